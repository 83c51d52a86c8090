"""The page's modules in an embedded V8, beside the model in Python."""

import json
from pathlib import Path

import pytest
from chromium import chromium as start_chromium

from jiama.serve import single
from jiama.text import catalogue, languages

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "kit" / "jiama" / "page" / "dist"


class Engine:
    """The engine's bundle, called with plain values and answering with plain values."""

    def __init__(self, context):
        self._context = context
        context.eval((DIST / "engine.js").read_text(encoding="utf-8"))

    def __call__(self, function: str, *arguments):
        """Return what a JavaScript function answers; the engine is its first argument."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        # numbers that JSON has not are sent as text
        code = f"""JSON.stringify(({function})(jiamaEngine{", " if given else ""}{given}), (_, x) =>
            ArrayBuffer.isView(x) ? Array.from(x) : Number.isFinite(x) || typeof x !== "number"
            ? x : String(x))"""
        return json.loads(self._context.eval(code, timeout_sec=120))


@pytest.fixture(scope="session")
def engine():
    """The engine in an embedded V8."""
    from py_mini_racer import MiniRacer

    with MiniRacer() as context:
        yield Engine(context)


class Parts:
    """The page's rules without a page, called with plain values and answering with plain values."""

    def __init__(self, context):
        self._context = context
        words = {language: catalogue(language) for language in languages()}
        context.eval((DIST / "parts.js").read_text(encoding="utf-8"))
        context.eval(f"const words = {json.dumps(words)};")
        context.eval((Path(__file__).parent / "hand_made.js").read_text(encoding="utf-8"))

    def __call__(self, expression: str, **values):
        """Return the value of an expression; values go in by name, statements end in `return`."""
        given = "".join(f"const {name} = {json.dumps(value)};" for name, value in values.items())
        body = expression if "return " in expression else f"return ({expression});"
        code = f"""JSON.stringify((() => {{ {given} {body} }})(), (_, x) =>
            ArrayBuffer.isView(x) ? Array.from(x) : x instanceof Set ? [...x] : x)"""
        return json.loads(self._context.eval(code, timeout_sec=120))


@pytest.fixture(scope="session")
def parts():
    """The page's rules in an embedded V8."""
    from py_mini_racer import MiniRacer

    with MiniRacer() as context:
        yield Parts(context)


@pytest.fixture(scope="module")
def chromium():
    """Chromium, with one start for all tests of the module."""
    with start_chromium() as started:
        yield started


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """A function that gives the path of one page as a file, written when first asked for."""
    folder = tmp_path_factory.mktemp("pages")

    def path(name, language):
        file = folder / language / single.file_name(name)
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_text(single.written(name, language), encoding="utf-8")
        return file

    return path
