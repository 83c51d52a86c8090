"""The simulation once more, written agent by agent in Mesa from its written rules.

It shares no code with jiama: plain numbers, one object a unit, one run at a
time. Fed the same draws it must give the same outcomes, which checks both.
"""

from math import erf, erfc, exp, hypot, pi, sqrt
from statistics import NormalDist

import mesa

_INVERSE = NormalDist().inv_cdf


def phi(z):
    """Return the standard normal density."""
    return exp(-z * z / 2) / sqrt(2 * pi)


def cdf(z):
    """Return the standard normal distribution function, exact in the tails."""
    return erfc(-z / sqrt(2)) / 2 if z < 0 else (1 + erf(z / sqrt(2))) / 2


def clip(x, low, high):
    """Return x moved into [low, high]."""
    return max(low, min(high, x))


def rank_pull(peers, rivals):
    """Return the pull of a rank prize among so many peers, as against three."""
    largest = {1: 0.0, 2: 0.5641895835, 3: 0.8462843753, 4: 1.0293753730, 5: 1.1629644736}
    if rivals == 0:
        return 1.0
    return 1 + rivals * (largest[peers] / peers / (largest[3] / 3) - 1)


class Office(mesa.Agent):
    """A unit between the centre and the grassroots: it passes targets on, marked up."""

    def __init__(self, model, superior, level):
        super().__init__(model)
        self.superior, self.level, self.subordinates, self.leaves = superior, level, [], 0
        self.belief, self.lag, self.fear, self.target, self.markup = 1.0, 0.0, 0.0, 0.0, 0.0
        self.reported = self.actual = self.wrongful = self.wronged = self.pressure = 0.0
        self.done, self.last, self.heed = -1, 0.0, 1.0
        if superior is not None:
            superior.subordinates.append(self)

    def assign(self):
        """Mark the target up and give it to every subordinate."""
        m, s, c = self.model, self.model.settings, self.model.constants
        self.last, self.markup, self.heed = self.markup, 0.0, 1.0
        if self.superior is not None:
            stake = m.penalty * (1 - m.exempt_beyond) * (1 + self.fear)
            ratio = self.pressure = stake / (c.friction + stake)
            self.heed = self.superior.heed * (1 - s.decay * (1 - ratio))
            spread = m.noise * sqrt(c.common + (1 - c.common) / self.leaves)
            ambition = c.zeal * s.tournament * (1 - s.outlook) * (1 + self.lag / 2)
            margin = 1 + spread * _INVERSE(clip(ratio, 1e-6, 1 - 1e-6)) / self.target
            ambition *= rank_pull(len(self.superior.subordinates), c.rivals)
            asked = [u.asked() for u in self.superior.subordinates if u is not self]
            leading = max(asked, default=0.0)
            guard = max(-s.markdown, margin / max(self.belief, 0.3) ** ratio - 1)
            wished = s.habit + ambition + s.peers * leading + s.collusion * ambition + guard
            self.markup = clip(wished, -s.markdown, s.markup_cap)
            if s.fixed_markup is not None:
                self.markup = s.fixed_markup[self.level - 1]
        self.done = m.cycle
        for unit in self.subordinates:
            unit.target = self.target * (1 + self.markup)

    def asked(self):
        """Return last cycle's markup, whether or not this unit has decided anew."""
        return self.last if self.done == self.model.cycle else self.markup

    def collect(self):
        """Report upward the mean over the grassroots units below."""
        below, total = self.subordinates, self.leaves
        self.reported = sum(u.reported * u.leaves for u in below) / total
        self.actual = sum(u.actual * u.leaves for u in below) / total
        self.wrongful = sum(u.wrongful * u.leaves for u in below) / total
        self.possible = sum(u.possible * u.leaves for u in below) / total

    def answer(self, chance, appeal):
        """Be sanctioned, or not, for one's own shortfall, where superiors are answerable."""
        m, s = self.model, self.model.settings
        beyond = self.possible < self.target
        odds = s.strictness * s.answerable
        odds *= 1 - (m.exempt_beyond if beyond else m.exempt_within)
        sanctioned = self.reported < self.target and chance < odds
        self.wronged = float(sanctioned and beyond and not appeal < s.remedy)

    def compare(self):
        """Tell every subordinate how far it lags behind its siblings."""
        below = self.subordinates
        mean = sum(u.reported for u in below) / len(below)
        spread = sqrt(sum((u.reported - mean) ** 2 for u in below) / len(below))
        for unit in below:
            unit.lag = clip((mean - unit.reported) / max(spread, 0.05), -1, 1)

    def adapt(self):
        """Learn from reports and carry fear over."""
        c = self.model.constants
        seen = self.reported / (self.target * (1 + self.markup))
        self.belief += c.learn * (seen - self.belief)
        answerable = self.model.settings.answerable
        felt = (1 - answerable) * self.wrongful + answerable * self.wronged
        self.fear = c.memory * self.fear + (1 - c.memory) * felt


class Grassroots(mesa.Agent):
    """A unit at the bottom: it works, reports, and is held to account."""

    def __init__(self, model, superior, level):
        super().__init__(model)
        self.superior, self.level, self.leaves, self.lag = superior, level, 1, 0.0
        self.fear, self.morale, self.trust = 0.0, 1.0, 1.0
        self.expected = model.settings.goal
        superior.subordinates.append(self)

    def execute(self):
        """Split time between work, service and paperwork, and decide what to falsify."""
        m, s, c = self.model, self.model.settings, self.model.constants
        capacity = self.morale * (1 - m.burden)
        felt = self.target * self.superior.heed
        z = (felt - self.expected) / m.noise
        self.diligent = sqrt(capacity / c.need)
        beyond = min(1.0, cdf((felt - self.diligent) / m.noise) / max(cdf(z), 1e-12))
        keep = 1 - (beyond * m.exempt_beyond + (1 - beyond) * m.exempt_within)
        stakes = m.penalty * (1 + self.fear) * keep
        drive = m.prize * rank_pull(len(self.superior.subordinates), c.rivals) + stakes * cdf(z)
        expected_loss = stakes * m.noise * (phi(z) + z * cdf(z))
        weight, kappa = s.satisfaction_weight, s.coverage
        worth = [
            drive * (1 - weight + weight * kappa) + m.service_weight * kappa,
            (drive * weight + m.service_weight) * (1 - kappa),
            c.shield * (1 - m.accuracy) * expected_loss + m.forms,
        ]
        needs = [kappa * c.need, (1 - kappa) * c.need, c.record]
        pull = sum(w * w / n for w, n in zip(worth, needs, strict=True) if n > 0)
        self.effort = (capacity * capacity / 4 * pull) ** (1 / 3)
        times = [0.0, 0.0, 0.0]
        if self.effort > 0:
            times = [
                (capacity * w / (2 * self.effort)) ** 2 / n if n > 0 else 0.0
                for w, n in zip(worth, needs, strict=True)
            ]
        self.work, self.service, self.paperwork = times
        self.surplus = max(self.work - needs[0], 0.0)
        self.measured = sqrt(self.work / needs[0])
        self.unmeasured = sqrt(self.service / needs[1]) if needs[1] > 0 else 1.0
        self.records = sqrt(self.paperwork / c.record)
        self.risk = m.detection * (1 - s.shelter * (1 - s.outlook) * self.superior.pressure)
        gain = drive * (1 - weight) * (1 - self.risk) - self.risk * c.stake
        self.falsification = max(0.0, gain) / c.fake

    def report(self, shock, chance):
        """Report a score that may hide what was falsified."""
        m = self.model
        weight, kappa = m.settings.satisfaction_weight, m.settings.coverage
        satisfied = kappa * self.measured + (1 - kappa) * self.unmeasured
        self.shock, self.possible = shock, self.diligent + shock
        self.actual = (1 - weight) * self.measured + weight * satisfied + shock
        self.detected = chance < self.risk * min(self.falsification / 0.2, 1)
        added = 0.0 if self.detected else (1 - weight) * self.falsification
        self.reported = self.actual + added

    def answer(self, chance, appeal):
        """Be sanctioned, or not, for falling short or for being found out."""
        m, s, c = self.model, self.model.settings, self.model.constants
        beyond = self.diligent + self.shock < self.target
        exemption = m.exempt_beyond if beyond else m.exempt_within
        cover = c.shield * (1 - m.accuracy) * min(self.records, 1)
        odds = s.strictness * (1 if self.detected else (1 - exemption) * (1 - cover))
        self.short = self.reported < self.target
        self.sanctioned = (self.short or self.detected) and chance < odds
        kept = self.sanctioned and not appeal < s.remedy
        self.wrongful = float(kept and beyond and not self.detected)

    def adapt(self):
        """Learn, fear, tire and recover; residents' trust follows what they get."""
        c, m = self.model.constants, self.model
        kappa = m.settings.coverage
        self.expected += c.learn * (self.reported - self.expected)
        self.fear = c.memory * self.fear + (1 - c.memory) * self.wrongful
        self.value = kappa * min(self.measured, 1) + (1 - kappa) * min(self.unmeasured, 1)
        self.felt = self.morale
        tired = c.overtime * max(self.effort + m.burden - 1, 0) + c.blow * self.wrongful
        self.morale = clip(self.morale + c.rest * (1 - self.morale) - tired, 0.3, 1)
        honest = 1 - clip(self.reported - self.actual, 0, 1)
        self.trust += 0.3 * (self.value * honest - self.trust)


class Administration(mesa.Model):
    """The whole hierarchy in one run."""

    def __init__(self, settings, constants, parents, levels, draws, run):
        super().__init__(seed=0)
        s, c = settings, constants
        self.settings, self.constants, self.draws, self.run, self.cycle = s, c, draws, run, 0
        self.noise = max(hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise), 1e-6)
        lines = c.hour * s.frequency * s.lines
        self.accuracy = 1 - (1 - s.precision) * (1 - s.supervision / 2)
        self.accuracy *= 1 - min(lines * s.handover, 0.8)
        found = 1 - (1 - s.audit) ** s.frequency * (1 - s.supervision / 2)
        self.detection = found * (1 - s.collusion * (1 - s.outlook))
        self.exempt_beyond = s.tolerance * (1 + self.accuracy) / 2
        self.exempt_beyond += s.sparing * self.accuracy * (1 - s.tolerance)
        self.exempt_within = s.tolerance * (1 - self.accuracy) / 2
        self.penalty, self.prize = c.penalty * s.strictness, c.prize * s.tournament
        self.service_weight = s.outlook + c.voice * s.supervision
        self.burden = min(lines * (1 - s.handover), 0.8)
        self.forms = c.form * s.frequency * s.lines * (1 - s.handover)
        units = []
        for parent, level in zip(parents, levels, strict=True):
            kind = Grassroots if level == levels[-1] else Office
            units.append(kind(self, units[parent] if level else None, level))
        for unit in reversed(units):
            if unit.superior is not None:
                unit.superior.leaves += unit.leaves
        self.centre, last = units[0], levels[-1]
        self.ranks = [self.agents.select(lambda u, k=k: u.level == k) for k in range(last + 1)]
        self.centre.target = s.goal
        self.leaves = self.ranks[-1]

    def step(self):
        """Run one cycle."""
        draws, at = self.draws, (self.cycle, self.run)
        for rank in self.ranks[:-1]:
            rank.do("assign")
        self.leaves.do("execute")
        own = sqrt(1 - self.constants.common) * self.noise
        shared = sqrt(self.constants.common) * self.noise * float(draws.common[at])
        shocks, chances = draws.shock[at].tolist(), draws.detect[at].tolist()
        for unit, shock, chance in zip(self.leaves, shocks, chances, strict=True):
            unit.report(shared + own * shock, chance)
        punish, appeal = draws.punish[at].tolist(), draws.appeal[at].tolist()
        for unit, chance, plea in zip(self.leaves, punish, appeal, strict=True):
            unit.answer(chance, plea)
        for rank in reversed(self.ranks[:-1]):
            rank.do("collect")
        if self.settings.answerable:
            uppers = [unit for rank in self.ranks[1:-1] for unit in rank]
            lots = draws.upper_punish[at].tolist(), draws.upper_appeal[at].tolist()
            for unit, chance, plea in zip(uppers, *lots, strict=True):
                unit.answer(chance, plea)
        for rank in self.ranks[:-2]:
            rank.do("compare")
        self.agents.do("adapt")
        self.outcomes = self.measure()
        over = clip(self.centre.reported / self.centre.target - 1, 0, 0.2)
        self.centre.target *= 1 + self.settings.ratchet * over
        self.cycle += 1

    def measure(self):
        """Return this cycle's outcomes, means over the grassroots units."""
        count = len(self.leaves)

        def mean(of):
            return sum(of(u) for u in self.leaves) / count

        def part(u, time):
            return time / u.effort if u.effort > 0 else 0.0

        burden = self.burden
        return {
            "amplification": mean(lambda u: u.target) / self.centre.target,
            "load": mean(lambda u: u.target / u.diligent),
            "work": mean(lambda u: part(u, u.work)),
            "service": mean(lambda u: part(u, u.service)),
            "paperwork": mean(lambda u: part(u, u.paperwork)),
            "effort": mean(lambda u: u.effort),
            "falsification": mean(lambda u: u.falsification),
            "gap": mean(lambda u: u.reported - u.actual),
            "value": mean(lambda u: u.value),
            "idle": mean(lambda u: part(u, u.surplus)),
            "waste": mean(
                lambda u: (
                    (burden + u.paperwork + u.surplus) / (u.effort + burden)
                    if u.effort + burden > 0
                    else 0.0
                )
            ),
            "sanctioned": mean(lambda u: u.sanctioned),
            "wrongful": mean(lambda u: u.wrongful),
            "detected": mean(lambda u: u.detected),
            "morale": mean(lambda u: u.felt),
            "trust": mean(lambda u: u.trust),
        }
