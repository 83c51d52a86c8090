"""The lessons as they are listed: with what stands of them on the start page."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jiama.serve import faults
from jiama.teach import plans, start
from jiama.teach.errors import PlanError
from jiama.text import REFERENCE

BESIDE = ("lab", "study", "glossary", "about")
CODE = ("python", "rules")
"""Notebooks whose cells are to be read and changed: a page that hides code is no place for them."""


def file_name(name: str) -> str:
    """Return the name of a page's file, in ASCII, so that every system and archive keeps it."""
    return f"{name}.html" if name in (*BESIDE, "index") else f"lesson-{name}.html"


@dataclass(frozen=True)
class Entry:
    """A line of the list: a lesson, or with an empty number another page."""

    number: str
    title: str
    file: str
    minutes: int = 0
    argument: str = ""
    original: str = ""
    page: str = ""
    group: str = ""
    question: str = ""

    @property
    def code(self) -> bool:
        """Whether it is a notebook to be opened in JupyterLab."""
        return self.page in CODE

    @property
    def address(self) -> str:
        """Return where the page is, below the base address."""
        if self.number:
            return file_name(self.number)
        if self.page in BESIDE:
            return file_name(self.page)
        return f"voila/render/{quote(self.file)}"


def lessons(home: Path, language: str = REFERENCE) -> list[Entry]:
    """Return the lessons that have a notebook and a plan, in order; what is broken is left out."""
    found = []
    for number in plans.numbers(home / "plans"):
        # A copy made beside the lesson ("… - Copy1") has the longer name.
        notebook = min(home.glob(f"{number}_*.ipynb"), key=lambda p: (len(p.name), p), default=None)
        if notebook is None:
            continue
        try:
            plan = _plan(home, number, (home / "plans" / f"{number}.toml").stat().st_mtime_ns)
            known = {key: plan[key] for key in ("number", "minutes")}
            said = plans.named(plan, language) | start.asked(plan, language)
            found.append(Entry(file=notebook.name, **known, **said))
        except (PlanError, KeyError, OSError, ValueError) as error:
            faults.report(error, f"plan {number}")
    return found


def kept_beside(lessons: list[Entry], language: str = REFERENCE) -> dict:
    """Return what the start page sets beside what was done; a lesson that is amiss is left out."""
    entries = []
    for lesson in lessons:
        try:
            entries.append(start.entry(lesson.number, language))
        except (PlanError, KeyError, ValueError) as error:
            faults.report(error, f"plan {lesson.number}")
    return start.start(entries, language)


@cache
def _plan(home: Path, number: str, _changed: int) -> dict:
    return plans.content(number, home / "plans")
