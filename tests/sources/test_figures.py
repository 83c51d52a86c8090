"""Figures checked by hand against the notes they come from."""

from statistics import mean, median

import pytest

from jiama.sources import case, growth, load


@pytest.mark.parametrize(
    ("year", "average", "middle", "above", "equal", "below"),
    [(2023, 5.952, 6.0, 23, 6, 2), (2024, 5.645, 5.5, 20, 10, 1)],
)
def test_provincial_targets_stand_to_five_per_cent_as_counted(
    year, average, middle, above, equal, below
):
    rows = load("provincial_growth_targets").where(year=year)
    targets = [growth.middle(row) for row in rows]
    assert len(targets) == 31
    assert mean(targets) == pytest.approx(average, abs=5e-4)
    assert median(targets) == middle
    counts = [
        sum(t > 5 for t in targets),
        sum(t == 5 for t in targets),
        sum(t < 5 for t in targets),
    ]
    assert counts == [above, equal, below]


def test_every_year_lists_the_same_31_provinces_with_stable_codes():
    table = load("provincial_growth_targets")
    codes = {year: table.where(year=year).column("province_code") for year in range(2018, 2027)}
    assert all(listed == codes[2018] for listed in codes.values())
    assert len(set(codes[2018])) == 31
    known = {row["province"]: row["province_code"] for row in table}
    assert (known["陕西"], known["山西"], known["海南"], known["河南"]) == (
        "CN-SN",
        "CN-SX",
        "CN-HI",
        "CN-HA",
    )
    for name in ("provincial_growth_results", "city_growth_targets", "provincial_plan_growth"):
        assert {(row["province"], row["province_code"]) for row in load(name)} <= set(known.items())


def test_gaps_between_provinces_and_centre_are_differences_and_positive():
    for row in load("provincial_average_targets"):
        average, low, high = (row[k] for k in ("weighted_average", "national_low", "national_high"))
        assert row["gap_to_high"] == pytest.approx(average - high, abs=1e-9)
        assert row["gap_to_midpoint"] == pytest.approx(average - (low + high) / 2, abs=1e-9)
        assert row["gap_to_high"] > 0


def test_the_average_of_2026_comes_from_another_broker():
    brokers = load("provincial_average_targets").column("broker")
    assert brokers == ["华创证券"] * 4 + ["粤开证券"]


def test_the_average_table_repeats_the_national_targets():
    national = {row["year"]: row for row in load("national_growth_targets")}
    for row in load("provincial_average_targets"):
        target = national[row["year"]]
        assert (row["national_low"], row["national_high"]) == (target["low"], target["high"])


def test_national_targets_cover_2000_to_2026_with_the_known_gaps():
    table = load("national_growth_targets")
    assert table.column("year") == list(range(2000, 2027))
    assert [row["year"] for row in table if row["low"] is None] == [2000, 2001, 2020]
    assert [row["year"] for row in table if row["high"] is None] == [2000, 2001, 2020, 2021]
    assert [row["year"] for row in table if row["low"] != row["high"] and row["high"]] == [
        2016,
        2019,
        2026,
    ]


@pytest.mark.parametrize("name", ["accountability_yearly", "accountability_monthly"])
def test_cases_by_level_add_up_to_all_cases(name):
    levels = ("cases_provincial", "cases_prefecture", "cases_county", "cases_township")
    complete = load(name).where(lambda row: row["cases_township"] is not None)
    assert len(complete) >= 2
    for row in complete:
        assert sum(row[level] or 0 for level in levels) == row["cases"]
        if "share_township" in row:
            share = 100 * row["cases_township"] / row["cases"]
            assert row["share_township"] == pytest.approx(share, abs=0.06)


def test_totals_of_2019_are_the_sums_of_their_two_parts():
    row = load("accountability_yearly").where(year=2019).rows[0]
    assert row["computed"]
    assert row["cases"] == 74_900 + 61_400
    assert row["persons_handled"] == 108_000 + 86_200


def test_implied_formalism_cases_follow_from_the_published_share():
    for row in load("formalism_cases").where(computed=True):
        implied = row["inaction_cases"] / (row["inaction_share"] / 100)
        assert row["formalism_cases"] == round(implied)


def test_mean_span_of_control_in_2011_is_as_computed_by_hand():
    row = load("administrative_units").where(year=2011).rows[0]
    spans = [
        row["prefecture"] / row["province"],
        row["county"] / row["prefecture"],
        row["township"] / row["county"],
    ]
    assert spans == pytest.approx([10.7, 8.6, 14.2], abs=0.05)
    others = row["township"] - row["town"] - row["rural_township"] - row["subdistrict"]
    assert others == 2


def test_villages_and_communities_add_up_to_the_published_total():
    for row in load("grassroots_committees"):
        parts = row["villagers_committee"] + row["residents_committee"]
        assert row["total"] == pytest.approx(parts, abs=600)


def test_persons_sanctioned_in_2023_add_up_within_rounding():
    row = load("discipline_persons").where(year=2023).rows[0]
    names = ("provincial", "prefecture", "county", "township", "staff", "others")
    assert sum(row[name] for name in names) == pytest.approx(row["persons"], abs=1500)


def test_derived_figures_of_cases_follow_from_their_parts():
    taizhou = case("inspections")
    cut = 1 - taizhou.figure("taizhou-after").value / taizhou.figure("taizhou-before").value
    assert load("assessment_burden").where(id="taizhou-cut").column("value") == [
        pytest.approx(100 * cut, abs=0.1)
    ]
    lists = case("duty-lists")
    parts = [lists.figure(id).value for id in ("basic", "supporting", "withdrawn")]
    assert sum(parts) == lists.figure("items").value
    share = 100 * (parts[1] + parts[2]) / sum(parts)
    assert lists.figure("share-relieved").value == pytest.approx(share, abs=0.05)
    deadline = case("union-deadline")
    ratio = deadline.figure("months-left").value / deadline.figure("months-given").value
    assert ratio == pytest.approx(0.24, abs=0.015)
    output = case("reported-output")
    assert output.figure("reported").value / output.figure("verified").value == pytest.approx(
        3.83, abs=0.005
    )


@pytest.mark.parametrize(
    ("case_id", "figure", "row"),
    [
        ("school-assessment", "indicators-before", "nanguan-before"),
        ("school-assessment", "indicators-after", "nanguan-after"),
        ("inspections", "taizhou-before", "taizhou-before"),
        ("inspections", "inspections", "county-inspections"),
        ("veto-pledges", "vetoes", "veto-items"),
        ("veto-pledges", "pledges", "pledges"),
        ("messaging-burden", "groups", "hengyang-groups"),
        ("messaging-burden", "instant-reply", "survey-instant-reply"),
        ("mileage-app", "apps-zhoushan", "zhoushan-apps"),
        ("plaques", "plaques", "jingmen-plaques"),
    ],
)
def test_a_case_and_the_burden_table_tell_the_same_figure(case_id, figure, row):
    table = load("assessment_burden").where(id=row)
    assert table.column("value") == [case(case_id).figure(figure).value]


def test_the_case_of_growth_targets_tells_the_figures_of_the_tables():
    found = case("growth-targets")
    gaps = load("provincial_average_targets")
    for year in (2022, 2023, 2024, 2025):
        row = gaps.where(year=year).rows[0]
        assert found.figure(f"gap-{year}").value == row["gap_to_midpoint"]
    average = gaps.where(year=2026).column("weighted_average")
    assert average == [found.figure("average-2026").value]
    summary = load("provincial_growth_summary").where(id="missed-2023").rows[0]
    assert found.figure("missed-2023").value == summary["value"]
    assert found.figure("provinces").value == summary["out_of"]
    growth = load("national_growth_actuals").where(year=2023).column("growth")
    assert growth == [found.figure("growth-2023").value]
