"""The mechanisms of the second edition against numbers worked by hand."""

import numpy as np
import pytest
from scipy.stats import norm
from trees import LINE, LOPSIDED, chosen_draws

import jiama
from jiama.model.phases.policy import policy, rank_incentive
from jiama.model.tree import Groups

line = jiama.Hierarchy.from_parents(LINE)
CALM = {"satisfaction_weight": 0.0, "habit": 0.0, "collusion": 0.0, "outlook": 0.0}
CALM |= {"frequency": 0, "supervision": 0.0, "tolerance": 0.0, "complexity": 0.3, "tournament": 0.0}


def run(settings, hierarchy=line, constants=None, **chosen):
    draws = chosen_draws(hierarchy.leaves, **chosen)
    constants = constants or jiama.Constants()
    return jiama.simulate(settings, hierarchy, draws=draws, constants=constants, keep_units=True)


# peers


@pytest.mark.parametrize("peers", [0.2, 0.5, 0.8])
def test_equal_units_that_follow_each_other_settle_at_one_over_one_minus_peers(peers):
    settings = jiama.Settings(**CALM | {"habit": 0.1}, peers=peers, strictness=0, markup_cap=0.6)
    record = jiama.simulate(settings, jiama.Hierarchy.regular(3, 2, 2), cycles=60, runs=2)
    cycle = np.arange(1, 61)
    for level in (1, 2):
        path = 0.1 * (1 - peers**cycle) / (1 - peers)
        np.testing.assert_allclose(record.by_level("markup")[:, 1, level], path, rtol=1e-13)
    assert record.by_level("markup")[-1, 0, 1] == pytest.approx(0.1 / (1 - peers), rel=1e-5)


def test_what_is_added_to_keep_up_stands_under_ambition():
    settings = jiama.Settings(**CALM | {"habit": 0.1}, peers=0.5, strictness=0)
    entries = jiama.simulate(settings, jiama.Hierarchy.regular(2, 1), 2, 1).ledger()[1, 0, 1]
    assert entries == pytest.approx(np.log(1.15) * np.array([2 / 3, 1 / 3, 0, 0, 0]))


def test_units_without_siblings_follow_no_one():
    settings = jiama.Settings(**CALM | {"habit": 0.1}, peers=0.8, strictness=0)
    record = jiama.simulate(settings, line, 5, 1)
    assert record.by_level("markup")[:, 0, 1:3] == pytest.approx(0.1)


def test_each_follows_the_leader_among_the_others_and_the_leader_the_second():
    settings = jiama.Settings(**CALM | {"habit": 0.1}, peers=0.5, strictness=0)
    play = jiama.Play(settings, jiama.Hierarchy.regular(3, 1), cycles=2)
    play.step({1: 0.4, 2: 0.2})
    asked = play.step().units("markup", level=1)[0]
    assert asked == pytest.approx([0.1 + 0.5 * 0.2, 0.1 + 0.5 * 0.4, 0.1 + 0.5 * 0.4])


def test_the_largest_other_is_found_among_ties_singles_and_negatives():
    groups = Groups(np.array([3, 1, 2, 3]))
    values = np.array([[1.0, 4, 2, 9, -3, -1, 5, 5, 0]])
    assert groups.largest_other(values)[0].tolist() == [4, 2, 4, 0, -1, -3, 5, 5, 5]


# rivals


def test_a_prize_pulls_among_many_as_lazear_and_rosen_have_it():
    # mean of the largest of n standard normal draws (Teichroew 1956): n = 3, 5, 10
    largest = {3: 0.8462843753, 5: 1.1629644736, 10: 1.5387527308}
    pull = rank_incentive(np.array([1, 2, 3, 5, 10]), 1.0)
    share = [largest[n] / n / (largest[3] / 3) for n in (5, 10)]
    assert pull == pytest.approx([0, 1, 1, *share], abs=1e-9)
    assert rank_incentive(np.array([1, 10]), 0.5) == pytest.approx([0.5, (1 + share[1]) / 2])


def test_a_lone_child_has_no_one_to_outdo_where_rivals_count():
    settings = jiama.Settings(**CALM | {"tournament": 1}, strictness=0)
    assert (run(settings, constants=jiama.Constants(rivals=1)).outcome("effort") == 0).all()
    assert (run(settings).outcome("effort") > 0).all()


# markdown


def test_where_little_is_at_stake_the_safety_stock_is_negative():
    # P = 4 x 0.125 = 1/2, A = 1/3, one leaf: guard = 0.3 z(1/3)
    settings = jiama.Settings(**CALM, strictness=0.125, markdown=0.5)
    stock = 0.3 * norm.ppf(1 / 3)
    assert stock < -0.1
    record = run(settings)
    assert record.units("markup", level=1) == pytest.approx(stock)
    assert record.ledger()[0, 0, 1] == pytest.approx([0, 0, 0, np.log1p(stock), 0])


def test_marking_down_ends_at_the_floor_and_sources_shrink_in_proportion():
    settings = jiama.Settings(**CALM | {"habit": 0.02}, strictness=0, markdown=0.2)
    record = run(settings)  # guard -0.2, habit 0.02: -0.18, within the floor
    assert record.units("markup", level=1) == pytest.approx(-0.18)
    entries = record.ledger()[0, 0, 1]
    assert entries[[0, 3]] == pytest.approx(np.log(0.82) * np.array([-1 / 9, 10 / 9]))


def test_without_markdown_nothing_is_passed_on_short():
    record = run(jiama.Settings(**CALM, strictness=0.125))
    assert (record.by_level("markup") == 0).all()


def test_fixed_markups_may_pass_on_half():
    record = run(jiama.Settings(fixed_markup=(-0.5, 0.2)))
    assert record.units("target") == pytest.approx(0.6)
    assert record.ledger()[0, 0, 1, 0] == pytest.approx(np.log(0.5))


def test_fixed_markups_may_differ_from_unit_to_unit():
    tree = jiama.Hierarchy.from_parents(LOPSIDED)
    settings = jiama.Settings(fixed_markup=((0.1, 0.2), (0.0, -0.1, 0.3, 0.5)))
    record = jiama.simulate(settings, tree, cycles=1, runs=1, keep_units=True)
    assert record.units("target")[0] == pytest.approx(
        [1.1, 1.1, 1.2 * 0.9, 1.2 * 1.3, 1.2 * 1.3, 1.2 * 1.3, 1.2 * 1.3, 1.2 * 1.5]
    )


# sparing


def test_what_is_known_to_be_beyond_control_is_let_pass():
    # accuracy 1/2, tolerance 0.2: x_b = 0.2 x 1.5/2 + 0.6 x 0.5 x (1 - 0.2) = 0.39
    told = jiama.Settings(precision=0.5, supervision=0, tolerance=0.2, sparing=0.6)
    derived = policy(told, jiama.Constants())
    assert derived.exempt_beyond == pytest.approx(0.39)
    assert derived.exempt_within == pytest.approx(0.2 * 0.5 / 2)


def test_full_sight_that_spares_sanctions_no_one_wrongly_and_blindness_spares_no_one():
    harsh = {"strictness": 1, "tolerance": 0, "remedy": 0, "supervision": 0}
    seeing = jiama.simulate(jiama.Settings(**harsh, precision=1, sparing=1), cycles=4, runs=4)
    assert (seeing.outcome("wrongful") == 0).all()
    blind = [
        jiama.simulate(jiama.Settings(**harsh, precision=0, sparing=s), cycles=4, runs=4)
        for s in (0, 1)
    ]
    np.testing.assert_array_equal(*(record.outcome("value") for record in blind))


# handover


def test_time_of_the_lines_moves_up_and_none_is_lost():
    # 0.006 x 4 x 5 = 0.12, three quarters of it moved; accuracy 0.4 x (1 - 0.09)
    settings = jiama.Settings(frequency=4, lines=5, handover=0.75, precision=0.4, supervision=0)
    derived = policy(settings, jiama.Constants())
    assert derived.burden == pytest.approx(0.03)
    assert derived.upper_burden == pytest.approx(0.09)
    assert derived.accuracy == pytest.approx(0.4 * 0.91)
    assert derived.inspections == pytest.approx(5)
    record = jiama.simulate(settings, line, 2, 1)
    assert record.by_level("burden")[1, 0] == pytest.approx([0, 0, 0.09, 0.03])


def test_where_all_is_moved_up_the_grassroots_work_as_if_no_line_came_for_time_and_forms():
    calm = {"precision": 0, "supervision": 0, "audit": 0}
    moved = run(jiama.Settings(**calm, handover=1), cycles=1)
    without = run(jiama.Settings(**calm, frequency=0), cycles=1)
    for name in ("effort", "work", "service", "paperwork", "load"):
        assert moved.units(name) == pytest.approx(without.units(name)), name


# shelter


def test_a_superior_shelters_the_more_the_more_it_has_to_lose():
    # P = 1, A = 1/2: detection 0.1 x (1 - 0.8 x (1 - 0.5) x 1/2) = 0.08; f = (0.15 x 0.92 - ...)
    told = CALM | {"outlook": 0.5, "frequency": 1, "tournament": 1}
    settings = jiama.Settings(
        **told, audit=0.1, coverage=1, strictness=0.25, shelter=0.8, goal=0.8, markup_cap=0
    )
    record = run(settings, constants=jiama.Constants(prize=3.0, penalty=4.0))
    plain = run(
        jiama.Settings(**told, audit=0.08, coverage=1, strictness=0.25, goal=0.8, markup_cap=0),
        constants=jiama.Constants(prize=3.0, penalty=4.0),
    )
    assert record.units("falsification") == pytest.approx(plain.units("falsification"))
    assert float(record.units("falsification")[0, 0]) > 0


def test_sheltering_moves_no_target_by_itself_and_needs_something_to_fear():
    pair = [
        jiama.simulate(jiama.Settings(shelter=s), cycles=1, runs=5, keep_units=True) for s in (0, 1)
    ]
    np.testing.assert_array_equal(*(record.outcome("amplification") for record in pair))
    assert (pair[1].outcome("falsification") > pair[0].outcome("falsification")).all()
    calm = [
        jiama.simulate(jiama.Settings(shelter=s, strictness=0, audit=0.05), cycles=3, runs=5)
        for s in (0, 1)
    ]
    np.testing.assert_array_equal(*(record.outcome("gap") for record in calm))


# decay


def test_markup_makes_up_for_decay_exactly_where_it_puts_back_what_is_lost():
    # P = 1, A = 1/2, decay 0.2: 0.9 is heeded at each of two levels
    told = CALM | {"tournament": 0.5}
    plain = run(jiama.Settings(**told, strictness=0.25, fixed_markup=(0, 0)))
    lost = run(jiama.Settings(**told, strictness=0.25, decay=0.2, fixed_markup=(0, 0)))
    back = run(jiama.Settings(**told, strictness=0.25, decay=0.2, fixed_markup=(1 / 9, 1 / 9)))
    for name in ("effort", "work", "service", "paperwork", "falsification"):
        assert back.units(name) == pytest.approx(plain.units(name), rel=1e-12), name
    assert (lost.outcome("effort") < plain.outcome("effort")).all()
    assert back.units("target") == pytest.approx(1 / 0.81)


def test_what_decays_is_not_the_target_on_paper():
    settings = jiama.Settings(**CALM, strictness=0.25, decay=0.3)
    record = run(settings)
    assert record.units("target") == pytest.approx(1.0)
    assert (record.ledger() == 0).all()


# answerable


@pytest.fixture
def superiors():
    """Two provinces with one idle leaf each, the first in luck; odds of a sanction 0.5 x 0.4."""
    settings = jiama.Settings(
        **CALM, precision=1, strictness=0.5, answerable=0.4, markup_cap=0, audit=0, remedy=0
    )
    constants = jiama.Constants(need=1.0, common=0.0, penalty=0.0)

    def judge(upper, cycles=1, **chosen):
        tree = jiama.Hierarchy.regular(2, 1)
        draws = chosen_draws(2, cycles, shock=[0.01, -0.01], upper=upper, **chosen)
        return jiama.simulate(settings, tree, draws=draws, constants=constants, keep_units=True)

    return judge


def test_superiors_are_sanctioned_by_their_own_luck_and_wrongly_where_beyond_control(superiors):
    # nobody delivers, goal 1, diligent score 1: both fall short, the second beyond control
    record = superiors([0.19, 0.19])
    assert record.units("sanctioned", level=1)[0].tolist() == [True, True]
    assert record.units("wrongful", level=1)[0].tolist() == [False, True]
    assert not superiors([0.21, 0.21]).units("sanctioned", level=1).any()
    assert record.by_level("sanctioned")[0, 0] == pytest.approx([0, 1, 0])


def test_a_superiors_fear_is_in_that_part_its_own_record(superiors):
    # leaf not sanctioned: fear = 0.3 x 0.4 x own; leaf wronged too: 0.3 x (0.6 + 0.4)
    own = superiors([0.19] * 4, cycles=2).units("fear", 1, level=1)[0]
    assert own == pytest.approx([0, 0.3 * 0.4])
    both = superiors([0.19] * 4, cycles=2, punish=0.0).units("fear", 1, level=1)[0]
    assert both == pytest.approx([0, 0.3])


def test_draws_without_luck_for_superiors_are_refused_where_they_must_answer():
    settings = jiama.Settings(answerable=0.5)
    with pytest.raises(ValueError, match=r"answerable is 0\.5.*jiama\.draw"):
        jiama.simulate(settings, line, draws=chosen_draws(1))
    with pytest.raises(ValueError, match="upper_punish"):
        jiama.simulate(settings, line, draws=chosen_draws(1, upper=[0.1]))
