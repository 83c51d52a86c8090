"""The tree of units, level by level from the centre to the grassroots."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from numbers import Real

import numpy as np

from jiama.model import above
from jiama.model.refusals import InputError, UnknownNameError

PRESETS = {
    "classroom": (1, 3, 9, 27, 81),
    "county": (1, 14, 14 * 16),
    "short": (1, 9, 81),
    "six": (1, 2, 4, 12, 36, 108),
    "uneven": (1, 5, 20, 88),
    "nation": (1, 31, 333, 2844, 38_600, 615_000),
}
UNEVEN = ((5,), (1, 2, 3, 5, 9), (2, 3, 4, 5, 8) * 4)
"""Children of every unit of the preset ``uneven``, level by level."""
_UNEVEN_SEED = 20_240_806


@dataclass(frozen=True, eq=False, repr=False)
class Hierarchy:
    """A rooted tree whose leaves all lie on the last level, stored breadth-first.

    Parameters
    ----------
    parent : ndarray of int, shape (units,)
        Index of each unit's superior, -1 for the centre; children of one unit
        are contiguous.
    level_starts : tuple of int
        Index of the first unit of each level, and the number of units at the end.
    """

    parent: np.ndarray
    level_starts: tuple[int, ...]

    @classmethod
    def regular(cls, *spans: int) -> "Hierarchy":
        """Return the tree in which every unit of level k has ``spans[k]`` children.

        Raises
        ------
        ValueError
            If there is no span, or one is not a whole number of 1 or more.
        """
        if not spans or not all(isinstance(s, Real) and s == s // 1 and s >= 1 for s in spans):
            raise InputError("spans", spans=list(spans))
        parents, first, count = [np.array([-1])], 0, 1
        for span in spans:
            parents.append(np.repeat(np.arange(first, first + count), int(span)))
            first, count = first + count, count * int(span)
        return cls.from_parents(np.concatenate(parents))

    @classmethod
    def from_parents(cls, parent) -> "Hierarchy":
        """Return the tree in which unit i answers to unit ``parent[i]``.

        Parameters
        ----------
        parent : sequence of int, shape (units,)
            The centre comes first, with parent -1; superiors come before their
            subordinates, level by level, children of one unit side by side.

        Raises
        ------
        ValueError
            If the list is no such tree, has fewer than two levels, or a unit
            above the last level has no subordinate.
        """
        given = np.asarray(parent)
        if given.ndim != 1:
            raise InputError("parents_no_list")
        if given.size < 2:
            raise InputError("one_level")
        if given.dtype.kind not in "iu":
            raise InputError("parents_not_whole")
        parent = given.astype(np.int64)
        if parent[0] != -1 or (parent[1:] < 0).any():
            raise InputError("no_centre")
        if (np.diff(parent) < 0).any() or (parent[1:] >= np.arange(1, parent.size)).any():
            raise InputError("parents_order")
        starts = [0, 1]
        while starts[-1] < parent.size:
            stop = int(np.searchsorted(parent, starts[-1], side="left"))
            if stop == starts[-1]:
                raise InputError("no_subordinates")
            starts.append(stop)
        childless = np.setdiff1d(np.arange(starts[-2]), parent[1:])
        if childless.size:
            raise InputError("childless", unit=int(childless[0]))
        parent.setflags(write=False)
        return cls(parent, tuple(starts))

    @classmethod
    def preset(cls, name: str) -> "Hierarchy":
        """Return a named tree: one of `PRESETS`.

        ``classroom`` stands for centre, provinces, prefectures, counties and
        townships, ``county`` for a county, its townships and its villages.
        ``short`` has as many grassroots units as the classroom on three levels,
        ``six`` has six levels, ``uneven`` four with 1 to 9 children a unit.

        ``nation`` has the counts of China's administrative divisions, provinces
        to villages and communities, with subordinates spread unevenly over
        superiors from a fixed seed. The counts of prefectures (333) and counties
        (2,844) are seen in secondary pages, those of townships and villages are
        rounded (about 38,600 and 615,000; Ministry of Civil Affairs for 2020).

        Raises
        ------
        ValueError
            If there is no preset of that name.
        """
        if name not in PRESETS:
            raise UnknownNameError("hierarchy", name, PRESETS)
        return _preset(name)

    def __repr__(self) -> str:
        """Say how many units there are on each level."""
        counts = " > ".join(f"{self.units(level):,}" for level in range(self.depth))
        return above.say("shown.hierarchy", units=self.size, levels=self.depth, counts=counts)

    def call(self) -> str:
        """Return the call that makes this tree, as one would write it."""
        children = np.bincount(self.parent[1:], minlength=self.level_starts[-2])
        levels = [children[a:b] for a, b in pairwise(self.level_starts[:-1])]
        if all(np.ptp(level) == 0 for level in levels):
            spans = ", ".join(str(level[0]) for level in levels)
            return f"Hierarchy.regular({spans})"
        for name, counts in PRESETS.items():
            if sum(counts) == self.size and np.array_equal(self.parent, _preset(name).parent):
                return f"Hierarchy.preset({name!r})"
        return f"Hierarchy.from_parents({self.parent.tolist()})"

    @property
    def depth(self) -> int:
        """Number of levels."""
        return len(self.level_starts) - 1

    @property
    def size(self) -> int:
        """Number of units."""
        return self.level_starts[-1]

    @property
    def leaves(self) -> int:
        """Number of grassroots units."""
        return self.level_starts[-1] - self.level_starts[-2]

    def units(self, level: int) -> int:
        """Return the number of units on one level."""
        return self.level_starts[level + 1] - self.level_starts[level]

    def level_parent(self, level: int) -> np.ndarray:
        """Return each unit's superior on a level, counted from the superior level's start."""
        start, stop = self.level_starts[level], self.level_starts[level + 1]
        return self.parent[start:stop] - self.level_starts[level - 1]

    def span(self, level: int) -> np.ndarray:
        """Return the number of children of each unit of a level, shape (units,)."""
        return np.bincount(self.level_parent(level + 1), minlength=self.units(level))

    def leaf_counts(self, level: int) -> np.ndarray:
        """Return the number of grassroots units under each unit of a level, shape (units,)."""
        counts = np.ones(self.leaves, dtype=np.int64)
        for below in range(self.depth - 1, level, -1):
            counts = np.bincount(
                self.level_parent(below), weights=counts, minlength=self.units(below - 1)
            ).astype(np.int64)
        return counts

    def path(self, leaf: int) -> tuple[int, ...]:
        """Return the units from the centre to one leaf, each counted within its level.

        Raises
        ------
        ValueError
            If there is no such leaf.
        """
        if not 0 <= leaf < self.leaves:
            raise InputError("no_leaf", leaf=leaf, last=self.leaves - 1)
        steps = [int(leaf)]
        for level in range(self.depth - 1, 0, -1):
            steps.append(int(self.level_parent(level)[steps[-1]]))
        return tuple(reversed(steps))


@cache
def _preset(name: str) -> Hierarchy:
    counts = PRESETS[name]
    if name == "uneven":
        every = [span for level in UNEVEN for span in level]
        return Hierarchy.from_parents(np.repeat(np.arange(-1, len(every)), [1, *every]))
    if name != "nation":
        spans = [below // upper for upper, below in pairwise(counts)]
        return Hierarchy.regular(*spans)
    rng = np.random.default_rng(_UNEVEN_SEED)
    parents, first = [np.array([-1])], 0
    for upper, below in pairwise(counts):
        share = rng.gamma(4.0, size=upper)
        extra = rng.multinomial(below - upper, share / share.sum())
        parents.append(np.repeat(np.arange(first, first + upper), 1 + extra))
        first += upper
    return Hierarchy.from_parents(np.concatenate(parents))
