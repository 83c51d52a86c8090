import numpy as np
import pytest

import jiama

SCENARIOS = {
    "defaults": {},
    "harsh": {"strictness": 1.0, "tolerance": 0.0, "complexity": 0.3, "tournament": 0.9},
    "lenient": {"strictness": 0.0, "tournament": 0.0, "outlook": 1.0},
    "no motive": {"strictness": 0.0, "tournament": 0.0, "outlook": 0.0, "supervision": 0.0},
    "all remedies": {"outlook": 0.8, "precision": 0.8, "tolerance": 0.7, "supervision": 0.6},
    "fully measured": {"coverage": 1.0, "satisfaction_weight": 0.0, "complexity": 0.0},
    "ratchet": {"ratchet": 0.3},
    "busy": {"frequency": 12, "lines": 12, "audit": 0.3, "collusion": 0.9},
    "following peers": {"peers": 0.6, "markdown": 0.4, "strictness": 0.2, "decay": 0.25},
    "all answer": {"answerable": 0.8, "strictness": 0.9, "sparing": 0.6, "precision": 0.7},
    "lists and shelter": {"handover": 0.7, "shelter": 0.9, "outlook": 0.1, "lines": 10},
    "fixed": {"fixed_markup": (0.1, 0.0, 0.25), "markup_cap": 0.0},
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_engine_gives_what_agents_one_by_one_give(name, administration):
    levers = dict(SCENARIOS[name])
    if name == "no motive":
        levers |= {"frequency": 0}
    settings, constants = jiama.Settings(**levers), jiama.Constants()
    hierarchy = jiama.Hierarchy.preset("classroom")
    draws = jiama.draw(hierarchy, cycles=16, runs=2, seed=7)
    record = jiama.simulate(settings, hierarchy, draws=draws, constants=constants)
    for run in range(2):
        model = administration(settings, constants, hierarchy, draws, run)
        for cycle in range(16):
            model.step()
            ours = {key: record.outcome(key)[cycle, run] for key in model.outcomes}
            assert ours == pytest.approx(model.outcomes, abs=1e-9), f"cycle {cycle}"


def test_engine_and_agents_agree_on_an_uneven_tree(administration):
    parent = np.array([-1, 0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6, 6, 6, 6])
    hierarchy, settings = jiama.Hierarchy.from_parents(parent), jiama.Settings(tournament=0.9)
    draws = jiama.draw(hierarchy, cycles=12, runs=1, seed=3)
    record = jiama.simulate(settings, hierarchy, draws=draws)
    model = administration(settings, jiama.Constants(), hierarchy, draws, 0)
    for _ in range(12):
        model.step()
    ours = {key: record.outcome(key)[-1, 0] for key in model.outcomes}
    assert ours == pytest.approx(model.outcomes, abs=1e-9)


def test_prizes_among_few_and_many_agree_with_published_means_of_the_largest_draw(administration):
    """The agents take the mean of the largest of n normal draws from Teichroew's (1956) table."""
    parent = np.array([-1, 0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 6, 6])
    hierarchy, settings = jiama.Hierarchy.from_parents(parent), jiama.Settings(tournament=0.9)
    draws = jiama.draw(hierarchy, cycles=6, runs=1, seed=3)
    constants = jiama.Constants(rivals=0.8)
    record = jiama.simulate(settings, hierarchy, draws=draws, constants=constants)
    model = administration(settings, constants, hierarchy, draws, 0)
    for _ in range(6):
        model.step()
    ours = {key: record.outcome(key)[-1, 0] for key in model.outcomes}
    assert ours == pytest.approx(model.outcomes, abs=1e-8)
