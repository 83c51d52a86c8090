"""The one import of a notebook: ``page = lesson.open("01")``, then one element a cell.

========================  ==========================================================
call                      element, and the table of the plan behind it
========================  ==========================================================
``page.beat(ID)``         one beat of a lesson made of beats: ``[[beat]]``
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

The format of the tables is in `jiama.teach.plan`. Each call gives one `Element`, which the page
app draws (`jiama.page`); of a panel, ``settings`` and ``record`` follow its levers.
"""

from jiama.teach import compile as compiled
from jiama.teach.element import Element
from jiama.teach.guard import element
from jiama.teach.played import Beats
from jiama.teach.study import Study
from jiama.text import REFERENCE

__all__ = ["Lesson", "assumptions", "checked", "glossary", "lab", "open", "study"]


def open(number: str, language: str = REFERENCE) -> "Lesson":
    """Open a lesson: read its plan.

    Raises
    ------
    PlanError
        If the plan is missing or amiss.
    """
    return Lesson(number, language)


def lab(language: str = REFERENCE) -> Element:
    """Open the lab: every lever, every picture."""
    return _beside("lab", language)


def glossary(language: str = REFERENCE) -> Element:
    """Return every term of levers, outcomes, motives and tasks, in each language."""
    return _beside("glossary", language)


def checked(language: str = REFERENCE) -> Element:
    """Return the model's version and every claim with the share in which it holds."""
    return _beside("checked", language)


def assumptions(language: str = REFERENCE) -> Element:
    """Return which levers and constants the outcomes depend on most, as bars."""
    return _beside("assumptions", language)


def study(language: str = REFERENCE) -> "Shown":
    """Open the page on numbers and model."""
    return Shown(Study(language), "study", language)


class Shown:
    """Parts of a page as elements: what ``parts`` returns under a name, shown.

    Parameters
    ----------
    parts
        An object whose methods return a part: its kind and its data.
    page
        Under what name the browser keeps what is done there.
    language
        Code of the text catalogue.
    """

    def __init__(self, parts, page: str, language: str):
        self._parts, self._page, self._language = parts, page, language

    def __getattr__(self, name: str):
        """Return the method that shows a part."""
        make = getattr(self._parts, name)

        def show(*names) -> Element:
            return Element(**make(*names), lesson=self._page, language=self._language)

        return show


def _beside(kind: str, language: str) -> Element:
    return Element(**compiled.beside(kind, language), lesson=kind, language=language)


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
        self.language, self._compiler = language, compiled.Compiler(number, language)
        self.plan, self.tr = self._compiler.plan, self._compiler.tr
        self.numbers = self._compiler.numbers

    def _element(self, kind: str, name: str | None = None) -> Element:
        part = self._compiler.part(kind, name)
        return Element(**part, lesson=self.plan.number, language=self.language)

    @element
    def beat(self, id: str) -> Element:
        """Show one beat."""
        shown = self._element("beat", id)
        shown.inside = Beats(self._compiler).content(id)
        return shown

    @element
    def cover(self) -> Element:
        """Show the cover."""
        return self._element("cover")

    @element
    def case(self, name: str) -> Element:
        """Show a documented case."""
        return self._element("case", name)

    @element
    def tell(self, name: str) -> Element:
        """Show a text of the plan."""
        return self._element("tell", name)

    @element
    def predict(self, name: str) -> Element:
        """Ask for a prediction."""
        return self._element("predict", name)

    @element
    def feedback(self, name: str) -> Element:
        """Answer a prediction once it has been committed."""
        return self._element("feedback", name)

    @element
    def picture(self, name: str) -> Element:
        """Show one chart with what to look at."""
        return self._element("picture", name)

    @element
    def run(self, name: str) -> Element:
        """Show levers wired to charts, once the prediction before them is committed."""
        return self._element("run", name)

    @element
    def sandbox(self) -> Element:
        """Show the panel with more levers, and the door to the lab at its settings."""
        return self._element("sandbox")

    @element
    def roles(self, name: str) -> Element:
        """Let the trainee be every level in turn."""
        return self._element("roles", name)

    @element
    def regimes(self) -> Element:
        """Show the summary in regimes, each with its claim."""
        return self._element("regimes")

    @element
    def quiz(self) -> Element:
        """Show the self-test."""
        return self._element("quiz")

    @element
    def discuss(self) -> Element:
        """Show the questions to discuss."""
        return self._element("discuss")

    @element
    def transfer(self) -> Element:
        """Show the one thing to check in one's own unit."""
        return self._element("transfer")

    @element
    def sources(self) -> Element:
        """Show what the page rests on."""
        return self._element("sources")

    @element
    def finish(self) -> Element:
        """Show the last page."""
        return self._element("finish")
