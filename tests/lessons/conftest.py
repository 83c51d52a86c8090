"""The lessons as they lie in the repository."""

import json

import pytest
from books import Book, books
from py_mini_racer import MiniRacer

from jiama.page import language
from jiama.teach import plans


def pytest_generate_tests(metafunc):
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
