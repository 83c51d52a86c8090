"""Judge claims under rules of one's own, beside the model as published."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from jiama.model.claims.claim import Claim
from jiama.model.claims.evaluate import SEEDS, Job, evaluate
from jiama.model.claims.plausible import page, sample
from jiama.model.claims.stated import ALL
from jiama.model.claims.trees import HOME, hierarchy
from jiama.model.claims.trial import FIRM, RANGES, Trial, trial
from jiama.model.progress import Bar
from jiama.model.refusals import UnknownNameError
from jiama.model.variants import VARIANTS

SETTINGS = 40  # with ten seeds, 400 runs
_SEED = 1


def judge(
    claims: Iterable[Claim | str] = ALL,
    *,
    rules=None,
    variant: str = "all",
    trees: Iterable[str] | None = None,
    over: str = "plausible",
    settings: int = SETTINGS,
    seeds: int = SEEDS,
    workers: int = 1,
    cluster: str | None = None,
    stream=sys.stderr,
) -> dict[str, list]:
    """Return how claims fare under rules of one's own, or under a rival explanation.

    Each claim is judged as it is stated: under its condition where it has one, on
    the hierarchies that it names where it names some. The model as published is
    run on the same settings and draws, so that what differs comes from the rules
    alone.

    Parameters
    ----------
    claims : iterable of Claim or str
        Claims, or their ids; all that lessons state where left out.
    rules : optional
        Rules of one's own, as `jiama.simulate` takes them.
    variant : str
        Key of `jiama.model.variants.VARIANTS`.
    trees : iterable of str, optional
        Hierarchies to try, keys of `jiama.model.claims.trees.TREES` or presets; the
        classroom's where left out. A claim that names hierarchies is tried on those
        of them that it names, and on all that it names where none is among them.
    over : str
        "page", "plausible" or "panel".
    settings, seeds : int
        How many settings, and runs a setting.
    workers, cluster
        Who shares the work. Rules made in a notebook stay in its own process: with
        them, name a cluster or work alone.
    stream : text stream or None
        Where the progress bar goes.

    Returns
    -------
    dict of column to list
        claim, hierarchy, published and own (shares of settings in which it holds),
        error_published and error (half widths of the 95 % intervals), effect_published
        and effect_own (medians), verdict: "holds" or "fails" where both shares are
        above or below nine tenths; "lost" or "gained" where they lie on different
        sides and their intervals part; "open" where the intervals overlap: more
        settings would tell.

    Raises
    ------
    ValueError
        If there is no such claim, range, variant or hierarchy.
    """
    chosen = tuple(_named(claim) for claim in claims)
    if variant not in VARIANTS:
        raise UnknownNameError("variant", variant, VARIANTS)
    wanted = (HOME,) if trees is None else tuple(trees)
    for tree in wanted:
        hierarchy(tree)
    groups = defaultdict(list)
    for claim in chosen:
        # Claims that share a condition share the sample, and the runs.
        condition = () if over == "page" else tuple(sorted(claim.given.items()))
        for tree in _trees(claim, wanted):
            groups[condition, tree].append(claim)
    samples = {given: _drawn(over, settings, dict(given)) for given, _ in groups}
    published = [
        Job(tuple(group), samples[given], tree, seeds=seeds)
        for (given, tree), group in groups.items()
    ]
    own = [replace(job, variant=variant, rules=rules) for job in published]
    bar = Bar(sum(len(job.pieces()) for job in (*published, *own)), stream)
    found = evaluate((*published, *own), workers=workers, cluster=cluster, tick=bar.advance)
    bar.close()
    rows = {
        (claim.id, job.tree): _row(
            claim.id, job.tree, trial(before[claim.id]), trial(after[claim.id])
        )
        for job, before, after in zip(published, found, found[len(published) :], strict=False)
        for claim in job.claims
    }
    ordered = [rows[claim.id, tree] for claim in chosen for tree in _trees(claim, wanted)]
    return {name: [row[name] for row in ordered] for name in (ordered[0] if ordered else ())}


def _trees(claim: Claim, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if not claim.trees:
        return wanted
    return tuple(tree for tree in wanted if tree in claim.trees) or claim.trees


def _named(claim: Claim | str) -> Claim:
    if isinstance(claim, Claim):
        return claim
    known = {stated.id: stated for stated in ALL}
    if claim not in known:
        raise UnknownNameError("claim", claim, known)
    return known[claim]


def _drawn(over, settings, given):
    if over == "page":
        return page(settings, _SEED)
    if over not in RANGES:
        raise UnknownNameError("range", over, RANGES)
    return sample(settings, _SEED, given, extreme=over == "panel")


def _row(name: str, tree: str, published: Trial, own: Trial) -> dict:
    return {
        "claim": name,
        "hierarchy": tree,
        "published": published.share,
        "own": own.share,
        "error_published": published.error,
        "error": own.error,
        "effect_published": published.effect[1],
        "effect_own": own.effect[1],
        "verdict": verdict(published, own),
    }


def verdict(published: Trial, own: Trial) -> str:
    """Return "holds", "fails", "lost", "gained" or "open": see `judge`."""
    before, after = published.share >= FIRM, own.share >= FIRM
    if before == after:
        return "holds" if before else "fails"
    if abs(published.share - own.share) <= published.error + own.error:
        return "open"
    return "lost" if before else "gained"
