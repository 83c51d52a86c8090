"""A lesson's notebook is made from its plan; those beside the lessons call one element a cell."""

import ast
import re

from books import books
from each import each

from jiama.teach import notebook, plans

BESIDE = [book for book in books() if not book.path.stem[:2].isdigit()]


@each("book", BESIDE)
def test_pages_beside_the_lessons_import_the_lesson_module_and_define_nothing(book):
    for source in book.code:
        assert len(source.strip().splitlines()) <= 5, source
        defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, defined)]
    imports = [line for source in book.code for line in source.splitlines() if "import" in line]
    assert imports == ["from jiama.teach import lesson"]


@each("book", books())
def test_cells_hold_no_magics_outputs_or_counts(book):
    for cell in book.cells:
        if cell.cell_type == "code":
            assert not re.search(r"^\s*[%!]", cell.source, re.MULTILINE)
            assert cell.outputs == []
            assert cell.execution_count is None


@each("number", plans.numbers())
def test_every_plan_has_one_notebook_and_it_is_what_the_plan_makes(number):
    plan = plans.load(number)
    found = [book.path for book in books() if book.path.stem.startswith(f"{number}_")]
    assert found == [notebook.path(plan)]
    assert found[0].read_text(encoding="utf-8") == notebook.made(plan), "run `python3 kit build`"
