"""Phase 5, adapt: what units and the centre carry into the next cycle."""

import numpy as np


def learned(expected, seen, speed):
    """Return an expectation moved towards what was seen."""
    return expected + (seen - expected) * speed


def lag(behind, spread, scale):
    """Return how far a unit lags behind its siblings' mean, in their s.d., from -1 to 1."""
    return np.minimum(np.maximum(behind / np.maximum(spread, scale), -1.0), 1.0)


def own_record(below, own, answerable):
    """Return what feeds a superior's fear: wrongs done below it and, if answerable, to itself."""
    return below * (1 - answerable) + own * answerable


def fear(before, wrongful_share, memory):
    """Return fear: a memory of the wrongful sanctions under the unit."""
    return before * memory + wrongful_share * (1 - memory)


def morale(before, effort, burden, wrongful, rest, overtime, blow, floor):
    """Return morale after rest, overtime and wrongful sanctions; rest alone never passes 1."""
    tired = np.maximum(effort + (burden - 1), 0.0) * overtime + wrongful * blow
    return np.maximum(before + (1 - before) * rest - tired, floor)


def trust(before, value, gap, speed):
    """Return residents' trust: what they got, discounted by how far the books mislead."""
    return before + (value * (1 - np.minimum(gap, 1.0)) - before) * speed


def next_goal(goal, reported, ratchet, cap):
    """Return the centre's next target: over-fulfilment is asked for again.

    References
    ----------
    Weitzman (1980), Bell J. Econ. 11(1): 302-308.
    """
    return goal * (1 + np.clip(reported / goal - 1, 0.0, cap) * ratchet)
