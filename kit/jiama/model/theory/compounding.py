"""Compounding: what equal markups make of a target, level by level.

    T_k = T₀·(1 + m)^k

Arithmetic; it needs no source. It is the simulation's limit without
strictness, tournament and ratchet.
"""

import numpy as np

from jiama.model.theory.checks import at_least, not_negative, positive


def targets(first: float, markup: float, levels: int) -> np.ndarray:
    """Return the target after 0, 1, …, `levels` markups, shape (levels + 1,)."""
    at_least(0, levels=levels)
    not_negative(markup=markup)
    return first * (1 + markup) ** np.arange(levels + 1.0)


def common_markup(amplification: float, levels: int) -> float:
    """Return the equal markup a level that explains a total of `amplification`."""
    at_least(1, levels=levels)
    positive(amplification=amplification)
    return amplification ** (1 / levels) - 1


def levels_to_double(markup: float) -> float:
    """Return after how many levels a target has doubled, ln 2/ln(1 + m)."""
    positive(markup=markup)
    return float(np.log(2) / np.log1p(markup))
