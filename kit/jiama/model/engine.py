"""The run: draws once, then five phases a cycle for all runs at a time."""

from collections.abc import Iterable

import numpy as np
from scipy.special import ndtr

from jiama.model.draws import Draws, draw
from jiama.model.hierarchy import Hierarchy
from jiama.model.phases import account, adapt, assign, execute, report
from jiama.model.phases.policy import policy
from jiama.model.record import Notes, Record
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
    for cycle in range(draws.shape[0]):
        run.cycle(cycle)
    return Record(settings, constants, hierarchy, run.notes)


class _Run:
    """State of an ensemble; every array has shape (runs, units of one level)."""

    def __init__(self, settings, constants, hierarchy, draws, keep_units):
        self.s, self.k, self.draws = settings, constants, draws
        self.p = policy(settings, constants)
        self.tree = tree = Tree(hierarchy)
        cycles, runs, leaves = draws.shape
        self.between = range(1, tree.depth - 1)
        self.notes = Notes(tree, cycles, runs, keep_units)
        self.goal = np.full((runs, 1), settings.goal)
        self.belief = {level: np.ones((runs, tree.units[level])) for level in self.between}
        self.lag = {level: np.zeros((runs, tree.units[level])) for level in self.between}
        self.fear = {level: np.zeros((runs, tree.units[level])) for level in range(1, tree.depth)}
        self.expected = np.full((runs, leaves), settings.goal)
        self.morale = np.ones((runs, leaves))
        self.trust = np.ones((runs, leaves))

    def cycle(self, t: int) -> None:
        self.notes.open(t)
        targets, markups = self._assign()
        self.notes.levels("target", targets)
        self.notes.levels("fear", [None, *self.fear.values()])
        self._execute_to_account(t, targets)
        self._adapt(targets, markups)

    def _assign(self):
        targets, markups = [self.goal], {}
        if self.tree.depth > 1:
            targets.append(self.tree.down(self.goal, 0))
        for level in self.between:
            markups[level] = self._markup(level, targets[level])
            targets.append(self.tree.down(targets[level] * (1 + markups[level]), level))
        return targets, markups

    def _markup(self, level, target):
        s, k, p = self.s, self.k, self.p
        if s.fixed_markup is not None:
            added = np.full_like(target, s.fixed_markup[level - 1])
            self.notes.markup(level, added, (np.log1p(added), 0.0, 0.0, 0.0))
            return added
        ratio = assign.critical_ratio(p.penalty, p.exempt_beyond, self.fear[level], k.friction)
        noise = assign.delivery_noise(p.noise, k.common, self.tree.leaf_counts[level])
        ambition = assign.ambition(k.zeal, s.tournament, s.outlook, self.lag[level])
        collusion = s.collusion * ambition
        guard = assign.guard(ratio, noise, target, self.belief[level], k.belief_floor)
        added, shrink = assign.markup(s.habit, ambition, collusion, guard, s.markup_cap)
        per_unit = (
            np.divide(np.log1p(added), added, out=np.ones_like(added), where=added > 0) * shrink
        )
        self.notes.markup(
            level,
            added,
            (s.habit * per_unit, ambition * per_unit, collusion * per_unit, guard * per_unit),
        )
        return added

    def _execute_to_account(self, t, targets):
        s, k, p, d = self.s, self.k, self.p, self.draws
        target, fear = targets[-1], self.fear.get(self.tree.depth - 1, 0.0)
        inspections = s.frequency * s.lines

        capacity = self.morale * (1 - p.burden)
        diligent = execute.diligent_score(capacity, k.need)
        z = (target - self.expected) / p.noise
        risk = ndtr(z)
        beyond_share = execute.beyond_share(target, diligent, p.noise, risk)
        stakes = execute.stakes(p.penalty, fear, beyond_share, p.exempt_beyond, p.exempt_within)
        drive = p.prize + stakes * risk
        loss = stakes * execute.expected_shortfall(z, risk, p.noise)
        weight, coverage = s.satisfaction_weight, s.coverage
        needs = [p.work_need, p.service_need, k.record]
        effort, (work, service, records) = execute.split(
            [
                execute.work_worth(drive, weight, coverage, p.service),
                execute.service_worth(drive, weight, coverage, p.service),
                execute.record_worth(k.shield, p.accuracy, loss, k.form, inspections),
            ],
            needs,
            capacity,
        )
        falsified = execute.falsification(drive, weight, p.detection, k.stake, k.fake)

        shock = report.shock(p.noise, k.common, d.common[t][:, None], d.shock[t])
        actual = report.actual_score(work, service, weight, coverage, shock)
        found = report.detected(d.detect[t], p.detection, falsified, k.sure_find)
        reported = report.reported_score(actual, found, weight, falsified)
        self.reported = self.tree.leaf_means(reported)
        self.notes.levels("reported", self.reported)
        self.notes.levels("actual", self.tree.leaf_means(actual))
        short = [r < goal for r, goal in zip(self.reported, targets, strict=True)]
        self.notes.levels("shortfall", short)

        beyond = diligent + shock < target
        exemption = np.where(beyond, p.exempt_beyond, p.exempt_within)
        probability = account.sanction_probability(
            s.strictness, exemption, found, k.shield, p.accuracy, records
        )
        sanctioned = account.sanctions(short[-1], found, d.punish[t], probability)
        wrongful = account.wrongful(sanctioned, beyond, found, d.appeal[t], s.remedy)

        gap = reported - actual
        value = coverage * np.minimum(work, 1.0) + (1 - coverage) * np.minimum(service, 1.0)
        self.trust = adapt.trust(self.trust, value, gap, k.trust_speed)
        times = [
            need * delivery**2
            for need, delivery in zip(needs, (work, service, records), strict=True)
        ]
        idle = np.maximum(times[0] - p.work_need, 0.0)
        whole = effort + p.burden
        share = np.divide(1.0, effort, out=np.zeros_like(effort), where=effort > 0)
        self.notes.leaves(
            amplification=target / self.goal,
            load=target / diligent,
            work=times[0] * share,
            service=(times[1] if p.service_need > 0 else 0.0) * share,
            paperwork=times[2] * share,
            effort=effort,
            falsification=falsified,
            gap=gap,
            value=value,
            idle=idle * share,
            waste=np.divide(
                p.burden + times[2] + idle, whole, out=np.zeros_like(whole), where=whole > 0
            ),
            sanctioned=sanctioned,
            wrongful=wrongful,
            detected=found,
            morale=self.morale,
            trust=self.trust,
        )
        self.effort, self.wrongful = effort, wrongful

    def _adapt(self, targets, markups):
        s, k = self.s, self.k
        wrongful = self.tree.leaf_means(self.wrongful.astype(float))
        for level in self.between:
            delivered = self.reported[level] / (targets[level] * (1 + markups[level]))
            self.belief[level] = adapt.learned(self.belief[level], delivered, k.learn)
            self.lag[level] = self._lag(level)
        for level in self.fear:
            self.fear[level] = adapt.fear(self.fear[level], wrongful[level], k.memory)
        self.expected = adapt.learned(self.expected, self.reported[-1], k.learn)
        self.morale = adapt.morale(
            self.morale,
            self.effort,
            self.p.burden,
            self.wrongful,
            k.rest,
            k.overtime,
            k.blow,
            k.morale_floor,
        )
        self.goal = adapt.next_goal(
            self.goal, targets[0], self.reported[0], s.ratchet, k.reward_cap
        )

    def _lag(self, level):
        own, above = self.reported[level], level - 1
        mean = self.tree.down(self.tree.siblings_mean(own, above), above)
        spread = np.sqrt(self.tree.siblings_mean((own - mean) ** 2, above))
        return adapt.lag(own, mean, self.tree.down(spread, above), self.k.lag_scale)
