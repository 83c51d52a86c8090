from dataclasses import replace

import numpy as np
import pytest

import jiama
from jiama.model.claims import CLAIMS
from jiama.model.claims.claim import STEADY, Claim, arm, sweep
from jiama.model.claims.conditions import condition
from jiama.model.claims.evaluate import Job, evaluate, situations
from jiama.model.claims.judge import judge, verdict
from jiama.model.claims.plausible import constant_ranges, lever_ranges, page, sample, width
from jiama.model.claims.region import NARROWEST
from jiama.model.claims.results import Scatter
from jiama.model.claims.run import held_out_region, run
from jiama.model.claims.shapes import Falls, Rises
from jiama.model.claims.stacked import simulate_all
from jiama.model.claims.store import stored, table
from jiama.model.claims.trees import TREES, flatter, hierarchy
from jiama.model.claims.trial import FIRM, trial


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


def test_a_sample_begins_with_the_smaller_one_of_its_seed():
    small, large = sample(8, 3), sample(16, 3)
    assert np.array_equal(large.values[:8], small.values)
    assert np.array_equal(large.seeds[:8], small.seeds)
    assert not set(small.seeds) & set(sample(8, 4).seeds)


def test_width_of_a_condition_is_its_share_of_the_plausible_box():
    # Strictness runs from 0.25 to 0.75, inspections from 2 to 8: seven counts.
    assert width({"strictness": (0.25, 0.5)}) == pytest.approx(0.5)
    assert width({"frequency": (2, 4)}) == pytest.approx(3 / 7)
    assert width({"strictness": (0.25, 0.5), "frequency": (2, 4)}) == pytest.approx(3 / 14)
    assert width({"strictness": (0.2, 0.5)}) == 0
    assert width({"ratchet": (0.0, 0.1)}) == 0


def test_settings_of_the_page_are_the_defaults_with_a_seed_each():
    drawn = page(3)
    assert drawn.pair(2) == (jiama.Settings(), jiama.Constants())
    assert len(set(drawn.seeds)) == 3


def test_situation_that_two_claims_share_is_run_once():
    arms = sweep("habit", 0.0, 0.1)
    first, second = claim("a", "value", arms, Falls()), claim("b", "load", arms, Rises())
    assert situations([first, second]) == arms
    assert len(Job((first, second), sample(4)).pieces()) == 2


def test_effect_is_the_difference_of_the_means_of_runs_with_the_same_draws():
    statement = claim("a", "amplification", sweep("habit", 0.0, 0.05), Rises())
    drawn = sample(2, seed=3)
    (effects,) = evaluate([Job((statement,), drawn, seeds=5)])
    settings, constants = drawn.pair(1)
    tree = jiama.Hierarchy.preset("classroom")
    draws = jiama.draw(tree, cycles=16, runs=5, seed=int(drawn.seeds[1]))

    def outcome(habit):
        moved = replace(settings, habit=habit)
        record = jiama.simulate(moved, tree, draws=draws, constants=constants)
        return record.outcome("amplification")[-1].mean()

    assert effects["a"][1] == pytest.approx(outcome(0.05) - outcome(0.0), abs=1e-12)


def test_trial_counts_settings_and_points():
    found = trial(np.array([0.02, 0.005, -0.03, 0.1]))
    assert (found.share, found.point, found.against) == (3 / 4, 2 / 4, 1 / 4)
    assert found.effect[1] == pytest.approx(0.0125)


def test_sampling_error_is_that_of_agresti_and_coull():
    # 90 of 100: (90 + 1.96²/2)/(100 + 1.96²) = 0.8852; 1.96·sqrt(0.8852·0.1148/103.84) = 0.0613
    effects = np.where(np.arange(100) < 90, 1.0, -1.0)
    assert trial(effects).error == pytest.approx(0.0613, abs=5e-4)
    # The same settings on five hierarchies say no more than once where they agree.
    assert trial(np.tile(effects, (5, 1))).error >= 1.96 * np.sqrt(0.9 * 0.1 / 100) - 1e-12
    assert trial(np.ones(100)).error > 0


def test_a_steady_trend_is_tried_between_the_ends():
    twin = CLAIMS["habit_raises_load"].steady
    assert twin.id == "habit_raises_load" + STEADY
    assert [dict(a.levers)["habit"] for a in twin.arms] == pytest.approx(
        [0, 0.025, 0.05, 0.075, 0.1]
    )
    assert (twin.arms[0], twin.arms[-1]) == CLAIMS["habit_raises_load"].arms
    counted = CLAIMS["lines_raise_load"].steady
    assert [dict(a.levers)["lines"] for a in counted.arms] == [1, 4, 6, 9, 12]
    assert CLAIMS["strictness_hump_value"].steady is None
    assert CLAIMS["longer_chain_raises_amplification"].steady is None


@pytest.mark.parametrize("extreme", [False, True])
@pytest.mark.parametrize("tree", ["uneven", "six"])
def test_settings_simulated_side_by_side_give_what_each_gives_alone(tree, extreme):
    drawn, shape = sample(4, 9, extreme=extreme), hierarchy(tree)
    pairs = [drawn.pair(row) for row in range(4)]
    draws = [jiama.draw(shape, cycles=5, runs=3, seed=row) for row in range(4)]
    together = simulate_all(pairs, shape, draws)
    for (settings, constants), chance, found in zip(pairs, draws, together, strict=True):
        alone = jiama.simulate(settings, shape, draws=chance, constants=constants)
        for name in jiama.OUTCOMES:
            assert found.outcome(name) == pytest.approx(alone.outcome(name), abs=1e-12)
        assert found.by_level("reported") == pytest.approx(alone.by_level("reported"), abs=1e-12)
        assert found.ledger() == pytest.approx(alone.ledger(), abs=1e-12)


def test_switching_its_mechanism_off_ends_a_claim():
    moved = CLAIMS["tournament_raises_amplification"]
    off, on = evaluate(
        [Job((moved,), page(3), variant=name) for name in ("without_tournament", "all")]
    )
    assert (off[moved.id] == 0).all()
    assert (on[moved.id] > 0.01).all()


def test_hierarchies_differ_in_depth_and_spans():
    assert [hierarchy(name).depth for name in TREES] == [3, 5, 3, 6, 4]
    assert len(set(hierarchy("uneven").span(2))) > 1
    with pytest.raises(ValueError, match="classroom"):
        hierarchy("clasroom")


def test_a_flatter_hierarchy_keeps_the_grassroots_and_loses_a_level():
    flat = flatter(jiama.Hierarchy.regular(2, 3, 4))
    assert np.array_equal(flat.parent, jiama.Hierarchy.regular(2, 12).parent)


def test_arm_may_change_the_tree():
    calm = {"strictness": 0.0, "tournament": 0.0, "habit": 0.1}
    statement = claim("a", "amplification", (arm("flatter", **calm), arm(**calm)), Rises())
    (effects,) = evaluate([Job((statement,), page(2))])
    assert effects["a"] == pytest.approx([1.1**3 - 1.1**2] * 2)


def test_region_is_found_on_one_half_and_judged_on_the_other():
    drawn = sample(256, 5)
    strictness = drawn.values[:, drawn.factors.index("strictness")]
    effects = np.where(strictness < 0.4, -1.0, 1.0)
    (bound,) = held_out_region(drawn, np.tile(effects, (2, 1))).bounds
    assert (bound.factor, bound.side) == ("strictness", "below")
    first_half_only = np.where(np.arange(256) < 128, effects, 1.0)
    assert held_out_region(drawn, first_half_only[None]) is None


def test_all_results_of_a_claim_are_computed_in_one_go():
    stated = replace(
        claim("a", "amplification", sweep("habit", 0.0, 0.05), Rises()),
        given={"strictness": (0.25, 0.5)},
    )
    sizes = {"page": 2, "plausible": 4, "panel": 2, "given": 2, "variant": 2}
    found = run([stated], settings=sizes, seeds=2, page_seeds=2, save=False, stream=None)
    result = found.claims["a"]
    (again,) = evaluate([Job((stated,), sample(4, 1), "county", seeds=2)])
    assert result.ranges["plausible"]["county"] == trial(again["a"])
    assert result.ranges.keys() == {"page", "plausible", "panel", "given"}
    assert all(tried.keys() == {*TREES, "all"} for tried in result.ranges.values())
    assert result.variants["only_tournament"] == 0
    assert result.variants["only_routine"] == 1
    assert result.stated == result.ranges["given"]["all"]
    assert result.steady["plausible"]["classroom"] <= 1
    assert found.digests.keys() == {"a"}


def test_claims_are_judged_under_a_rule_of_ones_own():
    rules = jiama.Rules(ambition=lambda zeal, tournament, outlook, lag: 0 * lag)
    found = judge(
        ["tournament_raises_amplification", "habit_raises_load"],
        rules=rules, over="page", settings=3, seeds=3, stream=None,
    )  # fmt: skip
    assert found["claim"] == ["tournament_raises_amplification", "habit_raises_load"]
    assert found["published"] == [1, 1]
    assert found["effect_own"][0] < found["effect_published"][0]
    assert found["verdict"][1] == "holds"


def test_a_claim_is_judged_as_stated_under_its_condition_and_on_its_hierarchies():
    whole = claim("a", "amplification", sweep("strictness", 0.25, 0.5), Rises())
    confined = replace(whole, id="b", given={"habit": (0.02, 0.03)})
    named = replace(whole, id="c", trees=("short", "county"))
    found = judge([whole, confined, named], settings=4, seeds=2, stream=None)
    rows = dict(
        zip(zip(found["claim"], found["hierarchy"], strict=True), found["effect_own"], strict=True)
    )
    assert rows.keys() == {("a", "classroom"), ("b", "classroom"), ("c", "short"), ("c", "county")}
    (there,) = evaluate([Job((confined,), sample(4, 1, dict(confined.given)), seeds=2)])
    assert rows["b", "classroom"] == trial(there["b"]).effect[1] != rows["a", "classroom"]
    only = judge([named], trees=("county", "six"), settings=2, seeds=2, stream=None)
    assert only["hierarchy"] == ["county"]


@pytest.mark.parametrize(
    ("published", "own", "said"),
    [
        ([1] * 8, [1] * 7 + [-1], "open"),
        ([1] * 8, [-1] * 8, "lost"),
        ([-1] * 8, [1] * 8, "gained"),
        ([1] * 8, [1] * 8, "holds"),
        ([-1] * 8, [-1, 1] * 4, "fails"),
    ],
)
def test_a_claim_is_lost_only_where_the_intervals_part(published, own, said):
    assert verdict(trial(np.array(published)), trial(np.array(own))) == said


def test_hierarchies_tried_on_the_same_settings_are_no_more_settings():
    all_hold, some = np.ones(64), np.repeat([1.0, -1.0], [48, 16])
    for effects in (all_hold, some):
        assert trial(np.tile(effects, (5, 1))).error == pytest.approx(trial(effects).error)
    assert trial(all_hold).error == pytest.approx(1.96 * np.sqrt(0.9717 * 0.0283 / 67.84), rel=1e-3)
    apart = np.array([some, np.roll(some, 16), np.roll(some, 32)])
    assert trial(apart).error < trial(some).error


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"claims": ["habit_raises_loads"]}, "habit_raises_load"),
        ({"variant": "only_blam"}, "only_blame"),
        ({"over": "pages"}, "page"),
        ({"trees": ["sx"]}, "six"),
    ],
)
def test_what_there_is_not_is_refused_with_the_near_name(wrong, said):
    with pytest.raises(ValueError, match=said):
        judge(**wrong, settings=2, stream=None)


def test_stored_shares_are_a_table():
    columns = table()
    assert len({len(column) for column in columns.values()}) == 1
    rows = zip(
        columns["claim"], columns["range"], columns["hierarchy"], columns["share"], strict=True
    )
    first = stored().claims["habit_raises_load"].ranges["panel"]["six"].share
    assert ("habit_raises_load", "panel", "six", first) in set(rows)


def test_a_condition_is_found_where_a_claim_holds_on_every_hierarchy():
    drawn = sample(256, 5)
    strictness = drawn.values[:, drawn.factors.index("strictness")]
    effects = np.where(strictness < 0.5, -1.0, 1.0)
    statement = claim("a", "value", sweep("outlook", 0.0, 1.0), Rises())
    found = condition(
        statement, Scatter(drawn.factors, drawn.values, {"a": np.tile(effects, (5, 1))})
    )
    assert found.given == {"strictness": (0.5, 0.75)}
    assert found.width == pytest.approx(0.5)
    assert found.least == 1


def test_a_condition_found_by_chance_is_no_wider_for_it_and_fails_on_another_sample():
    statement = claim("a", "value", sweep("outlook", 0.0, 1.0), Rises())

    def tossed(seed):
        drawn = sample(256, seed)
        effects = np.random.default_rng(seed).choice([-1.0, 1.0], 256, p=[0.2, 0.8])
        return Scatter(drawn.factors, drawn.values, {"a": np.tile(effects, (5, 1))})

    found = next(f for seed in range(20) if (f := condition(statement, tossed(seed))))
    judged_on, inside = tossed(99), np.ones(256, bool)
    for name, (low, high) in found.given.items():
        column = judged_on.values[:, judged_on.factors.index(name)]
        inside &= (low <= column) & (column <= high)
    assert found.least > 0.9
    assert found.width >= NARROWEST
    assert trial(judged_on.effects["a"][:, inside]).share < FIRM
