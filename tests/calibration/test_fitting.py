"""Rejection held against cases whose answer is known by hand."""

import numpy as np
import pytest

from jiama.calibration import (
    Forecast,
    Interval,
    Observed,
    Table,
    fit,
    forecasts,
    henan,
    observed,
    stored,
)
from jiama.calibration.fitting import FAR, KEPT, WITHIN, _fitted
from jiama.calibration.table import NOTHING, RANGES, SEED, SIGNS, drawn, signs


def made(count=2000):
    """A table whose signs are known: provinces give x, cities x + y."""
    values = np.random.default_rng(0).random((count, 2)) * 0.3
    x, y = values.T
    return Table(("x", "y"), values, np.column_stack([x, x + y, 0 * x, 0 * x]))


def test_a_fit_keeps_the_nearest_hundredth_and_finds_what_made_the_numbers():
    table = made()
    found = _fitted({"province": (0.1, 0.01), "city": (0.25, 0.01)}, table)
    assert len(found.rows) == round(KEPT * 2000)
    assert found.parameters["x"].middle == pytest.approx(0.1, abs=0.01)
    assert found.parameters["y"].middle == pytest.approx(0.15, abs=0.01)
    assert found.nearest <= found.farthest
    assert found.found


def test_a_parameter_that_the_numbers_do_not_touch_is_said_to_be_open():
    found = _fitted({"province": (0.1, 0.001)}, made())
    assert found.narrowed == {"x": True, "y": False}
    # Ten kept of a uniform on 0 to 0.3: its eight in ten span about 0.24.
    assert found.parameters["y"].width == pytest.approx(0.24, abs=0.09)


def test_numbers_out_of_reach_are_found_by_no_setting():
    # Cities below their province: y is never negative.
    found = _fitted({"province": (0.2, 0.01), "city": (0.1, 0.01)}, made())
    assert found.nearest > FAR
    assert not found.found
    # The nearest lie half way: both miss by as much, 0.05 = 5 errors, 5·sqrt(2) together.
    assert found.nearest == pytest.approx(5 * np.sqrt(2), rel=0.05)


def test_the_stored_table_is_what_the_model_gives_today():
    table = stored()
    assert table.names == tuple(RANGES)
    assert table.parameters == pytest.approx(drawn(), abs=1e-9)
    some = np.random.default_rng(SEED).choice(len(table.parameters), 6, replace=False)
    assert table.signs[some] == pytest.approx(signs(table.parameters[some]), abs=1.01e-4), (
        "run: jiama calibrate"
    )


def test_without_habit_and_zeal_provinces_and_cities_add_nothing_but_guard():
    found = dict(zip(SIGNS, signs(np.zeros((1, len(RANGES))))[0], strict=True))
    assert found["province"] < NOTHING
    assert found["none"] > 0


def test_habit_alone_adds_itself_at_every_level():
    row = [0.08 if name == "habit" else 0.0 for name in RANGES]
    found = dict(zip(SIGNS, signs(np.array([row]))[0], strict=True))
    assert found["province"] == pytest.approx(0.08, abs=NOTHING)
    assert found["city"] >= found["province"] - 1e-9


def test_of_each_year_kept_back_the_forecast_tells_both_intervals():
    made = forecasts()
    kept = [(of.fitted, of.levels, of.year, of.level) for of in made]
    both, alone = ("province", "city"), ("province",)
    assert (2022, both, 2023, "city") in kept and (2025, both, 2026, "province") in kept
    assert sum(levels == alone for _, levels, _, _ in kept) == 8
    for of in made:
        assert of.seen == observed(of.year, of.level)
        apart = of.said.high < of.seen.low or of.seen.high < of.said.low
        assert of.met is not apart


def test_a_miss_is_what_is_said_less_what_is_seen_and_next_years_stand_beside_the_year_before():
    for of in forecasts():
        assert of.seen.mean + of.miss == pytest.approx(of.said.middle)
        if of.year == of.fitted:
            assert of.as_before is None and of.miss_as_before is None
        else:
            before = observed(of.fitted, of.level).mean
            assert of.as_before == before
            assert of.miss_as_before == pytest.approx(before - of.seen.mean)


def test_what_is_said_and_seen_by_hand_agrees_while_an_end_is_shared_and_misses_by_the_middles():
    seen = Observed(2025, "city", 0.10, 0.08, 0.12, 0.01, 0.05, 0.1, 9)
    near = Forecast(2025, ("province",), 2025, "city", Interval(0.15, 0.12, 0.2), seen)
    far = Forecast(2025, ("province",), 2025, "city", Interval(0.15, 0.13, 0.2), seen)
    assert (near.met, far.met) == (True, False)
    assert near.miss == far.miss == pytest.approx(0.05)


def test_henan_is_fitted_to_five_and_six_and_its_cities_are_kept_back():
    found = henan()
    assert found.province == pytest.approx(6 / 5 - 1)
    # Twelve cities between 6.5 and 7.5 where the province says 6.
    assert found.count == 12
    assert found.lowest == pytest.approx(6.5 / 6 - 1)
    assert found.highest == pytest.approx(7.5 / 6 - 1)
    near = fit(2023, ("province",))
    assert abs(near.signs["province"].middle - 0.19) < 0.02


def test_eight_in_ten_of_what_was_kept_lie_in_the_interval():
    found = fit(2025)
    values = stored().parameters[found.rows, 0]
    inside = found.parameters["habit"]
    share = np.mean((values >= inside.low) & (values <= inside.high))
    assert share == pytest.approx(WITHIN[1] - WITHIN[0], abs=0.06)
