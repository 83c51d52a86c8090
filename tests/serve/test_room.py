"""The page with the large code, and addresses typed by people."""

import json

import nbformat
import pytest
import segno

from jiama import places
from jiama.serve import pages, room


@pytest.fixture(scope="module")
def known():
    return room.entries(places.lessons())


@pytest.mark.parametrize(
    "typed",
    [
        "03", "3", "\uff10\uff13", "\uff13", "03\u3002", "03.", "\u300003", "03\u00a0", "03/",
    ],
)  # fmt: skip
def test_a_lesson_is_found_however_its_number_is_typed(known, typed):
    assert room.short(typed, known).number == "03"


@pytest.mark.parametrize("typed", ["LAB", "\uff2c\uff21\uff22", "lab\u3002", " Lab "])
def test_the_lab_is_found_however_its_name_is_typed(known, typed):
    assert room.short(typed, known).page == "lab"


@pytest.mark.parametrize("typed", ["99", "", ".", "\u3002", "plans", "03x", "../03"])
def test_what_names_no_listed_page_finds_none(known, typed):
    assert room.short(typed, known) is None


def test_a_code_scales_with_its_place():
    address = "http://192.168.1.2:8866/"
    size = segno.make(address, error="m", micro=False).symbol_size(border=3)[0]
    assert room.code(address).startswith("<svg")
    assert f'viewBox="0 0 {size} {size}"' in room.code(address)


def test_a_code_straight_to_a_lesson_is_as_coarse_as_that_to_the_list():
    sizes = {
        segno.make(f"http://192.168.100.200:8866/{to}", error="m", micro=False).version
        for to in ("", "03", "glossary")
    }
    assert max(sizes) <= 3  # 29 modules: read from ten times the code's width


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "\u00ff", json.dumps({"cells": []}), json.dumps({"nbformat": 4})],
    ids=["empty", "cut off", "a list", "a letter", "old", "bare"],
)
def test_a_notebook_that_cannot_be_read_leaves_the_others_listed(tmp_path, monkeypatch, content):
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log.txt"))
    book = nbformat.v4.new_notebook(metadata={"jiama": {"page": "lab", "title": "T"}})
    nbformat.write(book, tmp_path / "x.ipynb")
    (tmp_path / "Untitled.ipynb").write_text(content, encoding="latin-1")
    (tmp_path / "folder.ipynb").mkdir()
    assert [entry.file for entry in pages.pages(tmp_path)] == ["x.ipynb"]


def test_a_plan_that_cannot_be_read_leaves_the_others_listed(tmp_path, monkeypatch):
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log.txt"))
    (tmp_path / "plans").mkdir()
    good = 'number = "01"\ntitle = "T"\nminutes = 5\nargument = "A"\nsummary = "S"\n'
    for number, text in (("01", good), ("02", "title = "), ("03", 'title = "only"')):
        (tmp_path / "plans" / f"{number}.toml").write_text(text, encoding="utf-8")
        nbformat.write(nbformat.v4.new_notebook(), tmp_path / f"{number}_x.ipynb")
    (tmp_path / "plans" / "04.toml").write_bytes(b'title = "\xb9\xfa"')
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "04_x.ipynb")
    assert [entry.number for entry in pages.lessons(tmp_path)] == ["01"]


def test_a_copy_beside_a_lesson_does_not_take_its_place(tmp_path):
    (tmp_path / "plans").mkdir()
    good = 'number = "01"\ntitle = "T"\nminutes = 5\nargument = "A"\nsummary = "S"\n'
    (tmp_path / "plans" / "01.toml").write_text(good, encoding="utf-8")
    for name in ("01_x", "01_x-Copy1", "01_x - copy", "01_x (2)"):
        nbformat.write(nbformat.v4.new_notebook(), tmp_path / f"{name}.ipynb")
    assert [entry.file for entry in pages.lessons(tmp_path)] == ["01_x.ipynb"]
