"""Who of the page's modules may import whom, and that every word they use is there."""

import json
import re

import pytest

from jiama import LEVERS, OUTCOMES, SOURCES_OF_MARKUP
from jiama.model.hierarchy import PRESETS
from jiama.page import build
from jiama.text import catalogue

ROOT = build.HERE
MODULES = sorted(path for path in ROOT.rglob("*.js") if build.DIST not in path.parents)
IMPORT = re.compile(
    r"""^\s*(?:import|export)\b[^;]*?\bfrom\s+["']([^"']+)["']|^import\s+["']([^"']+)["']""", re.M
)
# The ground floor: what every room may use, and uses no room itself.
GROUND = {
    "budget",
    "code",
    "dom",
    "faults",
    "floor",
    "format",
    "judge",
    "numbers",
    "plausible",
    "seal",
    "store",
    "theme",
    "why",
    "words",
}
# Rooms, each with those below it. The engine stands on nothing.
BELOW = {
    "engine": set(),
    "ground": {"engine", "pictures"},
    "page": {"ground", "engine"},
    "pictures": {"ground", "engine"},
    "tree": {"ground", "engine", "pictures"},
    "lab": {"tree", "pictures", "page", "ground", "engine", "elements"},
    "elements": {"lab", "pictures", "page", "ground", "engine"},
    "app": {"elements", "page", "ground", "engine"},
    "host": {"app", "ground"},
    "main": {"host", "app", "ground", "engine"},
    "parts": {"lab", "tree", "pictures", "ground", "engine"},
}  # fmt: skip
# What of the elements the lab takes, and of the lab the elements: nothing else.
SHARED = {("lab", "elements/levers"), ("elements", "lab/view")}
# What of the pictures the ground floor takes: means of records, and how their outcomes are worded.
MEANS = "pictures/common"


def _name(path):
    return path.relative_to(ROOT).with_suffix("").as_posix()


def _room(name):
    first = name.split("/")[0]
    return "ground" if first in GROUND else first


def _imported(path):
    for found in IMPORT.findall(path.read_text(encoding="utf-8")):
        target = found[0] or found[1]
        if target.startswith("."):
            yield (path.parent / target).resolve()
        else:
            yield target


def test_every_module_stands_in_a_room():
    assert len(MODULES) > 60
    assert {_room(_name(path)) for path in MODULES} == set(BELOW)


@pytest.mark.parametrize("room", BELOW)
def test_a_module_imports_only_from_its_own_room_and_the_rooms_below(room):
    wrong = []
    for path in MODULES:
        name = _name(path)
        if _room(name) != room:
            continue
        for target in _imported(path):
            if isinstance(target, str):
                fits = target.startswith("#dist/") or (
                    target.startswith("vega-") and name == "pictures/vega"
                )
            elif target.suffix == ".json":
                fits = target.exists()
            else:
                other = _name(target)
                fits = target.exists() and (_room(other) == room or _room(other) in BELOW[room])
                if _room(other) != room and {room, _room(other)} == {"lab", "elements"}:
                    fits = (room, other) in SHARED
                if (room, _room(other)) == ("ground", "pictures"):
                    fits = other == MEANS
            if not fits:
                wrong.append(f"{name}: {target}")
    assert wrong == []


def test_no_module_imports_itself_in_a_circle():
    graph = {
        _name(path): [
            _name(to) for to in _imported(path) if not isinstance(to, str) and to.suffix == ".js"
        ]
        for path in MODULES
    }
    done, doing = set(), []

    def walk(name):
        if name in done:
            return
        assert name not in doing, [*doing[doing.index(name) :], name]
        doing.append(name)
        for other in graph[name]:
            walk(other)
        done.add(doing.pop())

    for name in graph:
        walk(name)


def test_names_of_files_are_whole_words_in_small_letters():
    wrong = [_name(path) for path in MODULES if not re.fullmatch(r"[a-z0-9_/]+", _name(path))]
    assert wrong == []


# — words —
CALL = re.compile(r"""\b(?:tr|say|word)(?:\.has)?\(\s*(["'`])(.+?)\1""", re.S)
CHOSEN = re.compile(r"""["'`]([a-z]+(?:\.(?:[a-z_0-9]|\$\{[^}]+\})+)+)["'`]""")
KINDS = ("baseline", "scenario", "plausible")
LEVELS = ("centre", "province", "prefecture", "county", "township", "village", "grassroots")
DRAWN = sorted({path.name.partition(".")[0] for path in (ROOT / "drawn").glob("*.zh-CN.json")})


def _grouped(field):
    return sorted({getattr(lever, field) for lever in LEVERS.values()})


def _titles():
    index = (ROOT / "pictures" / "index.js").read_text(encoding="utf-8")
    modules = re.findall(r'from "\./(\w+)\.js"', index)
    return [name for name in modules if name in DRAWN]


# What fills the holes of the texts' keys, by the key with `*` for each hole.
FILLED = {
    "chart.kind.*": KINDS,
    "chart.books.*": ("target", "reported", "actual"),
    "chart.accountability.*": ("wrongful", "sanctioned", "spared"),
    "chart.tool.*": ("table", "png", "svg", "csv"),
    "chart.tool.*_short": ("table", "png", "svg", "csv"),
    "chart.*.title": _titles(),
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
    "tree.*": ("slow", "normal", "fast"),
    "predict.headline.*": ("model", "record"),
    "predict.source.*": ("model", "record"),
    "lesson.finish.*": ("asked", "own", "answer"),
}


# Names of files look like keys.
NO_KEYS = {"lab.ipynb", "lab.html"}


def _keys():
    """Every key in the page's modules: those with holes have ``*`` for each."""
    groups = {key.partition(".")[0] for key in catalogue()}
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        calls = [key for _, key in CALL.findall(text)]
        for key in {*calls, *CHOSEN.findall(text)}:
            shape = re.sub(r"\$\{[^}]+\}", "*", key)
            is_key = "." in shape and re.fullmatch(r"[a-z_.0-9*]+", shape)
            if is_key and shape.partition(".")[0] in groups and shape not in NO_KEYS:
                yield _name(path), shape


def test_every_word_that_the_page_asks_for_is_in_the_catalogue():
    known, missing, seen = catalogue(), [], set()
    for place, key in _keys():
        seen.add(key)
        if "*" not in key:
            if key not in known:
                missing.append(f"{place}: {key}")
            continue
        assert key in FILLED, f"{place}: say in FILLED what fills {key}"
        for value in FILLED[key]:
            first, _, last = str(value).partition(".")
            made = key.replace("*", first, 1).replace("*", last, 1)
            if made not in known:
                missing.append(f"{place}: {made}")
    assert missing == []
    assert len(seen) > 120
    assert {key for key in FILLED if key not in seen} == set(), "nothing asks for these any more"


def test_the_words_that_fill_keys_are_those_of_the_model_on_the_page():
    model = json.loads((ROOT / "engine" / "model.json").read_text(encoding="utf-8"))
    assert set(model["levers"]) == set(LEVERS)
    assert set(model["presets"]) == set(PRESETS)
    assert tuple(model["outcomes"]) == tuple(OUTCOMES)
