"""Every word a trainee reads in the interface, by key, in each language.

``zh-CN.toml`` is the reference; the other catalogues have the same keys and
the same ``{placeholders}`` (a test holds this).
"""

import tomllib
from functools import cache
from pathlib import Path

REFERENCE = "zh-CN"
_HERE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """Return the codes of all catalogues, the reference first."""
    found = {path.stem for path in _HERE.glob("*.toml")}
    return (REFERENCE, *sorted(found - {REFERENCE}))


@cache
def catalogue(language: str = REFERENCE) -> dict[str, str]:
    """Return one language's words as a flat mapping, ``{"lever.goal.label": "…"}``.

    Raises
    ------
    ValueError
        If there is no catalogue for `language`.
    """
    path = _HERE / f"{language}.toml"
    if language not in languages():
        known = ", ".join(languages())
        raise ValueError(f"no text in language {language!r}; choose one of: {known}")
    return dict(_flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flatten(table: dict, prefix: str = ""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


class Translator:
    """Look up words by key in one language: ``tr("lever.goal.label")``."""

    def __init__(self, language: str = REFERENCE):
        self.language = language
        self._words = catalogue(language)

    def __call__(self, key: str, /, **values) -> str:
        """Return the text of `key` with `values` put in its placeholders.

        Raises
        ------
        KeyError
            If the catalogue lacks `key` or the text needs a value not given.
        """
        text = self._words[key]
        return text.format(**values) if values else text

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def section(self, prefix: str) -> dict[str, str]:
        """Return all texts below `prefix`, keyed by the rest of their key."""
        start = prefix + "."
        return {k[len(start) :]: v for k, v in self._words.items() if k.startswith(start)}


@cache
def translator(language: str = REFERENCE) -> Translator:
    """Return the translator of one language (made once)."""
    return Translator(language)
