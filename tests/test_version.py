"""One number of the kit wherever it stands."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import jiama
from jiama.model.version import VERSION
from jiama.page import build

ROOT = Path(__file__).resolve().parents[1]


def test_citation_changelog_and_package_have_the_kits_version():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"(?m)^version: (\S+)$", citation)[1] == jiama.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"(?m)^## (\S+)", changes)[1] == jiama.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    where = project["tool"]["hatch"]["version"]
    found = re.search(where["pattern"], (ROOT / where["path"]).read_text(encoding="utf-8"))
    assert found["version"] == jiama.__version__


def test_what_the_page_takes_along_names_it_beside_the_models():
    about = build.model()
    assert (about["kit"], about["version"]) == (jiama.__version__, VERSION)
    taken = (build.HERE / "lab" / "take.js").read_text(encoding="utf-8")
    assert "JSON.stringify({ kit, model: version," in taken
    assert "version, code: encode(record.settings)" in taken


def test_a_version_is_one_that_installers_understand():
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", jiama.__version__)


def test_who_cites_is_told_of_both_versions_and_what_each_is_called():
    for name in ("CITATION.cff", "README.md", "README.zh-CN.md"):
        told = (ROOT / name).read_text(encoding="utf-8")
        for where in set(re.findall(r"jiama\.[\w.]*(?:__version__|VERSION)", told)):
            module, _, attribute = where.rpartition(".")
            assert getattr(import_module(module), attribute) in (jiama.__version__, VERSION)
        assert "jiama.__version__" in told and "jiama.model.version.VERSION" in told
