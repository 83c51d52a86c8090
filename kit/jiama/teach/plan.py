"""The plan of a lesson, ``lessons/plans/NN.toml``: its words, its beats, its numbers.

The structs here and in `jiama.teach.beats` are the format: a field is a key, one without a default
is required. Texts may hold numbers in braces and evidence marks (`jiama.teach.prose`); numbers are
described below ``[numbers.NAME]`` (`jiama.teach.numbers`). The notebook of a lesson is made from
its plan (`jiama.teach.notebook`).

``title_en``, ``argument_en``, ``question_en`` and a preset's ``name_en`` name the lesson in English
where the pages around it are English; its own texts stay as they are.
"""

from typing import Any, Literal

from msgspec import field

from jiama.teach.beats import AnyBeat, Code
from jiama.typed import Form, Text

Table = dict[str, Any]
Spans = Text | tuple[int, ...]
"""A hierarchy: the name of a preset, or how many each unit of a level has below it."""


class Option(Form):
    """One option of a prediction.

    The option is the model's where the answer lies in [least, under), or has the ``shape``.
    """

    id: Text
    text: Text
    say: Text
    least: float | None = None
    under: float | None = None
    shape: Text | None = None


class Predict(Form):
    """A prediction: choose one option, set a value, or draw a line.

    ``answer`` names a number; a line for the form ``curve`` (``skip`` leaves out its first
    points, ``scale`` multiplies it). ``say`` holds feedback by how the prediction compares:
    ``close`` (within ``tolerance``), ``below``, ``above`` (for a line at its last point, where
    that is close on the whole), and for a line also its own shape (rises, falls, hump, valley,
    flat), which goes before below and above. In ``say`` and
    ``why`` there are ``{guess}`` and ``{answer}``, for a line those of its last point.
    ``given`` holds the heights of a line's first points that everyone knows. ``source`` says
    whether the answer is the ``model``'s or on ``record``; ``answer_words`` is how to say it
    where the bare number would say too much ("at least {answer}").
    """

    form: Literal["choice", "number", "curve"]
    ask: Text
    answer: Text
    why: Text
    lead: Text | None = None
    option: tuple[Option, ...] = ()
    say: dict[str, Text] = field(default_factory=dict)
    minimum: float = 0
    maximum: float = 1
    step: float = 0.01
    start: float | None = None
    unit: Text | None = None
    style: Text = ".2f"
    tolerance: float = 0
    places: tuple[Text, ...] = ()
    given: tuple[float, ...] = ()
    skip: int = 0
    scale: float = 1
    source: Literal["model", "record"] = "model"
    answer_words: Text | None = None


class Run(Form):
    """A panel: a few levers wired to a few charts. ``tries`` are things to do with it.

    ``outcomes`` stand in numbers above the charts. Where there is a ``budget``, moving the levers
    costs points: ``prices`` holds those of one unit up, or, where negative, of one unit down.
    """

    levers: tuple[Text, ...]
    charts: tuple[Text, ...]
    outcomes: tuple[Text, ...] = ("amplification", "load", "value", "wrongful")
    lead: Text | None = None
    tries: tuple[Text, ...] = ()
    settings: Table = field(default_factory=dict)
    baseline: Table | None = None
    hierarchy: Spans = "classroom"
    cycles: int = 16
    runs: int = 40
    seed: int = 0
    budget: float | None = None
    prices: dict[str, float] = field(default_factory=dict)


class Regime(Form):
    """One line of the summary: in which range, what happens, and the claim that says so."""

    when: Text
    says: Text
    claim: Text
    fails: Text | None = None


class Answer(Form):
    """One option of a question, with the feedback to whoever reads it."""

    text: Text
    say: Text
    right: bool = False


class Question(Form):
    """One question of the self-test; more than one right option makes it multiple choice."""

    id: Text
    ask: Text
    option: tuple[Answer, ...]

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.option) > 1


class Topic(Form):
    """A question to discuss, and what a facilitator may add when talk runs dry."""

    ask: Text
    help: Text | None = None


class Field(Form):
    """A line to fill in, kept in the browser only."""

    id: Text
    label: Text
    hint: Text | None = None
    long: bool = False


class Transfer(Form):
    """One thing to check in one's own unit."""

    task: Text
    steps: tuple[Text, ...] = ()
    field: tuple[Field, ...] = ()


class Cover(Form):
    """What stands on the cover beside title, minutes, argument and summary."""

    afterwards: tuple[Text, ...]


class Preset(Form):
    """Settings of the lesson's case, which the lab offers under this name."""

    name: Text
    settings: Table
    name_en: str | None = None


class Sketch(Form):
    """The small picture of a lesson on the start page: at rest until the lesson is done.

    ``numbers`` complete it: for ``tree`` what reaches the last level; for ``ladder``, ``line`` and
    ``lever`` one line of numbers; for ``hundred`` a share or a line of shares, whose last counts;
    for ``ledger`` the share of each motive; for ``pair`` two numbers; for ``bills`` what residents
    get, paperwork, trust and waste; for ``ends`` what residents get and the wrongly sanctioned, at
    either end; for ``sum`` four gains and that of all together. ``days`` and ``pile`` need none.
    """

    picture: Literal[
        "tree", "ladder", "line", "ledger", "pair", "bills", "lever", "hundred", "days", "ends",
        "sum", "pile",
    ] = "pile"  # fmt: skip
    numbers: tuple[Text, ...] = ()


class Plan(Form):
    """A whole lesson.

    ``group``, ``question`` and ``sketch`` are what stands of it on the start page: its part of the
    course, what it asks (the title where nothing is said), and its picture.
    """

    number: Text
    title: Text
    minutes: int
    argument: Text
    summary: Text
    cover: Cover
    transfer: Transfer
    sandbox: Run
    beat: tuple[AnyBeat, ...]
    title_en: str | None = None
    argument_en: str | None = None
    group: Literal["phenomenon", "cause", "cost", "remedy", "synthesis"] = "synthesis"
    question: Text | None = None
    question_en: str | None = None
    sketch: Sketch = Sketch()
    model: Table = field(default_factory=dict)
    numbers: dict[str, Table] = field(default_factory=dict)
    predict: dict[str, Predict] = field(default_factory=dict)
    preset: tuple[Preset, ...] = ()
    regime: tuple[Regime, ...] = ()
    code: tuple[Code, ...] = ()
    quiz: tuple[Question, ...] = ()
    discuss: tuple[Topic, ...] = ()
    read: tuple[Text, ...] = ()
