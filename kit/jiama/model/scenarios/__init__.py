"""A stored grid of scenarios and their outcomes, one file for each model version.

So that no one changes the model unknowingly: the current model must give the
stored outcomes of its version, and `compare` shows what differs between two.
"""

from jiama.model.scenarios.changes import Change, compare, versions
from jiama.model.scenarios.grid import CHUNK, COUNT, fingerprint, plan, run, store, stored

__all__ = [
    "CHUNK",
    "COUNT",
    "Change",
    "compare",
    "fingerprint",
    "plan",
    "run",
    "store",
    "stored",
    "versions",
]
