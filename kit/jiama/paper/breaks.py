"""Where a line of Chinese or English text may end.

References
----------
Unicode Standard Annex 14, Unicode Line Breaking Algorithm.
"""

import re
from collections.abc import Callable, Iterable

_JOINER = "\u2060"


def lines(
    text: str, room: float, width: Callable[[str], float], whole: Iterable[str] = ()
) -> list[str]:
    """Return a text as lines that fit.

    No line begins with a closing mark or ends with an opening one; numbers and Latin words
    stay whole unless one alone is longer than a line.

    Parameters
    ----------
    text
        One paragraph.
    room
        The width of a line.
    width
        Returns the width of a text.
    whole
        Words that are not to be parted, nor from a number before them.
    """
    # Rare: a page that never makes a document does not wait for Unicode's tables.
    from uniseg.linebreak import line_break_units

    for word in whole:
        joined = _JOINER.join(word)
        text = re.sub(rf"(\d\s?)?{re.escape(word)}", lambda m, j=joined: _with(m[1], j), text)
    made, line = [], ""
    for joined in line_break_units(text):
        unit = joined.replace(_JOINER, "")
        if line and width((line + unit).rstrip()) > room:
            made.append(line.rstrip())
            line = ""
        while width(unit.rstrip()) > room and len(unit) > 1:
            fits = max((n for n in range(1, len(unit)) if width(unit[:n]) <= room), default=1)
            made.append(unit[:fits])
            unit = unit[fits:]
        line += unit
    return [*made, line.rstrip()] if line.strip() or not made else made


def _with(number: str | None, word: str) -> str:
    return f"{number}{_JOINER}{word}" if number else word
