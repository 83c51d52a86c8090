from dataclasses import replace

import numpy as np
import pytest

import jiama
from jiama.model.claims import CLAIMS
from jiama.model.claims.claim import Claim, arm, sweep
from jiama.model.claims.evaluate import evaluate, run_setting, situations
from jiama.model.claims.plausible import constant_ranges, lever_ranges, sample
from jiama.model.claims.run import run, trial
from jiama.model.claims.shapes import Falls, Rises


def claim(name, measure, arms, shape):
    return Claim(name, measure, arms, shape, "test", ("00",))


def test_sample_stays_in_its_ranges_and_meets_the_condition():
    drawn = sample(32, seed=1, given={"strictness": (0.5, 0.6)})
    ranges = lever_ranges() | constant_ranges()
    for name, column in zip(drawn.factors, drawn.values.T, strict=True):
        low, high = (0.5, 0.6) if name == "strictness" else (ranges[name].low, ranges[name].high)
        assert column.min() >= low - 1e-12
        assert column.max() <= high + 1e-12


def test_plausible_ranges_lie_within_extreme_ones_and_hold_the_default():
    for name, narrow in lever_ranges().items():
        wide = lever_ranges(extreme=True)[name]
        assert wide.low <= narrow.low <= jiama.LEVERS[name].default <= narrow.high <= wide.high
    default = jiama.Constants()
    for name, narrow in constant_ranges().items():
        assert narrow.low <= getattr(default, name) <= narrow.high


def test_situation_that_two_claims_share_is_run_once():
    arms = sweep("habit", 0.0, 0.1)
    first, second = claim("a", "value", arms, Falls()), claim("b", "load", arms, Rises())
    assert situations([first, second]) == dict.fromkeys(arms, ("value", "load"))


def test_effect_is_the_difference_of_two_runs_with_the_same_draws():
    statement = claim("a", "amplification", sweep("habit", 0.0, 0.05), Rises())
    drawn = sample(2, seed=3)
    effects = evaluate([statement], drawn, seeds=5, seed=9)["a"]
    settings, constants = drawn.pair(1)
    hierarchy = jiama.Hierarchy.preset("classroom")
    draws = jiama.draw(hierarchy, cycles=16, runs=5, seed=9)

    def outcome(habit):
        moved = replace(settings, habit=habit)
        record = jiama.simulate(moved, hierarchy, draws=draws, constants=constants)
        return record.outcome("amplification")[-1]

    assert effects[1] == pytest.approx(outcome(0.05) - outcome(0.0), abs=1e-12)


def test_trial_counts_settings_and_seeds():
    effects = np.array([[1.0, 1.0], [1.0, -3.0], [-1.0, -1.0], [2.0, 2.0]])
    result = trial(effects, sample(4))
    assert result.share == 5 / 8
    assert result.settings_share == 2 / 4
    assert result.effect[1] == pytest.approx(0.0)


def test_switching_its_mechanism_off_ends_a_claim():
    moved = CLAIMS["tournament_raises_amplification"]
    needed = situations([moved])
    low, high = (
        run_setting(jiama.Settings(), jiama.Constants(), needed, variant=name)
        for name in ("without_tournament", "all")
    )
    off = [low[a, "amplification"] for a in moved.arms]
    on = [high[a, "amplification"] for a in moved.arms]
    assert np.array_equal(off[0], off[1])
    assert (on[1] > on[0]).all()


def test_arm_may_change_the_tree():
    long, short = arm((3, 3, 3, 3), habit=0.1), arm((9, 9), habit=0.1)
    calm = jiama.Settings(strictness=0, tournament=0)
    found = run_setting(calm, jiama.Constants(), dict.fromkeys((long, short), ("amplification",)))
    assert found[long, "amplification"] == pytest.approx([1.1**3] * 10)
    assert found[short, "amplification"] == pytest.approx([1.1] * 10)


def test_all_results_of_a_claim_are_computed_in_one_go():
    stated = replace(
        claim("a", "amplification", sweep("habit", 0.0, 0.05), Rises()),
        given={"strictness": (0.1, 0.3)},
    )
    found = run([stated], settings=4, variant_settings=2, seeds=2, save=False, stream=None)
    result = found.claims["a"]
    again = evaluate([stated], sample(4, 1), seeds=2)["a"]
    assert result.anywhere == trial(again, sample(4, 1))
    assert result.variants["only_tournament"] == 0
    assert result.variants["only_routine"] == 1
    assert result.given.share == result.stated.share
    assert found.digests.keys() == {"a"}
