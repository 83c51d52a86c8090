"""The plan of a lesson, ``lessons/plans/NN.toml``: everything of it that has structure.

A notebook holds the story in markdown and calls one element a cell; the plan holds what the
elements say. Every table below ``[predict.NAME]``, ``[picture.NAME]`` and so on is asked for by
its name, ``page.predict("NAME")``. The dataclasses here are the format: a field is a key, one
without a default is required. Texts may hold numbers in braces and evidence marks
(`jiama.teach.prose`); numbers are described below ``[numbers.NAME]`` (`jiama.teach.numbers`).

``after = "NAME"``, wherever it may stand, veils an element until the trainee has committed the
prediction of that name.
"""

from dataclasses import dataclass, field
from typing import Any

Table = dict[str, Any]


@dataclass(frozen=True)
class Option:
    """One option of a prediction.

    The option is the model's where the answer lies in [least, under), or has the ``shape``.
    """

    id: str
    text: str
    say: str
    least: float | None = None
    under: float | None = None
    shape: str | None = None


@dataclass(frozen=True)
class Predict:
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

    form: str
    ask: str
    answer: str
    why: str
    lead: str | None = None
    option: tuple[Option, ...] = ()
    say: dict[str, str] = field(default_factory=dict)
    minimum: float = 0
    maximum: float = 1
    step: float = 0.01
    start: float | None = None
    unit: str | None = None
    style: str = ".2f"
    tolerance: float = 0
    places: tuple[str, ...] = ()
    given: tuple[float, ...] = ()
    skip: int = 0
    scale: float = 1
    source: str = "model"
    answer_words: str | None = None


@dataclass(frozen=True)
class CaseUse:
    """What of a case file is told: facts by a few words of each that occur in no other."""

    file: str
    lead: str | None = None
    facts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    chronology: bool = False
    decision: bool = False
    after: str | None = None


@dataclass(frozen=True)
class Picture:
    """One chart, drawn once: of documents, or of the model under ``settings``.

    ``baseline`` holds the levers of the record set beside it (an empty table for the defaults).
    ``options`` goes to the rows of the chart, for example ``outcome`` of a long run. A sweep
    needs ``outcome``, ``over`` and ``values`` in it, a heat map ``x``, ``xs``, ``y``, ``ys``
    and ``outcome``.
    """

    chart: str
    lead: str | None = None
    look: tuple[str, ...] = ()
    title: str | None = None
    settings: Table = field(default_factory=dict)
    baseline: dict[str, Any] | None = None
    hierarchy: Any = None
    options: Table = field(default_factory=dict)
    after: str | None = None


@dataclass(frozen=True)
class Run:
    """A panel: a few levers wired to a few charts. ``tries`` are things to do with it.

    ``outcomes`` stand in numbers above the charts. Where there is a ``budget``, moving the levers
    costs points: ``prices`` holds those of one unit up, or, where negative, of one unit down.
    """

    levers: tuple[str, ...]
    charts: tuple[str, ...]
    outcomes: tuple[str, ...] = ("amplification", "load", "value", "wrongful")
    lead: str | None = None
    tries: tuple[str, ...] = ()
    settings: Table = field(default_factory=dict)
    baseline: dict[str, Any] | None = None
    hierarchy: str = "classroom"
    cycles: int = 16
    runs: int = 40
    seed: int = 0
    after: str | None = None
    budget: float | None = None
    prices: Table = field(default_factory=dict)


@dataclass(frozen=True)
class Roles:
    """Sliders by which the trainee adds a markup in the place of each level.

    ``places`` names the levels from the centre down; every one but the first and the last has
    a slider. ``amount`` is what the centre sets out with, in ``unit``.
    """

    places: tuple[str, ...]
    lead: str | None = None
    tries: tuple[str, ...] = ()
    amount: float = 100
    unit: str | None = None
    maximum: float = 0.3
    start: float = 0
    after: str | None = None


@dataclass(frozen=True)
class Tell:
    """A text with numbers or evidence marks, or one that waits for a prediction."""

    text: str
    title: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Regime:
    """One line of the summary: in which range, what happens, and the claim that says so."""

    when: str
    says: str
    claim: str
    fails: str | None = None


@dataclass(frozen=True)
class Answer:
    """One option of a question, with the feedback to whoever reads it."""

    text: str
    say: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """One question of the self-test; more than one right option makes it multiple choice."""

    id: str
    ask: str
    option: tuple[Answer, ...]

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.option) > 1


@dataclass(frozen=True)
class Topic:
    """A question to discuss, and what a facilitator may add when talk runs dry."""

    ask: str
    help: str | None = None


@dataclass(frozen=True)
class Field:
    """A line to fill in, kept in the browser only."""

    id: str
    label: str
    hint: str | None = None
    long: bool = False


@dataclass(frozen=True)
class Transfer:
    """One thing to check in one's own unit."""

    task: str
    steps: tuple[str, ...] = ()
    field: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Cover:
    """What stands on the cover beside title, minutes, argument and summary."""

    afterwards: tuple[str, ...]
    route: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preset:
    """Settings of the lesson's case, which the lab offers under this name."""

    name: str
    settings: Table


@dataclass(frozen=True)
class Plan:
    """A whole lesson."""

    number: str
    title: str
    minutes: int
    argument: str
    summary: str
    cover: Cover
    transfer: Transfer
    sandbox: Run
    model: Table = field(default_factory=dict)
    numbers: dict[str, Table] = field(default_factory=dict)
    case: dict[str, CaseUse] = field(default_factory=dict)
    picture: dict[str, Picture] = field(default_factory=dict)
    predict: dict[str, Predict] = field(default_factory=dict)
    run: dict[str, Run] = field(default_factory=dict)
    roles: dict[str, Roles] = field(default_factory=dict)
    tell: dict[str, Tell] = field(default_factory=dict)
    preset: tuple[Preset, ...] = ()
    regime: tuple[Regime, ...] = ()
    quiz: tuple[Question, ...] = ()
    discuss: tuple[Topic, ...] = ()
    read: tuple[str, ...] = ()
