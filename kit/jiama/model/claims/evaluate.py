"""Run claims over many settings and seeds.

Every setting is run once for each situation that any claim needs, all with
the same draws (common random numbers), the seeds side by side on the run
axis. Claims share situations, so each is simulated once.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from jiama.model.claims.claim import Arm, Claim
from jiama.model.claims.measures import MEASURES
from jiama.model.claims.plausible import Sample
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.variants import VARIANTS

CYCLES = 16
SEEDS = 10


@lru_cache(maxsize=4)
def _tree(spans: tuple[int, ...], seeds: int, seed: int):
    hierarchy = Hierarchy.regular(*spans)
    return hierarchy, draw(hierarchy, cycles=CYCLES, runs=seeds, seed=seed)


def situations(claims: Iterable[Claim]) -> dict[Arm, tuple[str, ...]]:
    """Return every situation the claims need and the measures taken there."""
    needed: dict[Arm, dict[str, None]] = {}
    for claim in claims:
        for arm in claim.arms:
            needed.setdefault(arm, {})[claim.measure] = None
    return {arm: tuple(measures) for arm, measures in needed.items()}


def run_setting(settings, constants, needed, *, variant="all", seeds=SEEDS, seed=0):
    """Return {(arm, measure): array of one number a seed} for one setting."""
    found = {}
    for arm, measures in needed.items():
        hierarchy, draws = _tree(arm.spans, seeds, seed)
        moved = replace(settings, **dict(arm.levers))
        moved, fixed = VARIANTS[variant].apply(moved, constants)
        record = simulate(moved, hierarchy, draws=draws, constants=fixed)
        for measure in measures:
            found[arm, measure] = np.asarray(MEASURES[measure](record), float)
    return found


def evaluate(
    claims: Iterable[Claim],
    settings: Sample,
    *,
    variant: str = "all",
    seeds: int = SEEDS,
    seed: int = 0,
    tick: Callable[[], None] = lambda: None,
) -> dict[str, np.ndarray]:
    """Return the effect of every claim in every setting and seed.

    Parameters
    ----------
    claims : iterable of Claim
    settings : Sample
        Settings and constants to try them on.
    variant : str
        Model variant to run, a key of `jiama.model.variants.VARIANTS`.
    seeds : int
        Runs a setting.
    tick : callable
        Called after every setting, for a progress bar.

    Returns
    -------
    dict of claim id to array, shape (settings, seeds)
        Positive where the claim holds.
    """
    claims = tuple(claims)
    needed = situations(claims)
    effects = {claim.id: np.empty((len(settings), seeds)) for claim in claims}
    for index in range(len(settings)):
        pair = settings.pair(index)
        found = run_setting(*pair, needed, variant=variant, seeds=seeds, seed=seed)
        for claim in claims:
            values = np.array([found[arm, claim.measure] for arm in claim.arms])
            effects[claim.id][index] = claim.shape.effect(values)
        tick()
    return effects
