import math

import numpy as np
import pytest

from jiama.model.theory import tournament

# Integrated numerically by both formulas, agreeing to six decimals.
INCENTIVES = {
    2: 0.282095,
    3: 0.282095,
    4: 0.257344,
    5: 0.232593,
    8: 0.177950,
    10: 0.153875,
    11: 0.144221,
    21: 0.089960,
    31: 0.066338,
}
MAXIMA = {2: 0.564190, 3: 0.846284, 4: 1.029375, 5: 1.162964, 8: 1.423600, 10: 1.538753}


@pytest.mark.parametrize(("players", "expected"), INCENTIVES.items())
def test_incentive_is_the_tabulated_one(players, expected):
    assert tournament.incentive(players) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("players", "expected"), MAXIMA.items())
def test_best_of_n_draws_has_the_tabulated_mean(players, expected):
    assert tournament.expected_rank(players, players) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("players", [2, 3, 7, 31])
def test_both_ways_to_the_incentive_agree(players):
    by_rank = tournament.expected_rank(players, players) / players
    assert tournament.incentive(players) == pytest.approx(by_rank, abs=1e-9)


def test_two_players_have_the_closed_form():
    assert tournament.incentive(2) == pytest.approx(1 / (2 * math.sqrt(math.pi)), abs=1e-10)
    assert tournament.incentive(3) == pytest.approx(tournament.incentive(2), abs=1e-10)


def test_more_peers_weaken_each_but_raise_the_sum_of_effort():
    each = np.array([tournament.effort(1.0, n, noise=1.0) for n in range(3, 12)])
    assert (np.diff(each) < 0).all()
    assert (np.diff(each * np.arange(3, 12)) > 0).all()


def test_penalty_for_the_last_drives_as_much_as_a_prize_for_the_first():
    first = tournament.effort_for_prizes([0, 0, 0, 0, 1], noise=0.5)
    last = tournament.effort_for_prizes([-1, 0, 0, 0, 0], noise=0.5)
    assert first == pytest.approx(tournament.effort(1.0, 5, noise=0.5))
    assert last == pytest.approx(first)


def test_no_player_gains_by_leaving_the_equilibrium_effort():
    prize, players, noise = 1.0, 3, 1.0
    rng = np.random.default_rng(1)
    own, others = rng.normal(0, noise, 400_000), rng.normal(0, noise, (2, 400_000)).max(axis=0)
    best = tournament.effort(prize, players, noise)

    def payoff(effort):
        return prize * (effort + own > best + others).mean() - effort**2 / 2

    at_best = payoff(best)
    # The payoff is smooth in the deviation; 3 standard errors bound the simulation.
    error = 3 * 0.5 / math.sqrt(400_000)
    assert all(payoff(best + move) < at_best + error for move in (-0.3, -0.15, 0.15, 0.3))


def test_small_noise_leaves_less_than_staying_away():
    assert tournament.payoff(1.0, 5, noise=1.0) > 0
    assert tournament.payoff(1.0, 5, noise=0.1) < 0


def test_rank_beyond_the_field_is_refused():
    with pytest.raises(ValueError, match="only 3 players"):
        tournament.expected_rank(3, 4)
