"""Bad input on the page gets the sentence that it gets in Python."""

import json

import pytest

import jiama

SAID = """(engine, language, settings, hierarchy, options, after) => {
    engine.refusals.language(language);
    try {
        const record = engine.simulate(settings, hierarchy, options);
        if (after) record[after[0]](...after.slice(1));
        return null;
    } catch (error) {
        return error.message;
    }
}"""


def _python(settings, hierarchy, options, after):
    trees = {list: jiama.Hierarchy.regular, str: jiama.Hierarchy.preset}
    if isinstance(hierarchy, list) and hierarchy[:1] == [-1]:
        tree = jiama.Hierarchy.from_parents(hierarchy)
    elif isinstance(hierarchy, list):
        tree = jiama.Hierarchy.regular(*hierarchy)
    else:
        tree = trees[type(hierarchy)](hierarchy)
    options = dict(options)
    constants = jiama.Constants(**options.pop("constants", {}))
    keep = options.pop("keepUnits", False)
    record = jiama.simulate(
        jiama.Settings(**settings), tree, **options, constants=constants, keep_units=keep
    )
    if after:
        names = {"byLevel": "by_level", "pathLedger": "path_ledger"}
        getattr(record, names.get(after[0], after[0]))(
            *[x for x in after[1:] if not isinstance(x, dict)],
            **{k: v for x in after[1:] if isinstance(x, dict) for k, v in x.items()},
        )


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize(
    ("settings", "hierarchy", "options", "after"),
    [
        ({"strictnes": 1}, "classroom", {}, None),
        ({"qqqq": 1}, "classroom", {}, None),
        ({"habit": 2}, "classroom", {}, None),
        ({"habit": 0.30000001}, "classroom", {}, None),
        ({"habit": -1.5e-7}, "classroom", {}, None),
        ({"habit": 123456789}, "classroom", {}, None),
        ({"habit": "0.2"}, "classroom", {}, None),
        ({"habit": None}, "classroom", {}, None),
        ({"habit": True}, "classroom", {}, None),
        ({"habit": [1, "x"]}, "classroom", {}, None),
        ({"lines": 2.5}, "classroom", {}, None),
        ({"fixed_markup": 0.5}, "classroom", {}, None),
        ({"fixed_markup": [0.1, -7, 0.1]}, "classroom", {}, None),
        ({"fixed_markup": [0.1, 0.2]}, "classroom", {}, None),
        ({"fixed_markup": [0.1, [0.2, 0.1], 0]}, "classroom", {}, None),
        ({"fixed_markup": [0.1, [0.2, "x"], 0]}, "classroom", {}, None),
        ({}, "contry", {}, None),
        ({}, [3, 0], {}, None),
        ({}, [3, 2.5], {}, None),
        ({}, [-1], {}, None),
        ({}, [-1, 0, 0.5], {}, None),
        ({}, [-1, 0, -1], {}, None),
        ({}, [-1, 0, 0, 3, 1], {}, None),
        ({}, [-1, 0, 0, 1, 1, 3], {}, None),
        ({}, "classroom", {"cycles": 0}, None),
        ({}, "classroom", {"runs": 1.5}, None),
        ({}, "classroom", {"seed": -1}, None),
        ({}, "classroom", {"constants": {"need": 0}}, None),
        ({}, "classroom", {"constants": {"need": -1}}, None),
        ({}, "classroom", {"constants": {"shield": 1.5}}, None),
        ({}, "classroom", {"constants": {"shields": 1}}, None),
        ({}, "classroom", {"cycles": 1, "runs": 1}, ["outcome", "moral"]),
        ({}, "classroom", {"cycles": 1, "runs": 1}, ["byLevel", "targets"]),
        ({}, "classroom", {"cycles": 1, "runs": 1}, ["units", "value"]),
        ({}, "classroom", {"cycles": 1, "runs": 1, "keepUnits": True}, ["units", "x"]),
        (
            {}, "classroom", {"cycles": 1, "runs": 1, "keepUnits": True},
            ["units", "value", {"cycle": 3}],
        ),
        (
            {}, "classroom", {"cycles": 1, "runs": 1, "keepUnits": True},
            ["units", "value", {"level": 1}],
        ),
        ({}, "classroom", {"cycles": 1, "runs": 1, "keepUnits": True}, ["pathLedger", 81]),
    ],
    ids=lambda value: json.dumps(value)[:40],
)  # fmt: skip
def test_the_sentence_is_the_same(engine, language, settings, hierarchy, options, after):
    before = jiama.language()
    jiama.language(language)
    try:
        with pytest.raises(ValueError) as refused:
            _python(settings, hierarchy, options, after)
        assert engine(SAID, language, settings, hierarchy, options, after) == str(refused.value)
    finally:
        jiama.language(before)


def test_what_a_browser_should_not_hold_is_said_in_one_sentence(engine):
    said = engine(SAID, "en", {}, "nation", {}, None)
    assert said.startswith("a hierarchy of 656809 units is more than a browser should hold")
    said = engine(SAID, "en", {}, "classroom", {"cycles": 1000, "runs": 1000}, None)
    assert said.startswith("1000 cycles of 1000 runs on 81 grassroots units are more than")
    assert engine(SAID, "en", {}, [100] * 4, {}, None).startswith("a hierarchy of 101010101 units")


DECIDED = """(engine, decisions, cycles) => {
    const play = new engine.Play({}, "classroom", { cycles: 1 });
    try {
        for (let cycle = 0; cycle < cycles; cycle++) play.step(decisions);
        return null;
    } catch (error) {
        return error.message;
    }
}"""


@pytest.mark.parametrize(
    ("decisions", "cycles"),
    [
        ({0: 0.1}, 1),
        ({121: 0.1}, 1),
        ({-1: 0.1}, 1),
        ([1, 2], 1),
        ({40: {"wrok": 0.5}}, 1),
        ({1: -0.6}, 1),
        ({1: 2.5}, 1),
        ({1: "0.1"}, 1),
        ({1: {}}, 1),
        ({1: {"report": 1}}, 1),
        ({40: 0.5}, 1),
        ({40: {"markup": 0.5}}, 1),
        ({40: {"work": -1}}, 1),
        ({40: {"service": 5}}, 1),
        ({40: {"paperwork": None}}, 1),
        ({40: {"report": 11}}, 1),
        ({}, 2),
    ],
    ids=str,
)
def test_a_decision_is_refused_with_the_same_sentence(engine, decisions, cycles):
    play = jiama.Play(cycles=1)
    with pytest.raises(ValueError) as refused:
        for _ in range(cycles):
            play.step(decisions)
    assert engine(DECIDED, decisions, cycles) == str(refused.value)
