"""What the rows of several charts share."""

from collections.abc import Callable, Sequence

import numpy as np

from jiama.text import Translator

LOW, HIGH = 0.1, 0.9
"""The band over runs: eight runs in ten lie in it."""

LABEL_GAP = 0.12
"""Least distance of two words beside a chart, as a share of the upright axis."""

_NAMES = {
    2: ("centre", "grassroots"),
    3: ("county", "township", "village"),
    4: ("centre", "province", "county", "township"),
    5: ("centre", "province", "prefecture", "county", "township"),
    6: ("centre", "province", "prefecture", "county", "township", "village"),
}

SHORTEST, ROUNDING = 0.1, 1.3
"""The shortest upright axis, and how much longer than its data an axis with round ends may be."""


def level_names(count: int, tr: Translator) -> list[str]:
    """Return names for `count` levels, the highest first, by how many there are."""
    if count in _NAMES:
        return [tr(f"level.{name}") for name in _NAMES[count]]
    return [tr("level.nth", number=level + 1) for level in range(count)]


def kinds(record, baseline) -> list[tuple[str, object]]:
    """Return the records to draw with their kind, the baseline first (so that it lies below)."""
    drawn = [("scenario", record)]
    return drawn if baseline is None else [("baseline", baseline), *drawn]


def names_for(record, names: Sequence[str] | None, tr: Translator) -> list[str]:
    """Return `names`, or names that fit the number of levels of a record."""
    if names is not None:
        return list(names)
    return level_names(record.by_level("target").shape[-1], tr)


def spread(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the 10 % point, the mean and the 90 % point over runs, the first axis."""
    low, high = np.quantile(values, (LOW, HIGH), axis=0)
    return low, np.mean(values, axis=0), high


def settings_band(records: Sequence, values: Callable) -> tuple[np.ndarray, ...]:
    """Return the 10 % point, the mean and the 90 % point over plausible settings.

    Parameters
    ----------
    records
        A record for each setting.
    values
        What is drawn of a record, run by run, the runs first; it is averaged over runs.
    """
    return spread(np.array([np.mean(values(record), axis=0) for record in records]))


def beside(axis: str, places: Sequence, bands: tuple, tr: Translator) -> list[dict]:
    """Return the rows of a band over plausible settings; the first has its name."""
    return [
        {
            axis: place,
            "kind": "plausible",
            "series": tr("chart.kind.plausible"),
            "low": low,
            "middle": middle,
            "high": high,
            "label": "" if at else tr("chart.kind.plausible"),
            "label_at": middle,
        }
        for at, (place, low, middle, high) in enumerate(zip(places, *bands, strict=True))
    ]


def columns(entries: list[dict]) -> dict[str, list]:
    """Return rows given one by one as columns."""
    return {name: [entry[name] for entry in entries] for name in entries[0]} if entries else {}


def keep_apart(heights: Sequence[float], span: float) -> list[float]:
    """Return heights for words beside their lines, moved so far that none covers another.

    Parameters
    ----------
    heights
        Where the words would stand.
    span
        Length of the upright axis in the same unit.
    """
    if len(heights) == 0:
        return []
    order = np.argsort(heights, kind="stable")
    steps = LABEL_GAP * span * np.arange(len(order))
    # The least moves, in squares, that leave a step between neighbours: neighbours too close
    # are pooled about their mean. SciPy's isotonic_regression does it, but takes 0.2 s to import.
    pools: list[list[float]] = []
    for height in np.asarray(heights, dtype=float)[order] - steps:
        pools.append([height])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    moved = np.concatenate([np.full(len(pool), np.mean(pool)) for pool in pools]) + steps
    back = np.empty_like(moved)
    back[order] = moved
    return back.tolist()


def label_ends(entries: list[dict], *, low: float, high: float) -> None:
    """Give each labelled row a height for its words, apart from the others'.

    Parameters
    ----------
    entries
        Rows; those with a ``label`` have it at the height ``middle``.
    low, high
        Ends the axis has at least.
    """
    drawn = [entry["middle"] for entry in entries]
    span = ROUNDING * max(max(high, *drawn) - min(low, *drawn), SHORTEST)
    labelled = [entry for entry in entries if entry["label"]]
    for entry in entries:
        entry["label_at"] = entry["middle"]
    for entry, height in zip(
        labelled, keep_apart([e["middle"] for e in labelled], span), strict=True
    ):
        entry["label_at"] = height
