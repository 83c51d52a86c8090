"""Where the simulation has a textbook model as its limit, it comes to it."""

import numpy as np
import pytest

import jiama
from jiama.model.theory import compounding, multitask, newsvendor, ratchet

TREE = jiama.Hierarchy.regular(3, 3, 3, 3)


def run(cycles=1, constants=None, **levers):
    constants = constants or jiama.Constants()
    settings = jiama.Settings(**levers)
    return jiama.simulate(settings, TREE, cycles, 4, 0, constants=constants, keep_units=True)


def test_habit_alone_is_compounding():
    record = run(strictness=0, tournament=0, habit=0.08, markup_cap=0.6, goal=1.1)
    targets = record.by_level("target")[0, 0]
    assert targets[1:] == pytest.approx(compounding.targets(1.1, 0.08, 3), rel=1e-12)


@pytest.mark.parametrize("strictness", [0.3, 0.6, 1.0])
def test_first_markup_against_blame_is_the_newsvendors_order(strictness):
    constants = jiama.Constants()
    levers = {"habit": 0, "tournament": 0, "markup_cap": 0.6, "tolerance": 0, "complexity": 0.2}
    record = run(strictness=strictness, satisfaction_weight=0, **levers)
    stake = constants.penalty * strictness
    target = 1.0
    for level, leaves in ((1, 27), (2, 9), (3, 3)):
        spread = 0.2 * np.sqrt(constants.common + (1 - constants.common) / leaves)
        target = newsvendor.order(target, spread, shortage=stake, excess=constants.friction)
        assert record.by_level("target")[0, 0, level + 1] == pytest.approx(target, rel=1e-12)


def test_chain_of_blame_avoiders_nears_the_additive_cascade_as_shocks_become_common():
    constants = jiama.Constants(common=1.0)
    levers = {"habit": 0, "tournament": 0, "markup_cap": 0.6, "tolerance": 0, "strictness": 1}
    record = run(constants=constants, satisfaction_weight=0, complexity=0.1, **levers)
    grown = record.by_level("target")[0, 0, -1] - 1
    added = newsvendor.cascade(3, 0.1, shortage=constants.penalty, excess=constants.friction)
    assert grown == pytest.approx(added, rel=1e-12)


def test_top_target_follows_weitzmans_ratchet_while_overfulfilment_is_small():
    record = run(
        cycles=10,
        ratchet=0.3,
        strictness=0.2,
        tournament=0.2,
        outlook=1,
        markup_cap=0,
        complexity=0.05,
    )
    targets = record.by_level("target")[:, 0, 0]
    reported = record.by_level("reported")[:, 0, 0]
    over = reported / targets - 1
    seen = np.where(over > 0, reported, targets)  # a shortfall does not lower the target
    assert 0 < over[0] < 0.2
    assert targets[1:] == pytest.approx(ratchet.targets(1.0, seen[:-1], 0.3)[1:], rel=1e-12)


def test_service_that_nothing_rewards_is_crowded_out_as_in_multitask_theory():
    levers = {"outlook": 0, "supervision": 0, "coverage": 0.5}
    shares = [
        run(satisfaction_weight=weight, **levers).outcome("service")[0, 0]
        for weight in (0.2, 0.02, 0.002, 0.0)
    ]
    assert multitask.efforts([1.0, 0.0], [[1, 0.5], [0.5, 1]])[1] == 0
    assert shares[-1] == 0
    assert (np.diff(shares) < 0).all()
    # Effort on a task goes with the square of its worth, so a tenth leaves a hundredth.
    assert shares[2] / shares[1] == pytest.approx(0.01, rel=0.1)


def test_time_is_split_so_that_every_task_is_worth_as_much_at_the_margin():
    settings, constants = jiama.Settings(), jiama.Constants(shield=0.0, form=0.0)
    record = jiama.simulate(settings, TREE, 1, 1, 0, constants=constants, keep_units=True)
    effort = record.units("effort")[0]
    work, service = (record.units(name)[0] * effort for name in ("work", "service"))
    kappa, omega = settings.coverage, settings.satisfaction_weight
    care = settings.outlook + constants.voice * settings.supervision
    capacity = 1 - constants.hour * settings.frequency * settings.lines
    # The one unknown, what a point of score is worth, is read from measured work;
    # it must then explain service and total effort too.
    pace = effort / capacity
    worth = 2 * pace * np.sqrt(work * kappa * constants.need) - care * kappa
    drive = worth / (1 - omega + omega * kappa)
    margin = (drive * omega + care) * (1 - kappa)
    assert margin == pytest.approx(
        2 * pace * np.sqrt(service * (1 - kappa) * constants.need), rel=1e-9
    )
