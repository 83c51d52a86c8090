"""Which settings of the model give the markups of a year, and what they say of what was kept back.

Approximate Bayesian computation by rejection: of the settings drawn from their whole range, the
nearest to the observed means, in standard errors, are kept. No library does more for a table of
twelve thousand rows than a sort.

References
----------
Pritchard, J. K., Seielstad, M. T., Perez-Lezaun, A. & Feldman, M. W. (1999). Population growth of
human Y chromosomes. Molecular Biology and Evolution 16, 1791–1798: rejection with a tolerance.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jiama.calibration.observed import LEVELS, Observed, markups, observed
from jiama.calibration.table import Table, stored

KEPT = 0.005
"""Share of the settings drawn that a fit keeps."""
WITHIN = (0.1, 0.9)
"""Ends of the interval of what the kept settings say: eight in ten lie in it."""
FAR = 2.0
"""Standard errors from which on the nearest setting does not give the observed markups."""
NARROWED = 2 / 3
"""A parameter is narrowed where what was kept is spread over less than this share of its range."""


@dataclass(frozen=True)
class Interval:
    """Median and the ends between which eight in ten lie."""

    middle: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """Distance of the ends."""
        return self.high - self.low


@dataclass(frozen=True)
class Fit:
    """Settings near the markups of one year.

    Parameters
    ----------
    rows : array of int
        The rows of the reference table that were kept.
    nearest : float
        Distance of the nearest setting, in standard errors of the observed means.
    farthest : float
        Distance of the last setting kept: the tolerance.
    parameters : dict
        Interval of each parameter among the settings kept.
    narrowed : dict
        Whether the year says anything about each parameter.
    signs : dict
        Interval of each sign among the settings kept.
    """

    rows: np.ndarray
    nearest: float
    farthest: float
    parameters: dict[str, Interval]
    narrowed: dict[str, bool]
    signs: dict[str, Interval]

    @property
    def found(self) -> bool:
        """Whether some setting gives the observed markups."""
        return self.nearest <= FAR


@dataclass(frozen=True)
class Forecast:
    """What settings fitted to one thing say of another that was kept back.

    Parameters
    ----------
    fitted : int
        Year the settings were fitted to.
    levels : tuple of str
        Levels they were fitted to.
    year : int
        Year of what was kept back.
    level : str
        Its level.
    said : Interval
        What the settings say.
    seen : Observed
        What the reports say.
    """

    fitted: int
    levels: tuple[str, ...]
    year: int
    level: str
    said: Interval
    seen: Observed

    @property
    def met(self) -> bool:
        """Whether the two intervals share a point."""
        return self.said.low <= self.seen.high and self.seen.low <= self.said.high

    @property
    def miss(self) -> float:
        """How much more the settings say than the reports show."""
        return self.said.middle - self.seen.mean

    @property
    def as_before(self) -> float | None:
        """What one says without a model: the same as in the year fitted to; None in that year."""
        return None if self.year == self.fitted else observed(self.fitted, self.level).mean

    @property
    def miss_as_before(self) -> float | None:
        """How much more that says than the reports show."""
        return None if self.as_before is None else self.as_before - self.seen.mean


@dataclass(frozen=True)
class Henan:
    """Henan 2023, kept back: 5 at the centre, 6 in the province, its cities above.

    Parameters
    ----------
    province : float
        The province's markup, which the settings are fitted to.
    said : Interval
        Markup of its cities in these settings.
    seen : float
        Mean markup of its cities whose report was seen.
    lowest, highest : float
        Their least and largest markup.
    count : int
        How many cities these are.
    """

    province: float
    said: Interval
    seen: float
    lowest: float
    highest: float
    count: int

    @property
    def met(self) -> bool:
        """Whether the mean that was seen lies in the interval."""
        return self.said.low <= self.seen <= self.said.high

    @property
    def miss(self) -> float:
        """How much more the settings say than the reports show."""
        return self.said.middle - self.seen


def fit(year: int, levels: tuple[str, ...] = LEVELS, table: Table | None = None) -> Fit:
    """Return the settings nearest to the markups of a year.

    Parameters
    ----------
    year : int
        A year with a national target.
    levels : tuple of str
        Levels whose mean markup is to be met.
    table : Table, optional
        The reference table; the stored one by default.
    """
    aims = {level: observed(year, level) for level in levels}
    return _fitted({level: (aim.mean, aim.error) for level, aim in aims.items()}, table or stored())


def forecasts(table: Table | None = None) -> list[Forecast]:
    """Return what was kept back: the year after a fit, and the cities of a year."""
    table = table or stored()
    made = []
    for fitted, year in ((2022, 2023), (2025, 2026)):
        found = fit(fitted, table=table)
        made += [
            Forecast(fitted, LEVELS, year, level, found.signs[level], observed(year, level))
            for level in LEVELS
        ]
    for year in (2018, 2019, 2021, 2022, 2023, 2024, 2025, 2026):
        found = fit(year, ("province",), table)
        seen = observed(year, "city")
        made.append(Forecast(year, ("province",), year, "city", found.signs["city"], seen))
    return made


HENAN = "\N{CJK UNIFIED IDEOGRAPH-6CB3}\N{CJK UNIFIED IDEOGRAPH-5357}"
WRITTEN = 0.25
"""Half a step of half a point, in which targets are written: how exactly one target is known."""


def henan(table: Table | None = None) -> Henan:
    """Return what the model says of Henan's cities in 2023, given the province's target."""
    own = markups("province", 2023)[HENAN, HENAN]
    cities = [value for (name, _), value in markups("city", 2023).items() if name == HENAN]
    found = _fitted({"province": (own, WRITTEN / 5)}, table or stored())
    return Henan(
        province=own,
        said=found.signs["city"],
        seen=float(np.mean(cities)),
        lowest=min(cities),
        highest=max(cities),
        count=len(cities),
    )


def _fitted(aims: Mapping[str, tuple[float, float]], table: Table) -> Fit:
    away = sum(((table.sign(name) - mean) / error) ** 2 for name, (mean, error) in aims.items())
    distance = np.sqrt(away)
    rows = np.argsort(distance, kind="stable")[: max(round(KEPT * len(distance)), 1)]
    kept = {name: table.parameters[rows, k] for k, name in enumerate(table.names)}
    whole = {name: _interval(table.parameters[:, k]) for k, name in enumerate(table.names)}
    parameters = {name: _interval(values) for name, values in kept.items()}
    return Fit(
        rows=rows,
        nearest=float(distance[rows[0]]),
        farthest=float(distance[rows[-1]]),
        parameters=parameters,
        narrowed={n: parameters[n].width < NARROWED * whole[n].width for n in parameters},
        signs={name: _interval(table.sign(name)[rows]) for name in ("province", "city", "none")},
    )


def _interval(values: np.ndarray) -> Interval:
    low, middle, high = np.quantile(values, (WITHIN[0], 0.5, WITHIN[1]))
    return Interval(float(middle), float(low), float(high))
