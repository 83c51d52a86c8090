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


def test_the_stored_bundles_are_what_their_sources_make(tmp_path):
    try:
        build.bundle(tmp_path)
    except build.NoBuilderError as reason:
        if os.environ.get("CI", "").lower() == "true":
            raise
        pytest.skip(str(reason))
    for name in build.BUNDLES:
        stored, made = ((folder / name).read_bytes() for folder in (build.DIST, tmp_path))
        assert stored == made, f"{name}: run `python3 kit build`"


def test_where_there_is_no_builder_one_sentence_says_so(monkeypatch):
    monkeypatch.setattr(build.shutil, "which", lambda _: None)
    monkeypatch.setattr(build.importlib.util, "find_spec", lambda _: None)
    with tempfile.TemporaryDirectory() as folder, pytest.raises(build.NoBuilderError, match="node"):
        build.bundle(Path(folder))
