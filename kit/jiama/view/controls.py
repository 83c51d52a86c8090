"""The levers on the page, and the numbers beside them."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import anywidget
from traitlets import Dict, List, Unicode

from jiama.model.levers import GROUPS, LEVERS, Lever
from jiama.model.refusals import UnknownNameError
from jiama.model.settings import Settings
from jiama.text import REFERENCE, Translator, translator
from jiama.view.forms import LEVER
from jiama.view.together import Part

_HERE = Path(__file__).parent


class Controls(anywidget.AnyWidget):
    """Native sliders for a choice of levers.

    Parameters
    ----------
    levers
        Names of levers, in the order they are shown.
    settings
        Where the levers start and what the others stay at; also what reset goes back to.
    grouped
        Whether levers stand under the names of their groups.
    front
        Levers that stand before the groups, which are then folded.
    language
        Code of the text catalogue.

    Raises
    ------
    ValueError
        If there is no lever of a name.
    """

    _esm = _HERE / "js" / "controls.js"
    _css = _HERE / "controls.css"

    groups = List().tag(sync=True)
    words = Dict().tag(sync=True)
    values = Dict().tag(sync=True)

    def __init__(
        self,
        levers: Sequence[str],
        settings: Settings | None = None,
        *,
        grouped: bool = False,
        front: Sequence[str] = (),
        language: str = REFERENCE,
    ):
        """Describe the sliders to the page."""
        for name in levers:
            if name not in LEVERS:
                raise UnknownNameError("lever", name, LEVERS)
        self._start = settings or Settings()
        tr = translator(language)
        described = [_described(LEVERS[name], getattr(self._start, name), tr) for name in levers]
        super().__init__(
            groups=_grouped(described, front, tr)
            if grouped
            else [{"label": "", "levers": described, "folded": False}],
            words=tr.section("panel"),
            values={name: getattr(self._start, name) for name in levers},
        )

    @property
    def settings(self) -> Settings:
        """The settings that the sliders show."""
        known = {name: value for name, value in self.values.items() if name in LEVERS}
        return replace(self._start, **{name: _clean(LEVERS[name], known[name]) for name in known})


class Readout(Part):
    """Outcomes in numbers; `fault` holds a sentence where the model could not run."""

    _esm = _HERE / "js" / "readout.js"
    _css = _HERE / "controls.css"

    numbers = List().tag(sync=True)
    said = Unicode().tag(sync=True)
    note = Unicode().tag(sync=True)
    fault = Unicode().tag(sync=True)


def _clean(lever: Lever, value: float) -> float:
    """Return a value from the page, without the dust of its arithmetic."""
    rounded = round(float(value), 6)
    return int(rounded) if lever.whole else rounded


def _grouped(described: list[dict], front: Sequence[str], tr: Translator) -> list[dict]:
    first = [lever for lever in described if lever["name"] in front]
    rest = [lever for lever in described if lever["name"] not in front]
    groups = [
        {
            "label": tr(f"group.{group}"),
            "levers": [lever for lever in rest if lever["group"] == group],
            "folded": bool(front),
        }
        for group in GROUPS
    ]
    groups.insert(0, {"label": "", "levers": first, "folded": False})
    return [group for group in groups if group["levers"]]


def formatted(lever: Lever, value: float, tr: Translator) -> str:
    """Return a lever's value in words: 0.05, 0.5, 4 times."""
    return _form(lever, tr).replace("{value}", format(round(value, 6), LEVER))


def _form(lever: Lever, tr: Translator) -> str:
    return tr(f"panel.{lever.unit}") if lever.whole else "{value}"


def _described(lever: Lever, start: float, tr: Translator) -> dict:
    words = tr.section(f"lever.{lever.name}")
    wanted = ("name", "group", "minimum", "maximum", "step")
    about = {key: value for key, value in asdict(lever).items() if key in wanted}
    return {
        **about,
        "form": _form(lever, tr),
        "start": start,
        "label": words["label"],
        "low": words["low"],
        "high": words["high"],
        "card": card(lever, words, tr),
    }


def card(lever: Lever, words: Mapping[str, str], tr: Translator) -> str:
    """Return the HTML of a lever's provenance card."""
    lines = (
        words["meaning"],
        tr("panel.default", value=formatted(lever, lever.default, tr)),
        f"<b>{tr('panel.why')}</b> " + html.escape(words["why"]),
        tr("panel.grade", grade=tr(f"grade.{lever.grade}")),
        f"<b>{tr('panel.wrong')}</b> " + html.escape(words["wrong"]),
    )
    return "".join(f"<p>{line}</p>" for line in lines)
