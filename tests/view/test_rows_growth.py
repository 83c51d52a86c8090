import math

import pytest

from jiama.calibration import observed
from jiama.sources import growth, load
from jiama.view import rows
from jiama.view.describe import describe


def entries(columns):
    count = len(next(iter(columns.values())))
    return [{name: values[i] for name, values in columns.items()} for i in range(count)]


def test_the_chain_compounds_province_and_city_from_a_hundred(tr):
    found = {(e["year"], e["part"]): e for e in entries(rows.chain(tr)) if not e["note"]}
    (of,) = [of for of in growth.years() if of.year == 2023]
    province, city = found[2023, "province"], found[2023, "city"]
    assert (province["low"], province["high"]) == (100, pytest.approx(100 * 5.952 / 5, abs=0.01))
    assert city["low"] == province["high"]
    assert city["high"] == pytest.approx(province["high"] * (1 + of.cities))
    assert city["label"] == "135"


def test_the_year_without_a_national_number_is_said_and_not_drawn(tr):
    (unset,) = [e for e in entries(rows.chain(tr)) if e["note"]]
    assert unset["year"] == 2020
    assert unset["low"] == unset["high"]
    assert math.isnan(unset["markup"])
    assert "2020 年全国没有定数" in describe("chain", rows.chain(tr), tr)


def test_the_sentence_says_that_markup_falls_after_2023(tr):
    assert "2023 年以后，逐年下降" in describe("chain", rows.chain(tr), tr)


def test_a_chain_that_rises_again_is_not_said_to_fall(tr):
    columns = rows.chain(tr)
    last = max(i for i, part in enumerate(columns["part"]) if part == "city")
    columns["high"][last] = columns["high"][last - 2] + 1
    assert "逐年下降" not in describe("chain", columns, tr)


def test_markups_carry_their_intervals_and_the_models_own(tr):
    seen = [observed(2023, "province"), observed(2023, "city")]
    drawn = entries(rows.markups(seen, 0.104, tr))
    assert [e["part"] for e in drawn] == ["province", "city", "model"]
    assert drawn[0]["bottom"] < drawn[0]["middle"] < drawn[0]["top"]
    assert drawn[0]["at"] < 2023 < drawn[1]["at"]
    said = describe("markups", rows.markups(seen, 0.104, tr), tr)
    assert "最高在 2023 年，19.0%" in said and "省加 10.4%" in said


def test_a_province_is_drawn_with_its_own_cities_and_results_only(tr):
    drawn = entries(rows.own_province(tr, "河南"))
    by_part = {part: [e for e in drawn if e["part"] == part] for part in ("city", "result")}
    known = load("city_growth_targets").where(province="河南")
    assert sorted(e["place"] for e in by_part["city"]) == sorted(known.column("city"))
    assert {e["year"]: e["value"] for e in by_part["result"]}[2023] == 4.1
    assert all(0 < e["at"] - e["year"] < 0.6 for e in by_part["city"])


def test_what_is_expected_or_preliminary_is_told_apart(tr):
    table = load("provincial_growth_results").where(province="北京", status="preliminary")
    drawn = entries(rows.own_province(tr, "北京"))
    early = {e["year"] for e in drawn if e["part"] == "result" and not e["firm"]}
    assert early == set(table.column("year"))
    assert all("预计或初步" in e["words"] for e in drawn if e["part"] == "result" and not e["firm"])


def test_the_sentence_counts_the_years_in_which_a_province_met_its_own_target(tr):
    verdicts = growth.verdicts()
    for name in ("河南", "江苏", "西藏"):
        own = [verdict for (_, place), verdict in verdicts.items() if place == name]
        met, judged = own.count("met"), len(own) - own.count("unstated")
        said = describe("own_province", rows.own_province(tr, name), tr)
        assert f"{judged} 年里，{met} 年达到" in said


@pytest.mark.parametrize("name", ["chain", "own_province"])
def test_english_sentences_hold_no_chinese(name, en):
    made = rows.chain(en) if name == "chain" else rows.own_province(en, "西藏")
    assert all(ord(letter) < 0x2E80 for letter in describe(name, made, en))
