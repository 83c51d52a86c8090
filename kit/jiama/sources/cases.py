"""Documented cases: facts, figures, chronology and decision point, each with its citation."""

from pathlib import Path

from jiama import places, typed
from jiama.sources.errors import SourceError
from jiama.typed import Date, Form, Text

_NOT_CASES = ("documents", "bibliography")


class Citation(Form):
    """A publication a case rests on; the note says how directly it was seen."""

    publisher: Text
    title: Text
    date: Date
    note: str = ""


class Fact(Form):
    """One short statement, as its sources say it."""

    text: Text
    cite: tuple[Text, ...]


class Figure(Form):
    """One number of a case, with its unit and the key of its citation."""

    id: Text
    name: Text
    value: float
    unit: Text
    cite: Text
    note: str = ""


class Event(Form):
    """What happened when (ISO 8601, possibly only year or year-month)."""

    when: Date
    what: Text
    cite: tuple[Text, ...]


class Decision(Form):
    """Who faced which choice, as far as the documents support it."""

    who: Text
    choice: Text
    cite: tuple[Text, ...]


class Case(Form):
    """A documented case.

    A case with ``verified`` false lacks a publisher on record and must not be shown in class.
    ``lessons`` lists the numbers of the lessons that use it.
    """

    id: Text
    title: Text
    kind: Text
    place: Text
    time: Text
    issuer: Text
    date: Date
    verified: bool
    lessons: tuple[Text, ...]
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    chronology: tuple[Event, ...]
    decision: Decision
    citations: dict[str, Citation]
    note: str = ""

    def figure(self, id: str) -> Figure:
        """Return one figure.

        Raises
        ------
        SourceError
            If the case has no such figure.
        """
        for figure in self.figures:
            if figure.id == id:
                return figure
        known = ", ".join(figure.id for figure in self.figures)
        raise SourceError(f"Case {self.id!r} has no figure {id!r}; it has: {known}.")

    def citation(self, key: str) -> Citation:
        """Return one citation.

        Raises
        ------
        SourceError
            If the case has no such citation.
        """
        if key not in self.citations:
            known = ", ".join(self.citations)
            raise SourceError(f"Case {self.id!r} has no citation {key!r}; it has: {known}.")
        return self.citations[key]


def cases(folder: Path | None = None) -> tuple[str, ...]:
    """Return the ids of all cases, in alphabetical order."""
    home = folder or places.lessons() / "cases"
    return tuple(sorted(path.stem for path in home.glob("*.toml") if path.stem not in _NOT_CASES))


def case(id: str, folder: Path | None = None) -> Case:
    """Return one case.

    Parameters
    ----------
    id : str
        One of `cases()`.
    folder : Path, optional
        Folder of the case files; the project's own by default.

    Raises
    ------
    SourceError
        If the id is unknown, something is missing or of the wrong type, a date is not
        ISO 8601, or a statement cites what the file does not list.
    """
    home = folder or places.lessons() / "cases"
    known = cases(home)
    if id not in known:
        raise SourceError(f"There is no case {id!r}; there are: {', '.join(known)}.")
    where = f"{id}.toml"
    found = typed.read(Case, typed.toml(home / where, SourceError), where, SourceError)
    if found.id != id:
        raise SourceError(f"{where}: the id in the file is {found.id!r}.")
    _check_keys(found)
    return found


def _check_keys(found: Case) -> None:
    groups = [fact.cite for fact in found.facts]
    groups += [(figure.cite,) for figure in found.figures]
    groups += [event.cite for event in found.chronology]
    groups += [found.decision.cite]
    for keys in groups:
        if not keys:
            raise SourceError(f"{found.id}.toml: a statement cites nothing.")
        for key in keys:
            if key not in found.citations:
                raise SourceError(f"{found.id}.toml: a statement cites {key!r}, unlisted there.")
