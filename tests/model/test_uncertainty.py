"""Plausible settings: moved levers stay, all else varies, and the band is theirs."""

import numpy as np
import pytest

import jiama
from jiama.model.claims.plausible import constant_ranges, lever_ranges
from jiama.model.uncertainty import around, plausible
from jiama.text import translator
from jiama.view import rows
from jiama.view.describe import describe
from jiama.view.panels import number

TR = translator("en")
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


@pytest.fixture(scope="module")
def drawn():
    record = jiama.simulate(hierarchy=SMALL, cycles=3, runs=5)
    return record, list(plausible(jiama.Settings(), SMALL, 3, count=8, runs=4))


def _band(values):
    return [np.quantile(values, 0.1), np.mean(values), np.quantile(values, 0.9)]


def test_the_bands_are_those_of_the_settings_means(drawn):
    record, others = drawn
    table = jiama.Table(rows.long_run(record, TR, outcome="load", plausible=others))
    (found,) = table.where(kind="plausible", cycle=2)
    means = [other.outcome("load")[1].mean() for other in others]
    assert [found[side] for side in ("low", "middle", "high")] == pytest.approx(_band(means))
    table = jiama.Table(rows.amplification(record, TR, plausible=others)).where(kind="plausible")
    target = [other.by_level("target")[-1] for other in others]
    means = [(t[:, -1] / t[:, 0]).mean() for t in target]
    assert [table[side][-1] for side in ("low", "middle", "high")] == pytest.approx(_band(means))
    table = jiama.Table(rows.shortfall(record, TR, plausible=others)).where(kind="plausible")
    means = [other.by_level("shortfall")[-1, :, 1].mean() for other in others]
    assert [table[side][1] for side in ("low", "middle", "high")] == pytest.approx(_band(means))
    table = jiama.Table(rows.ledger(record, TR, plausible=others)).where(kind="plausible")
    totals = [100 * other.ledger()[-1, :, 1].sum(axis=-1).mean() for other in others]
    assert [table[n][0] for n in ("start", "value", "stop")] == pytest.approx(_band(totals))
    cloud = jiama.Table(rows.trade_off(record, TR, x="load", y="value", plausible=others))
    assert cloud.where(part="plausible")["x"].tolist() == pytest.approx(
        [other.outcome("load")[-1].mean() for other in others]
    )


@pytest.mark.parametrize("name", ["amplification", "shortfall"])
def test_pictures_without_the_band_stay_as_they_were_and_words_tell_it_where_it_is(name, drawn):
    record, others = drawn
    plain, banded = (getattr(rows, name)(record, TR, plausible=p) for p in ((), others))
    kept = jiama.Table(banded).where(kind="scenario")
    assert kept["middle"].tolist() == list(plain["middle"])
    said = describe(name, plain, TR)
    with_band = describe(name, banded, TR)
    assert with_band.startswith(said)
    assert "eight settings out of ten" in with_band


def test_numbers_tell_where_eight_settings_in_ten_lie(drawn):
    record, others = drawn
    low, _, high = _band([other.outcome("load")[-1].mean() for other in others])
    assert number("load", record, None, TR, others)["range"] == TR(
        "panel.range", low=f"{low:.2f}", high=f"{high:.2f}"
    )
    assert number("load", record, None, TR)["range"] == ""
