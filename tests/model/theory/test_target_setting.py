import math

import numpy as np
import pytest

from jiama.model.theory import standard, three_step


def ring(size):
    seats = np.arange(size)
    return np.isin((seats[:, None] - seats) % size, [1, size - 1])


def test_neighbours_who_watch_each_other_race_one_step_a_round():
    path = three_step.race(5.0, [5.5] * 6, ring(6), step=0.25, rounds=8)
    assert path[-1] == pytest.approx([5.5 + 8 * 0.25] * 6)


def test_units_that_look_only_upward_settle_at_once():
    path = three_step.race(5.0, [9.0, 4.0], np.zeros((2, 2)), step=0.5, rounds=3)
    assert path[1:] == pytest.approx(np.full((3, 2), 5.5))


def test_one_high_target_spreads_to_all_within_the_ring():
    path = three_step.race(5.0, [5, 5, 5, 8, 5, 5, 5], ring(7), step=0.0, rounds=4)
    highest = (path == 8.0).sum(axis=1)
    # With no step the high target only moves on: its two neighbours copy it each round.
    assert path[1].tolist() == [5, 5, 8, 5, 8, 5, 5]
    assert highest[0] == 1
    assert path.max() == 8.0


def test_ladder_rises_by_a_step_a_level():
    assert three_step.down_the_ladder(5.0, 3, 0.5) == pytest.approx([5.0, 5.5, 6.0, 6.5])


def test_neighbour_table_of_the_wrong_size_is_refused():
    with pytest.raises(ValueError, match="one row and column a unit"):
        three_step.next_targets(5.0, [5, 5], np.zeros((3, 3)), 0.1)


def test_effort_peaks_at_the_standard_that_lies_at_the_mode():
    value, noise = 1.0, 1.0
    best = standard.best_target(value, noise)
    assert best == pytest.approx(1 / math.sqrt(2 * math.pi))
    assert standard.effort(best, value, noise) == pytest.approx(best, abs=1e-6)
    around = [standard.effort(best + move, value, noise) for move in (-0.8, -0.3, 0.3, 0.8)]
    assert max(around) < best


def test_effort_solves_the_first_order_condition():
    effort = standard.effort(0.9, 1.0, 0.8)
    slope = math.exp(-(((0.9 - effort) / 0.8) ** 2) / 2) / (0.8 * math.sqrt(2 * math.pi))
    assert effort == pytest.approx(slope, abs=1e-6)


def test_target_far_out_of_reach_drives_nobody():
    assert standard.effort(6.0, 1.0, 0.8) < 1e-6


def test_nearly_certain_outcomes_have_no_best_standard():
    with pytest.raises(ValueError, match="give up"):
        standard.best_target(1.0, 0.1)
