"""What the papers promise runs."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from jiama.serve.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")


@pytest.mark.parametrize("name", READMES)
def test_the_python_of_a_readme_runs(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.S)
    assert blocks
    for block in blocks:
        subprocess.run([sys.executable, "-c", block], check=True, timeout=120)


@pytest.mark.parametrize("name", READMES)
def test_a_readme_names_every_verb_and_no_other(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = set(re.findall(r"`python3 kit ([a-z]+)", text)) - {"start"}
    assert named == set(VERBS) - {"start"}


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_a_paper_links_to_is_there(name):
    for target in LINK.findall((ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def test_the_licences_are_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for file in project["license-files"]:
        assert (ROOT / file).stat().st_size > 1000
