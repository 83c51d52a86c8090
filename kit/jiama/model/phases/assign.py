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


def peer_pressure(peers, leading):
    """Return what is added to keep level with the sibling that asked most last cycle.

    Equal units with a markup of their own m settle at m/(1 - peers). Our formal
    reading of yardstick comparison among peers.

    References
    ----------
    Besley & Case (1995), American Economic Review 85(1): 25-45.
    """
    return leading * peers


def heed(decay, pressure):
    """Return what of a target a level takes in earnest: the less pressure, the less.

    References
    ----------
    Decay of execution, and markup that makes up for it: Li Hui (2022).
    """
    return 1 - decay * (1 - pressure)


def safety_stock(ratio, noise):
    """Return what a newsvendor orders beyond the mean, in points of score."""
    return ndtri(np.minimum(np.maximum(ratio, TINY), 1 - TINY)) * noise


def discount(belief, ratio, belief_floor):
    """Return how much of a target a unit counts on, the less so the more it has to lose."""
    return np.maximum(belief, belief_floor) ** ratio


def guard(safety, target, discount, markdown=0.0):
    """Return the markup against blame: safety stock, and a belief that less arrives.

    Negative, down to ``-markdown``, where asking too much costs more than too little.
    """
    return np.maximum(-markdown, (1 + safety / target) / discount - 1)


class Seen(NamedTuple):
    """What the units of one level weigh when they decide their markups.

    Parameters
    ----------
    level : the level, 1 right below the centre
    target : what each unit is asked for, shape (runs, units of the level)
    belief : expected delivery per unit assigned, same shape
    lag : how far each trails its siblings, -1 to 1, same shape
    fear : memory of wrongful sanctions, same shape
    leading : largest markup of a sibling last cycle, where anyone looks at siblings
    habit : markup as a matter of course
    ambition, collusion, guard : what the other motives ask for, same shape
    wished : what all of them ask for together, same shape
    markdown : how far a unit may pass on less than it got
    cap : largest markup allowed
    """

    level: int
    target: np.ndarray
    belief: np.ndarray
    lag: np.ndarray
    fear: np.ndarray
    leading: np.ndarray
    habit: float
    ambition: np.ndarray
    collusion: np.ndarray
    guard: np.ndarray
    wished: np.ndarray
    markdown: float
    cap: float


def markup(seen: Seen):
    """Return what units add: all that their motives ask for, down to the floor, up to the cap."""
    return np.minimum(np.maximum(seen.wished, -seen.markdown), seen.cap)
