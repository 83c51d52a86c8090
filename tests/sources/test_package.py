import shutil

import pytest
from each import each
from frictionless import Package

from jiama import places
from jiama.serve import cli
from jiama.sources import SourceError, load, tables
from jiama.sources.package import MARK
from jiama.sources.seal import seal


def test_the_package_is_valid_by_the_frictionless_standard():
    report = Package(str(places.datasets() / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_every_csv_file_belongs_to_a_table_and_carries_the_licence_of_the_compilation():
    files = {path.stem for path in places.datasets().glob("*.csv")}
    assert files == set(tables())
    assert {load(name).licence for name in tables()} == {"CC-BY-4.0"}


@each("name", tables())
def test_every_column_has_a_chinese_title_and_an_english_description(name):
    for column in load(name).columns.values():
        assert any("\u4e00" <= letter <= "\u9fff" for letter in column.title), column
        assert any(letter.isascii() and letter.isalpha() for letter in column.description), column


def test_values_come_typed_and_an_empty_cell_is_none():
    row = load("national_growth_targets").where(year=2021).rows[0]
    assert (row["year"], row["low"], row["high"], row["verified"]) == (2021, 6.0, None, True)
    assert [type(row[name]) for name in ("year", "low", "verified")] == [int, float, bool]


def test_an_unknown_table_is_refused_with_the_names_that_exist():
    with pytest.raises(SourceError, match=r"no table 'provinces'.*national_growth_targets"):
        load("provinces")


def test_an_unknown_column_is_refused_with_the_names_that_exist():
    table = load("national_growth_targets")
    with pytest.raises(SourceError, match="no column 'target'; it has: year, low"):
        table.column("target")
    with pytest.raises(SourceError, match="no column 'month'"):
        table.where(month=1)


def test_a_changed_file_is_refused_until_it_is_sealed(spoiled_package):
    home = spoiled_package("national_growth_targets.csv", "2015,7,7", "2015,8,8", sealed=False)
    with pytest.raises(SourceError, match=r"national_growth_targets\.csv has changed"):
        load("national_growth_targets", home)
    assert seal(home) == ("national_growth_targets",)
    assert load("national_growth_targets", home).where(year=2015).column("low") == [8.0]
    assert seal(home) == ()


def test_windows_line_ends_are_not_a_change(tmp_path):
    home = tmp_path / "datasets"
    shutil.copytree(places.datasets(), home)
    for path in home.glob("*.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for name in tables():
        assert load(name, home).rows == load(name).rows


@each("name", tables())
def test_a_file_says_to_excel_that_it_is_utf8(name):
    (path,) = places.datasets().glob(f"{name}.csv")
    assert path.read_bytes().startswith(MARK)
    assert not path.read_bytes().startswith(MARK * 2)


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.removeprefix(MARK),
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: text.removeprefix(MARK).replace(b"\n", b"\r\n"),
    ],
    ids=["no mark", "Excel", "an editor on Windows"],
)
def test_what_programs_make_of_mark_and_line_ends_is_not_a_change(tmp_path, saved):
    home = tmp_path / "datasets"
    shutil.copytree(places.datasets(), home)
    for path in home.glob("*.csv"):
        path.write_bytes(saved(path.read_bytes()))
    for name in tables():
        assert load(name, home).rows == load(name).rows
    assert seal(home) == ()
    for path in home.glob("*.csv"):
        assert path.read_bytes() == (places.datasets() / path.name).read_bytes()


def test_truth_values_as_excel_writes_them_are_read(spoiled_package):
    home = spoiled_package("national_growth_actuals.csv", "2020,2.3,true", "2020,2.3,TRUE")
    row = load("national_growth_actuals", home).where(year=2020).rows[0]
    assert row["verified"] is True


def test_a_file_saved_in_another_code_is_told_how_to_save_it(tmp_path):
    home = tmp_path / "datasets"
    shutil.copytree(places.datasets(), home)
    path = home / "national_growth_targets.csv"
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("gbk", "replace"))
    before = (home / "datapackage.json").read_bytes()
    with pytest.raises(SourceError, match="not UTF-8 text; in Excel, save it as 'CSV UTF-8"):
        seal(home)
    assert (home / "datapackage.json").read_bytes() == before


def test_sealing_a_spoiled_file_ends_in_one_sentence(monkeypatch, capsys, spoiled_package):
    home = spoiled_package("national_growth_targets.csv", "year,low,", "year,lower,")
    monkeypatch.setattr(places, "datasets", lambda: home)
    assert cli.main(["seal"]) == 1
    said = capsys.readouterr().err
    assert "lacks the column 'low'" in said
    assert said.count("\n") == 1


def test_a_missing_file_is_named(spoiled_package):
    home = spoiled_package("national_growth_targets.csv", "2015,7,7", "2015,8,8")
    (home / "national_growth_targets.csv").unlink()
    with pytest.raises(SourceError, match=r"national_growth_targets\.csv of the data package"):
        load("national_growth_targets", home)
    with pytest.raises(SourceError, match="no data package"):
        load("national_growth_targets", home / "nowhere")


def test_a_missing_column_is_named(spoiled_package):
    home = spoiled_package("national_growth_targets.csv", "year,low,", "year,lower,")
    with pytest.raises(SourceError, match="lacks the column 'low'"):
        load("national_growth_targets", home)


def test_a_value_of_the_wrong_type_is_named_with_its_line(spoiled_package):
    home = spoiled_package("national_growth_targets.csv", "2015,7,7", "2015,seven,7")
    with pytest.raises(SourceError, match=r"line 17, column 'low': 'seven' is not .* number"):
        load("national_growth_targets", home)


def test_a_missing_required_value_is_named_with_its_line(spoiled_package):
    home = spoiled_package("national_growth_actuals.csv", "2020,2.3", "2020,")
    with pytest.raises(SourceError, match="line 4, column 'growth': a value is required"):
        load("national_growth_actuals", home)


def test_a_row_with_a_cell_too_few_is_named(spoiled_package):
    home = spoiled_package("national_growth_actuals.csv", "2020,2.3,true", "2020,true")
    with pytest.raises(SourceError, match="line 4, has 7 cells instead of 8"):
        load("national_growth_actuals", home)


def test_the_recorded_hashes_and_sizes_are_current(tmp_path):
    home = tmp_path / "datasets"
    shutil.copytree(places.datasets(), home)
    assert seal(home) == ()


def test_a_filtered_table_keeps_its_metadata_and_lists_only_its_sources():
    table = load("assessment_burden").where(place="浙江省台州市")
    assert len(table) == 3
    assert table.columns["value"].title == "数值"
    assert [source.publisher for source in table.sources] == ["浙江在线·台州频道"]
