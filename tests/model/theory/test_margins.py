import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from jiama.model.theory import compounding, newsvendor


@pytest.mark.parametrize(
    ("shortage", "quantity", "cost"),
    [(1, 100, 15.9577), (4, 116.832, 27.9962), (9, 125.631, 35.0997), (19, 132.897, 41.2543)],
)
def test_newsvendor_worked_numbers(shortage, quantity, cost):
    best = newsvendor.order(100, 20, shortage, 1)
    assert best == pytest.approx(quantity, abs=1e-3)
    assert newsvendor.cost_at_best(20, shortage, 1) == pytest.approx(cost, abs=1e-4)
    assert newsvendor.expected_cost(best, 100, 20, shortage, 1) == pytest.approx(cost, abs=1e-4)


def test_order_minimises_the_expected_cost():
    best = minimize_scalar(
        newsvendor.expected_cost, bounds=(50, 200), args=(100, 20, 9, 1), method="bounded"
    ).x
    assert newsvendor.order(100, 20, 9, 1) == pytest.approx(best, abs=1e-3)


def test_expected_cost_is_the_mean_over_many_demands():
    demand = np.random.default_rng(3).normal(100, 20, 400_000)
    cost = 9 * np.maximum(demand - 110, 0) + np.maximum(110 - demand, 0)
    error = 4 * cost.std() / np.sqrt(len(demand))
    assert newsvendor.expected_cost(110, 100, 20, 9, 1) == pytest.approx(cost.mean(), abs=error)


def test_margins_add_up_down_the_chain():
    assert newsvendor.cascade(4, 0.5, 9, 1) == pytest.approx(2.563, abs=1e-3)


def test_ten_per_cent_on_four_levels_is_nearly_half_more():
    assert newsvendor.multiplied(1.0, [0.1] * 4) == pytest.approx(1.4641)
    assert compounding.targets(1.0, 0.1, 4)[-1] == pytest.approx(1.4641)
    assert compounding.common_markup(1.4641, 4) == pytest.approx(0.1)


def test_a_target_doubles_when_the_doubling_time_is_over():
    levels = compounding.levels_to_double(0.05)
    assert 1.05**levels == pytest.approx(2.0)
    assert 14 < levels < 15


def test_costless_shortage_is_refused():
    with pytest.raises(ValueError, match="shortage is 0"):
        newsvendor.fractile(0, 1)
