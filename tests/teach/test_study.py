"""The page on numbers and model: every element, in both languages."""

import re

import nbformat
import pytest

from jiama import calibration, places
from jiama.sources import growth
from jiama.teach.study import PAIRS, Study

TABLES = ("counts", "changes", "fits", "kept_back", "relative", "terms", "plan")
# The reports' own words, and their names.
IN_CHINESE = ("sources", "relative", "terms", "plan")


@pytest.fixture(params=["zh-CN", "en"])
def study(request):
    return Study(request.param)


@pytest.mark.parametrize("name", [*TABLES, "henan", "disagreements", "sources"])
def test_every_text_is_filled_and_in_its_language(study, name):
    body = getattr(study, name)()["data"]["html"]
    assert "{" not in body
    words = re.sub("<[^>]+>", " ", body)
    if study.language == "en" and name not in IN_CHINESE:
        assert all(ord(letter) < 0x2E80 for letter in words)


def test_tables_hold_a_line_for_each_year_or_pair(study):
    lines = {name: getattr(study, name)()["data"]["html"].count("<tr>") - 1 for name in TABLES}
    assert lines["counts"] == growth.LAST - growth.FIRST + 1
    assert lines["changes"] == len(PAIRS)
    assert lines["relative"] == lines["plan"] == 14
    assert lines["terms"] == 2026 - 2010 + 1
    assert lines["fits"] == 8
    assert lines["kept_back"] == len(calibration.forecasts())


def test_the_rule_of_agreement_stands_above_the_table_and_every_miss_in_it(study):
    above, table = study.kept_back()["data"]["html"].split("<table>")
    assert "80%" in above and "95 %" in above.replace("95%", "95 %")
    for of in calibration.forecasts():
        assert study.tr("study.miss", miss=100 * of.miss) in table
        if of.year != of.fitted:
            assert f"{of.as_before:.1%}" in table
            assert study.tr("study.miss", miss=100 * of.miss_as_before) in table


def test_a_model_is_said_to_gain_only_over_who_says_the_same_as_the_year_before():
    # By the tables: 2023 19.0 and 13.6 after 14.7 and 15.3, 2026 7.5 and 3.2 after 7.3 and 8.5.
    misses = [100 * of.miss_as_before for of in calibration.forecasts() if of.as_before is not None]
    assert misses == pytest.approx([-4.4, 1.7, -0.2, 5.2], abs=0.06)
    body = Study("en").kept_back()["data"]["html"]
    own = [100 * of.miss for of in calibration.forecasts() if of.as_before is not None]
    gains = [abs(a) - abs(b) for a, b in zip(misses, own, strict=True)]
    better, worse = sum(g > 0.5 for g in gains), sum(g < -0.5 for g in gains)
    assert f"or better, in {better} of them" in body
    assert f"or worse, in {worse}." in body


def test_every_province_can_be_chosen_and_is_named_in_its_sentence(study):
    options = study.own_province()["data"]["options"]
    assert len(options) == 31
    for option in options:
        assert option["label"] in option["sentence"]
        assert set(map(len, option["table"].values())) == {len(option["table"]["year"])}


def test_the_fall_after_2023_is_said_before_the_picture(study):
    text = study.chain()["data"]["intro"]
    assert "19%" in text and "2023" in text and "143" in text


def test_where_model_and_reports_disagree_is_told_with_both_numbers(study):
    body = study.disagreements()["data"]["html"]
    table = calibration.stored()
    fewer = (table.sign("city") - table.sign("province") < -0.005).mean()
    assert f"{fewer:.1%}" in body
    assert body.count("<li>") == 5


def test_the_notebook_calls_every_element_once_in_thin_cells():
    path = places.lessons() / "research" / "数字与模型.ipynb"
    cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    assert all(len(cell.source.strip().splitlines()) <= 3 for cell in cells)
    called = [name for cell in cells for name in re.findall(r"^study\.(\w+)\(\)$", cell.source)]
    elements = [name for name in vars(Study) if not name.startswith("_")]
    assert sorted(called) == sorted(elements)
    space = {}
    for cell in cells:
        exec(cell.source, space)
