import numpy as np

from jiama.model.claims.region import failing_region

RNG = np.random.default_rng(4)
FACTORS = ("audit", "outlook", "strictness")
VALUES = RNG.random((256, 3))


def test_one_lever_rule_is_found():
    region = failing_region(FACTORS, VALUES, VALUES[:, 2] < 0.3)
    (bound,) = region.bounds
    assert (bound.factor, bound.side) == ("strictness", "below")
    assert abs(bound.value - 0.3) < 0.04
    assert region.fails_within > 0.9
    assert region.covered > 0.9


def test_two_lever_rule_is_found_where_one_does_not_tell():
    fails = (VALUES[:, 0] > 0.5) & (VALUES[:, 1] < 0.4)
    region = failing_region(FACTORS, VALUES, fails)
    assert {(b.factor, b.side) for b in region.bounds} == {("audit", "above"), ("outlook", "below")}
    assert region.fails_outside < 0.05


def test_failure_without_pattern_gets_no_rule():
    assert failing_region(FACTORS, VALUES, RNG.random(256) < 0.02) is None


def test_claim_that_never_fails_has_no_region():
    assert failing_region(FACTORS, VALUES, np.zeros(256, bool)) is None
