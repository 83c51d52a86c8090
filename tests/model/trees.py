"""Trees by their parent lists, and Hypothesis strategies for trees and settings."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

import jiama

# centre over 2 provinces; 1 and 3 counties; 2, 1, 4 and 1 grassroots units
LOPSIDED = (-1, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 6)
LINE = (-1, 0, 1, 2)
TWO_LEVELS = (-1, 0, 0, 0)

seeded = settings(deadline=None, derandomize=True, max_examples=40)


def levers(**fixed):
    """Strategy of valid settings over the whole range of every lever."""

    def one(lever):
        if lever.whole:
            return st.integers(int(lever.minimum), int(lever.maximum))
        width = (lever.maximum - lever.minimum) / 1000
        return st.integers(0, 1000).map(lambda at: min(lever.minimum + at * width, lever.maximum))

    free = {name: one(lever) for name, lever in jiama.LEVERS.items() if name not in fixed}
    return st.builds(jiama.Settings, **free, **{n: st.just(v) for n, v in fixed.items()})


@st.composite
def parents(draw, deepest=4):
    """Strategy of parent lists: any tree with leaves on the last level, at most `deepest` spans."""
    listed, first, count = [-1], 0, 1
    for _ in range(draw(st.integers(1, deepest))):
        spans = draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
        listed += [first + at for at, span in enumerate(spans) for _ in range(span)]
        first, count = first + count, sum(spans)
    return listed


def chosen_draws(
    leaves, cycles=1, common=0.0, shock=0.0, detect=1.0, punish=1.0, appeal=1.0, upper=None
):
    """Draws of one run that someone chose: no shock, nobody found out, sanctioned or heard."""

    def filled(value):
        return np.broadcast_to(np.asarray(value, float), (cycles, 1, leaves)).copy()

    return jiama.Draws(
        common=np.full((cycles, 1), float(common)),
        shock=filled(shock),
        detect=filled(detect),
        punish=filled(punish),
        appeal=filled(appeal),
        upper_punish=None if upper is None else np.array(upper, float).reshape(cycles, 1, -1),
        upper_appeal=None if upper is None else np.ones((cycles, 1, np.size(upper) // cycles)),
    )
