"""The hierarchy as it moves: targets run down, reports run up, books and reality part."""

from pathlib import Path

import anywidget
import numpy as np
from traitlets import Dict, List, Unicode

from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.settings import Settings
from jiama.text import REFERENCE, translator
from jiama.view.rows import level_names

_HERE = Path(__file__).parent
MOST_UNITS = 400
"""A larger hierarchy is drawn as one bundle a level, not unit by unit."""


class Tree(anywidget.AnyWidget):
    """One run of the model, unit by unit and cycle by cycle.

    Parameters
    ----------
    hierarchy
        Up to `MOST_UNITS` units.
    cycles, seed
        What `jiama.simulate` is told; the tree shows a single run.
    language
        Code of the text catalogue.
    """

    _esm = _HERE / "js" / "tree.js"
    _css = _HERE / "lab.css"

    shape = Dict().tag(sync=True)
    words = Dict().tag(sync=True)
    frame = Dict().tag(sync=True)
    names = List().tag(sync=True)
    said = Unicode().tag(sync=True)

    def __init__(
        self,
        hierarchy: Hierarchy,
        cycles: int = 16,
        seed: int = 0,
        language: str = REFERENCE,
    ):
        self.tr = translator(language)
        self._cycles, self._seed, self._number = cycles, seed, 0
        super().__init__(words=self.tr.section("tree"))
        self.grow(hierarchy)

    def grow(self, hierarchy: Hierarchy) -> None:
        """Show another hierarchy.

        Raises
        ------
        ValueError
            If it has too many units to be drawn one by one.
        """
        if hierarchy.size > MOST_UNITS:
            raise ValueError(
                f"the hierarchy has {hierarchy.size} units; the tree draws at most {MOST_UNITS}"
            )
        self._tree = hierarchy
        self.names = level_names(hierarchy.depth, self.tr)
        self.shape = {
            "parent": hierarchy.parent.tolist(),
            "starts": list(hierarchy.level_starts),
            "cycles": self._cycles,
        }

    def show(self, settings: Settings) -> None:
        """Run the model once under `settings` and show it."""
        record = simulate(
            settings, self._tree, cycles=self._cycles, runs=1, seed=self._seed, keep_units=True
        )
        depth, cycles = self._tree.depth, range(self._cycles)

        def every(name: str) -> np.ndarray:
            return np.array(
                [
                    np.concatenate([record.units(name, t, level)[0] for level in range(depth)])
                    for t in cycles
                ]
            )

        marks = every("shortfall").astype(np.uint8)
        last = slice(self._tree.level_starts[-2], None)
        for name, bit in (("sanctioned", 2), ("wrongful", 4), ("detected", 8)):
            flags = np.array([record.units(name, t)[0] for t in cycles]).astype(bool)
            marks[:, last] |= np.where(flags, bit, 0).astype(np.uint8)
        ledger = np.array([self._ledger(record, t) for t in cycles])
        self._number += 1
        self.frame = {
            "number": self._number,
            "target": every("target").astype("<f4").tobytes(),
            "reported": every("reported").astype("<f4").tobytes(),
            "actual": every("actual").astype("<f4").tobytes(),
            "ledger": ledger.astype("<f4").tobytes(),
            "marks": marks.tobytes(),
        }

    def _ledger(self, record, cycle: int) -> np.ndarray:
        """Return each unit's own markup by motive as shares of its target, shape (units, 4)."""
        entries = np.zeros((self._tree.size, 4))
        for level in range(1, self._tree.depth - 1):
            start, stop = self._tree.level_starts[level], self._tree.level_starts[level + 1]
            entries[start:stop] = record.units("ledger", cycle, level)[0]
        return entries
