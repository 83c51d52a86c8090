"""Plausible ranges of levers and constants, and settings drawn from them.

Two ranges are tried. *Plausible*: each lever runs halfway from its default to
either end of the panel; three have a range of their own (below). Constants,
which are assumptions, run from two thirds to one and a half times their
default where they are scales (evenly in logarithms), and over a stretch
around it where they are shares. *Extreme*: every lever runs over the whole
panel and every scale from half to twice its default; there many settings lie
in which every markup stands at its cap and nothing can move it any more.

goal
    0.9 to 1.1. Targets are measured in what residents need, so the centre's
    own lies near 1.
habit
    0 to 0.1. Provincial growth targets exceeded the national one by 5 to 13
    per cent of it in 2022 to 2025 (broker compilations, see datasets/), all
    motives together.
ratchet
    0. Off by default, and where on it swamps everything else; the claims about
    it turn it on themselves.
peers, markdown, shelter, answerable, handover, sparing, decay
    0. Mechanisms that are off by default; the claims about them turn them on.
"""

from dataclasses import dataclass

import numpy as np

from jiama.model.levers import LEVERS
from jiama.model.settings import Constants, Settings


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
_MECHANISMS = ("peers", "markdown", "shelter", "answerable", "handover", "sparing", "decay")
_OWN = {"goal": (0.9, 1.1), "habit": (0.0, 0.1)}
_OWN |= dict.fromkeys(("ratchet", *_MECHANISMS), (0.0, 0.0))


def lever_ranges(extreme: bool = False) -> dict[str, Range]:
    """Return the range of every lever, by name."""
    ranges = {}
    for name, lever in LEVERS.items():
        low, high = lever.minimum, lever.maximum
        if not extreme:
            halfway = ((low + lever.default) / 2, (high + lever.default) / 2)
            low, high = _OWN.get(name, halfway)
        ranges[name] = Range(low, high, "whole" if lever.whole else "even")
    return ranges


def study_ranges() -> dict[str, Range]:
    """Return what the sensitivity study varies: plausible ranges, mechanisms up to half their own.

    The levers of the second edition are off in the plausible ranges; here they
    run halfway up, so that what they do can be set beside what the others do.
    """
    halfway = {name: Range(0.0, LEVERS[name].maximum / 2) for name in _MECHANISMS}
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
    """Settings and constants drawn over their plausible ranges.

    Attributes
    ----------
    factors : tuple of str
        Names of levers, then of constants.
    values : array, shape (settings, factors)
    """

    factors: tuple[str, ...]
    values: np.ndarray

    def __len__(self) -> int:
        """Return the number of settings."""
        return len(self.values)

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

    Parameters
    ----------
    count : int
        Number of settings, best a power of two.
    seed : int
        Seed of the scrambling.
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
    return Sample(tuple(ranges), np.column_stack(columns))
