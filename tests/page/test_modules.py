"""Who of the page's modules may import whom, and that every word they use is there."""

import json
import re

import page_words
import pytest

from jiama import LEVERS, OUTCOMES
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
    "beats": {"elements", "tree", "pictures", "page", "ground", "engine"},
    "app": {"beats", "elements", "page", "ground", "engine"},
    "host": {"app", "ground"},
    "main": {"host", "app", "ground", "engine"},
    "start": {"elements", "ground", "engine"},
    "parts": {"beats", "lab", "tree", "pictures", "ground", "engine"},
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
                only = "engine/here" if target == "#engine" else "pictures/vega"
                fits = name == only and target.startswith(("#engine", "vega-"))
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


def test_the_page_takes_the_engine_from_one_place_so_that_it_is_carried_once():
    outer = {"engine/here", "engine/client", "engine/face"}
    wrong = [
        f"{name}: {_name(target)}"
        for path in MODULES
        if (name := _name(path)) in outer or _room(name) != "engine"
        for target in _imported(path)
        if not isinstance(target, str) and target.suffix == ".js"
        if _room(_name(target)) == "engine" and _name(target) not in outer
    ]
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
def test_every_word_that_the_page_asks_for_is_in_the_catalogue():
    known, missing, seen = catalogue(), [], set()
    for place, key in page_words.asked():
        seen.add(key)
        assert "*" not in key or key in page_words.FILLED, f"{place}: say what fills {key}"
        missing += [f"{place}: {made}" for made in page_words.fillings(key) if made not in known]
    assert missing == []
    assert len(seen) > 120
    assert {key for key in page_words.FILLED if key not in seen} == set(), (
        "nothing asks for these any more"
    )


def test_the_words_that_fill_keys_are_those_of_the_model_on_the_page():
    model = json.loads((ROOT / "engine" / "model.json").read_text(encoding="utf-8"))
    assert set(model["levers"]) == set(LEVERS)
    assert set(model["presets"]) == set(PRESETS)
    assert tuple(model["outcomes"]) == tuple(OUTCOMES)
