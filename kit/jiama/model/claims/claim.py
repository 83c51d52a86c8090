"""A claim: one causal statement, in a form that can be tested."""

from dataclasses import dataclass, field

from jiama.model.claims.shapes import Shape

CLASSROOM = (3, 3, 3, 3)


@dataclass(frozen=True)
class Arm:
    """One of the situations a claim compares.

    Attributes
    ----------
    levers : tuple of (lever, value)
        What is set; all other levers keep the value of the sampled setting.
    spans : tuple of int
        Subordinates a unit has, level by level.
    """

    levers: tuple[tuple[str, float], ...] = ()
    spans: tuple[int, ...] = CLASSROOM


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
    """

    id: str
    measure: str
    arms: tuple[Arm, ...]
    shape: Shape
    argument: str
    lessons: tuple[str, ...]
    given: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def levers(self) -> tuple[str, ...]:
        """Return the levers that its arms set, each once."""
        return tuple(dict.fromkeys(lever for arm in self.arms for lever, _ in arm.levers))


def arm(spans: tuple[int, ...] = CLASSROOM, **levers: float) -> Arm:
    """Return the situation with these levers set."""
    return Arm(tuple(levers.items()), spans)


def sweep(lever: str, *values: float, **others: float) -> tuple[Arm, ...]:
    """Return one situation for each value of one lever, others held as given."""
    return tuple(arm(**{lever: value}, **others) for value in values)
