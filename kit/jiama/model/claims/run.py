"""Compute all results: every claim, with and without condition, under every variant."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.evaluate import SEEDS, evaluate, situations
from jiama.model.claims.plausible import Sample, sample
from jiama.model.claims.region import failing_region
from jiama.model.claims.results import Result, Results, Trial, digest, store
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.claims.stated import ALL
from jiama.model.levers import LEVERS
from jiama.model.progress import Bar
from jiama.model.scenarios import fingerprint
from jiama.model.variants import VARIANTS
from jiama.model.version import VERSION

SETTINGS = 256
VARIANT_SETTINGS = 64
_CHUNK = 8
_SAMPLE_SEED = 1


def run(
    claims: Iterable[Claim] = ALL,
    *,
    settings: int = SETTINGS,
    variant_settings: int = VARIANT_SETTINGS,
    seeds: int = SEEDS,
    workers: int = 1,
    save: bool = True,
    stream=sys.stderr,
) -> Results:
    """Run every claim over settings and seeds, store the results and return them.

    Parameters
    ----------
    claims : iterable of Claim
        All stated claims where left out.
    settings : int
        Settings to try each claim on, best a power of two.
    variant_settings : int
        Settings to try each claim on under each rival explanation.
    seeds : int
        Runs a setting.
    workers : int
        Processes to share the work.
    save : bool
        Whether to store the results as those that lessons show.
    stream : text stream or None
        Where the progress bar goes.
    """
    claims = tuple(claims)
    plausible = Job(claims, sample(settings, _SAMPLE_SEED))
    extreme = Job(claims, sample(settings, _SAMPLE_SEED, extreme=True))
    conditional = _conditional_jobs(claims, settings)
    first = plausible.part(slice(0, variant_settings))
    rivals = [replace(first, variant=name) for name in VARIANTS if name != "all"]
    jobs = [plausible, extreme, *conditional, *rivals]
    effects = dict(zip(map(id, jobs), _all_effects(jobs, seeds, workers, stream), strict=True))

    def tried(job, claim):
        return trial(effects[id(job)][claim.id], job.drawn)

    given = {claim.id: tried(job, claim) for job in conditional for claim in job.claims}
    results = Results(
        model=VERSION,
        fingerprint=fingerprint(),
        computed=date.today().isoformat(),
        settings=settings,
        variant_settings=variant_settings,
        seeds=seeds,
        claims={
            c.id: Result(
                c.id,
                tried(plausible, c),
                tried(extreme, c),
                given.get(c.id),
                {"all": _share(effects[id(plausible)][c.id][:variant_settings])}
                | {job.variant: _share(effects[id(job)][c.id]) for job in rivals},
            )
            for c in claims
        },
        digests={c.id: digest(c) for c in claims},
    )
    if save:
        store(results)
    return results


@dataclass(frozen=True)
class Job:
    """Claims to run over one sample under one variant."""

    claims: tuple[Claim, ...]
    drawn: Sample
    variant: str = "all"

    def part(self, which: slice) -> "Job":
        """Return the job on some of its settings."""
        return replace(self, drawn=replace(self.drawn, values=self.drawn.values[which]))


def _conditional_jobs(claims, settings) -> list[Job]:
    # Claims that share a condition share the sample, and the runs.
    groups = defaultdict(list)
    for claim in claims:
        if claim.given:
            groups[tuple(sorted(claim.given.items()))].append(claim)
    return [
        Job(tuple(group), sample(settings, _SAMPLE_SEED, dict(condition)))
        for condition, group in groups.items()
    ]


def _share(effects: np.ndarray) -> float:
    return float((effects > NOTICEABLE).mean())


def trial(effects: np.ndarray, drawn: Sample) -> Trial:
    """Sum up one claim's effects, shape (settings, seeds), over a sample."""
    mean = effects.mean(axis=1)
    levers = [k for k, name in enumerate(drawn.factors) if name in LEVERS and name != "ratchet"]
    names = [drawn.factors[k] for k in levers]
    low, middle, high = np.quantile(mean, (0.1, 0.5, 0.9)).tolist()
    return Trial(
        _share(effects),
        float((mean > NOTICEABLE).mean()),
        (low, middle, high),
        failing_region(names, drawn.values[:, levers], mean <= NOTICEABLE),
    )


def _effects(work: tuple[Job, int]) -> dict[str, np.ndarray]:
    job, seeds = work
    return evaluate(job.claims, job.drawn, variant=job.variant, seeds=seeds)


def _all_effects(jobs, seeds, workers, stream) -> list[dict[str, np.ndarray]]:
    pieces = [
        (number, job.part(slice(start, start + _CHUNK)))
        for number, job in enumerate(jobs)
        for start in range(0, len(job.drawn), _CHUNK)
    ]
    costs = [len(situations(piece.claims)) * len(piece.drawn) for _, piece in pieces]
    bar = Bar(sum(costs), stream)
    gathered = [defaultdict(list) for _ in jobs]

    def gather(answers):
        for (number, _), cost, answer in zip(pieces, costs, answers, strict=True):
            for key, value in answer.items():
                gathered[number][key].append(value)
            bar.advance(cost)

    work = [(piece, seeds) for _, piece in pieces]
    if workers == 1:
        gather(map(_effects, work))
    else:
        with ProcessPoolExecutor(workers) as pool:
            gather(pool.map(_effects, work))
    bar.close()
    return [{key: np.concatenate(parts) for key, parts in found.items()} for found in gathered]
