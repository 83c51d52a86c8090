"""The model held against documented growth targets: markups, which levers give them, what fails.

Nothing here is a measurement of how officials decide. It asks which settings of the model give
the markups that government work reports show, how well these say what was kept back, and where
no setting does.
"""

from jiama.calibration.fitting import Fit, Forecast, Henan, Interval, fit, forecasts, henan
from jiama.calibration.observed import Change, Observed, changes, observed
from jiama.calibration.table import Table, stored

__all__ = [
    "Change",
    "Fit",
    "Forecast",
    "Henan",
    "Interval",
    "Observed",
    "Table",
    "changes",
    "fit",
    "forecasts",
    "henan",
    "observed",
    "stored",
]
