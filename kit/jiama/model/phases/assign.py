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
    return zeal * tournament * (1 - outlook) * (1 + lag / 2)


def guard(ratio, noise, target, belief, belief_floor):
    """Return the markup added against blame: safety stock, and a belief that less arrives."""
    safety = noise * ndtri(np.clip(ratio, TINY, 1 - TINY)) / target
    return np.maximum(0.0, (1 + safety) / np.maximum(belief, belief_floor) ** ratio - 1)
