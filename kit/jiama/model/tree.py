"""Sums up and copies down a hierarchy, for arrays whose last axis is units side by side."""

from functools import lru_cache

import numpy as np

from jiama.model.hierarchy import Hierarchy


class Groups:
    """Units side by side in groups, each under one superior."""

    def __init__(self, sizes: np.ndarray):
        """Take the size of every group, shape (groups,)."""
        self.sizes = sizes
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self._even = int(sizes[0]) if (sizes == sizes[0]).all() else 0

    def repeat(self, values: np.ndarray) -> np.ndarray:
        """Give each unit the value of its group, (runs, groups) -> (runs, units)."""
        return np.repeat(values, self._even or self.sizes, axis=1)

    def sum(self, values: np.ndarray) -> np.ndarray:
        """Sum over each group, (runs, units) -> (runs, groups)."""
        if 0 < self._even <= 8:  # few strided sums beat many short ones
            total = values[:, :: self._even].copy()
            for child in range(1, self._even):
                total += values[:, child :: self._even]
            return total
        return np.add.reduceat(values, self._starts, axis=1)

    @property
    def each(self) -> np.ndarray:
        """Size of the group that each unit stands in, shape (units,)."""
        return np.repeat(self.sizes, self.sizes)

    def largest_other(self, values: np.ndarray) -> np.ndarray:
        """Return the largest value among a unit's siblings, itself left out; 0 where it has none.

        (runs, units) -> (runs, units)
        """
        top = self.repeat(np.maximum.reduceat(values, self._starts, axis=1))
        leads = values == top
        alone = self.repeat(self.sum(leads.astype(float))) == 1
        others = np.where(leads, -np.inf, values)
        second = self.repeat(np.maximum.reduceat(others, self._starts, axis=1))
        second = np.where(np.isfinite(second), second, 0.0)
        return np.where(leads & alone, second, top)

    def mean(self, values: np.ndarray) -> np.ndarray:
        """Average over each group, every unit counting once."""
        return self.sum(values) / self.sizes


class Tree:
    """A hierarchy's index arrays.

    The units between the centre and the leaves stand side by side, level after
    level, in arrays of shape (runs, between).

    Attributes
    ----------
    depth, leaves, between : int
        Number of levels, of leaves, and of units between.
    children : list of Groups
        The units of each level below the centre, grouped under their superiors.
    levels : list of slice
        Where each level between stands among the units between.
    leaf_counts : list of ndarray
        Leaves under each unit, level by level.
    """

    def __init__(self, hierarchy: Hierarchy):
        """Work out groups, level slices and leaf counts."""
        self.depth, self.leaves = hierarchy.depth, hierarchy.leaves
        self.children = [Groups(hierarchy.span(level)) for level in range(self.depth - 1)]
        self.leaf_counts = [hierarchy.leaf_counts(level) for level in range(self.depth)]
        first, *starts = hierarchy.level_starts[1:-1]
        self.levels = [
            slice(a - first, b - first) for a, b in zip((first, *starts), starts, strict=False)
        ]
        self.between = self.levels[-1].stop if self.levels else 0
        self.leaves_under = np.concatenate([np.empty(0, int), *self.leaf_counts[1:-1]])
        if self.levels:
            self.siblings = Groups(np.concatenate([g.sizes for g in self.children[:-1]]))
            self._starts = [level.start for level in self.levels]
            self._weights = self.leaves_under / self.leaves

    @staticmethod
    @lru_cache(maxsize=8)
    def of(hierarchy: Hierarchy) -> "Tree":
        """Return a hierarchy's tree, made once."""
        return Tree(hierarchy)

    def up(self, leaf_values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return means over the leaves: of the centre, (runs, 1), and of the units between."""
        sums = [leaf_values]
        for children in reversed(self.children):
            sums.append(children.sum(sums[-1]))
        centre, *between = reversed(sums[1:])
        joined = np.concatenate([centre[:, :0], *between], axis=1)
        return centre / self.leaves, joined / self.leaves_under

    def down(self, factors: np.ndarray) -> np.ndarray:
        """Return the product of the factors of all superiors between, for each leaf."""
        product = np.ones((len(factors), self.children[0].sizes.sum()))
        for here, children in zip(self.levels, self.children[1:], strict=True):
            product = children.repeat(product * factors[:, here])
        return product

    def level_means(self, *quantities: np.ndarray) -> np.ndarray:
        """Average quantities of the units between by level, leaves weighing equally.

        Each (runs, units between) -> (quantities, runs, levels between).
        """
        if not self.levels:
            return np.array(quantities)
        return np.add.reduceat(quantities * self._weights, self._starts, axis=-1)
