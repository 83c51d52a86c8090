import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiama.view import rows
from jiama.view.rows.people import whole_hundred


def test_time_adds_the_burden_of_being_assessed_to_the_shares_of_effort(record, tr):
    # burden = 0.006 * 4 * 6 = 0.144; with effort 0.856 all time is 1.
    drawn = rows.time(record, tr)
    assert drawn["share"] == pytest.approx([0.5136, 0.2568, 0.0856, 0.144])
    assert drawn["stop"][-1] == pytest.approx(1)


def test_where_nothing_is_done_all_time_goes_into_being_assessed(record, tr):
    for name in ("effort", "work", "service", "paperwork"):
        record.outcomes[name] = np.zeros((2, 3))
    assert rows.time(record, tr)["share"] == pytest.approx([0, 0, 0, 1])


def test_a_hundred_units_stand_for_the_rates(record, baseline, tr):
    drawn = rows.accountability(record, tr, baseline)
    scenario = [s for s, k in zip(drawn["state"], drawn["kind"], strict=True) if k == "scenario"]
    # 12.4 % wrongly, 18.1 % otherwise, 69.5 % spared: largest remainders give 12, 18, 70.
    assert [scenario.count(s) for s in ("wrongful", "sanctioned", "spared")] == [12, 18, 70]
    assert len(drawn["state"]) == 200


def test_each_waffle_has_one_heading(record, baseline, tr):
    drawn = rows.accountability(record, tr, baseline)
    headings = [label for label in drawn["label"] if label]
    assert headings[0].startswith("本方案") and headings[1].startswith("对照")
    assert "30% 被问责" in headings[0] or "31% 被问责" in headings[0]


@given(st.lists(st.floats(0.001, 1), min_size=2, max_size=6))
def test_shares_become_whole_numbers_that_add_up_to_a_hundred(parts):
    shares = [part / sum(parts) for part in parts]
    counts = whole_hundred(shares)
    assert sum(counts) == 100
    assert all(abs(count - 100 * share) < 1 for count, share in zip(counts, shares, strict=True))


def test_the_long_run_counts_cycles_from_one(record, tr):
    drawn = rows.long_run(record, tr, outcome="value")
    assert drawn["cycle"] == [1, 2]
    assert drawn["middle"] == pytest.approx([0.6, 0.6])
    assert drawn["low"] == pytest.approx([0.52, 0.44])


def test_books_over_cycles_follow_the_grassroots(record, tr):
    drawn = rows.books_run(record, tr)
    of = [m for m, measure in zip(drawn["middle"], drawn["measure"], strict=True)
          if measure == "target"]  # fmt: skip
    assert of == pytest.approx([1.21, 1.21])


def test_a_trade_off_has_a_dot_for_every_run_and_the_mean(record, baseline, tr):
    drawn = rows.trade_off(record, tr, baseline, x="sanctioned", y="value")
    assert drawn["part"].count("run") == 6
    means = [i for i, part in enumerate(drawn["part"]) if part == "mean"]
    assert [drawn["y"][i] for i in means] == pytest.approx([0.6, 0.6])
    assert sorted(drawn["side"][i] for i in means) == [-1, 1]


def test_a_sweep_marks_its_peak_and_the_present_point_between_two_values(tr):
    values = [0.0, 0.5, 1.0]
    runs = np.array([[0.4] * 3, [0.8] * 3, [0.6] * 3])
    drawn = rows.sweep(values, runs, tr, here=0.75)
    assert drawn["label"] == ["", "最高 0.80（在 0.50）", "", ""]
    assert (drawn["x"][-1], drawn["middle"][-1], drawn["here"][-1]) == pytest.approx((0.75, 0.7, 1))


def test_cells_of_a_heat_map_meet_halfway_and_cover_the_whole_range():
    drawn = rows.heat_map([0, 0.5, 1], [0, 2], np.array([[1, 2, 3], [4, 5, np.nan]]))
    assert drawn["x_from"].tolist() == [0, 0.25, 0.75] * 2
    assert drawn["x_to"].tolist() == [0.25, 0.75, 1] * 2
    assert drawn["y_to"].tolist() == [1] * 3 + [2] * 3
    assert drawn["value"].tolist()[:5] == [1, 2, 3, 4, 5]
