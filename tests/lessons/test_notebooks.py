"""A notebook tells the story and calls one element a cell; nothing else is in it."""

import ast
import re

from books import books
from each import each

from jiama.teach import plans

NAMED = ("case", "picture", "predict", "run", "roles", "tell")
ONCE = ("cover", "regimes", "quiz", "discuss", "transfer", "sandbox", "finish", "sources")


@each("book", books())
def test_code_cells_have_at_most_five_lines_and_define_nothing(book):
    for source in book.code:
        assert len(source.strip().splitlines()) <= 5, source
        defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, defined)]


@each("book", books())
def test_the_only_import_is_the_lesson_module(book):
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
def test_every_plan_has_one_notebook_and_every_numbered_notebook_a_plan(number, notebook):
    book = notebook(number)
    assert f'lesson.open("{number}")' in book.code[0]
    assert book.path.stem.partition("_")[2] == plans.load(number).title.replace(":", "：")


@each("number", plans.numbers())
def test_the_notebook_calls_every_part_of_its_plan_and_nothing_that_is_not_there(number, notebook):
    plan, calls = plans.load(number), notebook(number).calls
    for kind in NAMED:
        called = {name for method, name in calls if method == kind}
        assert called == set(getattr(plan, kind)), kind
    assert {name for method, name in calls if method == "feedback"} == set(plan.predict)


@each("number", plans.numbers())
def test_a_lesson_keeps_the_rhythm(number, notebook):
    methods = [method for method, _ in notebook(number).calls]
    missing = [name for name in ONCE if methods.count(name) != 1]
    assert missing == []
    order = [methods.index(name) for name in ("cover", "predict", "regimes", "quiz", "transfer")]
    assert order == sorted(order)
    assert methods.index("sources") > max(i for i, m in enumerate(methods) if m == "case")


@each("number", plans.numbers())
def test_a_prediction_stands_before_its_answer_and_before_all_that_waits_for_it(number, notebook):
    plan, calls = plans.load(number), notebook(number).calls
    for at, (method, name) in enumerate(calls):
        waits = getattr(getattr(plan, method, {}).get(name), "after", None) if name else None
        if method == "feedback":
            waits = name
        if waits:
            assert calls.index(("predict", waits)) < at, (method, name)


@each("number", plans.numbers())
def test_runs_wait_for_a_prediction_and_begin_with_a_lever_or_two(number):
    runs = plans.load(number).run
    assert [name for name, run in runs.items() if run.after is None] == []
    levers = [len(run.levers) for run in runs.values()]
    assert levers[0] <= 2
    assert max(levers) <= 4


@each("number", plans.numbers())
def test_no_right_answer_stands_in_the_notebook(number, notebook):
    text = "\n".join(cell.source for cell in notebook(number).cells)
    for question in plans.load(number).quiz:
        for option in question.option:
            assert not option.right or len(option.text) < 8 or option.text not in text
