"""A lesson's notebook, made from its plan: a cell a beat, and cells for those who read code."""

import json
from pathlib import Path

from jiama import places
from jiama.teach import plans
from jiama.teach.plan import Plan

_OPEN = 'from jiama.teach import lesson\n\npage = lesson.open("{number}")'


def path(plan: Plan) -> Path:
    """Return where the notebook of a lesson lies, named by its number and title."""
    return places.lessons() / f"{plan.number}_{plan.title}.ipynb"


def made(plan: Plan) -> str:
    """Return the notebook of a lesson as the text of its file; the same text each time."""
    cells = [_code(_OPEN.format(number=plan.number), "open")]
    for beat in plan.beat:
        cells.append(_code(f'page.beat("{beat.id}")', f"beat-{beat.id}"))
        for number, extra in enumerate(c for c in plan.code if c.after == beat.id):
            about = f"{beat.id}-{number}"
            cells.append(_cell("markdown", extra.say.strip(), f"say-{about}"))
            cells.append(_code(extra.code.strip(), f"code-{about}"))
    book = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            "title": plan.title,
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def write() -> list[Path]:
    """Write the notebook of every lesson that has beats; return their paths."""
    written = []
    for plan in map(plans.load, plans.numbers()):
        if plan.beat:
            path(plan).write_text(made(plan), encoding="utf-8", newline="\n")
            written.append(path(plan))
    return written


def _code(source: str, id: str) -> dict:
    return _cell("code", source, id) | {"execution_count": None, "outputs": []}


def _cell(kind: str, source: str, id: str) -> dict:
    lines = source.splitlines(keepends=True)
    return {"cell_type": kind, "id": id, "metadata": {}, "source": lines}
