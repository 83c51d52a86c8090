"""What the engine writes down while it runs."""

from collections.abc import Iterable
from copy import copy

import numpy as np

from jiama.model.between import Answers, Assigned
from jiama.model.leaves import LEAF_QUANTITIES, Done
from jiama.model.names import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP
from jiama.model.tree import Tree


class Notes:
    """Means of every cycle, and single units where they are kept."""

    def __init__(
        self,
        tree: Tree,
        cycles: int,
        runs: int,
        keep_units: bool | Iterable[int],
        keep_runs: int | None = None,
    ):
        """Make room for ``cycles`` cycles of ``runs`` runs."""
        self._tree = tree
        self._means = np.zeros((cycles, len(LEAF_QUANTITIES), runs))
        self._of = {name: self._means[:, at] for at, name in enumerate(LEAF_QUANTITIES)}
        amplification = np.zeros((cycles, runs))
        self.outcomes = {n: self._of.get(n, amplification) for n in OUTCOMES}
        self.by_level = {name: np.zeros((cycles, runs, tree.depth)) for name in BY_LEVEL}
        self.ledger = np.zeros((cycles, runs, tree.depth, len(SOURCES_OF_MARKUP)))
        kept = range(cycles) if keep_units is True else keep_units or ()
        self.units: dict[int, dict] = {t % cycles: {} for t in kept}
        self._cycle, self._kept, self._runs = 0, None, slice(keep_runs)

    def open(self, cycle: int) -> None:
        """Turn to the page of one cycle."""
        self._cycle, self._kept = cycle, self.units.get(cycle)

    def until(self, cycle: int) -> "Notes":
        """Return a view of the cycles before one."""
        part = copy(self)
        part.outcomes = {name: values[:cycle] for name, values in self.outcomes.items()}
        part.by_level = {name: values[:cycle] for name, values in self.by_level.items()}
        part.ledger = self.ledger[:cycle]
        part.units = {t: kept for t, kept in self.units.items() if t < cycle}
        return part

    @property
    def keeping(self) -> slice | None:
        """The runs whose units are kept in this cycle; None where none are."""
        return None if self._kept is None else self._runs

    def assigned(self, goal: np.ndarray, assigned: Assigned, fear: np.ndarray, burdens) -> None:
        """Note targets, markups and the ledger; fear as it stands, and who spends time on lines."""
        t, last = self._cycle, assigned.leaf_target
        leaf_means = np.add.reduce(last, axis=1) / self._tree.leaves
        there = [at for at, log in enumerate(assigned.logs) if log is not None]
        drawn = (assigned.target, assigned.markup, fear, *(assigned.logs[at] for at in there))
        target, markup, self._fear, *logs = self._tree.level_means(*drawn)
        self.by_level["target"][t, :, 0] = goal[:, 0]
        self.by_level["target"][t, :, 1:-1] = target
        self.by_level["target"][t, :, -1] = leaf_means
        self.by_level["markup"][t, :, 1:-1] = markup
        for level, burden in zip((-2, -1), burdens, strict=True):
            self.by_level["burden"][t, :, level] = np.ravel(burden)
        self.outcomes["amplification"][t] = leaf_means / goal[:, 0]
        for at, log in zip(there, logs, strict=True):
            self.ledger[t, :, 1:-1, at] = log
        if self._kept is not None:
            self._keep("target", goal, assigned.target, assigned.leaf_target)
            self._keep("markup", goal * 0, assigned.markup, assigned.leaf_target * 0)
            self._keep("fear", None, fear, None)
            nothing = assigned.markup * 0
            logs = [nothing if log is None else log for log in assigned.logs]
            self._keep("ledger", None, np.stack(logs, axis=-1), None)
            self._keep("amplification", None, None, assigned.leaf_target / goal)

    def done(self, done: Done, goal, assigned: Assigned, centre, between, answers: Answers):
        """Note what the leaves did, and who fell short; ``centre`` and ``between`` are reports."""
        t, tree = self._cycle, self._tree
        self._means[t] = done.sums / tree.leaves
        # reports, truth and fear are means over the leaves under each unit, so that all
        # levels have one mean
        for name in ("reported", "actual"):
            self.by_level[name][t] = self._of[name][t, :, None]
        self.by_level["fear"][t, :, 1:] = self._of["fear"][t, :, None]
        if answers.sanctioned.ndim:  # but a superior who answers has a fear of its own
            self.by_level["fear"][t, :, 1:-1] = self._fear
        self.by_level["shortfall"][t, :, 0] = centre[:, 0] < goal[:, 0]
        self.by_level["shortfall"][t, :, 1:-1] = tree.level_means(answers.short)[0]
        self.by_level["shortfall"][t, :, -1] = self._of["short"][t]
        for name in ("sanctioned", "wrongful"):
            self.by_level[name][t, :, -1] = self._of[name][t]
            if getattr(answers, name).ndim:
                self.by_level[name][t, :, 1:-1] = tree.level_means(getattr(answers, name))[0]
        if self._kept is not None:
            units = done.units
            for name in (*OUTCOMES[1:], "fear"):
                self._kept[name, tree.depth - 1] = units[name]
            self._keep("reported", centre, between, units["reported"])
            self._keep("actual", *tree.up(units["actual"]), units["actual"])
            self._keep("shortfall", centre < goal, answers.short, units["short"])
            for name in ("sanctioned", "wrongful"):
                mine = np.broadcast_to(getattr(answers, name), answers.short.shape)
                self._keep(name, None, mine, None)

    def _keep(self, name, centre, between, leaves):
        last = self._tree.depth - 1
        for level, values in ((0, centre), (last, leaves)):
            if values is not None:
                self._kept[name, level] = np.array(values[self._runs])
        if between is not None:
            for level, here in enumerate(self._tree.levels, 1):
                self._kept[name, level] = np.array(between[self._runs, here])
