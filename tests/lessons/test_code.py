"""The cells for those who read code run as they stand."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from jiama.teach import plans

CELLS = [(lesson, at) for lesson in plans.numbers() for at in range(len(plans.load(lesson).code))]


@pytest.mark.parametrize(("lesson", "at"), CELLS)
def test_a_cell_for_those_who_read_code_runs_as_it_stands_and_shows_something(lesson, at, capsys):
    ran = InteractiveShell().run_cell(plans.load(lesson).code[at].code)
    ran.raise_error()
    assert ran.result is not None or capsys.readouterr().out


def test_every_lesson_has_one_to_three_such_cells():
    assert [n for n in plans.numbers() if not 1 <= len(plans.load(n).code) <= 3] == []
