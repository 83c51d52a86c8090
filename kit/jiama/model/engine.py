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
    settings = settings or Settings()
    hierarchy = hierarchy or Hierarchy.preset("classroom")
    if draws is None:
        draws = draw(hierarchy, cycles, runs, seed)
    if draws.shape[2] != hierarchy.leaves:
        raise InputError("draws_do_not_fit", given=draws.shape[2], wanted=hierarchy.leaves)
    between = hierarchy.depth - 2
    if settings.fixed_markup is not None and len(settings.fixed_markup) != between:
        raise InputError("markups_do_not_fit", given=len(settings.fixed_markup), wanted=between)
    _let_memory_be_reused()
    run = _Run(settings, constants, hierarchy, draws, (keep_units, keep_runs), rules)
    side_by_side = len(run.leaves.blocks) > 1
    with ThreadPoolExecutor(os.cpu_count()) if side_by_side else nullcontext() as threads:
        for t in range(draws.shape[0]):
            run.cycle(t, threads)
    return Record(settings, constants, hierarchy, run.notes)


def _let_memory_be_reused():
    """Make glibc keep what a cycle frees for the next one: half the time of a small run.

    It otherwise returns the memory and faults it in again every cycle, until it
    has seen one large array come and go. Nothing is written to the array.
    """
    np.empty(RESERVE)


class _Run:
    """An ensemble on its way: the centre's target, the units between, the leaves, the notes."""

    def __init__(self, settings, constants, hierarchy, draws, keep, rules):
        self.s, self.k, self.rules = settings, constants, rules
        derived, self.tree = policy(settings, constants), Tree.of(hierarchy)
        cycles, runs, _ = draws.shape
        self.notes = Notes(self.tree, cycles, runs, *keep)
        self.goal = np.full((runs, 1), settings.goal)
        self.between = Between(settings, constants, derived, self.tree, runs, rules)
        self.leaves = Leaves(settings, constants, derived, draws, rules)

    def cycle(self, t, threads):
        notes = self.notes
        notes.open(t)
        assigned = self.between.assign(self.goal)
        notes.assigned(self.goal, assigned, self.between.fear)
        blocks = self.leaves.cycle(t, assigned.leaf_target, threads, notes.keeping)
        centre, between = self.tree.up(_joined(blocks))
        (centre, _), (reported, wrongful) = np.split(centre, 2), np.split(between, 2)
        notes.done(blocks, self.goal, assigned, centre, reported)
        self.between.adapt(assigned, reported, wrongful)
        self.goal = self.rules.next_goal(self.goal, centre, self.s.ratchet, self.k.reward_cap)


def _joined(blocks):
    """Put reports and wrongful sanctions of all leaves into one array, (2 x runs, leaves)."""
    return np.concatenate(
        [np.concatenate((block.reported, block.wrongful)) for block in blocks], axis=1
    )
