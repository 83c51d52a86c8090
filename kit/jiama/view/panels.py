"""Levers wired to the model and to charts: move one, and everything follows."""

from collections.abc import Callable, Sequence

import ipywidgets
import numpy as np

from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.levers import LEVERS
from jiama.model.record import Record
from jiama.model.settings import Settings
from jiama.text import REFERENCE, Translator, translator
from jiama.view import faults, forms, rows
from jiama.view.budget import Budget
from jiama.view.controls import Controls, Readout
from jiama.view.live import LiveChart
from jiama.view.rows.common import HIGH, LOW
from jiama.view.together import Messenger

OUTCOMES = ("amplification", "load", "value", "wrongful")


class Panel(ipywidgets.Box):
    """A few levers, a few charts, and the outcomes in numbers.

    Parameters
    ----------
    levers
        Names of the levers to show.
    charts
        Names of charts; a chart of one outcome is named ``"long_run:value"``,
        one of two ``"trade_off:amplification:value"``.
    settings
        Where the levers start.
    baseline
        Settings of the record that stays beside; none where left out.
    hierarchy, cycles, runs, seed
        What `jiama.simulate` is told.
    outcomes
        Which outcomes stand in numbers.
    budget
        Points to spend on moving the levers; none where left out.
    grouped
        Whether levers stand in their groups.
    language
        Code of the text catalogue.

    Attributes
    ----------
    settings, record, baseline
        What the levers show, what came of it, and what it is compared with.
    controls, charts
        The widgets.
    """

    def __init__(
        self,
        levers: Sequence[str] = ("habit",),
        charts: Sequence[str] = ("amplification",),
        settings: Settings | None = None,
        baseline: Settings | None = None,
        hierarchy: str | Hierarchy = "classroom",
        cycles: int = 16,
        runs: int = 40,
        seed: int = 0,
        *,
        outcomes: Sequence[str] = OUTCOMES,
        budget: Budget | None = None,
        grouped: bool = False,
        language: str = REFERENCE,
    ):
        """Run the model once and show it."""
        self.tr = translator(language)
        self._tree = hierarchy if isinstance(hierarchy, Hierarchy) else Hierarchy.preset(hierarchy)
        self._size = {"cycles": cycles, "runs": runs, "seed": seed}
        self._outcomes, self._budget = outcomes, budget
        self._start = settings or Settings()
        self.controls = Controls(levers, settings, grouped=grouped, language=language)
        self.baseline = None if baseline is None else self._run(baseline)
        self.readout, self._messenger = Readout(), Messenger()
        self.charts = {name: LiveChart(name.split(":")[0], language=language) for name in charts}
        pictures = ipywidgets.Box(list(self.charts.values()))
        pictures.add_class("jm-panel-charts")
        right = ipywidgets.VBox([self.readout, pictures])
        super().__init__([self.controls, right])
        self.add_class("jm-panel")
        self.update = faults.guarded(self._fault, "panel")(self._update)
        self.controls.observe(lambda _: self.update(), "values")
        self.update()

    @property
    def settings(self) -> Settings:
        """The settings that the levers show."""
        return self.controls.settings

    def _run(self, settings: Settings) -> Record:
        return simulate(settings, self._tree, **self._size)

    def _update(self) -> None:
        self.record = self._run(self.settings)
        with self._messenger.together():
            self._picture()

    def _picture(self) -> None:
        for name, chart in self.charts.items():
            data, signals = chart_rows(name, self.record, self.baseline, self.tr)
            chart.show(data, **signals)
        numbers = [number(name, self.record, self.baseline, self.tr) for name in self._outcomes]
        if self._budget is not None:
            numbers.append(self._budget.number(self._start, self.settings, self.tr))
        with self.readout.hold_sync():
            self.readout.fault = ""
            self.readout.said = "".join(
                self.tr("panel.said", **{k: n[k] for k in ("label", "value", "change")})
                for n in numbers
            )
            self.readout.numbers = numbers

    def _fault(self, code: str) -> None:
        self.readout.fault = self.tr("fault.sorry") + self.tr("fault.code", code=code)


def chart_rows(
    name: str,
    record: Record,
    baseline: Record | None,
    tr: Translator,
    plausible: Sequence[Record] = (),
):
    """Return the rows and the signals of one chart of a panel.

    Raises
    ------
    ValueError
        If the name is no chart of a record.
    """
    kind, *axes = name.split(":")
    made: Callable | None = getattr(rows, kind, None)
    if made is None or kind in ("targets", "provinces", "sweep", "heat_map"):
        raise ValueError(f"no chart {name!r} for a panel")
    if kind == "long_run":
        drawn = made(record, tr, baseline, outcome=axes[0], plausible=plausible)
        return drawn, axis("y", axes[0], tr)
    if kind == "trade_off":
        x, y = axes
        drawn = made(record, tr, baseline, x=x, y=y, plausible=plausible)
        return drawn, axis("x", x, tr) | axis("y", y, tr)
    if kind in ("books", "books_run"):
        return made(record, tr), {}
    if kind in ("amplification", "ledger", "shortfall"):
        return made(record, tr, baseline, plausible=plausible), {}
    return made(record, tr, baseline), {}


def axis(side: str, name: str, tr: Translator) -> dict[str, str]:
    """Return the title and the form of an axis with an outcome's or a lever's values.

    Parameters
    ----------
    side
        ``"x"``, ``"y"``, or ``"c"`` for colours.
    name
        The outcome or lever.
    """
    lever = name in LEVERS
    title = tr(f"{'lever' if lever else 'outcome'}.{name}.label")
    form = forms.LEVER if lever else forms.of_outcome(name)
    return {f"{side}_title": title, f"{side}_form": forms.on_axis(form)}


def ends(side: str, values: Sequence[float]) -> dict[str, float]:
    """Return the ends of an axis that runs over these values."""
    return {f"{side}_low": min(values), f"{side}_high": max(values)}


def number(
    name: str,
    record: Record,
    baseline: Record | None,
    tr: Translator,
    plausible: Sequence[Record] = (),
) -> dict:
    """Return one outcome of the last cycle in words, with its change against the baseline.

    Where there are records of plausible settings, it says where eight in ten of them lie.
    """
    value = float(record.outcome(name)[-1].mean())
    shown = {
        "name": name,
        "label": tr(f"outcome.{name}.label"),
        "about": tr("panel.about", label=tr(f"outcome.{name}.label")),
        "card": tr("panel.outcome", meaning=tr(f"outcome.{name}.meaning"), runs=record.runs),
        "value": worded(name, value, tr),
        "change": "",
        "range": "",
    }
    if plausible:
        means = [float(some.outcome(name)[-1].mean()) for some in plausible]
        low, high = np.quantile(means, (LOW, HIGH))
        form = forms.of_outcome(name)
        shown["range"] = tr("panel.range", low=format(low, form), high=format(high, form))
    if baseline is not None:
        shown["change"] = change(name, value - float(baseline.outcome(name)[-1].mean()), tr)
    return shown


def worded(name: str, value: float, tr: Translator) -> str:
    """Return an outcome in words: 1.46 times, 0.68, 12 %."""
    form = forms.of_outcome(name)
    return format(value, form) + (tr(f"outcome.{name}.unit") if form == forms.PLAIN else "")


def change(name: str, difference: float, tr: Translator) -> str:
    """Return a change in words; what rounds to nothing is the same."""
    form = forms.of_outcome(name)
    shown = format(abs(difference), form)
    if shown == format(0, form):
        return tr("panel.same")
    # No "times": "1.28 times higher" would say something else than a difference of 1.28.
    if shown.endswith("%"):
        shown = tr("panel.points", points=shown.removesuffix("%"))
    return tr("panel.up" if difference > 0 else "panel.down", change=shown)
