"""Where a claim fails: the simplest rule on one or two levers that tells."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

_QUANTILES = np.linspace(0.05, 0.95, 19)
_MINIMUM = 8  # a rule must rest on at least this many settings …
NARROWEST = 0.05  # … and on this share of them
_OFTEN = 0.25  # a region is worth naming where the claim fails at least this often
_CLEARLY = 1.5  # … and this much oftener than elsewhere
_GAIN = 0.15  # a second lever must remove this share of the impurity left by the first


@dataclass(frozen=True)
class Bound:
    """One side of a threshold on one factor."""

    factor: str
    side: str
    value: float

    def within(self, column: np.ndarray) -> np.ndarray:
        """Return which values lie on this side."""
        return column < self.value if self.side == "below" else column > self.value


def _inside(bounds, factors, values) -> np.ndarray:
    columns = dict(zip(factors, values.T, strict=True))
    return np.logical_and.reduce([bound.within(columns[bound.factor]) for bound in bounds])


@dataclass(frozen=True)
class Region:
    """Settings in which a claim mostly fails.

    Attributes
    ----------
    bounds : tuple of Bound
        One or two thresholds, all of which apply.
    share : float
        Share of settings that lie in the region.
    fails_within, fails_outside : float
        Share of settings in which the claim fails, in and outside it.
    covered : float
        Share of all failures that lie in it.
    """

    bounds: tuple[Bound, ...]
    share: float
    fails_within: float
    fails_outside: float
    covered: float

    def judged(self, factors, values: np.ndarray, fails: np.ndarray) -> "Region | None":
        """Return the region with its shares on another sample, None where it does not hold there.

        Parameters
        ----------
        factors, values, fails
            As for `failing_region`, of a sample in which it was not looked for.
        """
        found = _described(self.bounds, _inside(self.bounds, factors, values), fails)
        telling = found.fails_within > max(_OFTEN, _CLEARLY * found.fails_outside)
        return found if telling and found.share >= NARROWEST else None


def failing_region(factors, values: np.ndarray, fails: np.ndarray) -> Region | None:
    """Return the rule on one factor, or two, that best tells where a claim fails.

    All thresholds at every twentieth of each factor's sample are tried; the
    rule with the lowest Gini impurity wins, and two factors are taken only
    where the second removes much of what the first leaves.

    Parameters
    ----------
    factors : sequence of str
    values : array, shape (settings, factors)
    fails : array of bool, shape (settings,)

    Returns
    -------
    Region or None
        None where the claim fails nowhere, everywhere, seldom in any region, or
        was tried on too few settings to tell.
    """
    if not fails.any() or fails.all() or len(fails) < 4 * _MINIMUM:
        return None
    bounds, masks = _halves(factors, values)
    base = _impurity(fails[None, :], np.ones((1, len(fails)), bool))[0]
    alone = _impurity(fails, masks)
    first = int(alone.argmin())
    choice: tuple[int, ...] = (first,)
    # Pairs only among the most telling thresholds of each factor.
    best = {}
    for k in np.argsort(alone, kind="stable"):
        best.setdefault((bounds[k].factor, bounds[k].side), []).append(int(k))
    shortlist = [k for ranked in best.values() for k in ranked[:4]]
    pairs = [(a, b) for a, b in combinations(shortlist, 2) if bounds[a].factor != bounds[b].factor]
    both = np.array([masks[a] & masks[b] for a, b in pairs])
    joint = _impurity(fails, both)
    if joint.min() < (1 - _GAIN) * alone[first]:
        choice = pairs[int(joint.argmin())]
    inside = np.logical_and.reduce([masks[k] for k in choice])
    region = _described(tuple(bounds[k] for k in choice), inside, fails)
    telling = min(alone[first], joint.min()) < 0.95 * base
    return region if telling and region.fails_within > _OFTEN else None


def _described(bounds, inside, fails):
    def rate(where):
        return float(fails[where].mean()) if where.any() else 0.0

    covered = float(fails[inside].sum() / max(fails.sum(), 1))
    return Region(bounds, float(inside.mean()), rate(inside), rate(~inside), covered)


def _least(count):
    return max(_MINIMUM, round(NARROWEST * count))


def _halves(factors, values):
    bounds, masks = [], []
    least = _least(len(values))
    for k, factor in enumerate(factors):
        column = values[:, k]
        for value in np.unique(np.quantile(column, _QUANTILES)):
            for side in ("below", "above"):
                bound = Bound(factor, side, float(f"{value:.2g}"))
                inside = bound.within(column)
                if least <= inside.sum() <= len(column) - least:
                    bounds.append(bound)
                    masks.append(inside)
    return bounds, np.array(masks)


def _impurity(fails, masks):
    # Weighted Gini impurity of the two sides; infinite unless failures are
    # denser inside, so that the rule names where the claim fails.
    fails = np.atleast_2d(fails)
    inside, total = masks.sum(axis=1), masks.shape[1]
    failed = (masks & fails).sum(axis=1)
    outside, missed = total - inside, fails.sum() - failed
    p, q = failed / np.maximum(inside, 1), missed / np.maximum(outside, 1)
    impurity = (inside * 2 * p * (1 - p) + outside * 2 * q * (1 - q)) / total
    few = (inside < _least(total)) | ((p <= q) & (outside > 0))
    return np.where(few, np.inf, impurity)
