"""The start page: every lesson in its part of the course, with its question and its picture."""

from dataclasses import dataclass
from typing import Any

from jiama.teach import beats, plans
from jiama.teach.compile import Compiler
from jiama.teach.data import Entry, Start, Told, held
from jiama.teach.numbers import Number
from jiama.teach.seal import seal
from jiama.text import REFERENCE, translator

GROUPS = ("phenomenon", "cause", "cost", "remedy", "synthesis")
COLUMNS = 5
"""As many lessons stand beside each other where there is room."""


@dataclass(frozen=True)
class Group:
    """A part of the course with its lessons; it takes ``columns`` of the page."""

    name: str
    lessons: tuple[Any, ...]

    @property
    def columns(self) -> int:
        """How many columns of the page the group takes."""
        return min(len(self.lessons), COLUMNS)


def grouped(lessons) -> tuple[Group, ...]:
    """Return lessons, which have a ``group``, by the parts of the course, none of them empty."""
    made = (Group(name, tuple(x for x in lessons if x.group == name)) for name in GROUPS)
    return tuple(group for group in made if group.lessons)


def asked(plan: dict[str, Any], language: str) -> dict[str, str]:
    """Return what a plan's plain tables say of the lesson's group and question.

    A lesson without a question is asked for by its title.
    """
    title = plans.said(plan, "title", language)
    question = plans.said(plan, "question", language) if "question" in plan else title
    return {"group": plan.get("group", "synthesis"), "question": question}


def entry(number: str, language: str = REFERENCE) -> dict:
    """Return what the page needs to know of a lesson to set it beside what was done.

    Raises
    ------
    PlanError
        If the plan is missing or amiss.
    """
    made = Compiler(number, language)
    plan = made.plan
    told = [_told(name, made.numbers[name]) for name in plan.sketch.numbers]
    order = [beat.predict for beat in plan.beat if isinstance(beat, beats.Guess)]
    return {
        "number": number,
        "picture": plan.sketch.picture,
        "sealed": seal(held(list[Told], told)),
        "beats": [beat.id for beat in plan.beat],
        "guesses": [made.recalled(name) for name in order],
    }


def start(entries: list[dict], language: str = REFERENCE) -> dict:
    """Return the page's data: its lessons, and the words that it puts in."""
    words = {f"start.{k}": v for k, v in translator(language).section("start").items()}
    return held(Start, {"lessons": held(list[Entry], entries), "words": words})


def _told(name: str, number: Number) -> dict:
    line = not isinstance(number.value, (int, float))
    value = [float(v) for v in number.value] if line else float(number.value)
    return {"name": name, "value": value, "text": "" if line else f"{number}"}
