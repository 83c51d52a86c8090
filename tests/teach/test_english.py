"""In English, the pages beside the lessons are English; documents keep their own words."""

import json
import re
from html import unescape

import pytest

from jiama import sources
from jiama.serve import single
from jiama.teach import compile as compiled
from jiama.teach import plans
from jiama.teach.study import PAPERS, TABLES
from jiama.text import catalogue

HAN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff01-\uffef]")
DATE = re.compile(r"(\d+) ?年 ?\d+ ?月 ?(\d+) ?日")
ARTICLE = "《能否破解基层绩效考评问责“层层加码”？》|晶源阅览趣事"
GLOSSES = "督查检查|督检考"
DOCUMENTED = ("province", "city", "wording", "publisher", "term")


def _cells(name):
    content = json.loads(compiled.notebook(name).read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == "markdown"]


def _numbers(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", DATE.sub(r"\1 \2", text)))


def _texts(data):
    """Go through every text of a page's data, between the tags."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _texts(part)
    elif isinstance(data, str):
        yield from re.split(r"<[^>]*>", data)


def _chinese(texts, allowed=""):
    """Return the texts in which Chinese is left once what is allowed is taken out."""
    keep = re.compile(allowed) if allowed else None
    found = [text for text in texts if HAN.search(text)]
    return [text for text in found if not keep or HAN.search(keep.sub("", text))]


def _documented():
    tables = [sources.load(name) for name in TABLES]
    own = {
        row[key]
        for table in tables
        for row in table
        for key in DOCUMENTED
        if isinstance(row.get(key), str)
    }
    for paper in map(sources.bibliography().get, PAPERS):
        own |= {*paper.authors, paper.title, paper.outlet}
    return "|".join(map(re.escape, sorted(filter(HAN.search, own), key=len, reverse=True)))


@pytest.mark.parametrize("name", single.BESIDE)
def test_every_text_of_a_page_has_its_english_with_the_same_numbers(name):
    for cell in _cells(name):
        english = cell["metadata"]["jiama"]["en"]
        chinese = "".join(cell["source"])
        assert _numbers(chinese) <= _numbers(english), cell["id"]
        for mark in ("# ", "- "):  # as many headings and as many points
            counts = [len(re.findall(rf"^#*{mark}", text, re.M)) for text in (chinese, english)]
            assert counts[0] == counts[1], cell["id"]


@pytest.mark.parametrize("name", ["lab", "about"])
def test_a_page_in_english_holds_no_chinese_but_the_name_of_the_article(name):
    page = compiled.page(name, "en")
    assert _chinese(_texts(page), ARTICLE) == []


def test_the_glossary_in_english_has_chinese_only_where_it_gives_the_chinese_name():
    page = json.dumps(compiled.page("glossary", "en"), ensure_ascii=False)
    named = re.compile(r'<span lang="zh-CN">[^<]*</span>')
    rest, names = named.subn("", page.replace('\\"', '"'))
    assert names > len(catalogue("en")) / 100
    assert _chinese(_texts(rest)) == []


def test_the_study_in_english_has_chinese_only_in_what_documents_say_and_their_names():
    page = compiled.page("study", "en")
    texts = list(_texts(page))
    assert _chinese(texts, f"{_documented()}|{GLOSSES}") == []
    assert _chinese(texts)  # or the list of exceptions is for nothing


@pytest.mark.parametrize("name", single.BESIDE)
def test_a_page_is_named_in_its_language(name):
    for language in ("zh-CN", "en"):
        named = catalogue(language)[f"page.{name}"]
        assert compiled.page(name, language)["title"] == named
        assert f"<title>{named} " in single.written(name, language)


def test_the_list_in_english_has_every_lesson_in_english_beside_its_own_title():
    shown = unescape(single.written("index", "en").partition("<body")[2])
    for number in plans.numbers():
        plan = plans.load(number)
        assert f"<b>{plan.question_en}</b>" in shown
        assert f'{number} <span lang="zh-CN">{plan.title}</span>' in shown
        assert f'title="{plan.title_en} · {plan.argument_en} · ' in shown
    ours = re.sub(r'<span lang="zh-CN">[^<]*</span>|<script.*?</script>', "", shown, flags=re.S)
    assert _chinese(_texts(ours)) == []


def test_the_list_in_chinese_names_each_lesson_once():
    shown = single.written("index", "zh-CN").partition("<body")[2]
    assert not [n for n in plans.numbers() if plans.load(n).title_en in shown]
    named = [f'jm-tile-name">{n} {plans.load(n).title}<' for n in plans.numbers()]
    assert [shown.count(name) for name in named] == [1] * len(named)


def test_every_table_and_every_preset_has_an_english_name():
    titles = [sources.load(name).titled("en") for name in sources.tables()]
    assert not [words for words in (*titles, *plans.presets("en")) if HAN.search(words)]
    assert list(plans.presets("en").values()) == list(plans.presets().values())
