"""Bullwhip effect: orders vary more than the demand they answer.

Demand is AR(1) with correlation φ, each stage forecasts it, keeps an
order-up-to level for lead time L and passes its orders up. The ratio
Var(orders)/Var(demand) is, by forecasting method,

    moving average over p periods    1 + 2(1 − φ^p)(L/p + L²/p²)
    exponential smoothing, weight a  1 + [2La + 2(La)²/(2 − a)]·(1 − φ)/(1 − (1 − a)φ)
    best linear forecast             1 + 2φ(1 − φ^L)(1 − φ^(L+1))/(1 − φ)

Seen: the first and third formula, in the source of the R package SCperf,
which cites the paper. From memory: that the first is a lower bound, tight
without safety stock, and the multi-stage products. Derived: for φ = 0 the
order q_t = (1 + L/p)D_{t−1} − (L/p)D_{t−p−1}, whose variance gives the first
formula; and the second in full, from q_t = D_t + L(F_t − F_{t−1}) with
F_t = aD_t + (1 − a)F_{t−1}. (A variant with (1 − a) in place of (2 − a)/2
circulates; it does not match simulated orders.) Simulated orders match all
three formulas.

References
----------
Chen, F., Drezner, Z., Ryan, J. K. & Simchi-Levi, D. (2000). Quantifying the
Bullwhip Effect in a Simple Supply Chain. Management Science 46(3), 436–443.
Marchena Marlene. SCperf: Supply Chain Perform (R package), `bullwhip`.
"""

import math
from collections.abc import Sequence

from jiama.model.theory.checks import at_least, not_negative


def moving_average(lead: float, periods: int, correlation: float = 0.0) -> float:
    """Return the variance ratio under a `periods`-period moving average."""
    _checked(lead, correlation)
    at_least(1, periods=periods)
    ratio = lead / periods
    return 1 + 2 * (1 - correlation**periods) * (ratio + ratio**2)


def exponential_smoothing(lead: float, weight: float, correlation: float = 0.0) -> float:
    """Return the variance ratio under exponential smoothing with 0 < weight < 1."""
    _checked(lead, correlation)
    if not 0 < weight < 1:
        raise ValueError(f"weight is {weight!r}; it must lie between 0 and 1, ends excluded")
    reaction = 2 * lead * weight + 2 * (lead * weight) ** 2 / (2 - weight)
    return 1 + reaction * (1 - correlation) / (1 - (1 - weight) * correlation)


def best_forecast(lead: float, correlation: float) -> float:
    """Return the variance ratio under the minimum-mean-square-error forecast."""
    _checked(lead, correlation)
    decay = (1 - correlation**lead) * (1 - correlation ** (lead + 1))
    return 1 + 2 * correlation * decay / (1 - correlation)


def shared_information(leads: Sequence[float], periods: int) -> float:
    """Return the ratio after all stages when every stage sees final demand.

    1 + 2ΣL/p + 2(ΣL)²/p²: lead times add up.
    """
    return moving_average(sum(leads), periods)


def passed_on(leads: Sequence[float], periods: int) -> float:
    """Return the ratio after all stages when each sees only the orders of the one below.

    Π(1 + 2L_i/p + 2L_i²/p²): the stages' ratios multiply.
    """
    return math.prod(moving_average(lead, periods) for lead in leads)


def _checked(lead: float, correlation: float) -> None:
    not_negative(lead=lead)
    if not -1 < correlation < 1:
        raise ValueError(f"correlation is {correlation!r}; it must lie between -1 and 1")
