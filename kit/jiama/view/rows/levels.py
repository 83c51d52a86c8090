"""Rows over the levels of the hierarchy."""

from collections.abc import Sequence

import numpy as np

from jiama.model.names import SOURCES_OF_MARKUP
from jiama.text import Translator
from jiama.view.rows.common import (
    beside,
    columns,
    kinds,
    label_ends,
    names_for,
    settings_band,
    spread,
)


def amplification(
    record,
    tr: Translator,
    baseline=None,
    *,
    cycle: int = -1,
    names: Sequence[str] | None = None,
    plausible: Sequence = (),
) -> dict[str, list]:
    """Return each level's target over the centre's: mean and band over runs.

    Parameters
    ----------
    record, baseline
        Records of the model; the baseline is optional.
    cycle
        Which cycle, counted from 0 or from the end.
    names
        The levels' names; by their number where left out.
    plausible
        Records of plausible settings, whose band stands beside that over runs.
    """

    def over_centre(drawn) -> np.ndarray:
        target = drawn.by_level("target")[cycle]
        return target / target[:, :1]

    entries = []
    for kind, drawn in kinds(record, baseline):
        bands = np.transpose(spread(over_centre(drawn)))
        series = tr(f"chart.kind.{kind}")
        for name, (low, middle, high) in zip(names_for(drawn, names, tr), bands, strict=True):
            entries.append(
                {
                    "level": name,
                    "kind": kind,
                    "series": series,
                    "low": low,
                    "middle": middle,
                    "high": high,
                    "label": "",
                }
            )
        entries[-1]["label"] = tr("chart.amplification.end", series=series, value=middle)
    doubt = []
    if plausible:
        bands = settings_band(plausible, over_centre)
        doubt = beside("level", names_for(record, names, tr), bands, tr)
    label_ends(entries, low=1, high=max([1.2, *(entry["high"] for entry in doubt)]))
    return columns(entries + doubt)


def ledger(
    record,
    tr: Translator,
    baseline=None,
    *,
    cycle: int = -1,
    names: Sequence[str] | None = None,
    plausible: Sequence = (),
) -> dict[str, list]:
    """Return what each level between the top and the grassroots added, motive by motive.

    Values are 100 times the logarithm of (1 + markup), mean over runs, so that
    they add up over levels and motives to 100 times the mean log amplification.
    A row of kind ``baseline`` holds the level's total there; one of kind
    ``plausible`` the mean total over plausible settings, from low to high.
    """
    entries = []
    for kind, drawn in reversed(kinds(record, baseline)):
        parts = 100 * drawn.ledger()[cycle].mean(axis=0)
        titles = names_for(drawn, names, tr)
        for level in range(1, len(titles) - 1):
            step = tr("chart.ledger.step", upper=titles[level], lower=titles[level + 1])
            if kind == "baseline":
                entries.append(
                    _part(step, kind, "", tr("chart.kind.baseline"), 0, sum(parts[level]))
                )
                continue
            ends = np.concatenate([[0], np.cumsum(parts[level])])
            for motive, start, stop in zip(SOURCES_OF_MARKUP, ends, ends[1:], strict=False):
                if motive == "person" and start == stop:
                    continue
                entries.append(_part(step, kind, motive, tr(f"motive.{motive}"), start, stop))
    if plausible:
        titles = names_for(record, names, tr)
        totals = settings_band(plausible, lambda drawn: 100 * drawn.ledger()[cycle].sum(axis=-1))
        for level in range(1, len(titles) - 1):
            step = tr("chart.ledger.step", upper=titles[level], lower=titles[level + 1])
            low, middle, high = (side[level] for side in totals)
            row = _part(step, "plausible", "", tr("chart.kind.plausible"), low, high)
            entries.append(row | {"value": middle})
    return columns(entries)


def _part(level: str, kind: str, motive: str, name: str, start: float, stop: float) -> dict:
    return {
        "level": level,
        "kind": kind,
        "motive": motive,
        "motive_name": name,
        "value": stop - start,
        "start": start,
        "stop": stop,
    }


def books(
    record, tr: Translator, *, cycle: int = -1, names: Sequence[str] | None = None
) -> dict[str, list]:
    """Return each level's target beside what is reported and what is real, means over runs."""
    titles = names_for(record, names, tr)
    middle = {
        measure: record.by_level(measure)[cycle].mean(axis=0)
        for measure in ("target", "reported", "actual")
    }
    return columns(measured("level", titles, middle, tr))


def measured(axis: str, places: Sequence, middle: dict[str, np.ndarray], tr: Translator) -> list:
    """Return rows of target, report and reality along an axis, with the gap between the two."""
    entries = []
    for measure, values in middle.items():
        name = tr(f"chart.books.{measure}")
        for place, value in zip(places, values, strict=True):
            entries.append(
                {
                    axis: place,
                    "measure": measure,
                    "measure_name": name,
                    "low": value,
                    "middle": value,
                    "high": value,
                    "label": "",
                }
            )
        entries[-1]["label"] = tr("chart.books.end", name=name, value=value)
    for place, real, told in zip(places, middle["actual"], middle["reported"], strict=True):
        entries.append(
            {
                axis: place,
                "measure": "gap",
                "measure_name": tr("chart.books.gap"),
                "low": min(real, told),
                "middle": told - real,
                "high": max(real, told),
                "label": "",
            }
        )
    label_ends([e for e in entries if e["measure"] != "gap"], low=0, high=1.2)
    for entry in entries:
        entry.setdefault("label_at", entry["high"])
    return entries


def shortfall(
    record,
    tr: Translator,
    baseline=None,
    *,
    cycle: int = -1,
    names: Sequence[str] | None = None,
    plausible: Sequence = (),
) -> dict[str, list]:
    """Return the share that fell short at each level: mean over runs, and the bands."""
    entries = []
    for kind, drawn in kinds(record, baseline):
        share = drawn.by_level("shortfall")[cycle]
        low, _, high = spread(share)
        for level, name in enumerate(names_for(drawn, names, tr)):
            entries.append(
                {
                    "level": name,
                    "kind": kind,
                    "series": tr(f"chart.kind.{kind}"),
                    "low": low[level],
                    "middle": share[:, level].mean(),
                    "high": high[level],
                }
            )
    longest: dict[str, float] = {}
    for entry in entries:
        longest[entry["level"]] = max(longest.get(entry["level"], 0), entry["middle"])
    if plausible:
        bands = settings_band(plausible, lambda drawn: drawn.by_level("shortfall")[cycle])
        entries += [
            {name: entry[name] for name in entries[0]}
            for entry in beside("level", names_for(record, names, tr), bands, tr)
        ]
    for entry in entries:
        entry["edge"] = longest[entry["level"]]
    return columns(entries)
