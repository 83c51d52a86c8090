"""The page's modules in an embedded V8, beside the model in Python."""

import json
from pathlib import Path

import pytest

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
