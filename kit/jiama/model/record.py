"""What a run leaves behind: outcomes, levels, units and the ledger of markups."""

import numpy as np

from jiama.model.hierarchy import Hierarchy
from jiama.model.notes import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP, Notes
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.settings import Constants, Settings

__all__ = ["BY_LEVEL", "OUTCOMES", "SOURCES_OF_MARKUP", "Record"]


class Record:
    """Results of one `simulate`.

    Attributes
    ----------
    settings, constants, hierarchy
        What was run.
    """

    def __init__(
        self, settings: Settings, constants: Constants, hierarchy: Hierarchy, notes: Notes
    ):
        """Wrap the engine's notes."""
        self.settings, self.constants, self.hierarchy = settings, constants, hierarchy
        self._notes = notes

    @property
    def cycles(self) -> int:
        """Number of cycles."""
        return self._notes.ledger.shape[0]

    @property
    def runs(self) -> int:
        """Number of runs."""
        return self._notes.ledger.shape[1]

    def outcome(self, name: str) -> np.ndarray:
        """Return one outcome, mean over the leaves, shape (cycles, runs)."""
        return _look_up(self._notes.outcomes, name, "outcome")

    def by_level(self, name: str) -> np.ndarray:
        """Return a quantity of the levels, shape (cycles, runs, levels); leaves weigh equally."""
        return _look_up(self._notes.by_level, name, "quantity")

    def units(self, name: str, cycle: int = -1, level: int | None = None) -> np.ndarray:
        """Return a quantity unit by unit, shape (kept runs, units of the level).

        Parameters
        ----------
        name
            An outcome (leaves only) or a quantity by level.
        cycle
            Which cycle; counts from the end if negative.
        level
            Which level; the leaves where left out.

        Raises
        ------
        ValueError
            If the units of that cycle were not kept, or the level has no such quantity.
        """
        return self._kept(cycle, name, self.hierarchy.depth - 1 if level is None else level)

    def ledger(self) -> np.ndarray:
        """Return the logs of markups by level and source, shape (cycles, runs, levels, sources).

        Means over the leaves of what the levels on their paths added; summed over
        levels and sources they give the mean of log(leaf target / centre target).
        The last axis follows `SOURCES_OF_MARKUP`.
        """
        return self._notes.ledger

    def path_ledger(self, leaf: int, cycle: int = -1) -> np.ndarray:
        """Return who added what, and why, to one leaf's target, shape (kept runs, levels, sources).

        Raises
        ------
        ValueError
            If there is no such leaf, or the units of that cycle were not kept.
        """
        path = self.hierarchy.path(leaf)
        runs = len(self._kept(cycle, "target", 0))
        entries = np.zeros((runs, self.hierarchy.depth, len(SOURCES_OF_MARKUP)))
        for level, unit in enumerate(path):
            if 0 < level < self.hierarchy.depth - 1:
                entries[:, level] = self._kept(cycle, "ledger", level)[:, unit]
        return entries

    def _kept(self, cycle, name, level):
        if not -self.cycles <= cycle < self.cycles:
            raise InputError("no_cycle", cycle=cycle, cycles=self.cycles)
        kept = self._notes.units.get(cycle % self.cycles)
        if kept is None:
            raise InputError("units_not_kept")
        if (name, level) not in kept:
            raise InputError("no_units", level=level, name=name)
        return kept[name, level]


def _look_up(table, name, what):
    if name not in table:
        raise UnknownNameError(what, name, table)
    return table[name]
