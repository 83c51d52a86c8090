"""Exercises for those who write code: an answer left open, and a check that says how it stands."""

from collections.abc import Callable
from typing import Any

from jiama.text.spoken import say


def check(answer: Any, holds: Callable[[Any], Any], hint: str = "") -> bool | None:
    """Say whether an answer is right, in the language that code speaks.

    Parameters
    ----------
    answer
        What the reader wrote; ``...`` or None where nothing yet.
    holds
        Returns whether the answer is right.
    hint
        What to think of where it is not.

    Returns
    -------
    bool or None
        Whether it is right; None where it is still open.
    """
    if answer is ... or answer is None:
        print(say("exercise.open"))
        return None
    try:
        right = bool(holds(answer))
    except Exception as error:  # the reader's own object may raise anything
        print(say("exercise.unfit", kind=type(error).__name__, error=error) + hint)
        return False
    print(say("exercise.right") if right else say("exercise.wrong") + hint)
    return right
