"""The grassroots units of an ensemble: they execute, report and are held to account.

Leaves are worked on in blocks that fit the processor's cache, cut over runs
and leaves. Where leaves are cut depends on their number alone, so results do
not depend on how runs are batched.
"""

from concurrent.futures import Executor
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from jiama.model.between import Assigned
from jiama.model.decisions import Decisions
from jiama.model.draws import Draws
from jiama.model.phases.policy import Policy, rank_incentive
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings
from jiama.model.tree import Tree

BLOCK = 16_384  # numbers of one kind that are worked on together
TINY = 1e-300
LEAF_QUANTITIES = (
    "load", "work", "service", "paperwork", "effort", "falsification", "gap", "value", "idle",
    "waste", "sanctioned", "wrongful", "detected", "morale", "trust", "actual", "reported",
    "short", "fear",
)  # fmt: skip
FLAGS = ("sanctioned", "wrongful", "detected", "short")
"""The quantities that are true or false of a leaf."""


class Done(NamedTuple):
    """What all leaves did in a cycle.

    Parameters
    ----------
    sums : `LEAF_QUANTITIES` summed over the leaves, shape (quantities, runs)
    upward : what superiors are told, shape (kinds, runs, leaves): reported score, who was
        wrongly sanctioned and, where superiors answer for it, what diligent units would
        have scored
    units : `LEAF_QUANTITIES` leaf by leaf, shape (kept runs, leaves) each, where wanted
    """

    sums: np.ndarray
    upward: np.ndarray
    units: dict[str, np.ndarray] | None


class Leaves:
    """State of all leaves, arrays of shape (runs, leaves), and what they do in a cycle."""

    def __init__(
        self, s: Settings, k: Constants, p: Policy, tree: Tree, draws: Draws, rules: Rules
    ):
        """Start with full morale and trust, expecting a score of the centre's goal."""
        self.s, self.k, self.p, self.draws, self.rules = s, k, p, draws, rules
        _, runs, leaves = draws.shape
        self.expected = np.full((runs, leaves), s.goal)
        self.morale = np.ones((runs, leaves))
        self.trust = np.ones((runs, leaves))
        self.fear = np.zeros((runs, leaves))
        self.prize = np.atleast_2d(p.prize)
        if k.rivals:
            self.prize = p.prize * rank_incentive(tree.children[-1].each, k.rivals)[None]
        self.blocks = [
            (rows, slice(start, min(start + BLOCK, leaves)))
            for start in range(0, leaves, BLOCK)
            for rows in _even(runs, min(leaves, BLOCK))
        ]

    def cycle(
        self,
        t: int,
        assigned: Assigned,
        threads: Executor | None,
        keep: slice | None,
        decisions: Decisions | None = None,
    ) -> Done:
        """Run phases 2 to 4 and the leaves' part of 5.

        Parameters
        ----------
        t
            The cycle.
        assigned
            What phase 1 handed down.
        threads
            Where blocks may run side by side.
        keep
            The runs whose results are wanted leaf by leaf, if any.
        decisions
            What persons decide at the grassroots.
        """
        shape = self.morale.shape
        kinds = 3 if self.s.answerable else 2
        upward = np.empty((kinds, *shape))
        units = None if keep is None else _room(shape)
        sums = np.zeros((len(LEAF_QUANTITIES), shape[0]))

        def work(block):
            results, wronged, possible = self._block(t, block, assigned, decisions)
            upward[(0, *block)], upward[(1, *block)] = results["reported"], wronged
            if kinds == 3:
                upward[(2, *block)] = possible
            if units is not None:
                for name, values in results.items():
                    units[name][block] = values
            found = [np.add.reduce(results[name], axis=1) for name in LEAF_QUANTITIES]
            self._adapt(block, results, wronged)
            return found

        for (runs, _), found in zip(
            self.blocks, (threads.map if threads else map)(work, self.blocks), strict=True
        ):
            sums[:, runs] += found
        return Done(sums, upward, units and {name: kept[keep] for name, kept in units.items()})

    def _block(self, t, block, assigned, decisions):
        s, k, p, rules, draws = self.s, self.k, self.p, self.rules, self.draws
        runs, cut = block
        if decisions and not decisions.leaves:
            decisions = None
        weight, coverage = s.satisfaction_weight, s.coverage
        target = assigned.leaf_target[block]
        morale, fear, expected = self.morale[block], self.fear[block], self.expected[block]
        prize = self.prize if self.prize.shape[1] == 1 else self.prize[:, cut]
        heeded, detection = target, p.detection
        if assigned.leaf_heed is not None:
            heeded = target * assigned.leaf_heed[block]
        if assigned.leaf_pressure is not None:
            pressure = assigned.leaf_pressure[block]
            detection = rules.sheltered(p.detection, s.shelter, s.outlook, pressure)

        capacity = morale * (1 - p.burden)
        diligent = rules.diligent_score(capacity, k.need)
        margin = target - diligent
        z = (heeded - expected) * (1 / p.noise)
        risk = ndtr(z)
        feared = margin if heeded is target else heeded - diligent
        beyond_share = rules.beyond_share(feared, p.noise, risk)
        stakes = rules.stakes(p.penalty, fear, beyond_share, p.exempt_beyond, p.exempt_within)
        drive = stakes * risk + prize
        loss = stakes * rules.expected_shortfall(z, risk, p.noise)
        worths = (
            rules.work_worth(drive, weight, coverage, p.service),
            rules.service_worth(drive, weight, coverage, p.service),
            rules.record_worth(k.shield, p.accuracy, loss, k.form, p.inspections),
        )
        needs = (p.work_need, p.service_need, k.record)
        effort, shares = rules.split(worths, needs, capacity)
        per_effort = 1 / np.maximum(effort, TINY)
        delivered = rules.deliveries(worths, needs, capacity, per_effort)
        if decisions:
            effort, shares, delivered = decisions.spent(effort, shares, delivered, needs, cut)
            per_effort = 1 / np.maximum(effort, TINY)
        work, service, records = delivered
        falsified = rules.falsification(drive, weight, detection, k.stake, k.fake)

        common, own = draws.common[t][runs, None], draws.shock[t][block]
        shock = rules.shock(p.noise, k.common, common, own)
        actual = rules.actual_score(work, service, weight, coverage, shock)
        if decisions:
            falsified = decisions.claimed(falsified, actual, weight, cut)
        found = rules.detected(draws.detect[t][block], detection, falsified, k.sure_find)
        gap = rules.gap(found, weight, falsified)
        if decisions:
            gap = decisions.told(gap, actual, found, cut)
        reported = actual + gap

        beyond = shock < margin
        cover = rules.cover(k.shield, p.accuracy, records)
        chance = rules.sanction_probability(
            s.strictness, beyond, p.exempt_beyond, p.exempt_within, cover
        )
        short = reported < target
        sanctioned = rules.sanctions(short, found, draws.punish[t][block], chance, s.strictness)
        wrongful = rules.wrongful(sanctioned, beyond, found, draws.appeal[t][block], s.remedy)
        wronged = wrongful.astype(float)

        value = np.minimum(work, 1.0) * coverage + np.minimum(service, 1.0) * (1 - coverage)
        misled = np.maximum(gap, 0.0) if decisions else gap
        trust = rules.trust(self.trust[block], value, misled, k.trust_speed)
        idle = np.maximum(shares[0] - per_effort * p.work_need, 0.0)
        spent = (shares[2] + idle) * effort + p.burden
        results = {
            "load": target / diligent,
            "work": shares[0],
            "service": shares[1],
            "paperwork": shares[2],
            "effort": effort,
            "falsification": falsified,
            "gap": gap,
            "value": value,
            "idle": idle,
            "waste": spent / np.maximum(effort + p.burden, TINY),
            "sanctioned": sanctioned,
            "wrongful": wrongful,
            "detected": found,
            "morale": morale,
            "trust": trust,
            "actual": actual,
            "reported": reported,
            "short": short,
            "fear": fear,
        }
        return results, wronged, diligent + shock if s.answerable else None

    def _adapt(self, block, results, wronged):
        k, rules = self.k, self.rules
        self.trust[block] = results["trust"]
        self.fear[block] = rules.fear(results["fear"], wronged, k.memory)
        self.expected[block] = rules.learned(self.expected[block], results["reported"], k.learn)
        self.morale[block] = rules.morale(
            results["morale"], results["effort"], self.p.burden, wronged, k.rest, k.overtime,
            k.blow, k.morale_floor,
        )  # fmt: skip


def _even(runs: int, leaves: int) -> list[slice]:
    """Cut the runs into parts, about equal, whose arrays over some leaves fit the cache."""
    parts = max(1, min(runs, -(-runs * leaves // BLOCK)))
    ends = [runs * part // parts for part in range(parts + 1)]
    return [slice(a, b) for a, b in pairwise(ends)]


def _room(shape):
    return {name: np.empty(shape, bool if name in FLAGS else float) for name in LEAF_QUANTITIES}
