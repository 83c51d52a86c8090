"""Stored results of the claims: what lessons show, and whether they are current."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from jiama.model.claims.claim import Claim
from jiama.model.claims.region import Bound, Region
from jiama.model.scenarios import fingerprint

PATH = Path(__file__).with_name("results.json")

# A claim below this share of plausible settings is not stated without its condition.
ENOUGH = 0.8


@dataclass(frozen=True)
class Trial:
    """How one claim fared over one sample of settings.

    Attributes
    ----------
    share : float
        Share of settings and seeds in which it holds.
    settings_share : float
        Share of settings in which it holds on the mean of the seeds.
    effect : tuple of three float
        Tenth, fiftieth and ninetieth percentile of the effect over settings.
    region : Region or None
        The simplest rule that tells where it fails.
    """

    share: float
    settings_share: float
    effect: tuple[float, float, float]
    region: Region | None


@dataclass(frozen=True)
class Result:
    """What is known about one claim.

    Attributes
    ----------
    id : str
    anywhere : Trial
        Over all plausible settings.
    extreme : Trial
        Over everything the panel allows, and constants from half to twice.
    given : Trial or None
        Over plausible settings that meet the claim's condition, where it has one.
    variants : dict of variant to share
        Share in which it holds under each rival explanation.
    """

    id: str
    anywhere: Trial
    extreme: Trial
    given: Trial | None
    variants: dict[str, float]

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
    def stated(self) -> Trial:
        """Return the trial behind the sentence as stated, condition included."""
        return self.given or self.anywhere


@dataclass(frozen=True)
class Results:
    """All stored results and how they were made.

    Attributes
    ----------
    model, fingerprint : str
        Version of the model, and fingerprint of its outcomes.
    computed : str
        Date of computation, ISO.
    settings, variant_settings, seeds : int
        Sizes of the samples.
    claims : dict of id to Result
    digests : dict of id to str
        Digest of each claim as it was when computed.
    """

    model: str
    fingerprint: str
    computed: str
    settings: int
    variant_settings: int
    seeds: int
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
    columns = ("claim", "variant", "share", "verdict")
    return dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True))


def digest(claim: Claim) -> str:
    """Return twelve characters that stand for what a claim tests."""
    parts = (claim.measure, claim.arms, claim.shape, sorted(claim.given.items()))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


@cache
def stored() -> Results:
    """Return the results that came with this version (read once)."""
    data = json.loads(PATH.read_text(encoding="utf-8"))
    claims = {name: _result(name, entry) for name, entry in data.pop("claims").items()}
    return Results(claims=claims, **data)


def store(results: Results) -> None:
    """Write results beside this module."""
    data = asdict(results)
    for entry in data["claims"].values():
        del entry["id"]
    text = json.dumps(_rounded(data), ensure_ascii=False, indent=1) + "\n"
    PATH.write_text(text, encoding="utf-8", newline="\n")
    stored.cache_clear()


def stale(claims) -> list[str]:
    """Return what in the stored results no longer fits: claim ids, or "model"."""
    results = stored()
    outdated = [c.id for c in claims if results.digests.get(c.id) != digest(c)]
    outdated += sorted(results.digests.keys() - {c.id for c in claims})
    return (["model"] if results.fingerprint != fingerprint() else []) + outdated


def _result(name, entry):
    given = entry["given"]
    return Result(
        name,
        _trial(entry["anywhere"]),
        _trial(entry["extreme"]),
        _trial(given) if given else None,
        entry["variants"],
    )


def _trial(entry):
    region = entry["region"]
    if region:
        region = Region(**region | {"bounds": tuple(Bound(**b) for b in region["bounds"])})
    return Trial(entry["share"], entry["settings_share"], tuple(entry["effect"]), region)


def _rounded(value):
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(v) for v in value]
    return value
