"""All chance in one place: the draws of a run, which no setting changes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from jiama.model import above
from jiama.model.hierarchy import Hierarchy
from jiama.model.refusals import InputError, whole

REMEMBERED = 2_000_000  # draws of one kind up to which they are kept for the next run


@dataclass(frozen=True, eq=False, repr=False)
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
            raise InputError("draws_shape")
        if any(x.shape != self.shock.shape for x in (self.detect, self.punish, self.appeal)):
            raise InputError("draws_differ")

    def __repr__(self) -> str:
        """Say for how many cycles, runs and units."""
        cycles, runs, leaves = self.shape
        return above.say("shown.draws", cycles=cycles, runs=runs, leaves=leaves)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Cycles, runs and leaves."""
        return self.shock.shape


def draw(
    hierarchy: Hierarchy, cycles: int = 16, runs: int = 40, seed: int | np.random.Generator = 0
) -> Draws:
    """Return the draws of one seed; the same seed gives the same draws whatever the settings.

    Small sets of draws are remembered, and therefore read-only.

    Raises
    ------
    ValueError
        If cycles or runs is not a whole number of 1 or more, or the seed is
        neither a whole number of 0 or more nor a generator.
    """
    shape = (whole("cycles", cycles, 1), whole("runs", runs, 1), hierarchy.leaves)
    if isinstance(seed, np.random.Generator):
        return _draw(seed, shape)
    seed = whole("seed", seed, 0)
    if shape[0] * shape[1] * shape[2] > REMEMBERED:
        return _draw(np.random.default_rng(seed), shape)
    return _remembered(seed, shape)


@lru_cache(maxsize=4)
def _remembered(seed: int, shape: tuple[int, int, int]) -> Draws:
    draws = _draw(np.random.default_rng(seed), shape)
    for array in (draws.common, draws.shock, draws.detect, draws.punish, draws.appeal):
        array.setflags(write=False)
    return draws


def _draw(rng: np.random.Generator, shape: tuple[int, int, int]) -> Draws:
    common, shock = rng.standard_normal(shape[:2]), rng.standard_normal(shape)
    return Draws(common, shock, *_uniforms(rng, shape, 3))


def _uniforms(rng, shape, count):
    """Draw arrays uniform on [0, 1), side by side where they are large.

    Each number takes one step of the generator, so every array's place in the
    stream is known beforehand: the result is that of drawing one after another.
    """
    size = shape[0] * shape[1] * shape[2]
    if size <= REMEMBERED or not isinstance(rng.bit_generator, np.random.PCG64):
        return [rng.random(shape) for _ in range(count)]
    streams = []
    for _ in range(count):
        stream = np.random.PCG64()
        stream.state = rng.bit_generator.state
        streams.append(np.random.Generator(stream))
        rng.bit_generator.advance(size)
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(lambda stream: stream.random(shape), streams))
