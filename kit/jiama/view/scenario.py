"""A scenario as a short code that can be said, typed and put in a link."""

from dataclasses import replace
from math import prod

from jiama.model.levers import LEVERS, Lever
from jiama.model.settings import Settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which are misread."""

VERSION = "1"
_CHECK = 1021
_GROUP = 4


class CodeError(ValueError):
    """A code that is no scenario; `reason` is ``"typo"`` or ``"version"``."""

    def __init__(self, reason: str, code: str):
        self.reason = reason
        said = {"typo": "mistyped or cut off", "version": "made by another version of the kit"}
        super().__init__(f"the scenario code {code!r} is {said[reason]}; copy it once more")


def encode(settings: Settings) -> str:
    """Return the code of some settings, each lever at its nearest step."""
    number = 0
    for lever in LEVERS.values():
        number = number * _count(lever) + _index(lever, getattr(settings, lever.name))
    body = _digits(number, _length()) + _digits(number % _CHECK, 2)
    return VERSION + "-".join(body[i : i + _GROUP] for i in range(0, len(body), _GROUP))


def decode(code: str) -> Settings:
    """Return the settings of a code.

    Raises
    ------
    CodeError
        If it is mistyped, cut off, or of another version.
    """
    text = code.strip().upper().replace("-", "").replace(" ", "")
    text = text.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(text) != 1 + _length() + 2 or any(letter not in ALPHABET for letter in text):
        raise CodeError("typo", code)
    if text[0] != VERSION:
        raise CodeError("version", code)
    number, check = _number(text[1:-2]), _number(text[-2:])
    if number % _CHECK != check or number >= prod(map(_count, LEVERS.values())):
        raise CodeError("typo", code)
    values = {}
    for lever in reversed(LEVERS.values()):
        number, index = divmod(number, _count(lever))
        values[lever.name] = round(lever.minimum + index * lever.step, 6)
    return replace(Settings(), **values)


def _count(lever: Lever) -> int:
    return round((lever.maximum - lever.minimum) / lever.step) + 1


def _index(lever: Lever, value: float) -> int:
    return round((value - lever.minimum) / lever.step)


def _length() -> int:
    most, length = prod(map(_count, LEVERS.values())) - 1, 0
    while most:
        most //= len(ALPHABET)
        length += 1
    return length


def _digits(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return digits


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * len(ALPHABET) + ALPHABET.index(digit)
    return number
