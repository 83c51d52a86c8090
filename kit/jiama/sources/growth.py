"""Growth targets of nation, provinces and cities set beside each other, year by year.

A target is read as one number: the middle of a range, and the number itself where the report
says "about" or "or more". Whether a province met its own target is read against the
lower bound, as its next report states the growth; that growth is partly preliminary.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from jiama.sources.package import load
from jiama.sources.table import Row

FIRST, LAST = 2018, 2026
"""The years for which all three levels are collected."""


@dataclass(frozen=True)
class City:
    """A city's target beside its province's.

    Parameters
    ----------
    year : int
        Year the target is for.
    province, city : str
        Names as in the table.
    target : float
        The city's target, per cent.
    above : float or None
        The province's target, per cent; None where the province gave no number.
    """

    year: int
    province: str
    city: str
    target: float
    above: float | None


@dataclass(frozen=True)
class Year:
    """What the three levels' reports say about one year.

    Parameters
    ----------
    year : int
        The year.
    nation : float or None
        National target, per cent; None in 2020.
    provinces : float
        Unweighted mean of the provinces' targets, per cent.
    numbered : int
        Provinces whose report gives a number.
    met, missed, unstated : int
        Provinces whose growth reached their lower bound, fell short of it, or cannot be judged
        since the report gives no target or the next one no growth; all 0 where none is known.
    above, equal, below : int
        Cities whose target is above, equal to or below their province's.
    cities : float or None
        Mean of the cities' markups over their own province, as a share.
    """

    year: int
    nation: float | None
    provinces: float
    numbered: int
    met: int
    missed: int
    unstated: int
    above: int
    equal: int
    below: int
    cities: float | None

    @property
    def markup(self) -> float | None:
        """The provinces' mean markup over the national target, as a share."""
        return None if self.nation is None else self.provinces / self.nation - 1

    @property
    def compared(self) -> int:
        """Cities that stand beside a number of their province."""
        return self.above + self.equal + self.below

    @property
    def share_above(self) -> float:
        """Share of the cities above their province."""
        return self.above / self.compared

    @property
    def below_or_equal(self) -> float:
        """Share of the cities at or below their province."""
        return (self.equal + self.below) / self.compared


def middle(row: Row) -> float | None:
    """Return a target as one number: the middle of its range, None where no number was given."""
    if row["low"] is None:
        return None
    return (row["low"] + (row["low"] if row["high"] is None else row["high"])) / 2


@cache
def nation() -> dict[int, float | None]:
    """Return the national target of each year, per cent; None where none was set."""
    table = load("national_growth_targets").verified()
    return {row["year"]: middle(row) for row in table if row["year"] >= FIRST}


@cache
def provinces() -> dict[tuple[int, str], float | None]:
    """Return each province's target by year and name, per cent; None where it gave no number."""
    table = load("provincial_growth_targets").verified()
    return {(row["year"], row["province"]): middle(row) for row in table}


@cache
def cities() -> tuple[City, ...]:
    """Return the cities' targets, each beside its province's."""
    over = provinces()
    return tuple(
        City(
            row["year"],
            row["province"],
            row["city"],
            middle(row),
            over[row["year"], row["province"]],
        )
        for row in load("city_growth_targets").verified()
    )


@cache
def verdicts() -> dict[tuple[int, str], str]:
    """Return ``"met"``, ``"missed"`` or ``"unstated"`` by year and province."""
    low = {(row["year"], row["province"]): row["low"] for row in load("provincial_growth_targets")}
    found = {}
    for row in load("provincial_growth_results").verified():
        key = row["year"], row["province"]
        if low[key] is None or row["growth"] is None:
            found[key] = "unstated"
        else:
            found[key] = "met" if row["growth"] >= low[key] else "missed"
    return found


@cache
def years() -> tuple[Year, ...]:
    """Return the three levels beside each other for every year collected."""
    beside = defaultdict(list)
    for city in cities():
        if city.above is not None:
            beside[city.year].append(city)
    return tuple(_year(year, beside[year]) for year in range(FIRST, LAST + 1))


def _year(year: int, beside: list[City]) -> Year:
    known = [v for (when, _), v in provinces().items() if when == year and v is not None]
    judged = [v for (when, _), v in verdicts().items() if when == year]
    markups = [city.target / city.above - 1 for city in beside]
    return Year(
        year=year,
        nation=nation()[year],
        provinces=sum(known) / len(known),
        numbered=len(known),
        met=judged.count("met"),
        missed=judged.count("missed"),
        unstated=judged.count("unstated"),
        above=sum(city.target > city.above for city in beside),
        equal=sum(city.target == city.above for city in beside),
        below=sum(city.target < city.above for city in beside),
        cities=sum(markups) / len(markups) if markups else None,
    )
