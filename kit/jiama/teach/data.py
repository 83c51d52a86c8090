"""The data of a page: what each kind of part holds, and what a page is made of.

The page app reads them by these keys (`page/elements`). Whatever Python makes goes through these
structs, so that a wrong key or type cannot leave: it is an error here, not a blank on the page.
"""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from jiama.model.version import VERSION
from jiama.typed import Form, Text

FORMAT = 3
"""The version of this data; the page says so where it meets a later one."""

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


class Screen(Sized, kw_only=True):
    """What beats share: on what the model runs, and the words on the button that leads on."""

    go: Text | UnsetType = UNSET


class Scene(Screen, kw_only=True):
    """A number grows down the tree to where the trainee stands."""

    say: str
    ask: Text
    settings: Settings
    cycle: int
    place: int


class Guess(Screen, kw_only=True):
    """A guess and its answer; ``picture`` is a sealed `Look`."""

    guess: Feedback
    picture: str | UnsetType = UNSET


class Look(Sized, kw_only=True):
    """A picture at a beat."""

    chart: Text
    title: Text | UnsetType = UNSET
    settings: Settings | UnsetType = UNSET
    baseline: Settings | UnsetType = UNSET
    options: dict[str, Any] | UnsetType = UNSET
    table: dict[str, Column] | UnsetType = UNSET
    sentence: str | UnsetType = UNSET


class Goal(Form):
    """What a lever beat asks for."""

    text: Text
    outcome: Text
    least: float | UnsetType = UNSET
    most: float | UnsetType = UNSET


class Why(Form):
    """What is said while the first lever stands at ``upto`` or below."""

    upto: float
    text: Text


class Lever(Screen, kw_only=True):
    """One lever or two, with the tree and a picture."""

    levers: list[Text]
    lead: str
    outcome: Text
    why: list[Why]
    settings: Settings
    goal: Goal | UnsetType = UNSET
    picture: Text | UnsetType = UNSET
    baseline: Settings | UnsetType = UNSET


class Tell(Screen, kw_only=True):
    """One statement, with a picture."""

    title: Text
    text: str
    picture: Look | UnsetType = UNSET


class Data(Screen, kw_only=True):
    """A picture of documents for each of several places."""

    title: Text
    text: str
    choice: Choices


class Pick(Form):
    """One way to decide, a run of the model."""

    text: Text
    settings: Settings
    say: str | UnsetType = UNSET


class Large(Form):
    """The one figure of a case that is set large."""

    name: Text
    value: Text
    unit: str
    mark: int


class Case(Screen, kw_only=True):
    """A documented case as a scene."""

    where: Text
    lead: str
    before: list[str]
    ask: Text
    choices: list[Pick]
    after: list[str]
    close: str
    note: str
    cited: list[str]
    outcomes: list[Text]
    base: Settings
    figure: Large | UnsetType = UNSET


class Way(Form):
    """What may be done for one cycle in a seat."""

    text: Text
    hours: dict[str, float]
    report: Literal["truth", "target", "model"]
    markup: float | UnsetType = UNSET


class Seat(Screen, kw_only=True):
    """One unit played for a few cycles."""

    say: str
    ask: Text
    ways: list[Way]
    then: str
    level: int
    unit: int
    rounds: int
    settings: Settings


class Account(Screen, kw_only=True):
    """The ledger in points of the target."""

    title: Text
    text: str
    settings: Settings
    cycle: int
    baseline: Settings | UnsetType = UNSET


class Swap(Screen, kw_only=True):
    """One thing changed at a time."""

    ask: Text
    choices: list[Pick]
    then: str
    outcome: Text
    beside: Text
    base: Settings


class Row(Form):
    """One line of the summary."""

    when: Text
    says: Text
    badge: str
    fails: str


class Holds(Screen, kw_only=True):
    """When it holds; the first lines are open."""

    title: Text
    first: int
    rows: list[Row]


class Questions(Screen, kw_only=True):
    """The questions; ``sealed`` holds `Right` by question."""

    questions: list[Question]
    sealed: str


class Topic(Form):
    """A question for the group."""

    ask: Text
    help: str


class Home(Screen, kw_only=True):
    """One thing to check in one's own unit, and questions for the group."""

    html: str
    fields: list[Line]
    topics: list[Topic]


class End(Screen, kw_only=True):
    """The last beat."""

    finish: Finish
    cover: str
    sandbox: Panel
    sources: str


Played: dict[str, type[msgspec.Struct]] = {
    "scene": Scene,
    "guess": Guess,
    "lever": Lever,
    "tell": Tell,
    "data": Data,
    "case": Case,
    "seat": Seat,
    "account": Account,
    "swap": Swap,
    "holds": Holds,
    "quiz": Questions,
    "home": Home,
    "end": End,
}
"""Kind of a beat to what it holds; the same kinds as in ``page/beats/index.js``."""


class Beat(Form, kw_only=True):
    """One screen of a lesson; ``sealed`` until every guess in ``after`` is committed."""

    id: Text
    kind: Literal[tuple(Played)]
    name: Text
    turn: bool = False
    guess: Text | UnsetType = UNSET
    after: list[Text] = msgspec.field(default_factory=list)
    data: dict[str, Any] | UnsetType = UNSET
    sealed: str | UnsetType = UNSET


KINDS: dict[str, type[msgspec.Struct]] = {
    "prose": Prose,
    "claims": Claims,
    "picture": Picture,
    "choice": Choices,
    "lab": Lab,
    "beat": Beat,
}
"""Kind to what it holds; the same kinds as in ``page/elements/index.js``."""


class Part(Form):
    """One part of a page."""

    kind: Literal[tuple(KINDS)]
    data: dict[str, Any]


class Page(Form, kw_only=True):
    """A whole page."""

    format: int = FORMAT
    version: str = VERSION
    language: Text
    lesson: Text
    title: Text
    minutes: int | UnsetType = UNSET
    parts: list[Part]
    beats: list[Beat] | UnsetType = UNSET


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
