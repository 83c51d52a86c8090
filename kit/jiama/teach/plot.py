"""The kit's pictures for those who write code: of a record, or of a sweep."""

from dataclasses import asdict

import numpy as np

from jiama.model.names import OUTCOMES
from jiama.model.record import Record
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.sweep import Sweep
from jiama.teach.data import piece
from jiama.teach.element import Element
from jiama.text.spoken import language

AXES = {"long_run": ("outcome",), "trade_off": ("x", "y")}
PICTURES = (
    "amplification", "ledger", "time", "books", "books_run", "shortfall", "accountability",
    "long_run", "trade_off",
)  # fmt: skip


def plot(drawn: Record | Sweep, name: str, beside: Record | None = None, **axes: str) -> Element:
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
        return _element(*_sweep(drawn, name))
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
    records = [drawn] if beside is None else [drawn, beside]
    return _element(name, dict(axes), [_packed(record) for record in records])


def _element(chart: str, options: dict, records: list[dict]) -> Element:
    part = piece("picture", chart=chart, options=options, records=records)
    return Element(**part, lesson="plot", language=language())


def _packed(record: Record) -> dict:
    """Return a record for the page: its numbers as bytes."""
    return _about(record) | {
        "means": {name: _bytes(record.outcome(name)) for name in OUTCOMES},
        "byLevel": {
            name: _bytes(record.by_level(name))
            for name in ("target", "reported", "actual", "shortfall")
        },
        "ledger": _bytes(record.ledger()),
    }


def _about(record: Record) -> dict:
    return {
        "settings": asdict(record.settings),
        "constants": asdict(record.constants),
        "hierarchy": {
            "parent": record.hierarchy.parent.tolist(),
            "starts": [int(start) for start in record.hierarchy.level_starts],
        },
        "cycles": record.cycles,
        "runs": record.runs,
    }


def _bytes(values: np.ndarray) -> bytes:
    return np.ascontiguousarray(values, dtype="<f8").tobytes()


def _sweep(drawn: Sweep, outcome: str) -> tuple[str, dict, list[dict]]:
    """Return a sweep as one picture: records of one cycle that know this outcome only."""
    values = [np.asarray(drawn[name]) for name in drawn.levers]
    if len(values) == 1:
        order = np.argsort(values[0], kind="stable")
        options = {"over": drawn.levers[0], "values": values[0][order].tolist()}
        return "sweep", options | {"outcome": outcome}, _runs(drawn.runs[outcome][order], outcome)
    xs, ys = (np.unique(value) for value in values)
    runs = np.full((len(ys), len(xs), drawn.runs[outcome].shape[1]), np.nan)
    runs[np.searchsorted(ys, values[1]), np.searchsorted(xs, values[0])] = drawn.runs[outcome]
    options = {"x": drawn.levers[0], "xs": xs.tolist(), "y": drawn.levers[1], "ys": ys.tolist()}
    flat = runs.reshape(-1, runs.shape[-1])
    return "heat_map", options | {"outcome": outcome}, _runs(flat, outcome)


def _runs(runs: np.ndarray, outcome: str) -> list[dict]:
    return [
        {
            "settings": {},
            "constants": {},
            "hierarchy": {"parent": [-1, 0], "starts": [0, 1, 2]},
            "cycles": 1,
            "runs": len(own),
            "means": {outcome: _bytes(own)},
        }
        for own in runs
    ]
