"""One lever or several over their values: the same chance at every point."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from numbers import Real

import numpy as np

from jiama.model import above
from jiama.model.draws import draw
from jiama.model.engine import DEFAULT_CONSTANTS, simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.names import OUTCOMES
from jiama.model.origin import origin
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.rules import THE_MODELS
from jiama.model.settings import Settings
from jiama.model.table import Table


class Sweep(Table):
    """A row for each point: the levers' values, then the mean of each outcome kept over runs.

    Attributes
    ----------
    levers : tuple of str
        The levers that were varied.
    runs : dict of str to array, shape (points, runs)
        The outcomes kept, run by run, in the cycle asked for.
    """

    def __init__(
        self, points: dict[str, list], runs: dict[str, np.ndarray], settings: Settings, run: Table
    ):
        """Average over runs."""
        means = {name: values.mean(axis=1) for name, values in runs.items()}
        super().__init__(points | means, settings.to_table(), run)
        self.levers, self.runs = tuple(points), runs

    def each_run(self) -> Table:
        """Return a row for each point and run."""
        count = next(iter(self.runs.values())).shape[1]
        levers = {name: np.repeat(self[name], count) for name in self.levers}
        number = np.tile(np.arange(1, count + 1), len(self))
        outcomes = {name: values.ravel() for name, values in self.runs.items()}
        return Table(levers | {"run": number} | outcomes, self.settings, self.run)

    def plot(self, outcome: str = "value"):
        """Return the kit's picture of one outcome over one lever, or over two.

        Raises
        ------
        ValueError
            If there is no such outcome, or more than two levers were varied.
        """
        if outcome not in self.runs:
            raise UnknownNameError("outcome", outcome, self.runs)
        if len(self.levers) > 2:
            raise InputError("sweep_wide", count=len(self.levers))
        return above.plot(self, outcome)


def sweep(
    settings: Settings | None = None,
    hierarchy: Hierarchy | None = None,
    cycles: int = 16,
    runs: int = 40,
    seed: int | np.random.Generator = 0,
    *,
    cycle: int = -1,
    outcomes: Iterable[str] = OUTCOMES,
    **levers: Iterable[float],
) -> Sweep:
    """Run the model at every combination of some levers' values.

    All points get the same draws, so that they differ by the levers alone.

    Parameters
    ----------
    settings : Settings, optional
        Where the other levers stand; at their defaults where left out.
    hierarchy, cycles, runs, seed
        As for `jiama.simulate`.
    cycle : int
        The cycle whose outcomes are kept; the last where left out.
    outcomes : list of str
        The outcomes to keep; all where left out.
    **levers : list of float
        A lever's name and the values it takes: ``strictness=[0, 0.5, 1]``.

    Returns
    -------
    Sweep

    Raises
    ------
    ValueError
        If there is no such lever or outcome, a lever has no values, or a value is out of its
        range.
    """
    kept = tuple(outcomes)
    for name in kept:
        if name not in OUTCOMES:
            raise UnknownNameError("outcome", name, OUTCOMES)
    settings, hierarchy = settings or Settings(), hierarchy or Hierarchy.preset("classroom")
    values = {name: _list(name, given) for name, given in levers.items()}
    if not values:
        raise InputError("sweep_nothing")
    points = [dict(zip(values, point, strict=True)) for point in product(*values.values())]
    asked = [replace(settings, **point) for point in points]
    draws = draw(hierarchy, cycles, runs, seed)
    found = [_outcomes(simulate(one, hierarchy, draws=draws), cycle, kept) for one in asked]
    columns = {name: [getattr(one, name) for one in asked] for name in values}
    by_run = {name: np.array([one[name] for one in found]) for name in kept}
    known = None if isinstance(seed, np.random.Generator) else seed
    run = origin(settings, DEFAULT_CONSTANTS, hierarchy, cycles, runs, known, THE_MODELS)
    return Sweep(columns, by_run, settings, run)


def _list(name: str, given) -> list:
    values = [given] if isinstance(given, Real) else list(given)
    if not values:
        raise InputError("sweep_empty", name=name)
    return values


def _outcomes(record, cycle: int, names: tuple[str, ...]) -> dict[str, np.ndarray]:
    if not -record.cycles <= cycle < record.cycles:
        raise InputError("no_cycle", cycle=cycle, cycles=record.cycles)
    return {name: record.outcome(name)[cycle] for name in names}
