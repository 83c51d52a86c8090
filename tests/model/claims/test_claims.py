from dataclasses import replace

import pytest
from each import each

import jiama
from jiama.model.claims import CLAIMS, stored, survival
from jiama.model.claims.evaluate import SEEDS
from jiama.model.claims.measures import MEASURES, OUTCOMES
from jiama.model.claims.plausible import width
from jiama.model.claims.region import NARROWEST
from jiama.model.claims.run import PAGE_SEEDS, SETTINGS
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.claims.store import digest, scatter, stale
from jiama.model.claims.trees import TREES
from jiama.model.claims.trial import trial
from jiama.model.variants import VARIANTS
from jiama.text import languages, translator


def test_stored_results_are_those_of_this_model_and_these_claims():
    outdated = stale(CLAIMS.values())
    assert not outdated, f"run `jiama claims` again; out of date: {outdated}"


def test_stored_results_come_from_the_settings_that_the_edition_names():
    results = stored()
    assert results.settings == SETTINGS
    assert (results.seeds, results.page_seeds) == (SEEDS, PAGE_SEEDS)
    for over in ("plausible", "panel"):
        assert len(scatter(over).values) == SETTINGS[over]


@each("over", ["plausible", "panel"])
def test_stored_shares_and_errors_are_what_the_stored_effects_give_by_the_rule_of_today(over):
    effects, trees = scatter(over).effects, list(TREES)
    for name, result in stored().claims.items():
        rows = {tree: [trees.index(tree)] for tree in TREES}
        rows["all"] = [trees.index(tree) for tree in result.trees]
        for tree, chosen in rows.items():
            found = trial(effects[name][chosen])
            kept = result.ranges[over][tree]
            assert kept.share == pytest.approx(found.share, abs=1e-3), (name, tree)
            assert kept.error == pytest.approx(found.error, abs=1e-3), (name, tree)


def test_stored_results_come_from_enough_settings_and_seeds():
    results = stored()
    for over, count in results.settings.items():
        seeds = results.page_seeds if over == "page" else results.seeds
        assert count * seeds >= 400, over
    assert results.claims.keys() == CLAIMS.keys()
    for result in results.claims.values():
        for tried in result.ranges.values():
            assert tried.keys() == {*TREES, "all"}


@each("claim", CLAIMS.values())
def test_a_condition_is_wide_enough_within_the_plausible_box_and_helps_on_another_sample(claim):
    if claim.given:
        assert width(claim.given) >= NARROWEST
        ranges = stored().claims[claim.id].ranges
        assert ranges["given"]["all"].share > ranges["plausible"]["all"].share


@each("claim", CLAIMS.values())
def test_claim_can_be_run_and_is_put_in_words(claim):
    assert claim.measure in MEASURES
    assert claim.lessons
    assert set(claim.lessons) <= {f"{n:02d}" for n in range(15)}
    for arm in claim.arms:
        told = dict(arm.levers)
        jiama.Settings(**{k: v for k, v in told.items() if k in jiama.LEVERS})
        jiama.Constants(**{k: v for k, v in told.items() if k not in jiama.LEVERS})
    always = set.intersection(*({lever for lever, _ in arm.levers} for arm in claim.arms))
    assert not claim.given.keys() & always, "every arm would override the condition"
    for language in languages():
        tr = translator(language)
        assert tr(f"claim.{claim.id}.sentence")


def test_every_lesson_with_a_lever_has_claims():
    stated = {lesson for claim in CLAIMS.values() for lesson in claim.lessons}
    assert stated >= {f"{n:02d}" for n in range(15)}


def test_every_stated_outcome_exists():
    assert set(OUTCOMES) <= set(jiama.OUTCOMES)


def test_results_name_every_variant():
    for result in stored().claims.values():
        assert result.variants.keys() == VARIANTS.keys()


def test_survival_is_judged_against_the_whole_model():
    result = replace(
        stored().claims["habit_raises_load"],
        variants={"all": 0.5, "only_blame": 0.45, "only_routine": 0.2, "without_blame": 0.05},
    )
    verdicts = [result.survives(v) for v in ("only_blame", "only_routine", "without_blame")]
    assert verdicts == ["survives", "fades", "gone"]


def test_tournament_claims_hang_on_the_tournament_and_habit_claims_do_not():
    rows = survival(["tournament_raises_load", "habit_raises_load"])
    verdicts = dict(
        zip(zip(rows["claim"], rows["variant"], strict=True), rows["verdict"], strict=True)
    )
    assert verdicts["tournament_raises_load", "without_tournament"] == "gone"
    assert verdicts["tournament_raises_load", "only_tournament"] == "survives"
    assert verdicts["habit_raises_load", "without_tournament"] == "survives"


def test_digest_changes_with_what_a_claim_tests():

    claim = CLAIMS["habit_raises_load"]
    assert digest(claim) == digest(replace(claim, lessons=("12",)))
    assert digest(claim) != digest(replace(claim, measure="value"))


@pytest.mark.parametrize("over", ["plausible", "panel"])
def test_the_scatter_behind_the_pictures_gives_the_stored_shares(over):
    found = scatter(over)
    for key, result in stored().claims.items():
        for row, tree in enumerate(TREES):
            share = (found.effects[key][row] > NOTICEABLE).mean()
            # Half precision may lose an effect that hardly counts.
            assert share == pytest.approx(result.ranges[over][tree].share, abs=0.02)
