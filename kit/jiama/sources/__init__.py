"""Documented figures, cases, policy documents and literature, each with its source."""

from jiama.sources.cases import Case, Citation, Decision, Event, Fact, Figure, case, cases
from jiama.sources.errors import SourceError
from jiama.sources.package import load, tables
from jiama.sources.papers import Clause, Document, Reference, bibliography, documents
from jiama.sources.table import Column, Source, Table

__all__ = [
    "Case",
    "Citation",
    "Clause",
    "Column",
    "Decision",
    "Document",
    "Event",
    "Fact",
    "Figure",
    "Reference",
    "Source",
    "SourceError",
    "Table",
    "bibliography",
    "case",
    "cases",
    "documents",
    "load",
    "tables",
]
