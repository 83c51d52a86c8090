"""The depth at which markups feed on themselves."""

import numpy as np
import pytest

import jiama
from jiama.model import chain


def test_without_feedback_nothing_grows_however_deep_the_chain():
    calm = jiama.Settings(strictness=0, tournament=0)
    assert chain.growth(calm, jiama.Hierarchy.regular(1, 1, 1, 1, 1, 1, 1)) == 1.0
    assert chain.threshold(calm) is None


def test_a_ratchet_on_a_known_path_is_measured_exactly():
    # nobody between: the target grows by ratchet x 0.2 a cycle where delivery is always ahead
    settings = jiama.Settings(ratchet=0.5, goal=0.8, complexity=0, satisfaction_noise=0)
    constants = jiama.Constants(prize=9.0)
    found = chain.growth(
        settings, jiama.Hierarchy.regular(2), cycles=4, runs=1, constants=constants
    )
    assert found == pytest.approx(1.1**3)


def test_the_threshold_is_where_the_map_first_passes_twice():
    levels = range(3, 8)
    row = chain.growth_map([0.3], levels)[0]
    passed = [count for count, times in zip(levels, row, strict=True) if times > chain.RUNAWAY]
    assert chain.threshold(jiama.Settings(strictness=0.3), deepest=7) == passed[0]
    assert 5 < passed[0] <= 7


def test_short_chains_settle_and_deep_ones_run_away_under_moderate_pressure():
    found = chain.growth_map([0.3, 1.0], [3, 5, 7])
    assert (found[:, 0] < 1.2).all()
    assert found[0, 2] > 2 > found[0, 1]
    # the strictest pressure is met with falsified figures, which hide the shortfall
    assert found[1, 2] < found[0, 2]


def test_a_cap_stops_the_chain():
    settings = jiama.Settings(strictness=0.3, markup_cap=0.1)
    assert chain.threshold(settings, deepest=7) is None
    assert np.isfinite(chain.growth_map([0.0], [2], settings)).all()
