"""One element of a lesson in a notebook: its kind and its data; the page does the rest."""

from pathlib import Path

import anywidget
from traitlets import Dict, Unicode

from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.record import Record
from jiama.model.settings import Settings
from jiama.page import language as app
from jiama.text import translator

_HOST = Path(app.__file__).parent / "host" / "notebook.js"


class Element(anywidget.AnyWidget):
    """A part of a lesson.

    Parameters
    ----------
    kind, data
        What `jiama.teach.compile` made of the plan.
    lesson
        The lesson's number, under which the browser keeps answers.
    language
        Code of the text catalogue.

    Attributes
    ----------
    inside : dict
        What the element holds, unsealed: settings and size are read from it.
    settings : Settings
        What the levers of a panel show.
    record : Record
        The model's record of them, made when it is asked for.
    """

    _esm = _HOST

    kind = Unicode().tag(sync=True)
    data = Dict().tag(sync=True)
    lesson = Unicode().tag(sync=True)
    values = Dict().tag(sync=True)
    sorry = Unicode().tag(sync=True)
    _file = Unicode().tag(sync=True)

    def __init__(self, kind: str, data: dict, lesson: str, language: str):
        self.language, self.inside = language, data
        super().__init__(
            kind=kind,
            data=data,
            lesson=lesson,
            sorry=translator(language)("fault.sorry"),
            _file=app.script_name(language),
        )
        self.on_msg(self._answer)

    @property
    def settings(self) -> Settings:
        """The settings that the levers show."""
        values = self.values or self.inside.get("settings", {})
        return Settings(**{k: v for k, v in values.items() if v is not None})

    @property
    def record(self) -> Record:
        """The model's record of the settings that the levers show."""
        inside = self.inside
        size = {key: inside[key] for key in ("cycles", "runs", "seed") if key in inside}
        return simulate(self.settings, _hierarchy(inside.get("hierarchy", "classroom")), **size)

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        """Return what stands in the file; its text is all that an untrusted notebook shows."""
        made, about = super()._repr_mimebundle_(**kwargs)
        return made | {"text/plain": translator(self.language)("fault.untrusted")}, about

    def _answer(self, _widget, message, _buffers) -> None:
        if message == {"ask": "app"}:
            self.send({"answer": "app"}, [app.script(self.language).encode("utf-8")])


def _hierarchy(about) -> Hierarchy:
    return Hierarchy.preset(about) if isinstance(about, str) else Hierarchy.regular(*about)
