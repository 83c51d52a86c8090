"""Plausible settings: moved levers stay, all else varies, and the band is theirs."""

import numpy as np

import jiama
from jiama.model.claims.plausible import constant_ranges, lever_ranges
from jiama.model.uncertainty import around, plausible

SMALL = jiama.Hierarchy.regular(2, 3)


def test_moved_levers_and_fixed_markups_stay_and_the_rest_varies_within_its_range():
    design = jiama.Settings(strictness=0.9, lines=2, fixed_markup=(0.1,))
    pairs = around(design, 16)
    for settings, constants in pairs:
        assert (settings.strictness, settings.lines) == (0.9, 2)
        assert settings.fixed_markup == (0.1,)
        for name, stretch in lever_ranges().items():
            if name not in ("strictness", "lines"):
                assert stretch.low - 1e-9 <= getattr(settings, name) <= stretch.high + 1e-9
        for name, stretch in constant_ranges().items():
            assert stretch.low - 1e-9 <= getattr(constants, name) <= stretch.high + 1e-9
    assert len({settings.tolerance for settings, _ in pairs}) == 16
    assert len({constants.prize for _, constants in pairs}) == 16


def test_every_setting_meets_the_same_chance():
    first, again = (list(plausible(jiama.Settings(), SMALL, 3, count=4, runs=2)) for _ in "ab")
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.outcome("value"), other.outcome("value"))
    alone = jiama.simulate(
        first[2].settings, SMALL, 3, 2, constants=first[2].constants
    )  # fmt: skip
    assert np.array_equal(alone.outcome("load"), first[2].outcome("load"))
