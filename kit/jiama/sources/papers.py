"""The policy documents behind the levers, and the literature behind the rules."""

from pathlib import Path
from typing import Literal

from jiama import places, typed
from jiama.sources.errors import SourceError
from jiama.typed import Date, Form, Text


class Clause(Form):
    """A clause that was seen, and the levers of the model it moves.

    ``fit`` is ``"direct"``, ``"near"``, or ``"none"`` where the model has nothing like it.
    """

    text: Text
    levers: tuple[Text, ...]
    fit: Literal["direct", "near", "none"]


class Document(Form):
    """A policy document; only clauses whose text was seen are listed."""

    id: Text
    title: Text
    issuer: Text
    date: Date
    published: Date
    clauses: tuple[Clause, ...]
    note: str = ""


class Reference(Form):
    """A publication, and what of it was seen.

    Where they were not recorded, ``year`` is None, ``title`` empty.
    """

    key: Text
    authors: tuple[Text, ...]
    outlet: Text
    seen: Literal["abstract", "excerpt", "citation", "quotation", "code"]
    findings: tuple[Text, ...]
    year: int | None = None
    title: str = ""
    doi: str = ""
    note: str = ""


class _Documents(Form):
    documents: tuple[Document, ...]


class _Bibliography(Form):
    entries: tuple[Reference, ...]


def documents(folder: Path | None = None) -> dict[str, Document]:
    """Return the policy documents by id, in the order of the file.

    Raises
    ------
    SourceError
        If something is missing, of the wrong type or outside its list of allowed values.
    """
    found = _file("documents", _Documents, folder).documents
    return {document.id: document for document in found}


def bibliography(folder: Path | None = None) -> dict[str, Reference]:
    """Return the literature by key, in the order of the file.

    Raises
    ------
    SourceError
        If something is missing, of the wrong type or outside its list of allowed values.
    """
    found = _file("bibliography", _Bibliography, folder).entries
    return {reference.key: reference for reference in found}


def _file(name: str, kind: type, folder: Path | None) -> typed.Form:
    path = (folder or places.lessons() / "cases") / f"{name}.toml"
    return typed.read(kind, typed.toml(path, SourceError), path.name, SourceError)
