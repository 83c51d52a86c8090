"""Regressional Goodhart: selecting on an indicator selects its error too.

An indicator is U = V + e, value and error independent and normal. Then

    E[V | U = u] = μ + ρ(u − μ),   ρ = Var V/(Var V + Var e),

and the best of n by the indicator has expected score E[Z_(n:n)]·sd(U) above
the mean, of which only the share ρ is value.

Seen: the four kinds (regressional, extremal, causal, adversarial). Derived:
the normal case.

References
----------
Manheim, D. & Garrabrant, S. (2018). Categorizing Variants of Goodhart's Law.
arXiv:1803.04585.
"""

import math

from jiama.model.theory.checks import not_negative, positive
from jiama.model.theory.tournament import expected_rank


def reliability(value_sd: float, error_sd: float) -> float:
    """Return ρ, the share of the indicator's variance that is value (0 to 1)."""
    positive(value_sd=value_sd)
    not_negative(error_sd=error_sd)
    return value_sd**2 / (value_sd**2 + error_sd**2)


def expected_value(score: float, value_sd: float, error_sd: float, mean: float = 0.0) -> float:
    """Return the value to be expected behind an observed score."""
    return mean + reliability(value_sd, error_sd) * (score - mean)


def winner(players: int, value_sd: float, error_sd: float) -> tuple[float, float]:
    """Return expected score and expected value of the best of `players` by score."""
    score = expected_rank(players, players) * math.hypot(value_sd, error_sd)
    return score, score * reliability(value_sd, error_sd)
