"""Between the plan and the widgets: questions out, verdicts back."""

from collections.abc import Callable, Sequence
from html import escape

import jiama
from jiama.teach.compare import Verdict, answer_line, judge
from jiama.teach.numbers import Number, Numbers
from jiama.teach.plan import Predict, Question, Roles
from jiama.teach.prose import fill, inline, plain
from jiama.teach.widgets import RolesBox
from jiama.text import Translator

Prose = Callable[..., str]
SHARES = (0.05, 0.1, 0.2)
"""The equal markups that a button sets on every level at once."""


def question(name: str, predict: Predict, numbers: Numbers, prose: Prose, tr: Translator) -> dict:
    """Return a prediction as the browser needs it."""
    about = {
        "id": name,
        "form": predict.form,
        "ask": inline(fill(predict.ask, numbers)),
        "lead": prose(predict.lead) if predict.lead else "",
        "minimum": predict.minimum,
        "maximum": predict.maximum,
        "step": predict.step,
        "start": predict.start,
        "unit": predict.unit or "",
        "label": tr("predict.value"),
        "options": [
            {"id": option.id, "text": plain(fill(option.text, numbers))}
            for option in predict.option
        ],
        "places": list(predict.places),
        "given": list(predict.given),
    }
    return {key: value for key, value in about.items() if value is not None}


def content(predict: Predict, value, numbers: Numbers, prose: Prose, tr: Translator) -> dict:
    """Return the feedback to one committed prediction, as the browser shows it."""
    verdict = judge(predict, value, numbers)
    guess, answer = spoken(predict, verdict)
    said = {"guess": _apart(guess, tr), "answer": _apart(answer, tr)}
    headline = tr(f"predict.headline.{predict.source}", **said).strip()
    pair = {"guess": verdict.guess, "answer": verdict.answer}
    return {
        "headline": escape(headline),
        "spoken": headline,
        "say": prose(verdict.say, **pair),
        "why": prose(predict.why, **pair),
        "picture": _picture(predict, value, numbers, tr),
    }


def spoken(predict: Predict, verdict: Verdict) -> tuple[str, str]:
    """Return guess and answer in words, with their unit."""
    if predict.form == "choice":
        return verdict.guess, verdict.answer
    unit = predict.unit or ""
    place = f"{predict.places[-1]} " if predict.form == "curve" else ""
    answer = f"{verdict.answer}{unit}"
    if predict.answer_words:
        answer = predict.answer_words.format(answer=verdict.answer)
    return f"{place}{verdict.guess}{unit}", f"{place}{answer}"


def _apart(words: str, tr: Translator) -> str:
    # Chinese sets a space only between its characters and figures or Latin letters.
    chinese = tr.language.startswith("zh") and not words[:1].isascii()
    return words if chinese else f" {words}"


def _picture(predict: Predict, value, numbers: Numbers, tr: Translator) -> dict | None:
    if predict.form == "choice":
        return None
    about = {
        "form": predict.form,
        "minimum": predict.minimum,
        "maximum": predict.maximum,
        "step": predict.step,
        "unit": predict.unit or "",
        "places": list(predict.places),
        "given": list(predict.given),
    }
    number = numbers[predict.answer]
    if predict.form == "curve":
        answer = answer_line(predict, number)
        about["maximum"] = max(predict.maximum, *answer)
    else:
        answer = number.value * predict.scale
    name = tr(f"predict.source.{predict.source}")
    return {"about": about, "own": value, "answer": answer, "name": name}


def asked(about: Question, numbers: Numbers) -> dict:
    """Return a question of the self-test without what would give the answer away."""
    return {
        "id": about.id,
        "ask": inline(fill(about.ask, numbers)),
        "several": about.several,
        "options": [inline(fill(option.text, numbers)) for option in about.option],
    }


def results(quiz: Sequence[Question], answers: dict, prose: Prose) -> dict:
    """Return, for every question answered, whether it is right and what each option says.

    Parameters
    ----------
    quiz
        The questions.
    answers
        Question id to the numbers of the options chosen.
    prose
        Makes HTML of a text with numbers.
    """
    found = {}
    for question in quiz:
        if question.id not in answers:
            continue
        right = {number for number, option in enumerate(question.option) if option.right}
        found[question.id] = {
            "right": set(answers[question.id]) == right,
            "options": [
                {"right": option.right, "say": prose(option.say)} for option in question.option
            ],
        }
    return found


def tally(page) -> dict:
    """Return what the last page shows of a lesson's predictions and answers."""
    tr, plan = page.tr, page.plan
    rows, left = [], 0
    for name, predict in plan.predict.items():
        box = page.predictions[name]
        if not box.committed:
            left += 1
            continue
        guess, answer = spoken(predict, judge(predict, box.value, page.numbers))
        ask = inline(fill(predict.ask, page.numbers))
        rows.append({"ask": ask, "guess": guess, "answer": answer})
    marked = page.questions.results.values()
    right, answered = sum(result["right"] for result in marked), len(marked)
    missing = [tr("lesson.finish.left_predictions", count=left)] if left else []
    if answered < len(plan.quiz):
        missing.append(tr("lesson.finish.left_questions", count=len(plan.quiz) - answered))
    score = tr("quiz.score", right=right, answered=answered, all=len(plan.quiz))
    return {
        "title": tr("lesson.finish.title", title=plan.title),
        "left": "".join(missing),
        "rows": rows,
        "score": score if answered else "",
        "made": tr("lesson.finish.made"),
    }


def roles(part: Roles, key: str, tr: Translator) -> RolesBox:
    """Return the sliders of every level, wired to the model with these markups."""
    inner = part.places[1:-1]
    tree = jiama.Hierarchy.regular(*[1] * (len(part.places) - 1))
    words = {
        "told": tr("lesson.roles.told"),
        "kept": tr.section("kept"),
        "all": [tr("lesson.roles.all", share=f"{share:.0%}") for share in SHARES],
    }
    markup = {"minimum": 0, "maximum": 100 * part.maximum, "step": 1, "unit": "%", "decimals": 0}
    about = {
        "places": list(part.places),
        "labels": [tr("lesson.roles.adds", place=place) for place in inner],
        "amount": part.amount,
        "unit": part.unit or "",
        "markup": markup,
        "shares": SHARES,
    }
    box = RolesBox(about=about, words=words, key=key)

    def chain(*_):
        settings = jiama.Settings(fixed_markup=tuple(box.values or [part.start] * len(inner)))
        told = jiama.simulate(settings, tree, cycles=1, runs=1).by_level("target")[0, 0]
        box.heights = [part.amount * float(value) for value in told]
        sum_of_shares = part.amount * (1 + sum(settings.fixed_markup))
        box.said = tr(
            "lesson.roles.said",
            start=Number(part.amount, "g"),
            place=part.places[-1],
            end=Number(box.heights[-1], ".4g"),
            sum=Number(sum_of_shares, ".4g"),
        )

    box.observe(chain, "values")
    box.values = [part.start] * len(inner)
    return box
