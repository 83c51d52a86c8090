from pathlib import Path

import pytest

from jiama.view import bundle


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle, "folder", lambda: tmp_path / "static")
    return tmp_path / "static"


def test_the_file_is_one_module_that_asks_for_nothing_else(shelf):
    text = bundle.ensure().read_text(encoding="utf-8")
    assert text.rstrip().endswith("as vegaEmbed};")
    assert "import(" not in text
    assert len(text) > 500_000


def test_the_file_is_made_once(shelf, monkeypatch):
    made = []
    monkeypatch.setattr(bundle, "_javascript", lambda: made.append(1) or "export {};")
    assert bundle.ensure() == bundle.ensure() == shelf / bundle.filename()
    assert made == [1]


def test_a_half_written_file_is_never_served(shelf, monkeypatch):
    def broken(self, target):
        raise OSError("disk full")

    monkeypatch.setattr(bundle, "_javascript", lambda: "export {};")
    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        bundle.ensure()
    assert list(shelf.iterdir()) == []


def test_a_newer_library_gets_a_new_name(monkeypatch):
    names = set()
    for version in ("1.9.0", "2.0.0"):
        bundle.filename.cache_clear()
        monkeypatch.setattr(bundle, "version", lambda _, version=version: version)
        names.add(bundle.filename())
    bundle.filename.cache_clear()
    assert len(names) == 2


def test_the_folder_is_inside_the_environment_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle.sys, "prefix", str(tmp_path))
    monkeypatch.setattr(bundle.sys, "base_prefix", "/elsewhere")
    assert bundle.folder() == tmp_path / "share" / "jiama" / "static"


def test_without_an_environment_the_user_s_cache_is_used(tmp_path, monkeypatch):
    monkeypatch.setattr(bundle.sys, "prefix", bundle.sys.base_prefix)
    monkeypatch.setattr(bundle.platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "jiama")
    assert bundle.folder() == tmp_path / "jiama" / "static"
