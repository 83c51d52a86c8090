"""Notebooks for those who write code: their answers can be found, and their sentences are true."""

import ast
import re
from math import isclose, log

import nbformat
import numpy as np
import pytest

import jiama
from jiama import places
from jiama.text import translator

PYTHON = "用Python做自己的实验.ipynb"
RULES = "自己的规则.ipynb"

# Answers as a reader would write them, in the place of what the notebook leaves open.
ANSWERS = {
    PYTHON: {
        "no_habit = ...": "no_habit = jiama.Settings(habit=0)",
        "added = ...": "added = (1 + 0.12 / 1.2) / 0.8 - 1",
        "best = ...": 'best = max(table, key=lambda row: row["value"])["strictness"]',
        "county = ...": "county = jiama.sweep(strictness=[0, 0.25, 0.5, 0.75, 1], "
        'hierarchy=jiama.Hierarchy.preset("county"))',
        "error = ...": "error = change.std(ddof=1) / np.sqrt(40)",
        "total = ...": "total = np.exp(sum(sums.values()))",
        "    ...": "    return target * 0",
        "from_the_lab = ...": 'from_the_lab = "10VN1-CFCW-FV8Y-MDB6-3KN"',
    },
    RULES: {
        "copied = ...": "def copied(seen): return np.minimum(seen.wished, seen.cap)",
        "guess = ...": "guess = 0",
    },
}
WRONG = {
    PYTHON: {
        "no_habit = ...": "no_habit = jiama.Settings(habit=0, audit=0)",
        "added = ...": "added = 37.5",
        "best = ...": "best = 1",
        "county = ...": "county = table",
        "error = ...": "error = change.std(ddof=1)",
        "total = ...": "total = sum(sums.values())",
        "    ...": "    return target * 0.1",
        "from_the_lab = ...": 'from_the_lab = "10VHV-K16A-B04C-ZKWC-SXD"',
    },
    RULES: {
        "copied = ...": "def copied(seen): return seen.wished * 0.5",
        "guess = ...": "guess = 1",
    },
}


FEW = '["habit_raises_amplification", "strictness_raises_effort"]'
"""The claims that the tests judge: all of them take half a minute each time."""


@pytest.fixture
def run(capsys):
    """A function that runs a notebook's code, answers put in; returns its names and its output."""

    def through(name: str, answers: dict[str, str]):
        book = nbformat.read(places.lessons() / "research" / name, as_version=4)
        code = "\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
        code = code.replace("judge(rules=rules, ", f"judge({FEW}, rules=rules, ")
        for left_open, answer in answers.items():
            assert code.count(f"\n{left_open}\n") == 1, left_open
            code = code.replace(f"\n{left_open}\n", f"\n{answer}\n")
        space = {}
        exec(code, space)
        return space, capsys.readouterr().out

    yield through
    jiama.language("en")


def _research():
    return sorted((places.lessons() / "research").glob("*.ipynb"))


@pytest.mark.parametrize("path", _research(), ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_results_and_magics_and_has_a_title(path):
    book = nbformat.read(path, as_version=4)
    assert book.metadata["title"] == translator()(f"page.{book.metadata['jiama']['page']}")
    for cell in book.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
            assert not re.search(r"^\s*[%!]", cell.source, re.MULTILINE)
            ast.parse(cell.source)


@pytest.mark.parametrize("name", ANSWERS)
def test_right_answers_are_found_right_and_wrong_ones_wrong(name, run):
    count = len(ANSWERS[name])
    _, said = run(name, ANSWERS[name])
    assert said.count("对了。") == count
    _, said = run(name, WRONG[name])
    assert said.count("还不对。") == count
    _, said = run(name, {})
    assert said.count("还没有作答") == count


def test_what_the_first_notebook_says_of_the_model_is_so(run):
    space, _ = run(PYTHON, {})
    change, wrongful = space["change"], space["wrongful"]
    error = change.std(ddof=1) / np.sqrt(40)
    assert 2 * error < abs(change.mean()) < 0.01, "small, yet more than chance"
    assert abs(wrongful.mean()) > 5 * abs(change.mean()), "another outcome changes more"
    sums, record, without = space["sums"], space["record"], space["without"]
    amplification = record.outcome("amplification")[-1].mean()
    assert isclose(np.exp(sum(sums.values())), amplification, rel_tol=0.005)
    less = log(amplification / without.outcome("amplification")[-1].mean())
    assert less > sums["added_habit"] + 0.01
    assert isclose(jiama.simulate().hierarchy.size, 121)


def test_what_the_second_notebook_says_of_its_rule_is_so(run):
    space, _ = run(RULES, {})
    fate = {row["claim"]: row for row in space["fate"]}
    assert fate["habit_raises_amplification"]["own"] == 0
    assert fate["habit_raises_amplification"]["published"] > 0.5
    ledger = space["record"].to_table("ledger")
    assert ledger["added_person"].max() > 0
    assert max(ledger[f"added_{motive}"].max() for motive in ("habit", "guard")) == 0
