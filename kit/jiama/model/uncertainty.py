"""What is not known: the settings that might be meant as well as those on the levers.

A run's band shows luck under one setting. Beside it stands what comes of other
settings that are as plausible: constants, which are assumptions, and levers
that nobody has moved, vary over their plausible ranges
(`jiama.model.claims.plausible`); levers that have been moved are a choice and
stay.
"""

from collections.abc import Iterator
from dataclasses import replace

from jiama.model.claims.plausible import sample
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS
from jiama.model.record import Record
from jiama.model.settings import Constants, Settings

SETTINGS, RUNS = 64, 10
"""How many settings are tried, and how many runs each is averaged over."""


def around(
    settings: Settings, count: int = SETTINGS, seed: int = 0
) -> list[tuple[Settings, Constants]]:
    """Return plausible settings and constants, moved levers and fixed markups as they stand.

    Parameters
    ----------
    settings
        The design; a lever is moved where it has left its default.
    count
        Number of settings, best a power of two.
    seed
        Seed of the Sobol sample.
    """
    values = {name: getattr(settings, name) for name in LEVERS}
    moved = {n: (v, v) for n, v in values.items() if v != LEVERS[n].default}
    drawn = sample(count, seed, moved)
    pairs = map(drawn.pair, range(count))
    return [(replace(s, fixed_markup=settings.fixed_markup), k) for s, k in pairs]


def plausible(
    settings: Settings,
    hierarchy: Hierarchy,
    cycles: int = 16,
    *,
    count: int = SETTINGS,
    runs: int = RUNS,
    seed: int = 0,
) -> Iterator[Record]:
    """Go through the records of plausible settings, all with the same chance."""
    draws = draw(hierarchy, cycles, runs, seed)
    for some, constants in around(settings, count, seed):
        yield simulate(some, hierarchy, draws=draws, constants=constants)
