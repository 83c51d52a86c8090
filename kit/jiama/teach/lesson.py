"""The one import of a notebook: ``page = lesson.open("01")``, then one element a cell.

========================  ==========================================================
call                      element, and the table of the plan behind it
========================  ==========================================================
``page.cover()``          title, minutes, what one can say afterwards: ``[cover]``
``page.case(NAME)``       a documented case: ``[case.NAME]``
``page.picture(NAME)``    one chart, of documents or of the model: ``[picture.NAME]``
``page.predict(NAME)``    a prediction to commit: ``[predict.NAME]``
``page.feedback(NAME)``   the answer to that prediction: the same table
``page.run(NAME)``        levers wired to charts: ``[run.NAME]``
``page.roles(NAME)``      be every level in turn: ``[roles.NAME]``
``page.tell(NAME)``       a text with numbers, or one that waits: ``[tell.NAME]``
``page.regimes()``        the summary, claim by claim: ``[[regime]]``
``page.quiz()``           the self-test: ``[[quiz]]``
``page.discuss()``        questions for the class: ``[[discuss]]``
``page.transfer()``       one thing to check in one's own unit: ``[transfer]``
``page.sandbox()``        the panel with more levers: ``[sandbox]``
``page.sources()``        what the page rests on: generated
``page.finish()``         predictions, score and notes, to print: generated
========================  ==========================================================

The format of the tables is in `jiama.teach.plan`.
"""

from collections import ChainMap
from collections.abc import Callable

from jiama.teach import cards, plans, scoring
from jiama.teach.door import door
from jiama.teach.drawing import panel, picture
from jiama.teach.evidence import Evidence
from jiama.teach.gates import Gates
from jiama.teach.guard import callback, element, part
from jiama.teach.numbers import Numbers
from jiama.teach.page import Html, notes, styled
from jiama.teach.prose import fill, html, inline
from jiama.teach.reference import assumptions, checked, glossary
from jiama.teach.widgets import Block, FeedbackBox, FinishBox, NotesBox, PredictBox, QuizBox
from jiama.text import REFERENCE, translator

__all__ = ["Lesson", "assumptions", "checked", "glossary", "lab", "open", "study"]


def open(number: str, language: str = REFERENCE) -> "Lesson":
    """Open a lesson: read its plan and set up the page.

    Raises
    ------
    PlanError
        If the plan is missing or amiss.
    """
    styled()
    return Lesson(number, language)


def lab(language: str = REFERENCE):
    """Open the lab: every lever, every picture."""
    styled()
    from jiama import Settings
    from jiama.view.lab import Lab

    cases = {name: Settings(**settings) for name, settings in plans.presets().items()}
    return Lab(cases=cases, language=language)


def study(language: str = REFERENCE):
    """Open the page on numbers and model."""
    styled()
    from jiama.teach.study import Study

    return Study(language)


class Lesson:
    """One lesson on one page; see the module for what it can show.

    Parameters
    ----------
    number
        The lesson's number, the name of its plan.
    language
        Code of the text catalogue.
    """

    def __init__(self, number: str, language: str = REFERENCE):
        self.plan = plans.load(number)
        self.language, self.tr = language, translator(language)
        self.numbers = Numbers(self.plan.numbers, self.plan.model)
        self.evidence = Evidence(self.tr)
        self.prefix = f"jiama:{number}:"
        self.predictions = {name: self._prediction(name) for name in self.plan.predict}
        self._gates = Gates(self.predictions, self.tr)
        self.questions = self._questions()
        self._finish: FinishBox | None = None

    @element
    def cover(self):
        """Show the cover."""
        return Html(cards.cover(self.plan, self.tr))

    @element
    def case(self, name: str):
        """Show a documented case."""
        use = self._part("case", name)
        return self._gates.text(use.after, lambda: cards.case(use, self.evidence, self.tr))

    @element
    def tell(self, name: str):
        """Show a text of the plan."""
        text = self._part("tell", name)
        title = f"<h3>{inline(text.title)}</h3>" if text.title else ""
        return self._gates.text(text.after, lambda: title + self._prose(text.text))

    @element
    def predict(self, name: str):
        """Ask for a prediction."""
        self._part("predict", name)
        return self.predictions[name]

    @element
    def feedback(self, name: str):
        """Answer a prediction once it has been committed."""
        asked, box = self._part("predict", name), self.predictions[name]
        words = self.tr.section("predict.feedback") | {
            "veil": self.tr("lesson.veil.text"),
            "own": self.tr("predict.own"),
        }
        shown = FeedbackBox(words=words)

        def answer():
            shown.content = scoring.content(asked, box.value, self.numbers, self._prose, self.tr)

        def fault(card):
            shown.content = {"headline": "", "spoken": "", "say": card, "why": "", "picture": None}

        self._gates.once(name, answer, fault)
        return shown

    @element
    def picture(self, name: str):
        """Show one chart with what to look at."""
        drawn = self._part("picture", name)
        return self._gates.widgets(
            drawn.after,
            lambda: [
                *self._intro(drawn.lead, drawn.look, "lesson.look"),
                picture(drawn, self.numbers, self.evidence, self.language),
            ],
        )

    @element
    def run(self, name: str):
        """Show levers wired to charts, once the prediction before them is committed."""
        return self._panel(self._part("run", name))

    @element
    def sandbox(self):
        """Show the panel with more levers, and the door to the lab at its settings."""
        return self._panel(self.plan.sandbox, lambda made: [door(made, self.plan, self.language)])

    @element
    def roles(self, name: str):
        """Let the trainee be every level in turn."""
        part = self._part("roles", name)
        return self._gates.widgets(
            part.after,
            lambda: [
                *self._intro(part.lead, part.tries, "lesson.tries"),
                scoring.roles(part, f"{self.prefix}roles:{name}", self.tr),
            ],
        )

    @element
    def regimes(self):
        """Show the summary in regimes, each with its claim."""
        return Html(cards.regimes(self.plan, self.numbers, self.evidence, self.tr))

    @element
    def quiz(self):
        """Show the self-test."""
        return self.questions

    @element
    def discuss(self):
        """Show the questions to discuss."""
        return Html(cards.discuss(self.plan, self.tr))

    @element
    def transfer(self):
        """Show the one thing to check in one's own unit."""
        part = self.plan.transfer
        steps = "".join(f"<li>{inline(step)}</li>" for step in part.steps)
        body = self._prose(part.task) + (f"<ol>{steps}</ol>" if steps else "")
        words = self.tr.section("lesson.notes") | self._kept
        return NotesBox(html=body, fields=notes(part), words=words, key=f"{self.prefix}notes")

    @element
    def sources(self):
        """Show what the page rests on."""
        from jiama.model.version import VERSION

        return Html(cards.listed(self.evidence, self.plan.read, VERSION, self.tr))

    @element
    def finish(self):
        """Show the last page."""
        self._finish = FinishBox(
            fields=notes(self.plan.transfer),
            words=self.tr.section("lesson.finish"),
            prefix=self.prefix,
        )
        self._tally()
        return self._finish

    @property
    def _kept(self) -> dict:
        return {"kept": self.tr.section("kept")}

    def _part(self, kind: str, name: str):
        return part(getattr(self.plan, kind), name)

    def _prose(self, text: str, **more) -> str:
        return html(fill(text, ChainMap(more, self.numbers)), self.evidence.mark)

    def _prediction(self, name: str) -> PredictBox:
        about = scoring.question(name, self.plan.predict[name], self.numbers, self._prose, self.tr)
        words = self.tr.section("predict.box") | {"own": self.tr("predict.own")} | self._kept
        box = PredictBox(about=about, words=words, key=f"{self.prefix}predict:{name}")
        box.observe(self._safe(self._tally), "committed")
        return box

    def _questions(self) -> QuizBox:
        box = QuizBox(
            questions=[scoring.asked(question, self.numbers) for question in self.plan.quiz],
            words=self.tr.section("quiz") | self._kept,
            key=f"{self.prefix}quiz",
        )

        def mark(change):
            box.results = scoring.results(self.plan.quiz, box.answers, self._prose)
            self._tally()

        box.observe(self._safe(mark), "answers")
        return box

    def _safe(self, then: Callable) -> Callable:
        # A score that fails is missing from the page; the trace is in the log.
        return callback(lambda card: None, f"lesson {self.plan.number}", self.language)(then)

    def _tally(self, *_) -> None:
        if self._finish is not None:
            self._finish.content = scoring.tally(self)

    def _intro(self, lead: str | None, items: tuple[str, ...], heading: str) -> list:
        parts = self._prose(lead) if lead else ""
        if items:
            listed = "".join(f"<li>{self._prose(item)}</li>" for item in items)
            parts += f'<div class="jm-tries"><h4>{self.tr(heading)}</h4><ol>{listed}</ol></div>'
        return [Block(html=parts)] if parts else []

    def _panel(self, part, more: Callable = lambda _panel: []):
        def parts() -> list:
            made = panel(part, self.language)
            return [*self._intro(part.lead, part.tries, "lesson.tries"), made, *more(made)]

        return self._gates.widgets(part.after, parts)
