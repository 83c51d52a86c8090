"""The lessons' notebooks as they lie in the repository."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat

from jiama import places


@dataclass(frozen=True)
class Book:
    """A notebook, with the elements it calls in order: (method, name or None)."""

    path: Path
    cells: list

    def __str__(self) -> str:
        return self.path.stem

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


@cache
def books() -> tuple[Book, ...]:
    """Return the notebooks of all lessons and pages."""
    return tuple(
        Book(path, nbformat.read(path, as_version=4).cells)
        for path in sorted(places.lessons().glob("*.ipynb"))
    )
