"""A copy of the data package and of the case files that a test may spoil."""

import json
import shutil

import pytest

from jiama import places
from jiama.sources.package import digest, normalised


@pytest.fixture
def spoiled_package(tmp_path):
    """Return a function that edits one file of a copied package and seals it again."""
    home = tmp_path / "datasets"
    shutil.copytree(places.datasets(), home)

    def spoil(path, old, new, sealed=True):
        target = home / path
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        if sealed:
            record = home / "datapackage.json"
            package = json.loads(record.read_text(encoding="utf-8"))
            for entry in package["resources"]:
                entry["hash"] = digest(normalised(home / entry["path"]))
            record.write_text(json.dumps(package), encoding="utf-8")
        return home

    return spoil


@pytest.fixture
def spoiled_cases(tmp_path):
    """Return a function that edits one file of the copied case folder."""
    home = tmp_path / "cases"
    shutil.copytree(places.lessons() / "cases", home)

    def spoil(path, old, new):
        target = home / path
        text = target.read_text(encoding="utf-8")
        assert old in text
        target.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        return home

    return spoil
