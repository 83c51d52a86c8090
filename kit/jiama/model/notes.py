"""What the engine writes down while it runs."""

from collections.abc import Iterable

import numpy as np

from jiama.model.leaves import Block
from jiama.model.tree import Tree

OUTCOMES = (
    "amplification", "load", "work", "service", "paperwork", "effort", "falsification", "gap",
    "value", "idle", "waste", "sanctioned", "wrongful", "detected", "morale", "trust",
)  # fmt: skip
BY_LEVEL = ("target", "markup", "reported", "actual", "shortfall", "fear")
SOURCES_OF_MARKUP = ("habit", "ambition", "collusion", "guard")


class Notes:
    """Means of every cycle, and single units where they are kept."""

    def __init__(self, tree: Tree, cycles: int, runs: int, keep_units: bool | Iterable[int]):
        """Make room for ``cycles`` cycles of ``runs`` runs."""
        self._tree = tree
        self.outcomes = {name: np.zeros((cycles, runs)) for name in OUTCOMES}
        self.by_level = {name: np.zeros((cycles, runs, tree.depth)) for name in BY_LEVEL}
        self.ledger = np.zeros((cycles, runs, tree.depth, len(SOURCES_OF_MARKUP)))
        kept = range(cycles) if keep_units is True else keep_units or ()
        self.units: dict[int, dict] = {t % cycles: {} for t in kept}
        self._cycle, self._kept = 0, None

    def open(self, cycle: int) -> None:
        """Turn to the page of one cycle."""
        self._cycle, self._kept = cycle, self.units.get(cycle)

    def level(self, name: str, level: int, values: np.ndarray) -> None:
        """Note one quantity of one level."""
        self.by_level[name][self._cycle, :, level] = self._tree.average(values, level)
        self._keep(name, level, values)

    def markup(self, level: int, added: np.ndarray, logs: list) -> None:
        """Note what a level added, and its log split over the four sources."""
        self.level("markup", level, added)
        page = self.ledger[self._cycle, :, level]
        for source, log in enumerate(logs):
            page[:, source] = self._tree.average(log, level) if np.ndim(log) else log
        if self._kept is not None:
            self._kept["ledger", level] = np.stack(np.broadcast_arrays(*logs), axis=-1)

    def fear(self, fears: dict[int, np.ndarray]) -> None:
        """Note fear, which has one mean for all levels: a share of the leaves under each unit."""
        last = self._tree.depth - 1
        mean = self._tree.average(fears[last], last)
        self.by_level["fear"][self._cycle, :, 1:] = mean[:, None]
        for level, values in fears.items():
            self._keep("fear", level, values)

    @property
    def keeping(self) -> bool:
        """Whether this cycle's units are kept."""
        return self._kept is not None

    def leaves(self, blocks: list[Block]) -> None:
        """Note the outcomes of the leaves, block by block."""
        for name in OUTCOMES:
            self.outcomes[name][self._cycle] = self._mean(blocks, name)
        self.by_level["actual"][self._cycle] = self._mean(blocks, "actual")[:, None]
        if self._kept is not None:
            last = self._tree.depth - 1
            for name in (*OUTCOMES, "actual"):
                joined = np.concatenate([block.units[name] for block in blocks], axis=1)
                self._keep(name, last, joined)
            for level, values in enumerate(self._tree.leaf_means(self._kept["actual", last])):
                self._keep("actual", level, values)

    def _mean(self, blocks, name):
        return sum(block.sums[name] for block in blocks) / self._tree.leaves

    def reported(self, reported: list[np.ndarray], targets: list[np.ndarray]) -> None:
        """Note reports, which have one mean for all levels, and who fell short of the target."""
        self.by_level["reported"][self._cycle] = reported[0]
        for level, (seen, target) in enumerate(zip(reported, targets, strict=True)):
            self.level("shortfall", level, seen < target)
            self._keep("reported", level, seen)

    def _keep(self, name, level, values):
        if self._kept is not None:
            self._kept[name, level] = np.array(values)
