"""The one import of a notebook: ``page = lesson.open("01")``, then one beat a cell.

``page.beat(ID)`` gives one `Element`, which the page app draws (`jiama.page`); of a beat with
levers, ``settings`` and ``record`` follow them. The format of a plan is in `jiama.teach.plan`.
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

    @element
    def beat(self, id: str) -> Element:
        """Show one beat."""
        beats = Beats(self._compiler)
        about = {"lesson": self.plan.number, "language": self.language}
        shown = Element("beat", beats.one(id), **about)
        shown.inside = beats.content(id)
        return shown
