"""A pass mark: effort under a standard that must be reached.

One agent has output effort + normal noise of standard deviation s, gets V
when output reaches the standard T, and pays c·e²/2. Effort solves

    V·φ((T − e)/s)/s = c·e.

Effort rises with the standard while it is in reach, is largest where the
standard lies at the mode of performance (T = e, effort V/(c·s·√(2π))), and
falls beyond, down to giving up: a target far above what can be done drives
nobody. The effort-maximising standard lies at the mode also in tournaments
with a standard.

Seen: that result, in the abstract of Drugov, Ryvkin & Zhang; an inverted U
of effort over the target, in the abstract of Cui, Zhou & Li. Derived: the
one-agent case here.

References
----------
Drugov, M., Ryvkin, D. & Zhang, J. (2024). Tournaments with a Standard.
arXiv:2412.01139. Cui Lin, Zhou Fangwei & Li Junlin (2023). Regional Economic
Review 2023(4) (in Chinese), on how targets drive local growth.
"""

import math

from scipy.optimize import minimize_scalar
from scipy.stats import norm

from jiama.model.theory.checks import positive


def effort(target: float, value: float, noise: float, cost: float = 1.0) -> float:
    """Return the effort that maximises V·Φ((e − T)/s) − c·e²/2.

    The payoff can have two peaks (giving up, and going for it), so each
    stretch of a grid is searched and the best kept.
    """
    positive(value=value, noise=noise, cost=cost)
    longest = math.sqrt(2 * value / cost)  # beyond it even a sure pass is a loss
    step = longest / 64

    def loss(e: float) -> float:
        return cost * e**2 / 2 - value * float(norm.cdf((e - target) / noise))

    start = min((k * step for k in range(65)), key=loss)
    bounds = (max(start - step, 0.0), start + step)
    return float(minimize_scalar(loss, bounds=bounds, method="bounded", options={"xatol": 1e-10}).x)


def best_target(value: float, noise: float, cost: float = 1.0) -> float:
    """Return the standard that draws most effort: T = e = V/(c·s·√(2π)).

    Raises
    ------
    ValueError
        If noise is so small that reaching for this standard is not worth it:
        half the prize must cover the cost of the effort.
    """
    positive(value=value, noise=noise, cost=cost)
    target = value / (cost * noise * math.sqrt(2 * math.pi))
    if value / 2 < cost * target**2 / 2:
        raise ValueError(f"noise {noise!r} is too small: at this standard agents give up")
    return target
