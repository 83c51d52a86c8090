"""The widgets of a lesson as the browser meets them; what they say is put in by `lesson`.

Each keeps what the trainee did in the browser's own store under ``key``, so that a reload finds
it again. Each is told its words; none computes anything about the model.
"""

import anywidget
from traitlets import Any, Bool, Dict, List, Unicode

from jiama.teach.assets import script


class Block(anywidget.AnyWidget):
    """A text that may wait behind a veil for the prediction named in ``waits``."""

    _esm = script("common", "block")
    html = Unicode().tag(sync=True)
    veiled = Bool(False).tag(sync=True)
    waits = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)


class PredictBox(anywidget.AnyWidget):
    """A prediction to commit; ``value`` is an option's id, a number or a list of numbers."""

    _esm = script("common", "line", "predict")
    about = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    key = Unicode().tag(sync=True)
    value = Any(None, allow_none=True).tag(sync=True)
    committed = Bool(False).tag(sync=True)


class FeedbackBox(anywidget.AnyWidget):
    """The answer to a prediction; empty ``content`` means it has not been committed."""

    _esm = script("common", "line", "feedback")
    content = Dict().tag(sync=True)
    words = Dict().tag(sync=True)


class QuizBox(anywidget.AnyWidget):
    """The self-test: the browser sets ``answers``, the kernel ``results``."""

    _esm = script("common", "quiz")
    questions = List().tag(sync=True)
    answers = Dict().tag(sync=True)
    results = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    key = Unicode().tag(sync=True)


class RolesBox(anywidget.AnyWidget):
    """Markups set by the trainee: the browser sets ``values``, the kernel the rest."""

    _esm = script("common", "line", "roles")
    about = Dict().tag(sync=True)
    values = List().tag(sync=True)
    heights = List().tag(sync=True)
    said = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    key = Unicode().tag(sync=True)


class NotesBox(anywidget.AnyWidget):
    """Lines to fill in; what is written stays in the browser."""

    _esm = script("common", "notes")
    html = Unicode().tag(sync=True)
    fields = List().tag(sync=True)
    words = Dict().tag(sync=True)
    key = Unicode().tag(sync=True)


class FinishBox(anywidget.AnyWidget):
    """The last page of a lesson."""

    _esm = script("common", "finish")
    content = Dict().tag(sync=True)
    fields = List().tag(sync=True)
    words = Dict().tag(sync=True)
    prefix = Unicode().tag(sync=True)


class Door(anywidget.AnyWidget):
    """The way from a sandbox into the lab; ``code`` is the scenario it opens with."""

    _esm = script("door")
    words = Dict().tag(sync=True)
    code = Unicode().tag(sync=True)


class FindBox(anywidget.AnyWidget):
    """A box that leaves only those claims on the page that hold the words typed."""

    _esm = script("find")
    words = Dict().tag(sync=True)
