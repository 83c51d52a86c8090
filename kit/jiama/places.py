"""Where the lessons and the datasets lie, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "_shipped"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent.parent


def lessons() -> Path:
    """Return the folder of the lesson notebooks."""
    return _ROOT / "lessons"


def datasets() -> Path:
    """Return the folder of the data package."""
    return _ROOT / "datasets"
