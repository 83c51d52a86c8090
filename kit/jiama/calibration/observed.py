"""Markups by level and year from the reports, with bootstrap intervals.

The province's markup is its target over the national one, the city's its target over its own
province's, both as shares. Provinces are resampled, and cities with their province, since
cities of one province move together.

References
----------
Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap. Percentile interval, ch. 13.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from jiama.sources import growth

LEVELS = ("province", "city")
RESAMPLES = 2000
WITHIN = (0.025, 0.975)


@dataclass(frozen=True)
class Observed:
    """The mean markup of one level in one year.

    Parameters
    ----------
    year : int
        The year.
    level : str
        ``"province"`` or ``"city"``.
    mean : float
        Mean markup over the level above, as a share.
    low, high : float
        Ends of its 95 % bootstrap interval.
    error : float
        Standard error, the s.d. of the resampled means.
    spread : float
        S.d. of the markups themselves.
    none : float
        Share of units at or below the level above.
    count : int
        Reports behind it.
    """

    year: int
    level: str
    mean: float
    low: float
    high: float
    error: float
    spread: float
    none: float
    count: int


@dataclass(frozen=True)
class Change:
    """How markups of the same units changed between two years.

    Parameters
    ----------
    level : str
        ``"province"`` or ``"city"``.
    first, last : int
        The years.
    before, after : float
        Mean markup of these units in each.
    low, high : float
        Ends of the 95 % bootstrap interval of the difference.
    none_before, none_after : float
        Share of them at or below the level above in each.
    count : int
        Units whose report was seen in both years.
    """

    level: str
    first: int
    last: int
    before: float
    after: float
    low: float
    high: float
    none_before: float
    none_after: float
    count: int


@cache
def markups(level: str, year: int) -> dict[tuple[str, str], float]:
    """Return the markup of every unit of a level, by province and unit; empty where unknown."""
    if level == "city":
        return {
            (city.province, city.city): city.target / city.above - 1
            for city in growth.cities()
            if city.year == year and city.above is not None
        }
    nation = growth.nation()[year]
    if nation is None:
        return {}
    return {
        (name, name): target / nation - 1
        for (when, name), target in growth.provinces().items()
        if when == year and target is not None
    }


@cache
def observed(year: int, level: str) -> Observed | None:
    """Return the mean markup of a level in a year, None where the level above named no number."""
    found = markups(level, year)
    if not found:
        return None
    values = np.array(list(found.values()))
    means = _resampled([key[0] for key in found], values, seed=year)
    low, high = np.quantile(means, WITHIN)
    return Observed(
        year=year,
        level=level,
        mean=float(values.mean()),
        low=float(low),
        high=float(high),
        error=float(means.std()),
        spread=float(values.std()),
        none=_none(values),
        count=len(values),
    )


def changes(level: str, first: int, last: int) -> Change:
    """Return how the markups of the units seen in both years changed."""
    one, two = markups(level, first), markups(level, last)
    both = [key for key in one if key in two]
    before, after = (np.array([year[key] for key in both]) for year in (one, two))
    steps = _resampled([key[0] for key in both], after - before, seed=first * 10000 + last)
    low, high = np.quantile(steps, WITHIN)
    return Change(
        level, first, last, float(before.mean()), float(after.mean()),
        float(low), float(high), _none(before), _none(after), len(both),
    )  # fmt: skip


def _none(values: np.ndarray) -> float:
    return float((values <= 1e-9).mean())


def _resampled(groups: list[str], values: np.ndarray, seed: int) -> np.ndarray:
    """Return means over whole groups drawn with replacement, shape (RESAMPLES,)."""
    names, where = np.unique(groups, return_inverse=True)
    sums = np.bincount(where, values)
    counts = np.bincount(where)
    picked = np.random.default_rng(seed).integers(len(names), size=(RESAMPLES, len(names)))
    return sums[picked].sum(axis=1) / counts[picked].sum(axis=1)
