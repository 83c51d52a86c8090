"""加码实验室: a simulated hierarchy in which targets grow on their way down."""

from jiama import sources
from jiama.model.draws import Draws, draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS, Lever
from jiama.model.record import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP, Record
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings

__all__ = [
    "BY_LEVEL", "LEVERS", "OUTCOMES", "SOURCES_OF_MARKUP", "Constants", "Draws", "Hierarchy",
    "Lever", "Record", "Rules", "Settings", "draw", "simulate", "sources",
]  # fmt: skip
