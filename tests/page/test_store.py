"""What a trainee did stays, whatever the browser's storage does."""

import json

import pytest

ENTRY = json.dumps({"value": "kept", "at": 5})


def test_what_is_kept_is_there_after_a_reload(parts):
    found = parts(
        """const held = storage();
        const first = p.createStore(held, () => 7);
        const wrote = first.set("04/predict/weight", [1, 2]);
        const again = p.createStore(held);
        return [wrote, first.state, again.get("04/predict/weight"), [...held.held]];"""
    )
    name = "jiama:2:04/predict/weight"
    assert found == [True, "kept", [1, 2], [[name, '{"value":[1,2],"at":7}']]]


def test_a_full_storage_is_said_and_the_page_goes_on(parts):
    found = parts(
        """const held = storage({ "jiama:2:a": entry }, 40);
        const store = p.createStore(held);
        const heard = [];
        store.watch("", (key) => heard.push(key));
        const wrote = store.set("b", "a text that is longer than there is room for");
        const told = Object.keys(JSON.parse(store.export()).entries);
        const gone = p.createStore(held).get("b") === undefined;
        return [wrote, store.state, store.get("b"), store.get("a"), heard, told, gone];""",
        entry=ENTRY,
    )
    assert found == [
        False,
        "full",
        "a text that is longer than there is room for",
        "kept",
        [None, "b"],
        ["a", "b"],
        True,
    ]


def test_a_blocked_storage_keeps_for_as_long_as_the_page(parts):
    found = parts(
        """const store = p.createStore(null);
        const wrote = store.set("a", 1);
        const before = store.get("a");
        store.remove("a");
        return [store.state, wrote, before, store.get("a") === undefined];"""
    )
    assert found == ["blocked", False, 1, True]


def test_where_there_is_no_storage_at_all_a_store_is_made(parts):
    assert parts("p.createStore().state") == "blocked"


def test_a_later_kits_entries_are_said_and_left_alone(parts):
    found = parts(
        """const held = storage({ "jiama:3:04/predict/weight": "newer" });
        const store = p.createStore(held);
        store.set("a", 1);
        store.clear();
        return [store.state, [...held.held.keys()]];"""
    )
    assert found == ["later", ["jiama:3:04/predict/weight"]]


FIRST = {
    "jiama:04:predict:weight": [10, 20],
    "jiama:11:predict:first": "most",
    "jiama:04:roles:chain": [0.1, 0.2],
    "jiama:04:notes": {"unit": "our office", "plan": "less"},
    "jiama:04:quiz": {"q1": [0], "q2": [1, 2]},
    "jiama:lab:kept": {"code": "10VHV-K16A-B04C-ZKWC-SXD"},
}


def test_what_the_first_edition_kept_is_taken_over_once(parts):
    found = parts(
        """const held = storage();
        for (const name of Object.keys(first)) held.setItem(name, JSON.stringify(first[name]));
        const store = p.createStore(held);
        const keys = [...held.held.keys()].sort();
        const get = Object.fromEntries(keys.map((name) => [name, store.get(name.slice(8))]));
        return { state: store.state, get };""",
        first=FIRST,
    )
    # A lesson's number is no later version.
    assert found["state"] == "kept"
    assert found["get"] == {
        "jiama:2:04/predict/weight": [10, 20],
        "jiama:2:11/predict/first": "most",
        "jiama:2:04/roles/chain": [0.1, 0.2],
        "jiama:2:04/notes/unit": "our office",
        "jiama:2:04/notes/plan": "less",
        "jiama:2:04/quiz/q1": [0],
        "jiama:2:04/quiz/q2": [1, 2],
        "jiama:2:lab/session": {"code": "10VHV-K16A-B04C-ZKWC-SXD"},
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [("jiama:04:notes", '"a bare text"'), ("jiama:04:quiz", "half a fi"), ("other", "{}")],
)
def test_what_is_not_understood_is_left_where_it_is(parts, name, text):
    found = parts(
        "const held = storage(first); p.createStore(held); return [...held.held];",
        first={name: text},
    )
    assert found == [[name, text]]


def test_taking_over_into_a_full_storage_loses_nothing(parts):
    notes = json.dumps({"a": "x" * 30, "b": "y" * 30})
    found = parts(
        """const held = storage({ "jiama:04:notes": notes }, notes.length + 60);
        p.createStore(held);
        const old = held.held.has("jiama:04:notes");
        held.room = Infinity;
        const store = p.createStore(held);
        return [old, store.get("04/notes/a"), store.get("04/notes/b"), held.held.size];""",
        notes=notes,
    )
    assert found == [True, "x" * 30, "y" * 30, 2]


def test_an_answer_of_this_edition_is_not_overwritten_by_the_first(parts):
    found = parts(
        """const key = "04/predict/weight";
        const held = storage({ "jiama:04:predict:weight": "1", [`jiama:2:${key}`]: entry });
        return p.createStore(held).get(key);""",
        entry=ENTRY,
    )
    assert found == "kept"


def test_two_tabs_write_side_by_side_and_the_later_of_one_key_stays(parts):
    found = parts(
        """let time = 0;
        const held = storage();
        const [one, other] = [0, 1].map(() => p.createStore(held, () => (time += 1)));
        one.set("a", "one");
        other.set("b", "other");
        other.set("a", "later");
        return [one.get("a"), one.get("b"), other.get("a")];"""
    )
    assert found == ["later", "other", "later"]


def test_a_tab_hears_what_another_wrote(parts):
    found = parts(
        """const heard = [];
        let listen = null;
        globalThis.window = { addEventListener: (kind, then) => (listen = then) };
        const store = p.createStore(storage());
        delete globalThis.window;
        store.watch("04/", (key) => heard.push(key));
        listen({ key: "jiama:2:04/quiz/q1" });
        listen({ key: "jiama:2:05/quiz/q1" });
        listen({ key: "something else" });
        listen({ key: null });
        return heard;"""
    )
    assert found == ["04/quiz/q1", None]


def test_what_a_full_tab_could_not_write_gives_way_to_a_later_writing_elsewhere(parts):
    found = parts(
        """let time = 0;
        const held = storage({}, 5);
        const [full, other] = [0, 1].map(() => p.createStore(held, () => (time += 1)));
        full.set("a", "held");
        const before = full.get("a");
        held.room = Infinity;
        other.set("a", "later");
        return [before, full.get("a")];"""
    )
    assert found == ["held", "later"]


def test_a_lesson_begun_anew_forgets_its_own_entries_only(parts):
    found = parts(
        """const store = p.createStore(storage());
        for (const key of ["04/a", "04/b", "05/a"]) store.set(key, key);
        store.clear("04/");
        return ["04/a", "04/b", "05/a"].map((key) => store.get(key) || null);"""
    )
    assert found == [None, None, "05/a"]


def test_a_file_taken_along_is_read_by_another_browser_and_the_later_entry_stays(parts):
    found = parts(
        """let time = 10;
        const one = p.createStore(storage(), () => time);
        one.set("old", "one");
        one.set("new", "one");
        const other = p.createStore(storage(), () => time);
        time = 20;
        other.set("old", "other");
        time = 5;
        other.set("new", "other");
        const done = other.import(one.export());
        return [done, other.get("old"), other.get("new")];"""
    )
    assert found == ["done", "other", "one"]


def test_an_entry_without_its_time_does_not_overwrite_ones_own(parts):
    file = {"file": "jiama-kept", "version": 2, "entries": {"a": {"value": "file"}}}
    found = parts(
        """const store = p.createStore(storage(), () => 3);
        store.set("a", "own");
        return [store.import(text), store.get("a")];""",
        text=json.dumps(file),
    )
    assert found == ["done", "own"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"file": "jiama-kept", "ver', "broken"),
        ("", "broken"),
        ("null", "foreign"),
        ('{"some": "other"}', "foreign"),
        ('{"file": "jiama-kept", "version": 2, "entries": null}', "foreign"),
        ('{"file": "jiama-kept", "version": 3, "entries": {}}', "later"),
    ],
)
def test_a_file_that_is_none_of_ours_changes_nothing(parts, text, said):
    found = parts(
        """const store = p.createStore(storage({ "jiama:2:a": entry }));
        return [store.import(text), store.get("a")];""",
        text=text, entry=ENTRY,
    )  # fmt: skip
    assert found == [said, "kept"]


def test_entries_of_a_file_that_are_no_entries_are_left_out(parts):
    file = {"file": "jiama-kept", "version": 2, "entries": {"a": 5, "b": None, "c": {"value": 1}}}
    found = parts(
        """const store = p.createStore(storage());
        return [store.import(text), Object.keys(JSON.parse(store.export()).entries)];""",
        text=json.dumps(file),
    )
    assert found == ["done", ["c"]]


@pytest.mark.parametrize("text", ["half a fi", "5", "null", '{"no": "value"}'])
def test_a_spoilt_entry_reads_as_none(parts, text):
    found = parts('p.createStore(storage({ "jiama:2:a": text })).get("a") === undefined', text=text)
    assert found is True


def test_who_fails_to_hear_does_not_keep_others_from_hearing(parts):
    found = parts(
        """const [heard, said] = [[], []];
        globalThis.console = { warn: (...words) => said.push(words.length) };
        const store = p.createStore(storage());
        store.watch("", () => { throw new Error("of one"); });
        store.watch("", (key) => heard.push(key));
        return [store.set("a", 1), heard, said];"""
    )
    assert found == [True, ["a"], [2]]
