"""The units between the centre and the grassroots: they mark targets up, and learn.

Arrays have shape (runs, units between), the levels side by side.
"""

from typing import NamedTuple

import numpy as np

from jiama.model.phases.assign import Seen
from jiama.model.phases.policy import Policy
from jiama.model.refusals import InputError
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

TINY = 1e-300
LOWEST = -0.5
"""The lowest markup: a level passes on half of what it got."""


class Assigned(NamedTuple):
    """What phase 1 hands down.

    Parameters
    ----------
    leaf_target : array, shape (runs, leaves)
    target, markup : arrays, shape (runs, units between)
    logs : log(1 + markup), split over its sources, each (runs, units between)
        or None where it adds nothing
    """

    leaf_target: np.ndarray
    target: np.ndarray
    markup: np.ndarray
    logs: tuple


class Between:
    """State of the units between, what they add to targets, and what they make of reports."""

    def __init__(self, s: Settings, k: Constants, p: Policy, tree: Tree, runs: int, rules: Rules):
        """Start trusting delivery in full, level with one's siblings, and without fear."""
        self.s, self.k, self.p, self.tree, self.rules = s, k, p, tree, rules
        self.belief = np.ones((runs, tree.between))
        self.lag = np.zeros((runs, tree.between))
        self.fear = np.zeros((runs, tree.between))
        self.noise = rules.delivery_noise(p.noise, k.common, tree.leaves_under)

    def assign(self, goal: np.ndarray) -> Assigned:
        """Hand the centre's target, shape (runs, 1), down the tree."""
        if self.s.fixed_markup is not None:
            return self._as_told(goal)
        s, k, p, rules = self.s, self.k, self.p, self.rules
        ratio = rules.critical_ratio(p.penalty, p.exempt_beyond, self.fear, k.friction)
        safety = rules.safety_stock(ratio, self.noise)
        discount = rules.discount(self.belief, ratio, k.belief_floor)
        ambition = rules.ambition(k.zeal, s.tournament, s.outlook, self.lag)
        collusion = ambition * s.collusion
        guard, wished = np.empty_like(safety), np.empty_like(safety)

        def decide(level, here, target):
            guard[:, here] = rules.guard(safety[:, here], target, discount[:, here])
            seen = Seen(
                level, target, self.belief[:, here], self.lag[:, here], self.fear[:, here],
                s.habit, ambition[:, here], collusion[:, here], guard[:, here], s.markup_cap,
            )  # fmt: skip
            wished[:, here] = seen.wished
            return rules.markup(seen)

        if "markup" in rules.own:
            leaf_target, targets, markup = self._hand_down(goal, _checked(decide))

            return Assigned(leaf_target, targets, markup, (*[None] * 4, np.log1p(markup)))
        leaf_target, targets, markup = self._hand_down(goal, decide)
        per_wish = np.log1p(markup) / np.maximum(wished, TINY)
        sources = (s.habit, ambition, collusion, guard)
        return Assigned(leaf_target, targets, markup, (*(x * per_wish for x in sources), None))

    def _as_told(self, goal):
        told = self.s.fixed_markup
        leaf_target, target, markup = self._hand_down(
            goal, lambda level, here, above: np.full_like(above, told[level - 1])
        )
        return Assigned(leaf_target, target, markup, (np.log1p(markup), *[None] * 4))

    def _hand_down(self, goal, decide):
        below = self.tree.children[0].repeat(goal)
        targets, markups = np.empty_like(self.fear), np.empty_like(self.fear)
        levels = zip(self.tree.levels, self.tree.children[1:], strict=True)
        for level, (here, children) in enumerate(levels, 1):
            targets[:, here] = below
            markups[:, here] = added = decide(level, here, below)
            below = children.repeat(below * (1 + added))
        return below, targets, markups

    def adapt(self, assigned: Assigned, reported: np.ndarray, wrongful: np.ndarray) -> None:
        """Learn from what was reported, and from who was wrongly sanctioned."""
        if not self.tree.levels:
            return
        k, siblings, adapt = self.k, self.tree.siblings, self.rules
        delivered = reported / (assigned.target * (1 + assigned.markup))
        self.belief = adapt.learned(self.belief, delivered, k.learn)
        behind = siblings.repeat(siblings.mean(reported)) - reported
        spread = np.sqrt(siblings.mean(behind * behind))
        self.lag = adapt.lag(behind, siblings.repeat(spread), k.lag_scale)
        self.fear = adapt.fear(self.fear, wrongful, k.memory)


def _checked(decide):
    """Hold a rule of someone's own to markups that targets can bear."""

    def decided(level, here, target):
        markup = np.asarray(decide(level, here, target), float)
        try:
            markup = np.broadcast_to(markup, target.shape)
        except ValueError:
            raise InputError("rule_shape", given=markup.shape, wanted=target.shape) from None
        wrong = ~(markup >= LOWEST)
        if wrong.any():
            raise InputError("rule_too_small", value=float(markup[wrong][0]), least=LOWEST)
        return markup

    return decided
