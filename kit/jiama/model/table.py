"""Columns of equal length that print themselves and can be taken along with what they mean."""

import csv
import html
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from jiama.model import above
from jiama.model.levers import LEVERS
from jiama.model.names import OUTCOMES
from jiama.model.refusals import InputError, UnknownNameError

SHOWN = 20
"""Rows that a table prints; of a longer one the first and the last."""


class Table:
    """Named columns of equal length.

    ``table["value"]`` is a column, ``len(table)`` the number of rows.

    Parameters
    ----------
    columns : mapping of str to sequence
        The columns, in the order they are shown.
    settings, run : Table, optional
        The settings that the numbers came from, and what else the run was told; saved
        with them.

    Raises
    ------
    ValueError
        If columns differ in length.
    """

    def __init__(
        self,
        columns: Mapping[str, Sequence],
        settings: "Table | None" = None,
        run: "Table | None" = None,
    ):
        """Take the columns."""
        self._columns = {name: np.asarray(values) for name, values in columns.items()}
        self.settings, self.run = settings, run
        if len({len(values) for values in self._columns.values()}) > 1:
            lengths = ", ".join(f"{name} {len(v)}" for name, v in self._columns.items())
            raise InputError("table_lengths", lengths=lengths)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(self._columns)

    def __getitem__(self, name: str) -> np.ndarray:
        """Return a column."""
        if name not in self._columns:
            raise UnknownNameError("column", name, self._columns)
        return self._columns[name]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self._columns.values()), ()))

    def __iter__(self) -> Iterator[dict]:
        """Go through the rows, each a dictionary."""
        for row in zip(*self._columns.values(), strict=True):
            yield dict(zip(self._columns, row, strict=True))

    def where(self, **equal) -> "Table":
        """Return the rows in which columns have these values."""
        keep = np.ones(len(self), dtype=bool)
        for name, value in equal.items():
            keep &= self[name] == value
        columns = {name: values[keep] for name, values in self._columns.items()}
        return Table(columns, self.settings, self.run)

    def to_pandas(self):
        """Return the table as a pandas DataFrame.

        Raises
        ------
        ImportError
            If pandas is not installed: the kit does without.
        """
        import pandas

        return pandas.DataFrame(self._columns)

    def codebook(self, say: Callable[..., str] | None = None) -> "Table":
        """Return what each column holds: its name, its label and its meaning in words.

        Parameters
        ----------
        say
            A translator; the language that code speaks where left out.
        """
        say = say or above.say
        told = [_told(name, say) for name in self.columns]
        labels, meanings = zip(*told, strict=True) if told else ((), ())
        return Table({"name": self.columns, "label": labels, "meaning": meanings})

    def csv(self) -> str:
        """Return the table as comma-separated text."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([[_exact(value) for value in row.values()] for row in self])
        return out.getvalue()

    def package(self, say: Callable[..., str] | None = None) -> bytes:
        """Return a ZIP file: the data, its codebook, the settings and the run it came from.

        A file with words beyond ASCII begins with a byte-order mark, without
        which Excel takes it for another encoding; the data have none, so that no
        program finds the mark in the name of the first column.
        """
        parts = {"data": self, "codebook": self.codebook(say)}
        sources = {"settings": self.settings, "run": self.run}
        parts |= {name: table for name, table in sources.items() if table is not None}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
            for name, table in parts.items():
                # A date of its own would make every file differ.
                entry = zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0))
                folder.writestr(entry, _bytes(table.csv()), zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def save(self, path: str | Path) -> Path:
        """Write the table to a file: alone as ``.csv``, with codebook and settings as ``.zip``.

        Raises
        ------
        ValueError
            If the name ends otherwise.
        """
        path = Path(path)
        if path.suffix not in (".csv", ".zip"):
            raise InputError("table_file", name=path.name)
        path.write_bytes(_bytes(self.csv()) if path.suffix == ".csv" else self.package())
        return path

    def __repr__(self) -> str:
        """Show the columns as text, as wide as they need to be."""
        lines = [list(self.columns), *self._shown()]
        widths = [max(map(_width, cells)) for cells in zip(*lines, strict=True)]
        worded = [values.dtype.kind == "U" for values in self._columns.values()]
        text = "\n".join("  ".join(map(_padded, line, widths, worded)).rstrip() for line in lines)
        return text + (f"\n{self._size()}" if len(self) > SHOWN else "")

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>"
            for line in self._shown()
        )
        size = f"<p>{html.escape(self._size())}</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{size}"

    def _shown(self) -> list[list[str]]:
        rows = range(len(self))
        if len(self) <= SHOWN:
            return [self._written(row) for row in rows]
        half = SHOWN // 2
        gap = ["…"] * len(self.columns)
        first, last = ([self._written(r) for r in part] for part in (rows[:half], rows[-half:]))
        return [*first, gap, *last]

    def _written(self, row: int) -> list[str]:
        return [_short(values[row]) for values in self._columns.values()]

    def _size(self) -> str:
        return above.say("shown.rows", rows=len(self), columns=len(self.columns))


def _told(name: str, say: Callable[..., str]) -> tuple[str, str]:
    """Return a column's label and meaning; a reader's own column has its name alone."""
    kind = "outcome" if name in OUTCOMES else "lever" if name in LEVERS else "column"
    try:
        return say(f"{kind}.{name}.label"), say(f"{kind}.{name}.meaning")
    except KeyError:
        return name, ""


def _exact(value) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _short(value) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _padded(text: str, width: int, left: bool) -> str:
    room = " " * (width - _width(text))
    return text + room if left else room + text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8" if text.isascii() else "utf-8-sig")
