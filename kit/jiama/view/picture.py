"""The kit's pictures for those who write code: of a record, or of a sweep."""

import numpy as np

from jiama.model.names import OUTCOMES
from jiama.model.record import Record
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.sweep import Sweep
from jiama.text.spoken import language, words
from jiama.view import forms, rows
from jiama.view.live import LiveChart
from jiama.view.panels import axis, chart_rows, ends

AXES = {"long_run": ("outcome",), "trade_off": ("x", "y")}
PICTURES = (
    "amplification", "ledger", "time", "books", "books_run", "shortfall", "accountability",
    "long_run", "trade_off",
)  # fmt: skip


def plot(drawn: Record | Sweep, name: str, beside: Record | None = None, **axes: str) -> LiveChart:
    """Return a picture in the language that code speaks.

    Parameters
    ----------
    drawn
        What is drawn.
    name
        Of a record, which picture, one of `PICTURES`; of a sweep, which outcome.
    beside
        A record to compare with.
    **axes
        The outcomes on the axes of pictures that have a choice.

    Raises
    ------
    ValueError
        If there is no such picture, or an axis is missing or unknown.
    """
    if isinstance(drawn, Sweep):
        return _sweep(drawn, name)
    if name not in PICTURES:
        raise UnknownNameError("picture", name, PICTURES)
    wanted = AXES.get(name, ())
    for axis_name, outcome in axes.items():
        if axis_name not in wanted:
            raise UnknownNameError("axis", axis_name, wanted)
        if outcome not in OUTCOMES:
            raise UnknownNameError("outcome", outcome, OUTCOMES)
    if set(axes) != set(wanted):
        raise InputError("picture_axes", name=name, axes=", ".join(wanted))
    asked = ":".join([name, *(axes[one] for one in wanted)])
    data, signals = chart_rows(asked, drawn, beside, words())
    chart = LiveChart(name, language=language())
    chart.show(data, **signals)
    return chart


def _sweep(drawn: Sweep, outcome: str) -> LiveChart:
    tr, values = words(), [drawn[name] for name in drawn.levers]
    if len(drawn.levers) == 1:
        (lever,), order = drawn.levers, np.argsort(values[0], kind="stable")
        xs, runs = values[0][order], drawn.runs[outcome][order]
        written = forms.LEVER, forms.of_outcome(outcome)
        data = rows.sweep(xs.tolist(), runs, tr, forms=written)
        signals = axis("x", lever, tr) | axis("y", outcome, tr) | ends("x", xs.tolist())
        chart = LiveChart("sweep", language=language())
    else:
        xs, ys = map(np.unique, values)
        cells = np.full((len(ys), len(xs)), np.nan)
        cells[np.searchsorted(ys, values[1]), np.searchsorted(xs, values[0])] = drawn[outcome]
        data = rows.heat_map(xs, ys, cells)
        signals = axis("x", drawn.levers[0], tr) | axis("y", drawn.levers[1], tr)
        signals |= axis("c", outcome, tr) | ends("x", xs.tolist()) | ends("y", ys.tolist())
        chart = LiveChart("heat_map", language=language())
    chart.show(data, **signals)
    return chart
