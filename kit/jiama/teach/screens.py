"""The data of a lesson's beats, what each kind of screen holds, and of a whole page.

The page app reads them by these keys (`page/beats`); `jiama.teach.data` has the elements.
"""

from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from jiama.model.version import VERSION
from jiama.teach.beats import Why
from jiama.teach.data import (
    Choices,
    Column,
    Feedback,
    Finish,
    Line,
    Panel,
    Part,
    Question,
    Settings,
    Sized,
)
from jiama.typed import Form, Text

FORMAT = 3
"""The version of this data; the page says so where it meets a later one."""


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
