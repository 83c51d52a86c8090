"""The data of a page: what each kind of part holds, and what a page is made of.

The page app reads them by these keys (`page/elements`). Whatever Python makes goes through these
structs, so that a wrong key or type cannot leave: it is an error here, not a blank on the page.
"""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from jiama.typed import Form, Text

Settings = dict[str, Any]
Spans = Text | tuple[int, ...]
Column = list[float | str | bool | None]


class Prose(Form):
    """Words."""

    html: str


class Claims(Form):
    """The folded list of all claims, or of all terms, and the words at its search box."""

    html: str
    find: Text
    hint: Text


class Sized(Form, kw_only=True):
    """A part with a size: on what the model runs."""

    hierarchy: Spans | UnsetType = UNSET
    cycles: int | UnsetType = UNSET
    runs: int | UnsetType = UNSET
    seed: int | UnsetType = UNSET


class Option(Form):
    """One option of a prediction."""

    id: Text
    text: Text


class Asked(Form, kw_only=True):
    """What a prediction asks."""

    form: Literal["choice", "number", "curve"]
    ask: Text
    lead: str
    minimum: float
    maximum: float
    step: float
    start: float | UnsetType = UNSET
    unit: str
    options: list[Option]
    places: list[Text]
    given: list[float]


class Feedback(Form):
    """The answer to a prediction; ``sealed`` holds a `Key`."""

    name: Text
    asked: Asked
    sealed: str


class Key(Form, kw_only=True):
    """The right answer of a prediction, and what is said of each way to compare with it."""

    right: Text | UnsetType = UNSET
    answer: float | list[float] | UnsetType = UNSET
    tolerance: float | UnsetType = UNSET
    style: Text | UnsetType = UNSET
    say: dict[str, str]
    why: str
    source: Literal["model", "record"]
    answer_words: Text | UnsetType = UNSET


class Drawn(Form, kw_only=True):
    """A picture of documents: its columns and its sentence."""

    table: dict[str, Column]
    sentence: str


class Picture(Sized, kw_only=True):
    """One chart: of the model under ``settings``, of documents, or of records sent with it."""

    chart: Text
    title: Text | UnsetType = UNSET
    intro: str | UnsetType = UNSET
    settings: Settings | UnsetType = UNSET
    baseline: Settings | UnsetType = UNSET
    options: dict[str, Any] | UnsetType = UNSET
    table: dict[str, Column] | UnsetType = UNSET
    sentence: str | UnsetType = UNSET
    records: list[dict[str, Any]] | UnsetType = UNSET


class Preset(Form):
    """Settings under a name."""

    label: Text
    settings: Settings


class Door(Form):
    """The door to the lab, with the lesson's own settings."""

    presets: list[Preset]


class Budget(Form):
    """Points that moving levers costs."""

    points: float
    prices: dict[str, float]


class Panel(Sized, kw_only=True):
    """Levers wired to charts."""

    name: Text
    levers: list[Text]
    charts: list[Text]
    outcomes: list[Text]
    intro: str
    settings: Settings
    baseline: Settings | UnsetType = UNSET
    door: Door | UnsetType = UNSET
    budget: Budget | UnsetType = UNSET


class Question(Form):
    """One question of the self-test."""

    id: Text
    ask: Text
    several: bool
    options: list[Text]


class Right(Form):
    """Whether an option is right, and what is said of it."""

    right: bool
    say: Text


class Quiz(Form):
    """The self-test; ``sealed`` holds `Right` by question."""

    questions: list[Question]
    sealed: str


class Line(Form):
    """A line to fill in."""

    id: Text
    label: Text
    hint: str
    long: bool


class Notes(Form):
    """A task with lines to fill in."""

    html: str
    fields: list[Line]


class Finish(Form):
    """The last page."""

    title: Text
    fields: list[Line]
    predictions: list[Feedback]
    quiz: Quiz


class Lab(Form):
    """Every lever, every picture."""

    cases: list[Preset]
    alone: bool


class Choice(Drawn, kw_only=True):
    """One of several pictures to choose."""

    id: Text
    label: Text


class Choices(Form):
    """A picture for each of several choices."""

    chart: Text
    label: Text
    options: list[Choice]


KINDS: dict[str, type[msgspec.Struct]] = {
    "prose": Prose,
    "claims": Claims,
    "picture": Picture,
    "choice": Choices,
    "lab": Lab,
}
"""Kind to what it holds; the same kinds as in ``page/elements/index.js``."""


class Part(Form):
    """One part of a page."""

    kind: Literal[tuple(KINDS)]
    data: dict[str, Any]


def held(kind: Any, content: Any) -> Any:
    """Return content as plain lists and tables, held against a type.

    Raises
    ------
    msgspec.ValidationError
        If a key is missing, unknown or of the wrong type.
    """
    return msgspec.to_builtins(msgspec.convert(content, kind), builtin_types=(bytes,))


def piece(kind: str, **data) -> dict:
    """Return a part; what is None is left out."""
    given = {key: value for key, value in data.items() if value is not None}
    return {"kind": kind, "data": held(KINDS[kind], given)}


def prose(body: str) -> dict:
    """Return words as a part."""
    return piece("prose", html=body)


class Told(Form):
    """A number that completes a sketch, or a line of them, and how a number is written."""

    name: Text
    value: float | list[float]
    text: str


class Recall(Form):
    """A prediction to be repeated once it is committed; ``sealed`` holds its `Asked` and `Key`."""

    name: Text
    sealed: str


class Entry(Form):
    """A lesson on the start page.

    ``beats`` are its beats' ids, ``sealed`` holds the `Told` of its sketch, ``guesses`` what is
    asked on the way, in the order of the beats.
    """

    number: Text
    picture: Text
    sealed: str
    beats: list[Text]
    guesses: list[Recall]


class Start(Form):
    """What the start page sets beside what was done in this browser."""

    lessons: list[Entry]
    words: dict[str, str]
