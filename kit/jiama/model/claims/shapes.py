"""What a claim may say about a measure over its arms.

A shape looks at an array (arms, ...) and answers with one effect per column:
positive where the statement holds, larger the more clearly it does.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np

# Smaller changes count as none: no one could see them, and rounding makes them.
NOTICEABLE = 1e-6
# A step back by less than half a point, which ten runs may make, does not break a steady trend.
LEVEL = 5e-3


class Shape(ABC):
    """A statement about a measure over arms."""

    kind = ""

    @abstractmethod
    def effect(self, values: np.ndarray) -> np.ndarray:
        """Return by how much the statement holds, from values of shape (arms, ...)."""

    def holds(self, values: np.ndarray) -> np.ndarray:
        """Return where the statement holds noticeably."""
        return self.effect(np.asarray(values)) > NOTICEABLE


@dataclass(frozen=True)
class Rises(Shape):
    """The last arm is above the first."""

    kind = "rises"

    def effect(self, values):
        """Return last − first."""
        return values[-1] - values[0]


@dataclass(frozen=True)
class Falls(Shape):
    """The last arm is below the first."""

    kind = "falls"

    def effect(self, values):
        """Return first − last."""
        return values[0] - values[-1]


@dataclass(frozen=True)
class Climbs(Shape):
    """Every arm is above the one before, or level with it; the last is above the first."""

    kind = "climbs"

    def effect(self, values):
        """Return last − first, or where a step leads back, that step."""
        back = np.diff(values, axis=0).min(axis=0)
        return np.where(back < -LEVEL, back, values[-1] - values[0])


@dataclass(frozen=True)
class Sinks(Shape):
    """Every arm is below the one before, or level with it; the last is below the first."""

    kind = "sinks"

    def effect(self, values):
        """Return first − last, or where a step leads back up, that step as a loss."""
        return Climbs().effect(-values)


@dataclass(frozen=True)
class Same(Shape):
    """The last arm is where the first is, to within a point."""

    within: float = 0.01
    kind = "same"

    def effect(self, values):
        """Return what is left of the allowance."""
        return self.within - np.abs(values[-1] - values[0])


@dataclass(frozen=True)
class Hump(Shape):
    """Some arm between the ends is above both ends."""

    kind = "hump"

    def effect(self, values):
        """Return how far the highest inner arm stands above the higher end."""
        return values[1:-1].max(axis=0) - np.maximum(values[0], values[-1])


@dataclass(frozen=True)
class Tops(Shape):
    """The last arm is above each of the others."""

    kind = "tops"

    def effect(self, values):
        """Return how far the last stands above the best of the others."""
        return values[-1] - values[:-1].max(axis=0)


@dataclass(frozen=True)
class Above(Shape):
    """Every arm is above a level."""

    level: float = 0.0
    kind = "above"

    def effect(self, values):
        """Return how far the lowest arm stands above the level."""
        return values.min(axis=0) - self.level


@dataclass(frozen=True)
class Below(Shape):
    """Every arm is below a level."""

    level: float = 0.0
    kind = "below"

    def effect(self, values):
        """Return how far the highest arm stays below the level."""
        return self.level - values.max(axis=0)


@dataclass(frozen=True)
class GainsMore(Shape):
    """The rise from the third to the fourth arm exceeds that from the first to the second.

    With `share` below 1, the first rise is less than that share of the second.
    """

    share: float = 1.0
    kind = "gains_more"

    def effect(self, values):
        """Return share·(fourth − third) − (second − first)."""
        return self.share * (values[3] - values[2]) - (values[1] - values[0])


@dataclass(frozen=True)
class Shrinks(Shape):
    """The last arm is below the first, and at most this share of it is left."""

    left: float = 0.5
    kind = "shrinks"

    def effect(self, values):
        """Return how far the last stays below the share of the first."""
        return self.left * values[0] - values[-1]
