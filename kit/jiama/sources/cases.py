"""Documented cases: facts, figures, chronology and decision point, each with its citation."""

from dataclasses import dataclass
from pathlib import Path

from jiama import places
from jiama.sources.errors import SourceError
from jiama.sources.reading import Entry, toml

_NOT_CASES = ("documents", "bibliography")


@dataclass(frozen=True)
class Citation:
    """A publication a case rests on; the note says how directly it was seen."""

    key: str
    publisher: str
    title: str
    date: str
    note: str


@dataclass(frozen=True)
class Fact:
    """One short statement, as its sources say it."""

    text: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One number of a case, with its unit and the key of its citation."""

    id: str
    name: str
    value: float
    unit: str
    cite: str
    note: str


@dataclass(frozen=True)
class Event:
    """What happened when (ISO 8601, possibly only year or year-month)."""

    when: str
    what: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """Who faced which choice, as far as the documents support it."""

    who: str
    choice: str
    cite: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A documented case.

    A case with ``verified`` false lacks a publisher on record and must not be shown in class.
    ``lessons`` lists the numbers of the lessons that use it.
    """

    id: str
    title: str
    kind: str
    place: str
    time: str
    issuer: str
    date: str
    verified: bool
    lessons: tuple[str, ...]
    note: str
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    chronology: tuple[Event, ...]
    decision: Decision
    citations: dict[str, Citation]

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
    content = Entry(toml(home / f"{id}.toml"), f"{id}.toml")
    if content.text("id") != id:
        raise SourceError(f"{id}.toml: the id in the file is {content.text('id')!r}.")
    found = Case(
        id=id,
        title=content.text("title"),
        kind=content.text("kind"),
        place=content.text("place"),
        time=content.text("time"),
        issuer=content.text("issuer"),
        date=content.date("date"),
        verified=content.flag("verified"),
        lessons=content.texts("lessons"),
        note=content.text("note", default=""),
        facts=tuple(_fact(entry) for entry in content.entries("facts")),
        figures=tuple(_figure(entry) for entry in content.entries("figures")),
        chronology=tuple(_event(entry) for entry in content.entries("chronology")),
        decision=_decision(content.entry("decision")),
        citations=_citations(content.entry("citations")),
    )
    _check_keys(found)
    return found


def _fact(entry: Entry) -> Fact:
    return Fact(entry.text("text"), entry.texts("cite"))


def _figure(entry: Entry) -> Figure:
    return Figure(
        id=entry.text("id"),
        name=entry.text("name"),
        value=entry.number("value"),
        unit=entry.text("unit"),
        cite=entry.text("cite"),
        note=entry.text("note", default=""),
    )


def _event(entry: Entry) -> Event:
    return Event(entry.date("when"), entry.text("what"), entry.texts("cite"))


def _decision(entry: Entry) -> Decision:
    return Decision(entry.text("who"), entry.text("choice"), entry.texts("cite"))


def _citations(entry: Entry) -> dict[str, Citation]:
    found = {}
    for key in entry.content:
        item = entry.entry(key)
        found[key] = Citation(
            key=key,
            publisher=item.text("publisher"),
            title=item.text("title"),
            date=item.date("date"),
            note=item.text("note", default=""),
        )
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
