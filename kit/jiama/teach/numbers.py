"""The numbers a lesson states, each described in its plan and computed when it is asked for.

A number is one table of the plan, ``[numbers.NAME]``, with one of these keys:

=============  =====================================================================
``outcome``    an outcome of the model, mean over the runs of the last cycle
``level``      an outcome by level; ``at`` picks the level (0 = centre, -1 = grassroots)
``points``     the mean target of a level (0 = centre, -1 = grassroots), the centre's being 100;
               ``of`` names another quantity of the levels, on the same scale
``ledger``     a motive's share of all markup (habit, ambition, collusion or guard)
``figure``     a documented figure, ``"case-id.figure-id"``
``table``      a documented table: ``where``, ``column`` and ``take`` (count, mean, median,
               min, max, only), with ``above``, ``below`` or ``equal`` to count some
``growth``     what three levels' growth targets say of a ``year``, or a line over ``years``:
               a field of `jiama.sources.growth.Year`
``finding``    what a function of `jiama.calibration` finds with its ``arguments``: its
               ``field``; of many findings ``where`` and ``take``, as of a table
``theory``     a function of `jiama.model.theory`, ``"module.function"``, and ``arguments``
``ratio``      two other numbers, the first over the second
``difference`` two other numbers, the first less the second
=============  =====================================================================

``outcome`` and ``level`` take ``settings`` (levers that differ from the defaults),
``hierarchy`` (a preset or a list of spans), ``cycles``, ``runs``, ``seed`` and ``cycle``.
``level`` without ``at``, and ``over`` (a lever) with ``values``, give a line instead of one
number; ``pick`` (first, last, max, min, argmax, argmin) makes one number of it. ``format``
says how the number is written, ``".2f"`` if nothing is said.

What the model says rests on 400 runs. It is computed once for a version of the model and
stored (`jiama.teach.computed`); what is not stored is computed when it is asked for.
"""

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from statistics import mean, median
from typing import Any

import numpy as np

import jiama
from jiama import calibration, sources
from jiama.sources import growth
from jiama.teach import computed

MODELLED = ("outcome", "level", "points", "ledger")
SOURCES = (
    *MODELLED, "figure", "table", "growth", "finding", "theory", "ratio", "difference",
)  # fmt: skip
_MODEL = ("settings", "hierarchy", "cycles", "runs", "seed", "cycle", "over", "values", "pick")
KEYS = {
    "outcome": _MODEL,
    "level": (*_MODEL, "at"),
    "points": (*_MODEL, "of"),
    "ledger": _MODEL,
    "figure": (),
    "table": ("where", "column", "take", "above", "below", "equal"),
    "growth": ("year", "years"),
    "finding": ("arguments", "field", "where", "take", "above", "below", "equal"),
    "theory": ("arguments",),
    "ratio": (),
    "difference": (),
}
TAKES = {"count": len, "mean": mean, "median": median, "min": min, "max": max}
PICKS = ("first", "last", "max", "min", "argmax", "argmin")
MODEL = {"hierarchy": "classroom", "cycles": 16, "runs": 400, "seed": 0}


@dataclass(frozen=True)
class Number:
    """A number, or a line of numbers over ``at``, that knows how it is written."""

    value: Any
    style: str = ".2f"
    at: tuple[float, ...] = ()

    def __format__(self, spec: str) -> str:
        return format(self.value, spec or self.style)


class Numbers(Mapping):
    """The numbers of one plan, each computed at its first use.

    Parameters
    ----------
    described
        Name to description, as in the plan.
    model
        What `MODEL` says otherwise for the whole lesson.
    """

    def __init__(self, described: Mapping[str, dict], model: Mapping[str, Any] | None = None):
        self._described, self._model = described, {**MODEL, **(model or {})}
        self._made: dict[str, Number] = {}

    def __getitem__(self, name: str) -> Number:
        if name not in self._made:
            self._made[name] = self._make(self._described[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._described)

    def __len__(self) -> int:
        return len(self._described)

    def record(self, about: Mapping[str, Any], **settings):
        """Return the model's record under a description's settings, the same one each time."""
        how = {**self._model, **{k: v for k, v in about.items() if k in MODEL}}
        chosen = {**about.get("settings", {}), **settings}
        return simulated(
            _frozen(chosen), _frozen(how["hierarchy"]), how["cycles"], how["runs"], how["seed"]
        )

    def _make(self, about: dict) -> Number:
        kind = next(kind for kind in SOURCES if kind in about)
        style = about.get("format", ".2f")
        if kind in MODELLED:
            return self._modelled(kind, about, style)
        if kind == "growth":
            return _grown(about, style)
        return Number(getattr(self, f"_{kind}")(about), style)

    def _modelled(self, kind: str, about: dict, style: str) -> Number:
        kept = computed.look_up(self.told(about))
        line = self._line(kind, about) if kept is None else kept
        if "over" in about:
            at = tuple(about["values"])
        else:
            at = tuple(range(len(line))) if isinstance(line, list) else ()
        if "pick" in about:
            return Number(_picked(about["pick"], at, line), style)
        return Number(line, style, at)

    def _line(self, kind: str, about: dict):
        if "over" not in about:
            return self._read(kind, about, self.record(about))
        return [
            self._read(kind, about, self.record(about, **{about["over"]: value}))
            for value in about["values"]
        ]

    def told(self, about: dict) -> dict:
        """Return all that a number of the model depends on, besides the model."""
        how = {key: about.get(key, self._model[key]) for key in MODEL}
        kept = (*MODELLED, "at", "of", "cycle", "over", "values", "settings")
        return how | {key: about[key] for key in kept if key in about}

    def computed(self) -> dict[str, Any]:
        """Return every number of the model, computed afresh, by the key it is stored under."""
        return {
            computed.key(self.told(about)): self._line(kind, about)
            for about in self._described.values()
            for kind in MODELLED
            if kind in about
        }

    @staticmethod
    def _read(kind: str, about: dict, record):
        cycle = about.get("cycle", -1)
        if kind == "outcome":
            return float(record.outcome(about["outcome"])[cycle].mean())
        if kind == "ledger":
            parts = record.ledger()[cycle].mean(axis=(0, 1))
            share = parts[jiama.SOURCES_OF_MARKUP.index(about["ledger"])] / parts.sum()
            return float(share)
        levels = record.by_level(about.get("level") or about.get("of", "target"))[cycle].mean(
            axis=0
        )
        if kind == "points":
            centre = record.by_level("target")[cycle].mean(axis=0)[0]
            return float(100 * levels[about["points"]] / centre)
        return float(levels[about["at"]]) if "at" in about else levels.tolist()

    @staticmethod
    def _figure(about: dict) -> float:
        case, figure = about["figure"].split(".")
        return sources.case(case).figure(figure).value

    @staticmethod
    def _table(about: dict):
        rows = sources.load(about["table"]).verified().where(**about.get("where", {}))
        return _taken(about, [value for value in rows.column(about["column"]) if value is not None])

    @staticmethod
    def _finding(about: dict):
        found = getattr(calibration, about["finding"])(**about.get("arguments", {}))
        if "take" not in about:
            return _part(found, about["field"])
        where = {key: _frozen(value) for key, value in about.get("where", {}).items()}
        kept = [one for one in found if all(getattr(one, k) == v for k, v in where.items())]
        return _taken(about, [_part(one, about["field"]) for one in kept])

    @staticmethod
    def _theory(about: dict) -> float:
        module, function = about["theory"].rsplit(".", 1)
        found = getattr(import_module(f"jiama.model.theory.{module}"), function)
        return found(**about.get("arguments", {}))

    def _ratio(self, about: dict) -> float:
        over, under = (self[name].value for name in about["ratio"])
        return over / under

    def _difference(self, about: dict) -> float:
        whole, part = (self[name].value for name in about["difference"])
        return whole - part


def hierarchy(described: str | tuple[int, ...]):
    """Return a preset of the model by name, or the regular tree with the given spans."""
    if isinstance(described, str):
        return jiama.Hierarchy.preset(described)
    return jiama.Hierarchy.regular(*described)


@lru_cache(maxsize=16)
def simulated(settings: tuple, tree: str | tuple, cycles: int, runs: int, seed: int):
    """Return one record of the model; asked again, the same one."""
    chosen = jiama.Settings(**dict(settings))
    return jiama.simulate(chosen, hierarchy(tree), cycles=cycles, runs=runs, seed=seed)


def _frozen(value):
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(item)) for key, item in value.items()))
    return tuple(value) if isinstance(value, list) else value


def _part(found: Any, field: str):
    """Return a field of a finding, one of a field's own as ``"said.middle"``."""
    for name in field.split("."):
        found = found[name] if isinstance(found, Mapping) else getattr(found, name)
    return found


def _taken(about: Mapping[str, Any], values: list):
    """Return one number of many, those that are above, below or equal to something."""
    for word, test in (("above", operator.gt), ("below", operator.lt), ("equal", operator.eq)):
        if word in about:
            values = [value for value in values if test(value, about[word])]
    if about["take"] != "only":
        return TAKES[about["take"]](values)
    (value,) = values
    return value


def _grown(about: Mapping[str, Any], style: str) -> Number:
    """Return a field of one year's growth targets, or a line of it over years."""
    found = {of.year: getattr(of, about["growth"]) for of in growth.years()}
    if "years" in about:
        return Number([found[year] for year in about["years"]], style, tuple(about["years"]))
    return Number(found[about["year"]], style)


def _picked(pick: str, at: tuple, line: list) -> float:
    if pick in ("first", "last"):
        return line[0 if pick == "first" else -1]
    if pick.startswith("arg"):
        return at[int(getattr(np, pick)(line))]
    return {"max": max, "min": min}[pick](line)
