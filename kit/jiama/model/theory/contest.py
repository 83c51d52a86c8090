"""Tullock contest: peers compete by spending, odds follow shares.

Player i wins with probability x_i^r / Σ x_j^r and pays x_i. With n equal
players and value V the symmetric pure equilibrium is

    x* = r(n − 1)V/n²,   which exists while r ≤ n/(n − 1).

Seen: that two players have no pure equilibrium for r > 2. From memory: the
symmetric formula. Derived here: first-order conditions, the general cost
x^g/g, and two players with different values.

References
----------
Tullock, G. (1980). Efficient Rent Seeking. In Buchanan, Tollison & Tullock
(eds.), Toward a Theory of the Rent-Seeking Society, 97–112.
"""

from jiama.model.theory.checks import at_least, positive


def spending(value: float, players: int, decisiveness: float = 1.0) -> float:
    """Return the symmetric equilibrium outlay x* = r(n − 1)V/n² of each player.

    Parameters
    ----------
    value : float
        What winning is worth, > 0.
    players : int
        Number of equal contestants, at least 2.
    decisiveness : float
        r > 0: how sharply odds follow outlays.

    Raises
    ------
    ValueError
        If r > n/(n − 1): no pure equilibrium exists.
    """
    positive(value=value, decisiveness=decisiveness)
    at_least(2, players=players)
    limit = players / (players - 1)
    if decisiveness > limit:
        raise ValueError(
            f"decisiveness is {decisiveness!r}; with {players} players a pure equilibrium "
            f"exists up to {limit:.6g}"
        )
    return decisiveness * (players - 1) * value / players**2


def payoff(value: float, players: int, decisiveness: float = 1.0) -> float:
    """Return each player's expected gain V/n − x*."""
    return value / players - spending(value, players, decisiveness)


def spending_at_rising_cost(value: float, players: int, power: float) -> float:
    """Return x* = (V(n − 1)/n²)^(1/g) when outlay x costs x^g/g and r = 1."""
    positive(value=value, power=power)
    at_least(2, players=players)
    return (value * (players - 1) / players**2) ** (1 / power)


def unequal_pair(first: float, second: float) -> tuple[float, float, float]:
    """Return both outlays and the first player's odds for two values, r = 1.

    x₁ = V₁²V₂/(V₁ + V₂)², x₂ = V₁V₂²/(V₁ + V₂)², p₁ = V₁/(V₁ + V₂).
    """
    positive(first=first, second=second)
    total = first + second
    scale = first * second / total**2
    return first * scale, second * scale, first / total
