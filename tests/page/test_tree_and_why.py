"""Where units stand, what is shown of them, and why a change changed things."""

from itertools import pairwise

import numpy as np
import pytest

import jiama
from jiama.model.hierarchy import PRESETS
from jiama.text import languages

TREES = {
    **{name: name for name in PRESETS if name != "nation"},
    "one step": [4],
    "seven levels": [2, 2, 2, 2, 2, 2],
    "irregular": [-1, 0, 0, 1, 2, 2, 2, 3, 3, 4, 5, 5, 5, 5, 6],
}
PLACED = """
    const hierarchy = typeof tree === "string" ? p.Hierarchy.preset(tree)
        : tree[0] === -1 ? p.Hierarchy.fromParents(tree) : p.Hierarchy.regular(...tree);
    const { parent, levelStarts } = hierarchy;
    return { ...p.places(parent, levelStarts), parent, starts: levelStarts };
"""


@pytest.mark.parametrize("tree", TREES)
def test_leaves_stand_in_order_within_the_width_and_do_not_overlap(parts, tree):
    found = parts(PLACED, tree=TREES[tree])
    leaves = np.array(found["across"][found["starts"][-2] :])
    half = found["leaf"] / 2
    assert leaves[0] - half >= -1e-9 and leaves[-1] + half <= 1 + 1e-9
    assert np.diff(leaves).min(initial=1) >= found["leaf"] - 1e-9


@pytest.mark.parametrize("tree", TREES)
def test_a_superior_stands_over_the_middle_of_the_leaves_below_drawn_in_by_its_level(parts, tree):
    found = parts(PLACED, tree=TREES[tree])
    across, parent, starts = np.array(found["across"]), found["parent"], found["starts"]
    below = {unit: [] for unit in range(len(parent))}
    for leaf in range(starts[-2], starts[-1]):
        unit = leaf
        while unit != -1:
            below[unit].append(across[leaf])
            unit = parent[unit]
    assert across[0] == pytest.approx(0.5)
    for first, last in pairwise(starts[:-1]):
        units = range(first, last)
        middles = np.array([np.mean(below[unit]) for unit in units])
        # All of one level are drawn towards the middle by one share.
        off = np.abs(middles - 0.5)
        shares = (across[first:last][off > 1e-9] - 0.5) / (middles[off > 1e-9] - 0.5)
        assert np.ptp(shares) < 1e-9 if len(shares) else True
        assert all(0 <= share <= 1 + 1e-9 for share in shares)
        assert np.diff(across[first:last]).min(initial=1) > 0


@pytest.mark.parametrize("depth", range(2, 9))
def test_levels_stand_one_below_another(parts, depth):
    heights = parts("p.heights(depth)", depth=depth)
    assert len(heights) == depth - 1
    assert heights[0] == 0 and max(heights) <= 1
    assert all(b > a for a, b in pairwise(heights))


FRAMED = """
    const options = { cycles: 4, runs: 6, seed: 5, keepUnits: true, keepRuns: 1 };
    const record = p.simulate(levers, [3, 3, 3], options);
    return { ...p.frame(record, 2), means: p.meanPoints(record, "target", 2) };
"""
LEVERS = {"strictness": 0.9, "tolerance": 0.1}


def test_the_tree_shows_the_first_run_unit_by_unit(parts):
    found = parts(FRAMED, levers=LEVERS)
    small = jiama.Hierarchy.regular(3, 3, 3)
    record = jiama.simulate(jiama.Settings(**LEVERS), small, 4, 6, 5, keep_units=True)
    first, last = small.level_starts[-2:]
    for name in ("target", "reported", "actual"):
        np.testing.assert_allclose(found[name][first:], record.units(name, 2)[0], rtol=1e-9)
        np.testing.assert_allclose(
            found[name][1:4], record.units(name, 2, 1)[0], rtol=1e-9, err_msg=name
        )
    short, sanctioned, wrongful, detected = (
        record.units(name, 2)[0].astype(bool)
        for name in ("shortfall", "sanctioned", "wrongful", "detected")
    )
    held = np.where(detected, 4, 2)
    state = np.where(wrongful, 3, np.where(sanctioned, held, short.astype(int)))
    assert found["state"][first:] == state.tolist()
    assert len(found["state"]) == last == small.size
    assert {2, 3, 4} & set(found["state"])


def test_the_means_beside_the_tree_count_the_centres_target_as_a_hundred(parts):
    found = parts(FRAMED, levers=LEVERS)["means"]
    small = jiama.Hierarchy.regular(3, 3, 3)
    record = jiama.simulate(jiama.Settings(**LEVERS), small, 4, 6, 5)
    target = record.by_level("target")[2].mean(axis=0)
    assert found == pytest.approx(100 * target / target[0])


# What counts as a change worth a word: half a point in a hundred.
STILL = 0.005
EXPLAINED = """
    const options = { cycles: 6, runs: 8, seed: 3 };
    const run = (levers) => p.simulate(levers, [3, 3, 3], options);
    const before = run({});
    return ends.map((value) => {
        const after = run({ [name]: value });
        return { said: p.explain(before, after, say), ...p.moved(before, after) };
    });
"""


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", list(jiama.LEVERS))
def test_why_never_contradicts_the_numbers(parts, name, language):
    lever, tr = jiama.LEVERS[name], jiama.text.translator(language)
    ends = [lever.minimum, lever.maximum]
    say = "zh" if language == "zh-CN" else "en"
    found = parts(f"const say = {say}; {EXPLAINED}", name=name, ends=ends)
    levels = parts(f"p.common.levelNames(4, {say})")
    small, run = jiama.Hierarchy.regular(3, 3, 3), {"cycles": 6, "runs": 8, "seed": 3}
    base = jiama.simulate(hierarchy=small, **run)
    for value, told in zip(ends, found, strict=True):
        after = jiama.simulate(jiama.Settings(**{name: value}), small, **run)
        changes = after.ledger()[-1].mean(axis=0) - base.ledger()[-1].mean(axis=0)
        most = np.abs(changes).max()
        assert abs(told["change"]) == pytest.approx(most, abs=1e-9)
        if most >= STILL:
            assert changes[told["level"], told["motive"]] == pytest.approx(told["change"])
            assert levels[told["level"]] in told["said"]
            assert tr("why.more" if told["change"] > 0 else "why.less") in told["said"]
            motive = tr(f"motive.{jiama.SOURCES_OF_MARKUP[told['motive']]}")
            assert motive.lower() in told["said"].lower()
        else:
            now = after.outcome("amplification")[-1].mean()
            assert tr("why.markups_same", now=now) in told["said"]
        mean = after.outcome("value")[-1].mean()
        gain = mean - base.outcome("value")[-1].mean()
        turn = "same" if abs(gain) < STILL else "up" if gain > 0 else "down"
        assert tr(f"why.value_{turn}", now=f"{mean:.1%}") in told["said"]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("wrongful", 0.1108, "11.1%"), ("amplification", 1.4599, "1.46倍"), ("value", 0.5, "50.0%")],
)
def test_an_outcome_is_worded_in_its_unit(parts, name, value, said):
    assert parts("p.worded(name, value, zh)", name=name, value=value) == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("habit", 0.05, "0.05"), ("frequency", 4, "4次"), ("outlook", 0.4, "0.4")],
)
def test_a_lever_is_worded_in_its_unit(parts, name, value, said):
    lever = {"name": name, "whole": jiama.LEVERS[name].whole, "unit": jiama.LEVERS[name].unit}
    assert parts("p.leverWords(lever, value, zh)", lever=lever, value=value) == said


@pytest.mark.parametrize(
    ("outcome", "difference", "key", "words"),
    [
        ("trust", 0.004, "same", None),
        ("trust", -0.006, "down", "0.01"),
        ("value", 0.0004, "same", None),
        ("value", 0.0123, "up", "1.2 points"),
    ],
)
def test_a_change_that_rounds_to_nothing_is_called_none(parts, outcome, difference, key, words):
    tr = jiama.text.translator("zh-CN")
    if words and words.endswith("points"):
        words = tr("panel.points", points=words.split()[0])
    wanted = tr(f"panel.{key}", change=words) if words else tr(f"panel.{key}")
    found = parts("p.change(outcome, difference, zh)", outcome=outcome, difference=difference)
    assert found == wanted
