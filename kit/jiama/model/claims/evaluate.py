"""Run claims over many settings and seeds.

Every setting is run once for each situation that any claim needs, all with the
same draws (common random numbers), the seeds side by side on the run axis.
Claims share situations, so each is simulated once. What is kept of a situation
is the mean of every measure over the seeds; a claim is judged on these means.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from jiama.model.claims.claim import Arm, Claim
from jiama.model.claims.measures import MEASURES
from jiama.model.claims.plausible import Sample
from jiama.model.claims.stacked import room, simulate_all
from jiama.model.claims.trees import HOME, hierarchy
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.levers import LEVERS
from jiama.model.variants import VARIANTS
from jiama.model.work import Kept, carry_out, model_digest

CYCLES = 16
SEEDS = 10
CHUNK = 20


@dataclass(frozen=True)
class Job:
    """Claims to run over one sample on one hierarchy under one variant.

    Attributes
    ----------
    claims : tuple of Claim
    drawn : Sample
    tree : str
        A key of `jiama.model.claims.trees.TREES`.
    variant : str
        A key of `jiama.model.variants.VARIANTS`.
    seeds : int
        Runs a setting.
    rules : object, optional
        Rules of one's own, as `jiama.simulate` takes them.
    """

    claims: tuple[Claim, ...]
    drawn: Sample
    tree: str = HOME
    variant: str = "all"
    seeds: int = SEEDS
    rules: object = None

    def pieces(self) -> list["Piece"]:
        """Return the job cut up: one situation on a few settings each."""
        return [
            Piece(arm, self.drawn.part(slice(k, k + CHUNK)), self.tree, self.variant, self.seeds,
                  self.rules)
            for k in range(0, len(self.drawn), CHUNK)
            for arm in situations(self.claims)
        ]  # fmt: skip

    def effects(self, answers: Iterable[np.ndarray]) -> dict[str, np.ndarray]:
        """Return each claim's effect by setting, from the answers to the pieces in turn."""
        arms, rest = situations(self.claims), list(answers)
        values = {
            arm: np.concatenate(rest[place :: len(arms)], axis=1) for place, arm in enumerate(arms)
        }
        rows = {name: row for row, name in enumerate(MEASURES)}
        return {
            claim.id: claim.shape.effect(
                np.array([values[arm][rows[claim.measure]] for arm in claim.arms])
            )
            for claim in self.claims
        }


@dataclass(frozen=True)
class Piece:
    """One situation to simulate on a few settings."""

    arm: Arm
    drawn: Sample
    tree: str
    variant: str
    seeds: int
    rules: object

    def key(self) -> str:
        """Return what stands for all that the answer depends on."""
        drawn = (self.drawn.factors, self.drawn.values.tobytes(), self.drawn.seeds.tobytes())
        told = (self.arm, drawn, self.tree, self.variant, self.seeds, self.rules, tuple(MEASURES))
        return f"claims {model_digest()} {hashlib.sha256(repr(told).encode()).hexdigest()}"


def situations(claims: Iterable[Claim]) -> tuple[Arm, ...]:
    """Return every situation the claims need, each once."""
    return tuple(dict.fromkeys(arm for claim in claims for arm in claim.arms))


@lru_cache(maxsize=4 * CHUNK)
def _draws(tree: str, reshaped: str, seeds: int, seed: int):
    return draw(hierarchy(tree, reshaped), cycles=CYCLES, runs=seeds, seed=seed)


def measured(piece: Piece) -> np.ndarray:
    """Return the mean of every measure over the seeds, shape (measures, settings)."""
    tree = hierarchy(piece.tree, piece.arm.reshaped)
    step = 1 if piece.rules else room(tree, piece.seeds)
    records = [
        record
        for first in range(0, len(piece.drawn), step)
        for record in _records(piece, tree, range(first, min(first + step, len(piece.drawn))))
    ]
    columns = [[np.mean(measure(record)) for measure in MEASURES.values()] for record in records]
    return np.array(columns, float).T


def _records(piece, tree, rows) -> list:
    pairs = [_pair(piece, row) for row in rows]
    draws = [
        _draws(piece.tree, piece.arm.reshaped, piece.seeds, int(piece.drawn.seeds[row]))
        for row in rows
    ]
    if piece.rules is None:
        return simulate_all(pairs, tree, draws)
    ((settings, constants),) = pairs
    return [simulate(settings, tree, draws=draws[0], constants=constants, rules=piece.rules)]


def _pair(piece, row):
    settings, constants = piece.drawn.pair(row)
    told = dict(piece.arm.levers)
    settings = replace(settings, **{k: v for k, v in told.items() if k in LEVERS})
    constants = replace(constants, **{k: v for k, v in told.items() if k not in LEVERS})
    return VARIANTS[piece.variant].apply(settings, constants)


def evaluate(
    jobs: Iterable[Job],
    *,
    workers: int = 1,
    cluster: str | None = None,
    kept: Kept | None = None,
    tick: Callable[[], None] = lambda: None,
) -> list[dict[str, np.ndarray]]:
    """Return, for each job, the effect of every claim in every setting.

    Parameters
    ----------
    jobs : iterable of Job
    workers, cluster, kept, tick
        As for `jiama.model.work.carry_out`.

    Returns
    -------
    list of dict of claim id to array, shape (settings,)
        Positive where the claim holds.
    """
    jobs = tuple(jobs)
    cut = [job.pieces() for job in jobs]
    answers = iter(
        carry_out(
            measured,
            [piece for pieces in cut for piece in pieces],
            workers=workers,
            cluster=cluster,
            kept=kept,
            key=Piece.key,
            tick=tick,
        )
    )
    return [
        job.effects([next(answers) for _ in pieces]) for job, pieces in zip(jobs, cut, strict=True)
    ]
