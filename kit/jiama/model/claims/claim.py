"""A claim: one causal statement, in a form that can be tested."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from jiama.model.claims.shapes import Climbs, Falls, Rises, Shape, Sinks
from jiama.model.levers import LEVERS

STEPS = 5
"""Situations along a lever, its ends included, that a steady trend is tried on."""
STEADY = "~"
"""What the id of a steady trend ends on."""


@dataclass(frozen=True)
class Arm:
    """One of the situations a claim compares.

    Attributes
    ----------
    levers : tuple of (lever, value)
        What is set, levers or constants; all others keep the value of the sampled setting.
    reshaped : str
        How the hierarchy is reshaped, a key of `jiama.model.claims.trees.RESHAPED`.
    """

    levers: tuple[tuple[str, float], ...] = ()
    reshaped: str = ""


@dataclass(frozen=True)
class Claim:
    """A causal statement that lessons make.

    Attributes
    ----------
    id : str
        Name in clear English, also the key of its sentence: ``claim.<id>.sentence``.
    measure : str
        What is compared, a key of `jiama.model.claims.measures.MEASURES`.
    arms : tuple of Arm
        The situations compared, in the order the shape expects.
    shape : Shape
        What the statement says about the measure over the arms.
    argument : str
        Which argument of the article it works on, or the stylised fact (F1–F17).
    lessons : tuple of str
        Where it is stated.
    given : mapping of lever to (low, high)
        The condition under which it is stated: levers confined to these
        ranges. Empty when it is stated without condition.
    trees : tuple of str
        The hierarchies that the sentence names; empty when it names none, and
        speaks of all.
    """

    id: str
    measure: str
    arms: tuple[Arm, ...]
    shape: Shape
    argument: str
    lessons: tuple[str, ...]
    given: dict[str, tuple[float, float]] = field(default_factory=dict)
    trees: tuple[str, ...] = ()

    @property
    def levers(self) -> tuple[str, ...]:
        """Return the levers that its arms set, each once."""
        return tuple(dict.fromkeys(lever for arm in self.arms for lever, _ in arm.levers))

    @property
    def steady(self) -> "Claim | None":
        """Return the claim that it is so all the way, not only between the ends.

        “The more …, the more …” says this; None where the claim does not compare
        two values of one lever.
        """
        if not isinstance(self.shape, Rises | Falls) or len(self.arms) != 2:
            return None
        first, last = self.arms
        pairs = list(zip(first.levers, last.levers, strict=False))
        moved = [k for k, (low, high) in enumerate(pairs) if low != high]
        if len(moved) != 1 or first.reshaped != last.reshaped:
            return None
        (place,) = moved
        (lever, low), (_, high) = pairs[place]
        shape = Climbs() if isinstance(self.shape, Rises) else Sinks()
        arms = tuple(
            Arm((*first.levers[:place], (lever, value), *first.levers[place + 1 :]), first.reshaped)
            for value in _between(lever, low, high)
        )
        return replace(self, id=f"{self.id}{STEADY}", arms=arms, shape=shape)


def arm(reshaped: str = "", **levers: float) -> Arm:
    """Return the situation with these levers set."""
    return Arm(tuple(levers.items()), reshaped)


def sweep(lever: str, *values: float, **others: float) -> tuple[Arm, ...]:
    """Return one situation for each value of one lever, others held as given."""
    return tuple(arm(**{lever: value}, **others) for value in values)


def _between(lever: str, low: float, high: float) -> list[float]:
    step = (high - low) / (STEPS - 1)
    values = [low, *(low + k * step for k in range(1, STEPS - 1)), high]
    if lever in LEVERS and LEVERS[lever].whole:
        values = [round(value) for value in values]
    return [a for a, b in pairwise(values) if a != b] + [high]
