"""A session at the lab: steps back, designs, pictures, codes, what a reload finds."""

import csv
import io
import json

import pytest

import jiama
from jiama import LEVERS, Settings
from jiama.model import uncertainty


def test_a_session_undoes_and_redoes(parts):
    found = parts(
        """const session = p.createSession();
        const start = session.state.settings;
        session.set({ strictness: 0.9 });
        session.set({ habit: 0.1 });
        const now = () => [session.state.settings.strictness, session.state.settings.habit];
        const seen = [now()];
        for (const step of ["undo", "undo", "undo", "redo", "redo", "redo"]) {
            session[step]();
            seen.push(now());
        }
        return { seen, start: [start.strictness, start.habit] };"""
    )
    start, once, twice = found["start"], [0.9, found["start"][1]], [0.9, 0.1]
    assert found["seen"] == [twice, once, start, start, once, twice, twice]


def test_a_new_move_ends_what_could_be_redone(parts):
    found = parts(
        """const session = p.createSession();
        session.set({ habit: 0.1 });
        session.undo();
        session.set({ habit: 0.2 });
        return [session.canUndo, session.canRedo, session.state.settings.habit];"""
    )
    assert found == [True, False, 0.2]


def test_two_hundred_steps_are_remembered(parts):
    steps = parts(
        """const session = p.createSession();
        for (let i = 0; i < 300; i += 1) session.set({ strictness: i % 2 ? 0.2 : 0.8 });
        let steps = 0;
        while (session.canUndo) { session.undo(); steps += 1; }
        return steps;"""
    )
    assert steps == 199


def test_a_move_to_where_the_levers_stand_is_none(parts):
    found = parts(
        """const session = p.createSession();
        const heard = [];
        session.watch((what) => heard.push(what));
        session.set({});
        return [session.canUndo, heard];"""
    )
    assert found == [False, []]


def test_a_value_out_of_range_is_refused_and_the_levers_stay(parts):
    found = parts(
        """const session = p.createSession();
        let refused = false;
        try { session.set({ habit: 9 }); } catch { refused = true; }
        return [refused, session.state.settings.habit, session.canUndo];"""
    )
    assert found == [True, LEVERS["habit"].default, False]


@pytest.mark.parametrize("name", ["now", "pressure", "laissez", "together"])
def test_presets_are_settings_and_their_codes_open_them(parts, name):
    found = parts(
        """const wanted = p.makeSettings(p.PRESETS[name]);
        const session = p.createSession();
        const done = session.open(p.encode(wanted));
        return [done, session.state.settings, wanted];""",
        name=name,
    )
    assert found[0] == "done"
    assert found[1] == found[2]


OF_1_0_0 = {
    "10VHV-K16A-B04C-ZKWC-SXD": {},
    "10VN1-CFCW-FV8Y-MDB6-3KN": {
        "strictness": 1, "tournament": 1, "outlook": 0.2, "tolerance": 0, "frequency": 8,
    },
    "132V7-04JZ-988Q-1W2F-KWX": {
        "goal": 1.5, "habit": 0.3, "frequency": 12, "lines": 1, "complexity": 0.4, "ratchet": 1,
    },
}  # fmt: skip


@pytest.mark.parametrize("code", OF_1_0_0)
@pytest.mark.parametrize("typed", [str, lambda code: f" {code.lower().replace('-', '－')}。"])
def test_codes_of_the_first_edition_open_and_are_made_again(parts, code, typed):
    found = parts(
        """const session = p.createSession();
        return [session.open(typed), session.state.settings, session.code];""",
        typed=typed(code),
    )
    settings = Settings(**OF_1_0_0[code])
    assert found[0] == "done" and found[2] == code
    assert found[1] == {**found[1], **{name: getattr(settings, name) for name in LEVERS}}


def test_nonsense_is_no_code_and_changes_nothing(parts):
    found = parts(
        """const session = p.createSession({ settings: { habit: 0.1 } });
        return [session.open("nonsense"), session.state.settings.habit, session.canUndo];"""
    )
    assert found == ["typo", 0.1, False]


def test_designs_stand_side_by_side_and_one_can_be_the_baseline(parts):
    found = parts(
        """const session = p.createSession();
        session.set({ habit: 0.1 });
        session.keep("A");
        session.set({ habit: 0.2 });
        session.putBeside("B");
        const none = session.state.beside;
        session.putBeside("A");
        const beside = session.baseline.habit;
        session.take("A");
        const taken = session.state.settings.habit;
        session.drop("A");
        const { state, baseline } = session;
        return [none, beside, taken, state.beside, baseline.habit, state.designs];"""
    )
    assert found == ["now", 0.1, 0.1, "now", LEVERS["habit"].default, {}]


KEPT = {
    "code": "10TCJ-71B3-3M2V-3JD0-QJT", "designs": {"B": "10VHV-K16A-B04C-ZKWC-SXD"},
    "beside": "B", "size": "county", "pictures": ["long_run:trust", "books"],
}  # fmt: skip
RESTORED = """const session = p.createSession();
    session.restore(kept);
    return { ...session.kept(), unset: session.baseline === undefined, undo: session.canUndo };"""


def test_a_reload_finds_all_again(parts):
    assert parts(RESTORED, kept=KEPT) == {**KEPT, "unset": False, "undo": False}


def test_what_the_first_edition_kept_of_the_lab_is_found_again(parts):
    first = {
        "code": KEPT["code"], "designs": KEPT["designs"], "beside": "B", "tree": "county",
        "shown": ["long_run", "books", "gone", "trade_off"],
        "axes": {"run": "trust", "across": "load", "up": "morale"},
        "map": {"x": "habit", "y": "lines", "outcome": "value"},
    }  # fmt: skip
    pictures = ["long_run:trust", "books", "trade_off:load:morale"]
    found = parts(RESTORED, kept=first)
    assert found == {**KEPT, "pictures": pictures, "unset": False, "undo": False}


@pytest.mark.parametrize(
    "kept",
    [
        None, 5, "text", [], {}, {"code": "1ABC"}, {"code": {"a": 1}}, {"designs": 7},
        {"designs": {"A": "old", "Z": "10VHV-K16A-B04C-ZKWC-SXD", "constructor": 1}},
        {"beside": "constructor"}, {"beside": "A"}, {"beside": ["A"]}, {"size": "moon"},
        {"pictures": []}, {"pictures": ["gone"]}, {"pictures": ["amplification:value"]},
        {"pictures": [None, 5]}, {"pictures": ["heat_map:constructor:habit:value"]},
        {"pictures": ["long_run:toString"]}, {"pictures": "books"}, {"pictures": ["targets"]},
        {"shown": ["gone"], "axes": {"run": "gone"}, "map": {"x": "habit", "y": "gone"}},
        {"shown": ["long_run"], "axes": None, "map": None},
    ],
    ids=str,
)  # fmt: skip
def test_nonsense_that_was_kept_does_no_harm(parts, kept):
    fresh = parts("p.createSession().kept()")
    assert parts(RESTORED, kept=kept) == {**fresh, "unset": False, "undo": False}


def test_a_picture_is_shown_with_all_that_it_leaves_free(parts):
    found = parts(
        """const session = p.createSession({ pictures: ["heat_map"] });
        const first = session.state.pictures;
        session.showPictures(["trade_off", "gone", "books", "trade_off:load"]);
        return [first, session.state.pictures];"""
    )
    assert found == [
        ["heat_map:tolerance:precision:value"],
        ["trade_off:amplification:value", "books"],
    ]


@pytest.mark.parametrize(
    "levers", [{}, {"strictness": 0.9}, {"habit": 0.2, "outlook": 0.7, "audit": 0.3}]
)
def test_plausible_settings_are_those_of_the_model(parts, levers):
    found = parts("p.around(p.makeSettings(levers))", levers=levers)
    wanted = uncertainty.around(Settings(**levers))
    assert len(found) == len(wanted) > 10
    assert len({str(one) for one in found}) > 10
    for ours, (settings, constants) in zip(found, wanted, strict=True):
        theirs = {name: getattr(settings, name) for name in LEVERS}
        assert {name: ours["settings"][name] for name in LEVERS} == pytest.approx(theirs, rel=1e-5)
        for name, value in ours["constants"].items():
            assert value == pytest.approx(getattr(constants, name), rel=1e-5)


def test_a_scenario_taken_along_has_its_code_and_every_lever(parts):
    text = parts("p.scenario(p.simulate({ habit: 0.1 }, 'classroom', { cycles: 1, runs: 1 }))")
    told = json.loads(text)
    assert Settings.from_code(told["code"]).habit == told["settings"]["habit"] == 0.1
    assert set(told["settings"]) == set(LEVERS)


def test_data_taken_along_hold_every_mean_cycle_by_cycle(parts):
    text = parts("p.data(p.simulate({}, 'classroom', { cycles: 2, runs: 3, seed: 4 }), zh)")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    record = jiama.simulate(cycles=2, runs=3, seed=4)
    found = {(r["cycle"], r["level"], r["quantity"]): float(r["mean"]) for r in rows}
    for name in jiama.OUTCOMES:
        for cycle in (0, 1):
            wanted = record.outcome(name)[cycle].mean()
            assert found[str(cycle + 1), "", name] == pytest.approx(wanted, abs=1e-9)
    township = parts("p.common.levelNames(5, zh)[4]")
    wanted = record.by_level("target")[1, :, 4].mean()
    assert found["2", township, "target"] == pytest.approx(wanted)
