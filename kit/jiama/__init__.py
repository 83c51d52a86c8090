"""Jiama: a simulated hierarchy in which targets grow on their way down."""

from jiama import sources
from jiama.model import above
from jiama.model.draws import Draws, draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.lever_docs import with_levers
from jiama.model.levers import LEVERS, Lever
from jiama.model.play import Play
from jiama.model.record import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP, Record
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.model.sweep import Sweep, sweep
from jiama.model.table import Table
from jiama.model.version import KIT
from jiama.text import languages, spoken

__all__ = [
    "BY_LEVEL", "LEVERS", "OUTCOMES", "SOURCES_OF_MARKUP", "Constants", "Draws", "Hierarchy",
    "InputError", "Lever", "Play", "Record", "Rules", "Settings", "Sweep", "Table", "draw",
    "language", "simulate", "sources", "sweep",
]  # fmt: skip


__version__ = KIT


def language(code: str | None = None) -> str:
    """Return the language that objects, errors and ``Settings?`` speak; choose it by its code.

    Parameters
    ----------
    code : str, optional
        ``"en"``, with which a session begins, or ``"zh-CN"``; nothing changes where left out.

    Raises
    ------
    ValueError
        If there is no catalogue of that language.
    """
    if code is not None and code not in languages():
        raise UnknownNameError("language", code, languages())
    chosen = spoken.language(code)
    Settings.__doc__ = with_levers(Settings.__doc__, spoken.say)
    return chosen


def _plot(*arguments, **options):
    """Draw with the kit's pictures, which need Jupyter: fetched when first asked for."""
    from jiama.teach.plot import plot

    return plot(*arguments, **options)


above.say, above.plot = spoken.say, _plot
