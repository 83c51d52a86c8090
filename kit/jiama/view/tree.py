"""The hierarchy as it moves: targets run down, reports run up, books and reality part."""

from pathlib import Path

import numpy as np
from traitlets import Dict, List, Unicode

from jiama.model.hierarchy import Hierarchy
from jiama.model.names import SOURCES_OF_MARKUP
from jiama.model.record import Record
from jiama.text import REFERENCE, translator
from jiama.view.assets import scripts
from jiama.view.rows import level_names
from jiama.view.together import Part

_HERE = Path(__file__).parent
MOST_UNITS = 400
"""A larger hierarchy is drawn as one bundle a level, not unit by unit."""

MEASURES = ("target", "reported", "actual")
POINTS = (0.05, 0.25, 0.5, 0.75, 0.95)
FLAGS = {"sanctioned": 2, "wrongful": 4, "detected": 8}
"""Bits of a unit's mark, after bit 1 for a shortfall."""


class Tree(Part):
    """The first run of a record, unit by unit and cycle by cycle, and mean targets over all runs.

    Up to `MOST_UNITS` units are drawn one by one, over all cycles; of a larger hierarchy the
    spread over the units of each level is drawn, in the last cycle.

    Parameters
    ----------
    hierarchy
        The units.
    cycles
        Cycles of the records to come.
    language
        Code of the text catalogue.
    """

    _esm = scripts("export", "hierarchy", "tree")
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
        language: str = REFERENCE,
    ):
        self.tr = translator(language)
        self._cycles, self._number = cycles, 0
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

    @property
    def needs(self) -> dict:
        """What `jiama.simulate` must be told to keep for this tree."""
        return {"keep_units": (-1,) if self.bundled else True, "keep_runs": 1}

    def show(self, record: Record) -> None:
        """Show a record's first run.

        Raises
        ------
        ValueError
            If the record did not keep what the tree `needs`.
        """
        self._number += 1
        drawn = self._spread(record) if self.bundled else self._units(record)
        self.frame = {"number": self._number, **drawn}

    def _units(self, record: Record) -> dict:
        cycles = range(self._cycles)

        def every(name: str, level: int) -> np.ndarray:
            return np.array([record.units(name, t, level)[0] for t in cycles])

        def whole(name: str) -> np.ndarray:
            levels = range(self._tree.depth)
            return np.concatenate([every(name, level) for level in levels], axis=1)

        marks = whole("shortfall").astype(np.uint8)
        last, start = self._tree.depth - 1, self._tree.level_starts
        for name, bit in FLAGS.items():
            marks[:, start[-2] :] += np.uint8(bit) * every(name, last).astype(np.uint8)
        ledger = np.zeros((self._cycles, self._tree.size, len(SOURCES_OF_MARKUP)), "<f4")
        for level in range(1, last):
            ledger[:, start[level] : start[level + 1]] = every("ledger", level)
        measures = {name: whole(name).astype("<f4").tobytes() for name in MEASURES}
        means = record.by_level("target").mean(axis=1).astype("<f4")
        return {
            **measures,
            "ledger": ledger.tobytes(),
            "marks": marks.tobytes(),
            "means": means.tobytes(),
        }

    def _spread(self, record: Record) -> dict:
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
        return {"levels": levels}
