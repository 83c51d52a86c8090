"""Linear contract: how strongly pay should follow a noisy result.

Output is effort plus normal noise of variance σ², the agent has constant
absolute risk aversion r and effort cost c·e²/2, and pay is a + b·output.
The agent sets e = b/c, and the best strength of incentive is

    b* = 1/(1 + r·c·σ²),      surplus = 1/(2c(1 + r·c·σ²)).

The harder results are to measure, the weaker the incentive should be: rigid
accountability on a noisy indicator is the error this formula names.

From memory: the formula. Derived: worked numbers, and a check that b*
maximises the surplus b/c − b²/(2c) − r·b²σ²/2.

References
----------
Holmström, B. & Milgrom, P. (1987). Aggregation and Linearity in the
Provision of Intertemporal Incentives. Econometrica 55(2), 303–328.
"""

from jiama.model.theory.checks import not_negative, positive


def strength(aversion: float, cost: float, variance: float) -> float:
    """Return b*, the best share of output that pay should follow (0 to 1)."""
    positive(cost=cost)
    not_negative(aversion=aversion, variance=variance)
    return 1 / (1 + aversion * cost * variance)


def effort(slope: float, cost: float) -> float:
    """Return the effort e = b/c that a contract of slope b brings about."""
    positive(cost=cost)
    return slope / cost


def surplus(slope: float, aversion: float, cost: float, variance: float) -> float:
    """Return output less effort cost and risk premium, b/c − b²/(2c) − r·b²σ²/2."""
    positive(cost=cost)
    not_negative(aversion=aversion, variance=variance)
    return slope / cost - slope**2 / (2 * cost) - aversion * slope**2 * variance / 2
