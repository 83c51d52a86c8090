"""The written rules once more, a unit and a run at a time: slow, plain, the engine's oracle.

Shares nothing with the engine but the settings and the draws. Every unit is a
dictionary; every line is a line of the written model.
"""

from math import exp, hypot, log, pi, sqrt
from statistics import fmean

from scipy.special import ndtr as cdf
from scipy.special import ndtri as inverse

SOURCES = ("habit", "ambition", "collusion", "guard", "person")


def density(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def clip(x, low, high):
    return min(max(x, low), high)


def pull_among(players):
    """Return k_n, the pull of a prize for the best of n: the mean of the largest draw over n."""
    if players == 1:
        return 0.0
    grid = [i / 200 for i in range(-1600, 1601)]
    largest = (z * players * density(z) * cdf(z) ** (players - 1) for z in grid)
    return sum(largest) / 200 / players


def grow(parents):
    """Return units with their children, leaves and level, the centre first."""
    units = [{"children": [], "leaves": [], "level": 0, "parent": None} for _ in parents]
    for at, parent in enumerate(parents):
        if parent >= 0:
            units[at] |= {"parent": units[parent], "level": units[parent]["level"] + 1}
            units[parent]["children"].append(units[at])
        units[at]["place"] = sum(u["level"] == units[at]["level"] for u in units[:at])
    for unit in units:
        if not unit["children"]:
            above = unit
            while above is not None:
                above["leaves"].append(unit)
                above = above["parent"]
    return units


def run_once(s, k, parents, draws, run):
    """Return one run as a list of cycles: copies of every unit's numbers, in the tree's order."""
    units = grow(parents)
    centre, leaves = units[0], [u for u in units if not u["children"]]
    between = [u for u in units[1:] if u["children"]]

    noise = max(hypot(s.complexity, s.satisfaction_weight * s.satisfaction_noise), 1e-6)
    all_lines = k.hour * s.frequency * s.lines
    upper_burden = min(all_lines * s.handover, k.burden_cap)
    accuracy = (1 - (1 - s.precision) * (1 - s.supervision / 2)) * (1 - upper_burden)
    detection = 1 - (1 - s.audit) ** s.frequency * (1 - s.supervision / 2)
    detection *= 1 - s.collusion * (1 - s.outlook)
    exempt_beyond = s.tolerance * (1 + accuracy) / 2
    exempt_beyond += s.sparing * accuracy * (1 - s.tolerance)
    exempt_within = s.tolerance * (1 - accuracy) / 2
    penalty, prize = k.penalty * s.strictness, k.prize * s.tournament
    service = s.outlook + k.voice * s.supervision
    burden = min(all_lines * (1 - s.handover), k.burden_cap)
    forms = k.form * s.frequency * s.lines * (1 - s.handover)
    kappa, omega = s.coverage, s.satisfaction_weight
    c_a, c_b, c_r = kappa * k.need, (1 - kappa) * k.need, k.record

    for unit in units:
        unit |= {"belief": 1.0, "lag": 0.0, "fear": 0.0, "markup": 0.0}
        unit |= {"morale": 1.0, "expected": s.goal, "trust": 1.0, "wrongful": 0, "sanctioned": 0}
        unit |= {"pull": 1.0, "earnest": 1.0, "pressure": 0.0, "burden": 0.0}
        if k.rivals and unit["parent"]:
            pull = pull_among(len(unit["parent"]["children"])) / pull_among(3)
            unit["pull"] = 1 + k.rivals * (pull - 1)
        if not unit["children"]:
            unit["burden"] = burden
            unit["parent"]["burden"] = upper_burden
    centre["target"] = s.goal
    history = []

    for cycle in range(draws.shape[0]):
        # 1 assign
        for unit in units:
            unit["before"] = unit["markup"]
        for unit in units:
            unit["sources"] = dict.fromkeys(SOURCES, 0.0)
            if unit["parent"] and unit["children"]:
                stake = penalty * (1 - exempt_beyond) * (1 + unit["fear"])
                ratio = unit["pressure"] = stake / (k.friction + stake)
                if s.fixed_markup is not None:
                    told = s.fixed_markup[unit["level"] - 1]
                    unit["markup"] = told[unit["place"]] if isinstance(told, tuple) else told
                    unit["sources"]["habit"] = unit["markup"]
                else:
                    spread = noise * sqrt(k.common + (1 - k.common) / len(unit["leaves"]))
                    z = inverse(clip(ratio, 1e-6, 1 - 1e-6))
                    ambition = k.zeal * s.tournament * (1 - s.outlook) * (1 + unit["lag"] / 2)
                    ambition *= unit["pull"]
                    others = [u["before"] for u in unit["parent"]["children"] if u is not unit]
                    follow = s.peers * max(others, default=0.0)
                    cushion = 1 + spread * z / unit["target"]
                    guard = cushion / max(unit["belief"], k.belief_floor) ** ratio - 1
                    guard = max(-s.markdown, guard)
                    wished = (s.habit, ambition + follow, s.collusion * ambition, guard, 0.0)
                    unit["markup"] = clip(sum(wished), -s.markdown, s.markup_cap)
                    shrink = unit["markup"] / sum(wished) if sum(wished) != 0 else 1.0
                    unit["sources"] = {n: shrink * w for n, w in zip(SOURCES, wished, strict=True)}
            for child in unit["children"]:
                child["target"] = unit["target"] * (1 + unit["markup"])
                heed = 1 - s.decay * (1 - unit["pressure"]) if unit["parent"] else 1.0
                child["earnest"] = unit["earnest"] * heed

        # 2 execute, 3 report, 4 hold to account
        for at, u in enumerate(leaves):
            tau = u["target"]
            felt = tau * u["earnest"]
            found = detection * (1 - s.shelter * (1 - s.outlook) * u["parent"]["pressure"])
            capacity = u["morale"] * (1 - burden)
            z = (felt - u["expected"]) / noise
            diligent = sqrt(capacity / k.need)
            beyond_share = min(1.0, cdf((felt - diligent) / noise) / max(cdf(z), 1e-12))
            keep = 1 - (beyond_share * exempt_beyond + (1 - beyond_share) * exempt_within)
            stakes = penalty * (1 + u["fear"]) * keep
            drive = prize * u["pull"] + stakes * cdf(z)
            loss = stakes * noise * (density(z) + z * cdf(z))
            m_a = drive * (1 - omega + omega * kappa) + service * kappa
            m_b = (drive * omega + service) * (1 - kappa)
            m_r = k.shield * (1 - accuracy) * loss + forms
            pull = m_a**2 / c_a + m_r**2 / c_r + (m_b**2 / c_b if c_b > 0 else 0.0)
            effort = (capacity**2 / 4 * pull) ** (1 / 3)
            reach = capacity / (2 * effort) if effort > 0 else 0.0
            e_a = (reach * m_a) ** 2 / c_a
            e_b = (reach * m_b) ** 2 / c_b if c_b > 0 else 0.0
            e_r = (reach * m_r) ** 2 / c_r
            worth_faking = drive * (1 - omega) * (1 - found) - found * k.stake
            falsified = max(0.0, worth_faking) / k.fake
            a, r = sqrt(e_a / c_a), sqrt(e_r / c_r)
            b = sqrt(e_b / c_b) if c_b > 0 else 1.0

            luck = sqrt(k.common) * draws.common[cycle, run]
            luck += sqrt(1 - k.common) * draws.shock[cycle, run, at]
            shock = noise * luck
            actual = (1 - omega) * a + omega * (kappa * a + (1 - kappa) * b) + shock
            chance = found * min(falsified / k.sure_find, 1.0)
            detected = draws.detect[cycle, run, at] < chance
            reported = actual + (0.0 if detected else (1 - omega) * falsified)

            beyond = diligent + shock < tau
            exempt = exempt_beyond if beyond else exempt_within
            cover = k.shield * (1 - accuracy) * min(r, 1.0)
            chance = s.strictness * (1.0 if detected else (1 - exempt) * (1 - cover))
            blamed = (reported < tau or detected) and draws.punish[cycle, run, at] < chance
            overturned = draws.appeal[cycle, run, at] < s.remedy
            wrongful = blamed and beyond and not detected and not overturned

            value = kappa * min(a, 1.0) + (1 - kappa) * min(b, 1.0)
            idle = max(e_a - c_a, 0.0)
            u["trust"] += k.trust_speed * (
                value * (1 - clip(reported - actual, 0.0, 1.0)) - u["trust"]
            )
            u |= {
                "reported": reported,
                "possible": diligent + shock,
                "actual": actual,
                "wrongful": int(wrongful),
                "load": tau / diligent,
                "amplification": tau / centre["target"],
                "work": e_a / effort if effort > 0 else 0.0,
                "service": e_b / effort if effort > 0 else 0.0,
                "paperwork": e_r / effort if effort > 0 else 0.0,
                "effort": effort,
                "falsification": falsified,
                "gap": reported - actual,
                "value": value,
                "idle": idle / effort if effort > 0 else 0.0,
                "waste": (burden + e_r + idle) / (effort + burden) if effort + burden > 0 else 0.0,
                "sanctioned": int(blamed),
                "detected": int(detected),
            }
        for u in (centre, *between):
            u["reported"] = fmean(leaf["reported"] for leaf in u["leaves"])
            u["actual"] = fmean(leaf["actual"] for leaf in u["leaves"])
        for at, u in enumerate(between if s.answerable else []):
            beyond = fmean(leaf["possible"] for leaf in u["leaves"]) < u["target"]
            exempt = exempt_beyond if beyond else exempt_within
            chance = s.strictness * s.answerable * (1 - exempt)
            blamed = u["reported"] < u["target"] and draws.upper_punish[cycle, run, at] < chance
            overturned = draws.upper_appeal[cycle, run, at] < s.remedy
            u |= {"sanctioned": int(blamed), "wrongful": int(blamed and beyond and not overturned)}
        for u in units:
            u["shortfall"] = int(u["reported"] < u["target"])
        history.append([{n: v for n, v in u.items() if n not in FAMILY} for u in units])

        # 5 adapt
        for u in between:
            delivered = u["reported"] / (u["target"] * (1 + u["markup"]))
            u["belief"] += k.learn * (delivered - u["belief"])
            siblings = [child["reported"] for child in u["parent"]["children"]]
            mean = fmean(siblings)
            spread = sqrt(fmean((x - mean) ** 2 for x in siblings))
            u["lag"] = clip((mean - u["reported"]) / max(spread, k.lag_scale), -1.0, 1.0)
        for u in between:
            wronged = fmean(leaf["wrongful"] for leaf in u["leaves"])
            wronged = (1 - s.answerable) * wronged + s.answerable * u["wrongful"]
            u["fear"] = k.memory * u["fear"] + (1 - k.memory) * wronged
        for u in leaves:
            u["fear"] = k.memory * u["fear"] + (1 - k.memory) * u["wrongful"]
            u["expected"] += k.learn * (u["reported"] - u["expected"])
            tired = k.overtime * max(u["effort"] + burden - 1, 0.0) + k.blow * u["wrongful"]
            rested = u["morale"] + k.rest * (1 - u["morale"])
            u["morale"] = clip(rested - tired, k.morale_floor, 1.0)
        over = clip(centre["reported"] / centre["target"] - 1, 0.0, k.reward_cap)
        centre["target"] *= 1 + s.ratchet * over
    return history


FAMILY = {"children", "leaves", "parent"}


def ledger_of(cycle, leaves):
    """Return (levels, sources) logs of one cycle, `leaves` counting those under each unit."""
    total = sum(n for n, u in zip(leaves, cycle, strict=True) if u["level"] == cycle[-1]["level"])
    entries = [[0.0] * len(SOURCES) for _ in range(cycle[-1]["level"] + 1)]
    for weight, unit in zip(leaves, cycle, strict=True):
        if unit["markup"] != 0:
            for at, name in enumerate(SOURCES):
                share = unit["sources"][name] / unit["markup"]
                entries[unit["level"]][at] += weight / total * share * log(1 + unit["markup"])
    return entries
