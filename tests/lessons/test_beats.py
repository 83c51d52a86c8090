"""A lesson is a play: its order keeps its surprise, and each choice in it is a run of the model."""

import json
import re

from each import each

from jiama.teach import beats, plans
from jiama.teach import compile as compiled
from jiama.teach.played import Beats
from jiama.teach.prose import plain

SEATS = ("00", "02", "03", "04", "05", "10")
"""Lessons in which the trainee sits somewhere herself."""


def content(number: str) -> list[tuple[beats.AnyBeat, str]]:
    """Return every beat with all that stands on it, as text; nothing sealed."""
    made = Beats(compiled.Compiler(number))
    every = []
    for beat in made.plan.beat:
        data = getattr(made, f"_{beats.kind(beat)}")(beat)
        every.append((beat, json.dumps([data, beat.name, beat.go], ensure_ascii=False)))
    return every


def _unsealed(data):
    """Return data without what is sealed, in whose letters a number may stand by chance."""
    if isinstance(data, dict):
        return {key: _unsealed(value) for key, value in data.items() if key != "sealed"}
    return [_unsealed(value) for value in data] if isinstance(data, list) else data


def answer(compiler, name: str) -> list[str]:
    """Return what would tell the answer of a prediction: its number, or the words of its option."""
    predict = compiler.plan.predict[name]
    number = compiler.numbers[predict.answer]
    if predict.form == "choice":
        right = compiled.right_option(predict, number)
        return [plain(right.say.split("。")[0])]
    value = number.value[-1] if isinstance(number.value, list) else number.value
    said = format(value * predict.scale, predict.style) + (predict.unit or "")
    return [said] if len(said) > 2 else []


@each("number", plans.numbers())
def test_the_order_of_a_lesson(number):
    kinds = [beats.kind(beat) for beat in plans.load(number).beat]
    assert 9 <= len(kinds) <= 14
    assert kinds[0] == "scene"
    assert kinds[-3:] == ["quiz", "home", "end"]
    assert "holds" in kinds[-5:]
    assert kinds.index("guess") <= 2
    assert kinds.count("guess") >= 2
    assert "case" in kinds


@each("number", plans.numbers())
def test_a_lesson_has_one_surprise_after_its_first_guess(number):
    turns = [beat for beat in plans.load(number).beat if getattr(beat, "turn", False)]
    assert len(turns) == 1
    assert plans.load(number).beat.index(turns[0]) >= 2


@each("number", SEATS)
def test_the_trainee_sits_somewhere_herself(number):
    seats = [beat for beat in plans.load(number).beat if isinstance(beat, beats.Seat)]
    assert seats
    assert all(len(seat.way) >= 2 and seat.rounds >= 3 for seat in seats)


@each("number", plans.numbers())
def test_nothing_before_a_guess_tells_its_answer(number):
    compiler = compiled.Compiler(number)
    page = compiled.lesson(number)
    # What stands readable in the page's source, at whatever beat.
    readable = json.dumps([page["title"], _unsealed(page["beats"])], ensure_ascii=False)
    before = ""
    for beat, text in content(number):
        if isinstance(beat, beats.Guess):
            asked = json.dumps(
                compiler._asked(compiler.plan.predict[beat.predict]), ensure_ascii=False
            )
            for told in answer(compiler, beat.predict):
                alone = re.compile(rf"(?<![\d.]){re.escape(told)}(?![\d.])")
                for where, words in (("the source", readable), ("a beat before", before + asked)):
                    assert not alone.search(words), f"{where} says {told} ({beat.id})"
            before += f"[{beat.id}]"
        else:
            before += text


@each("number", plans.numbers())
def test_every_way_to_decide_is_a_run_of_the_model_and_each_another_one(number):
    for beat in plans.load(number).beat:
        for options in (getattr(beat, "choice", ()), getattr(beat, "option", ())):
            settings = [json.dumps(option.settings, sort_keys=True) for option in options]
            assert "{}" not in settings, f"{beat.id}: a choice changes nothing in the model"
            assert len(set(settings)) == len(settings)
        ways = [
            (way.markup, tuple(way.hours.items()), way.report) for way in getattr(beat, "way", ())
        ]
        assert len(set(ways)) == len(ways)


@each("number", plans.numbers())
def test_a_screen_is_short(number):
    long = []
    for beat in plans.load(number).beat:
        for key, most in (("say", 150), ("text", 170), ("then", 190), ("lead", 120), ("title", 24),
                          ("ask", 40)):  # fmt: skip
            words = re.sub(r"\[\[.*?\]\]|[*\s]", "", getattr(beat, key, None) or "")
            if len(words) > most:
                long.append(f"{beat.id}.{key}: {len(words)}")
    assert long == []
