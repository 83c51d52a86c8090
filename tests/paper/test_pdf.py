"""The report on paper: fonts in the file, lines that end where they may, what it says of itself."""

import io
import itertools
import re

import pypdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from pypdf.generic import IndirectObject

from jiama import places
from jiama.model.notes import OUTCOMES
from jiama.paper.breaks import lines
from jiama.paper.pdf import FONT, Shown, pdf
from jiama.text import languages, translator

ROOT = FONT.parents[4]
SAID = (
    "\u7fa4\u4f17\u83b7\u5f97\u4e0a\u5347\u4e863.2\u4e2a\u767e\u5206\u70b9\uff1b\u201c\u907f\u8d23"
    "\u6027\u201d\u52a0\u7801\uff08\u89c1\u4e0b\u56fe\uff09\u5c11\u4e8612.5%\u3002"
)  # 群众获得上升了3.2个百分点；“避责性”加码（见下图）少了12.5%。


def _report(language: str) -> pypdf.PdfReader:
    tr = translator(language)
    rows = [(tr(f"outcome.{name}.label"), f"{i}.5%", f"{i}") for i, name in enumerate(OUTCOMES)]
    contents = {
        "title": tr("lab.report_title"),
        "made": "2026-01-02 <1>",
        "model": tr("common.model_not_forecast"),
        "why": SAID,
        "levers_title": "A",
        "levers": rows[:3],
        "outcomes_title": "B",
        "outcomes": rows,
    }
    shown = []
    for shade in range(3):
        picture = io.BytesIO()
        Image.new("RGB", (900, 480), (shade, 200, 200)).save(picture, "PNG")
        shown.append(Shown("one", SAID, picture.getvalue(), wide=not shade))
    return pypdf.PdfReader(io.BytesIO(pdf(contents, shown, language)))


def _fonts(page) -> list:
    fonts = page["/Resources"]["/Font"].values()
    return [f.get_object() if isinstance(f, IndirectObject) else f for f in fonts]


@pytest.mark.parametrize("language", languages())
def test_every_font_is_in_the_file(language):
    for page in _report(language).pages:
        for font in _fonts(page):
            assert "/FontFile2" in font["/FontDescriptor"], font["/BaseFont"]


@pytest.mark.parametrize("language", languages())
def test_a_report_is_one_page_with_its_words_and_pictures(language):
    (page,) = _report(language).pages
    assert len(page.images) == 3
    words = page.extract_text()
    assert "<1>" in words
    assert "12.5%" in words


@pytest.mark.parametrize("language", languages())
def test_the_file_says_what_it_is(language):
    about = _report(language).metadata
    tr = translator(language)
    assert about.title == tr("lab.report_title")
    assert about.author == tr("common.product")
    assert about.subject == tr("common.model_not_forecast")
    assert not any(re.search("unspecified|anonymous|untitled", str(v)) for v in about.values())


def test_the_font_has_every_character_of_texts_lessons_and_data():
    known = TTFont(FONT).getBestCmap()
    files = [
        *(ROOT / "kit" / "jiama" / "text").glob("*.toml"),
        *places.lessons().rglob("*.toml"),
        *places.lessons().glob("*.ipynb"),
        *places.datasets().glob("*.csv"),
    ]
    assert len(files) > 30
    missing = {
        letter: path.name
        for path in files
        for letter in set(path.read_text(encoding="utf-8-sig"))
        if ord(letter) > 32 and ord(letter) not in known
    }
    assert not missing


@pytest.mark.parametrize("room", range(8, 40))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(room):
    made = lines(SAID * 3, room, len)
    assert "".join(made) == SAID * 3
    for before, after in itertools.pairwise(made):
        assert after[0] not in "\uff1b\u3002\uff0c\uff09\u201d%"
        assert before[-1] not in "\uff08\u201c"
        assert not (before[-1].isdigit() and after[0] in ".%0123456789")


@pytest.mark.parametrize("room", range(8, 40))
def test_a_word_to_keep_whole_is_never_parted_from_its_number(room):
    word = "\u4e2a\u767e\u5206\u70b9"  # 个百分点
    assert sum(f"3.2{word}" in line for line in lines(SAID * 3, room, len, [word])) == 3


def test_lines_are_as_full_as_they_can_be():
    assert lines("aa bb cc dd", 5, len) == ["aa bb", "cc dd"]
    assert lines("aaaaaaaa bb", 3, len) == ["aaa", "aaa", "aa", "bb"]
    assert lines("", 5, len) == [""]
