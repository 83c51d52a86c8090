"""What changed between two versions of the model, outcome by outcome."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from jiama.model.levers import LEVERS
from jiama.model.record import OUTCOMES
from jiama.model.scenarios.grid import path_of, run, stored

TOLERANCE = 1e-9


@dataclass(frozen=True)
class Change:
    """How one outcome differs between two versions.

    Attributes
    ----------
    outcome : str
    changed : int
        Scenarios that differ by more than the tolerance.
    mean : float
        Mean of (after − before) over all scenarios.
    largest : float
        Largest absolute difference.
    scenario : dict of lever to value
        Where the largest difference lies.
    """

    outcome: str
    changed: int
    mean: float
    largest: float
    scenario: dict[str, float]


def versions() -> tuple[str, ...]:
    """Return the stored versions, oldest first."""
    stems = [path.stem for path in path_of("x").parent.glob("*.csv")]
    return tuple(sorted(stems, key=lambda v: [int(part) for part in v.split(".")]))


def compare(
    before: str,
    after: str | None = None,
    tick: Callable[[], None] = lambda: None,
    **shared,
) -> tuple[Change, ...]:
    """Return the change of every outcome from one stored version to another.

    Parameters
    ----------
    before : str
        A stored version.
    after : str, optional
        Another stored version; the current model, run afresh, where left out.
    tick, shared
        As for `jiama.model.scenarios.run`.
    """
    levers, old = stored(before)
    if after is None:
        new = dict(zip(OUTCOMES, run(levers, tick, **shared).T, strict=True))
    else:
        other, new = stored(after)
        count = min(len(next(iter(run.values()))) for run in (levers, other))
        levers, other, old, new = (
            {name: column[:count] for name, column in run.items()}
            for run in (levers, other, old, new)
        )
        if not _same_scenarios(levers, other):
            raise ValueError(f"versions {before} and {after} were run on different scenarios")
    changes = []
    for outcome in [name for name in old if name in new]:
        difference = new[outcome] - old[outcome]
        worst = int(np.abs(difference).argmax())
        changes.append(
            Change(
                outcome,
                int((np.abs(difference) > TOLERANCE).sum()),
                float(difference.mean()),
                float(np.abs(difference[worst])),
                {name: float(values[worst]) for name, values in levers.items()},
            )
        )
    return tuple(changes)


def _same_scenarios(before, after) -> bool:
    """Whether two versions' scenarios agree, a lever that one does not have being at rest."""
    for name in before.keys() | after.keys():
        here, there = (run.get(name, LEVERS[name].default) for run in (before, after))
        if not np.all(np.equal(here, there)):
            return False
    return True
