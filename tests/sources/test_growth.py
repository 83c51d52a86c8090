"""Three levels of targets beside each other, against counts published or made by hand."""

from collections import Counter

import pytest

from jiama.sources import growth, load

# The collection's own table: national target, provinces' mean and count, met / missed / not
# stated, cities above / equal / below.  Where the reading changed it, the row read stands in
# READ: the collection gave Sichuan's reports of 2018 and 2019 to other years, nine city rows
# were no targets of their year, and eighteen targets had not been found.
COLLECTED = {
    2018: (6.5, 7.30, 31, (14, 16, 1), (51, 17, 7)),
    2019: (6.25, 6.88, 29, (18, 10, 3), (42, 14, 4)),
    2020: (None, 6.47, 29, (0, 27, 4), (75, 57, 12)),
    2021: (6, 7.02, 31, (24, 6, 1), (184, 69, 7)),
    2022: (5.5, 6.31, 31, (0, 27, 4), (188, 32, 1)),
    2023: (5, 5.95, 31, (14, 17, 0), (192, 45, 4)),
    2024: (5, 5.65, 31, (9, 19, 3), (46, 20, 0)),
    2025: (5, 5.36, 31, (15, 16, 0), (105, 54, 3)),
    2026: (4.75, 5.10, 31, (0, 0, 0), (16, 21, 2)),
}
READ = {
    2018: {"judged": (15, 16, 0), "cities": (53, 17, 7)},
    2019: {"mean": 6.90, "numbered": 30, "judged": (19, 10, 2), "cities": (45, 15, 4)},
    2020: {"cities": (80, 58, 12)},
    2021: {"cities": (189, 71, 6)},
    2022: {"cities": (193, 34, 1)},
    2023: {"cities": (198, 45, 4)},
    2025: {"cities": (106, 54, 3)},
}


@pytest.mark.parametrize("year", COLLECTED)
def test_a_year_of_three_levels_is_as_collected_but_for_what_the_reading_changed(year):
    nation, mean, numbered, judged, cities = COLLECTED[year]
    read = READ.get(year, {})
    found = {of.year: of for of in growth.years()}[year]
    assert found.nation == nation
    assert found.provinces == pytest.approx(read.get("mean", mean), abs=0.006)
    assert found.numbered == read.get("numbered", numbered)
    assert (found.met, found.missed, found.unstated) == read.get("judged", judged)
    assert (found.above, found.equal, found.below) == read.get("cities", cities)


def test_markup_at_the_province_falls_from_a_fifth_to_a_fourteenth_after_2023():
    markup = {of.year: of.markup for of in growth.years()}
    assert markup[2020] is None
    assert markup[2023] == pytest.approx(5.952 / 5 - 1, abs=1e-4)
    assert markup[2025] == pytest.approx(0.073, abs=0.001)
    assert markup[2026] == pytest.approx(0.075, abs=0.001)


def test_a_target_is_the_middle_of_its_range_and_the_number_of_about_or_more():
    assert growth.middle({"low": 4.5, "high": 5.0}) == 4.75
    assert growth.middle({"low": 6.0, "high": None}) == 6.0
    assert growth.middle({"low": None, "high": None}) is None


def test_seventeen_provinces_missed_in_2023_as_caixin_counted():
    (year,) = [of for of in growth.years() if of.year == 2023]
    caixin = load("provincial_growth_summary").where(id="missed-2023-caixin").column("value")
    assert [year.missed] == caixin


def test_the_press_counts_of_changes_and_ranges_are_those_of_the_rows():
    said = {row["id"]: row["value"] for row in load("provincial_growth_summary")}
    targets = growth.provinces()
    now = {name: value for (year, name), value in targets.items() if year == 2025}
    moved = [value - targets[2024, name] for name, value in now.items()]
    assert sum(step < 0 for step in moved) == said["lowered-2025"]
    assert sum(step == 0 for step in moved) == said["unchanged-2025"]
    assert sum(step > 0 for step in moved) == said["raised-2025"]
    ranges = load("provincial_growth_targets").where(
        lambda row: row["high"] is not None and row["high"] > row["low"], year=2019
    )
    assert len(ranges) == said["ranges-2019"]


def test_the_press_results_of_2023_are_those_of_the_rows():
    said = {row["id"]: row["value"] for row in load("provincial_growth_summary")}
    table = load("provincial_growth_results").where(year=2023)
    result = {row["province"]: row["growth"] for row in table}
    assert result["黑龙江"] == said["heilongjiang-growth-2023"]
    assert result["江西"] == said["jiangxi-growth-2023"]
    short = growth.provinces()[2023, "河南"] - result["河南"]
    assert short == pytest.approx(said["henan-shortfall-2023"])
    targets = load("provincial_growth_targets").where(year=2023)
    low = {row["province"]: row["low"] for row in targets}
    mean = sum(low[name] - result[name] for name in low) / 31
    assert mean == pytest.approx(said["average-deficit-2023"], abs=0.05)


def test_every_city_stands_in_a_province_and_no_rejected_number_is_left():
    cities = load("city_growth_targets")
    rejected = load("city_growth_targets_rejected")
    kept = {(row["year"], row["city"]): row for row in cities}
    assert len(kept) == len(cities) == 1309
    # 1,293 rows were read: those kept as they were or mended, and those thrown out.
    by_reading = Counter(row["reading"] for row in cities)
    assert by_reading["added"] == 18
    put_in = by_reading["number_mended"] + by_reading["added"]
    assert len(cities) - put_in + len(rejected) == 1293
    for row in rejected:
        key = row["year"], row["city"]
        assert row["replaced"] is (key in kept)
        if row["replaced"]:
            assert kept[key]["reading"] == "number_mended"
            assert (kept[key]["low"], kept[key]["high"]) != (row["low"], row["high"])


@pytest.mark.parametrize(
    "name", ["provincial_growth_targets", "city_growth_targets", "provincial_plan_growth"]
)
def test_numbers_and_qualifier_are_those_of_the_clause(name):
    for row in load(name):
        if row["low"] is None:
            continue
        assert f"{row['low']:g}" in row["wording"].replace(".0", "")
        if row["high"] is not None:
            assert f"{row['high']:g}" in row["wording"].replace(".0", "")
        if row["qualifier"]:
            assert row["qualifier"] in row["wording"] or "不低于" in row["wording"]
        assert (row["qualifier"] == "以上") is (row["high"] is None)


def test_the_case_tells_what_the_rows_say():
    found = {of.year: of for of in growth.years()}
    assert (found[2022].above, found[2022].compared) == (193, 228)
    assert (found[2026].above, found[2026].compared) == (16, 39)
    assert round(100 * found[2022].below_or_equal) == 15
    assert round(100 * found[2026].below_or_equal) == 59
    henan = [city for city in growth.cities() if (city.year, city.province) == (2023, "河南")]
    assert len(henan) == 12
    assert (min(c.target for c in henan), max(c.target for c in henan)) == (6.5, 7.5)
    assert all(city.above == 6 for city in henan)


def test_a_target_written_against_the_province_names_it_or_the_region():
    table = load("city_relative_targets")
    relations = Counter(row["relation"] for row in table)
    assert relations == {"above_by": 6, "above": 5, "level": 2, "not_below": 1}
    for row in table:
        assert any(word in row["wording"] for word in ("全省", "省平", "全区"))
        assert (row["points"] is not None) is (row["relation"] == "above_by")
        if row["points"] is not None:
            assert f"{row['points']:g}个百分点" in row["wording"]


def test_the_terms_of_2026_are_as_collected():
    said = {row["term"]: row["reports_with_term"] for row in load("report_terms").where(year=2026)}
    assert (said["容错"], said["政绩观"], said["基层减负"], said["层层加码"]) == (1, 29, 26, 0)
