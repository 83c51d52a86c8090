"""The grassroots units of an ensemble: they execute, report and are held to account.

Leaves are worked on in blocks that fit the processor's cache. The blocks depend
on the number of leaves alone, so results do not depend on how runs are batched.
"""

from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from jiama.model.draws import Draws
from jiama.model.phases.policy import Policy
from jiama.model.rules import Rules
from jiama.model.settings import Constants, Settings

BLOCK = 32_768
TINY = 1e-300
LEAF_QUANTITIES = (
    "load", "work", "service", "paperwork", "effort", "falsification", "gap", "value", "idle",
    "waste", "sanctioned", "wrongful", "detected", "morale", "trust", "actual", "reported",
    "short", "fear",
)  # fmt: skip


class Block(NamedTuple):
    """What one block of leaves did in a cycle.

    Parameters
    ----------
    sums : `LEAF_QUANTITIES` summed over the block's leaves, shape (quantities, runs)
    reported, wrongful : leaf by leaf, shape (runs, leaves of the block)
    units : `LEAF_QUANTITIES` leaf by leaf, where wanted
    """

    sums: np.ndarray
    reported: np.ndarray
    wrongful: np.ndarray
    units: dict[str, np.ndarray] | None


class Leaves:
    """State of all leaves, arrays of shape (runs, leaves), and what they do in a cycle."""

    def __init__(self, s: Settings, k: Constants, p: Policy, draws: Draws, rules: Rules):
        """Start with full morale and trust, expecting a score of the centre's goal."""
        self.s, self.k, self.p, self.draws, self.rules = s, k, p, draws, rules
        _, runs, leaves = draws.shape
        self.expected = np.full((runs, leaves), s.goal)
        self.morale = np.ones((runs, leaves))
        self.trust = np.ones((runs, leaves))
        self.fear = np.zeros((runs, leaves))
        self.blocks = [slice(a, min(a + BLOCK, leaves)) for a in range(0, leaves, BLOCK)]

    def cycle(
        self, t: int, target: np.ndarray, threads: Executor | None, keep: slice | None
    ) -> list[Block]:
        """Run phases 2 to 4 and the leaves' part of 5; return every block's results.

        Parameters
        ----------
        t
            The cycle.
        target : array, shape (runs, leaves)
        threads
            Where blocks may run side by side.
        keep
            The runs whose results are wanted leaf by leaf, if any.
        """

        def work(block):
            return self._block(t, block, target[:, block], keep)

        return list((threads.map if threads else map)(work, self.blocks))

    def _block(self, t, block, target, keep):
        s, k, p, rules = self.s, self.k, self.p, self.rules
        weight, coverage = s.satisfaction_weight, s.coverage
        morale, fear = self.morale[:, block], self.fear[:, block]

        expected = self.expected[:, block]
        capacity = morale * (1 - p.burden)
        diligent = rules.diligent_score(capacity, k.need)
        margin = target - diligent
        z = (target - expected) * (1 / p.noise)
        risk = ndtr(z)
        beyond_share = rules.beyond_share(margin, p.noise, risk)
        stakes = rules.stakes(p.penalty, fear, beyond_share, p.exempt_beyond, p.exempt_within)
        drive = stakes * risk + p.prize
        loss = stakes * rules.expected_shortfall(z, risk, p.noise)
        worths = (
            rules.work_worth(drive, weight, coverage, p.service),
            rules.service_worth(drive, weight, coverage, p.service),
            rules.record_worth(k.shield, p.accuracy, loss, k.form, s.frequency * s.lines),
        )
        needs = (p.work_need, p.service_need, k.record)
        effort, shares = rules.split(worths, needs, capacity)
        per_effort = 1 / np.maximum(effort, TINY)
        work, service, records = rules.deliveries(worths, needs, capacity, per_effort)
        falsified = rules.falsification(drive, weight, p.detection, k.stake, k.fake)

        shock = rules.shock(
            p.noise, k.common, self.draws.common[t][:, None], self.draws.shock[t][:, block]
        )
        actual = rules.actual_score(work, service, weight, coverage, shock)
        found = rules.detected(self.draws.detect[t][:, block], p.detection, falsified, k.sure_find)
        gap = rules.gap(found, weight, falsified)
        reported = actual + gap

        beyond = shock < margin
        cover = rules.cover(k.shield, p.accuracy, records)
        chance = rules.sanction_probability(
            s.strictness, beyond, p.exempt_beyond, p.exempt_within, cover
        )
        punish, appeal = self.draws.punish[t][:, block], self.draws.appeal[t][:, block]
        short = reported < target
        sanctioned = rules.sanctions(short, found, punish, chance, s.strictness)
        wrongful = rules.wrongful(sanctioned, beyond, found, appeal, s.remedy)
        wronged = wrongful.astype(float)

        value = np.minimum(work, 1.0) * coverage + np.minimum(service, 1.0) * (1 - coverage)
        trust = rules.trust(self.trust[:, block], value, gap, k.trust_speed)
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
        sums = np.array([np.add.reduce(results[name], axis=1) for name in LEAF_QUANTITIES], float)
        kept = keep and {name: values[keep].copy() for name, values in results.items()}
        self.trust[:, block] = trust
        self.fear[:, block] = rules.fear(fear, wronged, k.memory)
        self.expected[:, block] = rules.learned(expected, reported, k.learn)
        self.morale[:, block] = rules.morale(
            morale, effort, p.burden, wronged, k.rest, k.overtime, k.blow, k.morale_floor
        )
        return Block(sums, reported, wronged, kept)
