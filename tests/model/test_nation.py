"""The whole country: about 657,000 units in one run, within the memory of a laptop."""

import tracemalloc

import numpy as np
import pytest

import jiama

GIB = 2**30


@pytest.fixture(scope="module")
def nation():
    tracemalloc.start()
    record = jiama.simulate(hierarchy=jiama.Hierarchy.preset("nation"), runs=1, cycles=16)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return record, peak


def test_sixteen_cycles_stay_under_a_gibibyte_and_a_half(nation):
    assert nation[1] < 1.5 * GIB


def test_every_level_marks_up_and_the_ledger_holds(nation):
    record, _ = nation
    target = record.by_level("target")[:, 0]
    assert (np.diff(target[:, :-1]) >= 0).all()
    totals = record.ledger()[:, 0].sum(axis=(1, 2))
    assert (totals <= np.log(record.outcome("amplification")[:, 0]) + 1e-12).all()
    # unequal markups lower the mean of logs only a little
    assert totals == pytest.approx(np.log(record.outcome("amplification")[:, 0]), rel=0.01)


def test_shortfall_runs_down_the_country_as_it_does_in_the_classroom(nation):
    rates = nation[0].by_level("shortfall")[-1, 0]
    assert (np.diff(rates[1:]) >= 0).all()
    assert rates[-1] > 0.5
