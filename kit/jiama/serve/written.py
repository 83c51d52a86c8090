"""The written model: fill the generated tables of its ODD description."""

import ast
import re
from dataclasses import fields
from pathlib import Path

from jiama.model import claims, sensitivity
from jiama.model.claims.plausible import constant_ranges, lever_ranges
from jiama.model.lever_docs import with_levers
from jiama.model.levers import LEVERS
from jiama.model.settings import Constants
from jiama.model.version import VERSION
from jiama.text import languages, translator

_FOLDER = Path(__file__).parents[1] / "model"
_BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SHOWN = 12
SETTINGS = _FOLDER / "settings.py"


def path(language: str) -> Path:
    """Return the file of the description in one language."""
    return _FOLDER / ("ODD.md" if language == "en" else f"ODD.{language}.md")


def filled(language: str) -> str:
    """Return the description with its tables made afresh."""
    tr = translator(language)
    text = path(language).read_text(encoding="utf-8")
    return _BLOCK.sub(lambda m: f"{m[1]}{_TABLES[m[2]](tr)}\n{m[3]}", text)


def documented() -> str:
    """Return the source of `Settings`, its docstring with the levers as they are."""
    source = SETTINGS.read_text(encoding="utf-8")
    (settings,) = (n for n in ast.parse(source).body if getattr(n, "name", "") == "Settings")
    docstring = ast.get_docstring(settings, clean=False)
    return source.replace(docstring, with_levers(docstring, translator("en")))


def write() -> list[Path]:
    """Write all descriptions and the docstring of `Settings`; return their paths."""
    for language in languages():
        path(language).write_text(filled(language), encoding="utf-8", newline="\n")
    SETTINGS.write_text(documented(), encoding="utf-8", newline="\n")
    return [*map(path, languages()), SETTINGS]


def _table(header, rows) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def _headings(tr, *keys):
    return [tr(f"odd.{key}") for key in keys]


def _version(tr) -> str:
    return tr(
        "odd.version",
        model=VERSION,
        fingerprint=claims.stored().fingerprint,
        claims=claims.stored().computed,
        sensitivity=sensitivity.stored().computed,
    )


def _claims(tr) -> str:
    results = claims.stored()
    known = results.claims.values()
    return tr(
        "odd.claims",
        count=len(known),
        plausible=results.settings["plausible"],
        panel=results.settings["panel"],
        seeds=results.seeds,
        firm=sum(not result.weak() for result in known),
        surely=sum(not result.unsure() for result in known),
        conditional=sum(result.range_stated == "given" for result in known if not result.weak()),
    )


def _levers(tr) -> str:
    keys = ("lever", "name", "meaning", "range", "default", "plausible", "unit", "grade", "sources")
    narrow = lever_ranges()
    rows = [
        [
            tr(f"lever.{name}.label"),
            f"`{name}`",
            tr(f"lever.{name}.meaning"),
            f"{lever.minimum:g}–{lever.maximum:g}",
            f"{lever.default:g}",
            _span(tr, narrow[name]),
            tr(f"odd.units.{lever.unit}"),
            tr(f"grade.{lever.grade}"),
            ", ".join(f"`{source}`" for source in lever.sources) or "—",
        ]
        for name, lever in LEVERS.items()
    ]
    return _table(_headings(tr, *keys), rows)


def _constants(tr) -> str:
    ranges, default = constant_ranges(), Constants()
    rows = [
        [
            tr(f"constant.{entry.name}.label"),
            f"`{entry.name}`",
            tr(f"constant.{entry.name}.meaning"),
            f"{getattr(default, entry.name):g}",
            _span(tr, ranges.get(entry.name)),
            tr("grade.assumption"),
        ]
        for entry in fields(default)
    ]
    keys = ("constant", "name", "meaning", "default", "plausible", "grade")
    return _table(_headings(tr, *keys), rows)


def _sensitivity(tr) -> str:
    rows = [
        [tr(f"{kind}.{name}.label"), f"`{name}`", tr(f"odd.{kind}s"), f"{total:.2f}"]
        for name, total in sensitivity.ranking()[:_SHOWN]
        for kind in ["lever" if name in LEVERS else "constant"]
    ]
    return _table(_headings(tr, "factor", "name", "kind", "total"), rows)


def _span(tr, stretch) -> str:
    if stretch is None or stretch.low == stretch.high:
        return tr("odd.fixed")
    return f"{stretch.low:.3g}–{stretch.high:.3g}"


_TABLES = {
    "version": _version,
    "claims": _claims,
    "levers": _levers,
    "constants": _constants,
    "sensitivity": _sensitivity,
}
