"""The engine against the plain implementation in reference.py, to 1e-9."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reference import SOURCES, ledger_of, run_once
from trees import LINE, LOPSIDED, TWO_LEVELS, levers, parents, seeded

import jiama

CLOSE = {"rtol": 1e-9, "atol": 1e-9}
BARREN = {"strictness": 0, "tournament": 0, "outlook": 0, "supervision": 0, "frequency": 0}
CORNERS = {
    "defaults": {},
    "all mechanisms strong": {
        "strictness": 1, "tournament": 1, "outlook": 0, "collusion": 1, "complexity": 0.4,
        "satisfaction_weight": 0.5, "satisfaction_noise": 1, "frequency": 12, "lines": 12,
        "ratchet": 1, "tolerance": 1, "markup_cap": 0.6,
    },
    "everything measured": {"coverage": 1, "audit": 0.3, "precision": 1},
    "no accountability": {"strictness": 0},
    "no motive left": BARREN,
    "no noise": {"complexity": 0, "satisfaction_noise": 0, "audit": 0.3, "remedy": 1},
    "all new mechanisms": {
        "peers": 0.5, "markdown": 0.3, "shelter": 0.8, "answerable": 0.7, "handover": 0.6,
        "sparing": 0.5, "decay": 0.2, "strictness": 0.8, "precision": 0.6,
    },
    "targets that shrink": {"markdown": 0.5, "strictness": 0.1, "habit": 0, "tournament": 0.1},
    "superiors who answer": {"answerable": 1, "strictness": 1, "remedy": 0.5, "tolerance": 0},
    "a modest goal": {"goal": 0.8, "markup_cap": 0, "ratchet": 0.5},
}  # fmt: skip


def compare(settings, tree, cycles=4, runs=2, seed=3, **constants):
    hierarchy = jiama.Hierarchy.from_parents(tree)
    draws = jiama.draw(hierarchy, cycles, runs, seed)
    constants = jiama.Constants(**constants)
    record = jiama.simulate(settings, hierarchy, draws=draws, keep_units=True, constants=constants)
    counts = np.concatenate([hierarchy.leaf_counts(k) for k in range(hierarchy.depth)])
    starts = hierarchy.level_starts
    for run in range(runs):
        history = run_once(settings, record.constants, tree, draws, run)
        for t, units in enumerate(history):
            leaves = units[starts[-2] :]
            for name in jiama.OUTCOMES:
                expected = [unit[name] for unit in leaves]
                found = record.units(name, t)[run]
                np.testing.assert_allclose(found, expected, **CLOSE, err_msg=name)
                mean = record.outcome(name)[t, run]
                np.testing.assert_allclose(mean, np.mean(expected), **CLOSE, err_msg=name)
            for level in range(hierarchy.depth):
                here = slice(starts[level], starts[level + 1])
                below = ("fear",) if level else ()
                for name in ("target", "reported", "actual", "shortfall", *below):
                    expected = [unit[name] for unit in units[here]]
                    found = record.units(name, t, level)[run]
                    np.testing.assert_allclose(found, expected, **CLOSE, err_msg=name)
                    mean = np.average(expected, weights=counts[here])
                    found = record.by_level(name)[t, run, level]
                    np.testing.assert_allclose(found, mean, **CLOSE, err_msg=name)
                expected = [unit["burden"] for unit in units[here]]
                np.testing.assert_allclose(record.by_level("burden")[t, run, level], expected)
                if 0 < level < hierarchy.depth - 1:
                    for name in ("markup", "fear", "sanctioned", "wrongful"):
                        expected = [unit[name] for unit in units[here]]
                        found = record.units(name, t, level)[run]
                        np.testing.assert_allclose(found, expected, **CLOSE, err_msg=name)
            np.testing.assert_allclose(record.ledger()[t, run], ledger_of(units, counts), **CLOSE)


@pytest.mark.parametrize("corner", CORNERS)
@pytest.mark.parametrize("tree", [LOPSIDED, LINE, TWO_LEVELS], ids=["lopsided", "line", "two"])
def test_every_unit_of_every_cycle_agrees_with_the_plain_implementation(corner, tree):
    compare(jiama.Settings(**CORNERS[corner]), tree)


@pytest.mark.parametrize("markups", [(0.7, 0.0), (-0.5, 0.3), ((0.1, -0.2), (0, 0.1, 0.2, 0.3))])
def test_fixed_markups_agree_with_the_plain_implementation(markups):
    compare(jiama.Settings(fixed_markup=markups, markup_cap=0.1, decay=0.2, shelter=1), LOPSIDED)


@pytest.mark.parametrize("tree", [LOPSIDED, LINE, TWO_LEVELS], ids=["lopsided", "line", "two"])
def test_prizes_among_few_and_many_agree_with_the_plain_implementation(tree):
    compare(jiama.Settings(tournament=1), tree, rivals=0.7)


@seeded
@given(settings=levers(), tree=parents(), seed=st.integers(0, 99))
def test_any_tree_under_any_settings_agrees_with_the_plain_implementation(settings, tree, seed):
    compare(settings, tree, cycles=3, runs=1, seed=seed)


def test_the_plain_implementation_is_not_the_engine_under_another_name():
    one_leaf = SimpleNamespace(
        shape=(1, 1, 1),
        common=np.zeros((1, 1)),
        **{name: np.full((1, 1, 1), 0.999) for name in ("shock", "detect", "punish", "appeal")},
    )
    unit = run_once(jiama.Settings(), jiama.Constants(), (-1, 0), one_leaf, 0)[0][1]
    assert set(jiama.OUTCOMES) < set(unit) and tuple(unit["sources"]) == SOURCES
