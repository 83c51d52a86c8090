"""The units between the centre and the grassroots: they mark targets up, and learn.

Arrays have shape (runs, units between), the levels side by side.
"""

from typing import NamedTuple

import numpy as np

from jiama.model.phases import adapt, assign
from jiama.model.phases.policy import Policy
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

TINY = 1e-300


class Assigned(NamedTuple):
    """What phase 1 hands down.

    Parameters
    ----------
    leaf_target : array, shape (runs, leaves)
    target, markup : arrays, shape (runs, units between)
    logs : log(1 + markup), split over the four sources, each (runs, units between) or 0
    """

    leaf_target: np.ndarray
    target: np.ndarray
    markup: np.ndarray
    logs: tuple


class Between:
    """State of the units between, what they add to targets, and what they make of reports."""

    def __init__(self, s: Settings, k: Constants, p: Policy, tree: Tree, runs: int):
        """Start trusting delivery in full, level with one's siblings, and without fear."""
        self.s, self.k, self.p, self.tree = s, k, p, tree
        self.belief = np.ones((runs, tree.between))
        self.lag = np.zeros((runs, tree.between))
        self.fear = np.zeros((runs, tree.between))
        self.noise = assign.delivery_noise(p.noise, k.common, tree.leaves_under)

    def assign(self, goal: np.ndarray) -> Assigned:
        """Hand the centre's target, shape (runs, 1), down the tree."""
        if self.s.fixed_markup is not None:
            return self._as_told(goal)
        s, k, p = self.s, self.k, self.p
        ratio = assign.critical_ratio(p.penalty, p.exempt_beyond, self.fear, k.friction)
        safety = assign.safety_stock(ratio, self.noise)
        discount = assign.discount(self.belief, ratio, k.belief_floor)
        ambition = assign.ambition(k.zeal, s.tournament, s.outlook, self.lag)
        collusion = ambition * s.collusion
        active = s.habit + ambition + collusion
        guard, wished = np.empty_like(active), np.empty_like(active)

        def decide(here, target):
            guard[:, here] = assign.guard(safety[:, here], target, discount[:, here])
            np.add(active[:, here], guard[:, here], out=wished[:, here])
            return np.minimum(wished[:, here], s.markup_cap)

        leaf_target, targets, markup = self._hand_down(goal, decide)
        per_wish = np.log1p(markup) / np.maximum(wished, TINY)
        sources = (s.habit, ambition, collusion, guard)
        return Assigned(leaf_target, targets, markup, tuple(x * per_wish for x in sources))

    def _as_told(self, goal):
        told = iter(self.s.fixed_markup)
        leaf_target, target, markup = self._hand_down(
            goal, lambda here, above: np.full_like(above, next(told))
        )
        nothing = np.zeros_like(markup)
        return Assigned(leaf_target, target, markup, (np.log1p(markup), *[nothing] * 3))

    def _hand_down(self, goal, decide):
        below = self.tree.children[0].repeat(goal)
        targets, markups = np.empty_like(self.fear), np.empty_like(self.fear)
        for here, children in zip(self.tree.levels, self.tree.children[1:], strict=True):
            targets[:, here] = below
            markups[:, here] = added = decide(here, below)
            below = children.repeat(below * (1 + added))
        return below, targets, markups

    def adapt(self, assigned: Assigned, reported: np.ndarray, wrongful: np.ndarray) -> None:
        """Learn from what was reported, and from who was wrongly sanctioned."""
        if not self.tree.levels:
            return
        k, siblings = self.k, self.tree.siblings
        delivered = reported / (assigned.target * (1 + assigned.markup))
        self.belief = adapt.learned(self.belief, delivered, k.learn)
        behind = siblings.repeat(siblings.mean(reported)) - reported
        spread = np.sqrt(siblings.mean(behind * behind))
        self.lag = adapt.lag(behind, siblings.repeat(spread), k.lag_scale)
        self.fear = adapt.fear(self.fear, wrongful, k.memory)
