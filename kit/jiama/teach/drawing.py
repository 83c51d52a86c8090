"""From a plan's pictures and panels to live charts."""

from collections.abc import Callable
from inspect import signature

import numpy as np

from jiama.teach.evidence import Evidence
from jiama.teach.numbers import Numbers
from jiama.teach.plan import Picture, Run
from jiama.text import translator
from jiama.view import forms, rows
from jiama.view.live import LiveChart
from jiama.view.panels import axis, ends

DOCUMENTS = {
    "targets": (
        "national_growth_targets",
        "provincial_average_targets",
        "provincial_growth_targets",
    ),
    "provinces": ("provincial_growth_targets", "national_growth_targets"),
    "chain": ("national_growth_targets", "provincial_growth_targets", "city_growth_targets"),
    "own_province": (
        "national_growth_targets",
        "provincial_growth_targets",
        "provincial_growth_results",
        "city_growth_targets",
    ),
}
"""The tables behind each chart of documents."""

RUNS = {"trade_off": 40, "heat_map": 40}
"""Charts that show every run, or many settings in colours, make do with fewer runs."""


def picture(drawn: Picture, numbers: Numbers, evidence: Evidence, language: str) -> LiveChart:
    """Return one chart of a plan with its rows."""
    tr = translator(language)
    made: Callable = getattr(rows, drawn.chart)
    signals = {}
    if drawn.chart in DOCUMENTS:
        evidence.tables |= dict.fromkeys(DOCUMENTS[drawn.chart])
        options = {key: _hashable(value) for key, value in drawn.options.items()}
        data = made(tr, **options)
    elif drawn.chart == "sweep":
        data, signals = _sweep(drawn, numbers, tr)
    elif drawn.chart == "heat_map":
        data, signals = _heat_map(drawn, numbers, tr)
    else:
        data, signals = _record(drawn, numbers, tr, made)
    chart = LiveChart(drawn.chart, language=language, title=drawn.title)
    chart.show(data, **signals)
    return chart


def panel(part: Run, language: str):
    """Return the levers and charts of a run."""
    from jiama import Settings
    from jiama.view.budget import Budget
    from jiama.view.panels import Panel

    baseline = None if part.baseline is None else Settings(**part.baseline)
    return Panel(
        levers=part.levers,
        charts=part.charts,
        outcomes=part.outcomes,
        budget=None if part.budget is None else Budget(part.budget, part.prices),
        settings=Settings(**part.settings),
        baseline=baseline,
        hierarchy=part.hierarchy,
        cycles=part.cycles,
        runs=part.runs,
        seed=part.seed,
        language=language,
    )


def _record(drawn: Picture, numbers: Numbers, tr, made: Callable) -> tuple[dict, dict]:
    about = _about(drawn)
    if drawn.hierarchy is not None:
        about["hierarchy"] = drawn.hierarchy
    options = dict(drawn.options)
    if drawn.baseline is not None and "baseline" in signature(made).parameters:
        options["baseline"] = numbers.record({**about, "settings": drawn.baseline})
    signals = {}
    for side, key in (("x", "x"), ("y", "y"), ("y", "outcome")):
        if key in options:
            signals |= axis(side, options[key], tr)
    return made(numbers.record(about), tr, **options), signals


def _sweep(drawn: Picture, numbers: Numbers, tr) -> tuple[dict, dict]:
    options = drawn.options
    outcome, lever, values = options["outcome"], options["over"], options["values"]

    def runs(settings: dict) -> np.ndarray:
        about = {"settings": settings}
        return np.array(
            [numbers.record(about, **{lever: value}).outcome(outcome)[-1] for value in values]
        )

    before = None if drawn.baseline is None else runs(drawn.baseline)
    written = forms.LEVER, forms.of_outcome(outcome)
    data = rows.sweep(values, runs(drawn.settings), tr, baseline=before, forms=written)
    return data, axis("x", lever, tr) | axis("y", outcome, tr) | ends("x", values)


def _heat_map(drawn: Picture, numbers: Numbers, tr) -> tuple[dict, dict]:
    options = drawn.options
    about = _about(drawn)
    values = [
        [
            numbers.record(about, **{options["x"]: x, options["y"]: y})
            .outcome(options["outcome"])[-1]
            .mean()
            for x in options["xs"]
        ]
        for y in options["ys"]
    ]
    data = rows.heat_map(options["xs"], options["ys"], np.array(values))
    sides = {"x": options["x"], "y": options["y"], "c": options["outcome"]}
    signals = ends("x", options["xs"]) | ends("y", options["ys"])
    for side, name in sides.items():
        signals |= axis(side, name, tr)
    return data, signals


def _about(drawn: Picture) -> dict:
    runs = {"runs": RUNS[drawn.chart]} if drawn.chart in RUNS else {}
    return {"settings": drawn.settings} | runs


def _hashable(value):
    return tuple(value) if isinstance(value, list) else value
