"""Phase 5, adapt: what units and the centre carry into the next cycle."""

import numpy as np


def learned(expected, seen, speed):
    """Return an expectation moved towards what was seen."""
    return expected + speed * (seen - expected)


def lag(behind, spread, scale):
    """Return how far a unit lags behind its siblings' mean, in their s.d., from -1 to 1."""
    return np.clip(behind / np.maximum(spread, scale), -1.0, 1.0)


def fear(before, wrongful_share, memory):
    """Return fear: a memory of the wrongful sanctions under the unit."""
    return memory * before + (1 - memory) * wrongful_share


def morale(before, effort, burden, wrongful, rest, overtime, blow, floor):
    """Return morale after rest, overtime and wrongful sanctions."""
    tired = overtime * np.maximum(effort + burden - 1, 0.0) + blow * wrongful
    return np.clip(before + rest * (1 - before) - tired, floor, 1.0)


def trust(before, value, gap, speed):
    """Return residents' trust: what they got, discounted by how far the books mislead."""
    return before + speed * (value * (1 - np.clip(gap, 0.0, 1.0)) - before)


def next_goal(goal, target, reported, ratchet, cap):
    """Return the centre's next target: over-fulfilment is asked for again.

    References
    ----------
    Weitzman (1980), Bell J. Econ. 11(1): 302-308.
    """
    return goal * (1 + ratchet * np.clip(reported / target - 1, 0.0, cap))
