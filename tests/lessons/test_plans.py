"""A plan is complete, its numbers can be computed, and what it claims has been tested."""

import re

from each import each

from jiama import sources
from jiama.model.claims import CLAIMS
from jiama.teach import beats, claimed, plans
from jiama.teach import compile as compiled
from jiama.teach.compare import right_option
from jiama.teach.numbers import Numbers
from jiama.teach.prose import marks

CAUSES = "导致|造成|使得|引起|引发|带来|推高|抬高|拉低|压低|催生|助长|逼出|换来|越[^，。；]{0,12}越"
MOVES = "上升|下降|升高|降低|增加|减少|变大|变小|升到|降到|掉到|涨到"
ENOUGH = 0.5
"""A sentence that holds in less than half of all settings is not a finding."""


@each("number", plans.numbers())
def test_a_lesson_is_complete(number):
    plan = plans.load(number)
    assert 8 <= plan.minutes <= 40
    assert len(plan.cover.afterwards) >= 3
    assert len(plan.predict) >= 2
    assert len(plan.regime) >= 3
    assert len(plan.quiz) == 3
    assert 1 <= len(plan.discuss) <= 3
    assert 1 <= len(plan.transfer.field) <= 3
    assert len(plan.transfer.steps) <= 4
    assert len(plan.sandbox.levers) > 2


@each("number", plans.numbers())
def test_every_line_of_the_summary_rests_on_a_tested_claim(number):
    for regime in plans.load(number).regime:
        assert regime.claim in CLAIMS
        found = claimed.result(regime.claim)
        assert found is not None, f"{regime.claim} has no stored result"
        assert found.stated.share >= ENOUGH, f"{regime.claim}: {found.stated.share}"


@each("number", plans.numbers())
def test_every_mark_names_something_that_exists(number):
    library, cases = sources.bibliography(), sources.cases()
    known = {"claim": CLAIMS, "cite": library, "case": cases, "sum": {""}, "here": {""}}
    plan = plans.load(number)
    for _, text in _texts(plans.content(number)):
        for kind, key in marks(text):
            assert key in known[kind], f"[[{kind}:{key}]]"
            assert kind != "claim" or claimed.result(key) is not None
    assert set(plan.read) <= set(library)


@each("number", plans.numbers())
def test_every_causal_statement_says_what_it_rests_on(number):
    bare = []
    for at, text in _told(plans.content(number)):
        paragraphs = re.split(r"\n\s*\n", text.strip())
        for i, paragraph in enumerate(paragraphs):
            # A list goes with the paragraphs around it.
            shared = paragraphs[max(i - 1, 0) : i + 2] if paragraph.startswith("- ") else []
            if re.search(f"{CAUSES}|{MOVES}", paragraph) and not marks(
                "".join([paragraph, *shared])
            ):
                bare.append(f"{at}: {paragraph[:40]}")
    assert bare == []


@each("number", plans.numbers())
def test_numbers_of_the_model_are_computed_not_written(number):
    said = r"模型[^。；，{}]*[0-9]+(\.[0-9]+)?\s*(%|倍|成)"
    written = [f"{at}: {text[:40]}" for at, text in _told(plans.content(number))
               if re.search(said, text)]  # fmt: skip
    assert written == []


def test_every_number_can_be_computed(number):
    plan = plans.load(number)
    numbers = Numbers(plan.numbers, plan.model)
    for name in numbers:
        value = numbers[name].value
        for one in value if isinstance(value, list) else [value]:
            assert one == one, f"{name} is not a number"


def test_exactly_one_option_of_a_choice_holds_the_answer(number):
    plan = plans.load(number)
    numbers = Numbers(plan.numbers, plan.model)
    for predict in plan.predict.values():
        if predict.form == "choice":
            right_option(predict, numbers[predict.answer])


@each("number", plans.numbers())
def test_a_case_is_verified_serves_one_lesson_and_no_lesson_has_more_than_two(number):
    files = [beat.file for beat in plans.load(number).beat if isinstance(beat, beats.Case)]
    assert 1 <= len(set(files)) <= 2
    for file in files:
        told = sources.case(file)
        assert told.verified
        assert told.lessons == (number,), f"{file} lists {told.lessons}"


def test_every_guess_is_answered_in_whole_sentences(number, parts):
    plan = plans.load(number)
    compiler = compiled.Compiler(number)
    for name in plan.predict:
        data = compiler.answer(name)
        for guess in guesses(plan.predict[data["name"]]):
            said = parts(
                """(() => {
                const key = p.unseal(data.sealed);
                const verdict = p.judge(data.asked, key, guess);
                const pair = { guess: verdict.guess, answer: verdict.answer };
                const said = [verdict.say, key.why].map((text) => p.fill(text, pair));
                return [...p.spoken(data.asked, key, verdict), ...said];
                })()""",
                data=data,
                guess=guess,
            )
            assert all(said)
            assert not any(re.search(r"[{}]|NaN|undefined", text) for text in said)


def test_every_question_has_its_right_answer_and_a_word_for_each_option(number, parts):
    quiz = compiled.Compiler(number).quiz_data()
    key = parts("p.unseal(sealed)", sealed=quiz["sealed"])
    for question in quiz["questions"]:
        answers = key[question["id"]]
        assert len(answers) == len(question["options"])
        right = sum(answer["right"] for answer in answers)
        assert right > 1 if question["several"] else right == 1
        assert all(answer["say"] for answer in answers)


@each("number", plans.numbers())
def test_pictures_are_not_named_by_their_place_which_differs_from_screen_to_screen(number):
    told = [text for _, text in _texts(plans.content(number))]
    assert [text[:40] for text in told if re.search("[左右]边|[左右]图|图的?[左右]", text)] == []


def _texts(tables, at=""):
    from jiama.teach.checks import texts

    return texts(tables, at)


def _told(tables):
    """Go through the texts that state something: not questions, options, tasks or feedback."""
    for name, part in tables.get("predict", {}).items():
        yield f"predict.{name}.why", part["why"]
    for beat in tables["beat"]:
        for key in ("text", "then", "close"):
            yield f"beat {beat['id']}.{key}", beat.get(key, "")


def guesses(predict):
    """Return guesses that the plan allows: each option, or the ends and the middle."""
    if predict.form == "choice":
        return [option.id for option in predict.option]
    places = [predict.minimum, (predict.minimum + predict.maximum) / 2, predict.maximum]
    if predict.form == "number":
        return places
    count = len(predict.places) - len(predict.given)
    return [[place] * count for place in places]
