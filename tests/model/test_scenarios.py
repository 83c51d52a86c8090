import numpy as np
import pytest

from jiama.model import scenarios
from jiama.model.record import OUTCOMES
from jiama.model.scenarios import changes as comparing
from jiama.model.version import VERSION


def test_model_gives_the_stored_outcomes_of_its_version():
    changes = scenarios.compare(VERSION)
    changed = {c.outcome: c.largest for c in changes if c.changed}
    assert {c.outcome for c in changes} == set(OUTCOMES)
    assert not changed, (
        f"outcomes differ from those stored for version {VERSION}: {changed}. "
        "If that is meant, raise VERSION in model/version.py and run `jiama compare --store`"
    )


def test_grid_is_large_and_its_file_small():
    levers, outcomes = scenarios.stored()
    assert len(levers["goal"]) >= 500
    assert all(np.isfinite(column).all() for column in outcomes.values())
    assert comparing.path_of(VERSION).stat().st_size < 1_000_000


def test_comparison_names_what_changed_and_where(monkeypatch):
    levers = {"goal": np.array([1.0, 1.1, 1.2])}
    stock = {
        "1.0.0": (levers, {"value": np.array([0.5, 0.6, 0.7]), "load": np.ones(3)}),
        "1.1.0": (levers, {"value": np.array([0.5, 0.9, 0.6]), "load": np.ones(3)}),
    }
    monkeypatch.setattr(comparing, "stored", stock.__getitem__)
    value, load = comparing.compare("1.0.0", "1.1.0")
    assert (value.outcome, value.changed, value.scenario) == ("value", 2, {"goal": 1.1})
    assert value.largest == pytest.approx(0.3)
    assert value.mean == pytest.approx(0.2 / 3)
    assert load.changed == 0


def test_with_its_new_levers_at_rest_the_second_edition_is_the_first():
    for changes in (scenarios.compare("1.0.0", "2.0.0"), scenarios.compare("1.0.0")):
        assert {c.outcome for c in changes if c.changed == 0} == set(OUTCOMES)


def test_later_scenarios_move_the_new_levers():
    levers, _ = scenarios.stored("2.0.0")
    assert (levers["peers"][:512] == 0).all() and (levers["peers"][512:] > 0).any()
    assert len(levers["peers"]) == 512 + 256


def test_versions_run_on_other_scenarios_are_not_compared(monkeypatch):
    stock = {
        "1.0.0": ({"goal": np.array([1.0])}, {"value": np.array([0.5])}),
        "1.1.0": ({"goal": np.array([1.0]), "peers": np.array([0.3])}, {"value": np.ones(1)}),
    }
    monkeypatch.setattr(comparing, "stored", stock.__getitem__)
    with pytest.raises(ValueError, match="different scenarios"):
        comparing.compare("1.0.0", "1.1.0")


def test_versions_are_ordered_by_number():
    assert scenarios.versions()[-1] == VERSION


def test_unknown_version_is_refused_with_those_that_are_stored():
    with pytest.raises(ValueError, match=VERSION):
        scenarios.stored("0.0.1")
