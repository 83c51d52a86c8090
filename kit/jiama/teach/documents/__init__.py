"""Pictures of documents: rows and sentence of each, made of the data package once.

The page draws what stands here; of the model's own pictures it makes the rows itself.
"""

from collections.abc import Callable

from jiama.sources import load
from jiama.sources.growth import LAST
from jiama.teach.documents import growth, targets
from jiama.teach.documents.rows import columns
from jiama.text import Translator

Rows = list[dict]

PICTURES: dict[str, tuple[Callable[..., Rows], Callable[[Rows, Translator], str]]] = {
    "targets": (targets.targets, targets.said_targets),
    "provinces": (targets.provinces, targets.said_provinces),
    "chain": (growth.chain, growth.said_chain),
    "markups": (growth.markups, growth.said_markups),
    "own_province": (growth.own_province, growth.said_own_province),
}
"""Name to what makes its rows and what says them in a sentence."""


def drawn(name: str, tr: Translator, *given, **options) -> dict:
    """Return a picture's table, as columns, and its sentence.

    Raises
    ------
    KeyError
        If there is no such picture.
    """
    rows, said = PICTURES[name]
    entries = rows(*given, tr=tr, **options)
    return {"table": columns(entries), "sentence": said(entries, tr)}


def by_province(name: str, tr: Translator) -> dict:
    """Return a picture of every province to choose from, in the order of the table."""
    named = "province_english" if tr.language.startswith("en") else "province"
    listed = load("provincial_growth_targets").where(year=LAST)
    options = [
        {"id": row["province"], "label": row[named]} | drawn(name, tr, province=row["province"])
        for row in listed
    ]
    return {"chart": name, "label": tr("study.choose"), "options": options}


TABLES = {
    "targets": (
        "national_growth_targets",
        "provincial_average_targets",
        "provincial_growth_targets",
    ),
    "provinces": ("provincial_growth_targets", "national_growth_targets"),
    "chain": ("national_growth_targets", "provincial_growth_targets", "city_growth_targets"),
    "own_province": (
        "national_growth_targets",
        "provincial_growth_targets",
        "provincial_growth_results",
        "city_growth_targets",
    ),
}
"""The tables behind the pictures that lessons show."""
