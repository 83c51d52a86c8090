"""A table of documented figures: its rows, and what is known about them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from jiama.sources.errors import SourceError

Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True)
class Column:
    """One column: English name, Chinese title, type, unit and English description."""

    name: str
    title: str
    type: str
    unit: str
    description: str


@dataclass(frozen=True)
class Source:
    """Where a figure was published, and how directly that publication was seen.

    Parameters
    ----------
    publisher : str
        Original publisher, in Chinese.
    published : str
        Date of the publication seen, ISO 8601, possibly only year or year-month.
    directness : str
        ``"original"``, ``"copy"``, ``"secondary"`` or ``"memory"``.
    note : str
        What was seen and what to beware of, in Chinese; empty where there is nothing to say.
    """

    publisher: str
    published: str
    directness: str
    note: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of one table with typed values, and the metadata of the data package.

    Parameters
    ----------
    name : str
        Name of the table in the data package.
    title : str
        Chinese title.
    description : str
        English description with the caveats that hold for the whole table.
    rows : tuple of dict
        One dictionary a row, keyed by column name; an empty cell is None.
    columns : dict of str to Column
        In the order of the file.
    licence : str
        Licence of the compilation.
    title_en : str
        English title; empty where there is none.
    """

    name: str
    title: str
    description: str
    rows: tuple[Row, ...]
    columns: dict[str, Column]
    licence: str
    title_en: str = ""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows in the order of the file."""
        return iter(self.rows)

    def titled(self, language: str) -> str:
        """Return the title in a language, where there is one, else the Chinese."""
        return (self.title_en if language == "en" else "") or self.title

    @property
    def sources(self) -> tuple[Source, ...]:
        """The distinct sources of the rows, in the order of their first use."""
        names = ("publisher", "published", "directness", "note")
        found = (Source(*(str(row[name] or "") for name in names)) for row in self.rows)
        return tuple(dict.fromkeys(found))

    def column(self, name: str) -> list[Value]:
        """Return the values of one column, row by row.

        Raises
        ------
        SourceError
            If the table has no such column.
        """
        self._check(name)
        return [row[name] for row in self.rows]

    def where(self, test: Callable[[Row], bool] | None = None, /, **equal: Value) -> "Table":
        """Return the table with only the rows that pass the test and equal the given values.

        Raises
        ------
        SourceError
            If a keyword is not a column of the table.
        """
        for name in equal:
            self._check(name)
        kept = tuple(
            row
            for row in self.rows
            if all(row[name] == value for name, value in equal.items())
            and (test is None or test(row))
        )
        return replace(self, rows=kept)

    def verified(self) -> "Table":
        """Return the table without rows that were written from memory."""
        return self.where(verified=True)

    def _check(self, name: str) -> None:
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise SourceError(f"Table {self.name!r} has no column {name!r}; it has: {known}.")
