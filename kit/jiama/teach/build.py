"""From a table of a TOML file to a frozen dataclass, with one clear sentence for what is amiss."""

import difflib
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

Made = TypeVar("Made")
_CALLED = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


class PlanError(ValueError):
    """A lesson plan that is missing, incomplete or inconsistent."""


def build(kind: type[Made], content: Any, where: str) -> Made:
    """Make a dataclass of a TOML table.

    Parameters
    ----------
    kind
        A dataclass; its fields name the keys and their types, a field without a default is
        required. A trailing underscore in a field's name is left out of the key.
    content
        The table.
    where
        What to call it in an error, for example ``"01.toml, predict.chain"``.

    Raises
    ------
    PlanError
        If a key is missing, unknown or of the wrong type.
    """
    if not isinstance(content, dict):
        raise PlanError(f"{where} must be a table, not {content!r}.")
    known = {field.name.rstrip("_"): field for field in fields(kind)}
    for key in content:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"it may have: {', '.join(known)}."
            raise PlanError(f"{where} has the unknown key {key!r}; {hint}")
    made = {}
    for key, field in known.items():
        if key in content:
            made[field.name] = _read(field.type, content[key], f"{where}, {key}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise PlanError(f"{where} lacks {key!r}.")
    return kind(**made)


def _read(kind: Any, value: Any, where: str) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        kinds = [part for part in parts if part is not NoneType]
        return _read(kinds[0], value, where)
    if is_dataclass(kind):
        return build(kind, value, where)
    if origin is tuple:
        return tuple(
            _read(parts[0], item, f"{where} {number}")
            for number, item in enumerate(_of(list, value, where, "a list"), start=1)
        )
    if origin is dict:
        table = _of(dict, value, where, "a table")
        return {key: _read(parts[1], item, f"{where}.{key}") for key, item in table.items()}
    if kind is Any:
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in (int, float) and isinstance(value, bool):
        raise PlanError(f"{where} must be {_CALLED[kind]}, not {value!r}.")
    text = _of(kind, value, where, _CALLED[kind])
    if text == "":
        raise PlanError(f"{where} is empty.")
    return text


def _of(kind: type, value: Any, where: str, called: str) -> Any:
    if not isinstance(value, kind):
        raise PlanError(f"{where} must be {called}, not {value!r}.")
    return value
