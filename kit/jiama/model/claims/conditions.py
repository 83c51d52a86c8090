"""Where a claim holds: the widest simple condition under which it stands on every hierarchy.

A condition is looked for on the plausible sample. Whether it stands is judged by
`jiama.model.claims.run` on another one, drawn within it; so what is found by chance
does not pass. No condition is narrower than a twentieth of the plausible box, and
none reaches outside it.
"""

from dataclasses import dataclass

import numpy as np

from jiama.model.claims.claim import Claim
from jiama.model.claims.plausible import lever_ranges, width
from jiama.model.claims.region import NARROWEST
from jiama.model.claims.results import Scatter
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.claims.store import scatter
from jiama.model.claims.trees import TREES

# Sought with a margin: on another sample a condition does a little worse.
_SOUGHT = 0.94
_LEVERS = 2
_SETTINGS = 12  # a condition must be met by this many settings of the sample


@dataclass(frozen=True)
class Condition:
    """Levers confined to ranges, and how a claim fares there.

    Attributes
    ----------
    given : dict of lever to (low, high)
    width : float
        Share of the plausible box that it covers.
    least : float
        Share of settings that it holds in, on the hierarchy where that is least, on
        the sample in which the condition was found.
    """

    given: dict[str, tuple[float, float]]
    width: float
    least: float


def condition(claim: Claim, found: Scatter | None = None) -> Condition | None:
    """Return the widest condition that is found for a claim, None where there is none.

    One lever is confined after the other, each time by the cut that leaves the fewest
    failures for the settings it gives up.

    Parameters
    ----------
    claim : Claim
    found : Scatter, optional
        Effects over plausible settings; the stored ones where left out.
    """
    found = found or scatter("plausible")
    wanted = [TREES.index(tree) for tree in claim.trees or TREES]
    holds = found.effects[claim.id][wanted] > NOTICEABLE
    given: dict[str, tuple[float, float]] = {}
    inside = np.ones(holds.shape[1], bool)
    while _least(holds, inside) < _SOUGHT:
        best = max(_cuts(claim, given, found, holds, inside), default=None, key=lambda c: c[0])
        if best is None or best[0] <= 0:
            return None
        _, given, inside = best
    return Condition(given, width(given), _least(holds, inside)) if given else None


def _least(holds, inside) -> float:
    return float(holds[:, inside].mean(axis=1).min())


def _cuts(claim, given, found, holds, inside):
    always = set.intersection(*({lever for lever, _ in arm.levers} for arm in claim.arms))
    for name, whole in lever_ranges().items():
        if name in always or whole.low == whole.high:
            continue
        if name not in given and len(given) == _LEVERS:
            continue
        column = found.values[:, found.factors.index(name)]
        low, high = given.get(name, (whole.low, whole.high))
        for value in _marks(whole):
            for ends in ((low, value), (value, high)):
                if ends[0] > ends[1] or ends == (low, high):
                    continue
                if whole.scale != "whole" and ends[0] == ends[1]:
                    continue
                tried = given | {name: ends}
                kept = inside & (column >= ends[0]) & (column <= ends[1])
                if kept.sum() < _SETTINGS or width(tried) < NARROWEST:
                    continue
                gain = _least(holds, kept) - _least(holds, inside)
                lost = np.log(inside.sum() / kept.sum())
                yield gain / (lost + 0.1), tried, kept


def _marks(whole) -> list[float]:
    """Return values to cut at: near the quarters of the range, and short enough to be named."""
    quarters = [whole.low + share * (whole.high - whole.low) for share in (0.25, 0.5, 0.75)]
    if whole.scale == "whole":
        return [round(value) for value in quarters]
    # Finer cuts find chance: there are too few settings to tell them apart.
    step = 0.01 if whole.high - whole.low < 0.3 else 0.05
    return [round(round(value / step) * step, 2) for value in quarters]
