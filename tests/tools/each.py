"""One test over many things that only have to be looked at: all that is amiss, said at once."""

import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


def each(argument: str, things: Iterable[Any]) -> Callable:
    """Call a test for each thing, as its argument; it fails once, with every thing amiss.

    For looking through files and tables: parametrise what takes time or is told by its name.
    """
    things = list(things)
    assert things, f"nothing to look at as {argument}"

    def over(test: Callable) -> Callable:
        def together(**fixtures):
            amiss = []
            for thing in things:
                try:
                    test(**fixtures, **{argument: thing})
                except AssertionError as error:
                    amiss.append(f"{_called(thing)}: {error}")
            assert not amiss, "\n".join(amiss)

        asked = inspect.signature(test)
        left = [name for name in asked.parameters.values() if name.name != argument]
        together.__name__, together.__doc__ = test.__name__, test.__doc__
        together.__module__, together.__signature__ = (
            test.__module__,
            asked.replace(parameters=left),
        )
        return together

    return over


def _called(thing: Any) -> str:
    return thing.name if isinstance(thing, Path) else str(getattr(thing, "id", thing))
