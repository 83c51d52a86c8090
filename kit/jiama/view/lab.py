"""The lab: every lever, every picture, and the hierarchy as it moves."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import ipywidgets
import numpy as np
from traitlets import Dict, List, Unicode

from jiama.model.code import CodeError
from jiama.model.draws import draw
from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS, PANEL
from jiama.model.names import OUTCOMES
from jiama.model.settings import Settings
from jiama.model.uncertainty import plausible
from jiama.text import REFERENCE, translator
from jiama.view import export, faults, png, rows
from jiama.view.assets import scripts
from jiama.view.controls import Controls, Readout
from jiama.view.live import LiveChart
from jiama.view.panels import axis, chart_rows, ends, number
from jiama.view.pdf import Shown, pdf
from jiama.view.presets import PRESETS
from jiama.view.together import Messenger, Part
from jiama.view.tree import Tree
from jiama.view.why import explain

_HERE = Path(__file__).parent
FRONT = ("habit", "strictness", "tolerance")
PICTURES = (
    "amplification", "ledger", "time", "books", "books_run", "shortfall", "accountability",
    "long_run", "trade_off", "heat_map",
)  # fmt: skip
SHOWN = ("amplification", "ledger", "time", "shortfall")
NUMBERS = ("amplification", "load", "value", "paperwork", "gap", "wrongful", "morale", "trust")
DESIGNS = ("A", "B", "C")
PAGE = "lab.ipynb"
HIERARCHIES = ("classroom", "county", "nation")
CYCLES, RUNS, SEED = 16, 40, 0
GRID = 9
KEPT = 200
LONGEST = 1000  # characters of a picture's words
HEIGHT, HEIGHTS = 190, {"trade_off": 270, "heat_map": 270}


class Bar(Part):
    """The lab's tools: presets, steps back, designs to compare, pictures, code, exports."""

    _esm = scripts("store", "menus", "report", "bar")
    _css = _HERE / "lab.css"

    about = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    state = Dict().tag(sync=True)
    table = List().tag(sync=True)
    note = Unicode().tag(sync=True)


class Lab(ipywidgets.Box):
    """The lab on one page.

    Parameters
    ----------
    settings
        Where it starts.
    levers, pictures
        Which levers it has and which pictures it begins with; all, and four, where left out.
        A picture of chosen outcomes is named as for `jiama.view.panels.Panel`.
    front
        Levers that stand open before the groups.
    cases
        Label to settings of more presets: the lessons' cases.
    alone
        Whether the page is the lab's own: it then opens links and survives a reload.
    language
        Code of the text catalogue.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        levers: Sequence[str] = PANEL,
        pictures: Sequence[str] = SHOWN,
        front: Sequence[str] = FRONT,
        cases: Mapping[str, Settings] | None = None,
        alone: bool = True,
        language: str = REFERENCE,
    ):
        self.language, self.tr = language, translator(language)
        self.hierarchy = Hierarchy.preset("classroom")
        self._where, self._beside = "classroom", "now"
        self._cases, self._alone = dict(cases or {}), alone
        self._designs: dict[str, Settings] = {}
        self.why = ""
        self._history, self._place, self._last = [settings or Settings()], 0, None
        self._map = {"x": "tolerance", "y": "precision", "outcome": "value"}
        self._axes = {"run": "value", "across": "amplification", "up": "value"}
        self._job: asyncio.Task | None = None
        self._unsure, self._plausible, self._trial = False, (), None
        first = [name for name in front if name in levers]
        order = [*first, *(name for name in levers if name not in first)]
        self.controls = Controls(order, settings, front=first, grouped=True, language=language)
        self.readout, self.tree = Readout(), Tree(self.hierarchy, CYCLES, language)
        self.charts = {
            name: LiveChart(name, language=language, height=HEIGHTS.get(name, HEIGHT))
            for name in PICTURES
        }
        self.shown = self._chosen(pictures)
        self._draw_chance()
        self.bar = Bar(
            about=self._about(), words=self.tr.section("lab") | {"kept": self.tr.section("kept")}
        )
        self._pictures = ipywidgets.Box([self.charts[name] for name in self.shown])
        self._pictures.add_class("jm-panel-charts")
        right = ipywidgets.VBox([self.readout, self.tree, self._pictures])
        self._messenger = Messenger()
        grid = ipywidgets.Box([self.bar, self.controls, right])
        grid.add_class("jm-lab-grid")
        super().__init__([grid])
        self.add_class("jm-lab")
        safe = faults.guarded(self._fault, "lab")
        self.update = safe(self._update)
        self._answer = safe(self._message)
        self.bar.on_msg(lambda _widget, message, buffers: self._answer(message, buffers))
        self.controls.observe(lambda _change: self.update(), "values")
        self._put_beside("now")
        self.update()

    @property
    def settings(self) -> Settings:
        """The settings that the levers show."""
        return self.controls.settings

    def set(self, settings: Settings) -> None:
        """Move all levers at once."""
        self.controls.values = {name: getattr(settings, name) for name in self.controls.values}

    def _chosen(self, pictures: Sequence[str]) -> list[str]:
        asked = dict(picture.partition(":")[::2] for picture in pictures)
        if asked.get("long_run"):
            self._axes["run"] = asked["long_run"]
        if asked.get("trade_off"):
            self._axes["across"], self._axes["up"] = asked["trade_off"].split(":")
        return [name for name in PICTURES if name in asked]

    def _about(self) -> dict:
        tr = self.tr
        return {
            "alone": self._alone,
            "page": PAGE,
            "presets": [{"id": name, "label": tr(f"preset.{name}")} for name in PRESETS],
            "cases": [{"id": label, "label": label} for label in self._cases],
            "hierarchies": [{"id": h, "label": tr(f"lab.tree_{h}")} for h in HIERARCHIES],
            "pictures": [
                {"id": name, "label": self.charts[name].title or name} for name in PICTURES
            ],
            "levers": [{"id": n, "label": tr(f"lever.{n}.label")} for n in PANEL],
            "outcomes": [{"id": n, "label": tr(f"outcome.{n}.label")} for n in OUTCOMES],
        }

    def _run(self, settings: Settings, **keep):
        return simulate(settings, self.hierarchy, draws=self._draws, **keep)

    def _draw_chance(self) -> None:
        runs = 1 if self.tree.bundled else RUNS
        self._draws = draw(self.hierarchy, CYCLES, runs, SEED)

    def _update(self) -> None:
        settings, before = self.settings, self._last
        self._remember(settings)
        self.record = self._last = self._run(settings, **self.tree.needs)
        self._plausible = ()
        with self._messenger.together():
            self._picture(before)
        if "heat_map" in self.shown:
            self._start_map()
        self._start_trial()

    def _picture(self, before) -> None:
        for name in self.shown:
            self._draw(name)
        self.tree.show(self.record)
        with self.readout.hold_sync():
            self.readout.fault = ""
            if before is not None and before.settings != self.settings:
                self.why = explain(before, self.record, self.tr)
            self.readout.note, self.readout.said = self.why or self.tr("lab.first"), self.why
            self.readout.numbers = self._numbers()
        self._tell()

    def _numbers(self) -> list[dict]:
        plausible = self._plausible
        return [number(n, self.record, self.baseline, self.tr, plausible) for n in NUMBERS]

    def _draw(self, name: str) -> None:
        if name == "heat_map":
            return
        axes = {
            "long_run": f":{self._axes['run']}",
            "trade_off": f":{self._axes['across']}:{self._axes['up']}",
        }
        asked = name + axes.get(name, "")
        data, signals = chart_rows(asked, self.record, self.baseline, self.tr, self._plausible)
        self.charts[name].show(data, **signals)

    def _remember(self, settings: Settings) -> None:
        if settings == self._history[self._place]:
            return
        self._history = [*self._history[: self._place + 1], settings][-KEPT:]
        self._place = len(self._history) - 1

    def _tell(self) -> None:
        self.bar.state = {
            "code": self.settings.code(),
            "undo": self._place > 0,
            "redo": self._place + 1 < len(self._history),
            "shown": self.shown,
            "designs": {n: s.code() for n, s in sorted(self._designs.items())},
            "beside": self._beside,
            "tree": self._where,
            "map": self._map,
            "axes": self._axes,
            "unsure": self._unsure,
        }

    def _message(self, message: dict, buffers: Sequence[bytes] = ()) -> None:
        kind, value = message["do"], message.get("value")
        self.bar.note = ""
        actions = {
            "preset": lambda: self.set(PRESETS[value]),
            "case": lambda: self.set(self._cases[value]),
            "undo": lambda: self._step(-1),
            "redo": lambda: self._step(1),
            "keep": lambda: self._keep(value),
            "take": lambda: self.set(self._designs[value]),
            "beside": lambda: self._put_beside(value, draw=True),
            "pictures": lambda: self._show(value),
            "unsure": lambda: self._doubt(bool(value)),
            "tree": lambda: self._grow(value),
            "map": lambda: self._choose_map(value),
            "axes": lambda: self._choose_axes(value),
            "code": lambda: self._decode(value),
            "restore": lambda: self._restore(value),
            "export": lambda: self._export(value, message.get("pictures"), buffers),
        }
        actions[kind]()

    def _step(self, by: int) -> None:
        place = self._place + by
        if 0 <= place < len(self._history):
            self._place = place
            self.set(self._history[place])
            self._tell()

    def _keep(self, name: str) -> None:
        if name not in DESIGNS:
            raise ValueError(f"no design {name!r}")
        self._designs[name] = self.settings
        self._tabulate()
        self._tell()

    def _put_beside(self, name: str, draw: bool = False) -> None:
        self._beside = name
        beside = Settings() if name == "now" else self._designs[name]
        self.baseline = self._run(beside)
        if draw:
            self.update()

    def _tabulate(self) -> None:
        records = {name: self._run(settings) for name, settings in sorted(self._designs.items())}
        entries = {self.tr("preset.now"): self._run(Settings()), **records}
        labels = [self.tr(f"outcome.{name}.label") for name in NUMBERS]
        self.bar.table = [["", *labels]] + [
            [entry, *(number(name, record, None, self.tr)["value"] for name in NUMBERS)]
            for entry, record in entries.items()
        ]

    def _show(self, names: list[str]) -> None:
        self.shown = [name for name in PICTURES if name in names]
        for name in self.shown:
            self._draw(name)
        self._pictures.children = [self.charts[name] for name in self.shown]
        self._tell()
        if "heat_map" in self.shown:
            self._start_map()

    def _grow(self, name: str) -> None:
        self.hierarchy, self._where = Hierarchy.preset(name), name
        self.tree.grow(self.hierarchy)
        self._draw_chance()
        self._put_beside(self._beside)
        self._last, self.why = None, ""
        if self._designs:
            self._tabulate()
        self.update()

    def _decode(self, code: str) -> None:
        try:
            self.set(Settings.from_code(code))
        except CodeError as error:
            self.bar.note = error.said(self.tr)

    def _restore(self, kept: dict) -> None:
        """Take up what a browser kept; what is not understood any more is left out."""
        designs = {name: _decoded(code) for name, code in kept.get("designs", {}).items()}
        self._designs = {name: s for name, s in designs.items() if s and name in DESIGNS}
        if self._designs:
            self._tabulate()
        if _are(kept.get("axes", {}), run=OUTCOMES, across=OUTCOMES, up=OUTCOMES):
            self._axes = kept["axes"]
        if _are(kept.get("map", {}), x=LEVERS, y=LEVERS, outcome=OUTCOMES):
            self._map = kept["map"]
        self._show(kept.get("shown", self.shown))
        if kept.get("tree") in HIERARCHIES and kept["tree"] != self._where:
            self._grow(kept["tree"])
        if kept.get("beside") in self._designs:
            self._put_beside(kept["beside"], draw=True)
        self._decode(kept["code"])
        self._tell()

    def _export(self, kind: str, pictures: list | None, buffers: Sequence[bytes]) -> None:
        file = {"file": kind, "name": f"jiama-{self.settings.code()}"}
        if kind == "csv":
            self.bar.send(file, [self.record.to_table().package(self.tr)])
            return
        if kind == "scenario":
            self.bar.send(file | {"text": export.file(self.record)})
            return
        contents = export.contents(self.record, self.baseline, self.why, self.tr)
        if kind == "pdf":
            named = zip(pictures, png.checked(buffers), strict=True)
            shown = [_shown(picture, file) for picture, file in named]
            self.bar.send(file, [pdf(contents, shown, self.language)])
        else:
            self.bar.send(file | {"text": export.report(contents)})

    def _choose_map(self, chosen: dict) -> None:
        if chosen["x"] != chosen["y"]:
            self._map = chosen
            self._tell()
            self._start_map()

    def _choose_axes(self, chosen: dict) -> None:
        self._axes = chosen
        for name in ("long_run", "trade_off"):
            if name in self.shown:
                self._draw(name)
        self._tell()

    def _doubt(self, wanted: bool) -> None:
        """Show, or do not show, where plausible settings would lie."""
        self._unsure, self._plausible = wanted, ()
        self._start_trial()
        self._redraw()
        self._tell()

    def _redraw(self) -> None:
        with self._messenger.together():
            for name in self.shown:
                self._draw(name)
            self.readout.numbers = self._numbers()

    def _start_trial(self) -> None:
        if self._trial is not None:
            self._trial.cancel()
            self._trial = None
        if not self._unsure:
            return
        if self.tree.bundled:
            self.bar.note = self.tr("lab.unsure_too_large")
            return
        # As with the map, no loop runs outside a kernel.
        with contextlib.suppress(RuntimeError):
            self._trial = asyncio.get_running_loop().create_task(self._try_settings())

    async def _try_settings(self) -> None:
        try:
            await asyncio.sleep(0.25)
            found = []
            for record in plausible(self.settings, self.hierarchy, CYCLES, seed=SEED):
                found.append(record)
                await asyncio.sleep(0)
            self._plausible = found
            self._redraw()
            self.bar.note = self.tr("lab.unsure_shown", settings=len(found))
        except Exception as error:
            self._fault(faults.report(error, "plausible settings"))

    def _start_map(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.tree.bundled:
            self.bar.send({"progress": 1})
            empty = rows.heat_map([0, 1], [0, 1], np.full((2, 2), np.nan))
            self.charts["heat_map"].show(empty, self.tr("tree.no_map"))
            return
        # No loop runs outside a kernel: the map waits for one.
        with contextlib.suppress(RuntimeError):
            loop = asyncio.get_running_loop()
            self._job = loop.create_task(self._draw_map())

    async def _draw_map(self) -> None:
        try:
            await self._compute_map()
        except Exception as error:
            self._fault(faults.report(error, "heat map"))

    async def _compute_map(self) -> None:
        settings, about = self.settings, dict(self._map)
        xs, ys = (_points(about[axis]) for axis in "xy")
        values = np.full((len(ys), len(xs)), np.nan)
        await asyncio.sleep(0.25)
        for i, y in enumerate(ys):
            for j, x in enumerate(xs):
                chosen = replace(settings, **{about["x"]: x, about["y"]: y})
                values[i, j] = self._run(chosen).outcome(about["outcome"])[-1].mean()
                await asyncio.sleep(0)
            self.bar.send({"progress": (i + 1) / len(ys)})
        self.charts["heat_map"].show(
            rows.heat_map(xs, ys, values),
            **axis("x", about["x"], self.tr),
            **axis("y", about["y"], self.tr),
            **axis("c", about["outcome"], self.tr),
            **ends("x", xs),
            **ends("y", ys),
            here_x=getattr(settings, about["x"]),
            here_y=getattr(settings, about["y"]),
            here_shown=True,
        )

    def _fault(self, code: str) -> None:
        self.readout.fault = self.tr("fault.sorry") + self.tr("fault.code", code=code)


def _shown(picture: dict, file: bytes) -> Shown:
    title, said = (str(picture[name])[:LONGEST] for name in ("title", "said"))
    return Shown(title, said, file, bool(picture["wide"]))


def _decoded(code: str) -> Settings | None:
    try:
        return Settings.from_code(code)
    except CodeError:
        return None


def _are(kept: dict, **allowed) -> bool:
    return set(kept) == set(allowed) and all(kept[name] in known for name, known in allowed.items())


def _points(name: str) -> list[float]:
    lever = LEVERS[name]
    points = np.linspace(lever.minimum, lever.maximum, GRID)
    return sorted({int(p) for p in points}) if lever.whole else points.round(6).tolist()
