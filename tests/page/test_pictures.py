"""Rows and sentences of pictures, by hand calculations."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiama


def picked(rows, **equal):
    return [row for row in rows if all(row[name] == value for name, value in equal.items())]


def column(rows, name):
    return [row[name] for row in rows]


@pytest.mark.parametrize(
    ("depth", "first", "last"),
    [(2, "中央", "基层"), (3, "县", "村（社区）"), (5, "中央", "乡镇"), (6, "中央", "村（社区）")],
)
def test_levels_are_named_by_how_many_there_are(parts, depth, first, last):
    names = parts("p.common.levelNames(depth, zh)", depth=depth)
    assert (names[0], names[-1], len(names)) == (first, last, depth)


def test_levels_beyond_the_administrative_ladder_are_counted(parts):
    assert parts("p.common.levelNames(7, zh)")[6] == "第7级"


@pytest.mark.parametrize("q", [0, 0.1, 0.5, 0.77, 0.9, 1])
def test_a_quantile_is_numpys(parts, q):
    values = sorted(np.random.default_rng(5).normal(size=17))
    found = parts("p.common.quantile(values, q)", values=values, q=q)
    assert found == pytest.approx(np.quantile(values, q))


def test_amplification_is_each_runs_target_over_its_own_centres(parts):
    rows = parts("shown('amplification', handMade()).rows")
    assert column(rows, "middle") == pytest.approx([1, 1, 1.1, 1.21])
    # The centre's own target differs from run to run; over it the band is a line.
    assert [row["high"] - row["low"] for row in rows] == pytest.approx([0, 0, 0, 0])


def test_the_band_holds_eight_runs_in_ten(parts):
    band = parts("p.common.spread(Array.from({ length: 11 }, (_, i) => 1 + i / 10))")
    assert band == pytest.approx({"low": 1.1, "middle": 1.5, "high": 1.9})


def test_the_baseline_comes_first_and_both_lines_are_named_at_their_end(parts):
    rows = parts("shown('amplification', handMade(), { baseline: handMade(1.05) }).rows")
    assert column(rows, "kind") == ["baseline"] * 4 + ["scenario"] * 4
    assert [label for label in column(rows, "label") if label] == ["对照 1.10", "本方案 1.21"]


def test_plausible_settings_are_a_band_over_their_means(parts):
    rows = parts(
        """const plausible = [1, 1.1, 1.2].map((f) => handMade(f));
        return shown('amplification', handMade(), { plausible }).rows;"""
    )
    ends = picked(rows, kind="plausible")[-1]
    # Means 1, 1.21 and 1.44: ten and ninety per cent lie a fifth of the way in.
    assert ends["low"] == pytest.approx(1 + 0.2 * 0.21)
    assert ends["high"] == pytest.approx(1.21 + 0.8 * 0.23)


def test_the_ledger_drawn_adds_up_to_the_mean_log_amplification(parts):
    rows = parts("shown('ledger', p.simulate({}, [3, 3, 2], { cycles: 4, runs: 5, seed: 3 })).rows")
    record = jiama.simulate(hierarchy=jiama.Hierarchy.regular(3, 3, 2), cycles=4, runs=5, seed=3)
    target = record.by_level("target")[-1]
    upper_bound = 100 * np.log(target[:, -1] / target[:, 0]).mean()
    total = sum(column(rows, "value"))
    assert total == pytest.approx(100 * record.ledger()[-1].sum((1, 2)).mean())
    assert 0 < total <= upper_bound + 1e-9


def test_the_ledger_stacks_motives_without_gaps_and_names_the_step(parts):
    rows = parts("shown('ledger', handMade(), { baseline: handMade(1.05) }).rows")
    second = picked(rows, level="县→乡镇", kind="scenario")
    assert column(second, "stop") == pytest.approx([5, 6, 7, 20])
    assert column(second, "start") == pytest.approx([0, 5, 6, 7])
    (total,) = picked(rows, level="县→乡镇", kind="baseline")
    assert total["value"] == pytest.approx(20)


def test_books_show_target_report_reality_and_the_gap_between_the_two(parts):
    rows = parts("shown('books', handMade()).rows")
    assert column(picked(rows, measure="target"), "middle") == pytest.approx([1, 1, 1.1, 1.21])
    gap = picked(rows, measure="gap")[0]
    assert (gap["low"], gap["high"], gap["middle"]) == pytest.approx((0.75, 0.95, 0.2))


def test_books_over_cycles_follow_the_grassroots(parts):
    rows = parts("shown('books_run', handMade()).rows")
    assert column(picked(rows, measure="target"), "middle") == pytest.approx([1.21, 1.21])
    assert column(picked(rows, measure="target"), "cycle") == [1, 2]


def test_shortfall_rates_are_means_over_runs_level_by_level(parts):
    rows = parts("shown('shortfall', handMade(), { baseline: handMade() }).rows")
    assert column(picked(rows, kind="scenario"), "middle") == pytest.approx([0, 0.2, 0.5, 0.9])


def test_the_number_at_a_bar_stands_clear_of_the_baselines_mark(parts):
    rows = parts(
        """const short = [0.05, 0.25, 0.55, 0.95];
        const levels = { shortfall: [0, 1, 2, 3, 4, 5].flatMap(() => short) };
        return shown('shortfall', handMade(), { baseline: handMade(1.1, { levels }) }).rows;"""
    )
    assert column(picked(rows, kind="scenario"), "edge") == pytest.approx([0.05, 0.25, 0.55, 0.95])


def test_another_cycle_can_be_drawn(parts):
    rows = parts("shown('shortfall', handMade(), { cycle: 0 }).rows")
    assert max(column(rows, "middle")) == 0


def test_time_adds_the_burden_of_being_assessed_to_the_shares_of_effort(parts):
    # burden = 0.006 * 4 * 6 = 0.144; with effort 0.856 all time is 1.
    rows = parts("shown('time', handMade()).rows")
    assert column(rows, "share") == pytest.approx([0.5136, 0.2568, 0.0856, 0.144])
    assert rows[-1]["stop"] == pytest.approx(1)


def test_where_nothing_is_done_all_time_goes_into_being_assessed(parts):
    rows = parts(
        """const none = [0, 0, 0, 0, 0, 0];
        const outcomes = { effort: none, work: none, service: none, paperwork: none };
        return shown('time', handMade(1.1, { outcomes })).rows;"""
    )
    assert column(rows, "share") == pytest.approx([0, 0, 0, 1])


def test_a_hundred_units_stand_for_the_rates(parts):
    rows = parts("shown('accountability', handMade(), { baseline: handMade(1.05) }).rows")
    states = column(picked(rows, kind="scenario"), "state")
    # 12.4 % wrongly, 18.1 % otherwise, 69.5 % spared: largest remainders give 12, 18, 70.
    assert [states.count(s) for s in ("wrongful", "sanctioned", "spared")] == [12, 18, 70]
    assert len(rows) == 200
    headings = [label for label in column(rows, "label") if label]
    assert headings[0].startswith("本方案") and headings[1].startswith("对照")


@given(st.lists(st.floats(0.001, 1), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_shares_become_whole_numbers_that_add_up_to_a_hundred(parts, given_parts):
    shares = [part / sum(given_parts) for part in given_parts]
    counts = parts("p.PICTURES.accountability.wholeHundred(shares)", shares=shares)
    assert sum(counts) == 100
    assert all(abs(count - 100 * share) < 1 for count, share in zip(counts, shares, strict=True))


def test_the_long_run_counts_cycles_from_one(parts):
    rows = parts("shown('long_run', handMade(), { options: { outcome: 'value' } }).rows")
    assert column(rows, "cycle") == [1, 2]
    assert column(rows, "middle") == pytest.approx([0.6, 0.6])
    assert column(rows, "low") == pytest.approx([0.52, 0.44])


def test_a_trade_off_has_a_dot_for_every_run_and_the_mean(parts):
    rows = parts(
        """shown('trade_off', handMade(), {
            baseline: handMade(1.05), options: { x: 'sanctioned', y: 'value' } }).rows"""
    )
    assert len(picked(rows, part="run")) == 6
    means = picked(rows, part="mean")
    assert column(means, "y") == pytest.approx([0.6, 0.6])
    assert sorted(column(means, "side")) == [-1, 1]


SWEEP = """
    const made = (value) => handMade(1.1, { outcomes: { value: [0, 0, 0, value, value, value] } });
    const options = { over: 'tolerance', values: [0, 0.5, 1], outcome: 'value', here: 0.75 };
    return shown('sweep', [0.4, 0.8, 0.6].map(made), { options });
"""


def test_a_sweep_marks_its_peak_and_the_present_point_between_two_values(parts):
    found = parts(SWEEP)
    assert column(found["rows"], "label") == ["", "最高 80.0%（在 0.5）", "", ""]
    last = found["rows"][-1]
    assert (last["x"], last["middle"], last["here"]) == pytest.approx((0.75, 0.7, 1))


def test_a_sweep_runs_every_value_and_the_baselines_behind(parts):
    plan = parts(
        """p.PICTURES.sweep.plan({ habit: 1, lines: 3 }, {
            baseline: { habit: 2, lines: 4 }, options: { over: 'habit', values: [5, 6] } })"""
    )
    assert plan == [{"habit": x, "lines": n} for n in (3, 4) for x in (5, 6)]


MAP = """
    const made = (value) => handMade(1.1, { outcomes: { value: [0, 0, 0, value, value, value] } });
    const options = { x: 'tolerance', xs: [0, 0.5, 1], y: 'lines', ys: [0, 2], outcome: 'value' };
    return shown('heat_map', [1, 2, 3, 4, 5].slice(0, count).map(made), { options });
"""


def test_cells_of_a_heat_map_meet_halfway_and_cover_the_whole_range(parts):
    columns = parts(MAP, count=5)["columns"]
    assert columns["x_from"] == [0, 0.25, 0.75] * 2
    assert columns["x_to"] == [0.25, 0.75, 1] * 2
    assert columns["y_to"] == [1] * 3 + [2] * 3
    assert columns["value"] == [1, 2, 3, 4, 5, None]


def test_a_map_not_yet_computed_has_no_highest_point(parts):
    assert parts(MAP, count=0)["sentence"] == parts("zh('chart.tool.empty')")


def test_amplification_is_said_with_its_band_and_the_baseline(parts):
    said = parts("shown('amplification', handMade(), { baseline: handMade(1.05) }).sentence")
    assert "1.21 倍" in said and "对照是 1.10 倍" in said


def test_the_ledger_names_the_largest_motive_and_the_level_that_adds_most(parts):
    said = parts("shown('ledger', handMade()).sentence")
    # 30 in all: blame avoidance 16, habit 10; the county adds 20 of them.
    assert "一共加了 30.0" in said
    assert "避责加码，占 53%" in said
    assert "县→乡镇，20.0" in said


def test_a_ledger_without_markups_says_so(parts):
    said = parts("shown('ledger', handMade(1, { ledger: new Array(120).fill(0) })).sentence")
    assert said == "没有哪一级加码。"


def test_shares_are_said_scenario_first(parts):
    said = parts("shown('time', handMade(), { baseline: handMade(1.05) }).sentence")
    assert said.startswith("本方案：实干 51%，服务群众 26%，留痕 9%，迎检 14%（")
    assert said.index("对照：") > 0
    # The picture divides all time, the number beside it effort: the sentence names both.
    assert "留痕占工作量的 10%" in said


def test_books_say_how_much_more_is_written_than_real(parts):
    assert "账面比实情多 0.20" in parts("shown('books', handMade()).sentence")


def test_units_held_to_account_are_counted(parts):
    said = parts("shown('accountability', handMade()).sentence")
    assert "30 个先被问责，其中 12 个属误问责，而且未获纠正" in said


def test_outcomes_on_axes_are_named_in_the_sentence(parts):
    options = {"x": "sanctioned", "y": "value"}
    said = parts("shown('trade_off', handMade(), { options }).sentence", options=options)
    assert "30.5%" in said and "60.0%" in said
    assert parts("zh('outcome.sanctioned.label')") in said


OPTIONS = {
    "long_run": {"outcome": "value"},
    "trade_off": {"x": "sanctioned", "y": "value"},
}


@pytest.mark.parametrize(
    "name",
    ["amplification", "ledger", "shortfall", "time", "books", "books_run", "accountability",
     "long_run", "trade_off"],
)  # fmt: skip
def test_english_sentences_hold_no_chinese_and_every_column_that_a_drawing_needs_is_there(
    parts, name
):
    found = parts(
        """const [baseline, plausible] = [handMade(1.05), [handMade()]];
        return shown(name, handMade(), { tr: en, options, baseline, plausible });""",
        name=name, options=OPTIONS.get(name, {}),
    )  # fmt: skip
    assert all(ord(letter) < 0x2E80 for letter in found["sentence"])
    assert "{" not in found["sentence"]
    assert not [v for row in found["rows"] for v in row.values() if v is None or v != v]


# — axes —
RULES = """const rules = [{
    low: "y_low", high: "y_high", columns: ["middle"], least: [null, null], span: 0.1 }];"""


def test_ends_of_an_axis_stay_while_the_data_fit_and_follow_when_they_do_not(parts):
    frames = [[0.31, 0.69], [0.38, 0.6], [0.2, 0.69], [0.44, 0.5]]
    ends = parts(
        RULES
        + """const kept = {};
        return frames.map((middle) => ({ ...p.steadyEnds(rules, { middle }, kept) }));""",
        frames=frames,
    )
    assert ends[0] == {"y_low": 0.3, "y_high": 0.7}
    # Half of the axis is still used: it stays.
    assert ends[1] == ends[0]
    assert ends[2]["y_low"] == 0.2
    assert ends[3] != ends[2]
    for (low, high), end in zip(frames, ends, strict=True):
        assert end["y_low"] <= low and high <= end["y_high"]


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_value_lies_between_the_ends(parts, values):
    ends = parts(RULES + "return p.steadyEnds(rules, { middle: values }, {});", values=values)
    slack = 1e-5 * max(1, max(values) - min(values))
    assert ends["y_low"] <= min(values) + slack and max(values) - slack <= ends["y_high"]
    assert ends["y_high"] - ends["y_low"] > 0.099


def test_words_beside_lines_are_moved_apart_by_a_gap_and_keep_their_order(parts):
    moved = parts("p.keepApart([0.5, 0.52, 0.1], 0.1)")
    assert moved == pytest.approx([0.46, 0.56, 0.1])


def test_words_with_room_stay_where_they_are(parts):
    assert parts("p.keepApart([0.9, 0.1], 0.1)") == pytest.approx([0.9, 0.1])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=7))
@settings(max_examples=60, deadline=None)
def test_words_keep_their_gap_order_and_the_room_of_the_axis(parts, heights):
    moved = parts("p.keepApart(heights, 0.1, 0, 1)", heights=heights)
    order = sorted(range(len(heights)), key=lambda i: (heights[i], i))
    placed = [moved[i] for i in order]
    assert all(b - a >= 0.1 - 1e-9 for a, b in pairwise(placed))
    assert min(moved) >= -1e-9 and max(moved) <= 1 + 1e-9


def test_a_table_taken_along_is_read_by_a_spreadsheet_and_runs_no_formula(parts):
    text = parts('p.csv({ name: ["=1+1", "a,b", \'say "x"\'], value: [1, -2, 0.5] })')
    assert text == '\ufeffname,value\r\n\'=1+1,1\r\n"a,b",-2\r\n"say ""x""",0.5\r\n'


def test_nothing_drawn_is_not_a_number(parts):
    found = parts("shown('books', p.simulate({}, 'classroom', { cycles: 2, runs: 2 })).rows")
    assert all(math.isfinite(row["middle"]) for row in found)
