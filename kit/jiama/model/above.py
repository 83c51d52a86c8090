"""What the model's objects leave to the rooms above them: sentences and pictures.

The model imports neither words nor pictures. `jiama/__init__` puts in the two
functions that make them; without those a sentence is its key and its values.
"""

from collections.abc import Callable


def _bare(key: str, /, **values) -> str:
    return " ".join([key, *(f"{name}={value!r}" for name, value in values.items())])


def _none(*_arguments, **_options):
    raise RuntimeError("pictures need the whole kit: import jiama")


say: Callable[..., str] = _bare
"""``say(key, **values)``: the sentence of a key in the language that code speaks."""

plot: Callable[..., object] = _none
"""``plot(record, name, baseline, **options)``: a picture of a record."""
