import pytest

from jiama.view import rows
from jiama.view.describe import describe


def picked(columns, **equal):
    count = len(columns["year"])
    made = [{name: values[i] for name, values in columns.items()} for i in range(count)]
    return [e for e in made if all(e[name] == value for name, value in equal.items())]


def test_no_target_is_drawn_that_is_only_remembered(tr):
    years = [e["year"] for e in picked(rows.targets(tr), who="nation")]
    assert min(years) == 2002


def test_the_year_without_a_target_breaks_the_national_line(tr):
    nation = picked(rows.targets(tr), who="nation")
    pieces = {e["year"]: e["piece"] for e in nation}
    assert 2020 not in pieces
    assert pieces[2019] != pieces[2021]


def test_a_range_keeps_both_ends(tr):
    (last,) = picked(rows.targets(tr), who="nation", year=2026)
    assert (last["low"], last["high"]) == (4.5, 5)


def test_all_provinces_of_2023_and_2024_are_drawn(tr):
    drawn = rows.provinces(tr)
    for year, above, equal, below in ((2023, 23, 6, 2), (2024, 20, 10, 1)):
        dots = picked(drawn, part="province", year=year)
        relations = [e["relation"] for e in dots]
        found = [relations.count(r) for r in ("above", "equal", "below")]
        assert found == [above, equal, below]


def test_dots_of_one_target_are_stacked_apart(tr):
    dots = picked(rows.provinces(tr), part="province", year=2024, value=5)
    heights = sorted(e["stack"] for e in dots)
    assert heights == pytest.approx([heights[0] + i for i in range(10)])


def test_places_are_named_in_the_reader_s_language(en):
    assert {"Hainan", "Tibet"} <= set(rows.provinces(en)["place"])


def test_the_sentence_gives_the_counts(tr):
    said = describe("provinces", rows.provinces(tr), tr)
    assert "23 个省高于它，6 个持平，2 个低于" in said
    assert "最高 9.5%（海南）" in said
