"""A call in a notebook gives one element; what it must not tell before the guess is sealed."""

import json

import pytest
from each import each
from IPython.core.interactiveshell import InteractiveShell

import jiama
from jiama.model.claims import stored
from jiama.model.refusals import UnknownNameError
from jiama.teach import claimed, lesson
from jiama.teach import compile as compiled
from jiama.teach.evidence import Evidence
from jiama.teach.lesson import Lesson
from jiama.text import languages, translator


@pytest.fixture
def page():
    """Lesson 01."""
    return Lesson("01")


def test_a_beat_with_levers_gives_its_settings_and_its_record_when_asked():
    shown = Lesson("04").beat("lever")
    assert shown.kind == "beat"
    shown.values = {"satisfaction_weight": 0.4}
    assert shown.settings == jiama.Settings(satisfaction_weight=0.4)
    wanted = jiama.simulate(jiama.Settings(satisfaction_weight=0.4)).outcome("value")
    assert shown.record.outcome("value").tolist() == wanted.tolist()


def test_no_answer_stands_readable_in_a_lessons_data(page):
    text = json.dumps(compiled.lesson("01"), ensure_ascii=False)
    for question in page.plan.quiz:
        for option in question.option:
            assert option.say not in text
    for predict in page.plan.predict.values():
        for said in predict.say.values():
            assert said not in text


def test_what_follows_a_guess_is_sealed_and_names_every_guess_before_it(page):
    guesses = []
    for beat in compiled.lesson("01")["beats"]:
        assert beat["after"] == guesses
        assert ("sealed" in beat, "data" in beat) == (bool(guesses), not guesses)
        guesses = [*guesses, *([beat["guess"]] if beat["kind"] == "guess" else [])]
    assert set(guesses) == set(page.plan.predict)


def test_a_misspelt_beat_is_an_error_that_names_the_place_and_the_nearest(page):
    nearest = page.plan.beat[0].id
    with pytest.raises(UnknownNameError) as caught:
        page.beat(f"{nearest}x")
    assert repr(f"{nearest}x") in str(caught.value)
    assert str(caught.value).count(nearest) >= 2
    assert caught.value.__notes__ == [f"（位置：第 01 课，page.beat({f'{nearest}x'!r})）"]


def test_after_a_lesson_was_opened_a_cell_that_fails_shows_pythons_own_error(capsys):
    shell = InteractiveShell.instance()
    try:
        shell.run_cell("from jiama.teach import lesson; page = lesson.open('01')")
        shell.run_cell("from jiama.teach import lesson; lesson.lab(), lesson.glossary()")
        capsys.readouterr()
        for source, said in (("1/0", "ZeroDivisionError"), ("pagee", "NameError")):
            assert not shell.run_cell(source).success
            assert said in capsys.readouterr().out
        shell.run_cell("page.beat('no-such-beat')")
        assert "page.beat('no-such-beat')" in capsys.readouterr().out
    finally:
        InteractiveShell.clear_instance()


def test_opening_a_lesson_outside_a_notebook_is_harmless(capsys):
    assert lesson.open("01").plan.number == "01"
    assert "Traceback" not in capsys.readouterr().err


def test_a_claim_without_results_is_shown_as_untested():
    tr = translator("zh-CN")
    assert claimed.result("no_such_claim") is None
    assert tr("lesson.regime.untested") in claimed.badge("no_such_claim", tr)
    assert tr("lesson.evidence.untested") in Evidence(tr).mark("claim", "no_such_claim")


@each("language", languages())
def test_nine_in_ten_is_said_without_reserve_only_where_it_holds_with_the_error_subtracted(
    language,
):
    tr = translator(language)
    for key, found in stored().claims.items():
        told, tried = claimed.details(key, tr), found.ranges[found.range_stated]
        ends = {tree: tried[tree].share - tried[tree].error for tree in found.trees}
        sure = min(ends.values()) >= 0.9
        assert (tr("lesson.regime.firm") in told) == (sure and len(found.trees) == 5)
        if not sure and min(tried[tree].share for tree in found.trees) >= 0.9:
            names = [tr(f"tried_on.{tree}") for tree, end in ends.items() if end < 0.9]
            listed = tr("lesson.regime.joint").join(names)
            assert tr("lesson.regime.near", trees=listed) in told


def test_a_share_is_a_hundred_per_cent_only_where_nothing_failed():
    tr = translator("zh-CN")
    assert claimed.share(1, tr) == "100%"
    assert claimed.share(0.998, tr) == tr("lesson.regime.nearly")
    assert claimed.share(0.83, tr) == "83%"
