"""Stored Sobol indices, ready for a chart, and the ranking they give."""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from jiama.model.scenarios import fingerprint

PATH = Path(__file__).with_name("results.json")
COLUMNS = ("outcome", "factor", "kind", "first", "total", "first_conf", "total_conf")


@dataclass(frozen=True)
class Sensitivity:
    """Sobol indices of outcomes over levers and constants.

    Attributes
    ----------
    model, fingerprint, computed : str
        Model version, fingerprint of its outcomes, date of computation.
    base, simulations : int
        Base sample and number of settings simulated.
    rows : dict of column to list
        `COLUMNS`; one row for each outcome and factor. kind is "lever" or
        "constant"; first is the share of an outcome's variance that the factor
        explains alone, total the share it has a part in; conf are half widths
        of 95 % intervals.
    """

    model: str
    fingerprint: str
    computed: str
    base: int
    simulations: int
    rows: dict[str, list]


@cache
def stored() -> Sensitivity:
    """Return the indices that came with this version (read once)."""
    return Sensitivity(**json.loads(PATH.read_text(encoding="utf-8")))


def store(found: Sensitivity) -> None:
    """Write indices beside this module."""
    data = asdict(found)
    PATH.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8", newline="\n")
    stored.cache_clear()


def stale() -> bool:
    """Return whether the stored indices are those of an older model."""
    return stored().fingerprint != fingerprint()


def ranking(kind: str | None = None, outcome: str | None = None) -> list[tuple[str, float]]:
    """Return factors with their total index, the weightiest first.

    Parameters
    ----------
    kind : "lever" or "constant", optional
        Both where left out.
    outcome : str, optional
        The mean over all outcomes where left out.
    """
    rows = stored().rows
    sums: dict[str, list[float]] = {}
    for name, factor, sort, total in zip(
        rows["outcome"], rows["factor"], rows["kind"], rows["total"], strict=True
    ):
        if kind in (None, sort) and outcome in (None, name):
            sums.setdefault(factor, []).append(total)
    means = {factor: sum(totals) / len(totals) for factor, totals in sums.items()}
    return sorted(means.items(), key=lambda pair: -pair[1])
