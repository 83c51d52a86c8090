"""The scripts and styles of a lesson's widgets."""

from functools import cache, partial
from pathlib import Path

from jiama.view.assets import scripts

_HERE = Path(__file__).parent

script = partial(scripts, folder=_HERE / "js")
"""Return one module made of files in ``js``, in this order."""


@cache
def style() -> str:
    """Return the style sheet of every element of a lesson."""
    return (_HERE / "teach.css").read_text(encoding="utf-8")
