"""The engine on the page gives what the engine in Python gives, number by number."""

import random

import numpy as np
import pytest

import jiama

EVERYTHING = """(engine, settings, hierarchy, options) => {
    const record = engine.simulate(settings, hierarchy, options);
    const { means, byLevel, units } = record._notes;
    return { means, byLevel, ledger: record.ledger(), units };
}"""
TREES = {
    "classroom": [3, 3, 3, 3],
    "county": [14, 16],
    "short": [4, 5],
    "two levels": [6],
    "six levels": [2, 2, 2, 2, 3],
    "uneven": [-1, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 6],
    "a line": [-1, 0, 1, 2],
}
SETTINGS_A_TREE = 75
NEAR = 1e-9


def _python_tree(listed):
    regular = jiama.Hierarchy.regular
    return jiama.Hierarchy.from_parents(listed) if listed[0] == -1 else regular(*listed)


def _levers(rng):
    """Levers over their whole range, each at an end in every fifth setting."""
    told = {}
    for name, lever in jiama.LEVERS.items():
        inside = rng.uniform(lever.minimum, lever.maximum)
        value = rng.choice([lever.minimum, lever.maximum, *[inside] * 8])
        told[name] = round(value) if lever.whole else value
    return told


def _compare(engine, settings, listed, **options):
    """Hold all that both engines write down together."""
    on_page = engine(EVERYTHING, settings, listed, {**options, "keepUnits": True})
    tree = _python_tree(listed)
    record = jiama.simulate(jiama.Settings(**settings), tree, **options, keep_units=True)
    pairs = [(name, on_page["means"][name], record.outcome(name)) for name in jiama.OUTCOMES]
    pairs += [(name, on_page["byLevel"][name], record.by_level(name)) for name in jiama.BY_LEVEL]
    pairs.append(("ledger", on_page["ledger"], record.ledger()))
    for cycle, kept in record._notes.units.items():
        theirs = on_page["units"][str(cycle)]
        assert set(theirs) == {f"{name}/{level}" for name, level in kept}
        pairs += [
            (f"{name} of level {level} in cycle {cycle}", theirs[f"{name}/{level}"], values)
            for (name, level), values in kept.items()
        ]
    for what, ours, theirs in pairs:
        theirs = np.asarray(theirs, float).ravel()
        apart = np.abs(np.array(ours, float) - theirs) / np.maximum(np.abs(theirs), 1)
        assert apart.max(initial=0) < NEAR, (what, settings, listed, options)


@pytest.mark.parametrize("tree", TREES)
def test_every_number_is_the_same_over_random_levers(engine, tree):
    rng = random.Random(f"levers {tree}")
    for _ in range(SETTINGS_A_TREE):
        options = {"cycles": rng.choice([1, 3, 6]), "runs": rng.choice([1, 2, 4])}
        _compare(engine, _levers(rng), TREES[tree], **options, seed=rng.randrange(10**6))


@pytest.mark.parametrize("tree", TREES)
def test_every_number_is_the_same_with_markups_that_are_fixed(engine, tree):
    rng = random.Random(f"markups {tree}")
    levels = _python_tree(TREES[tree]).depth - 2
    for _ in range(10):
        markups = [rng.uniform(0, 0.6) for _ in range(levels)]
        _compare(
            engine, {**_levers(rng), "fixed_markup": markups}, TREES[tree], cycles=4, runs=2, seed=1
        )


@pytest.mark.parametrize("tree", ["classroom", "county"])
def test_every_number_is_the_same_at_full_size(engine, tree):
    _compare(engine, {"strictness": 0.9, "ratchet": 0.5}, TREES[tree], cycles=16, runs=40, seed=0)


def test_constants_count_on_the_page_as_in_python(engine):
    constants = {"prize": 0.0, "shield": 0.2, "fake": 1e12, "common": 0.0, "memory": 1.0}
    on_page = engine(
        "(engine, options) => engine.simulate({}, 'classroom', options).outcome('value')",
        {"constants": constants, "cycles": 6, "runs": 4},
    )
    record = jiama.simulate(constants=jiama.Constants(**constants), cycles=6, runs=4)
    assert np.abs(record.outcome("value").ravel() - on_page).max() < NEAR


def test_one_units_share_of_the_ledger_is_the_same(engine):
    on_page = engine(
        """(engine) => engine.simulate({}, 'classroom',
            {cycles: 3, runs: 4, keepUnits: [-1], keepRuns: 2}).pathLedger(40)"""
    )
    record = jiama.simulate(cycles=3, runs=4, keep_units=[-1], keep_runs=2)
    assert np.abs(record.path_ledger(40).ravel() - on_page).max() < NEAR
