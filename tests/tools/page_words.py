"""The words that the page's modules ask for, holes in their keys included."""

import re

from jiama import LEVERS, OUTCOMES, SOURCES_OF_MARKUP
from jiama.page import build
from jiama.teach.shapes import SHAPES
from jiama.text import catalogue

ROOT = build.HERE
MODULES = sorted(path for path in ROOT.rglob("*.js") if build.DIST not in path.parents)
CALL = re.compile(r"""\b(?:tr|say|word)(?:\.has)?\(\s*(["'`])(.+?)\1""", re.S)
CHOSEN = re.compile(r"""["'`]([a-z]+(?:\.(?:[a-z_0-9]|\$\{[^}]+\})+)+)["'`]""")
STATES = ("fine", "short", "sanctioned", "wrongful", "found")  # of a unit, in tree/tree.js
REFUSED = re.compile(r'\bnew InputError\(\s*"(\w+)"')
KINDS = ("baseline", "scenario", "plausible")
LEVELS = ("centre", "province", "prefecture", "county", "township", "village", "grassroots")
DRAWN = sorted({path.name.partition(".")[0] for path in (ROOT / "drawn").glob("*.zh-CN.json")})


def _grouped(field):
    return sorted({getattr(lever, field) for lever in LEVERS.values()})


# What fills the holes of the texts' keys, by the key with `*` for each hole.
FILLED = {
    "chart.kind.*": KINDS,
    "chart.books.*": ("target", "reported", "actual"),
    "chart.accountability.*": ("wrongful", "sanctioned", "spared"),
    "chart.tool.*": ("table", "png", "svg", "csv"),
    "chart.tool.*_short": ("table", "png", "svg", "csv"),
    "chart.*.title": DRAWN,
    "chart.*.said": ("time", "shortfall"),
    "chart.*.part": ("time", "shortfall"),
    "chart.*.join": ("time", "shortfall"),
    "chart.column.*": (),  # asked for with tr.has
    "level.*": LEVELS,
    "outcome.*.label": OUTCOMES,
    "outcome.*.meaning": OUTCOMES,
    "outcome.*.unit": OUTCOMES,
    "lever.*.label": LEVERS,
    "lever.*.low": LEVERS,
    "lever.*.high": LEVERS,
    "lever.*.*": [f"{name}.{part}" for name in LEVERS for part in ("meaning", "why", "wrong")],
    "group.*": _grouped("group"),
    "grade.*": _grouped("grade"),
    "panel.*": sorted({lever.unit for lever in LEVERS.values() if lever.whole}),
    "motive.*": SOURCES_OF_MARKUP,
    "task.*": ("work", "service", "paperwork", "assessed"),
    "preset.*": ("now", "pressure", "laissez", "together"),
    "lab.tree_*": ("classroom", "county"),
    "error.code_*": ("typo", "version"),
    "store.*": ("blocked", "full", "later"),
    "store.file_*": ("done", "broken", "foreign", "later"),
    "tree.*": ("slow", "normal", "fast", "asked", "booked", "there", *STATES),
    "beat.branch.*": ("wrongful", "sanctioned", "found"),
    "start.*": ("here", "again", "next", "all"),
    "start.bill.*": ("residents", "paper", "trust", "waste"),
    "start.source.*": ("model", "record"),
    "beat.hands.*": SHAPES,
    "beat.seat.*": ("came", "cell", *STATES),
    "beat.end.*": ("cover", "sandbox", "sources"),
    "predict.source.*": ("model", "record"),
    "lesson.finish.*": ("asked", "own", "answer"),
}


# Names of files look like keys.
NO_KEYS = {"lab.ipynb", "lab.html"}


def asked():
    """Every key in the page's modules: those with holes have ``*`` for each."""
    groups = {key.partition(".")[0] for key in catalogue()}
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        calls = [key for _, key in CALL.findall(text)]
        for key in {*calls, *CHOSEN.findall(text)}:
            shape = re.sub(r"\$\{[^}]+\}", "*", key)
            is_key = "." in shape and re.fullmatch(r"[a-z_.0-9*]+", shape)
            if is_key and shape.partition(".")[0] in groups and shape not in NO_KEYS:
                yield path.name, shape


def used() -> set[str]:
    """Return every key that the page's modules ask for, holes filled."""
    found = {filled for _, key in asked() for filled in fillings(key)}
    for path in MODULES:
        codes = REFUSED.findall(path.read_text(encoding="utf-8"))
        found |= {f"error.{code}" for code in codes}
    return found


def fillings(key: str) -> list[str]:
    """Return the keys that one with holes stands for."""
    if "*" not in key:
        return [key]
    made = []
    for value in FILLED[key]:
        first, _, last = str(value).partition(".")
        made.append(key.replace("*", first, 1).replace("*", last, 1))
    return made
