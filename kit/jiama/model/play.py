"""Play: the model stepped cycle by cycle, with persons deciding for some of its units."""

from collections.abc import Mapping

import numpy as np

from jiama.model import above
from jiama.model.decisions import Decisions
from jiama.model.draws import Draws
from jiama.model.engine import DEFAULT_CONSTANTS, prepared
from jiama.model.hierarchy import Hierarchy
from jiama.model.notes import Notes
from jiama.model.record import Record
from jiama.model.refusals import InputError
from jiama.model.rules import THE_MODELS, Rules
from jiama.model.settings import Constants, Settings


class Play:
    """A run in which persons may decide for units, cycle by cycle; the model decides for the rest.

    Where nobody decides anything it gives what `jiama.simulate` gives, bit by bit.
    Units are counted breadth-first: 0 is the centre, as in `Hierarchy.parent`.

    Parameters
    ----------
    settings, hierarchy, cycles, runs, seed, draws, constants, rules
        As for `jiama.simulate`; one run where left out. What a person decides
        holds in every run.

    Raises
    ------
    ValueError
        As `jiama.simulate`.

    Examples
    --------
    >>> import jiama
    >>> play = jiama.Play(cycles=2)
    >>> first = play.step({1: 0.2, 40: {"work": 0.5, "service": 0.4, "report": 1.2}})
    >>> both = play.step()
    >>> both.cycles, play.over
    (2, True)
    >>> float(first.units("markup", level=1)[0, 0])
    0.2
    """

    def __init__(
        self,
        settings: Settings | None = None,
        hierarchy: Hierarchy | None = None,
        cycles: int = 16,
        runs: int = 1,
        seed: int | np.random.Generator = 0,
        *,
        draws: Draws | None = None,
        constants: Constants = DEFAULT_CONSTANTS,
        rules: Rules = THE_MODELS,
    ):
        """Stand before the first cycle."""
        self._run = prepared(settings, hierarchy, cycles, runs, seed, draws, constants, rules)
        self.cycles, self.runs, _ = self._run.draws.shape
        self._run.notes = Notes(self._run.tree, self.cycles, self.runs, True)
        self.hierarchy, self.settings = self._run.hierarchy, self._run.s
        self.cycle = 0

    def __repr__(self) -> str:
        """Say where the play stands."""
        return above.say(
            "shown.play",
            cycle=self.cycle,
            cycles=self.cycles,
            runs=self.runs,
            hierarchy=repr(self.hierarchy),
            settings=repr(self.settings),
        )

    @property
    def over(self) -> bool:
        """Whether all cycles have been played."""
        return self.cycle == self.cycles

    def targets(self, decisions: Mapping | None = None) -> np.ndarray:
        """Return every unit's target in the coming cycle, shape (runs, units); nothing moves on.

        Parameters
        ----------
        decisions
            What persons have decided so far, as for `step`: those lower down see
            what it leaves them with.
        """
        self._check_not_over()
        run = self._run
        assigned = run.between.assign(run.goal, self._decided(decisions))
        return np.concatenate([run.goal, assigned.target, assigned.leaf_target], axis=1)

    def step(self, decisions: Mapping | None = None) -> Record:
        """Run one cycle and return the record so far.

        Parameters
        ----------
        decisions : mapping of int to number or mapping, optional
            Unit to decision. A unit between: its markup, -0.5 to 2. A grassroots
            unit: a mapping with some of ``"work"``, ``"service"`` and
            ``"paperwork"`` (times, normal working time is 1) and ``"report"``, the
            score it reports; if it is found out, the truth is on the books instead.

        Raises
        ------
        ValueError
            If a unit does not exist or may not decide that, a number is out of
            its range, or all cycles have been played; nothing moves on then.
        """
        self._check_not_over()
        self._run.cycle(self.cycle, decisions=self._decided(decisions))
        self.cycle += 1
        return self.record()

    def record(self) -> Record:
        """Return the record of the cycles played so far, with every unit kept."""
        return self._run.record(self._run.notes.until(self.cycle))

    def _decided(self, decisions):
        return Decisions({} if decisions is None else decisions, self.hierarchy)

    def _check_not_over(self):
        if self.over:
            raise InputError("play_over", cycles=self.cycles)
