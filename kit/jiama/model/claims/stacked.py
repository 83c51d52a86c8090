"""Many settings in one simulation, their runs side by side: a quarter of the time.

The rules broadcast: where a lever has one value a run, shape (runs, 1), every run
goes by its own. Up to as many runs are put together as fit one block of leaves.
"""

from collections.abc import Sequence
from dataclasses import fields
from types import SimpleNamespace

import numpy as np

from jiama.model.draws import Draws
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.leaves import BLOCK
from jiama.model.record import Record
from jiama.model.settings import Constants, Settings


class Column(np.ndarray):
    """One value a run, shape (runs, 1); true where any is, so that no rule is left out."""

    def __bool__(self) -> bool:
        return bool(np.any(np.asarray(self)))


class Part:
    """The record of some runs of a simulation, as far as measures look at it."""

    def __init__(self, record: Record, which: slice):
        """Take the runs of one setting."""
        self._record, self._which = record, which

    def outcome(self, name: str) -> np.ndarray:
        """Return one outcome, shape (cycles, runs)."""
        return self._record.outcome(name)[:, self._which]

    def by_level(self, name: str) -> np.ndarray:
        """Return a quantity of the levels, shape (cycles, runs, levels)."""
        return self._record.by_level(name)[:, self._which]

    def ledger(self) -> np.ndarray:
        """Return the logs of markups, shape (cycles, runs, levels, sources)."""
        return self._record.ledger()[:, self._which]


def room(hierarchy: Hierarchy, runs: int) -> int:
    """Return how many settings of so many runs each go into one simulation."""
    return max(1, BLOCK // hierarchy.leaves // runs)


def simulate_all(
    pairs: Sequence[tuple[Settings, Constants]],
    hierarchy: Hierarchy,
    draws: Sequence[Draws],
) -> list[Part]:
    """Return the record of every setting.

    Parameters
    ----------
    pairs : sequence of (Settings, Constants)
        Without fixed markups; no more of them than `room` says.
    hierarchy : Hierarchy
    draws : sequence of Draws
        One for each setting, all of one shape.
    """
    runs = draws[0].shape[1]
    settings, constants = (
        SimpleNamespace(
            **{field.name: _column([getattr(x, field.name) for x in told], runs)
               for field in fields(told[0])}
        )
        for told in zip(*pairs, strict=True)
    )  # fmt: skip
    together = Draws(
        *(
            np.concatenate([getattr(one, field.name) for one in draws], axis=1)
            for field in fields(Draws)
        )
    )
    record = simulate(settings, hierarchy, draws=together, constants=constants)
    return [Part(record, slice(k * runs, (k + 1) * runs)) for k in range(len(pairs))]


def _column(values: list, runs: int):
    """Return one value where all are alike, so that a rule at rest is left out."""
    if all(value == values[0] for value in values):
        return values[0]
    return np.repeat(np.array(values, float), runs)[:, None].view(Column)
