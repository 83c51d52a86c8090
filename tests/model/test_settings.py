"""Levers, settings and constants: one place for ranges, one sentence for what is wrong."""

import math
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from trees import levers, seeded

import jiama

GROUPS = {"incentive", "assessment", "accountability", "tolerance", "supervision", "environment"}


def test_every_lever_is_a_setting_and_starts_at_its_default():
    names = [f.name for f in fields(jiama.Settings)]
    assert names == [*jiama.LEVERS, "fixed_markup"]
    assert len(jiama.LEVERS) == 26
    for name, lever in jiama.LEVERS.items():
        assert lever.name == name
        assert getattr(jiama.Settings(), name) == lever.default


@pytest.mark.parametrize("lever", jiama.LEVERS.values(), ids=jiama.LEVERS)
def test_every_lever_can_reach_its_ends_and_its_default_in_steps(lever):
    assert lever.group in GROUPS
    assert lever.minimum < lever.maximum
    for value in (lever.default, lever.maximum):
        steps = (value - lever.minimum) / lever.step
        assert steps == pytest.approx(round(steps))
    assert lever.whole == (lever.unit in ("times", "departments"))


@pytest.mark.parametrize("lever", jiama.LEVERS.values(), ids=jiama.LEVERS)
@pytest.mark.parametrize("side", ["below", "above"])
def test_out_of_range_says_name_value_and_range_in_one_sentence(lever, side):
    value = lever.minimum - 1 if side == "below" else lever.maximum + 1
    with pytest.raises(ValueError) as caught:
        jiama.Settings(**{lever.name: value})
    words = str(caught.value)
    for part in (lever.name, f"{value:g}", f"{lever.minimum:g}", f"{lever.maximum:g}"):
        assert part in words
    assert "\n" not in words


@pytest.mark.parametrize("value", ["0.5", None, True, math.nan, math.inf, 1j, [0.5]])
def test_what_is_no_number_is_refused_by_name(value):
    with pytest.raises(ValueError, match=r"strictness.*number"):
        jiama.Settings(strictness=value)


def test_half_an_inspection_is_refused():
    with pytest.raises(ValueError, match=r"frequency is 2\.5.*whole"):
        jiama.Settings(frequency=2.5)


def test_whole_levers_take_floats_that_are_whole():
    assert jiama.Settings(lines=3.0).lines == 3
    assert isinstance(jiama.Settings(lines=3.0).lines, int)


@pytest.mark.parametrize("markups", [(-0.6,), (math.nan,), ("a",), 0.3, ((0.1, -0.6),)])
def test_fixed_markups_must_be_numbers_that_targets_can_bear(markups):
    with pytest.raises(ValueError, match="fixed_markup"):
        jiama.Settings(fixed_markup=markups)


def test_fixed_markups_must_fit_the_levels_between(classroom):
    with pytest.raises(ValueError, match=r"fixed_markup has 2 numbers.*3 levels"):
        jiama.simulate(jiama.Settings(fixed_markup=(0.1, 0.2)), classroom, cycles=1, runs=1)


def test_fixed_markups_unit_by_unit_must_fit_the_level(classroom):
    told = jiama.Settings(fixed_markup=((0.1, 0.2), 0.1, 0.1))
    with pytest.raises(ValueError, match=r"fixed_markup holds 2 numbers for level 1.*3 units"):
        jiama.simulate(told, classroom, cycles=1, runs=1)


def test_settings_are_frozen_keyword_only_and_hashable():
    with pytest.raises(TypeError):
        jiama.Settings(1.0)
    with pytest.raises(FrozenInstanceError):
        jiama.Settings().habit = 0.1
    twins = {jiama.Settings(habit=0.1), jiama.Settings(habit=0.1)}
    assert len(twins) == 1


def test_a_changed_setting_is_checked_too():
    with pytest.raises(ValueError, match="habit"):
        replace(jiama.Settings(), habit=3)


@seeded
@given(levers())
def test_all_settings_within_the_ranges_are_accepted(settings):
    assert replace(settings) == settings


def test_constants_have_the_written_values():
    written = {
        "need": 0.8, "prize": 0.3, "zeal": 0.15, "penalty": 4, "friction": 1, "shield": 0.9,
        "record": 0.2, "form": 0.01, "hour": 0.006, "stake": 2, "fake": 4, "voice": 0.5,
        "learn": 0.4, "common": 0.3, "memory": 0.7, "overtime": 0.3, "blow": 0.15, "rest": 0.2,
    }  # fmt: skip
    constants = jiama.Constants()
    assert {name: getattr(constants, name) for name in written} == written


@pytest.mark.parametrize("value", [-0.1, math.nan, "1", None, True])
def test_constants_must_be_numbers_of_zero_or_more(value):
    with pytest.raises(ValueError, match="constant need is"):
        jiama.Constants(need=value)


@pytest.mark.parametrize(
    "name", ["need", "friction", "record", "fake", "lag_scale", "belief_floor"]
)
def test_constants_that_divide_must_not_be_zero(name):
    with pytest.raises(ValueError, match=f"constant {name} is 0"):
        jiama.Constants(**{name: 0.0})


@pytest.mark.parametrize("name", ["common", "memory", "shield", "burden_cap"])
def test_constants_that_are_shares_must_not_exceed_one(name):
    with pytest.raises(ValueError, match=f"constant {name} is 1.5"):
        jiama.Constants(**{name: 1.5})
