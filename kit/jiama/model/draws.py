"""All chance in one place: the draws of a run, which no setting changes."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from jiama.model.hierarchy import Hierarchy


@dataclass(frozen=True, eq=False)
class Draws:
    """Chance for ``cycles`` cycles (T) of ``runs`` runs (R) on ``leaves`` leaves (N).

    Parameters
    ----------
    common : ndarray, shape (T, R)
        Shock to the whole country, standard normal.
    shock : ndarray, shape (T, R, N)
        Shock to each leaf, standard normal.
    detect, punish, appeal : ndarray, shape (T, R, N)
        Uniform on [0, 1): the luck of inspection, sanction and appeal.
    """

    common: np.ndarray
    shock: np.ndarray
    detect: np.ndarray
    punish: np.ndarray
    appeal: np.ndarray

    def __post_init__(self):
        """Refuse arrays that do not fit together."""
        if self.common.ndim != 2 or self.shock.shape[:2] != self.common.shape:
            raise ValueError("draws need common of shape (cycles, runs), the others with leaves")
        if any(x.shape != self.shock.shape for x in (self.detect, self.punish, self.appeal)):
            raise ValueError("shock, detect, punish and appeal must have one shape")

    @property
    def shape(self) -> tuple[int, int, int]:
        """Cycles, runs and leaves."""
        return self.shock.shape


def draw(
    hierarchy: Hierarchy, cycles: int = 16, runs: int = 40, seed: int | np.random.Generator = 0
) -> Draws:
    """Return the draws of one seed; the same seed gives the same draws whatever the settings.

    Raises
    ------
    ValueError
        If cycles or runs is not a whole number of 1 or more.
    """
    for name, value in (("cycles", cycles), ("runs", runs)):
        if value != int(value) or value < 1:
            raise ValueError(f"{name} is {value!r}; give a whole number of 1 or more")
    shape = (int(cycles), int(runs), hierarchy.leaves)
    small = shape[0] * shape[1] * shape[2] <= 2_000_000
    if isinstance(seed, np.random.Generator) or not small:
        return _draw(np.random.default_rng(seed), shape)
    return _remembered(seed, shape)


@lru_cache(maxsize=4)
def _remembered(seed: int, shape: tuple[int, int, int]) -> Draws:
    draws = _draw(np.random.default_rng(seed), shape)
    for array in (draws.common, draws.shock, draws.detect, draws.punish, draws.appeal):
        array.setflags(write=False)
    return draws


def _draw(rng: np.random.Generator, shape: tuple[int, int, int]) -> Draws:
    return Draws(
        common=rng.standard_normal(shape[:2]),
        shock=rng.standard_normal(shape),
        detect=rng.random(shape),
        punish=rng.random(shape),
        appeal=rng.random(shape),
    )
