"""The words of the interface: complete in every language, and all of them used."""

import ast
import re
import string
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import page_words
import pytest

from jiama.text import REFERENCE, catalogue, languages, translator

PACKAGE = Path(__file__).resolve().parents[2] / "kit" / "jiama"
CALL = re.compile(r"""\btr\(\s*["']([a-z_]+(?:\.[a-z_0-9-]+)+)["']""")

HOLE = r"(?:\s*(~)\s*[\w.]+)?"
TEMPLATE = re.compile(r"""\btr\(\s*'([a-z_.0-9]+)'""" + HOLE + r"""(?:\s*~\s*'(\w+)')?""")
# Read as a whole: by `python3 kit` before anything is installed, by tr.section.
SECTIONS = ("kit.", "serve.room.reason.")


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [code for code in languages() if code != REFERENCE])
def test_every_language_has_the_keys_of_the_reference(language):
    assert set(catalogue(language)) == set(catalogue(REFERENCE))


@pytest.mark.parametrize("language", [code for code in languages() if code != REFERENCE])
def test_every_text_has_the_placeholders_of_the_reference(language):
    theirs = catalogue(language)
    for key, text in catalogue(REFERENCE).items():
        assert _places(theirs[key]) == _places(text), key


@pytest.mark.parametrize("language", languages())
def test_no_text_is_empty_but_units_and_joints(language):
    empty = {key for key, text in catalogue(language).items() if not text.strip()}
    units = {key for key in empty if key.startswith("outcome.") and key.endswith(".unit")}
    assert empty - units <= {"chart.tool.between"}


def test_every_key_that_code_asks_for_is_there():
    known, missing = catalogue(), []
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]:
        for key in CALL.findall(path.read_text(encoding="utf-8")):
            if key not in known:
                missing.append(f"{path.name}: {key}")
    assert not missing


def test_every_text_is_used():
    """By the page's modules, by Python, or by a template; keys with holes count where filled."""
    asked = {*_asked(), *page_words.used()}
    words = {text for text in asked if "." not in text} | _names()
    made = _pattern(text for text in words if "*" in text)
    keys = [_pattern([text]) for text in asked if "." in text and "*" in text]

    def fills(word: str) -> bool:
        return word in words or bool(made.fullmatch(word))

    def used(key: str) -> bool:
        found = filter(None, (pattern.fullmatch(key) for pattern in keys))
        return key in asked or any(all(map(fills, match.groups())) for match in found)

    unused = [key for key in catalogue() if not key.startswith(SECTIONS) and not used(key)]
    assert not unused, unused


def _pattern(texts: Iterable[str]) -> re.Pattern:
    return re.compile("|".join(re.escape(text).replace(r"\*", r"([\w-]+)") for text in texts))


def _asked() -> Iterator[str]:
    """Go through the texts of Python and of templates, ``*`` for what is put in."""
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = re.sub(r"\{\w*\}", "*", node.value)
        elif isinstance(node, ast.JoinedStr):
            text = "".join(p.value if isinstance(p, ast.Constant) else "*" for p in node.values)
        else:
            continue
        if "*" not in text or (re.search("[a-z]{2}_?", text) and re.fullmatch(r"[a-z_.*]+", text)):
            yield text
    for path in PACKAGE.rglob("*.j2"):
        text = path.read_text(encoding="utf-8")
        yield from re.findall(r"\w+", text)
        for start, hole, end in TEMPLATE.findall(text):
            yield start + ("*" if hole else "") + end


def _names() -> set[str]:
    """Return every name in Python: a field, an argument, an attribute."""
    fields = ("id", "attr", "arg", "name")
    return {getattr(node, field) for node in _nodes() for field in fields
            if isinstance(getattr(node, field, None), str)}  # fmt: skip


@cache
def _nodes() -> list[ast.AST]:
    paths = [*PACKAGE.rglob("*.py"), PACKAGE.parent / "__main__.py"]
    return [n for p in paths for n in ast.walk(ast.parse(p.read_text(encoding="utf-8")))]


def test_an_unknown_language_gets_one_sentence():
    with pytest.raises(ValueError, match="choose one of: zh-CN, en"):
        translator("xx")


def test_a_text_that_lacks_a_value_is_refused():
    with pytest.raises(KeyError):
        translator()("serve.start.minutes", hours=1)
