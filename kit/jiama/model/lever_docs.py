"""What each lever is, as the lines of a docstring."""

import re
from collections.abc import Callable
from textwrap import indent

from jiama.model.levers import LEVERS, Lever

_BLOCK = re.compile(r"(?<=----------\n).*?(?=^( *)fixed_markup :)", re.DOTALL | re.MULTILINE)
_WIDTH = 96
_WORDS = ("label", "meaning", "low", "high")


def with_levers(docstring: str, say: Callable[..., str]) -> str:
    """Return the docstring of `Settings` with its levers in a translator's words.

    Parameters
    ----------
    docstring
        The text that has, or is to have, the levers before ``fixed_markup``.
    say
        The translator.
    """
    block = "".join(_lines(lever, say) for lever in LEVERS.values())
    return _BLOCK.sub(lambda found: indent(block, found[1]), docstring, count=1)


def _lines(lever: Lever, say: Callable[..., str]) -> str:
    kind = "int" if lever.whole else "float"
    words = {part: say(f"lever.{lever.name}.{part}") for part in _WORDS}
    said = _folded(say("shown.lever", default=lever.default, **words))
    head = f"{lever.name} : {kind}, {lever.minimum:g} to {lever.maximum:g}"
    return f"{head}\n{indent(said, '    ')}\n"


def _folded(text: str) -> str:
    """Break a text at blanks into lines of at most the width; Chinese has none and stays whole."""
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) >= _WIDTH - 8:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)
