"""Reading TOML files into frozen records, with one clear sentence for whatever is amiss."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiama.sources.errors import SourceError

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def toml(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises
    ------
    SourceError
        If the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(f"The file {path.name} is missing from {path.parent}.") from None
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"The file {path.name} is not valid TOML ({error}).") from None


@dataclass(frozen=True)
class Entry:
    """One table of a TOML file, read key by key.

    Parameters
    ----------
    content : dict
        The table.
    where : str
        What to call it in an error, for example ``"inspections.toml, figure 2"``.
    """

    content: dict[str, Any]
    where: str

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; an empty one is refused unless there is a default."""
        value = self._take(key, str, default)
        if default is None and not value:
            raise SourceError(f"{self.where}: {key!r} is empty.")
        return value

    def date(self, key: str) -> str:
        """Return an ISO 8601 date, possibly only year or year-month."""
        value = self.text(key)
        if not _DATE.fullmatch(value):
            raise SourceError(f"{self.where}: {key!r} is {value!r}, not an ISO 8601 date.")
        return value

    def number(self, key: str) -> float:
        """Return a number."""
        value = self._take(key, (int, float), None)
        if isinstance(value, bool):
            raise SourceError(f"{self.where}: {key!r} is not a number.")
        return value

    def flag(self, key: str) -> bool:
        """Return a boolean."""
        return self._take(key, bool, None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        values = self._take(key, list, None)
        if not all(isinstance(value, str) and value for value in values):
            raise SourceError(f"{self.where}: {key!r} must hold strings that are not empty.")
        return tuple(values)

    def entry(self, key: str) -> "Entry":
        """Return a table within this one."""
        return Entry(self._take(key, dict, None), f"{self.where}, {key}")

    def entries(self, key: str) -> tuple["Entry", ...]:
        """Return a list of tables within this one."""
        values = self._take(key, list, None)
        return tuple(
            Entry(value, f"{self.where}, {key} {number}")
            for number, value in enumerate(values, start=1)
        )

    def _take(self, key: str, kind: Any, default: Any) -> Any:
        if key not in self.content:
            if default is None:
                raise SourceError(f"{self.where}: {key!r} is missing.")
            return default
        value = self.content[key]
        if not isinstance(value, kind):
            raise SourceError(f"{self.where}: {key!r} has the wrong type, {type(value).__name__}.")
        return value
