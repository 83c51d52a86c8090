"""Persons decide for units, cycle by cycle; the model decides for the rest."""

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import LOPSIDED, levers, parents, seeded

import jiama
from jiama.model import play as module

NEW = {"peers": 0.3, "answerable": 0.5, "markdown": 0.2, "shelter": 0.5, "decay": 0.1}


@pytest.fixture
def play(lopsided):
    return jiama.Play(jiama.Settings(), lopsided, cycles=3, runs=2, seed=4)


@pytest.mark.parametrize("changed", [{}, {"strictness": 0.9, **NEW}, {"fixed_markup": (0.1, 0.2)}])
def test_where_nobody_decides_it_is_the_simulation_bit_by_bit(changed, lopsided, assert_same):
    settings = jiama.Settings(**changed)
    playing = jiama.Play(settings, lopsided, cycles=4, runs=3, seed=2)
    while not playing.over:
        playing.step()
    simulated = jiama.simulate(settings, lopsided, 4, 3, 2, keep_units=True)
    assert_same(playing.record(), simulated)
    for name in ("target", "markup", "fear"):
        one, other = (r.units(name, level=1) for r in (playing.record(), simulated))
        np.testing.assert_array_equal(one, other)


def test_a_persons_markup_is_that_units_and_stands_under_person(play):
    record = play.step({2: 0.25, 4: {"markup": -0.5}})
    assert record.units("markup", level=1)[:, 1].tolist() == [0.25, 0.25]
    assert record.units("markup", level=2)[:, 1].tolist() == [-0.5, -0.5]
    path = record.path_ledger(2)  # leaf 2 is under units 2 and 4
    assert path[:, 1] == pytest.approx(np.array([[0, 0, 0, 0, np.log(1.25)]] * 2))
    assert path[:, 2] == pytest.approx(np.array([[0, 0, 0, 0, np.log(0.5)]] * 2))
    other = record.path_ledger(0)
    assert (other[..., 4] == 0).all() and (other[..., 0] > 0).any()


@seeded
@given(settings=levers(), tree=parents(), data=st.data())
def test_the_ledger_stays_exact_whoever_decides(settings, tree, data):
    hierarchy = jiama.Hierarchy.from_parents(tree)
    between = st.integers(1, max(1, hierarchy.level_starts[-2] - 1))
    markups = st.dictionaries(between, st.floats(-0.5, 2))
    playing = jiama.Play(settings, hierarchy, cycles=2, runs=2)
    for _ in range(2):
        record = playing.step(data.draw(markups) if hierarchy.depth > 2 else {})
        growth = np.log(record.units("target") / record.units("target", level=0))
        for leaf in range(hierarchy.leaves):
            path = record.path_ledger(leaf).sum(axis=(1, 2))
            np.testing.assert_allclose(path, growth[:, leaf], atol=1e-11)
        total = record.ledger()[-1].sum(axis=(1, 2))
        np.testing.assert_allclose(total, growth.mean(axis=1), atol=1e-11)


def test_a_markup_works_on_everyone_below_and_on_no_one_else(lopsided):
    pair = [jiama.Play(hierarchy=lopsided, cycles=1, seed=1) for _ in range(2)]
    one, other = pair[0].step({1: 1.0, 3: 0.1}), pair[1].step({1: 0.25, 3: 0.1})
    load = [record.units("load")[0] for record in (one, other)]
    assert load[0][:2] == pytest.approx(load[1][:2] * 2 / 1.25)
    np.testing.assert_array_equal(load[0][2:], load[1][2:])


def test_a_grassroots_unit_spends_its_time_as_the_person_says():
    # coverage 1/2, need 0.8: 0.4 meets the measured half, 0.1 a quarter of the rest
    tree = jiama.Hierarchy.regular(1, 2)
    settings = jiama.Settings(frequency=0, strictness=0, complexity=0, satisfaction_noise=0)
    playing = jiama.Play(settings, tree, cycles=2)
    record = playing.step({3: {"work": 0.4, "service": 0.1, "paperwork": 0.0}})
    unit = {name: float(record.units(name)[0, 1]) for name in jiama.OUTCOMES}
    assert unit["effort"] == pytest.approx(0.5)
    assert (unit["work"], unit["service"], unit["paperwork"]) == pytest.approx((0.8, 0.2, 0))
    assert unit["value"] == pytest.approx(0.5 * 1 + 0.5 * 0.5)
    # score: 0.8 x 1 + 0.2 x (1/2 x 1 + 1/2 x 1/2)
    assert float(record.units("actual")[0, 1]) == pytest.approx(0.95, abs=1e-5)
    idle = playing.step({3: {"work": 0.0, "service": 0.0, "paperwork": 0.0}})
    assert idle.units("effort")[0, 1] == idle.units("value")[0, 1] == 0
    assert idle.units("waste")[0, 1] == 0


def test_times_left_open_are_the_models(lopsided):
    pair = [jiama.Play(hierarchy=lopsided, cycles=1, seed=1) for _ in range(2)]
    first = lopsided.level_starts[-2]
    one, other = pair[0].step({first: {"work": 0.9}}), pair[1].step()
    for task in ("service", "paperwork"):
        times = [r.units(task)[0, 0] * r.units("effort")[0, 0] for r in (one, other)]
        assert times[0] == pytest.approx(times[1])
    assert one.units("work")[0, 0] * one.units("effort")[0, 0] == pytest.approx(0.9)


def test_what_a_person_reports_is_on_the_books_unless_it_is_found_out():
    tree = jiama.Hierarchy.regular(1, 2)
    settings = jiama.Settings(audit=0.3, frequency=12, supervision=0, collusion=0)
    record = jiama.Play(settings, tree, cycles=1, runs=200).step({2: {"report": 1.5}})
    found = record.units("detected")[:, 0].astype(bool)
    assert found.sum() > 0
    reported, actual = record.units("reported")[:, 0], record.units("actual")[:, 0]
    assert reported[~found] == pytest.approx(1.5)
    assert reported[found] == pytest.approx(actual[found])
    # what is falsified is what the books show too much, of the measured part of the score
    written = np.maximum(1.5 - actual, 0) / (1 - settings.satisfaction_weight)
    assert record.units("falsification")[:, 0] == pytest.approx(written)


def test_who_reports_less_than_the_truth_falsifies_nothing_and_keeps_trust():
    tree = jiama.Hierarchy.regular(1, 1)
    settings = jiama.Settings(complexity=0, satisfaction_noise=0, audit=0.3, frequency=12)
    record = jiama.Play(settings, tree, cycles=1).step({2: {"report": 0.1}})
    assert float(record.units("gap")[0, 0]) < 0
    assert record.units("falsification")[0, 0] == record.units("detected")[0, 0] == 0
    value = record.outcome("value")[0, 0]
    assert record.outcome("trust")[0, 0] == pytest.approx(1 - 0.3 * (1 - value))


def test_targets_of_the_coming_cycle_are_seen_before_anything_moves(play):
    seen = play.targets({1: 0.3})
    assert (play.cycle, seen.shape) == (0, (2, 15))
    record = play.step({1: 0.3})
    for level in range(4):
        here = slice(*play.hierarchy.level_starts[level : level + 2])
        np.testing.assert_array_equal(seen[:, here], record.units("target", level=level))


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ({15: 0.1}, "no unit 15; choose 0 to 14"),
        ({-1: 0.1}, "no unit -1"),
        ({"1": 0.1}, "no unit '1'"),
        ({0: 0.1}, "unit 0 is the centre"),
        ({9: 0.1}, "unit 9 is a grassroots unit"),
        (
            {1: {"work": 0.5}},
            "'work' of unit 1 is not for persons to decide; choose one of: markup",
        ),
        ({9: {"markup": 0.5}}, "'markup' of unit 9 is not for persons to decide"),
        ({9: {"wrok": 0.5}}, "'wrok' of unit 9 is not for persons to decide; did you mean work?"),
        ([1, 2], "the decisions are [1, 2]; give a mapping"),
        ([], "the decisions are []; give a mapping"),
        (0.2, "the decisions are 0.2; give a mapping"),
        ({1: -0.6}, "markup of unit 1 is -0.6; choose a value from -0.5 to 2"),
        ({1: "much"}, "markup of unit 1 is 'much'; give a number"),
        ({1: {}}, "markup of unit 1 is None; give a number"),
        ({9: {"work": -1}}, "work of unit 9 is -1; choose a value from 0 to 4"),
        ({9: {"report": float("nan")}}, "report of unit 9 is nan; give a number"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_in_one_sentence_and_nothing_moves(
    decisions, said, play, lopsided, assert_same
):
    with pytest.raises(jiama.InputError) as caught:
        play.step(decisions)
    assert said in str(caught.value) and "\n" not in str(caught.value)
    assert play.cycle == 0
    while not play.over:
        play.step()
    assert_same(play.record(), jiama.simulate(None, lopsided, 3, 2, 4))


def test_after_the_last_cycle_there_is_none(play):
    for _ in range(3):
        play.step()
    for ask in (play.step, play.targets):
        with pytest.raises(jiama.InputError, match="all 3 cycles have been played"):
            ask()


def test_a_record_taken_halfway_does_not_grow(play):
    early = play.step({1: 0.5})
    before = early.outcome("load").copy()
    play.step()
    assert early.cycles == 1
    np.testing.assert_array_equal(early.outcome("load"), before)


def test_the_example_in_the_documentation_runs():
    assert doctest.testmod(module).failed == 0


def test_trees_of_the_tests_are_the_same():
    assert jiama.Hierarchy.from_parents(LOPSIDED).size == 15
