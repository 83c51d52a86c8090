"""The scripts of the page's parts."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def scripts(*parts: str, folder: Path = _HERE / "js") -> str:
    """Return one module made of a folder's files, in this order."""
    return "\n".join((folder / f"{part}.js").read_text(encoding="utf-8") for part in parts)
