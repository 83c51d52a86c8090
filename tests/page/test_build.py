"""What is stored for the browser is what its sources make."""

import os
import tempfile
from pathlib import Path

import pytest

from jiama.page import build


@pytest.mark.parametrize("path", build.DATA, ids=lambda path: path.name)
def test_the_engine_has_the_models_data_of_today(path):
    assert path.read_text(encoding="utf-8") == build.written(build.DATA[path]()), (
        "run `python3 kit build`"
    )


def _with_tools(work):
    """Return what work gives that needs a tool; without the tool fail under CI, else skip."""
    try:
        return work()
    except build.NoBuilderError as reason:
        if os.environ.get("CI", "").lower() == "true":
            raise
        pytest.skip(str(reason))


def test_the_stored_bundles_are_what_their_sources_make(tmp_path):
    _with_tools(lambda: build.bundle(tmp_path))
    for name in build.BUNDLES:
        stored, made = ((folder / name).read_bytes() for folder in (build.DIST, tmp_path))
        assert stored == made, f"{name}: run `python3 kit build`"


def test_where_there_is_no_builder_one_sentence_says_so(monkeypatch):
    monkeypatch.setattr(build.shutil, "which", lambda _: None)
    monkeypatch.setattr(build.importlib.util, "find_spec", lambda _: None)
    with tempfile.TemporaryDirectory() as folder, pytest.raises(build.NoBuilderError, match="node"):
        build.bundle(Path(folder))


def test_the_linter_finds_nothing_to_mend_in_the_pages_modules():
    assert _with_tools(build.lint) == ""
