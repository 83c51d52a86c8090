"""What a run leaves behind: outcomes, levels, units and the ledger of markups."""

from html import escape

import numpy as np

from jiama.model import above
from jiama.model.hierarchy import Hierarchy
from jiama.model.names import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP
from jiama.model.notes import Notes
from jiama.model.origin import origin
from jiama.model.refusals import InputError, UnknownNameError
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.model.table import Table

__all__ = ["BY_LEVEL", "OUTCOMES", "SOURCES_OF_MARKUP", "Record"]

TABLES = ("outcomes", "levels", "ledger")


class Record:
    """Results of one `simulate`.

    Attributes
    ----------
    settings, constants, hierarchy, rules
        What was run.
    seed : int or None
        The seed of its chance; None where draws or a generator were given.
    """

    def __init__(
        self,
        settings: Settings,
        constants: Constants,
        hierarchy: Hierarchy,
        notes: Notes,
        seed: int | None,
        rules: Rules,
    ):
        """Wrap the engine's notes."""
        self.settings, self.constants, self.hierarchy = settings, constants, hierarchy
        self.seed, self.rules = seed, rules
        self._notes = notes

    @property
    def cycles(self) -> int:
        """Number of cycles."""
        return self._notes.ledger.shape[0]

    @property
    def runs(self) -> int:
        """Number of runs."""
        return self._notes.ledger.shape[1]

    def outcome(self, name: str) -> np.ndarray:
        """Return one outcome, mean over the leaves, shape (cycles, runs)."""
        return _look_up(self._notes.outcomes, name, "outcome")

    def by_level(self, name: str) -> np.ndarray:
        """Return a quantity of the levels, shape (cycles, runs, levels); leaves weigh equally."""
        return _look_up(self._notes.by_level, name, "quantity")

    def units(self, name: str, cycle: int = -1, level: int | None = None) -> np.ndarray:
        """Return a quantity unit by unit, shape (kept runs, units of the level).

        Parameters
        ----------
        name
            An outcome (leaves only) or a quantity by level.
        cycle
            Which cycle; counts from the end if negative.
        level
            Which level; the leaves where left out.

        Raises
        ------
        ValueError
            If the units of that cycle were not kept, or the level has no such quantity.
        """
        return self._kept(cycle, name, self.hierarchy.depth - 1 if level is None else level)

    def ledger(self) -> np.ndarray:
        """Return the logs of markups by level and source, shape (cycles, runs, levels, sources).

        Means over the leaves of what the levels on their paths added; summed over
        levels and sources they give the mean of log(leaf target / centre target).
        The last axis follows `SOURCES_OF_MARKUP`.
        """
        return self._notes.ledger

    def path_ledger(self, leaf: int, cycle: int = -1) -> np.ndarray:
        """Return who added what, and why, to one leaf's target, shape (kept runs, levels, sources).

        Raises
        ------
        ValueError
            If there is no such leaf, or the units of that cycle were not kept.
        """
        path = self.hierarchy.path(leaf)
        runs = len(self._kept(cycle, "target", 0))
        entries = np.zeros((runs, self.hierarchy.depth, len(SOURCES_OF_MARKUP)))
        for level, unit in enumerate(path):
            if 0 < level < self.hierarchy.depth - 1:
                entries[:, level] = self._kept(cycle, "ledger", level)[:, unit]
        return entries

    def to_table(self, of: str = "outcomes") -> Table:
        """Return the numbers as a table, a row for each cycle and run.

        Parameters
        ----------
        of
            ``"outcomes"``; ``"levels"``, with a row for each level, too; ``"ledger"``,
            likewise, with a column for each source of markup in logarithms.

        Raises
        ------
        ValueError
            If there is no such table.
        """
        if of not in TABLES:
            raise UnknownNameError("table", of, TABLES)
        if of == "outcomes":
            found = self._notes.outcomes
        elif of == "levels":
            found = self._notes.by_level
        else:
            names = [f"added_{source}" for source in SOURCES_OF_MARKUP]
            found = dict(zip(names, np.moveaxis(self.ledger(), -1, 0), strict=True))
        shape = next(iter(found.values())).shape
        places = np.indices(shape).reshape(len(shape), -1) + 1
        keys = dict(zip(("cycle", "run", "level"), places, strict=False))
        return Table(
            keys | {name: values.ravel() for name, values in found.items()},
            **self._sources(),
        )

    def summary(self, cycle: int = -1) -> Table:
        """Return every outcome of one cycle: mean over runs, and where eight runs in ten lie."""
        if not -self.cycles <= cycle < self.cycles:
            raise InputError("no_cycle", cycle=cycle, cycles=self.cycles)
        runs = np.array([values[cycle] for values in self._notes.outcomes.values()])
        low, high = np.quantile(runs, (0.1, 0.9), axis=1)
        labels = [above.say(f"outcome.{name}.label") for name in OUTCOMES]
        columns = {"outcome": OUTCOMES, "label": labels, "mean": runs.mean(axis=1)}
        return Table(columns | {"low": low, "high": high}, **self._sources())

    def plot(self, name: str = "amplification", beside: "Record | None" = None, **axes: str):
        """Return one of the kit's pictures of this record.

        Parameters
        ----------
        name
            A picture of the lab, such as ``"ledger"``.
        beside
            A record to compare with.
        **axes
            The outcomes of pictures that have a choice: ``outcome`` of
            ``"long_run"``, ``x`` and ``y`` of ``"trade_off"``.

        Raises
        ------
        ValueError
            If there is no such picture or outcome.
        """
        return above.plot(self, name, beside, **axes)

    def __repr__(self) -> str:
        """Say what was run, and what came of it."""
        return f"{self._about()}\n{self.summary()!r}"

    def _repr_html_(self) -> str:
        return f"<p>{escape(self._about())}</p>{self.summary()._repr_html_()}"

    def _sources(self) -> dict[str, Table]:
        run = origin(
            self.settings, self.constants, self.hierarchy, self.cycles, self.runs, self.seed,
            self.rules,
        )  # fmt: skip
        return {"settings": self.settings.to_table(), "run": run}

    def _about(self) -> str:
        return above.say(
            "shown.record",
            cycles=self.cycles,
            runs=self.runs,
            hierarchy=repr(self.hierarchy),
            settings=repr(self.settings),
        )

    def _kept(self, cycle, name, level):
        if not -self.cycles <= cycle < self.cycles:
            raise InputError("no_cycle", cycle=cycle, cycles=self.cycles)
        kept = self._notes.units.get(cycle % self.cycles)
        if kept is None:
            raise InputError("units_not_kept")
        if (name, level) not in kept:
            raise InputError("no_units", level=level, name=name)
        return kept[name, level]


def _look_up(table, name, what):
    if name not in table:
        raise UnknownNameError(what, name, table)
    return table[name]
