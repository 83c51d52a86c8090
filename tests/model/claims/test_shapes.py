import numpy as np
import pytest

from jiama.model.claims.shapes import (
    Above,
    Below,
    Climbs,
    Falls,
    GainsMore,
    Hump,
    Rises,
    Same,
    Shrinks,
    Sinks,
    Tops,
)


@pytest.mark.parametrize(
    ("shape", "values", "effect"),
    [
        (Rises(), [1, 9, 3], 2),
        (Falls(), [1, 9, 3], -2),
        (Climbs(), [1, 3, 3, 4], 3),
        (Climbs(), [1, 3, 2.5, 4], -0.5),
        (Climbs(), [1, 2, 1.996, 4], 3),
        (Climbs(), [2, 2, 2], 0),
        (Sinks(), [4, 3, 1], 3),
        (Sinks(), [4, 3, 3.5, 1], -0.5),
        (Same(0.1), [1, 9, 0.96], 0.06),
        (Same(0.1), [1, 1.2], -0.1),
        (Hump(), [1, 5, 4, 3], 2),
        (Hump(), [1, 2, 3, 4], -1),
        (Tops(), [1, 5, 7], 2),
        (Tops(), [8, 5, 7], -1),
        (Above(0.5), [0.7, 0.6], 0.1),
        (Below(1.1), [1.0, 1.3], -0.2),
        (GainsMore(), [0, 1, 0, 3], 2),
        (GainsMore(0.5), [0, 1, 0, 1.5], -0.25),
        (Shrinks(0.5), [1.0, 0.3], 0.2),
    ],
)
def test_effect_is_how_far_the_statement_holds(shape, values, effect):
    column = np.array(values, float)[:, None]
    assert shape.effect(column) == pytest.approx([effect])
    assert shape.holds(column).tolist() == [effect > 0]


def test_change_too_small_to_see_does_not_count():
    assert not Rises().holds(np.array([[1.0], [1.0 + 1e-9]])).any()


def test_seeds_are_judged_one_by_one():
    values = np.array([[0.0, 1.0], [1.0, 0.0]])
    assert Rises().holds(values).tolist() == [True, False]
