"""The beats of a lesson, ``[[beat]]`` in its plan: one thought and one screen each, in order.

Every beat has an ``id``, which stands in the page's address and must tell nothing, and may have a
``name`` for the bar on top. What follows a guess is sealed until that guess is committed, so a
plan's order is what keeps a surprise. Texts may hold numbers and evidence marks as elsewhere.
"""

from typing import Any, Literal

from msgspec import field

from jiama.typed import Form, Text

Table = dict[str, Any]
Spans = Text | tuple[int, ...]


class Beat(Form, kw_only=True, tag_field="kind"):
    """What every beat has; ``go`` are the words on the button that leads on."""

    id: Text
    name: Text | None = None
    go: Text | None = None


class Shown(Form):
    """A picture at a beat: of the model under ``settings``, or of documents.

    ``chart`` and ``options`` are those of ``[picture.NAME]``; ``baseline`` holds the levers of
    the record set beside it. ``years`` is the beat's own picture: an outcome year by year, drawn
    as if the years went by.
    """

    chart: Text
    title: Text | None = None
    settings: Table = field(default_factory=dict)
    baseline: Table | None = None
    hierarchy: Spans | None = None
    options: Table = field(default_factory=dict)


class Scene(Beat, kw_only=True, tag="scene"):
    """Someone is somewhere and something arrives; a number grows down the tree to its place.

    ``place`` is the level at which the trainee stands, counted from the centre, -1 the last.
    """

    say: Text
    ask: Text
    settings: Table = field(default_factory=dict)
    hierarchy: Spans | None = None
    cycle: int = -1
    place: int = -1


class Guess(Beat, kw_only=True, tag="guess"):
    """The prediction of that name, and its answer on the same screen.

    ``picture`` stands beside the answer of a choice; a line or a number has its own. ``turn``
    marks the one surprise of the lesson.
    """

    predict: Text
    picture: Shown | None = None
    turn: bool = False


class Goal(Form):
    """What a lever beat asks for: an outcome of at least or at most so much."""

    text: Text
    outcome: Text
    least: float | None = None
    most: float | None = None


class Why(Form):
    """What is said while the first lever stands at ``upto`` or below."""

    upto: float
    text: Text


class Lever(Beat, kw_only=True, tag="lever"):
    """One lever, or two, with the tree and the line of what has been tried.

    ``outcome`` is drawn over the first lever's values as they are visited; where ``picture``
    names a chart of a panel ("long_run:value"), that stands in its place. ``why`` are sentences
    by the first lever's value, else the model's own are said.
    """

    levers: tuple[Text, ...]
    lead: Text | None = None
    goal: Goal | None = None
    outcome: Text = "value"
    picture: Text | None = None
    why: tuple[Why, ...] = ()
    settings: Table = field(default_factory=dict)
    baseline: Table | None = None
    hierarchy: Spans | None = None


class Tell(Beat, kw_only=True, tag="tell"):
    """One statement in large type, with a picture; ``turn`` marks the surprise of the lesson."""

    title: Text
    text: Text
    picture: Shown | None = None
    turn: bool = False


class Data(Beat, kw_only=True, tag="data"):
    """A picture of documents for each of several places; the trainee chooses whose to see."""

    title: Text
    text: Text
    chart: Literal["own_province"] = "own_province"


class Choice(Form):
    """One way to decide, and the settings of the model that stand for it."""

    text: Text
    settings: Table
    say: Text | None = None


class Case(Beat, kw_only=True, tag="case"):
    """A documented case as a scene: what was met, a decision, what the document says came of it.

    ``before`` and ``after`` pick facts of the case file by words that occur in one fact each;
    ``lead`` sets the scene in the file's own facts. Each choice is a run of the model, told in
    the ``outcomes`` beside its ``base``. One figure at most is set large.
    """

    file: Text
    ask: Text
    choice: tuple[Choice, ...]
    before: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    lead: Text | None = None
    close: Text | None = None
    figure: Text | None = None
    outcomes: tuple[Text, ...] = ("amplification", "value")
    base: Table = field(default_factory=dict)
    hierarchy: Spans | None = None


class Way(Form):
    """What the trainee may do for one cycle in her seat.

    A unit between sets a ``markup``. A grassroots unit sets the ``hours`` of its year (work,
    service, paperwork; 1 is normal working time) and what it reports: the ``truth``, the
    ``target``, or as the ``model`` does.
    """

    text: Text
    markup: float | None = None
    hours: dict[str, float] = field(default_factory=dict)
    report: Literal["truth", "target", "model"] = "model"


class Seat(Beat, kw_only=True, tag="seat"):
    """Play one unit for a few cycles against the model's own officials.

    ``level`` and ``unit`` say whose seat it is (counted from 0, within its level); after the last
    cycle the same seat in the same year, held by the model's official, stands beside it.
    """

    say: Text
    ask: Text
    way: tuple[Way, ...]
    then: Text
    level: int = -1
    unit: int = 0
    rounds: int = 3
    settings: Table = field(default_factory=dict)
    hierarchy: Spans | None = None
    seed: int = 0


class Account(Beat, kw_only=True, tag="account"):
    """Who added what and why: the ledger in points of the target."""

    title: Text
    text: Text
    settings: Table = field(default_factory=dict)
    baseline: Table | None = None
    hierarchy: Spans | None = None
    cycle: int = -1


class Swap(Beat, kw_only=True, tag="swap"):
    """Change one thing at a time: each option is a run of the model, its result a bar."""

    ask: Text
    option: tuple[Choice, ...]
    then: Text
    outcome: Text = "value"
    beside: Text = "wrongful"
    base: Table = field(default_factory=dict)
    hierarchy: Spans | None = None


class Holds(Beat, kw_only=True, tag="holds"):
    """When does it hold: the summary's first lines, the rest folded."""

    title: Text
    first: int = 2


class Quiz(Beat, kw_only=True, tag="quiz"):
    """Three questions, one after the other."""


class Home(Beat, kw_only=True, tag="home"):
    """One thing to check in one's own unit, one question for the group."""


class End(Beat, kw_only=True, tag="end"):
    """What was guessed and what came of it, notes, print, next lesson; doors to all the rest."""


AnyBeat = (
    Scene | Guess | Lever | Tell | Data | Case | Seat | Account | Swap | Holds | Quiz | Home | End
)


class Code(Form):
    """A cell for those who read code, after the beat of that ``id``; served pages leave it out."""

    after: Text
    say: Text
    code: Text


def kind(beat: AnyBeat) -> str:
    """Return the kind of a beat, as it stands in the plan."""
    return type(beat).__struct_config__.tag
