import pytest
from each import each


def test_a_test_over_many_things_fails_once_and_names_every_thing_amiss():
    @each("number", [1, 2, 3])
    def test_small(number, most):
        assert number <= most, "too large"

    test_small(most=3)
    with pytest.raises(AssertionError) as failed:
        test_small(most=1)
    assert "2: too large" in str(failed.value)
    assert "3: too large" in str(failed.value)
    assert "1: too large" not in str(failed.value)


def test_nothing_to_look_at_is_an_error_not_a_test_that_cannot_fail():
    with pytest.raises(AssertionError, match="nothing to look at as number"):
        each("number", [])
