"""Compute all results: every claim on every hierarchy and range, and under every variant."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from jiama.model.claims.claim import STEADY, Claim
from jiama.model.claims.evaluate import SEEDS, Job, evaluate
from jiama.model.claims.plausible import Sample, page, sample
from jiama.model.claims.region import Region, failing_region
from jiama.model.claims.results import Result, Results, Scatter
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.claims.stated import ALL as STATED
from jiama.model.claims.store import digest, store
from jiama.model.claims.trees import HOME, TREES
from jiama.model.claims.trial import ALL, trial
from jiama.model.levers import LEVERS
from jiama.model.progress import Bar
from jiama.model.scenarios import fingerprint
from jiama.model.variants import VARIANTS
from jiama.model.version import VERSION
from jiama.model.work import Kept, model_digest

# Rates rest on 400 runs or more: settings times seeds.
SETTINGS = {"page": 20, "plausible": 64, "panel": 40, "given": 40, "variant": 40}
PAGE_SEEDS = 20
_SAMPLE_SEED = 1
# Conditions are looked for on the plausible sample, and judged on this one.
_JUDGE_SEED = 2


def run(
    claims: Iterable[Claim] = STATED,
    *,
    settings: dict[str, int] = SETTINGS,
    seeds: int = SEEDS,
    page_seeds: int = PAGE_SEEDS,
    workers: int = 1,
    cluster: str | None = None,
    kept: Kept | None = None,
    save: bool = True,
    stream=sys.stderr,
) -> Results:
    """Run every claim over hierarchies, ranges and seeds, store the results and return them.

    Parameters
    ----------
    claims : iterable of Claim
        All stated claims where left out.
    settings : mapping of range to int
        Settings to try each claim on, best powers of two; "variant" is how many
        under each rival explanation.
    seeds, page_seeds : int
        Runs a setting, and runs a time on the settings of the pages.
    workers, cluster, kept
        Who shares the work, and where what is done is kept: `jiama.model.work.carry_out`.
    save : bool
        Whether to store the results as those that lessons show.
    stream : text stream or None
        Where the progress bar goes.
    """
    claims = tuple(claims)
    jobs = _jobs(claims, settings, seeds, page_seeds)
    bar = Bar(sum(len(job.pieces()) for job in jobs.values()), stream)
    found = evaluate(jobs.values(), workers=workers, cluster=cluster, kept=kept, tick=bar.advance)
    bar.close()
    gathered = _Gathered(dict(zip(jobs, found, strict=True)), jobs)
    results = Results(
        model=VERSION,
        fingerprint=fingerprint(),
        digest=model_digest(),
        computed=date.today().isoformat(),
        settings=settings,
        seeds=seeds,
        page_seeds=page_seeds,
        claims={claim.id: gathered.result(claim) for claim in claims},
        digests={claim.id: digest(claim) for claim in claims},
    )
    if save:
        store(results, {over: gathered.scatter(over) for over in ("plausible", "panel")})
    return results


def _jobs(claims, settings, seeds, page_seeds) -> dict[tuple, Job]:
    """Return the jobs by (range, hierarchy) or (condition, hierarchy) or ("variant", variant)."""
    twins = tuple(twin for claim in claims if (twin := claim.steady))
    samples = {
        "page": page(settings["page"], _SAMPLE_SEED),
        "plausible": sample(settings["plausible"], _SAMPLE_SEED),
        "panel": sample(settings["panel"], _SAMPLE_SEED, extreme=True),
    }
    jobs = {
        (over, tree): Job(
            (*claims, *twins) if over == "plausible" else claims,
            drawn,
            tree,
            seeds=page_seeds if over == "page" else seeds,
        )
        for over, drawn in samples.items()
        for tree in TREES
    }
    conditional = defaultdict(list)
    for claim in (*claims, *twins):
        if claim.given:
            # Claims that share a condition share the sample, and the runs.
            conditional[_condition(claim)].append(claim)
    for condition, group in conditional.items():
        drawn = sample(settings["given"], _JUDGE_SEED, dict(condition))
        for tree in TREES:
            jobs[condition, tree] = Job(tuple(group), drawn, tree, seeds=seeds)
    first = samples["plausible"].part(slice(0, settings["variant"]))
    for name in VARIANTS:
        jobs["variant", name] = Job(claims, first, HOME, name, seeds)
    return jobs


def _condition(claim):
    return tuple(sorted(claim.given.items()))


@dataclass(frozen=True)
class _Gathered:
    """The effects of all jobs, and what is made of them."""

    effects: dict[tuple, dict[str, np.ndarray]]
    jobs: dict[tuple, Job] = field(repr=False)

    def result(self, claim: Claim) -> Result:
        trees = claim.trees or TREES
        ranges = {"page": "page", "plausible": "plausible", "panel": "panel"}
        if claim.given:
            ranges["given"] = _condition(claim)
        twin = claim.steady
        return Result(
            claim.id,
            {over: self._trials(key, claim.id, trees) for over, key in ranges.items()},
            {
                over: self._shares(key, twin.id, trees)
                for over, key in ranges.items()
                if twin and over in ("plausible", "given")
            },
            self._region(claim, trees),
            {name: _share(self.effects["variant", name][claim.id]) for name in VARIANTS},
            trees,
        )

    def scatter(self, over: str) -> Scatter:
        drawn = self.jobs[over, HOME].drawn
        names = [name for name in self.effects[over, HOME] if not name.endswith(STEADY)]
        effects = {
            name: np.array([self.effects[over, tree][name] for tree in TREES]) for name in names
        }
        return Scatter(drawn.factors, drawn.values, effects)

    def _trials(self, key, name, trees):
        tried = {tree: trial(self.effects[key, tree][name]) for tree in TREES}
        return tried | {ALL: trial(np.array([self.effects[key, t][name] for t in trees]))}

    def _shares(self, key, name, trees):
        shares = {tree: _share(self.effects[key, tree][name]) for tree in TREES}
        return shares | {ALL: float(np.mean([shares[tree] for tree in trees]))}

    def _region(self, claim, trees) -> Region | None:
        effects = [self.effects["plausible", tree][claim.id] for tree in trees]
        return held_out_region(self.jobs["plausible", HOME].drawn, np.array(effects))


def held_out_region(drawn: Sample, effects: np.ndarray) -> Region | None:
    """Return where a claim fails, found on the first half of a sample and judged on the second.

    Parameters
    ----------
    drawn : Sample
    effects : array, shape (hierarchies, settings)
    """
    levers = [
        k
        for k, name in enumerate(drawn.factors)
        if name in LEVERS and np.ptp(drawn.values[:, k]) > 0
    ]
    names, half = [drawn.factors[k] for k in levers], len(drawn) // 2
    fails = effects <= NOTICEABLE

    def rows(which):
        return np.tile(drawn.values[which][:, levers], (len(effects), 1)), fails[:, which].ravel()

    found = failing_region(names, *rows(slice(0, half)))
    return found and found.judged(names, *rows(slice(half, None)))


def _share(effects: np.ndarray) -> float:
    return float((effects > NOTICEABLE).mean())
