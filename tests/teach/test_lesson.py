"""What waits for a prediction opens with it, and what fails shows a card."""

import json

import pytest
from IPython.core.interactiveshell import InteractiveShell

from jiama.model.refusals import UnknownNameError
from jiama.teach import claimed, lesson
from jiama.teach.evidence import Evidence
from jiama.teach.lesson import Lesson
from jiama.teach.widgets import Block
from jiama.text import translator


@pytest.fixture
def page():
    """Lesson 01."""
    return Lesson("01")


def test_a_run_is_not_made_before_its_prediction_is_committed(page):
    shown = page.run("habit")
    assert [isinstance(part, Block) for part in shown.children] == [True]
    assert shown.children[0].veiled
    page.predictions["ladder"].value = [0, 5, 20, 65]
    page.predictions["ladder"].committed = True
    assert not any(getattr(part, "veiled", False) for part in shown.children)
    assert len(shown.children) == 2


def test_feedback_is_empty_until_the_prediction_and_then_answers_it(page):
    shown = page.feedback("chain")
    assert shown.content == {}
    page.predictions["chain"].value = [110, 120, 130, 140]
    page.predictions["chain"].committed = True
    assert "140" in shown.content["headline"]
    assert "146.41" in shown.content["headline"]
    assert shown.content["picture"]["answer"] == pytest.approx([110, 121, 133.1, 146.41])


def test_a_prediction_restored_before_the_feedback_is_made_opens_it_at_once(page):
    page.predictions["missed"].value = 15
    page.predictions["missed"].committed = True
    assert page.feedback("missed").content["say"]


def test_no_answer_is_sent_to_the_browser_with_the_questions(page):
    sent = json.dumps([box.about for box in page.predictions.values()])
    assert "146" not in sent
    assert "answer" not in sent
    quiz = json.dumps(page.questions.get_state(), default=str)
    assert 'right": true' not in quiz


@pytest.mark.parametrize("kind", ["case", "tell", "predict", "feedback", "picture", "run", "roles"])
def test_a_misspelt_part_is_an_error_that_names_the_place_and_the_nearest(page, kind):
    known = getattr(page.plan, "predict" if kind == "feedback" else kind)
    nearest = next(iter(known), "")
    with pytest.raises(UnknownNameError) as caught:
        getattr(page, kind)(f"{nearest}x")
    assert repr(f"{nearest}x") in str(caught.value)
    assert caught.value.names == tuple(known)
    assert str(caught.value).count(nearest) >= 2
    assert caught.value.__notes__ == [f"（位置：第 01 课，page.{kind}({f'{nearest}x'!r})）"]


def test_after_a_lesson_was_opened_a_cell_that_fails_shows_pythons_own_error(capsys):
    shell = InteractiveShell.instance()
    try:
        shell.run_cell("from jiama.teach import lesson; page = lesson.open('01')")
        shell.run_cell("from jiama.teach import lesson; lesson.lab(), lesson.glossary()")
        capsys.readouterr()
        for source, said in (("1/0", "ZeroDivisionError"), ("pagee", "NameError")):
            assert not shell.run_cell(source).success
            assert said in capsys.readouterr().out
        shell.run_cell("page.case('no-such-case')")
        assert "page.case('no-such-case')" in capsys.readouterr().out
    finally:
        InteractiveShell.clear_instance()


def test_feedback_that_fails_shows_a_card_in_its_place(page, tmp_path, monkeypatch):
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log"))
    shown = page.feedback("missed")
    page.predictions["missed"].value = "not a number"
    page.predictions["missed"].committed = True
    assert "jm-fault" in shown.content["say"]


def test_opening_a_lesson_outside_a_notebook_is_harmless(capsys):
    assert lesson.open("01").plan.number == "01"
    assert "Traceback" not in capsys.readouterr().err


def test_a_claim_without_results_is_shown_as_untested():
    tr = translator("zh-CN")
    assert claimed.result("no_such_claim") is None
    assert tr("lesson.regime.untested") in claimed.badge("no_such_claim", tr)
    assert tr("lesson.evidence.untested") in Evidence(tr).mark("claim", "no_such_claim")


def test_a_share_is_a_hundred_per_cent_only_where_nothing_failed():
    tr = translator("zh-CN")
    assert claimed.share(1, tr) == "100%"
    assert claimed.share(0.998, tr) == tr("lesson.regime.nearly")
    assert claimed.share(0.83, tr) == "83%"


def test_the_last_page_counts_what_is_left(page):
    finish = page.finish()
    assert "3" in finish.content["left"]
    page.predictions["missed"].value = 9
    page.predictions["missed"].committed = True
    page.questions.answers = {"threefold": [2]}
    assert len(finish.content["rows"]) == 1
    assert finish.content["rows"][0]["answer"].startswith("至少 15")
    assert "1" in finish.content["score"]
