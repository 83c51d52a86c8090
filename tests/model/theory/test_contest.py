import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from jiama.model.theory import contest


@pytest.mark.parametrize(
    ("players", "decisiveness", "spending", "payoff"),
    [
        (2, 1, 25, 25),
        (3, 1, 22.2222, 11.1111),
        (5, 1, 16, 4),
        (10, 1, 9, 1),
        (2, 2, 50, 0),
        (4, 1.2, 22.5, 2.5),
    ],
)
def test_worked_numbers_for_a_value_of_100(players, decisiveness, spending, payoff):
    assert contest.spending(100, players, decisiveness) == pytest.approx(spending, abs=1e-4)
    assert contest.payoff(100, players, decisiveness) == pytest.approx(payoff, abs=1e-4)


@pytest.mark.parametrize(("players", "decisiveness"), [(2, 1.0), (4, 1.2), (6, 0.7)])
def test_equilibrium_outlay_is_the_best_reply_to_itself(players, decisiveness):
    others = contest.spending(100, players, decisiveness)

    def loss(x):
        odds = x**decisiveness / (x**decisiveness + (players - 1) * others**decisiveness)
        return x - 100 * odds

    best = minimize_scalar(loss, bounds=(1e-6, 100), method="bounded", options={"xatol": 1e-9})
    assert best.x == pytest.approx(others, rel=1e-5)


def test_unequal_pair_spends_in_proportion_to_what_winning_is_worth():
    first, second, odds = contest.unequal_pair(120, 80)
    assert (first, second, odds) == pytest.approx((28.8, 19.2, 0.6))


def test_linear_cost_is_the_power_one_case():
    assert contest.spending_at_rising_cost(100, 5, 1) == pytest.approx(contest.spending(100, 5))
    assert contest.spending_at_rising_cost(100, 2, 2) == pytest.approx(np.sqrt(25))


def test_too_decisive_a_contest_is_refused_with_its_limit():
    with pytest.raises(ValueError, match=r"exists up to 1\.5"):
        contest.spending(100, 3, 1.6)
