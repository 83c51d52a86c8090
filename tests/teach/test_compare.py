"""Which option holds the answer, and what a line does from left to right."""

import pytest
from lines import SHAPES_OF_LINES
from msgspec.structs import replace

from jiama.teach.compare import right_option
from jiama.teach.plan import Option, Predict
from jiama.teach.shapes import shape

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
    ("value", "right"), [(0, "few"), (0.25, "half"), (0.7499, "half"), (0.75, "most"), (2, "most")]
)
def test_the_option_whose_range_holds_the_answer_is_the_models(number, value, right):
    assert right_option(CHOICE, number(value)).id == right


def test_an_answer_that_no_option_or_several_hold_is_an_error(number):
    gap = replace(CHOICE, option=CHOICE.option[:2])
    with pytest.raises(ValueError, match="0 options hold the answer"):
        right_option(gap, number(0.9))
    double = replace(CHOICE, option=(*CHOICE.option, Option("all", "all", "", least=0.5)))
    with pytest.raises(ValueError, match="2 options hold the answer"):
        right_option(double, number(0.9))


@pytest.mark.parametrize(("line", "expected"), SHAPES_OF_LINES)
def test_a_shape_is_told_from_the_ends_and_what_stands_clear_of_them(line, expected):
    assert shape(line) == expected
