"""The lessons as they lie in the repository."""

import ast
import contextlib
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from jiama import places
from jiama.teach import plans
from jiama.view import faults


@dataclass(frozen=True)
class Book:
    """A notebook, with the elements it calls in order: (method, name or None)."""

    path: Path
    cells: list

    @property
    def code(self) -> list[str]:
        return [cell.source for cell in self.cells if cell.cell_type == "code"]

    @property
    def calls(self) -> list[tuple[str, str | None]]:
        found = []
        for node in ast.walk(ast.parse("\n".join(self.code))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "page":
                found.append((node.func.attr, node.args[0].value if node.args else None))
        return found


def books() -> list[Book]:
    return [
        Book(path, nbformat.read(path, as_version=4).cells)
        for path in sorted(places.lessons().glob("*.ipynb"))
    ]


def pytest_generate_tests(metafunc):
    if "book" in metafunc.fixturenames:
        found = books()
        metafunc.parametrize("book", found, ids=[book.path.stem for book in found])
    if "number" in metafunc.fixturenames:
        metafunc.parametrize("number", plans.numbers())


@pytest.fixture
def notebook():
    """A function ``notebook(number)`` that returns a lesson's notebook."""

    def find(number: str) -> Book:
        (book,) = [book for book in books() if book.path.stem.startswith(f"{number}_")]
        return book

    return find


@pytest.fixture
def raising(monkeypatch):
    """Let a fault raise instead of becoming a card."""

    def report(error, where):
        raise AssertionError(f"{where}: {error!r}") from error

    monkeypatch.setattr(faults, "report", report)


@pytest.fixture
def walked(notebook, raising):
    """A function ``walked(number)`` that runs a notebook and commits every prediction in it."""

    def walk(number: str):
        space = {}
        with contextlib.redirect_stdout(None):
            for source in notebook(number).code:
                exec(source, space)
        page = space["page"]
        for name, predict in page.plan.predict.items():
            box = page.predictions[name]
            box.value = guess(predict)
            box.committed = True
        page.questions.answers = {question.id: [0] for question in page.plan.quiz}
        return page

    return walk


def guess(predict):
    """Return some prediction that the plan allows."""
    if predict.form == "choice":
        return predict.option[0].id
    middle = (predict.minimum + predict.maximum) / 2
    if predict.form == "number":
        return middle
    return [middle] * (len(predict.places) - len(predict.given))
