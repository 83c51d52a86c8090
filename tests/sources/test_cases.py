import re

import pytest
from each import each

from jiama import places
from jiama.sources import SourceError, case, cases

LESSONS = {f"{number:02}" for number in range(15)}


@each("id", cases())
def test_a_case_is_complete(id):
    found = case(id)
    assert found.facts
    assert found.chronology
    assert found.citations
    assert found.decision.who
    assert set(found.lessons) <= LESSONS
    assert len({figure.id for figure in found.figures}) == len(found.figures)


@each("id", cases())
def test_every_citation_listed_is_used(id):
    found = case(id)
    used = {key for fact in found.facts for key in fact.cite}
    used |= {figure.cite for figure in found.figures}
    used |= {key for event in found.chronology for key in event.cite} | set(found.decision.cite)
    assert used == set(found.citations)


@each("id", cases())
def test_the_chronology_runs_forward(id):
    dates = [event.when for event in case(id).chronology]
    assert dates == sorted(dates)


@each("id", cases())
def test_every_figure_stands_in_a_fact_or_is_marked_as_the_editors_reckoning(id):
    found = case(id)
    told = " ".join(fact.text for fact in found.facts)
    numbers = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", told)}
    words = {"两": 2, "七": 7, "八": 8, "九": 9, "十": 10, "三": 3, "四": 4}
    numbers |= {value for word, value in words.items() if word in told}
    numbers |= {1000.0} if "上千" in told else set()
    for figure in found.figures:
        reckoned = "编者" in figure.note
        assert reckoned or figure.value in numbers or id == "growth-targets", figure


def test_a_case_without_a_publisher_on_record_is_unverified_and_used_by_no_lesson():
    unverified = [id for id in cases() if not case(id).verified]
    assert unverified == ["satisfaction-scores"]
    assert case("satisfaction-scores").lessons == ()
    for id in cases():
        unrecorded = any(c.publisher == "未记录" for c in case(id).citations.values())
        assert unrecorded is (id in unverified)


def test_every_lesson_has_a_case():
    told = {number for id in cases() for number in case(id).lessons}
    assert told == {f"{number:02}" for number in range(15)}


def test_the_case_of_the_revoked_warning_is_told_with_its_dates():
    found = case("missed-calls")
    assert [event.when for event in found.chronology] == ["2018-08-23", "2018-10-08", "2018-11-16"]
    assert found.figure("days-standing").value == 39


def test_an_unknown_case_figure_or_citation_is_refused_with_what_exists():
    with pytest.raises(SourceError, match="no case 'quanjiao'; there are: air-monitoring"):
        case("quanjiao")
    with pytest.raises(SourceError, match="no figure 'hours'; it has: calls, minutes"):
        case("missed-calls").figure("hours")
    with pytest.raises(SourceError, match="no citation 'x'; it has: bjnews-2018"):
        case("missed-calls").citation("x")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "plaques"', 'id = "signs"', "the id in the file is 'signs'"),
        ("title = ", "titel = ", "plaques.toml has the unknown key 'titel'; did you mean 'title'?"),
        (
            "verified = true",
            'verified = "yes"',
            "verified must be true or false, not 'yes'.",
        ),
        (
            "value = 44",
            'value = "44"',
            "figures 1, value must be a number, not '44'.",
        ),
        (
            "value = 44",
            "value = true",
            "figures 1, value must be a number, not True.",
        ),
        ('when = "2025-12-22"', 'when = "22.12.2025"', "not an ISO 8601 date"),
        ('when = "2025-12-22"', 'when = "2025-13-01"', "not an ISO 8601 date"),
        ('cite = "chinadaily-2025"', 'cite = "daily"', "cites 'daily', unlisted"),
        ('cite = ["chinadaily-2025"]', "cite = []", "a statement cites nothing"),
        ('unit = "块"', 'unit = ""', "plaques.toml, figures 1, unit is empty."),
        ("date = ", "data = ", "plaques.toml has the unknown key 'data'; did you mean 'date'?"),
        ('publisher = "', 'publishr = "', "unknown key 'publishr'; did you mean 'publisher'?"),
        ("[decision]", "[decision", "not valid TOML"),
    ],
)
def test_a_spoiled_case_is_refused_with_one_clear_sentence(spoiled_cases, old, new, sentence):
    home = spoiled_cases("plaques.toml", old, new)
    with pytest.raises(SourceError, match=re.escape(sentence)):
        case("plaques", home)


def test_chinese_sentences_have_chinese_punctuation():
    texts = [path.read_text(encoding="utf-8") for path in (places.lessons() / "cases").glob("*")]
    narrow = re.compile(r"[\u4e00-\u9fff%][,;!?]|[,;!?][\u4e00-\u9fff]|\d;\d")
    assert [
        text[m.start() - 20 : m.end() + 20] for text in texts for m in narrow.finditer(text)
    ] == []
