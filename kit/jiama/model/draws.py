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
    upper_punish, upper_appeal : ndarray, shape (T, R, units between), optional
        The same for units between centre and grassroots; needed where they are answerable.
    """

    common: np.ndarray
    shock: np.ndarray
    detect: np.ndarray
    punish: np.ndarray
    appeal: np.ndarray
    upper_punish: np.ndarray | None = None
    upper_appeal: np.ndarray | None = None

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

    def check_superiors(self, between: int, answerable: float) -> None:
        """Refuse draws that hold no luck for this many units between."""
        wanted = (*self.common.shape, between)
        for luck in (self.upper_punish, self.upper_appeal):
            if luck is None:
                raise InputError("draws_without_superiors", value=answerable)
            if luck.shape != wanted:
                raise InputError("draws_of_superiors", wanted=wanted)

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
    between = hierarchy.size - hierarchy.leaves - 1
    if isinstance(seed, np.random.Generator):
        return _draw(seed, shape, between)
    seed = whole("seed", seed, 0)
    if shape[0] * shape[1] * shape[2] > REMEMBERED:
        return _draw(np.random.default_rng(seed), shape, between)
    return _remembered(seed, shape, between)


@lru_cache(maxsize=4)
def _remembered(seed: int, shape: tuple[int, int, int], between: int) -> Draws:
    draws = _draw(np.random.default_rng(seed), shape, between)
    for array in vars(draws).values():
        array.setflags(write=False)
    return draws


def _draw(rng: np.random.Generator, shape: tuple[int, int, int], between: int) -> Draws:
    common, shock = rng.standard_normal(shape[:2]), rng.standard_normal(shape)
    uniforms = _uniforms(rng, shape, 3)
    # last, so that the others are what they were before superiors could answer
    return Draws(common, shock, *uniforms, *(rng.random((*shape[:2], between)) for _ in range(2)))


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
