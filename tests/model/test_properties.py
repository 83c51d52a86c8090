"""What holds on any tree under any settings within the ranges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trees import levers, parents, seeded

import jiama

SHARES = (
    "work", "service", "paperwork", "value", "idle", "waste", "sanctioned", "wrongful", "detected",
    "morale", "trust",
)  # fmt: skip


@pytest.fixture(scope="module")
def simulate():
    def run(settings, tree, seed=0):
        hierarchy = jiama.Hierarchy.from_parents(tree)
        return jiama.simulate(settings, hierarchy, cycles=5, runs=2, seed=seed, keep_units=True)

    return run


@seeded
@given(settings=levers(markdown=0.0), tree=parents(), seed=st.integers(0, 20))
def test_targets_never_fall_on_the_way_down(simulate, settings, tree, seed):
    record = simulate(settings, tree, seed)
    hierarchy = record.hierarchy
    for level in range(1, hierarchy.depth):
        above = record.units("target", level=level - 1)[:, hierarchy.level_parent(level)]
        assert (record.units("target", level=level) >= above).all()


@seeded
@given(settings=levers(), tree=parents())
def test_markups_stay_between_the_floor_and_the_cap(simulate, settings, tree):
    markup = simulate(settings, tree).by_level("markup")
    assert (markup >= -settings.markdown - 1e-15).all()
    assert (markup <= settings.markup_cap + 1e-15).all()
    assert (markup[:, :, [0, -1]] == 0).all()


@seeded
@given(settings=levers(), tree=parents())
def test_shares_of_effort_add_up_to_one_or_there_is_no_effort(simulate, settings, tree):
    record = simulate(settings, tree)
    for cycle in range(5):
        total = sum(record.units(task, cycle) for task in ("work", "service", "paperwork"))
        working = record.units("effort", cycle) > 0
        np.testing.assert_allclose(total, working.astype(float), atol=1e-12)


@seeded
@given(settings=levers(), tree=parents(), seed=st.integers(0, 20))
def test_shares_and_probabilities_stay_between_nothing_and_one(simulate, settings, tree, seed):
    record = simulate(settings, tree, seed)
    for name in SHARES:
        assert (record.outcome(name) >= 0).all(), name
        assert (record.outcome(name) <= 1 + 1e-12).all(), name
    for name in ("shortfall", "fear"):
        assert (record.by_level(name) >= 0).all()
        assert (record.by_level(name) <= 1 + 1e-12).all()


@seeded
@given(settings=levers(), tree=parents())
def test_every_number_is_finite(simulate, settings, tree):
    record = simulate(settings, tree)
    assert all(np.isfinite(record.outcome(name)).all() for name in jiama.OUTCOMES)
    assert all(np.isfinite(record.by_level(name)).all() for name in jiama.BY_LEVEL)
    assert np.isfinite(record.ledger()).all()


@seeded
@given(settings=levers(), tree=parents(), seed=st.integers(0, 20))
def test_wrongful_sanctions_are_sanctions_and_gaps_are_what_was_falsified(
    simulate, settings, tree, seed
):
    record = simulate(settings, tree, seed)
    wrongful, detected = record.units("wrongful"), record.units("detected")
    assert (record.units("sanctioned") >= wrongful).all()
    assert not (wrongful & detected).any()
    written = (1 - settings.satisfaction_weight) * record.units("falsification")
    np.testing.assert_allclose(record.units("gap"), np.where(detected, 0.0, written), atol=1e-12)


@seeded
@given(settings=levers(strictness=0.0, markdown=0.0), tree=parents())
def test_without_strictness_nobody_is_sanctioned_or_afraid(simulate, settings, tree):
    record = simulate(settings, tree)
    for name in ("sanctioned", "wrongful"):
        assert (record.outcome(name) == 0).all()
    assert (record.by_level("fear") == 0).all()
    assert (record.ledger()[..., 3] == 0).all()


@seeded
@given(settings=levers(coverage=1.0), tree=parents())
def test_where_everything_is_measured_there_is_no_unmeasured_service(simulate, settings, tree):
    record = simulate(settings, tree)
    assert (record.outcome("service") == 0).all()


@seeded
@given(settings=levers(remedy=1.0), tree=parents())
def test_where_every_appeal_is_heard_no_wrong_stands(simulate, settings, tree):
    assert (simulate(settings, tree).outcome("wrongful") == 0).all()
