"""A researcher's own rule in the place of one of the model's."""

import pickle

import numpy as np
import pytest

import jiama
from jiama.model.phases import assign
from jiama.model.rules import MODEL

ALL_ON = jiama.Settings(
    **{n: x.maximum / 2 for n, x in jiama.LEVERS.items() if x.default == 0 and not x.whole}
)


def test_the_models_own_rules_put_in_by_hand_change_nothing(lopsided, assert_same):
    plain = jiama.simulate(hierarchy=lopsided, cycles=4, runs=3)
    others = {name: rule for name, rule in MODEL.items() if name != "markup"}
    assert_same(
        jiama.simulate(hierarchy=lopsided, cycles=4, runs=3, rules=jiama.Rules(**others)), plain
    )


def test_an_own_markup_is_added_at_every_level_and_booked_as_a_persons(lopsided):
    rules = jiama.Rules(markup=lambda seen: 0.1 * seen.level)
    record = jiama.simulate(hierarchy=lopsided, cycles=2, runs=2, rules=rules, keep_units=True)
    assert record.units("target") == pytest.approx(1.1 * 1.2)
    assert record.ledger()[-1, 0, :, 4] == pytest.approx([0, np.log(1.1), np.log(1.2), 0])
    assert (record.ledger()[..., :4] == 0).all()


def test_an_own_markup_sees_what_the_model_would_have_added(lopsided, assert_same):
    plain = jiama.simulate(hierarchy=lopsided, cycles=4, runs=3)
    rules = jiama.Rules(markup=assign.markup)
    own = jiama.simulate(hierarchy=lopsided, cycles=4, runs=3, rules=rules)
    assert (own.outcome("load") == plain.outcome("load")).all()


def test_a_rule_of_the_grassroots_can_be_ones_own(lopsided):
    rules = jiama.Rules(falsification=lambda drive, *_: np.zeros_like(drive))
    record = jiama.simulate(hierarchy=lopsided, cycles=2, runs=2, rules=rules)
    assert (record.outcome("gap") == 0).all()
    assert repr(jiama.Rules(fear=MODEL["fear"])) == "Rules(fear=fear)"


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"gard": abs}, "no rule 'gard'; did you mean guard"),
        ({"xyzzy": abs}, "no rule 'xyzzy'; choose one of: actual_score, ambition"),
        ({"guard": 0.3}, "rule guard is 0.3; give a function"),
    ],
)
def test_an_unknown_rule_is_refused_with_those_that_are_near(own, said):
    with pytest.raises(ValueError, match=said):
        jiama.Rules(**own)


@pytest.mark.parametrize(
    ("markup", "said"),
    [(-0.6, "gave -0.6; give -0.5 or more"), (np.ones(7), r"shape \(7,\)")],
)
def test_a_markup_that_targets_cannot_bear_is_refused(lopsided, markup, said):
    with pytest.raises(ValueError, match=said):
        jiama.simulate(hierarchy=lopsided, rules=jiama.Rules(markup=lambda _: markup))


# A part of another rule, which nothing calls by its name.
CALLED = sorted(MODEL.keys() - {"density"})


@pytest.mark.parametrize("name", CALLED)
def test_a_rule_that_gives_no_number_is_named_in_one_sentence(name, lopsided):
    def nothing(given):
        if isinstance(given, (tuple, list)):
            return type(given)(nothing(part) for part in given)
        return np.full(np.shape(given), np.nan)

    rules = jiama.Rules(**{name: lambda *args: nothing(MODEL[name](*args))})
    with pytest.raises(jiama.InputError, match=f"your rule {name} gave nan; let it give a number"):
        jiama.simulate(ALL_ON, lopsided, cycles=2, runs=2, rules=rules)


@pytest.mark.parametrize(("given", "said"), [(None, "None"), ("a lot", "'a lot'"), (np.inf, "inf")])
def test_a_markup_that_is_no_number_is_told_as_given(given, said, lopsided):
    with pytest.raises(jiama.InputError, match=f"your rule markup gave {said}; let it"):
        jiama.simulate(hierarchy=lopsided, rules=jiama.Rules(markup=lambda _: given))


def test_own_rules_that_can_be_imported_go_to_other_processes():
    rules = pickle.loads(pickle.dumps(jiama.Rules(guard=assign.guard)))
    assert repr(rules) == "Rules(guard=guard)"
