"""What the rows of several charts share."""

from collections.abc import Sequence

import numpy as np

from jiama.text import Translator

LOW, HIGH = 0.1, 0.9
"""The band over runs: eight runs in ten lie in it."""

_NAMES = {
    2: ("centre", "grassroots"),
    3: ("county", "township", "village"),
    4: ("centre", "province", "county", "township"),
    5: ("centre", "province", "prefecture", "county", "township"),
    6: ("centre", "province", "prefecture", "county", "township", "village"),
}


def level_names(count: int, tr: Translator) -> list[str]:
    """Return names for `count` levels, the centre first, by how many there are."""
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
    """Return the 10 %, 50 % and 90 % points over runs, the first axis."""
    low, middle, high = np.quantile(values, (LOW, 0.5, HIGH), axis=0)
    return low, middle, high


def columns(entries: list[dict]) -> dict[str, list]:
    """Return rows given one by one as columns."""
    return {name: [entry[name] for entry in entries] for name in entries[0]} if entries else {}
