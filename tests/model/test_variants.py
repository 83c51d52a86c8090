import numpy as np
import pytest

import jiama
from jiama.model.variants import MECHANISMS, VARIANTS, simulate_under

LEVERS = jiama.Settings(habit=0.1, strictness=0.8, tournament=0.8, collusion=0.5)


def outcome(name, variant):
    return simulate_under(variant, LEVERS, cycles=8, runs=4).outcome(name)[-1]


def test_all_mechanisms_is_the_model_itself():
    plain = jiama.simulate(LEVERS, cycles=8, runs=4).outcome("value")
    assert np.array_equal(simulate_under("all", LEVERS, cycles=8, runs=4).outcome("value"), plain)


def test_every_mechanism_can_stand_alone_or_be_missing():
    assert VARIANTS.keys() == {
        "all",
        *(f"only_{m}" for m in MECHANISMS),
        *(f"without_{m}" for m in MECHANISMS),
    }


@pytest.mark.parametrize(
    ("variant", "sources"),
    [
        ("only_routine", [True, False, False, False]),
        ("only_tournament", [False, True, False, False]),
        ("only_blame", [False, False, False, True]),
        ("only_information", [False, False, False, False]),
        ("without_information", [True, True, False, True]),
        ("without_blame", [True, True, True, False]),
    ],
)
def test_ledger_shows_only_the_motives_at_work(variant, sources):
    ledger = simulate_under(variant, LEVERS, cycles=4, runs=4).ledger()[..., :4]
    assert (ledger.max(axis=(0, 1, 2)) > 0).tolist() == sources


def test_without_information_problems_no_one_falsifies():
    assert outcome("falsification", "all").min() > 0
    assert outcome("falsification", "without_information").max() < 1e-9


def test_without_bad_indicators_assessment_costs_nothing():
    assert outcome("paperwork", "only_indicators").min() > 0
    # Later cycles differ, for inspections still find out what is falsified.
    calm = simulate_under("without_indicators", jiama.Settings(frequency=1), cycles=1, runs=2)
    busy = simulate_under("without_indicators", jiama.Settings(frequency=12), cycles=1, runs=2)
    assert busy.outcome("load") == pytest.approx(calm.outcome("load"))


def test_unknown_variant_is_refused():
    with pytest.raises(ValueError, match="only_blame"):
        simulate_under("only_luck")
