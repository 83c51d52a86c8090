import numpy as np
import pytest
from scipy.signal import lfilter

from jiama.model.theory import bullwhip

WORKED = {(1, 5): 1.48, (2, 5): 2.12, (3, 5): 2.92, (1, 10): 1.22, (3, 10): 1.78, (5, 10): 2.50}


@pytest.mark.parametrize(("case", "ratio"), WORKED.items())
def test_moving_average_worked_numbers(case, ratio):
    assert bullwhip.moving_average(*case) == pytest.approx(ratio)


def ar1(correlation, size, seed):
    shocks = np.random.default_rng(seed).normal(size=size)
    return lfilter([1.0], [1.0, -correlation], shocks)[1000:]


@pytest.mark.parametrize(
    ("lead", "periods", "correlation"), [(1, 5, 0.0), (3, 10, 0.0), (2, 4, 0.6)]
)
def test_moving_average_formula_is_what_simulated_orders_show(lead, periods, correlation):
    demand = ar1(correlation, 1_000_000, seed=5)
    window = np.convolve(demand, np.ones(periods) / periods, "valid")
    orders = lead * np.diff(window) + demand[periods:]
    ratio = orders.var() / demand.var()
    assert bullwhip.moving_average(lead, periods, correlation) == pytest.approx(ratio, rel=0.01)


@pytest.mark.parametrize(("lead", "weight", "correlation"), [(2, 0.3, 0.0), (1, 0.5, 0.5)])
def test_exponential_smoothing_formula_is_what_simulated_orders_show(lead, weight, correlation):
    demand = ar1(correlation, 1_000_000, seed=6)
    forecast = lfilter([weight], [1.0, weight - 1.0], demand)
    orders = lead * np.diff(forecast) + demand[1:]
    ratio = orders[1000:].var() / demand[1000:].var()
    formula = bullwhip.exponential_smoothing(lead, weight, correlation)
    assert formula == pytest.approx(ratio, rel=0.01)


@pytest.mark.parametrize(("lead", "correlation"), [(1, 0.5), (3, 0.7)])
def test_best_forecast_formula_is_what_simulated_orders_show(lead, correlation):
    demand = ar1(correlation, 1_000_000, seed=7)
    ahead = correlation * (1 - correlation**lead) / (1 - correlation)
    orders = ahead * np.diff(demand) + demand[1:]
    ratio = orders.var() / demand.var()
    assert bullwhip.best_forecast(lead, correlation) == pytest.approx(ratio, rel=0.02)


def test_sharing_information_beats_passing_orders_on():
    shared, passed = bullwhip.shared_information([1, 1, 1], 5), bullwhip.passed_on([1, 1, 1], 5)
    assert shared == pytest.approx(2.92)
    assert passed == pytest.approx(3.241792)


def test_perfectly_correlated_demand_is_refused():
    with pytest.raises(ValueError, match="correlation is 1"):
        bullwhip.moving_average(1, 5, 1.0)
