"""加码实验室: a simulated hierarchy in which targets grow on their way down."""

from jiama import sources
from jiama.model import above
from jiama.model.draws import Draws, draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS, Lever
from jiama.model.record import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP, Record
from jiama.model.refusals import InputError
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.text.spoken import language, say

__all__ = [
    "BY_LEVEL", "LEVERS", "OUTCOMES", "SOURCES_OF_MARKUP", "Constants", "Draws", "Hierarchy",
    "InputError", "Lever", "Record", "Rules", "Settings", "draw", "language", "simulate", "sources",
]  # fmt: skip

above.say = say
