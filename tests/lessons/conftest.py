"""The lessons as they lie in the repository."""

import ast
import json
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from py_mini_racer import MiniRacer

from jiama import places
from jiama.page import language
from jiama.teach import plans


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


@pytest.fixture(scope="session")
def parts():
    """A function that evaluates an expression on the page's rules, in an embedded V8."""
    context = MiniRacer()
    context.eval((language.HERE / "dist" / "parts.js").read_text(encoding="utf-8"))

    def run(expression: str, **values):
        given = "".join(f"const {name} = {json.dumps(value)};" for name, value in values.items())
        made = f"(() => {{ const p = jiamaParts; {given} return JSON.stringify({expression}); }})()"
        return json.loads(context.eval(made))

    return run
