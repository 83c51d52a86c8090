"""Stored results of the claims: what lessons show, and whether they are current.

One edition for each version of the model, in two files: ``VERSION.json`` holds the
shares, ``VERSION.npz`` the effect in every setting, for pictures of where a claim fails.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.region import Bound, Region
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.scenarios import fingerprint
from jiama.model.version import VERSION

FOLDER = Path(__file__).with_name("results")
RANGES = ("page", "plausible", "panel")
ALL = "all"

# A claim below this share of plausible settings is not stated without its condition.
ENOUGH = 0.8
# Below this share a claim is said to fail on a hierarchy.
FIRM = 0.9
# An effect that a trainee can see: one point of a share, or a hundredth of what residents need.
POINT = 0.01
_Z = 1.96


@dataclass(frozen=True)
class Trial:
    """How one claim fared over one sample of settings.

    Attributes
    ----------
    share : float
        Share of settings in which it holds.
    error : float
        Half the width of the 95 % interval of that share, settings being drawn
        at random (Agresti & Coull 1998: z²/2 settings are added in which it holds, and
        as many in which it does not; of several hierarchies' settings each counts once).
    point, against : float
        Share of settings with an effect of at least one point, and of those with
        as much in the other direction.
    effect : tuple of three float
        Tenth, fiftieth and ninetieth percentile of the effect over settings.
    """

    share: float
    error: float
    point: float
    against: float
    effect: tuple[float, float, float]


def trial(effects: np.ndarray) -> Trial:
    """Sum up effects, shape (settings,) or (hierarchies, settings)."""
    effects = np.atleast_2d(effects)
    # Hierarchies share the settings, so that a setting counts once, with its share of them.
    holds = (effects > NOTICEABLE).mean(axis=0)
    count = len(holds) + _Z**2
    mean = (holds.sum() + _Z**2 / 2) / count
    spread = ((holds**2).sum() + _Z**2 / 2) / count - mean**2
    low, middle, high = np.quantile(effects, (0.1, 0.5, 0.9)).tolist()
    return Trial(
        float(holds.mean()),
        float(_Z * np.sqrt(spread / count)),
        float((effects >= POINT).mean()),
        float((effects <= -POINT).mean()),
        (low, middle, high),
    )


@dataclass(frozen=True)
class Result:
    """What is known about one claim.

    Attributes
    ----------
    id : str
    ranges : dict of range to dict of hierarchy to Trial
        The ranges are "page" (the settings of the pages, on other seeds),
        "plausible" and "panel"; "given" is the plausible one confined to the claim's
        condition, where it has one, on a sample in which that was not looked for.
        Beside the hierarchies, "all" pools those that the sentence speaks of.
    steady : dict of range to dict of hierarchy to share
        In how many settings it is so all the way, for claims of two ends, on the
        plausible range and under the condition.
    region : Region or None
        Where it fails, found on one half of the plausible sample and judged on the other.
    variants : dict of variant to share
        Share in which it holds under each rival explanation.
    trees : tuple of str
        The hierarchies that the sentence speaks of.
    """

    id: str
    ranges: dict[str, dict[str, Trial]]
    steady: dict[str, dict[str, float]]
    region: Region | None
    variants: dict[str, float]
    trees: tuple[str, ...]

    def survives(self, variant: str) -> str:
        """Return "survives", "fades" or "gone" under a rival explanation.

        Its share there is compared with the share under all mechanisms: four
        fifths of it or more survive, one fifth or less is gone.
        """
        kept = self.variants[variant] / max(self.variants["all"], 1e-12)
        if kept >= ENOUGH:
            return "survives"
        return "gone" if kept <= 1 - ENOUGH else "fades"

    @property
    def range_stated(self) -> str:
        """Return the range that the sentence speaks of."""
        return "given" if "given" in self.ranges else "plausible"

    @property
    def stated(self) -> Trial:
        """Return the trial behind the sentence as stated, its condition included."""
        return self.ranges[self.range_stated][ALL]

    def weak(self, over: str | None = None) -> dict[str, float]:
        """Return those of its hierarchies on which it fails too often, with its share there."""
        tried = self.ranges[over or self.range_stated]
        return {tree: tried[tree].share for tree in self.trees if tried[tree].share < FIRM}

    def unsure(self) -> tuple[str, ...]:
        """Return those of its hierarchies on which its share less the error is too little."""
        tried = self.ranges[self.range_stated]
        return tuple(tree for tree in self.trees if tried[tree].share - tried[tree].error < FIRM)


@dataclass(frozen=True)
class Results:
    """All stored results and how they were made.

    Attributes
    ----------
    model, fingerprint, digest : str
        Version of the model, fingerprint of its outcomes, digest of its code.
    computed : str
        Date of computation, ISO.
    settings : dict of range to int
        Sizes of the samples; "variant" is that under each rival explanation.
    seeds, page_seeds : int
        Runs a setting, and runs a time on the page's settings.
    claims : dict of id to Result
    digests : dict of id to str
        Digest of each claim as it was when computed.
    """

    model: str
    fingerprint: str
    digest: str
    computed: str
    settings: dict[str, int]
    seeds: int
    page_seeds: int
    claims: dict[str, Result]
    digests: dict[str, str]


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


@dataclass(frozen=True)
class Scatter:
    """Every setting of a range, and each claim's effect there.

    Attributes
    ----------
    factors : tuple of str
    values : array, shape (settings, factors)
    effects : dict of claim id to array, shape (hierarchies, settings)
    """

    factors: tuple[str, ...]
    values: np.ndarray
    effects: dict[str, np.ndarray]


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
