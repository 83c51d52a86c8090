"""What a run leaves behind: outcomes, levels, units and the ledger of markups."""

from collections.abc import Iterable

import numpy as np

from jiama.model.hierarchy import Hierarchy
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

OUTCOMES = (
    "amplification", "load", "work", "service", "paperwork", "effort", "falsification", "gap",
    "value", "idle", "waste", "sanctioned", "wrongful", "detected", "morale", "trust",
)  # fmt: skip
BY_LEVEL = ("target", "markup", "reported", "actual", "shortfall", "fear")
SOURCES_OF_MARKUP = ("habit", "ambition", "collusion", "guard")


class Notes:
    """What the engine writes down while it runs."""

    def __init__(self, tree: Tree, cycles: int, runs: int, keep_units: bool | Iterable[int]):
        """Make room for ``cycles`` cycles of ``runs`` runs."""
        self._tree = tree
        self.outcomes = {name: np.zeros((cycles, runs)) for name in OUTCOMES}
        self.by_level = {name: np.zeros((cycles, runs, tree.depth)) for name in BY_LEVEL}
        self.ledger = np.zeros((cycles, runs, tree.depth, len(SOURCES_OF_MARKUP)))
        kept = range(cycles) if keep_units is True else keep_units or ()
        self.units: dict[int, dict] = {t % cycles: {} for t in kept}
        self._cycle, self._kept = 0, None

    def open(self, cycle: int) -> None:
        """Turn to the page of one cycle."""
        self._cycle, self._kept = cycle, self.units.get(cycle)

    def levels(self, name: str, arrays: list) -> None:
        """Note one array per level; None where a level has none."""
        for level, values in enumerate(arrays):
            if values is not None:
                self._level(name, level, values)

    def markup(self, level: int, added: np.ndarray, logs: tuple) -> None:
        """Note what a level added, and its log split over the four sources."""
        self._level("markup", level, added)
        for source, log in enumerate(logs):
            log = np.broadcast_to(log, added.shape)
            self.ledger[self._cycle, :, level, source] = self._tree.average(log, level)
        if self._kept is not None:
            self._kept["ledger", level] = np.stack(np.broadcast_arrays(*logs), axis=-1)

    def leaves(self, **arrays: np.ndarray) -> None:
        """Note the outcomes of the leaves."""
        last = self._tree.depth - 1
        for name, values in arrays.items():
            self.outcomes[name][self._cycle] = self._tree.average(values, last)
        if self._kept is not None:
            self._kept.update({(name, last): np.array(v) for name, v in arrays.items()})

    def _level(self, name, level, values):
        self.by_level[name][self._cycle, :, level] = self._tree.average(values, level)
        if self._kept is not None:
            self._kept[name, level] = np.array(values)


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
        """Return a quantity of the levels, leaves weighing equally, shape (cycles, runs, levels)."""
        return _look_up(self._notes.by_level, name, "quantity by level")

    def units(self, name: str, cycle: int = -1, level: int | None = None) -> np.ndarray:
        """Return a quantity unit by unit, shape (runs, units of the level).

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
        """Return the logs of markups by level and source, shape (cycles, runs, levels, 4).

        Means over the leaves of what the levels on their paths added; summed over
        levels and sources they give the mean of log(leaf target / centre target).
        The last axis follows `SOURCES_OF_MARKUP`.
        """
        return self._notes.ledger

    def path_ledger(self, leaf: int, cycle: int = -1) -> np.ndarray:
        """Return who added what, and why, to one leaf's target, shape (runs, levels, 4).

        Raises
        ------
        ValueError
            If there is no such leaf, or the units of that cycle were not kept.
        """
        entries = np.zeros((self.runs, self.hierarchy.depth, len(SOURCES_OF_MARKUP)))
        for level, unit in enumerate(self.hierarchy.path(leaf)):
            if 0 < level < self.hierarchy.depth - 1:
                entries[:, level] = self._kept(cycle, "ledger", level)[:, unit]
        return entries

    def _kept(self, cycle, name, level):
        if not -self.cycles <= cycle < self.cycles:
            raise ValueError(f"no cycle {cycle}; the run has {self.cycles}")
        kept = self._notes.units.get(cycle % self.cycles)
        if kept is None:
            raise ValueError("units were not kept; run simulate with keep_units=True")
        if (name, level) not in kept:
            raise ValueError(f"level {level} has no {name!r} unit by unit")
        return kept[name, level]


def _look_up(table, name, what):
    if name not in table:
        raise ValueError(f"no {what} {name!r}; choose one of: {', '.join(table)}")
    return table[name]
