"""Three-step rule of target setting, as an agent rule.

Local governments first look at the superior's target, then at those of the
neighbours they compete with, and then set one above both (translated from the
paper). As a rule,

    target_i(t) = max(superior, max of neighbours' targets at t − 1) + step.

Where neighbours watch each other the targets climb by one step a round and
never settle; where no one looks sideways they settle at once at superior + step.

Seen: the quoted rule. Derived: its form with a fixed step, and the race.

References
----------
Wei Jian & Jian Wen (2018). Why expected growth targets deviate systematically
from actual growth: evidence from prefectural government work reports (in Chinese).
"""

import numpy as np

from jiama.model.theory.checks import at_least, not_negative


def next_targets(superior: float, targets, neighbours, step: float) -> np.ndarray:
    """Return what each unit announces after looking up and sideways.

    Parameters
    ----------
    superior : float
        The superior's target.
    targets : array, shape (units,)
        What the units announced last round.
    neighbours : array of bool, shape (units, units)
        neighbours[i, j]: unit i competes with unit j; the diagonal is ignored.
    step : float
        How far above the highest target seen a unit goes, at least 0.
    """
    not_negative(step=step)
    targets = np.asarray(targets, float)
    seen = np.array(neighbours, bool)
    if seen.shape != (len(targets), len(targets)):
        raise ValueError(f"neighbours has shape {seen.shape}; it needs one row and column a unit")
    np.fill_diagonal(seen, False)
    sideways = np.where(seen, targets, -np.inf).max(axis=1)
    return np.maximum(superior, sideways) + step


def race(superior: float, first, neighbours, step: float, rounds: int) -> np.ndarray:
    """Return the targets of `rounds` rounds after the first, shape (rounds + 1, units)."""
    at_least(0, rounds=rounds)
    path = [np.asarray(first, float)]
    for _ in range(rounds):
        path.append(next_targets(superior, path[-1], neighbours, step))
    return np.array(path)


def down_the_ladder(centre: float, levels: int, step: float) -> np.ndarray:
    """Return targets by level when each level goes one step above its superior."""
    at_least(0, levels=levels)
    return centre + step * np.arange(levels + 1.0)
