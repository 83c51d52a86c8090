"""The palette against published measures of contrast and colour blindness."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from jiama.drawn import theme

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                   [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def linear(colour):
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2 contrast ratio."""
    light = [linear(c) @ [0.2126, 0.7152, 0.0722] + 0.05 for c in (one, other)]
    return max(light) / min(light)


def lab(rgb):
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722],
                       [0.0193, 0.1192, 0.9505]])  # fmt: skip
    x, y, z = np.cbrt(np.maximum(to_xyz @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089], 1e-9))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("hue", [theme.INK, theme.MUTED, theme.SCENARIO, theme.BASELINE,
                                 *theme.LETTERS.values()])  # fmt: skip
def test_letters_are_readable_on_white(hue):
    assert contrast(hue, "#ffffff") >= 4.5


@pytest.mark.parametrize("hue", list(theme.ON))
def test_numbers_are_readable_on_filled_areas(hue):
    assert contrast(theme.ON[hue], hue) >= 4.5


@pytest.mark.parametrize("kind", list(BLIND))
@pytest.mark.parametrize("palette", [theme.MOTIVES, theme.TASKS])
def test_neighbours_differ_for_the_colour_blind(palette, kind):
    seen = [lab(np.array(BLIND[kind]) @ linear(colour)) for colour in palette.values()]
    # A difference of 2.3 is just noticeable; these fill areas side by side.
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 10


def test_the_sequence_of_the_map_darkens_step_by_step():
    light = [lab(linear(colour))[0] for colour in theme.SEQUENCE]
    assert all(a - b > 8 for a, b in pairwise(light))
