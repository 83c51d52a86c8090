"""A plan that is amiss is refused with one sentence that says where and what."""

import pytest

from jiama.teach import plans
from jiama.teach.errors import PlanError


def test_a_plan_in_order_is_read_with_its_defaults(tables, loaded):
    plan = loaded(tables)
    assert plan.predict["first"].source == "model"
    assert (plan.beat[1].predict, plan.beat[1].turn) == ("first", False)
    assert plan.quiz[0].several is False


def _drop(*path):
    def change(tables):
        for key in path[:-1]:
            tables = tables[key]
        del tables[path[-1]]

    return change


def _put(value, *path):
    def change(tables):
        for key in path[:-1]:
            tables = tables[key]
        tables[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_drop("title"), "99.toml lacks 'title'."),
        (_put("2", "minutes"), "99.toml, minutes must be a whole number, not '2'."),
        (_put(True, "minutes"), "99.toml, minutes must be a whole number, not True."),
        (_put("", "summary"), "99.toml, summary is empty."),
        (_put("x", "titel"), "99.toml has the unknown key 'titel'; did you mean 'title'?"),
        (
            _put("x", "predict", "first", "tolerence"),
            "99.toml, predict.first has the unknown key 'tolerence'; did you mean 'tolerance'?",
        ),
        (
            _put("", "predict", "first", "say", "close"),
            "99.toml, predict.first, say.close is empty.",
        ),
        (
            _put({"two": 2}, "quiz", 0, "option", 1, "text"),
            "99.toml, quiz 1, option 2, text must be a string, not {'two': 2}.",
        ),
        (
            _put("是", "beat", 2, "txt"),
            "99.toml, beat 3 has the unknown key 'txt'; did you mean 'text'?",
        ),
        (
            _put({"habits": 0}, "beat", 0, "settings"),
            "99.toml, beat 'start': no lever 'habits'; did you mean habit?",
        ),
        (_put("guess", "beat", 0, "id"), "99.toml, beat 'guess' is there more than once."),
        (
            _put("secnd", "beat", 1, "predict"),
            "99.toml, beat 'guess' asks for the prediction 'secnd'; there are: first.",
        ),
        (_drop("beat", 1), "99.toml, predict.first must be asked on one beat."),
        (
            _put([{"after": "end", "say": "改", "code": "1"}], "code"),
            "99.toml, code stands after the beat 'end': there is none.",
        ),
        (
            _put("poll", "beat", 0, "kind"),
            "99.toml, beat 1",
        ),
        (
            _put({"hierachy": "six"}, "model"),
            "99.toml, model has the unknown key 'hierachy'; it may have: hierarchy, cycles",
        ),
        (_put("98", "number"), "99.toml says it is lesson '98'; the two must agree."),
        (
            _put("能", "cover", "afterwards"),
            "99.toml, cover, afterwards must be a list, not '能'.",
        ),
        (
            _put("oracle", "predict", "first", "form"),
            "99.toml, predict.first, form is 'oracle'; choose one of: choice, number, curve.",
        ),
        (
            _put("time", "predict", "first", "answer"),
            "99.toml, predict.first, answer names the number 'time', which is not there.",
        ),
        (
            _drop("predict", "first", "say", "above"),
            "99.toml, predict.first, say lacks one of: above.",
        ),
        (
            _put(2, "predict", "first", "minimum"),
            "99.toml, predict.first: minimum must be below maximum.",
        ),
        (
            _put("guess", "predict", "first", "source"),
            "99.toml, predict.first, source is 'guess'; choose one of: model, record.",
        ),
        (
            _put("有{tims}倍", "beat", 2, "text"),
            "99.toml, beat 3.text asks for the number 'tims', which is not there.",
        ),
        (
            _put("有{times倍", "beat", 2, "text"),
            "99.toml, beat 3.text has a brace without its partner",
        ),
        (
            _put({"format": ".1f"}, "numbers", "times"),
            "99.toml, numbers.times needs exactly one of: outcome, level",
        ),
        (
            _put({"figure": "a.b", "at": 1}, "numbers", "times"),
            "99.toml, numbers.times has the unknown key 'at'; 'figure' does not use it.",
        ),
        (
            _put({"ratio": ["times", "none"]}, "numbers", "share"),
            "99.toml, numbers.share is made of the number 'none', which is not there.",
        ),
        (
            _put({"outcome": "value", "over": "habit"}, "numbers", "times"),
            "99.toml, numbers.times needs both 'over' and 'values', or neither.",
        ),
        (
            _put(False, "quiz", 0, "option", 0, "right"),
            "99.toml, question 'one' needs at least one right and one wrong option.",
        ),
    ],
)
def test_what_is_amiss_is_said_in_one_sentence(tables, loaded, change, sentence):
    change(tables)
    with pytest.raises(PlanError) as refused:
        loaded(tables)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


def test_a_choice_needs_ranges_or_shapes_and_ids_of_their_own(tables, loaded):
    first = tables["predict"]["first"]
    first |= {"form": "choice", "option": [{"id": "a", "text": "甲", "say": "好"}] * 2}
    with pytest.raises(PlanError, match="each with an id of its own"):
        loaded(tables)
    first["option"] = [{"id": i, "text": i, "say": i} for i in "ab"]
    with pytest.raises(PlanError, match="option 'a' needs either a range"):
        loaded(tables)
    first["option"] = [{"id": i, "text": i, "say": i, "shape": "wave"} for i in "ab"]
    with pytest.raises(PlanError, match="shape must be one of rises, falls, hump"):
        loaded(tables)


def test_a_missing_plan_and_broken_toml_are_named(tmp_path):
    (tmp_path / "01.toml").write_text("number = ", encoding="utf-8")
    with pytest.raises(PlanError, match=r"There is no plan 07\.toml; there are: 01\."):
        plans.load("07", tmp_path)
    with pytest.raises(PlanError, match=r"01\.toml is not valid TOML"):
        plans.load("01", tmp_path)
