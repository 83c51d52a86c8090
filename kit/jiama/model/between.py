"""The units between the centre and the grassroots: they mark targets up, and learn.

Arrays have shape (runs, units between), the levels side by side.
"""

from typing import NamedTuple

import numpy as np

from jiama.model.decisions import LEAST, Decisions
from jiama.model.draws import Draws
from jiama.model.phases.assign import Seen
from jiama.model.phases.policy import Policy, rank_incentive
from jiama.model.refusals import InputError
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

NOBODY = np.False_


class Assigned(NamedTuple):
    """What phase 1 hands down.

    Parameters
    ----------
    leaf_target : array, shape (runs, leaves)
    target, markup : arrays, shape (runs, units between)
    logs : log(1 + markup), split over its sources, each (runs, units between)
        or None where it adds nothing
    leaf_pressure, leaf_heed : stakes of each leaf's superior, and what of a target
        arrives in earnest, shape (runs, leaves); None where no lever needs them
    """

    leaf_target: np.ndarray
    target: np.ndarray
    markup: np.ndarray
    logs: list
    leaf_pressure: np.ndarray | None = None
    leaf_heed: np.ndarray | None = None


class Answers(NamedTuple):
    """Which superiors fell short and had to answer for it, shape (runs, units between)."""

    short: np.ndarray
    sanctioned: np.ndarray
    wrongful: np.ndarray


class Between:
    """State of the units between, what they add to targets, and what they make of reports."""

    def __init__(
        self, s: Settings, k: Constants, p: Policy, tree: Tree, draws: Draws, rules: Rules
    ):
        """Start trusting delivery in full, level with one's siblings, and without fear."""
        self.s, self.k, self.p, self.tree, self.draws, self.rules = s, k, p, tree, draws, rules
        runs = draws.shape[1]
        self.belief = np.ones((runs, tree.between))
        self.lag = np.zeros((runs, tree.between))
        self.fear = np.zeros((runs, tree.between))
        self.markup = np.zeros((runs, tree.between))
        self.noise = rules.delivery_noise(p.noise, k.common, tree.leaves_under)
        self.zeal = k.zeal
        if k.rivals and tree.levels:
            self.zeal = k.zeal * rank_incentive(tree.siblings.each, k.rivals)

    def assign(self, goal: np.ndarray, decisions: Decisions | None = None) -> Assigned:
        """Hand the centre's target, shape (runs, 1), down the tree."""
        s, k, p, rules = self.s, self.k, self.p, self.rules
        told = s.fixed_markup
        ratio = rules.critical_ratio(p.penalty, p.exempt_beyond, self.fear, k.friction)
        if told is not None:

            def decide(level, here, target):
                return np.broadcast_to(told[level - 1], target.shape)

            handed = self._hand_down(goal, decide, decisions)
            logs = [np.log1p(handed[2]), None, None, None, None]
            return self._assigned(handed, logs, ratio, decisions)
        safety = rules.safety_stock(ratio, self.noise)
        discount = rules.discount(self.belief, ratio, k.belief_floor)
        own = rules.ambition(self.zeal, s.tournament, s.outlook, self.lag)
        collusion = own * s.collusion
        ambition, leading = own, self.markup
        if s.peers and self.tree.levels:
            leading = self.tree.siblings.largest_other(self.markup)
            ambition = own + rules.peer_pressure(s.peers, leading)
        active = s.habit + ambition + collusion
        guard, wished = np.empty_like(safety), np.empty_like(safety)

        def decide(level, here, target):
            asked = guard[:, here], wished[:, here]
            asked[0][:] = rules.guard(safety[:, here], target, discount[:, here], s.markdown)
            np.add(active[:, here], asked[0], out=asked[1])
            seen = Seen(
                level, target, self.belief[:, here], self.lag[:, here], self.fear[:, here],
                leading[:, here], s.habit, ambition[:, here], collusion[:, here],
                *asked, s.markdown, s.markup_cap,
            )  # fmt: skip
            return rules.markup(seen)

        if "markup" in rules.own:
            handed = self._hand_down(goal, _checked(decide), decisions)
            logs = [None, None, None, None, np.log1p(handed[2])]
            return self._assigned(handed, logs, ratio, decisions)
        handed = self._hand_down(goal, decide, decisions)
        log = np.log1p(handed[2])
        per_wish = np.divide(log, wished, out=np.ones_like(log), where=wished != 0)
        logs = [x * per_wish for x in (s.habit, ambition, collusion, guard)]
        return self._assigned(handed, [*logs, None], ratio, decisions)

    def _hand_down(self, goal, decide, decisions):
        below = self.tree.children[0].repeat(goal)
        targets, markups = np.empty_like(self.fear), np.empty_like(self.fear)
        levels = zip(self.tree.levels, self.tree.children[1:], strict=True)
        for level, (here, children) in enumerate(levels, 1):
            targets[:, here] = below
            added = markups[:, here]
            added[:] = decide(level, here, below)
            if decisions:
                decisions.mark(level, added)
            below = children.repeat(below * (1 + added))
        return below, targets, markups

    def _assigned(self, handed, logs, ratio, decisions):
        if decisions:
            logs = decisions.booked(logs, handed[2], self.tree.levels)
        return Assigned(*handed, logs, *self._passed_on(ratio))

    def _passed_on(self, ratio):
        """Return the pressure on each leaf's superior, and what is heeded, where levers need it."""
        s, tree = self.s, self.tree
        if not tree.levels or not (s.shelter or s.decay):
            return None, None
        heed = tree.down(self.rules.heed(s.decay, ratio)) if s.decay else None
        pressure = tree.children[-1].repeat(ratio[:, tree.levels[-1]]) if s.shelter else None
        return pressure, heed

    def answer(self, t: int, assigned: Assigned, reported, possible) -> Answers:
        """Say who fell short, and hold superiors to account where they are answerable.

        Parameters
        ----------
        t
            The cycle.
        reported, possible : arrays, shape (runs, units between)
            What was reported, and what diligent units would have scored; the latter
            may be None where superiors are not answerable.
        """
        short = reported < assigned.target
        s, p, rules, draws = self.s, self.p, self.rules, self.draws
        if not s.answerable:
            return Answers(short, NOBODY, NOBODY)
        beyond = possible < assigned.target
        odds = rules.sanction_probability(
            s.strictness * s.answerable, beyond, p.exempt_beyond, p.exempt_within, 0.0
        )
        sanctioned = rules.sanctions(short, NOBODY, draws.upper_punish[t], odds, s.strictness)
        wrongful = rules.wrongful(sanctioned, beyond, NOBODY, draws.upper_appeal[t], s.remedy)
        return Answers(short, sanctioned, wrongful)

    def adapt(
        self, assigned: Assigned, reported: np.ndarray, wronged: np.ndarray, answers: Answers
    ) -> None:
        """Learn from what was reported, and from who was wrongly sanctioned."""
        if not self.tree.levels:
            return
        k, siblings, rules = self.k, self.tree.siblings, self.rules
        delivered = reported / (assigned.target * (1 + assigned.markup))
        self.belief = rules.learned(self.belief, delivered, k.learn)
        behind = siblings.repeat(siblings.mean(reported)) - reported
        spread = np.sqrt(siblings.mean(behind * behind))
        self.lag = rules.lag(behind, siblings.repeat(spread), k.lag_scale)
        if self.s.answerable:
            wronged = rules.own_record(wronged, answers.wrongful, self.s.answerable)
        self.fear = rules.fear(self.fear, wronged, k.memory)
        self.markup = assigned.markup


def _checked(decide):
    """Hold a rule of someone's own to markups that targets can bear."""

    def decided(level, here, target):
        markup = np.asarray(decide(level, here, target), float)
        try:
            markup = np.broadcast_to(markup, target.shape)
        except ValueError:
            raise InputError("rule_shape", given=markup.shape, wanted=target.shape) from None
        if np.isinf(markup).any():
            raise InputError("rule_no_number", name="markup", value=float("inf"))
        wrong = markup < LEAST
        if wrong.any():
            raise InputError("rule_too_small", value=float(markup[wrong][0]), least=LEAST)
        return markup

    return decided
