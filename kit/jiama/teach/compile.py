"""From a lesson's plan to its data: what the page app plays, without Python.

A lesson is a list of beats (`jiama.teach.played`); a page beside the lessons is a list of parts in
order, each ``{"kind": ..., "data": {...}}``, the elements of ``page/elements``, as its notebook
calls them. What must not be read before a guess is sealed (`jiama.teach.seal`).
"""

import json
import re
from collections import ChainMap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import mistune

from jiama import places
from jiama.model.version import VERSION
from jiama.teach import plans, reference
from jiama.teach.compare import answer_line, right_option
from jiama.teach.data import Asked, Key, Right, held, piece, prose
from jiama.teach.errors import PlanError
from jiama.teach.evidence import Evidence
from jiama.teach.numbers import MODEL, Numbers
from jiama.teach.plan import Predict, Question, Transfer
from jiama.teach.played import Beats
from jiama.teach.prose import fill, html, inline, plain
from jiama.teach.screens import Page
from jiama.teach.seal import seal
from jiama.teach.study import Study
from jiama.text import REFERENCE, translator

_CALL = re.compile(r'^(page|lesson|study)\.(\w+)\((?:"([\w-]+)")?\)$')


class _Later:
    """A placeholder that the page fills: it stays as it stands."""

    def __init__(self, name: str):
        self.name = name

    def __format__(self, spec: str) -> str:
        return f"{{{self.name}:{spec}}}" if spec else f"{{{self.name}}}"


LATER = {name: _Later(name) for name in ("guess", "answer")}


class Compiler:
    """One lesson's elements as data.

    Parameters
    ----------
    number
        The lesson's number, the name of its plan.
    language
        Code of the text catalogue.
    """

    def __init__(self, number: str, language: str = REFERENCE):
        self.plan, self.tr = plans.load(number), translator(language)
        self.numbers = Numbers(self.plan.numbers, self.plan.model)
        self.evidence = Evidence(self.tr)
        self.version = VERSION

    def prose(self, text: str, **more) -> str:
        """Return words as HTML, with their numbers and evidence."""
        return html(fill(text, ChainMap(more, self.numbers)), self.evidence.mark)

    def _asked(self, predict: Predict) -> dict:
        return {
            "form": predict.form,
            "ask": inline(fill(predict.ask, self.numbers)),
            "lead": self.prose(predict.lead) if predict.lead else "",
            "minimum": predict.minimum,
            "maximum": predict.maximum,
            "step": predict.step,
            "unit": predict.unit or "",
            "options": [
                {"id": option.id, "text": plain(fill(option.text, self.numbers))}
                for option in predict.option
            ],
            "places": predict.places,
            "given": predict.given,
            **({} if predict.start is None else {"start": predict.start}),
        }

    def answer(self, name: str) -> dict:
        """Return what a prediction asks, and its answer sealed."""
        predict, key = self.plan.predict[name], self._key(name)
        key["why"] = self.prose(predict.why, **LATER)
        said = {option.id: option.say for option in predict.option} or predict.say
        key["say"] = {branch: self.prose(text, **LATER) for branch, text in said.items()}
        return {"name": name, "asked": self._asked(predict), "sealed": seal(held(Key, key))}

    def recalled(self, name: str) -> dict:
        """Return a prediction with its answer sealed, without what is said of them."""
        silent = {"ask": self.tr("predict.box.tag"), "lead": ""}
        asked = self._asked(self.plan.predict[name]) | silent
        key = self._key(name) | {"why": "", "say": {}}
        told = {"asked": held(Asked, asked), "key": held(Key, key)}
        return {"name": name, "sealed": seal(told)}

    def _key(self, name: str) -> dict:
        predict = self.plan.predict[name]
        number, key = self.numbers[predict.answer], {"source": predict.source}
        if predict.form == "choice":
            key["right"] = right_option(predict, number).id
        else:
            curve = predict.form == "curve"
            key["answer"] = answer_line(predict, number) if curve else number.value * predict.scale
            key |= {"tolerance": predict.tolerance, "style": predict.style}
        if predict.answer_words:
            key["answer_words"] = predict.answer_words
        return key

    def size(self, part) -> dict:
        """Return on what the model runs: the part's own, else the lesson's, else the usual."""
        model = {**MODEL, **self.plan.model}
        own = {key: getattr(part, key, None) for key in ("hierarchy", "cycles", "runs", "seed")}
        return {key: model[key] if value is None else value for key, value in own.items()}

    def sandbox(self) -> dict:
        """Return the panel with more levers, and its door to the lab."""
        part = self.plan.sandbox
        intro = self.prose(part.lead) if part.lead else ""
        if part.tries:
            listed = "".join(f"<li>{self.prose(item)}</li>" for item in part.tries)
            heading = self.tr("lesson.tries")
            intro += f'<div class="jm-tries"><h4>{heading}</h4><ol>{listed}</ol></div>'
        presets = [{"label": p.name, "settings": p.settings} for p in self.plan.preset]
        made = {
            "name": "sandbox",
            "levers": part.levers,
            "charts": part.charts,
            "outcomes": part.outcomes,
            "intro": intro,
            "settings": part.settings,
            "door": {"presets": presets},
            **self.size(part),
        }
        if part.baseline is not None:
            made["baseline"] = part.baseline
        if part.budget is not None:
            made["budget"] = {"points": part.budget, "prices": part.prices}
        return made

    def _question(self, asked: Question) -> dict:
        return {
            "id": asked.id,
            "ask": inline(fill(asked.ask, self.numbers)),
            "several": asked.several,
            "options": [inline(fill(option.text, self.numbers)) for option in asked.option],
        }

    def quiz_data(self) -> dict:
        """Return the questions, and which options are right, sealed."""
        key = {
            asked.id: [{"right": o.right, "say": self.prose(o.say)} for o in asked.option]
            for asked in self.plan.quiz
        }
        questions = [self._question(asked) for asked in self.plan.quiz]
        return {"questions": questions, "sealed": seal(held(dict[str, list[Right]], key))}

    def notes(self) -> dict:
        """Return the task for one's own unit, with lines to fill in."""
        part = self.plan.transfer
        steps = "".join(f"<li>{inline(step)}</li>" for step in part.steps)
        body = self.prose(part.task) + (f"<ol>{steps}</ol>" if steps else "")
        return {"html": body, "fields": _fields(part)}

    def finish(self) -> dict:
        """Return what the last page holds: every prediction with its answer, questions, notes."""
        return {
            "title": self.plan.title,
            "fields": _fields(self.plan.transfer),
            "predictions": [self.answer(name) for name in self.plan.predict],
            "quiz": self.quiz_data(),
        }


def lesson(number: str, language: str = REFERENCE) -> dict:
    """Return a lesson as data: its title, its number, its parts in order.

    Raises
    ------
    PlanError
        If the plan or the story is missing or amiss.
    """
    compiler = Compiler(number, language)
    plan = compiler.plan
    made = {"language": language, "lesson": number, "title": plan.title, "minutes": plan.minutes}
    return held(Page, made | {"parts": [], "beats": Beats(compiler).all()})


def page(name: str, language: str = REFERENCE) -> dict:
    """Return one of the pages beside the lessons as data: lab, study, glossary or about.

    Raises
    ------
    PlanError
        If no notebook is this page.
    """
    parts = _story(
        notebook(name), lambda owner, kind, _name: beside(kind, language, owner), language
    )
    title = translator(language)(f"page.{name}")
    made = {"language": language, "lesson": name, "title": title}
    return held(Page, made | {"parts": [part for part in parts if part]})


def notebook(name: str) -> Path:
    """Return the path of the notebook that is a page beside the lessons.

    Raises
    ------
    PlanError
        If there is none.
    """
    home = places.lessons()
    for path in sorted([*home.glob("*.ipynb"), *home.glob("research/*.ipynb")]):
        about = json.loads(path.read_text(encoding="utf-8"))["metadata"].get("jiama", {})
        if about.get("page") == name:
            return path
    raise PlanError(f"No notebook is the page {name!r}.")


def beside(kind: str, language: str, owner: str = "lesson") -> dict | None:
    """Return a part of the pages beside the lessons; None of a call that only opens a page."""
    if owner == "study":
        return getattr(_study(language), kind)()
    if kind == "study":
        return None
    if kind == "lab":
        cases = [{"label": k, "settings": v} for k, v in plans.presets(language).items()]
        return piece("lab", cases=cases, alone=True)
    body, tr = getattr(reference, kind)(language), translator(language)
    if kind == "checked":
        find, hint = tr("reference.find"), tr("reference.find_hint")
    elif kind == "glossary":
        find, hint = tr("reference.find_term"), tr("reference.find_term_hint")
    else:
        return prose(body)
    return piece("claims", html=body, find=find, hint=hint)


def _story(
    path, made: Callable[[str, str, str | None], dict], language: str = REFERENCE
) -> list[dict]:
    parts = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"]).strip()
        if cell["cell_type"] == "markdown":
            translated = cell["metadata"].get("jiama", {}).get(language, text)
            parts.append(prose(_markdown()(translated)))
            continue
        for line in text.splitlines():
            found = _CALL.match(line.strip())
            if found:
                parts.append(made(*found.groups()))
    return parts


@cache
def _study(language: str) -> Study:
    return Study(language)


@cache
def _markdown():
    return mistune.create_markdown(plugins=["table"])


def _fields(part: Transfer) -> list[dict]:
    return [
        {"id": field.id, "label": field.label, "hint": field.hint or "", "long": field.long}
        for field in part.field
    ]
