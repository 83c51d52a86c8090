"""Rank-order tournament: promotion by rank among peers.

Each of n equal players has output effort + noise; the highest output wins.
With normal noise of standard deviation s, effort cost c·e²/2 and a prize
spread ΔW between winner and the rest, the symmetric first-order condition is

    c·e* = ΔW·k_n / s,      k_n = (n − 1)·∫ φ(z)² Φ(z)^(n−2) dz = E[Z_(n:n)] / n

so effort rises with the prize and falls with noise and, from three players
on, with the number of peers, while the sum of effort n·e* still rises.

Seen: existence and bibliographic data of the paper; the general first-order
condition C'(e*) = ΔW·g(0) is from memory. Derived: everything for normal
noise; k_n is integrated both ways and the two agree.

References
----------
Lazear, E. P. & Rosen, S. (1981). Rank-Order Tournaments as Optimum Labor
Contracts. Journal of Political Economy 89(5), 841–864.
"""

import math
from collections.abc import Sequence
from functools import cache

from scipy.integrate import quad
from scipy.special import gammaln
from scipy.stats import norm

from jiama.model.theory.checks import at_least, positive

_TAIL = 12.0  # standard deviations beyond which the normal density adds nothing


@cache
def expected_rank(players: int, rank: int) -> float:
    """Return the mean of the `rank`-th smallest of `players` standard normal draws.

    Parameters
    ----------
    players : int
        Number of draws, at least 1.
    rank : int
        1 (lowest) to `players` (highest).
    """
    at_least(1, players=players, rank=rank)
    if rank > players:
        raise ValueError(f"rank is {rank}; there are only {players} players")
    log_count = gammaln(players + 1) - gammaln(rank) - gammaln(players - rank + 1)

    def density(z: float) -> float:
        below, above = (rank - 1) * norm.logcdf(z), (players - rank) * norm.logsf(z)
        return z * math.exp(log_count + below + above + norm.logpdf(z))

    return quad(density, -_TAIL, _TAIL, epsabs=1e-12, limit=200)[0]


@cache
def incentive(players: int) -> float:
    """Return k_n, the marginal effect of effort on winning, per unit of noise.

    Parameters
    ----------
    players : int
        Number of peers ranked against each other, at least 2.
    """
    at_least(2, players=players)

    def density(z: float) -> float:
        return math.exp(2 * norm.logpdf(z) + (players - 2) * norm.logcdf(z))

    return (players - 1) * quad(density, -_TAIL, _TAIL, epsabs=1e-12, limit=200)[0]


def effort(prize: float, players: int, noise: float, cost: float = 1.0) -> float:
    """Return equilibrium effort e* = ΔW·k_n/(c·s) when only the best is promoted."""
    positive(noise=noise, cost=cost)
    return prize * incentive(players) / (cost * noise)


def effort_for_prizes(prizes: Sequence[float], noise: float, cost: float = 1.0) -> float:
    """Return equilibrium effort when every rank has its own prize.

    e* = Σ_k W_k·E[Z_(k:n)]/(n·s·c). A penalty for the last gives the same
    effort as an equal prize for the first, since E[Z_(1:n)] = −E[Z_(n:n)].

    Parameters
    ----------
    prizes : sequence of float, one a player
        From the lowest rank to the highest; penalties are negative.
    """
    positive(noise=noise, cost=cost)
    players = len(prizes)
    at_least(2, players=players)
    ranks = range(1, players + 1)
    marginal = sum(w * expected_rank(players, k) for w, k in zip(prizes, ranks, strict=True))
    return marginal / (players * noise * cost)


def payoff(prize: float, players: int, noise: float, cost: float = 1.0) -> float:
    """Return each player's expected payoff ΔW/n − c·e*²/2.

    Below the outside option the symmetric equilibrium does not exist: noise
    is too small for the prize, and the first-order condition misleads.
    """
    return prize / players - cost * effort(prize, players, noise, cost) ** 2 / 2
