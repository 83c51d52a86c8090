"""Several tasks, unequally measured: what is counted crowds out what counts.

Benefit B'·e, effort cost ½e'Ce, measurements e + noise with covariance Σ,
risk aversion r, pay b'·measurements. The agent sets e = C⁻¹b; the best
incentives are

    b* = (I + r·C·Σ)⁻¹ B'.

With substitutes (off-diagonal of C above 0) a task that cannot be measured
gets no incentive, and rewarding the measured task draws effort away from it.

Seen: abstract and introduction of the paper. From memory: the formula.
Derived: worked numbers, the crowding-out threshold, and corners where a
task's effort would be negative.

References
----------
Holmström, B. & Milgrom, P. (1991). Multitask Principal–Agent Analyses.
Journal of Law, Economics, & Organization 7 (special issue), 24–52.
"""

import numpy as np
from scipy.optimize import nnls


def incentives(benefit, cost, noise, aversion: float) -> np.ndarray:
    """Return the best incentive on each task.

    Parameters
    ----------
    benefit : array, shape (tasks,)
        Worth of one more unit of effort on each task.
    cost : array, shape (tasks, tasks)
        Positive definite matrix of effort costs.
    noise : array, shape (tasks, tasks)
        Covariance of measurement errors; np.inf on the diagonal where a
        task cannot be measured.
    aversion : float
        Risk aversion, at least 0.
    """
    benefit, cost, noise = (np.asarray(x, float) for x in (benefit, cost, noise))
    seen = np.isfinite(np.diag(noise))
    if aversion == 0:
        seen[:] = True
        noise = np.zeros_like(noise)
    # An unmeasurable task is left out of the contract, but its benefit and
    # its place in the cost matrix still shape the incentives on the others:
    # b solves (C⁻¹ + rΣ)b = C⁻¹B' on the measured tasks.
    slopes = np.linalg.inv(_checked(cost))
    left = (slopes + aversion * np.where(np.isfinite(noise), noise, 0.0))[np.ix_(seen, seen)]
    result = np.zeros_like(benefit)
    result[seen] = np.linalg.solve(left, (slopes @ benefit)[seen])
    return result


def efforts(slopes, cost) -> np.ndarray:
    """Return the agent's effort on each task: argmax b'e − ½e'Ce over e ≥ 0."""
    slopes, cost = np.asarray(slopes, float), _checked(np.asarray(cost, float))
    root = np.linalg.cholesky(cost)
    # ½e'Ce − b'e is a least-squares distance in the coordinates of the root.
    return nnls(root.T, np.linalg.solve(root, slopes))[0]


def crowding_threshold(substitution: float, first: float = 1.0) -> float:
    """Return the incentive on task 2 at or below which it gets no effort.

    For cost ½(e₁² + 2δe₁e₂ + e₂²), e₂ = 0 once b₂ ≤ δ·b₁.
    """
    if not -1 < substitution < 1:
        raise ValueError(f"substitution is {substitution!r}; it must lie between -1 and 1")
    return substitution * first


def _checked(cost: np.ndarray) -> np.ndarray:
    if not np.allclose(cost, cost.T) or np.linalg.eigvalsh(cost).min() <= 0:
        raise ValueError("the cost matrix must be symmetric and positive definite")
    return cost
