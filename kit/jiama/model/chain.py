"""Where the chain runs away: how deep, and under how much pressure, markups feed on themselves.

What arrives late or short below makes superiors count on less and ask for
more, which makes more fall short. On short chains this settles after a few
cycles; from some depth on it climbs level by level to the top, and targets
grow to many times what the first cycle asked for.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from jiama.model.engine import DEFAULT_CONSTANTS, simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.settings import Constants, Settings

RUNAWAY = 2.0
"""A chain has run away where it asks for twice what it asked for at first."""
SPAN, DEEPEST, CYCLES, RUNS = 2, 8, 16, 20


def growth(
    settings: Settings | None = None,
    hierarchy: Hierarchy | None = None,
    *,
    cycles: int = CYCLES,
    runs: int = RUNS,
    seed: int = 0,
    constants: Constants = DEFAULT_CONSTANTS,
) -> float:
    """Return how many times the first cycle's grassroots target the last one's is, mean over runs.

    Without feedback it is 1 exactly, whatever the depth.
    """
    record = simulate(settings, hierarchy, cycles, runs, seed, constants=constants)
    first, *_, last = record.by_level("target")[:, :, -1].mean(axis=1)
    return float(last / first)


def growth_map(
    strictness: Sequence[float],
    levels: Sequence[int] = range(3, DEEPEST),
    settings: Settings | None = None,
    *,
    span: int = SPAN,
    **options,
) -> np.ndarray:
    """Return the growth over pressure and depth, shape (strictness, levels).

    Parameters
    ----------
    strictness : sequence of float
    levels : sequence of int, 2 or more
        Levels from centre to grassroots, both included.
    settings : Settings, optional
        The other levers.
    span : int
        Subordinates of every unit.
    **options
        As for `growth`.
    """
    told = settings or Settings()
    trees = [Hierarchy.regular(*[span] * (count - 1)) for count in levels]
    rows = [[growth(replace(told, strictness=s), t, **options) for t in trees] for s in strictness]
    return np.array(rows)


def threshold(
    settings: Settings | None = None,
    *,
    span: int = SPAN,
    deepest: int = DEEPEST,
    times: float = RUNAWAY,
    **options,
) -> int | None:
    """Return the fewest levels at which the chain runs away; None if none up to the deepest.

    Parameters
    ----------
    settings : Settings, optional
    span : int
        Subordinates of every unit.
    deepest : int
        Most levels that are tried.
    times : float
        Growth from which on a chain counts as running away.
    **options
        As for `growth`.
    """
    for levels in range(2, deepest + 1):
        if growth(settings, Hierarchy.regular(*[span] * (levels - 1)), **options) > times:
            return levels
    return None
