"""Every picture in one or two sentences with its numbers, for those who do not see it."""

from collections.abc import Callable, Mapping, Sequence

from jiama.text import Translator

Rows = Mapping[str, Sequence]


def describe(name: str, rows: Rows, tr: Translator) -> str:
    """Return what chart `name` shows with these rows; empty where there are none.

    Raises
    ------
    KeyError
        If there is no chart of this name.
    """
    sentence = _SENTENCES[name]
    if not rows or not len(next(iter(rows.values()))):
        return tr("chart.tool.empty")
    return sentence(rows, tr)


def _pick(rows: Rows, **equal) -> list[dict]:
    """Return the rows, as dicts, in which the named columns have the given values."""
    count = len(next(iter(rows.values())))
    entries = [{name: values[i] for name, values in rows.items()} for i in range(count)]
    return [e for e in entries if all(e[name] == value for name, value in equal.items())]


def _amplification(rows: Rows, tr: Translator) -> str:
    last = _pick(rows, kind="scenario")[-1]
    said = tr("chart.amplification.said", **_numbers(last, "level", "middle", "low", "high"))
    before = _pick(rows, kind="baseline")
    if before:
        said += tr("chart.amplification.before", middle=before[-1]["middle"])
    return said


def _numbers(entry: dict, *names: str) -> dict:
    return {name: entry[name] for name in names}


_SENTENCES: dict[str, Callable[[Rows, Translator], str]] = {"amplification": _amplification}
