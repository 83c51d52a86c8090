"""The scripts and styles of a lesson's widgets."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def script(*parts: str) -> str:
    """Return one module made of files in ``js``, in this order."""
    return "\n".join((_HERE / "js" / f"{part}.js").read_text(encoding="utf-8") for part in parts)


@cache
def style() -> str:
    """Return the style sheet of every element of a lesson."""
    return (_HERE / "teach.css").read_text(encoding="utf-8")
