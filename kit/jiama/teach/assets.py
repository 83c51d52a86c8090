"""The scripts and styles of a lesson's widgets."""

from functools import cache
from pathlib import Path

from jiama.view.assets import scripts

_HERE = Path(__file__).parent


def script(*parts: str) -> str:
    """Return one module made of the browser's store and files in ``js``, in this order."""
    return scripts("store") + scripts(*parts, folder=_HERE / "js")


@cache
def style() -> str:
    """Return the style sheet of every element of a lesson."""
    return (_HERE / "teach.css").read_text(encoding="utf-8")
