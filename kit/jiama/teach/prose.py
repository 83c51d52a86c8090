"""A plan's texts as safe HTML: paragraphs, lists, **bold**, numbers and evidence marks.

A text may hold ``{name}`` or ``{name:.0%}`` for a number of the plan, and at the end of a
causal sentence the mark of what it rests on: ``[[claim:ID]]`` a tested claim about the model,
``[[cite:KEY]]`` an entry of the bibliography, ``[[case:ID]]`` a case file, ``[[sum]]`` plain
arithmetic, ``[[here]]`` what the model shows at the settings on the page, claimed for no others.
"""

import re
import string
from collections.abc import Callable, Mapping
from html import escape

MARK = re.compile(r"\[\[(claim|cite|case|sum|here)(?::([\w-]+))?\]\]")
_AMONG = re.compile(rf" *{MARK.pattern} *")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def placeholders(text: str) -> set[str]:
    """Return the names that `text` has in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def fill(text: str, numbers: Mapping[str, object]) -> str:
    """Put numbers in a text's placeholders.

    Raises
    ------
    KeyError
        If the text asks for a number there is not.
    """
    return string.Formatter().vformat(text, (), numbers)


def marks(text: str) -> list[tuple[str, str]]:
    """Return the kind and key of every evidence mark in `text`."""
    return [(kind, key or "") for kind, key in MARK.findall(text)]


def html(text: str, mark: Callable[[str, str], str] = lambda kind, key: "") -> str:
    """Return `text` as HTML.

    Parameters
    ----------
    text
        Paragraphs parted by empty lines; lines of one paragraph are joined without a space, as
        Chinese is; a paragraph of lines that begin with ``- `` is a list.
    mark
        Turns an evidence mark (kind, key) into HTML.
    """
    blocks = re.split(r"\n\s*\n", text.strip())
    return "".join(_block(block.strip(), mark) for block in blocks if block.strip())


def inline(text: str, mark: Callable[[str, str], str] = lambda kind, key: "") -> str:
    """Return one line of `text` as HTML without a paragraph around it."""
    safe = _BOLD.sub(r"<strong>\1</strong>", escape(text.strip(), quote=False))
    return _AMONG.sub(lambda found: mark(found[1], found[2] or ""), safe)


def plain(text: str) -> str:
    """Return `text` without marks and stars."""
    return _BOLD.sub(r"\1", MARK.sub("", text)).strip()


def _block(block: str, mark) -> str:
    lines = [line.strip() for line in block.splitlines()]
    if all(line.startswith("- ") for line in lines):
        items = "".join(f"<li>{inline(line[2:], mark)}</li>" for line in lines)
        return f"<ul>{items}</ul>"
    return f"<p>{inline(''.join(lines), mark)}</p>"
