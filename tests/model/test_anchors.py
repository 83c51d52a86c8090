"""Limits in which the model must agree with published theory, and with itself, exactly."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import norm
from trees import LINE, chosen_draws

import jiama
from jiama.model.phases import execute


@pytest.mark.parametrize("spans", [(3, 3, 3, 3), (2, 5), (4,), (1, 1, 1, 1, 1, 1)])
def test_habit_alone_compounds_over_the_levels_between(spans):
    settings = jiama.Settings(goal=1.2, habit=0.1, strictness=0, tournament=0)
    record = jiama.simulate(settings, jiama.Hierarchy.regular(*spans), cycles=6, runs=3)
    np.testing.assert_allclose(
        record.by_level("target")[:, :, -1], 1.2 * 1.1 ** (len(spans) - 1), rtol=1e-14
    )


def test_with_two_levels_nobody_marks_anything_up():
    record = jiama.simulate(jiama.Settings(strictness=1), jiama.Hierarchy.regular(7), runs=2)
    assert (record.outcome("amplification") == 1).all()
    assert (record.ledger() == 0).all()


def test_guard_is_the_newsvendors_safety_stock():
    # P = 4, A = 4/(1 + 4) = 0.8, z = 0.8416; sigma_j = 0.4 sqrt(0.3 + 0.7/9) for 9 leaves
    settings = jiama.Settings(
        strictness=1, tolerance=0, tournament=0, habit=0, complexity=0.4, satisfaction_weight=0,
        markup_cap=0.6, goal=1.25,
    )  # fmt: skip
    tree = jiama.Hierarchy.regular(3, 9)
    record = jiama.simulate(settings, tree, cycles=1, runs=1, keep_units=True)
    stock = 0.4 * np.sqrt(0.3 + 0.7 / 9) * norm.ppf(0.8)
    np.testing.assert_allclose(record.units("markup", level=1) * 1.25, stock, rtol=1e-13)


@pytest.mark.parametrize("fear, exempt", [(0.0, 0.0), (0.5, 0.3)])
def test_total_and_split_of_effort_beat_whatever_a_numerical_optimiser_finds(fear, exempt):
    rng = np.random.default_rng(5)
    for _ in range(20):
        worths, needs = rng.uniform(0.05, 1.5, 3), rng.uniform(0.1, 0.8, 3)
        capacity = rng.uniform(0.3, 1.0) * (1 - exempt) / (1 + fear)

        def payoff(root_times, worths=worths, needs=needs, capacity=capacity):
            gain = worths @ (np.abs(root_times) / np.sqrt(needs))
            return gain - np.sum(root_times**2) ** 2 / (2 * capacity)

        tasks = [np.array([m]) for m in worths], list(needs), np.array([capacity])
        effort, shares = execute.split(*tasks)
        times = effort * np.concatenate(shares)
        delivered = np.concatenate(execute.deliveries(*tasks, 1 / effort))
        np.testing.assert_allclose(delivered, np.sqrt(times / needs), rtol=1e-12)
        best = minimize(
            lambda x: -payoff(x), np.full(3, 0.5), method="BFGS", options={"gtol": 1e-10}
        )
        np.testing.assert_allclose(times, best.x**2, rtol=1e-5, atol=1e-9)
        np.testing.assert_allclose(times.sum(), effort, rtol=1e-12)
        # first-order conditions: marginal worth of time on each task = marginal cost of time
        marginal = worths / (2 * np.sqrt(needs * times))
        np.testing.assert_allclose(marginal, np.full(3, effort[0] / capacity), rtol=1e-10)


def test_same_seed_gives_the_same_numbers(lopsided, assert_same):
    settings = jiama.Settings(ratchet=0.2, strictness=0.9)
    one, other = (jiama.simulate(settings, lopsided, 8, 5, seed=4) for _ in range(2))
    assert_same(one, other)


def test_other_seeds_give_other_numbers(lopsided):
    one, other = (jiama.simulate(hierarchy=lopsided, cycles=2, runs=2, seed=s) for s in (0, 1))
    assert (one.outcome("value")[1] != other.outcome("value")[1]).all()


@pytest.mark.parametrize("tree", ["classroom", "lopsided"])
def test_runs_do_not_notice_who_runs_beside_them(tree, request, assert_same):
    tree = request.getfixturevalue(tree)
    settings = jiama.Settings(strictness=0.9, ratchet=0.3)
    draws = jiama.draw(tree, cycles=6, runs=7, seed=2)
    whole = jiama.simulate(settings, tree, draws=draws)
    for part in (slice(0, 1), slice(1, 3), slice(3, 7)):
        names = ("shock", "detect", "punish", "appeal")
        some = jiama.Draws(
            common=draws.common[:, part], **{n: getattr(draws, n)[:, part] for n in names}
        )
        record = jiama.simulate(settings, tree, draws=some)
        for name in jiama.OUTCOMES:
            np.testing.assert_array_equal(record.outcome(name), whole.outcome(name)[:, part], name)
        for name in jiama.BY_LEVEL:
            found, expected = record.by_level(name), whole.by_level(name)[:, part]
            np.testing.assert_array_equal(found, expected, name)
        np.testing.assert_array_equal(record.ledger(), whole.ledger()[:, part])


def test_leaves_worked_on_in_blocks_give_what_one_block_gives(monkeypatch, classroom, assert_same):
    whole = jiama.simulate(hierarchy=classroom, cycles=5, runs=3)
    monkeypatch.setattr("jiama.model.leaves.BLOCK", 7)
    assert_same(jiama.simulate(hierarchy=classroom, cycles=5, runs=3), whole, rtol=1e-12)


def test_deterministic_run_settles_where_delivery_and_expectation_meet():
    # no shocks, nobody found out or punished, no markup: reports repeat, expectations follow them
    settings = jiama.Settings(habit=0, markup_cap=0, strictness=0, complexity=0.2)
    tree = jiama.Hierarchy.from_parents(LINE)
    record = jiama.simulate(settings, tree, draws=chosen_draws(1, cycles=60))
    reported = record.by_level("reported")[:, 0, -1]
    assert abs(reported[-1] - reported[-2]) < 1e-9
