"""What the application is told, and what its pages list."""

import os
import re
from functools import partial
from pathlib import Path

import nbformat
import pytest
from jinja2 import Environment, FileSystemLoader

from jiama import places
from jiama.serve import faults, listing, pages, room, single
from jiama.serve.app import LessonApp, safe_config
from jiama.serve.network import Door
from jiama.text import translator

TEMPLATES = Path(pages.__file__).parent / "templates"


def test_the_list_has_the_lessons_that_have_plan_and_notebook():
    listed = pages.lessons(places.lessons())
    assert listed
    for entry in listed:
        assert (places.lessons() / entry.file).is_file()
        assert entry.title
        assert entry.argument
        assert entry.minutes > 0


def test_a_notebook_without_a_plan_is_not_listed(tmp_path):
    (tmp_path / "plans").mkdir()
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "77_x.ipynb")
    assert pages.lessons(tmp_path) == []


def test_a_page_is_listed_by_its_metadata(tmp_path):
    book = nbformat.v4.new_notebook(metadata={"jiama": {"page": "lab"}})
    nbformat.write(book, tmp_path / "x.ipynb")
    (listed,) = pages.pages(tmp_path, "en")
    assert (listed.page, listed.title, listed.file) == ("lab", "The lab", "x.ipynb")


def test_no_file_of_the_folder_can_be_fetched_by_address():
    config = safe_config("zh-CN")
    assert not any(re.search(p, "plans/01.toml") for p in config.VoilaConfiguration.file_allowlist)


def test_a_kernel_that_died_is_not_started_again():
    assert safe_config("zh-CN").KernelRestarter.restart_limit == 0


def _book(path):
    nbformat.write(nbformat.v4.new_notebook(), path)
    return path


def test_only_listed_notebooks_may_be_opened(tmp_path):
    home = tmp_path / "lessons"
    (home / "plans").mkdir(parents=True)
    (home / "plans" / "07.toml").write_text(
        'number = "07"\ntitle = "T"\nminutes = 1\nargument = "A"\nsummary = "S"', encoding="utf-8"
    )
    lesson = _book(home / "07_x.ipynb")
    _book(home / "Untitled.ipynb")
    _book(home / "plans" / "inner.ipynb")
    assert pages.listed(home) == {"07_x.ipynb": lesson}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    home, outside = tmp_path / "own", _book(tmp_path / "outside.ipynb")
    home.mkdir()
    (home / "link.ipynb").symlink_to(outside)
    assert pages.own(tmp_path, [home]) == {}


def test_own_notebooks_are_those_of_the_folder_and_none_below(tmp_path):
    folder, single = tmp_path / "mine", _book(tmp_path / "single.ipynb")
    (folder / "deeper").mkdir(parents=True)
    book = _book(folder / "一课.ipynb")
    _book(folder / "deeper" / "no.ipynb")
    elsewhere = tmp_path / "lessons"
    found = pages.own(elsewhere, [folder, single])
    assert found == {"own/1/一课.ipynb": book, "own/2/single.ipynb": single}


def test_our_templates_come_before_those_of_voila(tmp_path):
    app = LessonApp(root_dir=str(tmp_path))
    app.initialize([])
    assert "jiama" in app.template_paths[0]


@pytest.mark.parametrize("where", ["a", "b"])
def test_the_same_fault_has_the_same_code_and_its_trace_is_in_the_log(tmp_path, monkeypatch, where):
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "deep" / "log.txt"))
    try:
        raise RuntimeError("what went wrong")
    except RuntimeError as error:
        code = faults.report(error, where)
        assert faults.report(error, where) == code
    written = (tmp_path / "deep" / "log.txt").read_text(encoding="utf-8")
    assert "what went wrong" in written
    assert code in written


def test_a_notebook_for_those_who_write_code_is_named_without_a_link():
    listed = {entry.page: entry for entry in pages.pages(places.lessons())}
    assert listed["python"].code
    assert not listed["lab"].code
    here = single.Here("/", code=tuple(page for page in listed.values() if page.code))
    shown = single.index("zh-CN", [], listing.kept_beside([]), here=here)
    assert listed["python"].file in shown
    assert "voila/render/research/%E7%94%A8Python" not in shown
    assert 'href="/lab.html"' in shown


def test_own_notebooks_and_ways_in_stand_among_the_tools_and_no_name_is_markup():
    own = {"own/1/<b>.ipynb": Path("<b>.ipynb")}
    here = single.Here("/base/", doors=(("http://192.168.1.2:8866/", "(<i>)"),), own=own)
    shown = single.index("zh-CN", [], listing.kept_beside([]), here=here)
    assert 'href="/base/voila/render/own/1/%3Cb%3E.ipynb"' in shown
    assert 'href="/base/jiama/room"' in shown
    assert "http://192.168.1.2:8866/" in shown
    assert "&lt;b&gt;" in shown
    assert "(&lt;i&gt;)" in shown
    assert translator()("serve.start.none") in shown


def test_a_log_that_cannot_be_written_does_not_stop_the_page(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("JIAMA_LOG", str(blocked / "log.txt"))
    assert len(faults.record("trace", "x")) == faults.CODE_LENGTH


def test_a_notebook_is_titled_by_its_plan_then_as_a_page_then_by_its_metadata(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "07.toml").write_text('title = "T"', encoding="utf-8")
    own = {"title": "M", "jiama": {"page": "lab"}}
    titled = partial(pages.title, tmp_path, "en")
    assert titled("07_x", own, "O") == "T"
    assert titled("lab", own, "O") == "The lab"
    assert titled("mine", {"title": "M"}, "O") == "M"
    assert titled("mine", {}, "O") == "O"


def test_start_and_room_page_in_english_are_english_but_for_what_lessons_and_files_are_called():
    home = places.lessons()
    known = room.entries(home, "en")
    door = Door("192.168.1.2", "eth0", "wired")
    words = {"tr": translator("en"), "base_url": "/", "doors": [door, door]}
    room_words = {"address": "a", "code": "", "door": door, "entry": known["03"], "name": "03"}
    made = Environment(loader=FileSystemLoader(TEMPLATES))
    here = single.Here(code=tuple(page for page in pages.pages(home, "en") if page.code))
    begin = single.index(
        "en", listing.lessons(home, "en"), listing.kept_beside([], "en"), here=here
    )
    shown = [
        re.sub(r"<(style|script).*?</\1>", "", begin, flags=re.S),
        made.get_template("room.html.j2").render(known=known, **room_words, **words),
    ]
    named = re.compile(r'<span[^>]* lang="zh-CN">[^<]*</span>|<code>[^<]*</code>')
    ours = [named.sub("", page) for page in shown]
    assert shown[0] != ours[0]
    assert re.findall("[\u3000-\u303f\u4e00-\u9fff\uff01-\uffef]+", "".join(ours)) == []
