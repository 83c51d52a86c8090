"""Draws and records: shapes, names, and what is kept only when asked for."""

import numpy as np
import pytest

import jiama


def test_draws_come_in_the_written_order(lopsided):
    rng = np.random.default_rng(9)
    draws = jiama.draw(lopsided, cycles=3, runs=2, seed=9)
    assert (draws.common == rng.standard_normal((3, 2))).all()
    assert (draws.shock == rng.standard_normal((3, 2, 8))).all()
    for uniform in (draws.detect, draws.punish, draws.appeal):
        assert (uniform == rng.random((3, 2, 8))).all()


def test_large_draws_come_in_the_written_order_too():
    # more than the two million numbers up to which draws are remembered
    tree, rng = jiama.Hierarchy.regular(30_000), np.random.default_rng(0)
    draws = jiama.draw(tree, cycles=10, runs=7, seed=0)
    assert (draws.common == rng.standard_normal((10, 7))).all()
    assert (draws.shock == rng.standard_normal((10, 7, 30_000))).all()
    for uniform in (draws.detect, draws.punish, draws.appeal):
        assert (uniform == rng.random((10, 7, 30_000))).all()


def test_a_generator_stands_after_large_draws_where_it_would_have_stood():
    tree, given, rng = jiama.Hierarchy.regular(300_000), *map(np.random.default_rng, (4, 4))
    jiama.draw(tree, cycles=7, runs=1, seed=given)
    rng.standard_normal((7, 1))
    rng.standard_normal((7, 1, 300_000))
    rng.random((3, 7, 1, 300_000))
    assert given.random() == rng.random()


def test_draws_know_nothing_of_settings(lopsided, assert_same):
    # one draw serves two settings, so that they differ by the settings alone
    draws = jiama.draw(lopsided, cycles=4, runs=3, seed=2)
    for strictness in (0.1, 0.9):
        settings = jiama.Settings(strictness=strictness)
        seeded = jiama.simulate(settings, lopsided, cycles=4, runs=3, seed=2)
        assert_same(jiama.simulate(settings, lopsided, draws=draws), seeded)


def test_a_generator_moves_on_and_a_number_starts_again(lopsided):
    rng = np.random.default_rng(3)
    first, second = (jiama.draw(lopsided, 1, 1, rng) for _ in range(2))
    assert (first.shock != second.shock).all()
    assert (jiama.draw(lopsided, 1, 1, 3).shock == first.shock).all()


def test_remembered_draws_cannot_be_changed(lopsided):
    with pytest.raises(ValueError, match="read-only"):
        jiama.draw(lopsided, 2, 2, 0).shock[:] = 0


@pytest.mark.parametrize("wrong", [{"cycles": 0}, {"runs": -1}, {"runs": 1.5}, {"cycles": "4"}])
def test_cycles_and_runs_must_be_whole_and_positive(lopsided, wrong):
    with pytest.raises(ValueError, match=rf"{next(iter(wrong))} is .*whole number"):
        jiama.draw(lopsided, **wrong)


@pytest.mark.parametrize("seed", [-1, "x", 1.5])
def test_a_seed_must_be_a_whole_number(lopsided, seed):
    with pytest.raises(ValueError, match="seed is"):
        jiama.draw(lopsided, seed=seed)


def test_draws_for_another_tree_are_refused(lopsided, classroom):
    with pytest.raises(ValueError, match=r"8 grassroots units.* has 81"):
        jiama.simulate(hierarchy=classroom, draws=jiama.draw(lopsided))


def test_shapes_are_as_documented(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2, keep_units=True)
    assert (record.cycles, record.runs) == (3, 2)
    assert record.outcome("value").shape == (3, 2)
    assert record.by_level("target").shape == (3, 2, 4)
    assert record.ledger().shape == (3, 2, 4, 5)
    assert record.units("load").shape == (2, 8)
    assert record.units("target", cycle=0, level=2).shape == (2, 4)


def test_the_record_remembers_what_was_run(lopsided):
    settings, constants = jiama.Settings(habit=0.2), jiama.Constants(need=0.7)
    record = jiama.simulate(settings, lopsided, cycles=1, runs=1, constants=constants)
    assert (record.settings, record.constants) == (settings, constants)
    assert record.hierarchy is lopsided


@pytest.mark.parametrize("ask", ["outcome", "by_level"])
def test_an_unknown_quantity_names_those_there_are(lopsided, ask):
    record = jiama.simulate(hierarchy=lopsided, cycles=1, runs=1)
    with pytest.raises(ValueError, match=r"'happiness'.*choose one of"):
        getattr(record, ask)("happiness")


def test_units_are_kept_only_when_asked_for(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=3, runs=1)
    with pytest.raises(ValueError, match="keep_units=True"):
        record.units("value")


def test_keeping_one_cycle_keeps_that_cycle(lopsided):
    everything = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2, keep_units=True)
    some = jiama.simulate(hierarchy=lopsided, cycles=3, runs=2, keep_units=(-1,))
    np.testing.assert_array_equal(some.units("morale"), everything.units("morale", 2))
    with pytest.raises(ValueError, match="not kept"):
        some.units("morale", 0)


def test_units_of_the_first_runs_are_those_of_all_runs(lopsided):
    everything = jiama.simulate(hierarchy=lopsided, cycles=3, runs=5, keep_units=True)
    some = jiama.simulate(hierarchy=lopsided, cycles=3, runs=5, keep_units=True, keep_runs=2)
    for level in range(lopsided.depth):
        for name in ("target", "reported", "actual", "shortfall"):
            whole = everything.units(name, 1, level)
            np.testing.assert_array_equal(some.units(name, 1, level), whole[:2])
    np.testing.assert_array_equal(some.path_ledger(0), everything.path_ledger(0)[:2])
    np.testing.assert_array_equal(some.outcome("value"), everything.outcome("value"))


def test_keeping_units_changes_no_outcome(lopsided, assert_same):
    kept = jiama.simulate(hierarchy=lopsided, cycles=5, runs=3, keep_units=True)
    assert_same(kept, jiama.simulate(hierarchy=lopsided, cycles=5, runs=3))


def test_an_outcome_of_leaves_is_not_known_higher_up(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=1, runs=1, keep_units=True)
    with pytest.raises(ValueError, match="level 1 has no 'morale'"):
        record.units("morale", level=1)
    with pytest.raises(ValueError, match="no cycle 4"):
        record.units("morale", cycle=4)


def test_outcomes_are_means_over_leaves(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=2, runs=3, keep_units=True)
    for name in jiama.OUTCOMES:
        found, units = record.outcome(name)[1], record.units(name, 1)
        np.testing.assert_allclose(found, units.mean(axis=1), rtol=1e-12, err_msg=name)


def test_shortfall_higher_up_counts_the_leaves_of_superiors_who_fell_short(lopsided):
    record = jiama.simulate(hierarchy=lopsided, cycles=2, runs=6, keep_units=True)
    short = record.units("shortfall", level=1) @ (np.array([2, 6]) / 8)
    np.testing.assert_allclose(record.by_level("shortfall")[1, :, 1], short)


def test_the_face_has_what_everything_else_builds_on():
    for name in ("Settings", "Hierarchy", "Constants", "Draws", "Record", "draw", "simulate"):
        assert callable(getattr(jiama, name))
    assert len(jiama.OUTCOMES) == 16
    assert jiama.SOURCES_OF_MARKUP == ("habit", "ambition", "collusion", "guard", "person")
