"""The run: draws once, then five phases a cycle for all runs at a time."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import numpy as np

from jiama.model.draws import Draws, draw
from jiama.model.hierarchy import Hierarchy
from jiama.model.leaves import TINY, Leaves
from jiama.model.notes import Notes
from jiama.model.phases import adapt, assign
from jiama.model.phases.policy import policy
from jiama.model.record import Record
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

DEFAULT_CONSTANTS = Constants()


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
        raise ValueError(
            f"the draws are for {draws.shape[2]} grassroots units, "
            f"the hierarchy has {hierarchy.leaves}; draw again for this hierarchy"
        )
    between = hierarchy.depth - 2
    if settings.fixed_markup is not None and len(settings.fixed_markup) != between:
        raise ValueError(
            f"fixed_markup has {len(settings.fixed_markup)} numbers; "
            f"give one for each of the {between} levels between centre and grassroots"
        )
    run = _Run(settings, constants, hierarchy, draws, keep_units)
    side_by_side = len(run.leaves.blocks) > 1
    with ThreadPoolExecutor(os.cpu_count()) if side_by_side else nullcontext() as threads:
        for t in range(draws.shape[0]):
            run.cycle(t, threads)
    return Record(settings, constants, hierarchy, run.notes)


class _Run:
    """State of an ensemble; every array has shape (runs, units of one level)."""

    def __init__(self, settings, constants, hierarchy, draws, keep_units):
        self.s, self.k = settings, constants
        self.p = policy(settings, constants)
        self.tree = tree = Tree.of(hierarchy)
        cycles, runs, _ = draws.shape
        self.between = range(1, tree.depth - 1)
        self.notes = Notes(tree, cycles, runs, keep_units)
        self.leaves = Leaves(settings, constants, self.p, draws)
        self.goal = np.full((runs, 1), settings.goal)
        self.belief = {level: np.ones((runs, tree.units[level])) for level in self.between}
        self.lag = {level: np.zeros((runs, tree.units[level])) for level in self.between}
        self.fear = {level: np.zeros((runs, tree.units[level])) for level in range(1, tree.depth)}
        self.noise = {
            level: assign.delivery_noise(self.p.noise, constants.common, tree.leaf_counts[level])
            for level in self.between
        }

    def cycle(self, t, threads):
        notes, last = self.notes, self.tree.depth - 1
        notes.open(t)
        targets, markups = self._assign()
        notes.fear(self.fear)
        blocks = self.leaves.cycle(
            t, targets[-1], self.goal, self.fear[last], threads, notes.keeping
        )
        notes.leaves(blocks)
        reported = self.tree.leaf_means(_joined([block.reported for block in blocks]))
        notes.reported(reported, targets)
        wrongful = _joined([block.wrongful for block in blocks]).astype(float)
        self._adapt(targets, markups, reported, self.tree.leaf_means(wrongful))

    def _assign(self):
        targets, markups = [self.goal, self.tree.down(self.goal, 0)], {}
        self.notes.level("target", 0, self.goal)
        for level in self.between:
            self.notes.level("target", level, targets[level])
            markups[level] = self._markup(level, targets[level])
            targets.append(self.tree.down(targets[level] * (1 + markups[level]), level))
        self.notes.level("target", len(targets) - 1, targets[-1])
        return targets, markups

    def _markup(self, level, target):
        s, k, p = self.s, self.k, self.p
        if s.fixed_markup is not None:
            added = np.full_like(target, s.fixed_markup[level - 1])
            self.notes.markup(level, added, [np.log1p(added), 0.0, 0.0, 0.0])
            return added
        ratio = assign.critical_ratio(p.penalty, p.exempt_beyond, self.fear[level], k.friction)
        ambition = assign.ambition(k.zeal, s.tournament, s.outlook, self.lag[level])
        collusion = s.collusion * ambition
        guard = assign.guard(ratio, self.noise[level], target, self.belief[level], k.belief_floor)
        wanted = s.habit + ambition + collusion + guard
        added = np.minimum(wanted, s.markup_cap)
        log_share = np.log1p(added) / np.maximum(wanted, TINY)
        sources = (s.habit, ambition, collusion, guard)
        self.notes.markup(level, added, [source * log_share for source in sources])
        return added

    def _adapt(self, targets, markups, reported, wrongful):
        s, k = self.s, self.k
        for level in self.between:
            delivered = reported[level] / (targets[level] * (1 + markups[level]))
            self.belief[level] = adapt.learned(self.belief[level], delivered, k.learn)
            self.lag[level] = self._lag(level, reported[level])
        for level in self.fear:
            self.fear[level] = adapt.fear(self.fear[level], wrongful[level], k.memory)
        self.goal = adapt.next_goal(self.goal, targets[0], reported[0], s.ratchet, k.reward_cap)

    def _lag(self, level, own):
        above = level - 1
        behind = self.tree.down(self.tree.siblings_mean(own, above), above) - own
        spread = np.sqrt(self.tree.siblings_mean(behind * behind, above))
        return adapt.lag(behind, self.tree.down(spread, above), self.k.lag_scale)


def _joined(parts):
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
