import numpy as np
import pytest

from jiama.model.theory import goodhart, inspection


def test_harsher_fine_lowers_inspection_and_leaves_violation_alone():
    assert inspection.inspection_rate(gain=1, fine=4) == pytest.approx(0.2)
    assert inspection.inspection_rate(gain=1, fine=8) == pytest.approx(1 / 9)
    assert inspection.violation_rate(cost=1, reward=5) == pytest.approx(0.2)


def test_equilibrium_leaves_both_sides_indifferent():
    stakes = {"gain": 1, "fine": 4, "cost": 1, "reward": 5}
    p, q = inspection.inspection_rate(1, 4), inspection.violation_rate(1, 5)
    violating = [inspection.payoffs(p, choice, **stakes)[0] for choice in (0, 1)]
    inspecting = [inspection.payoffs(choice, q, **stakes)[1] for choice in (0, 1)]
    assert violating == pytest.approx([0, 0])
    assert inspecting == pytest.approx([0, 0])


def test_expected_fine_deters_once_it_matches_the_gain():
    assert inspection.deterred(0.25, 4, 1)
    assert not inspection.deterred(0.24, 4, 1)


def test_worthless_inspection_is_refused():
    with pytest.raises(ValueError, match="nobody would inspect"):
        inspection.violation_rate(2, 1)


def test_best_of_31_by_score_is_half_as_good_as_it_looks():
    score, value = goodhart.winner(31, 1, 1)
    assert (score, value) == pytest.approx((2.908, 1.454), abs=1e-3)
    assert goodhart.expected_value(2.0, 1, 1) == pytest.approx(1.0)


def test_winner_formula_is_what_simulated_contests_show():
    rng = np.random.default_rng(11)
    value = rng.normal(size=(40_000, 8))
    score = value + rng.normal(0, 2, size=value.shape)
    best = score.argmax(axis=1)
    shown, real = score[np.arange(40_000), best], value[np.arange(40_000), best]
    expected = goodhart.winner(8, 1, 2)
    assert expected[0] == pytest.approx(shown.mean(), abs=4 * shown.std() / 200)
    assert expected[1] == pytest.approx(real.mean(), abs=4 * real.std() / 200)
