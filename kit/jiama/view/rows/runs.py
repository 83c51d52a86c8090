"""Rows over cycles and over runs."""

from collections.abc import Sequence

from jiama.text import Translator
from jiama.view import forms
from jiama.view.rows.common import (
    SHORTEST,
    beside,
    columns,
    kinds,
    label_ends,
    settings_band,
    spread,
)
from jiama.view.rows.levels import measured

WORD = 0.3
"""Room for a word above or below a point, as a share of the upright axis."""


def long_run(
    record, tr: Translator, baseline=None, *, outcome: str, plausible: Sequence = ()
) -> dict[str, list]:
    """Return one outcome cycle by cycle: mean, band over runs, band over plausible settings."""
    entries = []
    for kind, drawn in kinds(record, baseline):
        series = tr(f"chart.kind.{kind}")
        bands = [spread(runs) for runs in drawn.outcome(outcome)]
        for cycle, (low, middle, high) in enumerate(bands, start=1):
            entries.append(
                {
                    "cycle": cycle,
                    "kind": kind,
                    "series": series,
                    "low": low,
                    "middle": middle,
                    "high": high,
                    "label": "",
                }
            )
        entries[-1]["label"] = tr(
            "chart.long_run.end", series=series, value=format(middle, forms.of_outcome(outcome))
        )
    lows, highs = ([entry[side] for entry in entries] for side in ("low", "high"))
    doubt = []
    if plausible:
        bands = settings_band(plausible, lambda drawn: drawn.outcome(outcome).T)
        doubt = beside("cycle", range(1, record.cycles + 1), bands, tr)
    lows += [entry["low"] for entry in doubt]
    highs += [entry["high"] for entry in doubt]
    label_ends(entries, low=min(lows), high=max(highs))
    return columns(entries + doubt)


def books_run(record, tr: Translator) -> dict[str, list]:
    """Return the grassroots' target, reports and reality cycle by cycle, means over runs."""
    middle = {
        measure: record.by_level(measure)[:, :, -1].mean(axis=1)
        for measure in ("target", "reported", "actual")
    }
    cycles = range(1, len(middle["target"]) + 1)
    return columns(measured("cycle", cycles, middle, tr))


def trade_off(
    record,
    tr: Translator,
    baseline=None,
    *,
    x: str,
    y: str,
    cycle: int = -1,
    plausible: Sequence = (),
) -> dict[str, list]:
    """Return two outcomes of every run in one cycle, their means, and those of other settings."""
    runs, means = [], []
    for order, (kind, drawn) in enumerate(kinds(record, baseline)):
        across, up = drawn.outcome(x)[cycle], drawn.outcome(y)[cycle]
        row = {"kind": kind, "series": tr(f"chart.kind.{kind}"), "order": order, "side": 1}
        runs += [row | {"part": "run", "x": a, "y": b} for a, b in zip(across, up, strict=True)]
        means.append(row | {"part": "mean", "x": across.mean(), "y": up.mean()})
    if len(means) == 2:
        upper = 1 if means[1]["y"] >= means[0]["y"] else 0
        means[1 - upper]["side"] = -1
    for drawn in plausible:
        across, up = (drawn.outcome(axis)[cycle].mean() for axis in (x, y))
        row = {"kind": "plausible", "series": tr("chart.kind.plausible"), "order": 0, "side": 1}
        runs.append(row | {"part": "plausible", "x": across, "y": up})
    heights = [row["y"] for row in runs + means]
    room = WORD * max(max(heights) - min(heights), SHORTEST)
    for row in runs:
        row["room"] = row["y"]
    for row in means:
        row["room"] = row["y"] + row["side"] * room
    return columns(runs + means)
