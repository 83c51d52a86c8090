"""What a run is told: the settings of the levers, and the model's constants."""

import math
from dataclasses import dataclass, fields
from functools import wraps
from html import escape
from numbers import Real

import numpy as np

from jiama.model import above, code
from jiama.model.levers import LEVERS
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.table import Table

LOWEST_MARKUP = -0.5


def _checked(lever, value) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise InputError("no_number", name=lever.name, value=value)
    if not lever.minimum <= value <= lever.maximum:
        raise InputError(
            "out_of_range",
            name=lever.name,
            value=value,
            minimum=lever.minimum,
            maximum=lever.maximum,
        )
    if lever.whole and value != int(value):
        raise InputError("not_whole", name=lever.name, value=value)
    return int(value) if lever.whole else float(value)


def _checked_markups(values) -> tuple[float | tuple[float, ...], ...] | None:
    if values is None:
        return None
    try:
        markups = tuple(
            float(value) if np.ndim(value) == 0 else tuple(map(float, value)) for value in values
        )
    except (TypeError, ValueError):
        raise InputError("markups_no_list", value=values) from None
    for level in markups:
        for markup in level if isinstance(level, tuple) else (level,):
            if not (math.isfinite(markup) and markup >= LOWEST_MARKUP):
                raise InputError("markup_too_small", value=markup)
    return markups


def _default(name: str) -> float:
    return LEVERS[name].default


def _differing(given) -> dict:
    """Return the fields of a dataclass that have left their defaults."""
    names = {entry.name: entry.default for entry in fields(given)}
    return {
        name: getattr(given, name)
        for name, default in names.items()
        if getattr(given, name) != default
    }


def _call(given) -> str:
    named = ", ".join(f"{name}={value!r}" for name, value in _differing(given).items())
    return f"{type(given).__name__}({named})"


def _names_checked(what: str):
    """Make a dataclass refuse a name that it has not, with the names that are near."""

    def checked(cls):
        made, names = cls.__init__, [entry.name for entry in fields(cls)]

        @wraps(made)
        def init(self, *given, **named):
            for name in named:
                if name not in names:
                    raise UnknownNameError(what, name, names)
            made(self, *given, **named)

        cls.__init__ = init
        return cls

    return checked


@_names_checked("lever")
@dataclass(frozen=True, kw_only=True, repr=False)
class Settings:
    """The levers of one run, and optionally fixed markups.

    Frozen and checked; change one with ``dataclasses.replace``. The
    levers below are written from `jiama.LEVERS` by ``python3 kit odd``.

    Parameters
    ----------
    goal : float, 0.8 to 1.5
        Goal of the centre: The centre's target as a ratio to what residents need: 1 is exactly
        what they need and what a diligent grassroots unit can reach. From below need to above
        need; 1 where left out.
    habit : float, 0 to 0.3
        Habitual markup: What every level adds as a matter of course. From none to 30 %; 0.05
        where left out.
    tournament : float, 0 to 1
        Strength of the tournament: How much rank against peers counts for promotion. From rank
        does not count to only rank counts; 0.5 where left out.
    outlook : float, 0 to 1
        Outlook (serving residents): How much officials care what residents really get, measured
        or not. From only scores count to residents first; 0.4 where left out.
    collusion : float, 0 to 1
        Collusion in inflating: How far superiors and subordinates inflate targets together and
        look away. From none to full; 0.2 where left out.
    markup_cap : float, 0 to 0.6
        Cap on markups (duty lists): The most that one level may add; duty lists and hard rules
        against markups act here. From nothing may be added to up to 60 %; 0.4 where left out.
    coverage : float, 0.2 to 1
        Coverage of indicators: The share of residents' needs that indicators measure. From a
        fifth to all; 0.5 where left out.
    satisfaction_weight : float, 0 to 0.5
        Weight of satisfaction: Share of the score that is residents' satisfaction. From none to
        half; 0.2 where left out.
    satisfaction_noise : float, 0 to 1
        Error in satisfaction: How large the error is in measuring satisfaction (s.d.). From
        exact to very large; 0.4 where left out.
    frequency : int, 0 to 12
        Frequency of assessment: Inspections a year by each line, beside the annual assessment.
        From none to monthly; 4 where left out.
    lines : int, 1 to 12
        Lines: Departments that each assess the grassroots on their own. From 1 to 12; 6 where
        left out.
    strictness : float, 0 to 1
        Strictness of accountability: Probability that a shortfall is punished when nothing
        speaks for the unit; the deeper the shortfall, the heavier. From never to always; 0.5
        where left out.
    precision : float, 0 to 1
        Precision of accountability: How well assessors tell cause from circumstance. From not
        at all to perfectly; 0.3 where left out.
    tolerance : float, 0 to 1
        Tolerance: Share of recognised good-faith failures that are exempted. From none to all;
        0.2 where left out.
    remedy : float, 0 to 1
        Remedy: Share of wrongful sanctions overturned on appeal. From none to all; 0.2 where
        left out.
    audit : float, 0 to 0.3
        Audit: Chance that one assessment uncovers falsified figures. From never to 30 %; 0.03
        where left out.
    supervision : float, 0 to 1
        Public supervision: Openness, and residents' power to hold officials to account. From
        closed to fully open; 0.2 where left out.
    complexity : float, 0 to 0.4
        Complexity: Size of shocks beyond anyone's control (s.d.): markets, weather, migration.
        From calm to turbulent; 0.15 where left out.
    ratchet : float, 0 to 1
        Ratchet: How far over-fulfilment raises next year's target. From not at all to in full;
        0 where left out.
    peers : float, 0 to 0.8
        Keeping up with peers: When a unit sets targets it looks sideways, and adds this share
        of what the sibling that asked most added last cycle. From each for itself to up to 80
        %; 0 where left out.
    markdown : float, 0 to 0.5
        Marking down: How much less than it got a level may pass on. From never less to down to
        half; 0 where left out.
    shelter : float, 0 to 1
        Sheltering (deflecting inspections together): How far superior and subordinate deflect
        inspections together: the more a superior fears blame the more it covers for those
        below, and the less is found out; targets need not rise. From none to full; 0 where left
        out.
    answerable : float, 0 to 1
        Accountability at every level: How far levels between are answerable, too, when their
        own reported result falls short; exemption and appeal as at the grassroots. From
        grassroots only to every level; 0 where left out.
    handover : float, 0 to 1
        Tasks moved up (duty lists): Share of the lines' work that duty lists move from the
        grassroots to the level above, which spends the time instead. From all at the grassroots
        to all moved up; 0 where left out.
    sparing : float, 0 to 1
        Letting pass what is seen: Share of shortfalls clearly seen to be beyond control that
        are not sanctioned at all, without any list of tolerance. From sanctioned all the same
        to let pass; 0 where left out.
    decay : float, 0 to 0.3
        Decay of execution: Share of a target that nobody takes in earnest, lost at each level
        where there is no pressure. From all in earnest to 30 % a level; 0 where left out.
    fixed_markup : sequence, optional
        For each level between the centre and the leaves one markup, or one for
        each of its units, of -0.5 or more; the units then add exactly these
        instead of deciding, and the cap does not apply.

    Raises
    ------
    ValueError
        If a value is no number, out of its range, or not whole where it must be.
    """

    goal: float = _default("goal")
    habit: float = _default("habit")
    tournament: float = _default("tournament")
    outlook: float = _default("outlook")
    collusion: float = _default("collusion")
    markup_cap: float = _default("markup_cap")
    coverage: float = _default("coverage")
    satisfaction_weight: float = _default("satisfaction_weight")
    satisfaction_noise: float = _default("satisfaction_noise")
    frequency: int = _default("frequency")
    lines: int = _default("lines")
    strictness: float = _default("strictness")
    precision: float = _default("precision")
    tolerance: float = _default("tolerance")
    remedy: float = _default("remedy")
    audit: float = _default("audit")
    supervision: float = _default("supervision")
    complexity: float = _default("complexity")
    ratchet: float = _default("ratchet")
    peers: float = _default("peers")
    markdown: float = _default("markdown")
    shelter: float = _default("shelter")
    answerable: float = _default("answerable")
    handover: float = _default("handover")
    sparing: float = _default("sparing")
    decay: float = _default("decay")
    fixed_markup: tuple[float | tuple[float, ...], ...] | None = None

    def __post_init__(self):
        """Check every lever, and make whole numbers int."""
        for name, lever in LEVERS.items():
            object.__setattr__(self, name, _checked(lever, getattr(self, name)))
        object.__setattr__(self, "fixed_markup", _checked_markups(self.fixed_markup))

    def __repr__(self) -> str:
        """Show what differs from the default, as one would write it."""
        return _call(self)

    def _repr_html_(self) -> str:
        differing = self.to_table(differing=True)
        said = f"<p><code>{escape(repr(self))}</code></p>"
        return said + (differing._repr_html_() if len(differing) else "")

    def to_table(self, differing: bool = False) -> Table:
        """Return every lever's value, default and range, with its label in words.

        Parameters
        ----------
        differing
            Whether only what differs from the default is listed.
        """
        levers = [
            lever
            for name, lever in LEVERS.items()
            if not differing or getattr(self, name) != lever.default
        ]
        return Table(
            {
                "lever": [lever.name for lever in levers],
                "label": [above.say(f"lever.{lever.name}.label") for lever in levers],
                "value": [float(getattr(self, lever.name)) for lever in levers],
                "default": [float(lever.default) for lever in levers],
                "range": [f"{lever.minimum:g}–{lever.maximum:g}" for lever in levers],
            }
        )

    @classmethod
    def from_code(cls, text: str) -> "Settings":
        """Return the settings of a code from the lab, however it was typed.

        Raises
        ------
        jiama.model.code.CodeError
            If it is mistyped, cut off, or of another version.
        """
        return cls(**code.decode(text))

    def code(self) -> str:
        """Return the code that opens these levers in the lab, each at its nearest step.

        Raises
        ------
        ValueError
            If markups are fixed: they have no place in a code.
        """
        if self.fixed_markup is not None:
            raise InputError("code_markups")
        return code.encode({name: getattr(self, name) for name in LEVERS})


DIVISORS = {
    "need", "friction", "record", "fake", "lag_scale", "belief_floor", "morale_floor", "sure_find",
}  # fmt: skip
SHARES = {
    "shield", "learn", "common", "memory", "rest", "trust_speed", "belief_floor", "morale_floor",
    "burden_cap", "rivals",
}  # fmt: skip


@_names_checked("constant")
@dataclass(frozen=True, kw_only=True, repr=False)
class Constants:
    """The model's constants: what no lever moves. All are assumptions unless said otherwise.

    Parameters
    ----------
    need : time a unit needs to meet all residents' needs, as a share of normal time
    prize : worth of one more point of score in a tournament of full strength
    zeal : markup of a fully ambitious official in a tournament of full strength
    penalty : worth of a point of shortfall that is certain to be punished
    friction : a superior's cost of asking one unit too much
    shield : how far complete records protect where assessors see nothing else
    record : time that a full set of records takes
    form : worth of paperwork for each inspection by each line
    hour : share of normal time that one inspection by one line takes
    stake : cost of a unit of falsification that is found out
    fake : rising cost of falsifying
    voice : weight of residents where supervision is full
    learn : speed at which expectations follow reports
    common : share of the variance of shocks that hits the whole country
    memory : share of fear that lasts into the next cycle
    overtime, blow, rest : morale lost per unit of overtime and per wrongful
        sanction, and share of lost morale regained in a cycle
    trust_speed : speed at which residents' trust follows what they meet
    sure_find : falsification from which on detection is as likely as it gets
    belief_floor, morale_floor : lowest value of each
    burden_cap : largest share of time that being assessed can take
    lag_scale : smallest spread of siblings that a gap is measured in
    reward_cap : largest over-fulfilment that the centre's ratchet sees
    rivals : how far the number of siblings counts for the pull of a rank prize
    """

    need: float = 0.8
    prize: float = 0.3
    zeal: float = 0.15
    penalty: float = 4.0
    friction: float = 1.0
    shield: float = 0.9
    record: float = 0.2
    form: float = 0.01
    hour: float = 0.006
    stake: float = 2.0
    fake: float = 4.0
    voice: float = 0.5
    learn: float = 0.4
    common: float = 0.3
    memory: float = 0.7
    overtime: float = 0.3
    blow: float = 0.15
    rest: float = 0.2
    trust_speed: float = 0.3
    sure_find: float = 0.2
    belief_floor: float = 0.3
    morale_floor: float = 0.3
    burden_cap: float = 0.8
    lag_scale: float = 0.05
    reward_cap: float = 0.2
    rivals: float = 0.0

    def __repr__(self) -> str:
        """Show what differs from the default, as one would write it."""
        return _call(self)

    def __post_init__(self):
        """Refuse what is no finite number, or outside what the rules can work with."""
        for entry in fields(self):
            value, name = getattr(self, entry.name), entry.name
            is_number = isinstance(value, Real) and not isinstance(value, bool)
            if not (is_number and math.isfinite(value) and value >= 0):
                raise InputError("constant_no_number", name=name, value=value)
            if name in DIVISORS and value == 0:
                raise InputError("constant_divides", name=name)
            if name in SHARES and value > 1:
                raise InputError("constant_no_share", name=name, value=value)
