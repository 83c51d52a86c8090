"""Tables: rows by hand, words about every column, files that other programs can read."""

import csv
import io
import zipfile
from types import SimpleNamespace

import numpy as np
import pytest

import jiama
from jiama.model.record import TABLES
from jiama.text import catalogue, languages, translator


@pytest.fixture(scope="module")
def record():
    tree = jiama.Hierarchy.regular(2, 3)
    return jiama.simulate(jiama.Settings(habit=0.1), tree, cycles=4, runs=5)


@pytest.fixture
def chinese():
    jiama.language("zh-CN")
    yield
    jiama.language("en")


def test_a_record_has_a_row_for_each_cycle_and_run(record):
    table = record.to_table()
    assert table.columns == ("cycle", "run", *jiama.OUTCOMES)
    assert len(table) == 4 * 5
    for cycle, run in ((1, 1), (3, 5), (4, 2)):
        (row,) = table.where(cycle=cycle, run=run)
        for name in jiama.OUTCOMES:
            assert row[name] == record.outcome(name)[cycle - 1, run - 1]


def test_levels_and_ledger_have_a_row_for_each_level_too(record):
    levels, ledger = record.to_table("levels"), record.to_table("ledger")
    assert len(levels) == len(ledger) == 4 * 5 * 3
    (row,) = levels.where(cycle=2, run=4, level=3)
    assert row["target"] == record.by_level("target")[1, 3, 2]
    rows = ledger.where(cycle=4, run=1)
    found = np.stack([rows[f"added_{source}"] for source in jiama.SOURCES_OF_MARKUP], axis=-1)
    assert found.tolist() == record.ledger()[3, 0].tolist()


def test_columns_must_have_one_length_and_a_name_that_is_there():
    with pytest.raises(ValueError, match="found: a 2, b 1"):
        jiama.Table({"a": [1, 2], "b": [1]})
    with pytest.raises(ValueError, match="no column 'valu'; did you mean value"):
        jiama.Table({"value": [1.0]})["valu"]


@pytest.mark.parametrize("language", languages())
def test_every_column_of_every_table_is_explained(record, language):
    tables = [*map(record.to_table, TABLES), record.summary(), record.settings.to_table()]
    tables += [jiama.sweep(habit=[0], cycles=1, runs=2).each_run()]
    for table in tables:
        book = table.codebook(translator(language))
        assert tuple(book["name"]) == table.columns
        assert all(meaning.strip() for meaning in book["meaning"])


def test_a_column_of_the_readers_own_has_its_name_alone():
    book = jiama.Table({"value": [1.0], "mine": [2]}).codebook(translator("en"))
    assert book["label"].tolist() == ["Public value", "mine"]
    assert book["meaning"].tolist()[1] == ""


def test_no_column_is_explained_that_no_table_has(record):
    tables = [*map(record.to_table, TABLES), record.summary(), record.settings.to_table()]
    used = {name for table in tables for name in table.columns}
    told = {key.split(".")[1] for key in catalogue() if key.startswith("column.")}
    assert told <= used


def test_the_package_opens_in_excel_in_r_and_in_python(record):
    table = record.to_table()
    with zipfile.ZipFile(io.BytesIO(table.package(translator("zh-CN")))) as folder:
        files = {name: folder.read(name) for name in folder.namelist()}
    assert list(files) == ["data.csv", "codebook.csv", "settings.csv", "run.csv"]
    # Excel needs the mark where there is Chinese; R would take it into the first column's name.
    assert files["codebook.csv"].startswith(b"\xef\xbb\xbf")
    assert files["data.csv"].startswith(b"cycle,run,")
    rows = list(csv.DictReader(io.StringIO(files["data.csv"].decode("utf-8"))))
    assert [float(row["value"]) for row in rows] == pytest.approx(table["value"].tolist(), rel=1e-9)
    levers = csv.DictReader(io.StringIO(files["settings.csv"].decode("utf-8-sig")))
    kept = {row["lever"]: float(row["value"]) for row in levers}
    assert jiama.Settings(**kept) == record.settings


@pytest.mark.parametrize(
    "hierarchy",
    [
        jiama.Hierarchy.regular(2, 3),
        jiama.Hierarchy.preset("uneven"),
        jiama.Hierarchy.from_parents([-1, 0, 0, 1, 1, 2]),
    ],
    ids=lambda tree: tree.call(),
)
def test_what_is_saved_with_a_table_runs_the_same_again(hierarchy):
    settings = jiama.Settings(strictness=0.8, fixed_markup=(0.1,) * (hierarchy.depth - 2))
    constants = jiama.Constants(penalty=6.0)
    record = jiama.simulate(settings, hierarchy, 3, 2, 5, constants=constants)
    for table in (record.to_table(), record.summary(), record.to_table().where(cycle=3)):
        told = dict(zip(table.run["argument"], table.run["value"], strict=True))
        names = {name: getattr(jiama, name) for name in ("Settings", "Constants", "Hierarchy")}
        made = {name: eval(told[name], names) for name in ("settings", "constants", "hierarchy")}
        numbers = {name: int(told[name]) for name in ("cycles", "runs", "seed")}
        again = jiama.simulate(**made, **numbers)
        assert again.outcome("value").tolist() == record.outcome("value").tolist()
    assert told["rules"] == "Rules()"


def test_what_a_run_cannot_be_made_again_from_is_left_empty_or_named():
    drawn = jiama.draw(jiama.Hierarchy.regular(2, 3), 2, 2, 1)
    own = jiama.Rules(markup=lambda seen: seen.wished)
    record = jiama.simulate(hierarchy=jiama.Hierarchy.regular(2, 3), draws=drawn, rules=own)
    told = dict(zip(*map(record.to_table().run.__getitem__, ("argument", "value")), strict=True))
    assert told["seed"] == ""
    assert told["rules"] == "Rules(markup=<lambda>)"
    swept = jiama.sweep(habit=[0], cycles=1, runs=2, seed=9)
    assert swept.run["value"].tolist()[-2] == swept.each_run().run["value"].tolist()[-2] == "9"


def test_the_same_table_makes_the_same_file(record):
    assert record.to_table().package() == record.to_table().package()


def test_a_table_is_saved_alone_or_whole_by_the_ending_of_the_name(record, tmp_path):
    table = record.to_table()
    alone, whole = table.save(tmp_path / "a.csv"), table.save(tmp_path / "a.zip")
    assert alone.read_text(encoding="utf-8") == table.csv()
    assert whole.read_bytes() == table.package()
    with pytest.raises(ValueError, match="must end in"):
        table.save(tmp_path / "a.xlsx")


def test_a_data_frame_is_made_where_pandas_is_installed(monkeypatch):
    made = SimpleNamespace(DataFrame=lambda columns: ("frame", dict(columns)))
    monkeypatch.setitem(__import__("sys").modules, "pandas", made)
    kind, columns = jiama.Table({"a": [1, 2]}).to_pandas()
    assert kind == "frame"
    assert columns["a"].tolist() == [1, 2]


def test_a_table_prints_its_columns_under_each_other(chinese):
    table = jiama.Table({"name": ["habit", "audit"], "label": ["习惯", "查"], "x": [0.5, 12.25]})
    assert repr(table) == (
        "name   label      x\n"
        "habit  习惯     0.5\n"
        "audit  查     12.25"
    )  # fmt: skip
    assert table._repr_html_() == (
        "<table><thead><tr><th>name</th><th>label</th><th>x</th></tr></thead><tbody>"
        "<tr><td>habit</td><td>习惯</td><td>0.5</td></tr>"
        "<tr><td>audit</td><td>查</td><td>12.25</td></tr></tbody></table>"
    )


def test_a_long_table_prints_its_ends_and_its_size():
    shown = repr(jiama.Table({"i": np.arange(100)})).splitlines()
    assert [line.strip() for line in shown[:3]] == ["i", "0", "1"]
    assert "…" in shown[11]
    assert shown[-1].startswith("100 rows × 1 columns")
    assert len(shown) == 1 + 10 + 1 + 10 + 1


def test_markup_in_a_name_does_not_reach_the_page():
    assert "<b>" not in jiama.Table({"<b>": ["<b>"]})._repr_html_()


def test_a_record_prints_what_was_run_and_what_came_of_it(record, chinese):
    shown = repr(record)
    assert "4个考核周期×5次模拟" in shown
    assert "3级9个单位：1 > 2 > 6" in shown
    assert "Settings(habit=0.1)" in shown
    mean = record.outcome("amplification")[-1].mean()
    assert f"{mean:.4g}" in shown
    assert "加码倍数" in shown
    assert f"<td>{mean:.4g}</td>" in record._repr_html_()


def test_settings_and_constants_print_as_one_would_write_them():
    settings = jiama.Settings(strictness=0.8, lines=3, fixed_markup=(0.1, 0.2))
    assert repr(settings) == "Settings(lines=3, strictness=0.8, fixed_markup=(0.1, 0.2))"
    assert eval(repr(settings), {"Settings": jiama.Settings}) == settings
    assert repr(jiama.Settings()) == "Settings()"
    assert repr(jiama.Constants(need=0.9)) == "Constants(need=0.9)"
    assert "<td>strictness</td>" in settings._repr_html_()
    assert "habit" not in settings._repr_html_()


def test_a_play_prints_where_it_stands():
    play = jiama.Play(hierarchy=jiama.Hierarchy.regular(2, 3), cycles=4)
    play.step()
    assert repr(play) == (
        "Play after 1 of 4 cycles × 1 runs; Hierarchy of 9 units on 3 levels: 1 > 2 > 6; Settings()"
    )


def test_draws_and_hierarchies_print_their_size():
    tree = jiama.Hierarchy.preset("county")
    assert repr(tree) == "Hierarchy of 239 units on 3 levels: 1 > 14 > 224"
    assert repr(jiama.draw(tree, 2, 3)) == "Draws for 2 cycles × 3 runs × 224 grassroots units"
