"""Deterrence and the inspection game: what fines can and cannot do.

Facing a fixed chance of inspection p, a violator with gain g is deterred
when p·F ≥ g (F the fine, counted net of the gain in the game below).

When inspectors choose too, the simultaneous 2×2 game has one equilibrium,
in mixed strategies: inspectors inspect with p* = g/(g + F), which leaves
violators indifferent; violators violate with q* = c/b (cost of inspecting
over reward for a find), which leaves inspectors indifferent. A harsher fine
therefore lowers inspection and leaves violation where it was.

That the fine leaves violation where it was is Tsebelis's result. It needs
payoffs of inspector and violator that do not depend on each other: with
correlated payoffs Friehe (2008) finds that a harsher sanction does lower
violation.

Seen: Tsebelis's result and its limit in the abstract of Friehe (2008). From
memory: Becker's condition and Tsebelis's game. Derived: both mixing
probabilities, from indifference.

References
----------
Becker, G. S. (1968). Crime and Punishment. Journal of Political Economy 76,
169–217. Tsebelis, G. (1989). The Abuse of Probability in Political Analysis.
American Political Science Review 83, 77–91. Friehe, T. (2008). Public Choice
137, 127–143.
"""

from jiama.model.theory.checks import not_negative, positive, share


def deterred(chance: float, fine: float, gain: float) -> bool:
    """Return whether an expected fine outweighs the gain (Becker)."""
    share(chance=chance)
    not_negative(fine=fine, gain=gain)
    return chance * fine >= gain


def inspection_rate(gain: float, fine: float) -> float:
    """Return p* = g/(g + F), how often inspectors inspect in equilibrium."""
    positive(gain=gain, fine=fine)
    return gain / (gain + fine)


def violation_rate(cost: float, reward: float) -> float:
    """Return q* = c/b, how often violators violate in equilibrium.

    Raises
    ------
    ValueError
        If inspecting costs more than a find is worth: no one inspects.
    """
    positive(cost=cost, reward=reward)
    if cost > reward:
        raise ValueError(f"cost {cost!r} exceeds reward {reward!r}: nobody would inspect")
    return cost / reward


def payoffs(
    inspect: float, violate: float, *, gain: float, fine: float, cost: float, reward: float
) -> tuple[float, float]:
    """Return expected payoffs of violator and inspector for given probabilities.

    The violator gets `gain` when not inspected and −`fine` when inspected;
    the inspector pays `cost` for every inspection and gets `reward` a find.
    """
    share(inspect=inspect, violate=violate)
    violator = violate * ((1 - inspect) * gain - inspect * fine)
    inspector = inspect * (violate * reward - cost)
    return violator, inspector
