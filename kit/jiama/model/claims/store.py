"""Stored results of the claims: what lessons show, and whether they are current.

One edition for each version of the model, in two files: ``VERSION.json`` holds the
shares, ``VERSION.npz`` the effect in every setting, for pictures of where a claim fails.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.region import Bound, Region
from jiama.model.claims.results import Result, Results, Scatter
from jiama.model.claims.trial import Trial
from jiama.model.scenarios import fingerprint
from jiama.model.version import VERSION

FOLDER = Path(__file__).with_name("results")


def digest(claim: Claim) -> str:
    """Return twelve characters that stand for what a claim tests."""
    given = tuple((name, *map(float, ends)) for name, ends in sorted(claim.given.items()))
    parts = (claim.measure, claim.arms, claim.shape, given, claim.trees)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def editions() -> tuple[str, ...]:
    """Return the versions of the model that have results, oldest first."""
    stems = [path.stem for path in FOLDER.glob("*.json")]
    return tuple(sorted(stems, key=lambda v: [int(part) for part in v.split(".")]))


@cache
def stored(version: str = VERSION) -> Results:
    """Return the results of a version, read once; the newest there are where it has none."""
    known = editions()
    data = json.loads(
        _path(version if version in known else known[-1], "json").read_text(encoding="utf-8")
    )
    claims = {name: _result(name, entry) for name, entry in data.pop("claims").items()}
    return Results(claims=claims, **data)


@cache
def scatter(over: str, version: str = VERSION) -> Scatter:
    """Return the settings of a range, "plausible" or "panel", and the effects there."""
    known = editions()
    with np.load(_path(version if version in known else known[-1], "npz")) as data:
        names = data["claims"].tolist()
        effects = dict(zip(names, data[f"{over}_effects"].astype(float), strict=True))
        factors = tuple(data[f"{over}_factors"].tolist())
        return Scatter(factors, data[f"{over}_values"].astype(float), effects)


def store(results: Results, scatters: dict[str, Scatter]) -> None:
    """Write an edition beside this module."""
    FOLDER.mkdir(exist_ok=True)
    head = {k: v for k, v in vars(results).items() if k != "claims"}
    lines = [f" {_json(k)}: {_json(v)},\n" for k, v in head.items()]
    entries = [f"  {_json(r.id)}: {_json(_entry(r))}" for r in results.claims.values()]
    text = "{\n" + "".join(lines) + ' "claims": {\n' + ",\n".join(entries) + "\n }\n}\n"
    _path(results.model, "json").write_text(text, encoding="utf-8", newline="\n")
    names = list(results.claims)
    arrays = {"claims": np.array(names)}
    for over, found in scatters.items():
        arrays[f"{over}_factors"] = np.array(found.factors)
        arrays[f"{over}_values"] = found.values.astype("<f4")
        effects = np.array([found.effects[name] for name in names])
        arrays[f"{over}_effects"] = np.clip(effects, -6e4, 6e4).astype("<f2")
    np.savez_compressed(_path(results.model, "npz"), **arrays)
    stored.cache_clear()
    scatter.cache_clear()


def stale(claims) -> list[str]:
    """Return what in the stored results no longer fits: claim ids, or "model"."""
    results = stored()
    outdated = [c.id for c in claims if results.digests.get(c.id) != digest(c)]
    outdated += sorted(results.digests.keys() - {c.id for c in claims})
    return (["model"] if results.fingerprint != fingerprint() else []) + outdated


def _path(version: str, kind: str) -> Path:
    return FOLDER / f"{version}.{kind}"


def _entry(result: Result) -> dict:
    ranges = {
        over: {tree: [t.share, t.error, t.point, t.against, *t.effect] for tree, t in tried.items()}
        for over, tried in result.ranges.items()
    }
    region = result.region and {
        **vars(result.region),
        "bounds": [[b.factor, b.side, b.value] for b in result.region.bounds],
    }
    return {
        "ranges": ranges,
        "steady": result.steady,
        "region": region,
        "variants": result.variants,
        "trees": result.trees,
    }


def _result(name: str, entry: dict) -> Result:
    ranges = {
        over: {tree: Trial(*numbers[:4], tuple(numbers[4:])) for tree, numbers in tried.items()}
        for over, tried in entry["ranges"].items()
    }
    region = entry["region"]
    if region:
        bounds = tuple(Bound(*bound) for bound in region["bounds"])
        region = Region(**region | {"bounds": bounds})
    return Result(name, ranges, entry["steady"], region, entry["variants"], tuple(entry["trees"]))


def _json(value) -> str:
    return json.dumps(_rounded(value), ensure_ascii=False, separators=(",", ":"))


def _rounded(value):
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(v) for v in value]
    return value


def survival(names=None) -> dict[str, list]:
    """Return which claims survive under which explanation, as columns of a table.

    Parameters
    ----------
    names : iterable of str, optional
        Claim ids; all where left out.

    Returns
    -------
    dict of column to list
        claim, variant, share and verdict, one row for each claim and variant.
    """
    results = stored().claims
    rows = [
        (name, variant, share, results[name].survives(variant))
        for name in (names or results)
        for variant, share in results[name].variants.items()
    ]
    return _columns(("claim", "variant", "share", "verdict"), rows)


def table(version: str = VERSION) -> dict[str, list]:
    """Return every share of an edition, as columns: claim, range, hierarchy, share, error …"""
    rows = [
        (name, over, tree, t.share, t.error, t.point, t.against, *t.effect,
         result.steady.get(over, {}).get(tree))
        for name, result in stored(version).claims.items()
        for over, tried in result.ranges.items()
        for tree, t in tried.items()
    ]  # fmt: skip
    columns = ("claim", "range", "hierarchy", "share", "error", "point", "against",
               "effect_10", "effect_50", "effect_90", "steady")  # fmt: skip
    return _columns(columns, rows)


def _columns(names, rows):
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
