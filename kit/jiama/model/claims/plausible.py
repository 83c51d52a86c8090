"""Plausible ranges of levers and constants, and settings drawn from them.

Two ranges are tried. *Plausible*: each lever runs halfway from its default to
either end of the panel; two have a range of their own (below). Constants,
which are assumptions, run from two thirds to one and a half times their
default where they are scales (evenly in logarithms), and over a stretch
around it where they are shares. *Extreme*: every lever runs over the whole
panel and every scale from half to twice its default; there many settings lie
in which every markup stands at its cap and nothing can move it any more.

goal
    0.9 to 1.1. Targets are measured in what residents need, so the centre's
    own lies near 1.
habit
    0 to 0.1. Provinces' growth targets stood 14.7, 19.0, 12.9 and 7.3 per cent
    above the national one on average in 2022 to 2025 (datasets/, as computed by
    `jiama.calibration.observed`), all motives together; habit is one of four.
levers at rest (the ratchet, and every other that is off by default)
    0. What is off by default is an extension; the claims about it turn it on
    themselves. Over the panel they are all on.

*Page* is no range: the levers and constants of the lessons' pages, tried on
seeds that no lesson uses.
"""

from dataclasses import dataclass

import numpy as np

from jiama.model.levers import LEVERS
from jiama.model.settings import Constants, Settings

_TINY = 1e-9


@dataclass(frozen=True)
class Range:
    """The stretch over which one lever or constant is varied."""

    low: float
    high: float
    scale: str = "even"

    def at(self, share: np.ndarray) -> np.ndarray:
        """Return the values at shares (0 to 1) of the way through the range."""
        if self.scale == "ratio":
            return self.low * (self.high / self.low) ** share
        value = self.low + share * (self.high - self.low)
        return np.round(value) if self.scale == "whole" else value


# Constants that are shares or bounded: a stretch around the default.
_BOUNDED = {
    "need": Range(0.7, 0.9),
    "shield": Range(0.7, 1.0),
    "learn": Range(0.2, 0.6),
    "common": Range(0.1, 0.6),
    "memory": Range(0.5, 0.9),
    "voice": Range(0.25, 0.75),
}
_SCALES = (
    "prize",
    "zeal",
    "penalty",
    "friction",
    "record",
    "form",
    "hour",
    "stake",
    "fake",
    "overtime",
    "blow",
    "rest",
)
_OWN = {"goal": (0.9, 1.1), "habit": (0.0, 0.1)}


def lever_ranges(extreme: bool = False) -> dict[str, Range]:
    """Return the range of every lever, by name."""
    ranges = {}
    for name, lever in LEVERS.items():
        low, high = lever.minimum, lever.maximum
        if not extreme:
            halfway = ((low + lever.default) / 2, (high + lever.default) / 2)
            rest = (low, low) if lever.default == lever.minimum else halfway
            low, high = _OWN.get(name, rest)
        if lever.whole:
            low, high = np.ceil(low), np.floor(high)
        ranges[name] = Range(float(low), float(high), "whole" if lever.whole else "even")
    return ranges


def study_ranges() -> dict[str, Range]:
    """Return what the sensitivity study varies: plausible ranges, mechanisms up to half their own.

    The levers of the second edition are off in the plausible ranges; here they
    run halfway up, so that what they do can be set beside what the others do.
    """
    # The ratchet swamps everything else.
    at_rest = [k for k, r in lever_ranges().items() if r.low == r.high and k != "ratchet"]
    halfway = {name: Range(0.0, LEVERS[name].maximum / 2) for name in at_rest}
    ranges = lever_ranges() | halfway | constant_ranges()
    return {name: stretch for name, stretch in ranges.items() if stretch.low < stretch.high}


def constant_ranges(extreme: bool = False) -> dict[str, Range]:
    """Return the range of every constant that is varied, by name."""
    default, factor = Constants(), 2 if extreme else 1.5
    scales = {
        name: Range(getattr(default, name) / factor, getattr(default, name) * factor, "ratio")
        for name in _SCALES
    }
    return _BOUNDED | scales


@dataclass(frozen=True)
class Sample:
    """Settings and constants, each with the seed of its draws.

    Attributes
    ----------
    factors : tuple of str
        Names of levers, then of constants; the others keep their defaults.
    values : array, shape (settings, factors)
    seeds : array of int, shape (settings,)
    """

    factors: tuple[str, ...]
    values: np.ndarray
    seeds: np.ndarray

    def __len__(self) -> int:
        """Return the number of settings."""
        return len(self.values)

    def part(self, which: slice) -> "Sample":
        """Return some of the settings."""
        return Sample(self.factors, self.values[which], self.seeds[which])

    def pair(self, index: int):
        """Return (Settings, Constants) number `index`."""
        named = dict(zip(self.factors, self.values[index].tolist(), strict=True))
        levers = {k: int(v) if LEVERS[k].whole else v for k, v in named.items() if k in LEVERS}
        return Settings(**levers), Constants(**{k: v for k, v in named.items() if k not in LEVERS})


def sample(
    count: int,
    seed: int = 0,
    given: dict[str, tuple[float, float]] | None = None,
    extreme: bool = False,
) -> Sample:
    """Return a scrambled Sobol sample of `count` settings.

    A larger sample of the same seed begins with the smaller one.

    Parameters
    ----------
    count : int
        Number of settings, best a power of two.
    seed : int
        Seed of the scrambling, and of the draws.
    given : mapping of lever to (low, high), optional
        A condition: these levers are drawn from this range instead.
    extreme : bool
        Whether to draw from the extreme ranges instead of the plausible ones.
    """
    levers = lever_ranges(extreme)
    for name, (low, high) in (given or {}).items():
        levers[name] = Range(low, high, levers[name].scale)
    ranges = levers | constant_ranges(extreme)
    from scipy.stats import qmc  # half a second, which a lesson's kernel need not spend

    shares = qmc.Sobol(len(ranges), seed=seed).random(count)
    columns = [ranges[name].at(shares[:, k]) for k, name in enumerate(ranges)]
    return Sample(tuple(ranges), np.column_stack(columns), _seeds(seed, count))


def page(count: int, seed: int = 0) -> Sample:
    """Return the settings of the lessons' pages `count` times, each with a seed of its own."""
    return Sample((), np.empty((count, 0)), _seeds(seed, count))


def width(given: dict[str, tuple[float, float]]) -> float:
    """Return the share of the plausible box in which a condition holds.

    0 where it asks for a lever to be outside its plausible range in any part.
    """
    share = 1.0
    for name, (low, high) in given.items():
        whole = lever_ranges()[name]
        if low < whole.low - _TINY or high > whole.high + _TINY or whole.low == whole.high:
            return 0.0
        one = 1 if whole.scale == "whole" else 0
        share *= (high - low + one) / (whole.high - whole.low + one)
    return share


def _seeds(seed: int, count: int) -> np.ndarray:
    # Far from the seeds 0, 1, 2 … that lessons use.
    return 1_000_000 * (seed + 1) + np.arange(count)
