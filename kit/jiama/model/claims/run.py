"""Compute all results: every claim, with and without condition, under every variant."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.evaluate import SEEDS, evaluate
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
    conditional = defaultdict(list)
    for claim in claims:
        if claim.given:
            conditional[tuple(sorted(claim.given.items()))].append(claim)
    everywhere = sample(settings, _SAMPLE_SEED)
    first = _part(everywhere, slice(0, variant_settings))
    variants = [name for name in VARIANTS if name != "all"]
    widest = sample(settings, _SAMPLE_SEED, extreme=True)
    jobs = [(claims, everywhere, "all"), (claims, widest, "all")]
    for condition, group in conditional.items():
        jobs.append((tuple(group), sample(settings, _SAMPLE_SEED, dict(condition)), "all"))
    jobs += [(claims, first, name) for name in variants]
    effects = _all_effects(jobs, seeds, workers, stream)

    anywhere, extreme, *rest = effects
    given = {}
    for (group, drawn, _), found in zip(jobs[2:], rest[: len(conditional)], strict=False):
        given |= {c.id: trial(found[c.id], drawn) for c in group}
    under = dict(zip(variants, rest[len(conditional) :], strict=True))
    under = {"all": {k: v[:variant_settings] for k, v in anywhere.items()}} | under
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
                trial(anywhere[c.id], everywhere),
                trial(extreme[c.id], widest),
                given.get(c.id),
                {name: float((under[name][c.id] > NOTICEABLE).mean()) for name in under},
            )
            for c in claims
        },
        digests={c.id: digest(c) for c in claims},
    )
    if save:
        store(results)
    return results


def trial(effects: np.ndarray, drawn: Sample) -> Trial:
    """Sum up one claim's effects, shape (settings, seeds), over a sample."""
    mean = effects.mean(axis=1)
    levers = [k for k, name in enumerate(drawn.factors) if name in LEVERS and name != "ratchet"]
    names = [drawn.factors[k] for k in levers]
    low, middle, high = np.quantile(mean, (0.1, 0.5, 0.9)).tolist()
    return Trial(
        float((effects > NOTICEABLE).mean()),
        float((mean > NOTICEABLE).mean()),
        (low, middle, high),
        failing_region(names, drawn.values[:, levers], mean <= NOTICEABLE),
    )


def _part(drawn: Sample, which: slice) -> Sample:
    return replace(drawn, values=drawn.values[which])


def _effects(job):
    claims, drawn, variant, seeds = job
    return evaluate(claims, drawn, variant=variant, seeds=seeds)


def _all_effects(jobs, seeds, workers, stream):
    pieces = [
        (number, (claims, _part(drawn, slice(start, start + _CHUNK)), variant, seeds))
        for number, (claims, drawn, variant) in enumerate(jobs)
        for start in range(0, len(drawn), _CHUNK)
    ]
    bar = Bar(sum(len(piece[1]) * len(piece[0]) for _, piece in pieces), stream)
    gathered = [defaultdict(list) for _ in jobs]

    def gather(answers):
        for (number, piece), answer in zip(pieces, answers, strict=True):
            for key, value in answer.items():
                gathered[number][key].append(value)
            bar.advance(len(piece[1]) * len(piece[0]))

    if workers == 1:
        gather(map(_effects, (piece for _, piece in pieces)))
    else:
        with ProcessPoolExecutor(workers) as pool:
            gather(pool.map(_effects, [piece for _, piece in pieces]))
    bar.close()
    return [{key: np.concatenate(parts) for key, parts in found.items()} for found in gathered]
