"""What persons decide in one cycle, in the place of the model: markups, hours and reports."""

from collections.abc import Mapping
from math import isfinite
from numbers import Real
from typing import NamedTuple

import numpy as np

from jiama.model.hierarchy import Hierarchy
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.settings import LOWEST_MARKUP

LEAST, MOST = LOWEST_MARKUP, 2.0
"""A person's markup: from passing on half to asking three times as much."""
TASKS = ("work", "service", "paperwork")
HIGHEST_REPORT = 10.0
LONGEST = 4.0
"""Time on one task, in normal working time: about the most that units of the model work."""


class Grassroots(NamedTuple):
    """A grassroots unit's decision; None where the model decides."""

    work: float | None = None
    service: float | None = None
    paperwork: float | None = None
    report: float | None = None


class Decisions:
    """One cycle's decisions by persons, checked against a hierarchy.

    Parameters
    ----------
    given : mapping of int to number or mapping
        Unit, counted breadth-first from the centre, 0, to its decision: for a
        unit between a markup, as a number or under ``"markup"``; for a
        grassroots unit a mapping with some of ``"work"``, ``"service"`` and
        ``"paperwork"`` (times, normal working time is 1) and ``"report"`` (the
        score it reports).
    hierarchy : Hierarchy

    Raises
    ------
    ValueError
        If a unit does not exist or may not decide that, or a number is out of its range.
    """

    def __init__(self, given: Mapping, hierarchy: Hierarchy):
        """Check every decision."""
        self.markups: dict[int, dict[int, float]] = {}
        self.leaves: dict[int, Grassroots] = {}
        if not isinstance(given, Mapping):
            raise InputError("decisions_no_table", value=given)
        last = hierarchy.depth - 1
        for unit, decision in given.items():
            level = _level(unit, hierarchy)
            if level == 0:
                raise InputError("centre_decides")
            at = unit - hierarchy.level_starts[level]
            if level == last:
                self.leaves[at] = _grassroots(unit, decision)
            else:
                self.markups.setdefault(level, {})[at] = _markup(unit, decision)

    def mark(self, level: int, markups: np.ndarray) -> None:
        """Put persons' markups in their places, in an array of shape (runs, units of the level)."""
        for at, markup in self.markups.get(level, {}).items():
            markups[:, at] = markup

    def booked(self, logs: list, markup: np.ndarray, levels: list[slice]) -> list:
        """Return the ledger's entries with persons' markups under ``person``."""
        if not self.markups:
            return logs
        units = [levels[v - 1].start + at for v, found in self.markups.items() for at in found]
        mine = np.zeros(markup.shape[1], bool)
        mine[units] = True
        motives = [log if log is None else np.where(mine, 0.0, log) for log in logs[:-1]]
        others = 0.0 if logs[-1] is None else logs[-1]
        return [*motives, np.where(mine, np.log1p(markup), others)]

    def spent(self, effort, shares, deliveries, needs, cut: slice):
        """Return effort, shares and deliveries with the times that persons chose.

        Parameters
        ----------
        effort, shares, deliveries
            As the model decided: arrays of shape (runs, leaves of the block), and
            lists of such for work, service and paperwork.
        needs
            Time that meets the need of each task; 0 where there is none.
        cut
            The block's leaves.
        """
        effort = effort.copy()
        shares, deliveries = [x.copy() for x in shares], [x.copy() for x in deliveries]
        for at, chosen in self._within(cut):
            if chosen[:3] == (None, None, None):
                continue
            times = [
                share[:, at] * effort[:, at] if time is None else np.full(len(effort), time)
                for share, time in zip(shares, chosen, strict=False)
            ]
            total = sum(times)
            effort[:, at] = total
            for task, time in enumerate(times):
                shares[task][:, at] = time / np.where(total > 0, total, 1.0)
                if needs[task] > 0:
                    deliveries[task][:, at] = np.sqrt(time / needs[task])
        return effort, shares, deliveries

    def claimed(self, falsified: np.ndarray, actual: np.ndarray, weight: float, cut: slice):
        """Return what persons falsify: what they report beyond the truth, per share measured."""
        falsified = falsified.copy()
        for at, chosen in self._within(cut):
            if chosen.report is not None:
                falsified[:, at] = np.maximum(chosen.report - actual[:, at], 0.0) / (1 - weight)
        return falsified

    def told(self, gap: np.ndarray, actual: np.ndarray, found: np.ndarray, cut: slice):
        """Return the gap between books and truth; a person may also report less than the truth."""
        gap = gap.copy()
        for at, chosen in self._within(cut):
            if chosen.report is not None:
                gap[:, at] = np.where(found[:, at], 0.0, chosen.report - actual[:, at])
        return gap

    def _within(self, cut):
        return [(at - cut.start, d) for at, d in self.leaves.items() if cut.start <= at < cut.stop]


def _level(unit, hierarchy: Hierarchy) -> int:
    whole = isinstance(unit, (int, np.integer)) and not isinstance(unit, bool)
    if not whole or not 0 <= unit < hierarchy.size:
        raise InputError("no_unit", unit=unit, last=hierarchy.size - 1)
    return int(np.searchsorted(hierarchy.level_starts, unit, side="right")) - 1


def _number(unit, name, value, least, most) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not isfinite(value):
        raise InputError("no_decision", unit=unit, name=name, value=value)
    if not least <= value <= most:
        raise InputError(
            "decision_out_of_range", unit=unit, name=name, value=value, minimum=least, maximum=most
        )
    return float(value)


def _markup(unit, decision) -> float:
    if isinstance(decision, Mapping):
        _known(unit, decision, ("markup",))
        if "markup" not in decision:
            raise InputError("no_decision", unit=unit, name="markup", value=None)
        decision = decision["markup"]
    return _number(unit, "markup", decision, LEAST, MOST)


def _grassroots(unit, decision) -> Grassroots:
    if not isinstance(decision, Mapping):
        raise InputError("grassroots_decides", unit=unit, value=decision)
    _known(unit, decision, Grassroots._fields)
    times = {
        task: _number(unit, task, decision[task], 0.0, LONGEST)
        for task in TASKS
        if task in decision
    }
    if "report" in decision:
        times["report"] = _number(unit, "report", decision["report"], 0.0, HIGHEST_REPORT)
    return Grassroots(**times)


def _known(unit, decision, names) -> None:
    for name in decision:
        if name not in names:
            raise UnknownNameError("decision_of_unit", name, names, unit=unit)
