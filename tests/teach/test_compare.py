"""Each prediction gets the feedback that fits it."""

from dataclasses import replace

import pytest

from jiama.teach.compare import judge, right_option
from jiama.teach.plan import Option, Predict
from jiama.teach.shapes import distance, shape

SAY = {"close": "close", "below": "below", "above": "above"}
NUMBER = Predict(form="number", ask="?", answer="it", why="", say=SAY, tolerance=2, maximum=31)
LINE = replace(
    NUMBER, form="curve", scale=100, skip=1, places=("a", "b", "c", "d"), given=(100,), tolerance=3
)
CHOICE = Predict(
    form="choice",
    ask="?",
    answer="it",
    why="",
    option=(
        Option("few", "few", "said few", under=0.25),
        Option("half", "half", "said half", least=0.25, under=0.75),
        Option("most", "most", "said most", least=0.75),
    ),
)


@pytest.mark.parametrize(
    ("guess", "branch"), [(15, "close"), (13, "close"), (17, "close"), (12, "below"), (18, "above")]
)
def test_a_number_is_close_within_the_tolerance(number, guess, branch):
    verdict = judge(NUMBER, guess, {"it": number(15)})
    assert (verdict.branch, verdict.say) == (branch, branch)
    assert verdict.hit is (branch == "close")
    assert format(verdict.guess) == f"{guess:.2f}"


@pytest.mark.parametrize(
    ("own", "branch"),
    [
        ([110, 121, 133.1], "close"),
        ([112, 123, 130], "close"),  # off by 2, 2 and 3.1
        ([110, 120, 125], "below"),
        ([120, 130, 150], "above"),
        ([140, 140, 125], "below"),  # higher on the whole, but ends lower, as the headline says
    ],
)
def test_a_line_is_compared_point_by_point_and_then_at_its_end(number, own, branch):
    answer = number([0, 1.0, 1.1, 1.21, 1.331])
    verdict = judge(LINE, own, {"it": answer})
    assert verdict.branch == branch
    assert format(verdict.answer) == "133.10"


def test_the_shape_of_a_line_has_its_own_feedback_where_the_plan_has_it(number):
    predict = replace(LINE, say=SAY | {"hump": "hump"})
    answers = {"it": number([0, 1.0, 1.1, 1.21, 1.331])}
    assert judge(predict, [150, 160, 105], answers).say == "hump"
    assert judge(predict, [100, 105, 110], answers).say == "below"


@pytest.mark.parametrize(
    ("value", "right"), [(0, "few"), (0.25, "half"), (0.7499, "half"), (0.75, "most"), (2, "most")]
)
def test_the_option_whose_range_holds_the_answer_is_the_models(number, value, right):
    assert right_option(CHOICE, number(value)).id == right
    verdict = judge(CHOICE, "few", {"it": number(value)})
    assert verdict.say == "said few"
    assert verdict.answer == right
    assert verdict.hit is (right == "few")


def test_an_answer_that_no_option_or_several_hold_is_an_error(number):
    gap = replace(CHOICE, option=CHOICE.option[:2])
    with pytest.raises(ValueError, match="0 options hold the answer"):
        right_option(gap, number(0.9))
    double = replace(CHOICE, option=(*CHOICE.option, Option("all", "all", "", least=0.5)))
    with pytest.raises(ValueError, match="2 options hold the answer"):
        right_option(double, number(0.9))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([1, 2, 3], "rises"),
        ([3, 2, 1], "falls"),
        ([1, 3, 1], "hump"),
        ([3, 1, 3], "valley"),
        ([1, 1.01, 1], "flat"),
        ([0.65, 0.72, 0.64], "hump"),
        ([1, 1.02, 2], "rises"),
        ([0, 0, 0], "flat"),
    ],
)
def test_a_shape_is_told_from_the_ends_and_what_stands_clear_of_them(line, expected):
    assert shape(line) == expected


def test_the_distance_of_lines_is_the_mean_of_the_points():
    assert distance([1, 2, 3], [1, 4, 7]) == 2
    with pytest.raises(ValueError, match="2 and 3 points"):
        distance([1, 2], [1, 2, 3])
