"""The language that code speaks: what objects print, and what is wrong with an input."""

from jiama.text import Translator, translator

_SPOKEN = {"language": "en"}


def language(code: str | None = None) -> str:
    """Return the language that objects and errors speak; choose another by its code.

    Parameters
    ----------
    code : str, optional
        ``"en"``, ``"zh-CN"`` or another catalogue; nothing changes where left out.

    Raises
    ------
    ValueError
        If there is no catalogue of that language.
    """
    if code is not None:
        _SPOKEN["language"] = translator(code).language
    return _SPOKEN["language"]


def words() -> Translator:
    """Return the translator of the chosen language."""
    return translator(language())


def say(key: str, /, **values) -> str:
    """Return the text of a key in the chosen language."""
    return words()(key, **values)
