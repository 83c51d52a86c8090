"""Judge claims under rules of one's own, beside the model as published."""

import sys
from collections.abc import Iterable

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.evaluate import SEEDS, Job, evaluate
from jiama.model.claims.plausible import page, sample
from jiama.model.claims.results import FIRM, RANGES, trial
from jiama.model.claims.stated import ALL
from jiama.model.claims.trees import HOME, hierarchy
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
    trees: Iterable[str] = (HOME,),
    over: str = "plausible",
    settings: int = SETTINGS,
    seeds: int = SEEDS,
    workers: int = 1,
    cluster: str | None = None,
    stream=sys.stderr,
) -> dict[str, list]:
    """Return how claims fare under rules of one's own, or under a rival explanation.

    The model as published is run on the same settings and draws, so that what
    differs comes from the rules alone.

    Parameters
    ----------
    claims : iterable of Claim or str
        Claims, or their ids; all that lessons state where left out.
    rules : optional
        Rules of one's own, as `jiama.simulate` takes them.
    variant : str
        Key of `jiama.model.variants.VARIANTS`.
    trees : iterable of str
        Hierarchies to try, keys of `jiama.model.claims.trees.TREES` or presets.
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
        error (half width of the 95 % interval of own), effect_published and
        effect_own (medians), verdict ("holds", "lost", "gained" or "fails": nine
        tenths of the settings are what it takes).

    Raises
    ------
    ValueError
        If there is no such claim, range, variant or hierarchy.
    """
    chosen = tuple(_named(claim) for claim in claims)
    if variant not in VARIANTS:
        raise UnknownNameError("variant", variant, VARIANTS)
    drawn, trees = _drawn(over, settings), tuple(trees)
    for tree in trees:
        hierarchy(tree)
    published = [Job(chosen, drawn, tree, seeds=seeds) for tree in trees]
    own = [Job(chosen, drawn, tree, variant, seeds, rules) for tree in trees]
    bar = Bar(sum(len(job.pieces()) for job in (*published, *own)), stream)
    found = evaluate((*published, *own), workers=workers, cluster=cluster, tick=bar.advance)
    bar.close()
    rows = [
        _row(claim.id, tree, before[claim.id], after[claim.id])
        for tree, before, after in zip(trees, found[: len(trees)], found[len(trees) :], strict=True)
        for claim in chosen
    ]
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _named(claim: Claim | str) -> Claim:
    if isinstance(claim, Claim):
        return claim
    known = {stated.id: stated for stated in ALL}
    if claim not in known:
        raise UnknownNameError("claim", claim, known)
    return known[claim]


def _drawn(over, settings):
    if over == "page":
        return page(settings, _SEED)
    if over not in RANGES:
        raise UnknownNameError("range", over, RANGES)
    return sample(settings, _SEED, extreme=over == "panel")


def _row(name, tree, before: np.ndarray, after: np.ndarray) -> dict:
    published, own = trial(before), trial(after)
    verdict = {
        (True, True): "holds",
        (True, False): "lost",
        (False, True): "gained",
        (False, False): "fails",
    }[published.share >= FIRM, own.share >= FIRM]
    return {
        "claim": name,
        "hierarchy": tree,
        "published": published.share,
        "own": own.share,
        "error": own.error,
        "effect_published": published.effect[1],
        "effect_own": own.effect[1],
        "verdict": verdict,
    }
