"""The engine on the page gives what the engine in Python gives, number by number."""

import random

import numpy as np
import pytest

import jiama
from jiama.model.hierarchy import PRESETS

NOTES = """const notes = (record) => {
    const { means, byLevel, units } = record._notes;
    return { means, byLevel, ledger: record.ledger(), units };
};"""
SIMULATED = f"""(engine, settings, hierarchy, options) => {{
    {NOTES}
    return notes(engine.simulate(settings, hierarchy, options));
}}"""
PLAYED = f"""(engine, settings, hierarchy, options, cycles) => {{
    {NOTES}
    const play = new engine.Play(settings, hierarchy, options);
    return cycles.map((decisions) => {{
        const targets = play.targets(decisions);
        return {{ targets, ...notes(play.step(decisions)) }};
    }});
}}"""
TREES = {
    "classroom": [3, 3, 3, 3],
    "county": [14, 16],
    "short": [4, 5],
    "two levels": [6],
    "six levels": [2, 2, 2, 2, 3],
    "uneven": [-1, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 6],
    "a line": [-1, 0, 1, 2],
}
SETTINGS_A_TREE = 72
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
    on_page = engine(SIMULATED, settings, listed, {**options, "keepUnits": True})
    tree = _python_tree(listed)
    constants = jiama.Constants(**options.pop("constants", {}))
    record = jiama.simulate(
        jiama.Settings(**settings), tree, **options, constants=constants, keep_units=True
    )
    _hold_together(on_page, record, (settings, listed, options))


def _hold_together(on_page, record, about):
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
        assert apart.max(initial=0) < NEAR, (what, about)


@pytest.mark.parametrize("tree", TREES)
def test_every_number_is_the_same_over_random_levers(engine, tree):
    rng = random.Random(f"levers {tree}")
    for _ in range(SETTINGS_A_TREE):
        options = {"cycles": rng.choice([1, 3, 6]), "runs": rng.choice([1, 2, 4])}
        _compare(engine, _levers(rng), TREES[tree], **options, seed=rng.randrange(10**6))


@pytest.mark.parametrize("tree", TREES)
def test_every_number_is_the_same_with_markups_that_are_fixed(engine, tree):
    rng = random.Random(f"markups {tree}")
    hierarchy = _python_tree(TREES[tree])

    def of_level(level):
        one = rng.random() < 0.5
        return [rng.uniform(-0.5, 0.6) for _ in range(1 if one else hierarchy.units(level))]

    for _ in range(10):
        told = [of_level(level) for level in range(1, hierarchy.depth - 1)]
        told = [markups[0] if len(markups) == 1 else markups for markups in told]
        settings = {**_levers(rng), "fixed_markup": told}
        _compare(engine, settings, TREES[tree], cycles=4, runs=2, seed=1)


@pytest.mark.parametrize("name", sorted(set(PRESETS) - {"nation"}))
def test_a_preset_is_the_same_tree(engine, name):
    parent = engine("(engine, name) => engine.Hierarchy.preset(name).parent", name)
    assert parent == jiama.Hierarchy.preset(name).parent.tolist()


@pytest.mark.parametrize("tree", TREES)
def test_every_number_is_the_same_where_levers_rest_and_rivals_count(engine, tree):
    _compare(engine, {}, TREES[tree], cycles=6, runs=3, seed=2, constants={"rivals": 0.7})


def _decisions(rng, hierarchy):
    """Decisions of a few persons at random: markups, times and reports."""
    last = hierarchy.level_starts[-2]
    chosen = {}
    for unit in rng.sample(range(1, hierarchy.size), min(4, hierarchy.size - 1)):
        markup = rng.uniform(-0.5, 2)
        times = {task: rng.uniform(0, 1.5) for task in ("work", "service", "paperwork")}
        report = {"report": rng.uniform(0, 2)}
        options = [dict(list(times.items())[: rng.randint(1, 3)]), report, {**times, **report}]
        chosen[unit] = rng.choice(options if unit >= last else [markup, {"markup": markup}])
    return chosen


@pytest.mark.parametrize("fixed", [False, True], ids=["the model marks up", "fixed markups"])
@pytest.mark.parametrize("tree", TREES)
def test_a_play_with_persons_is_the_same_cycle_by_cycle(engine, tree, fixed):
    rng = random.Random(f"play {tree} {fixed}")
    hierarchy = _python_tree(TREES[tree])
    for _ in range(4):
        settings = _levers(rng)
        if fixed:
            settings["fixed_markup"] = [rng.uniform(0, 0.5) for _ in range(hierarchy.depth - 2)]
        cycles = [_decisions(rng, hierarchy) if rng.random() < 0.8 else {} for _ in range(3)]
        options = {"cycles": 4, "runs": rng.choice([1, 3]), "seed": rng.randrange(1000)}
        on_page = engine(PLAYED, settings, TREES[tree], options, cycles)
        play = jiama.Play(jiama.Settings(**settings), hierarchy, **options)
        for ours, decisions in zip(on_page, cycles, strict=True):
            targets = play.targets(decisions).ravel()
            np.testing.assert_allclose(ours["targets"], targets, rtol=NEAR, atol=NEAR)
            _hold_together(ours, play.step(decisions), (settings, cycles, options))


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
