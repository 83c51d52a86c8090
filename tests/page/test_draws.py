"""The page draws the numbers that numpy draws, and knows the normal distribution as scipy does."""

import numpy as np
import pytest
from scipy import special

import jiama

# Sums of many numbers would hide a difference in one; these fold every bit of every number.
FOLDED = """(engine, seed, count) => {
    const source = new engine.Pcg64(seed);
    const numbers = new Float64Array(2 * count);
    for (let at = 0; at < count; at++) numbers[at] = source.normal();
    for (let at = count; at < 2 * count; at++) numbers[at] = source.random();
    const words = new Uint32Array(numbers.buffer);
    let folded = 0;
    for (let at = 0; at < words.length; at++) folded = (Math.imul(folded, 31) + words[at]) >>> 0;
    return folded;
}"""


def _folded(words: np.ndarray) -> int:
    """The same fold: the sum of words times powers of 31, modulo 2^32."""
    powers = np.ones(len(words), np.uint32)
    powers[1:] = 31
    with np.errstate(over="ignore"):
        powers = np.multiply.accumulate(powers, dtype=np.uint32)[::-1]
        return int((words * powers).sum(dtype=np.uint32))


@pytest.mark.parametrize("seed", [0, 1, 2024, 2**32 - 1, 2**32, 2**53 - 1])
def test_a_seed_gives_the_very_bits_that_numpy_gives(engine, seed):
    count = 500_000
    source = np.random.default_rng(seed)
    numbers = np.concatenate([source.standard_normal(count), source.random(count)])
    assert engine(FOLDED, seed, count) == _folded(numbers.view(np.uint32))


def test_the_draws_of_a_run_are_those_of_python(engine):
    drawn = engine(
        """(engine) => {
            const drawn = engine.draws.draw(engine.Hierarchy.regular(2, 3), 3, 2, 7);
            return { ...drawn, upper_punish: drawn.upperPunish, upper_appeal: drawn.upperAppeal };
        }"""
    )
    draws = jiama.draw(jiama.Hierarchy.regular(2, 3), 3, 2, 7)
    assert drawn["shape"] == list(draws.shape)
    for name in vars(draws):
        assert drawn[name] == getattr(draws, name).ravel().tolist()


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("ndtr", np.linspace(-38, 38, 4001)),
        ("ndtri", np.concatenate([np.linspace(1e-9, 1 - 1e-9, 4001), [1e-300, 1e-30, 1e-12]])),
        ("erfc", np.linspace(-6, 26, 4001)),
    ],
)
def test_the_normal_distribution_is_scipys(engine, name, places):
    found = engine(
        f"(engine, places) => places.map((x) => engine.special.{name}(x))", places.tolist()
    )
    np.testing.assert_allclose(found, getattr(special, name)(places), rtol=1e-12, atol=1e-300)
