"""Trees: regular, irregular, preset, and the clear refusal of what is no such tree."""

import numpy as np
import pytest
from hypothesis import given
from trees import LOPSIDED, parents, seeded

import jiama


def test_a_regular_tree_multiplies_its_spans(classroom):
    assert [classroom.units(level) for level in range(5)] == [1, 3, 9, 27, 81]
    assert classroom.level_starts == (0, 1, 4, 13, 40, 121)
    assert classroom.parent[[0, 1, 4, 13, 40]].tolist() == [-1, 0, 1, 4, 13]
    assert (classroom.size, classroom.leaves, classroom.depth) == (121, 81, 5)


def test_leaves_are_counted_under_every_unit(lopsided):
    assert lopsided.leaf_counts(0).tolist() == [8]
    assert lopsided.leaf_counts(1).tolist() == [2, 6]
    assert lopsided.leaf_counts(2).tolist() == [2, 1, 4, 1]
    assert lopsided.leaf_counts(3).tolist() == [1] * 8


def test_a_path_leads_from_the_centre_to_its_leaf(lopsided):
    assert lopsided.path(2) == (0, 1, 1, 2)
    assert lopsided.path(7) == (0, 1, 3, 7)


@seeded
@given(parents())
def test_any_level_by_level_list_with_even_depth_is_a_tree(listed):
    tree = jiama.Hierarchy.from_parents(listed)
    assert tree.size == len(listed)
    assert tree.parent.tolist() == listed
    for level in range(tree.depth):
        assert tree.leaf_counts(level).sum() == tree.leaves


@pytest.mark.parametrize(
    "listed, sentence",
    [
        ([], "two levels"),
        ([-1], "two levels"),
        ([0, 0], "centre"),
        ([-1, -1, 0], "only one"),
        ([-1, 0, 0, 1], "unit 2 has no subordinate"),
        ([-1, 0, 0, 1, 1, 2, 3], "no subordinate"),
        ([-1, 0, 0, 2, 1], "level by level"),
        ([-1, 0, 3, 2], "level by level"),
        ([-1, 0, 9], "superior"),
        ([-1, 0, 0.5], "whole"),
        ([[-1, 0]], "one list"),
    ],
)
def test_what_is_no_such_tree_is_refused_in_one_sentence(listed, sentence):
    with pytest.raises(ValueError, match=sentence) as caught:
        jiama.Hierarchy.from_parents(listed)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("spans", [(), (0,), (3, -1), (2.5,), (2, None)])
def test_spans_must_be_whole_and_positive(spans):
    with pytest.raises(ValueError, match="spans are"):
        jiama.Hierarchy.regular(*spans)


def test_the_nation_has_the_counted_divisions_spread_unevenly():
    nation = jiama.Hierarchy.preset("nation")
    counts = [nation.units(level) for level in range(nation.depth)]
    assert counts == [1, 31, 333, 2844, 38_600, 615_000]
    for level in range(1, nation.depth - 1):
        span = nation.span(level)
        assert span.min() >= 1
        assert span.max() > 2 * span.mean()


def test_the_county_holds_townships_and_villages():
    county = jiama.Hierarchy.preset("county")
    assert county.depth == 3
    assert county.units(0) == 1


def test_presets_differ_in_depth_and_span():
    shapes = {
        name: [tree.units(level) for level in range(tree.depth)]
        for name in ("short", "six", "uneven")
        for tree in [jiama.Hierarchy.preset(name)]
    }
    assert shapes == {
        "short": [1, 9, 81],
        "six": [1, 2, 4, 12, 36, 108],
        "uneven": [1, 5, 20, 88],
    }
    spans = jiama.Hierarchy.preset("uneven").span(1)
    assert spans.tolist() == [1, 2, 3, 5, 9]


def test_presets_are_made_once_and_the_same_each_time():
    assert jiama.Hierarchy.preset("nation") is jiama.Hierarchy.preset("nation")


def test_an_unknown_preset_names_those_there_are():
    with pytest.raises(ValueError, match=r"'planet'.*classroom, county, .*nation"):
        jiama.Hierarchy.preset("planet")


def test_a_tree_cannot_be_changed_under_a_run(lopsided):
    with pytest.raises(ValueError, match="read-only"):
        lopsided.parent[3] = 2
    listed = np.array(LOPSIDED)
    tree = jiama.Hierarchy.from_parents(listed)
    listed[3] = 2
    assert tree.parent[3] == 1
