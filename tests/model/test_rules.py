"""Each phase against numbers worked by hand, on trees of a few units with chosen draws."""

from dataclasses import replace

import numpy as np
import pytest
from trees import LINE, chosen_draws

import jiama

line = jiama.Hierarchy.from_parents(LINE)
CALM = {"satisfaction_weight": 0.0, "habit": 0.0, "collusion": 0.0, "outlook": 0.0}
CALM |= {"frequency": 0, "supervision": 0.0, "tolerance": 0.0, "complexity": 0.3}


def run(settings, hierarchy=line, constants=None, **chosen):
    draws = chosen_draws(hierarchy.leaves, **chosen)
    constants = constants or jiama.Constants()
    return jiama.simulate(settings, hierarchy, draws=draws, constants=constants, keep_units=True)


# phase 1, assign


def test_ambition_and_collusion_add_up_to_the_markup():
    # 0.15 zeal x 1 x (1 - 0) = 0.15, collusion half of that: 0.225 at each of two levels
    record = run(jiama.Settings(**CALM | {"collusion": 0.5}, strictness=0, tournament=1))
    assert record.units("markup", level=1) == pytest.approx(0.225)
    assert record.units("target") == pytest.approx(1.225**2)


def test_a_binding_cap_shrinks_the_sources_in_proportion():
    settings = jiama.Settings(
        **CALM | {"collusion": 0.5, "habit": 0.225}, strictness=0, tournament=1, markup_cap=0.3
    )
    # wished 0.225 habit + 0.150 ambition + 0.075 collusion = 0.45, cap 0.3
    entries = run(settings).ledger()[0, 0]
    share = np.array([1 / 2, 1 / 3, 1 / 6, 0, 0])
    assert entries[1] == pytest.approx(np.log(1.3) * share)
    assert entries[2] == pytest.approx(np.log(1.3) * share)
    assert (entries[[0, 3]] == 0).all()


def test_guard_is_nothing_at_even_stakes_and_grows_with_stakes():
    # P = 4 x 0.25 = 1, A = 1/2, z = 0; P = 4, A = 0.8, z = 0.841621, one leaf: sigma_j = 0.3
    even = run(jiama.Settings(**CALM, tournament=0, strictness=0.25))
    high = run(jiama.Settings(**CALM, tournament=0, strictness=1))
    assert even.units("markup", level=1) == pytest.approx(0.0, abs=1e-15)
    assert high.units("markup", level=1) == pytest.approx(0.3 * 0.8416212336)


def test_guard_makes_up_for_a_discount_in_delivery():
    # even stakes: A = 1/2, z = 0, so guard = belief**-0.5 - 1; belief = 1 + 0.4 (delivered - 1)
    settings = jiama.Settings(**CALM, tournament=0, strictness=0.25)
    record = run(settings, cycles=2, shock=-1.0, common=-1.0)
    delivered = float(record.units("reported", 0, level=1)[0, 0])
    assert delivered < 0.9
    belief = 1 + 0.4 * (delivered - 1)
    assert record.units("markup", 1, level=1) == pytest.approx(belief**-0.5 - 1)


def test_who_lags_behind_its_siblings_marks_up_more():
    # two provinces, one leaf each, own shocks +1 and -1: gap in s.d. is +1 or -1, so lag is too
    tree = jiama.Hierarchy.regular(2, 1)
    settings = jiama.Settings(**CALM, strictness=0, tournament=1)
    record = run(settings, tree, cycles=2, shock=[1.0, -1.0])
    assert record.units("markup", 1, level=1)[0] == pytest.approx([0.15 * 0.5, 0.15 * 1.5])


def test_fixed_markups_replace_every_decision_and_ignore_the_cap():
    settings = jiama.Settings(strictness=1, markup_cap=0.1, fixed_markup=(0.5, 0.0))
    record = run(settings)
    assert record.units("target")[0, 0] == 1.5
    assert record.ledger()[0, 0, 1] == pytest.approx([np.log(1.5), 0, 0, 0, 0])


# phase 2, execute


def test_one_measured_task_takes_the_time_that_balances_worth_and_cost():
    # M = prize 0.5; X^3 = 1/4 x 0.25/0.5 = 1/8, X = 1/2 = need: delivery exactly 1
    settings = jiama.Settings(**CALM, tournament=1, strictness=0, coverage=1, markup_cap=0)
    record = run(settings, constants=jiama.Constants(prize=0.5, need=0.5))
    unit = {name: float(record.units(name)[0, 0]) for name in jiama.OUTCOMES}
    assert unit["effort"] == pytest.approx(0.5)
    assert unit["work"] == pytest.approx(1.0)
    assert unit["value"] == pytest.approx(1.0)
    assert unit["load"] == pytest.approx(1 / np.sqrt(2))  # diligent score sqrt(1/0.5)
    assert unit["idle"] == pytest.approx(0.0)
    # nobody looks: f = 0.5/4, all of it in the report
    assert unit["falsification"] == pytest.approx(0.125)
    assert unit["gap"] == pytest.approx(0.125)
    # trust moves 0.3 of the way from 1 to 1 x (1 - 0.125)
    assert unit["trust"] == pytest.approx(1 - 0.3 * 0.125)


def test_time_follows_the_square_of_worth():
    # coverage and satisfaction weight 1/2: M_a : M_b = 3/4 : 1/4, equal needs, times 9 : 1
    settings = jiama.Settings(
        **CALM | {"satisfaction_weight": 0.5}, tournament=1, strictness=0, coverage=0.5
    )
    record = run(settings)
    assert record.units("work") == pytest.approx(0.9)
    assert record.units("service") == pytest.approx(0.1)


def test_forms_asked_for_are_filled_in():
    # 10 inspections by 5 lines: M_r = 0.01 x 50 = 0.5 = M_a, needs 0.5 both: half the time each
    settings = jiama.Settings(
        **CALM | {"frequency": 10}, lines=5, tournament=1, strictness=0, coverage=1, audit=0
    )
    constants = jiama.Constants(prize=0.5, need=0.5, record=0.5, hour=0.0)
    record = run(settings, constants=constants)
    assert record.units("paperwork") == pytest.approx(0.5)
    assert record.units("effort") == pytest.approx(0.25 ** (1 / 3))
    assert record.units("waste") == pytest.approx(0.5)


def test_being_assessed_takes_time_from_everything():
    # 0.006 x 10 x 5 = 0.3 of normal time: diligent score sqrt(0.7/0.8)
    settings = jiama.Settings(**CALM | {"frequency": 10}, lines=5, strictness=0, markup_cap=0)
    assert run(settings).units("load") == pytest.approx(np.sqrt(0.8 / 0.7))


def test_time_taken_by_assessment_stops_at_four_fifths():
    settings = jiama.Settings(**CALM | {"frequency": 12}, lines=12, strictness=0, markup_cap=0)
    record = run(settings, constants=jiama.Constants(hour=0.1))
    assert record.units("load") == pytest.approx(np.sqrt(0.8 / 0.2))


def test_without_any_motive_nothing_is_done():
    record = run(jiama.Settings(**CALM, tournament=0, strictness=0))
    for name in ("effort", "work", "service", "paperwork", "idle", "waste", "value", "gap"):
        assert (record.units(name) == 0).all(), name


def test_what_is_found_out_deters_falsification():
    # q = 1 - 0.9 = 0.1 with one inspection: f = (0.5 x 0.9 - 0.1 x 2)/4
    settings = jiama.Settings(
        **CALM | {"frequency": 1}, audit=0.1, tournament=1, strictness=0, coverage=1
    )
    record = run(settings, constants=jiama.Constants(prize=0.5))
    assert record.units("falsification") == pytest.approx(0.0625)


# phase 3, report


def test_shock_has_a_common_and_an_own_part():
    # sigma 0.3 x (0.6 x 1 + 0.8 x 2) = 0.66 on top of a delivery of 0
    settings = jiama.Settings(**CALM, tournament=0, strictness=0)
    record = run(settings, constants=jiama.Constants(common=0.36), common=1.0, shock=2.0)
    assert record.units("actual") == pytest.approx(0.66)


def test_a_small_falsification_is_found_in_proportion_to_its_size():
    # f = 0.0625, q = 0.1: found below 0.1 x 0.0625/0.2 = 0.03125
    settings = jiama.Settings(
        **CALM | {"frequency": 1}, audit=0.1, tournament=1, strictness=0, coverage=1
    )
    tree = jiama.Hierarchy.regular(2)
    record = run(settings, tree, jiama.Constants(prize=0.5), detect=[0.0312, 0.0313])
    assert record.units("detected")[0].tolist() == [True, False]
    assert record.units("gap")[0] == pytest.approx([0.0, 0.0625])


def test_superiors_report_the_mean_over_their_leaves_not_over_their_children():
    # under the centre: a unit with one leaf and a unit with three
    tree = jiama.Hierarchy.from_parents((-1, 0, 0, 1, 2, 2, 2))
    settings = jiama.Settings(**CALM, tournament=0, strictness=0)
    record = run(settings, tree, jiama.Constants(common=0.0), shock=[4.0, 0.0, 0.0, 1.0])
    assert record.units("actual", level=1)[0] == pytest.approx([1.2, 0.1])
    assert record.units("actual", level=0)[0] == pytest.approx([0.3 * 5 / 4])


# phase 4, hold to account


@pytest.fixture
def judged():
    """Four idle leaves, two of them without luck as well: odds of a sanction 0.5 and 0.2.

    precision 1: no cover, exemption 0.6 beyond and 0 within control; the
    diligent score is 1, so a shock below 0 lies beyond control.
    """
    settings = jiama.Settings(
        **CALM | {"tolerance": 0.6},
        precision=1,
        strictness=0.5,
        tournament=0,
        markup_cap=0,
        audit=0,
    )
    tree = jiama.Hierarchy.regular(4)

    def judge(remedy=0.0, appeal=1.0):
        return run(
            replace(settings, remedy=remedy), tree,
            jiama.Constants(need=1.0, common=0.0, penalty=0.0),
            shock=[0.01, 0.01, -0.01, -0.01], punish=[0.49, 0.51, 0.19, 0.21], appeal=appeal,
        )  # fmt: skip

    return judge


def test_exemption_is_larger_beyond_control_when_assessors_can_tell(judged):
    record = judged()
    assert record.units("shortfall").all()
    assert record.units("sanctioned")[0].tolist() == [True, False, True, False]


def test_only_sanctions_beyond_control_are_wrongful(judged):
    assert judged().units("wrongful")[0].tolist() == [False, False, True, False]


def test_an_appeal_overturns_a_wrongful_sanction(judged):
    record = judged(remedy=0.5, appeal=0.49)
    assert record.units("sanctioned")[0].tolist() == [True, False, True, False]
    assert not record.units("wrongful").any()
    assert judged(remedy=0.5, appeal=0.5).units("wrongful")[0, 2]


def test_found_out_units_are_sanctioned_at_full_strictness_whatever_their_score():
    # goal far below delivery: no shortfall, but f > 0 is found and punished below s = 0.4
    settings = jiama.Settings(
        **CALM | {"frequency": 1}, goal=0.8, audit=0.02, tournament=1, strictness=0.4, coverage=1,
        markup_cap=0,
    )  # fmt: skip
    constants = jiama.Constants(prize=3.0, need=0.5)
    record = run(settings, jiama.Hierarchy.regular(2), constants, detect=0.0, punish=[0.39, 0.41])
    assert record.units("detected").all() and not record.units("shortfall").any()
    assert record.units("sanctioned")[0].tolist() == [True, False]
    assert not record.units("wrongful").any()


# phase 5, adapt


def test_morale_and_fear_carry_a_wrongful_sanction_into_the_next_cycle():
    # calm unit: morale falls by 0.15 and fear rises by 0.3, for the leaf and for its superiors
    settings = jiama.Settings(**CALM, strictness=0.5, tournament=0, precision=1, audit=0)
    record = run(settings, cycles=3, shock=-9.0, punish=[[[0.0]], [[1.0]], [[1.0]]])
    assert record.units("wrongful", 0).all() and not record.units("wrongful", 1).any()
    effort = float(record.units("effort", 0)[0, 0])
    tired = 0.15 + 0.3 * max(effort - 1, 0)
    assert record.units("morale", 1)[0, 0] == pytest.approx(1 - tired)
    for level in (1, 2, 3):
        assert record.units("fear", 1, level)[0, 0] == pytest.approx(0.3)
        assert record.units("fear", 2, level)[0, 0] == pytest.approx(0.21)


def test_the_centre_asks_for_a_part_of_last_cycles_over_fulfilment():
    # delivery 0 + shock: reported/target - 1 = 0.1, ratchet 0.5: target 1.05; capped at 0.2: 1.1
    settings = jiama.Settings(**CALM, strictness=0, tournament=0, ratchet=0.5, markup_cap=0)
    some = run(settings, cycles=2, constants=jiama.Constants(common=1.0), common=1.1 / 0.3)
    much = run(settings, cycles=2, constants=jiama.Constants(common=1.0), common=9.0)
    short = run(settings, cycles=2, constants=jiama.Constants(common=1.0), common=-9.0)
    assert some.by_level("target")[1, 0, 0] == pytest.approx(1.05)
    assert much.by_level("target")[1, 0, 0] == pytest.approx(1.1)
    assert short.by_level("target")[1, 0, 0] == 1.0
