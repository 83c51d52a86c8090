"""The lab's parts: codes, reasons, levers, panels, the tree, exports."""

import io
import json
from dataclasses import replace

import numpy as np
import pypdf
import pytest
from PIL import Image

import jiama
from jiama.model.levers import PANEL
from jiama.text import languages, translator
from jiama.view import export, why
from jiama.view import rows as charts_rows
from jiama.view.controls import Controls, card, formatted
from jiama.view.lab import FRONT, NUMBERS, Lab
from jiama.view.panels import Panel, change, chart_rows, worded
from jiama.view.pdf import Shown, pdf
from jiama.view.presets import PRESETS
from jiama.view.tree import MOST_UNITS, Tree

TR = translator()


SMALL = jiama.Hierarchy.regular(3, 3, 3)


def _record(**levers):
    return jiama.simulate(jiama.Settings(**levers), SMALL, cycles=6, runs=8, seed=3)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", list(jiama.LEVERS))
def test_why_never_contradicts_the_numbers(name, language):
    tr, lever, base = translator(language), jiama.LEVERS[name], _record()
    for value in (lever.minimum, lever.maximum):
        after = _record(**{name: value})
        said = why.explain(base, after, tr)
        level, motive, moved = why.moved(base, after)
        then, now = (r.ledger()[-1].mean(axis=0)[level, motive] for r in (base, after))
        assert np.sign(now - then) == np.sign(moved)
        names = why.level_names(after.hierarchy.depth, tr)
        if abs(moved) >= why.STILL:
            assert names[level] in said
            way = tr("why.more" if now > then else "why.less")
            words = tr(f"motive.{jiama.SOURCES_OF_MARKUP[motive]}")
            assert f"{words}加得{way}了" in said if language == "zh-CN" else f"adds {way}" in said
        else:
            now = after.outcome("amplification")[-1].mean()
            assert tr("why.markups_same", now=now) in said
        gain = after.outcome("value")[-1].mean() - base.outcome("value")[-1].mean()
        turn = "same" if abs(gain) < why.STILL else "up" if gain > 0 else "down"
        assert tr(f"why.value_{turn}", now=f"{after.outcome('value')[-1].mean():.1%}") in said


def test_why_says_that_nothing_changed_when_nothing_did():
    base = _record()
    said = why.explain(base, base, TR)
    assert TR("why.value_same", now=f"{base.outcome('value')[-1].mean():.1%}") in said


def test_controls_start_at_the_settings_and_give_them_back():
    start = jiama.Settings(strictness=0.8, frequency=7)
    controls = Controls(["strictness", "frequency"], start)
    assert controls.settings == start
    controls.values = {"strictness": 0.30000000000000004, "frequency": 3.0}
    assert controls.settings == replace(start, strictness=0.3, frequency=3)


def test_controls_refuse_a_lever_that_is_not_there():
    with pytest.raises(ValueError, match="no lever 'speed'"):
        Controls(["speed"])


def test_folded_groups_hold_every_lever_once():
    controls = Controls(list(jiama.LEVERS), front=FRONT, grouped=True)
    names = [lever["name"] for group in controls.groups for lever in group["levers"]]
    assert sorted(names) == sorted(jiama.LEVERS)
    assert [lever["name"] for lever in controls.groups[0]["levers"]] == list(FRONT)
    assert controls.groups[0]["folded"] is False


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", list(jiama.LEVERS))
def test_every_lever_has_a_card_with_its_default_and_its_grade(name, language):
    tr, lever = translator(language), jiama.LEVERS[name]
    text = card(lever, tr.section(f"lever.{name}"), tr)
    assert formatted(lever, lever.default, tr) in text
    assert tr(f"grade.{lever.grade}") in text


def test_values_are_worded_in_their_units():
    assert formatted(jiama.LEVERS["habit"], 0.05, TR) == "0.05"
    assert formatted(jiama.LEVERS["frequency"], 4, TR) == "4次"
    assert formatted(jiama.LEVERS["outlook"], 0.4, TR) == "0.4"
    assert worded("wrongful", 0.1108, TR) == "11.1%"
    assert worded("amplification", 1.4599, TR) == "1.46倍"


def test_a_change_that_rounds_to_nothing_is_called_none():
    assert change("trust", 0.004, TR) == TR("panel.same")
    assert change("trust", -0.006, TR) == TR("panel.down", change="0.01")


def test_a_change_of_a_share_is_told_in_percentage_points():
    assert change("value", 0.0004, TR) == TR("panel.same")
    points = TR("panel.points", points="1.2")
    assert change("value", 0.0123, TR) == TR("panel.up", change=points)


def test_a_panel_follows_its_levers():
    panel = Panel(("habit",), ("amplification", "long_run:value"), baseline=jiama.Settings())
    panel.controls.values = {"habit": 0.1}
    expected = jiama.simulate(jiama.Settings(habit=0.1))
    assert panel.settings.habit == 0.1
    np.testing.assert_array_equal(panel.record.outcome("value"), expected.outcome("value"))
    last = panel.charts["amplification"].rows["middle"][-1]
    target = expected.by_level("target")[-1]
    assert last == pytest.approx(np.mean(target[:, -1] / target[:, 0]))


def test_a_value_that_no_slider_gives_shows_a_card_and_the_panel_goes_on(tmp_path, monkeypatch):
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log.txt"))
    panel = Panel()
    panel.controls.values = {"habit": 9}
    assert TR("fault.sorry") in panel.readout.fault
    panel.controls.values = {"habit": 0.2}
    assert panel.readout.fault == ""
    assert panel.record.settings.habit == 0.2


def test_a_chart_of_documents_is_no_chart_of_a_panel():
    with pytest.raises(ValueError, match="no chart 'targets'"):
        chart_rows("targets", _record(), None, TR)


def test_the_tree_shows_the_first_run_unit_by_unit():
    tree = Tree(SMALL, cycles=4)
    settings, size = jiama.Settings(strictness=0.9), {"cycles": 4, "runs": 6, "seed": 5}
    tree.show(jiama.simulate(settings, SMALL, **size, **tree.needs))
    record = jiama.simulate(settings, SMALL, **size, keep_units=True)
    targets = np.frombuffer(tree.frame["target"], "<f4").reshape(4, SMALL.size)
    np.testing.assert_allclose(
        targets[2, SMALL.level_starts[-2] :], record.units("target", 2)[0], rtol=1e-6
    )
    marks = np.frombuffer(tree.frame["marks"], np.uint8).reshape(4, SMALL.size)
    leaves = marks[:, SMALL.level_starts[-2] :]
    for name, bit in (("shortfall", 1), ("sanctioned", 2), ("wrongful", 4), ("detected", 8)):
        expected = [record.units(name, t)[0].astype(bool) for t in range(4)]
        np.testing.assert_array_equal((leaves & bit) > 0, expected)


def test_the_trees_mean_targets_are_those_of_the_charts():
    tree = Tree(SMALL, cycles=4)
    record = jiama.simulate(jiama.Settings(), SMALL, cycles=4, runs=6, seed=5, **tree.needs)
    tree.show(record)
    means = np.frombuffer(tree.frame["means"], "<f4").reshape(4, SMALL.depth)
    np.testing.assert_allclose(means, record.by_level("target").mean(axis=1), rtol=1e-6)
    drawn = charts_rows.amplification(record, TR)["middle"][-1]
    assert means[-1, -1] == pytest.approx(drawn, rel=1e-6)


def test_the_trees_ledger_gives_back_every_markup():
    tree = Tree(SMALL, cycles=3)
    record = jiama.simulate(jiama.Settings(), SMALL, cycles=3, runs=1, seed=1, keep_units=True)
    tree.show(record)
    ledger = np.frombuffer(tree.frame["ledger"], "<f4").reshape(3, SMALL.size, 5)
    first, stop = SMALL.level_starts[1:3]
    np.testing.assert_allclose(
        np.expm1(ledger[1, first:stop].sum(axis=1)), record.units("markup", 1, 1)[0], rtol=1e-5
    )


def test_of_a_large_tree_the_spread_over_each_level_is_shown():
    large = jiama.Hierarchy.regular(4, 20, 10)
    assert large.size > MOST_UNITS
    tree = Tree(large, cycles=3)
    record = jiama.simulate(jiama.Settings(), large, cycles=3, runs=2, **tree.needs)
    tree.show(record)
    last = tree.frame["levels"][-1]
    units = record.units("actual", -1)[0]
    assert last["count"] == 800
    assert last["actual"][2] == pytest.approx(np.median(units))
    assert last["short"] == pytest.approx(record.by_level("shortfall")[-1, 0, -1])


@pytest.fixture(scope="module")
def lab():
    return Lab()


def test_the_lab_undoes_and_redoes(lab):
    start = lab.settings
    lab.controls.values = {**lab.controls.values, "strictness": 0.9}
    lab.controls.values = {**lab.controls.values, "habit": 0.1}
    lab._answer({"do": "undo"})
    assert (lab.settings.strictness, lab.settings.habit) == (0.9, start.habit)
    lab._answer({"do": "undo"})
    assert lab.settings == start
    lab._answer({"do": "redo"})
    assert lab.settings.strictness == 0.9
    lab._answer({"do": "undo"})


def test_a_preset_and_a_code_move_all_levers(lab):
    lab._answer({"do": "preset", "value": "together"})
    assert lab.settings == PRESETS["together"]
    lab._answer({"do": "code", "value": PRESETS["pressure"].code()})
    assert lab.settings == PRESETS["pressure"]
    lab._answer({"do": "code", "value": "nonsense"})
    assert lab.bar.note == TR("error.code_typo", text="nonsense")
    assert lab.settings == PRESETS["pressure"]
    lab._answer({"do": "preset", "value": "now"})


def test_designs_stand_side_by_side_and_one_can_be_the_baseline(lab):
    lab._answer({"do": "preset", "value": "together"})
    lab._answer({"do": "keep", "value": "A"})
    lab._answer({"do": "preset", "value": "now"})
    assert [row[0] for row in lab.bar.table] == ["", TR("preset.now"), "A"]
    assert lab.bar.table[0][1:] == [TR(f"outcome.{name}.label") for name in NUMBERS]
    assert lab.bar.table[1][3] == worded("value", lab.record.outcome("value")[-1].mean(), TR)
    lab._answer({"do": "beside", "value": "A"})
    assert lab.baseline.settings == PRESETS["together"]
    lab._answer({"do": "take", "value": "A"})
    assert lab.settings == PRESETS["together"]
    lab._answer({"do": "beside", "value": "now"})
    lab._answer({"do": "preset", "value": "now"})


def test_only_the_pictures_on_the_page_are_drawn(lab):
    lab._answer({"do": "pictures", "value": ["books", "ledger"]})
    assert lab.shown == ["ledger", "books"]
    before = lab.charts["time"]._number
    lab.controls.values = {**lab.controls.values, "habit": 0.12}
    assert lab.charts["time"]._number == before
    assert lab.charts["books"].frame["number"] == lab.charts["books"]._number
    lab._answer({"do": "preset", "value": "now"})


def test_the_county_can_take_the_classrooms_place(lab):
    lab.controls.values = {**lab.controls.values, "habit": 0.2}
    assert lab.why != ""
    lab._answer({"do": "tree", "value": "county"})
    assert lab.record.hierarchy.depth == 3
    assert lab.readout.fault == ""
    # What was said of the classroom is not said of the county.
    assert lab.readout.note == TR("lab.first")
    lab._answer({"do": "preset", "value": "now"})
    lab._answer({"do": "tree", "value": "classroom"})


def test_a_picture_shows_the_outcomes_chosen_for_it(lab):
    lab._answer({"do": "pictures", "value": ["long_run", "trade_off"]})
    lab._answer({"do": "axes", "value": {"run": "trust", "across": "load", "up": "morale"}})
    rows = lab.charts["long_run"].rows
    last = [m for m, k in zip(rows["middle"], rows["kind"], strict=True) if k == "scenario"][-1]
    assert last == pytest.approx(lab.record.outcome("trust")[-1].mean())
    pairs = lab.charts["trade_off"].rows
    assert pairs["x"][0] == pytest.approx(lab.baseline.outcome("load")[-1, 0])


def test_a_lesson_can_open_the_lab_with_its_own_levers_and_pictures():
    small = Lab(jiama.Settings(audit=0.1), levers=("audit", "supervision"), pictures=("books",))
    assert small.shown == ["books"]
    assert set(small.controls.values) == {"audit", "supervision"}
    small._answer({"do": "preset", "value": "together"})
    assert small.settings.supervision == PRESETS["together"].supervision
    assert small.settings.outlook == jiama.Settings().outlook


def test_a_lab_can_put_other_levers_in_front_and_begin_with_pictures_of_chosen_outcomes():
    lab = Lab(front=("audit", "outlook"), pictures=("long_run:effort", "trade_off:load:trust"))
    open_levers = [lever["name"] for lever in lab.controls.groups[0]["levers"]]
    assert open_levers == ["audit", "outlook"]
    assert sum(len(group["levers"]) for group in lab.controls.groups) == len(PANEL)
    assert lab.shown == ["long_run", "trade_off"]
    assert lab.bar.state["axes"] == {"run": "effort", "across": "load", "up": "trust"}
    drawn = lab.charts["trade_off"].rows
    at = list(zip(drawn["series"], drawn["part"], strict=True)).index(
        (TR("chart.kind.scenario"), "mean")
    )
    assert drawn["x"][at] == pytest.approx(lab.record.outcome("load")[-1].mean())


def test_the_doubt_about_settings_stands_beside_luck_until_a_lever_moves(apart):
    async def body():
        lab = Lab(pictures=["amplification", "shortfall", "long_run:load", "trade_off:load:value"])
        before = [set(lab.charts[name].rows["kind"]) for name in lab.shown]
        lab._answer({"do": "unsure", "value": True})
        await lab._trial
        shown = [set(lab.charts[name].rows["kind"]) for name in lab.shown]
        ranges = [entry["range"] for entry in lab.readout.numbers]
        # The band of the old setting must not stand beside the new one.
        lab.set(replace(lab.settings, strictness=0.8))
        moved = [entry["range"] for entry in lab.readout.numbers]
        await lab._trial
        again = [entry["range"] for entry in lab.readout.numbers]
        lab._answer({"do": "unsure", "value": False})
        off = [set(lab.charts[name].rows["kind"]) for name in lab.shown]
        return before, shown, ranges, moved, again, off

    before, shown, ranges, moved, again, off = apart(body)
    assert all("plausible" not in kinds for kinds in before + off)
    assert all("plausible" in kinds for kinds in shown)
    assert all(ranges)
    assert not any(moved)
    assert all(again)
    assert again != ranges


def test_the_doubt_about_a_hierarchy_that_takes_too_long_is_declined_in_words(apart):
    async def body():
        lab = Lab()
        lab._answer({"do": "tree", "value": "nation"})
        lab._answer({"do": "unsure", "value": True})
        return lab.bar.note, lab._trial

    assert apart(body) == (TR("lab.unsure_too_large"), None)


def test_the_data_of_the_lab_come_with_codebook_and_settings(lab):
    sent = []
    lab.bar.send = lambda message, buffers=(): sent.append((message, buffers))
    lab._answer({"do": "export", "value": "csv"})
    (message, (content,)) = sent[0]
    assert message["file"] == "csv"
    assert content == lab.record.to_table().package(TR)


def test_exports_hold_what_the_model_gave():
    record, base = _record(habit=0.1), _record()
    about = json.loads(export.file(record))
    assert jiama.Settings.from_code(about["code"]).habit == about["settings"]["habit"] == 0.1
    contents = export.contents(record, base, "because <b>", TR)
    assert contents["levers"] == [(TR("lever.habit.label"), "0.1", "0.05")]
    page = export.report(contents)
    assert "because &lt;b&gt;" in page
    assert TR("lever.habit.label") in page
    assert record.settings.code() in page


def _png(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 480), (shade, 200, 200)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_pdf_is_one_page_with_words_settings_and_pictures(language):
    tr = translator(language)
    everything = {lever.name: lever.maximum for lever in jiama.LEVERS.values()}
    contents = export.contents(_record(**everything), _record(), tr("why.markups_same", now=1), tr)
    shown = [Shown(f"picture {i}", "it shows <this>", _png(i), not i) for i in range(5)]
    pages = pypdf.PdfReader(io.BytesIO(pdf(contents, shown, language))).pages
    assert len(pages) == 1
    assert len(pages[0].images) == 5
    words = pages[0].extract_text()
    for told in (contents["title"], contents["model"], contents["outcomes"][-1][0], "<this>"):
        assert told in words
    assert contents["made"].split()[0][:10] in words


def test_without_pictures_or_moved_levers_there_is_still_a_report():
    contents = export.contents(_record(), _record(), "", TR)
    assert pdf(contents, []).startswith(b"%PDF-")


def test_a_case_moves_the_levers_of_a_lab():
    lab = Lab(cases={"severe": jiama.Settings(strictness=1)})
    assert lab.bar.about["cases"] == [{"id": "severe", "label": "severe"}]
    lab._answer({"do": "case", "value": "severe"})
    assert lab.settings == jiama.Settings(strictness=1)


def test_the_lab_sends_a_pdf_of_the_pictures_it_is_given(lab, monkeypatch):
    sent = []
    monkeypatch.setattr(
        lab.bar, "send", lambda message, buffers=None: sent.append((message, buffers))
    )
    png = io.BytesIO()
    Image.new("RGB", (90, 48), "white").save(png, "PNG")
    pictures = [{"title": "one", "said": "two", "wide": True}]
    lab._answer(
        {"do": "export", "value": "pdf", "pictures": pictures}, [memoryview(png.getvalue())]
    )
    ((message, (content,)),) = sent
    assert message["file"] == "pdf"
    assert content.startswith(b"%PDF-")


def test_the_lab_takes_up_what_a_browser_kept():
    first = Lab()
    first._answer({"do": "preset", "value": "together"})
    first._answer({"do": "keep", "value": "B"})
    first._answer({"do": "beside", "value": "B"})
    first._answer({"do": "preset", "value": "pressure"})
    first._answer({"do": "pictures", "value": ["long_run", "books"]})
    first._answer({"do": "axes", "value": {"run": "trust", "across": "load", "up": "gap"}})
    again = Lab()
    again._answer({"do": "restore", "value": json.loads(json.dumps(first.bar.state))})
    same = ("code", "designs", "beside", "shown", "axes", "map", "tree")
    assert {k: again.bar.state[k] for k in same} == {k: first.bar.state[k] for k in same}
    assert again.baseline.settings == PRESETS["together"]
    assert again.bar.table == first.bar.table
    assert again.readout.fault == ""


def test_what_a_browser_kept_from_an_older_kit_does_no_harm():
    lab = Lab()
    kept = {
        "code": "1ABC", "designs": {"A": "old", "Z": PRESETS["now"].code()},
        "beside": "A", "shown": ["books", "gone"], "tree": "moon",
        "axes": {"run": "gone"}, "map": {"x": "habit", "y": "gone", "outcome": "value"},
    }  # fmt: skip
    lab._answer({"do": "restore", "value": kept})
    assert lab.bar.note == TR("error.code_typo", text="1ABC")
    assert lab.settings == jiama.Settings()
    assert lab.shown == ["books"]
    assert lab.bar.state["designs"] == {}
    assert lab.readout.fault == ""
