"""The run: draws once, then five phases a cycle for all runs at a time."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np

from jiama.model.between import Between
from jiama.model.draws import Draws, draw
from jiama.model.hierarchy import Hierarchy
from jiama.model.leaves import Leaves
from jiama.model.notes import Notes
from jiama.model.phases.policy import policy
from jiama.model.record import Record
from jiama.model.refusals import InputError
from jiama.model.rules import THE_MODELS, Rules
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

DEFAULT_CONSTANTS = Constants()
SIDE_BY_SIDE = 3  # blocks from which on threads are worth their start
RESERVE = 3_500_000  # numbers; just under the size beyond which glibc stops learning


def simulate(
    settings: Settings | None = None,
    hierarchy: Hierarchy | None = None,
    cycles: int = 16,
    runs: int = 40,
    seed: int | np.random.Generator = 0,
    *,
    draws: Draws | None = None,
    constants: Constants = DEFAULT_CONSTANTS,
    keep_units: bool | Iterable[int] = False,
    keep_runs: int | None = None,
    rules: Rules = THE_MODELS,
) -> Record:
    """Run the model.

    Parameters
    ----------
    settings : Settings, optional
        The levers; defaults where left out.
    hierarchy : Hierarchy, optional
        The tree; the classroom's where left out.
    cycles, runs, seed
        Assessment cycles, independent runs, and the seed of all chance.
    draws : Draws, optional
        Chance itself, instead of cycles, runs and seed.
    constants : Constants, optional
        What no lever moves.
    keep_units : bool or iterable of int
        Keep the results of every unit: of all cycles, or of those listed.
    keep_runs : int, optional
        Of how many runs, from the first, units are kept; of all where left out.
    rules : Rules, optional
        One's own functions in the place of some of the model's.

    Returns
    -------
    Record

    Raises
    ------
    ValueError
        If draws or fixed markups do not fit the hierarchy.
    """
    run = prepared(settings, hierarchy, cycles, runs, seed, draws, constants, rules)
    run.notes = Notes(run.tree, *run.draws.shape[:2], keep_units, keep_runs)
    _let_memory_be_reused()
    side_by_side = len(run.leaves.blocks) >= SIDE_BY_SIDE
    with ThreadPoolExecutor(os.cpu_count()) if side_by_side else nullcontext() as threads:
        for t in range(run.draws.shape[0]):
            run.cycle(t, threads)
    return run.record(run.notes)


def _let_memory_be_reused():
    """Make glibc keep what a cycle frees for the next one: half the time of a small run.

    It otherwise returns the memory and faults it in again every cycle, until it
    has seen one large array come and go. Nothing is written to the array.
    """
    np.empty(RESERVE)


def prepared(settings, hierarchy, cycles, runs, seed, draws, constants, rules) -> "Run":
    """Return a run before its first cycle; arguments as for `simulate`, defaults filled in."""
    settings = settings or Settings()
    hierarchy = hierarchy or Hierarchy.preset("classroom")
    known = seed if draws is None and not isinstance(seed, np.random.Generator) else None
    if draws is None:
        draws = draw(hierarchy, cycles, runs, seed)
    if draws.shape[2] != hierarchy.leaves:
        raise InputError("draws_do_not_fit", given=draws.shape[2], wanted=hierarchy.leaves)
    tree = Tree.of(hierarchy)
    if settings.answerable:
        draws.check_superiors(tree.between, settings.answerable)
    if settings.fixed_markup is not None:
        _check_markups(settings.fixed_markup, hierarchy)
    return Run(settings, constants, hierarchy, tree, draws, rules, known)


def _check_markups(told, hierarchy):
    between = hierarchy.depth - 2
    if len(told) != between:
        raise InputError("markups_do_not_fit", given=len(told), wanted=between)
    for level, markups in enumerate(told, 1):
        if isinstance(markups, tuple) and len(markups) != hierarchy.units(level):
            raise InputError(
                "markups_of_level",
                given=len(markups),
                level=level,
                wanted=hierarchy.units(level),
            )


class Run:
    """An ensemble on its way: the centre's target, the units between, the leaves, the notes."""

    def __init__(self, settings, constants, hierarchy, tree, draws, rules, seed):
        self.s, self.k, self.rules, self.seed = settings, constants, rules, seed
        self.hierarchy, self.tree, self.draws = hierarchy, tree, draws
        derived = policy(settings, constants)
        self.goal = np.full((draws.shape[1], 1), settings.goal)
        parts = (settings, constants, derived, tree, draws, rules)
        self.between, self.leaves = Between(*parts), Leaves(*parts)
        self.burdens = (derived.upper_burden, derived.burden)
        self.notes: Notes | None = None

    def record(self, notes) -> Record:
        """Return the record of these notes."""
        return Record(self.s, self.k, self.hierarchy, notes, self.seed, self.rules)

    def cycle(self, t, threads=None, decisions=None):
        """Run all five phases of cycle ``t``."""
        notes, between = self.notes, self.between
        notes.open(t)
        assigned = between.assign(self.goal, decisions)
        notes.assigned(self.goal, assigned, between.fear, self.burdens)
        done = self.leaves.cycle(t, assigned, threads, notes.keeping, decisions)
        kinds, runs, leaves = done.upward.shape
        centre, upper = self.tree.up(done.upward.reshape(kinds * runs, leaves))
        reported, wronged, *possible = upper.reshape(kinds, runs, -1)
        answers = between.answer(t, assigned, reported, *(possible or [None]))
        notes.done(done, self.goal, assigned, centre[:runs], reported, answers)
        between.adapt(assigned, reported, wronged, answers)
        self.goal = self.rules.next_goal(
            self.goal, centre[:runs], self.s.ratchet, self.k.reward_cap
        )
