"""Phase 1, assign (top down): how much each level between adds to the target."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

TINY = 1e-6


def critical_ratio(penalty, exempt_beyond, fear, friction):
    """Return the newsvendor's critical ratio A = S/(friction + S), S = P(1 - x_b)(1 + fear).

    References
    ----------
    Newsvendor critical fractile: see `jiama.model.theory`.
    """
    stake = penalty * (1 - exempt_beyond) * (1 + fear)
    return stake / (friction + stake)


def delivery_noise(noise, common, leaves):
    """Return the s.d. of what ``leaves`` leaves deliver together, in points of score."""
    return noise * np.sqrt(common + (1 - common) / leaves)


def ambition(zeal, tournament, outlook, lag):
    """Return the markup added to outdo one's peers; more of it where one lags behind."""
    return (1 + lag * 0.5) * (zeal * tournament * (1 - outlook))


def safety_stock(ratio, noise):
    """Return what a newsvendor orders beyond the mean, in points of score."""
    return ndtri(np.minimum(np.maximum(ratio, TINY), 1 - TINY)) * noise


def discount(belief, ratio, belief_floor):
    """Return how much of a target a unit counts on, the less so the more it has to lose."""
    return np.maximum(belief, belief_floor) ** ratio


def guard(safety, target, discount):
    """Return the markup added against blame: safety stock, and a belief that less arrives."""
    return np.maximum(0.0, (1 + safety / target) / discount - 1)


class Seen(NamedTuple):
    """What the units of one level weigh when they decide their markups.

    Parameters
    ----------
    level : the level, 1 right below the centre
    target : what each unit is asked for, shape (runs, units of the level)
    belief : expected delivery per unit assigned, same shape
    lag : how far each trails its siblings, -1 to 1, same shape
    fear : memory of wrongful sanctions, same shape
    habit : markup as a matter of course
    ambition, collusion, guard : what the other motives ask for, same shape
    cap : largest markup allowed
    """

    level: int
    target: np.ndarray
    belief: np.ndarray
    lag: np.ndarray
    fear: np.ndarray
    habit: float
    ambition: np.ndarray
    collusion: np.ndarray
    guard: np.ndarray
    cap: float

    @property
    def wished(self) -> np.ndarray:
        """What all motives ask for together."""
        return self.habit + self.ambition + self.collusion + self.guard


def markup(seen: Seen):
    """Return what units add: all that their motives ask for, up to the cap."""
    return np.minimum(seen.wished, seen.cap)
