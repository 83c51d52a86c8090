"""The way from a sandbox into the lab."""

import pytest

import jiama
from jiama.teach import lesson, plans
from jiama.teach.door import door, pictures
from jiama.view.lab import PICTURES, SHOWN, Lab
from jiama.view.panels import Panel


@pytest.fixture
def way():
    """A panel, the door below it, and the knob that opens it."""
    plan = plans.load("04")
    panel = Panel(plan.sandbox.levers, (), jiama.Settings(**plan.sandbox.settings))
    place = door(panel, plan, "zh-CN")
    return panel, place, place.children[0]


def test_the_door_follows_the_levers_of_the_panel(way):
    panel, _, knob = way
    assert jiama.Settings.from_code(knob.code) == panel.settings
    panel.controls.values = {**panel.controls.values, "strictness": 0.9}
    assert jiama.Settings.from_code(knob.code).strictness == 0.9


def test_the_lab_opens_at_the_panels_settings_with_the_lessons_levers_in_front(way):
    panel, place, knob = way
    panel.controls.values = {**panel.controls.values, "strictness": 0.9}
    knob._handle_custom_msg({"do": "enter"}, [])
    _, lab = place.children
    assert isinstance(lab, Lab)
    assert lab.settings == panel.settings
    front = [lever["name"] for lever in lab.controls.groups[0]["levers"]]
    assert front == list(plans.load("04").sandbox.levers)
    assert not lab.bar.about["alone"]
    assert lab.bar.about["cases"] == [
        {"id": p.name, "label": p.name} for p in plans.load("04").preset
    ]


def test_a_lab_that_cannot_be_made_shows_the_card(way, monkeypatch, tmp_path):
    _, place, knob = way
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log"))
    monkeypatch.setattr("jiama.view.lab.Lab.__init__", lambda *_, **__: 1 / 0)
    knob._handle_custom_msg({"do": "enter"}, [])
    assert "jm-fault" in place.children[1].html


@pytest.mark.parametrize("number", plans.numbers())
def test_every_lesson_gives_the_lab_a_case_and_pictures_it_has(number):
    plan = plans.load(number)
    assert plan.preset
    for preset in plan.preset:
        assert jiama.Settings(**preset.settings) != jiama.Settings()
        assert len(preset.name) <= 12
    asked = pictures(plan.sandbox.charts)
    assert len(asked) == len(SHOWN)
    assert {picture.partition(":")[0] for picture in asked} <= set(PICTURES)


def test_the_labs_page_offers_every_lessons_cases():
    cases = [case["label"] for case in lesson.lab().bar.about["cases"]]
    assert {label[:2] for label in cases} == set(plans.numbers())
