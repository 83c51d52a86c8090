"""Phase 1, assign (top down): how much each level between adds to the target."""

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
