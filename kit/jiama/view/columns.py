"""Rows on their way to the browser: columns of numbers and of coded words."""

from collections.abc import Mapping, Sequence

import numpy as np


def encode(rows: Mapping[str, Sequence]) -> list[dict]:
    """Return columns in the compact form that the page's script reads.

    Parameters
    ----------
    rows
        Column name to values, all columns of one length. Numbers (a missing one
        is NaN) travel as little-endian float32, words as 16-bit codes into a list.

    Returns
    -------
    list of dict
        One per column: ``name``, ``data`` (bytes), and for words ``words``.

    Raises
    ------
    ValueError
        If columns differ in length or a column has more than 65,535 words.
    """
    lengths = {name: len(values) for name, values in rows.items()}
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ValueError(f"columns must have one length; found: {found}")
    return [_column(name, np.asarray(values)) for name, values in rows.items()]


def _column(name: str, values: np.ndarray) -> dict:
    if values.size == 0 or values.dtype.kind in "fiub":
        return {"name": name, "data": values.astype("<f4").tobytes()}
    words, codes = np.unique(values.astype(str), return_inverse=True)
    if len(words) > 0xFFFF:
        raise ValueError(f"column {name!r} has {len(words)} different words; at most 65535 fit")
    return {"name": name, "data": codes.astype("<u2").tobytes(), "words": words.tolist()}
