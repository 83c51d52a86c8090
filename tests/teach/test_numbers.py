"""Numbers of a plan are what the model and the documents say."""

import pytest

import jiama
from jiama.teach import numbers as module
from jiama.teach.numbers import KEYS, SOURCES, Numbers

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


def test_nothing_is_computed_before_it_is_asked_for(monkeypatch):
    asked = []
    monkeypatch.setattr(module, "simulated", lambda *about: asked.append(about))
    made = Numbers({"a": {"outcome": "value"}, "b": {"figure": "growth-targets.provinces"}})
    assert list(made) == ["a", "b"]
    assert made["b"].value == 31
    assert asked == []


def test_every_source_of_numbers_has_its_keys_listed():
    assert set(KEYS) == set(SOURCES)
