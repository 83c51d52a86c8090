"""The ledger of markups: who added what, and why, exact to rounding."""

import numpy as np
import pytest
from hypothesis import given
from trees import levers, parents, seeded

import jiama


@seeded
@given(settings=levers(), tree=parents())
def test_entries_on_the_path_add_up_for_every_leaf(settings, tree):
    hierarchy = jiama.Hierarchy.from_parents(tree)
    record = jiama.simulate(settings, hierarchy, cycles=4, runs=2, seed=6, keep_units=True)
    for cycle in (0, 3):
        growth = np.log(record.units("target", cycle) / record.units("target", cycle, level=0))
        for leaf in range(hierarchy.leaves):
            path = record.path_ledger(leaf, cycle)
            assert path.shape == (2, hierarchy.depth, 5)
            assert settings.markdown or (path >= 0).all()
            np.testing.assert_allclose(path.sum(axis=(1, 2)), growth[:, leaf], atol=1e-12)


def test_means_add_up_to_the_mean_log_growth(lopsided):
    settings = jiama.Settings(strictness=0.9, complexity=0.3, collusion=0.5)
    record = jiama.simulate(settings, lopsided, cycles=8, runs=5, keep_units=True)
    for cycle in range(8):
        growth = np.log(record.units("target", cycle) / record.units("target", cycle, level=0))
        total = record.ledger()[cycle].sum(axis=(1, 2))
        np.testing.assert_allclose(total, growth.mean(axis=1), rtol=1e-12)
        assert (total <= np.log(record.outcome("amplification")[cycle]) + 1e-12).all()


def test_paths_average_to_the_ledger(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2, keep_units=True)
    paths = np.mean([record.path_ledger(leaf, 2) for leaf in range(8)], axis=0)
    np.testing.assert_allclose(paths, record.ledger()[2], rtol=1e-12)


def test_leaves_under_one_superior_share_their_path(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2, keep_units=(2,))
    np.testing.assert_array_equal(record.path_ledger(0), record.path_ledger(1))
    assert (record.path_ledger(0) != record.path_ledger(2)).any()


def test_nobody_adds_anything_under_a_cap_of_zero(classroom):
    record = jiama.simulate(jiama.Settings(markup_cap=0, strictness=1), classroom, cycles=3, runs=2)
    assert (record.ledger() == 0).all()


def test_the_motive_that_is_switched_off_has_no_entry(classroom):
    names = jiama.SOURCES_OF_MARKUP
    for off, silent in (
        ({"habit": 0}, {"habit", "person"}),
        ({"tournament": 0}, {"ambition", "collusion", "person"}),
        ({"collusion": 0}, {"collusion", "person"}),
        ({"strictness": 0}, {"guard", "person"}),
    ):
        record = jiama.simulate(jiama.Settings(**off), classroom, cycles=4, runs=3)
        totals = dict(zip(names, record.ledger().sum(axis=(0, 1, 2)), strict=True))
        assert {name for name, total in totals.items() if total == 0} == silent


def test_a_path_needs_kept_units_and_a_leaf_that_exists(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2)
    with pytest.raises(ValueError, match="keep_units=True"):
        record.path_ledger(0)
    with pytest.raises(ValueError, match="no grassroots unit 8; choose 0 to 7"):
        record.path_ledger(8)
