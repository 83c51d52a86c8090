"""A tree, a mean and a comparison that several tests of the model share."""

import numpy as np
import pytest
from trees import LOPSIDED

import jiama


@pytest.fixture
def lopsided():
    return jiama.Hierarchy.from_parents(LOPSIDED)


@pytest.fixture
def classroom():
    return jiama.Hierarchy.preset("classroom")


@pytest.fixture
def last():
    """Mean of an outcome over the runs of the last cycle, classroom tree, 40 runs, seed 1."""

    def mean(outcome, cycles=16, **levers):
        record = jiama.simulate(jiama.Settings(**levers), cycles=cycles, runs=40, seed=1)
        return float(record.outcome(outcome)[-1].mean())

    return mean


@pytest.fixture
def assert_same():
    """Compare two records in every number they hold by cycle and run."""

    def compare(one, other, rtol=0.0, atol=0.0):
        for name in jiama.OUTCOMES:
            np.testing.assert_allclose(
                one.outcome(name), other.outcome(name), rtol, atol, err_msg=name
            )
        for name in jiama.BY_LEVEL:
            np.testing.assert_allclose(
                one.by_level(name), other.by_level(name), rtol, atol, err_msg=name
            )
        np.testing.assert_allclose(one.ledger(), other.ledger(), rtol, atol)

    return compare
