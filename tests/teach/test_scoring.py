"""What the browser is told, and how answers are marked."""

import json

import pytest

from jiama.teach.plan import Answer, Question, Roles
from jiama.teach.scoring import asked, results, roles
from jiama.text import translator

ONE = Question("one", "？", (Answer("甲", "对", True), Answer("乙", "错"), Answer("丙", "错")))
TWO = Question(
    "two", "？", (Answer("甲", "对", True), Answer("乙", "对", True), Answer("丙", "错"))
)


@pytest.mark.parametrize(("chosen", "right"), [([0], True), ([1], False), ([2], False)])
def test_a_single_choice_is_right_or_wrong_and_every_option_has_its_word(chosen, right):
    marked = results([ONE, TWO], {"one": chosen}, str)
    assert set(marked) == {"one"}
    assert marked["one"]["right"] is right
    assert [option["say"] for option in marked["one"]["options"]] == ["对", "错", "错"]
    assert [option["right"] for option in marked["one"]["options"]] == [True, False, False]


@pytest.mark.parametrize(
    ("chosen", "right"), [([0, 1], True), ([1, 0], True), ([0], False), ([0, 1, 2], False)]
)
def test_several_choices_must_all_be_found_and_no_other(chosen, right):
    assert TWO.several
    assert results([TWO], {"two": chosen}, str)["two"]["right"] is right


def test_the_browser_is_not_told_which_option_is_right_before_an_answer():
    sent = asked(TWO, {})
    assert sent["several"] is True
    assert sent["options"] == ["甲", "乙", "丙"]
    assert "right" not in json.dumps(sent)
    assert "对" not in json.dumps(sent, ensure_ascii=False)


def test_roles_pass_the_number_on_through_the_model():
    part = Roles(places=("中央", "省", "市", "县", "乡镇", "村"))
    box = roles(part, "key", translator("zh-CN"))
    assert box.heights == [100] * 6
    box.values = [0.1] * 4
    assert box.heights == pytest.approx([100, 100, 110, 121, 133.1, 146.41])
    assert "146.4" in box.said
    assert "140" in box.said
