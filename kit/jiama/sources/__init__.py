"""Documented figures and cases, each with its source."""

from jiama.sources.errors import SourceError
from jiama.sources.package import load, tables
from jiama.sources.table import Column, Source, Table

__all__ = ["Column", "Source", "SourceError", "Table", "load", "tables"]
