"""Checks of arguments shared by the textbook models."""

import math


def positive(**values: float) -> None:
    """Refuse values that are not finite and greater than zero."""
    for name, value in values.items():
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"{name} is {value!r}; it must be a number greater than 0")


def not_negative(**values: float) -> None:
    """Refuse values that are not finite or lie below zero."""
    for name, value in values.items():
        if not (math.isfinite(value) and value >= 0):
            raise ValueError(f"{name} is {value!r}; it must be a number of at least 0")


def share(**values: float) -> None:
    """Refuse values outside the closed unit interval."""
    for name, value in values.items():
        if not 0 <= value <= 1:
            raise ValueError(f"{name} is {value!r}; it must lie between 0 and 1")


def at_least(smallest: int, **values: int) -> None:
    """Refuse values that are not whole or lie below `smallest`."""
    for name, value in values.items():
        if value != int(value) or value < smallest:
            raise ValueError(f"{name} is {value!r}; it must be a whole number, {smallest} or more")
