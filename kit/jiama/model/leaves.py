"""The grassroots units of an ensemble: they execute, report and are held to account.

Leaves are worked on in blocks that fit the processor's cache. The blocks depend
on the number of leaves alone, so results do not depend on how runs are batched.
"""

from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr

from jiama.model.draws import Draws
from jiama.model.phases import account, adapt, execute, report
from jiama.model.phases.policy import Policy
from jiama.model.settings import Constants, Settings

BLOCK = 32_768
TINY = 1e-300


class Block(NamedTuple):
    """What one block of leaves did in a cycle.

    Parameters
    ----------
    sums : each outcome summed over the block's leaves, shape (runs,)
    reported, wrongful : leaf by leaf, shape (runs, leaves of the block)
    units : each outcome leaf by leaf, where wanted
    """

    sums: dict[str, np.ndarray]
    reported: np.ndarray
    wrongful: np.ndarray
    units: dict[str, np.ndarray] | None


class Leaves:
    """State of all leaves, arrays of shape (runs, leaves), and what they do in a cycle."""

    def __init__(self, s: Settings, k: Constants, p: Policy, draws: Draws):
        """Start with full morale and trust, expecting a score of the centre's goal."""
        self.s, self.k, self.p, self.draws = s, k, p, draws
        _, runs, leaves = draws.shape
        self.expected = np.full((runs, leaves), s.goal)
        self.morale = np.ones((runs, leaves))
        self.trust = np.ones((runs, leaves))
        self.blocks = [slice(a, min(a + BLOCK, leaves)) for a in range(0, leaves, BLOCK)]

    def cycle(
        self,
        t: int,
        target: np.ndarray,
        goal: np.ndarray,
        fear: np.ndarray,
        threads: Executor | None,
        keep: bool,
    ) -> list[Block]:
        """Run phases 2 to 4 and the leaves' part of 5; return every block's results.

        Parameters
        ----------
        t
            The cycle.
        target, fear : arrays, shape (runs, leaves)
        goal : array, shape (runs, 1)
        threads
            Where blocks may run side by side.
        keep
            Whether results leaf by leaf are wanted.
        """

        def work(block):
            return self._block(t, block, target[:, block], goal, fear[:, block], keep)

        return list((threads.map if threads else map)(work, self.blocks))

    def _block(self, t, block, target, goal, fear, keep):
        s, k, p = self.s, self.k, self.p
        morale, weight, coverage = self.morale[:, block], s.satisfaction_weight, s.coverage

        capacity = morale * (1 - p.burden)
        diligent = execute.diligent_score(capacity, k.need)
        z = (target - self.expected[:, block]) / p.noise
        risk = ndtr(z)
        beyond_share = execute.beyond_share(target, diligent, p.noise, risk)
        stakes = execute.stakes(p.penalty, fear, beyond_share, p.exempt_beyond, p.exempt_within)
        drive = p.prize + stakes * risk
        loss = stakes * execute.expected_shortfall(z, risk, p.noise)
        inspections = s.frequency * s.lines
        worths = (
            execute.work_worth(drive, weight, coverage, p.service),
            execute.service_worth(drive, weight, coverage, p.service),
            execute.record_worth(k.shield, p.accuracy, loss, k.form, inspections),
        )
        needs = (p.work_need, p.service_need, k.record)
        effort, (work, service, records) = execute.split(worths, needs, capacity)
        falsified = execute.falsification(drive, weight, p.detection, k.stake, k.fake)

        luck = (self.draws.common[t][:, None], self.draws.shock[t][:, block])
        shock = report.shock(p.noise, k.common, *luck)
        actual = report.actual_score(work, service, weight, coverage, shock)
        found = report.detected(self.draws.detect[t][:, block], p.detection, falsified, k.sure_find)
        reported = report.reported_score(actual, found, weight, falsified)

        short = reported < target
        beyond = diligent + shock < target
        exemption = np.where(beyond, p.exempt_beyond, p.exempt_within)
        chance = account.sanction_probability(
            s.strictness, exemption, found, k.shield, p.accuracy, records
        )
        sanctioned = account.sanctions(short, found, self.draws.punish[t][:, block], chance)
        wrongful = account.wrongful(
            sanctioned, beyond, found, self.draws.appeal[t][:, block], s.remedy
        )

        gap = reported - actual
        value = coverage * np.minimum(work, 1.0) + (1 - coverage) * np.minimum(service, 1.0)
        trust = adapt.trust(self.trust[:, block], value, gap, k.trust_speed)
        work_time, record_time = p.work_need * work * work, k.record * records * records
        idle = np.maximum(work_time - p.work_need, 0.0)
        per_effort = 1 / np.maximum(effort, TINY)
        results = {
            "amplification": target / goal,
            "load": target / diligent,
            "work": work_time * per_effort,
            "service": p.service_need * service * service * per_effort,
            "paperwork": record_time * per_effort,
            "effort": effort,
            "falsification": falsified,
            "gap": gap,
            "value": value,
            "idle": idle * per_effort,
            "waste": (p.burden + record_time + idle) / np.maximum(effort + p.burden, TINY),
            "sanctioned": sanctioned,
            "wrongful": wrongful,
            "detected": found,
            "morale": morale.copy() if keep else morale,
            "trust": trust,
            "actual": actual,
        }
        sums = {name: np.add.reduce(values, axis=1) for name, values in results.items()}
        self.trust[:, block] = trust
        self.expected[:, block] = adapt.learned(self.expected[:, block], reported, k.learn)
        self.morale[:, block] = adapt.morale(
            morale, effort, p.burden, wrongful, k.rest, k.overtime, k.blow, k.morale_floor
        )
        return Block(sums, reported, wrongful, results if keep else None)
