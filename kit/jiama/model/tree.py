"""Sums up and copies down a hierarchy, for arrays of shape (runs, units of a level)."""

from functools import lru_cache

import numpy as np

from jiama.model.hierarchy import Hierarchy


class Tree:
    """A hierarchy's index arrays."""

    def __init__(self, hierarchy: Hierarchy):
        """Work out spans, starts and leaf counts of every level."""
        self.depth = hierarchy.depth
        self.leaves = hierarchy.leaves
        self.units = [hierarchy.units(level) for level in range(self.depth)]
        self.leaf_counts = [hierarchy.leaf_counts(level) for level in range(self.depth)]
        self._span = [hierarchy.span(level) for level in range(self.depth - 1)]
        self._starts = [np.concatenate(([0], np.cumsum(span)[:-1])) for span in self._span]
        self._even = [int(s[0]) if (s == s[0]).all() else 0 for s in self._span]
        self._shares = [counts / self.leaves for counts in self.leaf_counts]
        self._equal = [(counts == counts[0]).all() for counts in self.leaf_counts]

    @staticmethod
    @lru_cache(maxsize=8)
    def of(hierarchy: Hierarchy) -> "Tree":
        """Return a hierarchy's tree, made once."""
        return Tree(hierarchy)

    def down(self, values: np.ndarray, level: int) -> np.ndarray:
        """Give each unit of the level below ``level`` its superior's value."""
        return np.repeat(values, self._even[level] or self._span[level], axis=1)

    def siblings_sum(self, values: np.ndarray, level: int) -> np.ndarray:
        """Return for each unit of ``level`` the sum over its children."""
        even = self._even[level]
        if even:
            total = values[:, ::even].copy()
            for child in range(1, even):
                total += values[:, child::even]
            return total
        return np.add.reduceat(values, self._starts[level], axis=1)

    def siblings_mean(self, values: np.ndarray, level: int) -> np.ndarray:
        """Return for each unit of ``level`` the mean over its children, each counting once."""
        return self.siblings_sum(values, level) / self._span[level]

    def leaf_means(self, leaf_values: np.ndarray) -> list[np.ndarray]:
        """Return for every level the means over the leaves under each unit."""
        sums = [leaf_values]
        for level in range(self.depth - 2, -1, -1):
            sums.append(self.siblings_sum(sums[-1], level))
        return [s / n for s, n in zip(reversed(sums), self.leaf_counts, strict=True)]

    def average(self, values: np.ndarray, level: int) -> np.ndarray:
        """Return the mean over a level, units weighted by the leaves under them, shape (runs,)."""
        if self._equal[level]:
            return np.add.reduce(values, axis=1) / values.shape[1]
        return np.add.reduce(values * self._shares[level], axis=1)
