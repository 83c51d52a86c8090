"""Rows over the range of one lever or two."""

from collections.abc import Sequence

import numpy as np

from jiama.text import Translator
from jiama.view.forms import PLAIN
from jiama.view.rows.common import SHORTEST, columns, spread

WORD = 0.2
"""Room for the word at the peak, as a share of the upright axis."""


def sweep(
    values: Sequence[float],
    runs: np.ndarray,
    tr: Translator,
    *,
    here: float | None = None,
    baseline: np.ndarray | None = None,
    peak: bool = True,
    forms: tuple[str, str] = (PLAIN, PLAIN),
) -> dict[str, list]:
    """Return one outcome over a lever's values: mean and band over runs.

    Parameters
    ----------
    values
        Shape (points,), rising.
    runs, baseline
        Shape (points, runs): the outcome at each value, run by run.
    here
        The lever's present value, marked on the curve (between points: interpolated).
    peak
        Whether to name the highest point of the curve.
    forms
        How the lever's and the outcome's values are written.
    """
    entries = []
    for kind, outcome in (("baseline", baseline), ("scenario", runs)):
        if outcome is None:
            continue
        series = tr(f"chart.kind.{kind}")
        low, middle, high = spread(np.asarray(outcome).T)
        for i, value in enumerate(values):
            entries.append(_point(value, kind, series, low[i], middle[i], high[i]))
    if peak:
        top = max((e for e in entries if e["kind"] == "scenario"), key=lambda e: e["middle"])
        top["label"] = tr(
            "chart.sweep.peak", x=format(top["x"], forms[0]), value=format(top["middle"], forms[1])
        )
    if here is not None:
        low, middle, high = (np.interp(here, values, side) for side in spread(np.asarray(runs).T))
        marked = _point(here, "here", tr("chart.sweep.here"), low, middle, high)
        entries.append(marked | {"here": 1})
    # The word at the peak needs room below the axis's name.
    lows, highs = ([entry[side] for entry in entries] for side in ("low", "high"))
    room = WORD * max(max(highs) - min(lows), SHORTEST)
    for entry in entries:
        entry["room"] = entry["high"] + (room if entry["label"] else 0)
    return columns(entries)


def _point(x, kind, series, low, middle, high) -> dict:
    return {
        "x": x,
        "kind": kind,
        "series": series,
        "low": low,
        "middle": middle,
        "high": high,
        "label": "",
        "here": 0,
    }


def heat_map(xs: Sequence[float], ys: Sequence[float], values: np.ndarray) -> dict[str, np.ndarray]:
    """Return one outcome over two levers as cells that meet halfway between the points.

    Parameters
    ----------
    xs, ys
        Shapes (columns,) and (lines,), rising: the levers' values.
    values
        Shape (lines, columns); NaN where not yet computed.
    """
    x_edges, y_edges = _edges(xs), _edges(ys)
    across, up = np.meshgrid(np.arange(len(xs)), np.arange(len(ys)))
    across, up = across.ravel(), up.ravel()
    return {
        "x": np.asarray(xs, dtype=float)[across],
        "y": np.asarray(ys, dtype=float)[up],
        "x_from": x_edges[across],
        "x_to": x_edges[across + 1],
        "y_from": y_edges[up],
        "y_to": y_edges[up + 1],
        "value": np.asarray(values, dtype=float).ravel(),
    }


def _edges(points: Sequence[float]) -> np.ndarray:
    points = np.asarray(points, dtype=float)
    between = (points[1:] + points[:-1]) / 2
    return np.concatenate([points[:1], between, points[-1:]])
