import json

import pytest
import vl_convert

from jiama.drawn import CHARTS, theme
from jiama.text import languages
from jiama.view import specs
from jiama.view.live import stored_spec


def parts(node):
    """Yield every dict in a specification."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from parts(value)


EVERY = [(name, language) for name in CHARTS for language in languages()]


def test_stored_specifications_are_what_altair_makes_today():
    assert specs.stale() == [], "run: jiama specs"


def test_writing_replaces_what_is_old_and_removes_what_no_chart_makes(tmp_path):
    (tmp_path / "gone.en.json").write_text("{}", encoding="utf-8")
    (tmp_path / "time.en.json").write_text("{}", encoding="utf-8")
    changed = specs.write(tmp_path)
    assert {"gone.en.json", "time.en.json"} <= set(changed)
    assert not (tmp_path / "gone.en.json").exists()
    assert specs.stale(tmp_path) == []
    assert specs.write(tmp_path) == []


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_specification_compiles_and_asks_for_nothing_outside(name, language):
    spec = stored_spec(name, language)
    vl_convert.vegalite_to_vega(spec)
    assert not any("url" in part for part in parts(spec))
    sources = [part["data"] for part in parts(spec) if "data" in part]
    assert {"name": "rows"} in sources
    assert {source["name"] for source in sources} <= {"rows", *spec.get("datasets", {})}


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_columns_the_page_is_told_of_are_those_the_marks_read(name, language):
    spec = stored_spec(name, language)
    told = set(spec["usermeta"]["jiama"]["columns"])
    computed = {"centre"} | {"x_from", "y_from"}
    read = {part["field"] for part in parts(spec) if isinstance(part.get("field"), str)}
    assert read - computed <= told
    assert set(spec["usermeta"]["jiama"]["table"]) <= told


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_column_of_the_text_table_has_a_heading(name, language, tr, en):
    words = tr if language == "zh-CN" else en
    for column in stored_spec(name, language)["usermeta"]["jiama"]["table"]:
        assert words(f"chart.column.{column}")


@pytest.mark.parametrize("name", list(CHARTS))
def test_fonts_are_named_so_that_chinese_shows(name):
    assert stored_spec(name)["config"]["font"] == theme.FONT
    assert "Noto Sans CJK SC" in theme.FONT


@pytest.mark.parametrize("name", list(CHARTS))
def test_english_specifications_hold_no_chinese(name):
    text = json.dumps(stored_spec(name, "en"), ensure_ascii=False)
    assert not [letter for letter in text if "\u4e00" <= letter <= "\u9fff"]


def test_an_unknown_chart_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="choose one of: accountability, amplification"):
        stored_spec("pie")
