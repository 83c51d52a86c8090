"""Reading the data package: one descriptor, CSV files, and a hash that tells of any change.

References
----------
Frictionless Data, Data Package and Tabular Data Resource (version 1).
"""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from jiama import places
from jiama.sources.errors import SourceError
from jiama.sources.table import Column, Row, Table, Value

SEAL = "python3 kit seal"
MARK = b"\xef\xbb\xbf"
"""What a file begins with so that Excel reads it as UTF-8 and not in the system's code page."""

_BOOLEANS = {"true": True, "false": False}  # Excel writes them in capitals


def tables(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of all tables in the data package."""
    return tuple(entry["name"] for entry in descriptor(folder)["resources"])


def load(name: str, folder: Path | None = None) -> Table:
    """Return one table with typed values and its metadata.

    Parameters
    ----------
    name : str
        One of `tables()`.
    folder : Path, optional
        Folder of the data package; the project's own by default.

    Raises
    ------
    SourceError
        If the name is unknown, or the file is missing, changed since it was sealed, lacks a
        declared column or holds a value of the wrong type.
    """
    home = folder or places.datasets()
    package = descriptor(home)
    entries = {entry["name"]: entry for entry in package["resources"]}
    if name not in entries:
        known = ", ".join(entries)
        raise SourceError(f"There is no table {name!r} in the data package; it has: {known}.")
    entry = entries[name]
    content = normalised(home / entry["path"])
    if digest(content) != entry["hash"]:
        raise SourceError(
            f"The file {entry['path']} has changed since its hash was recorded; "
            f"restore it, or run '{SEAL}' if the change is meant."
        )
    return read(entry, content, package["licenses"][0]["name"])


def read(entry: dict[str, Any], content: bytes, licence: str) -> Table:
    """Return the table that a file's normalised content holds.

    Parameters
    ----------
    entry : dict
        The table's resource in datapackage.json.
    content : bytes
        What `normalised` returns.
    licence : str
        Licence of the compilation.

    Raises
    ------
    SourceError
        If the file lacks a declared column, or holds a value of the wrong type.
    """
    try:
        text = content.removeprefix(MARK).decode("utf-8")
    except UnicodeDecodeError:
        raise SourceError(
            f"The file {entry['path']} is not UTF-8 text; "
            "in Excel, save it as 'CSV UTF-8 (comma delimited)'."
        ) from None
    return Table(
        name=entry["name"],
        title=entry["title"],
        description=entry["description"],
        rows=_rows(entry, text),
        columns={field["name"]: _column(field) for field in entry["schema"]["fields"]},
        licence=licence,
        title_en=entry.get("title_en", ""),
    )


def descriptor(folder: Path | None = None) -> dict[str, Any]:
    """Return the content of datapackage.json.

    Raises
    ------
    SourceError
        If the file is missing or is not JSON.
    """
    path = (folder or places.datasets()) / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(f"There is no data package at {path.parent}; reinstall jiama.") from None
    except json.JSONDecodeError as error:
        raise SourceError(f"The file {path.name} is not valid JSON ({error}).") from None


def normalised(path: Path) -> bytes:
    """Return the bytes of a text file marked as UTF-8 and with every line end as LF.

    Whatever git, an editor or Excel made of mark and line ends is not a change.
    """
    try:
        content = path.read_bytes()
        return MARK + content.removeprefix(MARK).replace(b"\r\n", b"\n")
    except FileNotFoundError:
        raise SourceError(f"The file {path.name} of the data package is missing.") from None


def digest(content: bytes) -> str:
    """Return the hash of a file's content in the form the data package records it."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _column(field: dict[str, Any]) -> Column:
    return Column(
        field["name"], field["title"], field["type"], field.get("unit", ""), field["description"]
    )


def _rows(entry: dict[str, Any], text: str) -> tuple[Row, ...]:
    fields = entry["schema"]["fields"]
    lines = list(csv.reader(text.splitlines(), strict=True))
    head = lines[0] if lines else []
    for field in fields:
        if field["name"] not in head:
            raise SourceError(
                f"The file {entry['path']} lacks the column {field['name']!r} "
                f"that datapackage.json declares."
            )
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(head):
            raise SourceError(
                f"The file {entry['path']}, line {number}, has {len(cells)} cells "
                f"instead of {len(head)}."
            )
        named = dict(zip(head, cells, strict=True))
        where = f"The file {entry['path']}, line {number}"
        rows.append({field["name"]: _typed(named[field["name"]], field, where) for field in fields})
    return tuple(rows)


def _typed(cell: str, field: dict[str, Any], where: str) -> Value:
    name, kind = field["name"], field["type"]
    if cell == "":
        if field.get("constraints", {}).get("required"):
            raise SourceError(f"{where}, column {name!r}: a value is required and none is given.")
        return None
    try:
        if kind in ("integer", "year"):
            return int(cell)
        if kind == "number":
            return float(cell)
        if kind == "boolean":
            return _BOOLEANS[cell.lower()]
    except (ValueError, KeyError):
        raise SourceError(f"{where}, column {name!r}: {cell!r} is not of type {kind}.") from None
    return cell
