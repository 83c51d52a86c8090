"""From a record of the model to the plain columns that a chart draws.

Pure functions, one for each chart in `jiama.drawn`, that return columns of
equal length. Words in the columns come from the translator.
"""

from jiama.view.rows.common import level_names
from jiama.view.rows.documents import provinces, targets
from jiama.view.rows.growth import chain, markups, own_province
from jiama.view.rows.levels import amplification, books, ledger, shortfall
from jiama.view.rows.people import accountability, time
from jiama.view.rows.runs import books_run, long_run, trade_off
from jiama.view.rows.sweeps import heat_map, sweep

__all__ = [
    "accountability",
    "amplification",
    "books",
    "books_run",
    "chain",
    "heat_map",
    "ledger",
    "level_names",
    "long_run",
    "markups",
    "own_province",
    "provinces",
    "shortfall",
    "sweep",
    "targets",
    "time",
    "trade_off",
]
