"""How one claim fared over one sample of settings, and from which share on it is said."""

from dataclasses import dataclass

import numpy as np

from jiama.model.claims.shapes import NOTICEABLE

RANGES = ("page", "plausible", "panel")
ALL = "all"

# A claim below this share of plausible settings is not stated without its condition.
ENOUGH = 0.8
# Below this share a claim is said to fail on a hierarchy.
FIRM = 0.9
# An effect that a trainee can see: one point of a share, or a hundredth of what residents need.
POINT = 0.01
_Z = 1.96


@dataclass(frozen=True)
class Trial:
    """How one claim fared over one sample of settings.

    Attributes
    ----------
    share : float
        Share of settings in which it holds.
    error : float
        Half the width of the 95 % interval of that share, settings being drawn
        at random (Agresti & Coull 1998: z²/2 settings are added in which it holds, and
        as many in which it does not; of several hierarchies' settings each counts once).
    point, against : float
        Share of settings with an effect of at least one point, and of those with
        as much in the other direction.
    effect : tuple of three float
        Tenth, fiftieth and ninetieth percentile of the effect over settings.
    """

    share: float
    error: float
    point: float
    against: float
    effect: tuple[float, float, float]


def trial(effects: np.ndarray) -> Trial:
    """Sum up effects, shape (settings,) or (hierarchies, settings)."""
    effects = np.atleast_2d(effects)
    # Hierarchies share the settings, so that a setting counts once, with its share of them.
    holds = (effects > NOTICEABLE).mean(axis=0)
    count = len(holds) + _Z**2
    mean = (holds.sum() + _Z**2 / 2) / count
    spread = ((holds**2).sum() + _Z**2 / 2) / count - mean**2
    low, middle, high = np.quantile(effects, (0.1, 0.5, 0.9)).tolist()
    return Trial(
        float(holds.mean()),
        float(_Z * np.sqrt(spread / count)),
        float((effects >= POINT).mean()),
        float((effects <= -POINT).mean()),
        (low, middle, high),
    )
