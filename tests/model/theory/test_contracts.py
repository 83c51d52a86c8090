import numpy as np
import pytest
from scipy.optimize import minimize, minimize_scalar

from jiama.model.theory import contract, multitask, ratchet


@pytest.mark.parametrize(
    ("aversion", "cost", "variance", "strength", "effort", "surplus"),
    [(1, 1, 1, 0.5, 0.5, 0.25), (2, 1, 0.5, 0.5, 0.5, 0.25), (0.5, 2, 4, 0.2, 0.1, 0.05)],
)
def test_linear_contract_worked_numbers(aversion, cost, variance, strength, effort, surplus):
    slope = contract.strength(aversion, cost, variance)
    assert slope == pytest.approx(strength)
    assert contract.effort(slope, cost) == pytest.approx(effort)
    assert contract.surplus(slope, aversion, cost, variance) == pytest.approx(surplus)


def test_best_strength_maximises_the_surplus():
    best = minimize_scalar(lambda b: -contract.surplus(b, 0.7, 1.3, 2.0), bounds=(0, 1)).x
    assert contract.strength(0.7, 1.3, 2.0) == pytest.approx(best, abs=1e-6)


COST = [[1, 0.5], [0.5, 1]]


def test_noisier_task_is_crowded_out_exactly_in_the_worked_case():
    slopes = multitask.incentives([1, 1], COST, np.diag([1, 4]), aversion=1)
    assert slopes == pytest.approx([1 / 3, 1 / 6])
    assert multitask.efforts(slopes, COST) == pytest.approx([1 / 3, 0], abs=1e-12)


@pytest.mark.parametrize(
    ("second", "efforts"),
    [(1, (2 / 3, 2 / 3)), (0.75, (5 / 6, 1 / 3)), (0.5, (1, 0)), (0.2, (1, 0))],
)
def test_effort_on_the_second_task_ends_at_the_threshold(second, efforts):
    assert multitask.efforts([1, second], COST) == pytest.approx(efforts, abs=1e-12)
    assert multitask.crowding_threshold(0.5) == 0.5


def test_incentives_maximise_the_joint_surplus():
    benefit, cost, noise = np.array([1, 0.6]), np.array([[1, 0.2], [0.2, 2]]), np.diag([0.5, 2])

    def loss(b):
        e = np.linalg.solve(cost, b)
        return e @ cost @ e / 2 + b @ noise @ b / 2 - benefit @ e

    best = minimize(loss, [0.5, 0.5], tol=1e-12).x
    assert multitask.incentives(benefit, cost, noise, aversion=1) == pytest.approx(best, abs=1e-5)


def test_unmeasurable_task_weakens_the_incentive_on_the_measured_one():
    alone = multitask.incentives([1], [[1]], [[1]], aversion=1)[0]
    beside = multitask.incentives([1, 1], COST, np.diag([1, np.inf]), aversion=1)
    nearly = multitask.incentives([1, 1], COST, np.diag([1, 1e9]), aversion=1)
    assert beside[1] == 0
    assert beside[0] < alone
    assert beside == pytest.approx(nearly, abs=1e-6)


def test_one_task_is_the_linear_contract():
    slope = multitask.incentives([1], [[2]], [[4]], aversion=0.5)[0]
    assert slope == pytest.approx(contract.strength(0.5, 2, 4))


def test_cost_matrix_that_is_no_cost_is_refused():
    with pytest.raises(ValueError, match="positive definite"):
        multitask.efforts([1, 1], [[1, 2], [2, 1]])


@pytest.mark.parametrize(("adjustment", "left"), [(0.4, 0.2), (0, 1), (1, 0.1 / 1.1)])
def test_ratchet_leaves_the_worked_share_of_the_bonus(adjustment, left):
    assert ratchet.effective_bonus(1, adjustment, 0.1) == pytest.approx(left)


def test_effective_bonus_is_the_discounted_sum_of_what_one_unit_earns_and_costs():
    adjustment, discount = 0.4, 0.1
    outputs = np.zeros(400)
    before = ratchet.targets(0.0, outputs, adjustment)[:-1]
    outputs[0] = 1.0
    after = ratchet.targets(0.0, outputs, adjustment)[:-1]
    worth = (outputs - (after - before)) @ (1 + discount) ** -np.arange(400.0)
    assert ratchet.effective_bonus(1, adjustment, discount) == pytest.approx(worth, rel=1e-9)
