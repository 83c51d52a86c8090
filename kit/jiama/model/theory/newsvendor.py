"""Safety margin as a newsvendor problem: why avoiding blame raises targets.

Falling short by one unit costs the superior c_u, asking one unit too much
costs c_o, and delivery is normal. The best order exceeds the mean by z·s,

    z = Φ⁻¹(c_u/(c_u + c_o)),   expected cost at the best order (c_u + c_o)·s·φ(z).

A chain of m levels which each add the margin raises the target by m·z·s;
a chain which each adds a share m_k multiplies it by Π(1 + m_k).

Derived here in full: the first-order condition of the expected cost.

References
----------
Arrow, K. J., Harris, T. & Marschak, J. (1951). Optimal Inventory Policy.
Econometrica 19(3), 250–272 (origin of the critical fractile; not consulted).
"""

import numpy as np
from scipy.stats import norm

from jiama.model.theory.checks import at_least, not_negative, positive


def fractile(shortage: float, excess: float) -> float:
    """Return the critical fractile c_u/(c_u + c_o), the wished chance of not falling short."""
    positive(shortage=shortage, excess=excess)
    return shortage / (shortage + excess)


def order(mean: float, spread: float, shortage: float, excess: float) -> float:
    """Return the best order mean + s·Φ⁻¹(c_u/(c_u + c_o))."""
    not_negative(spread=spread)
    return mean + spread * float(norm.ppf(fractile(shortage, excess)))


def expected_cost(
    quantity: float, mean: float, spread: float, shortage: float, excess: float
) -> float:
    """Return the expected cost of ordering `quantity` when demand is normal.

    c_u·E[(D − Q)⁺] + c_o·E[(Q − D)⁺], with both expectations in closed form.
    """
    positive(spread=spread, shortage=shortage, excess=excess)
    z = (quantity - mean) / spread
    missing = spread * (norm.pdf(z) - z * norm.sf(z))
    surplus = spread * (norm.pdf(z) + z * norm.cdf(z))
    return float(shortage * missing + excess * surplus)


def cost_at_best(spread: float, shortage: float, excess: float) -> float:
    """Return the expected cost at the best order, (c_u + c_o)·s·φ(z)."""
    z = norm.ppf(fractile(shortage, excess))
    return float((shortage + excess) * spread * norm.pdf(z))


def cascade(levels: int, spread: float, shortage: float, excess: float) -> float:
    """Return how much `levels` equal safety margins add to the target, m·z·s."""
    at_least(0, levels=levels)
    return levels * (order(0.0, spread, shortage, excess))


def multiplied(target: float, markups) -> float:
    """Return the target after each level adds its share, T₀·Π(1 + m_k)."""
    return float(target * np.prod(1 + np.asarray(markups, float)))
