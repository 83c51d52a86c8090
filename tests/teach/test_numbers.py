"""Numbers of a plan are what the model and the documents say."""

import pytest

import jiama
from jiama.teach import computed, plans
from jiama.teach import numbers as module
from jiama.teach.numbers import KEYS, SOURCES, Numbers
from jiama.text import languages, translator

CHAIN = {"hierarchy": [1, 1, 1, 1, 1], "cycles": 1, "runs": 1}
TENTHS = {**CHAIN, "settings": {"fixed_markup": [0.1, 0.1, 0.1, 0.1]}}


def _value(**described):
    return Numbers({"it": described})["it"].value


def test_four_markups_of_a_tenth_make_1_4641():
    assert _value(level="target", at=-1, **TENTHS) == pytest.approx(1.4641)
    assert _value(level="target", **TENTHS) == pytest.approx([1, 1, 1.1, 1.21, 1.331, 1.4641])


def test_an_outcome_is_the_mean_of_the_last_cycle_at_the_settings():
    tree = jiama.Hierarchy.preset("classroom")
    record = jiama.simulate(jiama.Settings(habit=0.1), tree, cycles=3, runs=4, seed=7)
    how = {"settings": {"habit": 0.1}, "cycles": 3, "runs": 4, "seed": 7}
    assert _value(outcome="value", **how) == record.outcome("value")[-1].mean()
    assert _value(outcome="value", cycle=0, **how) == record.outcome("value")[0].mean()


def test_a_line_over_a_lever_can_be_picked_from():
    how = {"over": "goal", "values": [0.8, 1.0, 1.2], "settings": {"fixed_markup": [0, 0, 0]}}
    line = {"level": "target", "at": -1, "cycles": 1, "runs": 2, **how}
    assert _value(**line) == pytest.approx([0.8, 1.0, 1.2])
    picked = {pick: _value(**line, pick=pick) for pick in ("first", "last", "max", "argmin")}
    assert picked == pytest.approx({"first": 0.8, "last": 1.2, "max": 1.2, "argmin": 0.8})


def test_shares_of_the_ledger_add_up_to_one():
    how = {"cycles": 4, "runs": 4}
    total = sum(_value(ledger=motive, **how) for motive in jiama.SOURCES_OF_MARKUP)
    assert total == pytest.approx(1)


def test_documents_give_what_their_files_say():
    rows = {"table": "provincial_growth_targets", "where": {"year": 2023}, "column": "low"}
    assert _value(**rows, take="count", above=5) == 23
    assert _value(**rows, take="mean") == pytest.approx(5.952, abs=0.001)
    assert _value(figure="growth-targets.missed-2023") == 15


def test_numbers_can_be_made_of_others_and_of_theory():
    made = Numbers(
        {
            "whole": {"figure": "growth-targets.provinces"},
            "part": {"figure": "growth-targets.missed-2023"},
            "share": {"ratio": ["part", "whole"], "format": ".0%"},
            "rest": {"difference": ["whole", "part"]},
            "double": {"theory": "compounding.levels_to_double", "arguments": {"markup": 0.1}},
        }
    )
    assert f"{made['share']}" == "48%"
    assert f"{made['share']:.2f}" == "0.48"
    assert made["rest"].value == 16
    assert made["double"].value == pytest.approx(7.2725, abs=1e-4)


def test_targets_of_a_year_and_of_many_are_read_from_the_reports():
    made = Numbers(
        {
            "share": {"growth": "share_above", "year": 2022},
            "line": {"growth": "above", "years": [2022, 2026]},
        }
    )
    # 193 of 228 city reports, and 16 of 39, as the case on targets has them.
    assert made["share"].value == pytest.approx(193 / 228)
    assert made["line"].value == [193, 16] and made["line"].at == (2022, 2026)


def test_what_the_calibration_finds_can_be_stated():
    same = {"level": "city", "first": 2023, "last": 2025}
    alone = {"finding": "forecasts", "field": "year", "where": {"levels": ["province"]}}
    made = Numbers(
        {
            "count": {"finding": "changes", "arguments": same, "field": "count"},
            "henan": {"finding": "henan", "field": "province"},
            "years": {**alone, "take": "count"},
            "late": {**alone, "take": "count", "above": 2022},
            "last": {**alone, "take": "max"},
        }
    )
    # Henan set 6 where the nation set 5; the year without a national target has no province.
    assert made["henan"].value == pytest.approx(6 / 5 - 1)
    assert made["count"].value == 143
    assert (made["years"].value, made["late"].value, made["last"].value) == (8, 4, 2026)


def test_nothing_is_computed_before_it_is_asked_for(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "simulated", lambda *about: asked.append(about))
    made = Numbers({"a": {"outcome": "value"}, "b": {"figure": "growth-targets.provinces"}})
    assert list(made) == ["a", "b"]
    assert made["b"].value == 31
    assert asked == []


def test_every_source_of_numbers_has_its_keys_listed():
    assert set(KEYS) == set(SOURCES)


def test_a_stored_number_is_taken_and_another_is_computed(monkeypatch):
    about = {"outcome": "value", "cycles": 2, "runs": 2, "settings": {"habit": 0.1}}
    fresh = Numbers({"it": about})["it"].value
    key = computed.key(Numbers({}).told(about))
    monkeypatch.setattr(computed, "stored", lambda: {key: 0.25})
    assert Numbers({"it": about})["it"].value == 0.25
    assert Numbers({"it": {**about, "seed": 1}})["it"].value != 0.25
    monkeypatch.setattr(computed, "stored", dict)
    assert Numbers({"it": about})["it"].value == fresh


def test_what_a_number_is_stored_under_depends_on_all_that_moves_it():
    about = {"outcome": "value", "over": "goal", "values": [0.9, 1.0], "format": ".0%"}
    told = Numbers({}).told
    moved = [{"seed": 3}, {"values": [0.9, 1.1]}, {"settings": {"habit": 0.1}}, {"cycle": 0},
             {"outcome": "load"}, {"hierarchy": "county"}]  # fmt: skip
    keys = [computed.key(told({**about, **change})) for change in moved]
    assert len({computed.key(told(about)), *keys}) == len(keys) + 1
    assert computed.key(told({**about, "format": ".1%"})) == computed.key(told(about))


def test_every_number_of_the_lessons_rests_on_400_runs_and_is_stored():
    wanted = {}
    for number in plans.numbers():
        plan = plans.load(number)
        numbers = Numbers(plan.numbers, plan.model)
        for name, about in plan.numbers.items():
            if any(kind in about for kind in module.MODELLED):
                told = numbers.told(about)
                # Where nothing is left to chance one run tells all.
                assert told["runs"] >= 400 or "fixed_markup" in told.get("settings", {}), name
                wanted[computed.key(told)] = (number, name)
    missing = [wanted[key] for key in wanted.keys() - computed.stored().keys()]
    assert not missing, "run `jiama numbers` again"
    assert computed.stored().keys() == wanted.keys(), "run `jiama numbers` again"


@pytest.mark.parametrize("number", plans.numbers())
def test_stored_numbers_are_those_of_the_model(number):
    plan = plans.load(number)
    for name, about in plan.numbers.items():
        if any(kind in about for kind in module.MODELLED) and "over" not in about:
            (fresh,) = Numbers({name: about}, plan.model).computed().values()
            assert Numbers({name: about}, plan.model)[name].value == pytest.approx(fresh, abs=1e-9)
            return


@pytest.mark.parametrize("language", languages())
def test_the_lab_says_of_how_many_runs_the_numbers_in_the_text_are_means(language):
    assert f"{module.MODEL['runs']}" in translator(language)("lab.note", runs="")
