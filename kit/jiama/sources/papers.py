"""The policy documents behind the levers, and the literature behind the rules."""

from dataclasses import dataclass
from pathlib import Path

from jiama import places
from jiama.sources.errors import SourceError
from jiama.sources.reading import Entry, toml

FITS = ("direct", "near", "none")
SEEN = ("abstract", "excerpt", "citation", "quotation", "code")


@dataclass(frozen=True)
class Clause:
    """A clause that was seen, and the levers of the model it moves.

    ``fit`` is ``"direct"``, ``"near"``, or ``"none"`` where the model has nothing like it.
    """

    text: str
    levers: tuple[str, ...]
    fit: str


@dataclass(frozen=True)
class Document:
    """A policy document; only clauses whose text was seen are listed."""

    id: str
    title: str
    issuer: str
    date: str
    published: str
    note: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Reference:
    """A publication, and what of it was seen.

    ``seen`` is one of `SEEN`; where they were not recorded, ``year`` is None, ``title`` empty.
    """

    key: str
    authors: tuple[str, ...]
    year: int | None
    title: str
    outlet: str
    doi: str
    seen: str
    note: str
    findings: tuple[str, ...]


def documents(folder: Path | None = None) -> dict[str, Document]:
    """Return the policy documents by id, in the order of the file.

    Raises
    ------
    SourceError
        If something is missing, of the wrong type or outside its list of allowed values.
    """
    content = _file("documents", folder)
    found = [_document(entry) for entry in content.entries("documents")]
    return {document.id: document for document in found}


def bibliography(folder: Path | None = None) -> dict[str, Reference]:
    """Return the literature by key, in the order of the file.

    Raises
    ------
    SourceError
        If something is missing, of the wrong type or outside its list of allowed values.
    """
    content = _file("bibliography", folder)
    found = [_reference(entry) for entry in content.entries("entries")]
    return {reference.key: reference for reference in found}


def _file(name: str, folder: Path | None) -> Entry:
    home = folder or places.lessons() / "cases"
    return Entry(toml(home / f"{name}.toml"), f"{name}.toml")


def _document(entry: Entry) -> Document:
    return Document(
        id=entry.text("id"),
        title=entry.text("title"),
        issuer=entry.text("issuer"),
        date=entry.date("date"),
        published=entry.date("published"),
        note=entry.text("note", default=""),
        clauses=tuple(_clause(item) for item in entry.entries("clauses")),
    )


def _clause(entry: Entry) -> Clause:
    return Clause(entry.text("text"), entry.texts("levers"), _one_of(entry, "fit", FITS))


def _reference(entry: Entry) -> Reference:
    return Reference(
        key=entry.text("key"),
        authors=entry.texts("authors"),
        year=int(entry.number("year")) if "year" in entry.content else None,
        title=entry.text("title", ""),
        outlet=entry.text("outlet"),
        doi=entry.text("doi", default=""),
        seen=_one_of(entry, "seen", SEEN),
        note=entry.text("note", default=""),
        findings=entry.texts("findings"),
    )


def _one_of(entry: Entry, key: str, allowed: tuple[str, ...]) -> str:
    value = entry.text(key)
    if value not in allowed:
        raise SourceError(
            f"{entry.where}: {key!r} is {value!r}; it must be one of {', '.join(allowed)}."
        )
    return value
