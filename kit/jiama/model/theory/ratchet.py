"""Ratchet principle: today's good result is tomorrow's target.

Targets follow q_{t+1} = q_t + d + λ(y_t − q_t) and the bonus is b(y − q).
One more unit of output today raises the target k cycles later by
λ(1 − λ)^(k−1); discounted at rate ρ these cost bλ/(ρ + λ), so that the bonus
that is left, and drives effort, is

    b·ρ/(ρ + λ).

Seen: abstract, and the bonus rule in the working paper. Derived: the sum of
the series, checked numerically.

References
----------
Weitzman, M. L. (1980). The "Ratchet Principle" and Performance Incentives.
Bell Journal of Economics 11(1), 302–308.
"""

import numpy as np

from jiama.model.theory.checks import positive, share


def effective_bonus(bonus: float, adjustment: float, discount: float) -> float:
    """Return the incentive that is left once the agent foresees the ratchet.

    Parameters
    ----------
    bonus : float
        Reward per unit above target.
    adjustment : float
        λ in [0, 1]: how much of an over-fulfilment is added to the next target.
    discount : float
        ρ > 0: discount rate per cycle.
    """
    share(adjustment=adjustment)
    positive(discount=discount)
    return bonus * discount / (discount + adjustment)


def targets(first: float, outputs, adjustment: float, drift: float = 0.0) -> np.ndarray:
    """Return the path of targets under q_{t+1} = q_t + d + λ(y_t − q_t).

    Parameters
    ----------
    first : float
        Target of the first cycle.
    outputs : sequence of float, length T
        Output of every cycle.

    Returns
    -------
    array, shape (T + 1,)
        The targets of the T cycles and of the one after.
    """
    share(adjustment=adjustment)
    path = [float(first)]
    for output in outputs:
        path.append(path[-1] + drift + adjustment * (output - path[-1]))
    return np.array(path)
