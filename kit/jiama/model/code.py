"""Settings as a short code that can be said, typed and put in a link.

Each lever is a digit of its own base: the number of its steps. The first letter
says which levers are in it. Edition 1 holds the nineteen levers of model
1.0.0, edition 2 all of 2.0.0; a code is of edition 2 only where one of the
later levers has left its default, so that old codes open here and most new
ones open in an old kit.
"""

import unicodedata
from collections.abc import Mapping
from math import prod

from jiama.model.levers import LEVERS, Lever
from jiama.model.refusals import InputError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, which are misread."""

FIRST = (
    "goal", "habit", "tournament", "outlook", "collusion", "markup_cap", "coverage",
    "satisfaction_weight", "satisfaction_noise", "frequency", "lines", "strictness", "precision",
    "tolerance", "remedy", "audit", "supervision", "complexity", "ratchet",
)  # fmt: skip
"""The levers of edition 1, in the order of their digits."""

EDITIONS = {"1": FIRST, "2": (*FIRST, *(name for name in LEVERS if name not in FIRST))}
_CHECK = 1021
_GROUP = 4
_SHOWN = 60


class CodeError(InputError):
    """A code that is no scenario: ``code_typo``, or ``code_version`` of another kit."""

    def __init__(self, kind: str, text: str):
        super().__init__(kind, text=text[:_SHOWN])

    def __reduce__(self):
        """Let a worker process hand it back whole."""
        return CodeError, (self.code, self.values["text"])


def encode(values: Mapping[str, float]) -> str:
    """Return the code of the levers' values, each at its nearest step."""
    later = (name for name in LEVERS if name not in FIRST)
    edition = "2" if any(values[name] != LEVERS[name].default for name in later) else "1"
    number, levers = 0, _levers(edition)
    for lever in levers:
        index = round((values[lever.name] - lever.minimum) / lever.step)
        number = number * _count(lever) + index
    body = _digits(number, _length(levers)) + _digits(number % _CHECK, 2)
    return edition + "-".join(body[i : i + _GROUP] for i in range(0, len(body), _GROUP))


def decode(code: str) -> dict[str, float]:
    """Return the levers' values of a code, however it was typed.

    Raises
    ------
    CodeError
        If it is mistyped, cut off, or of another version.
    """
    text = tidy(code)
    if any(letter not in ALPHABET for letter in text):
        raise CodeError("code_typo", code)
    if text[:1] not in EDITIONS:
        raise CodeError("code_version" if len(text) > len(FIRST) else "code_typo", code)
    levers = _levers(text[0])
    if len(text) != 1 + _length(levers) + 2:
        raise CodeError("code_typo", code)
    number, check = _number(text[1:-2]), _number(text[-2:])
    if number % _CHECK != check or number >= _scenarios(levers):
        raise CodeError("code_typo", code)
    values = {}
    for lever in reversed(levers):
        number, index = divmod(number, _count(lever))
        values[lever.name] = round(lever.minimum + index * lever.step, 6)
    return values


def tidy(code: str) -> str:
    """Return a code as it was meant: half-width capitals without dashes, blanks and dots.

    What a Chinese keyboard or a chat window makes of it is undone, and letters
    that are misread count as the figures they are taken for.
    """
    text = unicodedata.normalize("NFKC", code).upper()
    text = "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")
    return text.replace("O", "0").replace("I", "1").replace("L", "1").replace("\u30fc", "")


def _levers(edition: str) -> list[Lever]:
    return [LEVERS[name] for name in EDITIONS[edition]]


def _count(lever: Lever) -> int:
    return round((lever.maximum - lever.minimum) / lever.step) + 1


def _scenarios(levers: list[Lever]) -> int:
    return prod(map(_count, levers))


def _length(levers: list[Lever]) -> int:
    most, length = _scenarios(levers) - 1, 0
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
