"""Errors in a lesson: a cell raises, and says where.

A served page turns what a cell raises into a card with a short code (see the page's template),
so a trainee meets no traceback. Whoever reads the code gets Python's own.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jiama.model.refusals import UnknownNameError


def element(method: Callable) -> Callable:
    """Let an error in a method of a lesson name the lesson and the call."""

    @wraps(method)
    def shown(page, *names, **more):
        try:
            return method(page, *names, **more)
        except Exception as error:
            call = f"page.{method.__name__}({', '.join(map(repr, names))})"
            error.add_note(page.tr("fault.at", number=page.plan.number, call=call))
            raise

    return shown


def part(parts: Mapping[str, Any], name: str) -> Any:
    """Return one part of a plan.

    Raises
    ------
    UnknownNameError
        If there is none of this name; it tells the nearest.
    """
    if name not in parts:
        raise UnknownNameError("part", name, parts)
    return parts[name]
