import numpy as np
import pytest

from jiama.view import rows
from jiama.view.describe import describe


def test_amplification_is_said_with_its_band_and_the_baseline(record, baseline, tr):
    said = describe("amplification", rows.amplification(record, tr, baseline), tr)
    assert "1.21 倍" in said and "对照是 1.10 倍" in said


def test_the_ledger_names_the_largest_motive_and_the_level_that_adds_most(record, tr):
    said = describe("ledger", rows.ledger(record, tr), tr)
    # 30 in all: blame avoidance 16, habit 10; the county adds 20 of them.
    assert "一共加了 30.0" in said
    assert "避责加码，占 53%" in said
    assert "县→乡镇，20.0" in said


def test_a_ledger_without_markups_says_so(record, tr):
    record.markups = np.zeros_like(record.markups)
    assert describe("ledger", rows.ledger(record, tr), tr) == "没有哪一级加码。"


def test_shares_are_said_scenario_first(record, baseline, tr):
    said = describe("time", rows.time(record, tr, baseline), tr)
    assert said.startswith("本方案：实干 51%，服务群众 26%，留痕 9%，迎检 14%（")
    assert said.index("对照：") > 0
    # The picture divides all time, the number beside it effort: the sentence names both.
    effort = record.outcome("paperwork")[-1].mean()
    assert f"留痕占工作量的 {effort:.0%}" in said


def test_books_say_how_much_more_is_written_than_real(record, tr):
    assert "账面比实情多 0.20" in describe("books", rows.books(record, tr), tr)


def test_units_held_to_account_are_counted(record, tr):
    said = describe("accountability", rows.accountability(record, tr), tr)
    assert "30 个被问责，其中 12 个" in said


def test_axes_named_by_the_caller_are_named_in_the_sentence(record, tr):
    drawn = rows.trade_off(record, tr, x="sanctioned", y="value")
    said = describe("trade_off", drawn, tr, x_title="问责", y_title="群众获得")
    assert said == "本方案平均：问责 0.30，群众获得 0.60。"


def test_a_map_not_yet_computed_has_no_highest_point(tr):
    drawn = rows.heat_map([0, 1], [0, 1], np.full((2, 2), np.nan))
    assert describe("heat_map", drawn, tr) == tr("chart.tool.empty")


def test_no_rows_are_said_to_be_none(tr):
    assert describe("books", {"level": []}, tr) == tr("chart.tool.empty")


@pytest.mark.parametrize("name", ["amplification", "ledger", "shortfall", "time"])
def test_english_sentences_hold_no_chinese(name, record, baseline, en):
    said = describe(name, getattr(rows, name)(record, en, baseline), en)
    assert said.isascii() or all(ord(letter) < 0x2E80 for letter in said)
    assert "{" not in said
