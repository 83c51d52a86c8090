"""The hierarchy as it moves: targets run down, reports run up, books and reality part."""

from pathlib import Path

import anywidget
import numpy as np
from traitlets import Dict, List, Unicode

from jiama.model.engine import simulate
from jiama.model.hierarchy import Hierarchy
from jiama.model.record import Record
from jiama.model.settings import Settings
from jiama.text import REFERENCE, translator
from jiama.view.rows import level_names

_HERE = Path(__file__).parent
MOST_UNITS = 400
"""A larger hierarchy is drawn as one bundle a level, not unit by unit."""

MEASURES = ("target", "reported", "actual")
POINTS = (0.05, 0.25, 0.5, 0.75, 0.95)


class Tree(anywidget.AnyWidget):
    """One run of the model, unit by unit and cycle by cycle.

    Up to `MOST_UNITS` units are drawn one by one, over all cycles; of a larger hierarchy the
    spread over the units of each level is drawn, in the last cycle.

    Parameters
    ----------
    hierarchy
        The units.
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
        """Show another hierarchy."""
        self._tree = hierarchy
        self.bundled = hierarchy.size > MOST_UNITS
        self.names = level_names(hierarchy.depth, self.tr)
        self.shape = {
            "parent": [] if self.bundled else hierarchy.parent.tolist(),
            "starts": list(hierarchy.level_starts),
            "cycles": 1 if self.bundled else self._cycles,
        }

    def show(self, settings: Settings) -> None:
        """Run the model once under `settings` and show it unit by unit."""
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

    def spread(self, record: Record) -> None:
        """Show the spread over each level's units in the last cycle of a record's first run.

        Raises
        ------
        ValueError
            If the units of the last cycle were not kept.
        """
        levels = []
        for level in range(self._tree.depth):
            units = {name: record.units(name, -1, level)[0] for name in MEASURES}
            levels.append(
                {
                    "count": self._tree.units(level),
                    "short": float(record.units("shortfall", -1, level)[0].mean()),
                    **{n: np.quantile(values, POINTS).tolist() for n, values in units.items()},
                }
            )
        self._number += 1
        self.frame = {"number": self._number, "levels": levels}

    def _ledger(self, record, cycle: int) -> np.ndarray:
        """Return each unit's own markup by motive as shares of its target, shape (units, 4)."""
        entries = np.zeros((self._tree.size, 4))
        for level in range(1, self._tree.depth - 1):
            start, stop = self._tree.level_starts[level], self._tree.level_starts[level + 1]
            entries[start:stop] = record.units("ledger", cycle, level)[0]
        return entries
