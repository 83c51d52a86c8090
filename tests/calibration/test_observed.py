import re

import numpy as np
import pytest

from jiama.calibration import changes, observed
from jiama.calibration.observed import LEVELS, RESAMPLES, _resampled, markups
from jiama.model.claims import plausible
from jiama.sources import growth


@pytest.mark.parametrize("year", [of.year for of in growth.years() if of.nation])
def test_the_mean_markup_of_provinces_is_their_mean_target_over_the_nations(year):
    (of,) = [of for of in growth.years() if of.year == year]
    assert observed(year, "province").mean == pytest.approx(of.markup)
    assert observed(year, "city").mean == pytest.approx(of.cities)
    assert observed(year, "city").none == pytest.approx(of.below_or_equal)


def test_a_year_without_a_national_target_has_no_markup_of_provinces():
    assert observed(2020, "province") is None
    assert observed(2020, "city").count == 150


def test_the_standard_error_of_provinces_is_the_textbook_one():
    # One unit a group: the resampled means have s.d. s/sqrt(n), known to about 1/sqrt(2·2000).
    found = observed(2023, "province")
    assert found.error == pytest.approx(found.spread / np.sqrt(found.count), rel=0.06)
    assert found.low < found.mean < found.high


def test_cities_are_resampled_with_their_province():
    # Two provinces of two cities each, alike within: means over them can only be 0, 1/2 or 1.
    means = _resampled(["a", "a", "b", "b"], np.array([0.0, 0.0, 1.0, 1.0]), seed=0)
    assert set(means) == {0.0, 0.5, 1.0}
    assert np.mean(means == 0.5) == pytest.approx(0.5, abs=4 * np.sqrt(0.25 / RESAMPLES))


def test_a_change_is_told_for_units_seen_in_both_years_only():
    found = changes("city", 2023, 2026)
    both = set(markups("city", 2023)) & set(markups("city", 2026))
    assert found.count == len(both) == 38
    before = np.mean([markups("city", 2023)[key] for key in both])
    assert found.before == pytest.approx(before)
    # The 38 are not the 247 of 2023: mostly capitals, which added less already then.
    assert found.before < observed(2023, "city").low


@pytest.mark.parametrize("level", LEVELS)
def test_markup_fell_between_2023_and_2025_beyond_its_error(level):
    found = changes(level, 2023, 2025)
    assert found.after < found.before
    assert found.high < 0
    assert found.none_after > found.none_before


def test_between_2025_and_2026_the_same_cities_did_not_fall_beyond_their_error():
    found = changes("city", 2025, 2026)
    assert found.low < 0 < found.high


def test_the_range_of_habit_is_explained_by_the_markups_of_today():
    told = re.findall(r"(\d+\.\d)", plausible.__doc__.split("habit\n")[1].split("per cent")[0])
    found = [f"{100 * observed(year, 'province').mean:.1f}" for year in range(2022, 2026)]
    assert told[-4:] == found
    assert "two have a range of their own" in plausible.__doc__
    assert len(plausible._OWN) == 2
