"""The model's numbers that lessons state, computed once for a version of the model.

Four hundred runs take a hundred times as long as looking a number up. The file names
the outcomes of the model it was made with; where they differ, nothing in it counts.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from jiama.model.scenarios import fingerprint

PATH = Path(__file__).with_name("computed.json")


def key(told: dict) -> str:
    """Return what a number is stored under, from all that it depends on."""
    text = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def look_up(told: dict):
    """Return a stored number, or a line of numbers; None where there is none."""
    return stored().get(key(told))


@cache
def stored() -> dict[str, float | list[float]]:
    """Return all stored numbers, none where they are those of another model."""
    if not PATH.is_file():
        return {}
    data = json.loads(PATH.read_text(encoding="utf-8"))
    return data["numbers"] if data["fingerprint"] == fingerprint() else {}


def store(numbers: dict[str, float | list[float]]) -> Path:
    """Write all numbers beside this module."""
    lines = ",\n".join(f'"{k}": {json.dumps(numbers[k])}' for k in sorted(numbers))
    text = f'{{"fingerprint": "{fingerprint()}",\n"numbers": {{\n{lines}\n}}}}\n'
    PATH.write_text(text, encoding="utf-8", newline="\n")
    stored.cache_clear()
    return PATH
