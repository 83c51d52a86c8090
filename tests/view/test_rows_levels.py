import numpy as np
import pytest

from jiama import Hierarchy, simulate
from jiama.view import rows
from jiama.view.rows.common import LABEL_GAP, keep_apart


def entries(columns, **equal):
    count = len(columns["kind" if "kind" in columns else "measure"])
    made = [{name: values[i] for name, values in columns.items()} for i in range(count)]
    return [e for e in made if all(e[name] == value for name, value in equal.items())]


@pytest.mark.parametrize(
    ("depth", "first", "last"),
    [(2, "中央", "基层"), (3, "县", "村（社区）"), (5, "中央", "乡镇"), (6, "中央", "村（社区）")],
)
def test_levels_are_named_by_how_many_there_are(depth, first, last, tr):
    names = rows.level_names(depth, tr)
    assert (names[0], names[-1], len(names)) == (first, last, depth)


def test_levels_beyond_the_administrative_ladder_are_counted(tr):
    assert rows.level_names(7, tr)[6] == "第7级"


def test_amplification_is_each_run_s_target_over_its_own_centre_s(record, tr):
    drawn = entries(rows.amplification(record, tr))
    assert [e["middle"] for e in drawn] == pytest.approx([1, 1, 1.1, 1.21])
    # The centre's own target differs from run to run; over it the band is a line.
    assert [e["high"] - e["low"] for e in drawn] == pytest.approx([0, 0, 0, 0])


def test_the_band_holds_eight_runs_in_ten(record, tr):
    record.levels["target"] = np.stack([np.ones((11, 2)), np.ones((11, 2))])
    record.levels["target"][1, :, 1] = np.linspace(1, 2, 11)
    last = entries(rows.amplification(record, tr))[-1]
    assert (last["low"], last["middle"], last["high"]) == pytest.approx((1.1, 1.5, 1.9))


def test_the_baseline_comes_first_and_both_lines_are_named_at_their_end(record, baseline, tr):
    drawn = rows.amplification(record, tr, baseline)
    assert drawn["kind"] == ["baseline"] * 4 + ["scenario"] * 4
    assert [label for label in drawn["label"] if label] == ["对照 1.10", "本方案 1.21"]


def test_words_beside_lines_are_moved_apart_by_a_gap_and_keep_their_order():
    moved = keep_apart([0.50, 0.52, 0.10], span=1)
    assert moved[1] - moved[0] == pytest.approx(LABEL_GAP)
    assert moved[2] == pytest.approx(0.10)
    assert moved[0] + moved[1] == pytest.approx(1.02)
    assert np.argsort(moved).tolist() == [2, 0, 1]


def test_words_with_room_stay_where_they_are():
    assert keep_apart([0.9, 0.1], span=1) == pytest.approx([0.9, 0.1])


def test_the_ledger_drawn_adds_up_to_the_mean_log_amplification(tr):
    record = simulate(hierarchy=Hierarchy.regular(3, 3, 2), cycles=4, runs=5, seed=3)
    drawn = rows.ledger(record, tr)
    target = record.by_level("target")[-1]
    upper_bound = 100 * np.log(target[:, -1] / target[:, 0]).mean()
    assert sum(drawn["value"]) == pytest.approx(100 * record.ledger()[-1].sum((1, 2)).mean())
    assert 0 < sum(drawn["value"]) <= upper_bound + 1e-9


def test_the_ledger_stacks_motives_without_gaps_and_names_the_step(record, baseline, tr):
    drawn = rows.ledger(record, tr, baseline)
    second = entries(drawn, level="县→乡镇", kind="scenario")
    assert [e["stop"] for e in second] == pytest.approx([5, 6, 7, 20])
    assert [e["start"] for e in second] == pytest.approx([0, 5, 6, 7])
    (total,) = entries(drawn, level="县→乡镇", kind="baseline")
    assert total["value"] == pytest.approx(20)


def test_books_show_target_report_reality_and_the_gap_between_the_two(record, tr):
    drawn = rows.books(record, tr)
    assert [e["middle"] for e in entries(drawn, measure="target")] == pytest.approx(
        [1, 1, 1.1, 1.21]
    )
    gap = entries(drawn, measure="gap")[0]
    assert (gap["low"], gap["high"], gap["middle"]) == pytest.approx((0.75, 0.95, 0.2))


def test_shortfall_rates_are_means_over_runs_level_by_level(record, baseline, tr):
    drawn = rows.shortfall(record, tr, baseline)
    assert [e["middle"] for e in entries(drawn, kind="scenario")] == pytest.approx(
        [0, 0.2, 0.5, 0.9]
    )


def test_the_number_at_a_bar_stands_clear_of_the_baseline_s_mark(record, baseline, tr):
    baseline.levels["shortfall"] = baseline.levels["shortfall"] + 0.05
    drawn = entries(rows.shortfall(record, tr, baseline), kind="scenario")
    assert [e["edge"] for e in drawn] == pytest.approx([0.05, 0.25, 0.55, 0.95])


def test_another_cycle_can_be_drawn(record, tr):
    assert max(rows.shortfall(record, tr, cycle=0)["middle"]) == 0
