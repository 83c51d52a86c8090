"""What a line does from left to right, in one word."""

from collections.abc import Sequence

SHAPES = ("rises", "falls", "hump", "valley", "flat")


def shape(values: Sequence[float], tolerance: float = 0.05) -> str:
    """Return whether a line rises, falls, has a hump or a valley, or is flat.

    Parameters
    ----------
    values
        Two or more heights.
    tolerance
        What counts as no change, as a share of the largest height.

    Notes
    -----
    A hump stands clear of both ends by more than the tolerance, a valley lies below both;
    where a line does both, the greater one decides.
    """
    least = tolerance * max(abs(value) for value in values)
    first, last = values[0], values[-1]
    over = max(values) - max(first, last)
    under = min(first, last) - min(values)
    if max(over, under) > least:
        return "hump" if over >= under else "valley"
    if abs(last - first) <= least:
        return "flat"
    return "rises" if last > first else "falls"
