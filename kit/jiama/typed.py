"""Files written by hand, read into msgspec structs: one clear sentence for whatever is amiss.

A struct is the format: a field is a key, one without a default is required, and none is unknown.
"""

import difflib
import re
import tomllib
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

Made = TypeVar("Made")

Text = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that says something."""

Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""An ISO 8601 date, possibly only year or year-month."""


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a file."""


_CALLED = {
    "str": "a string",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}
_PLACE = re.compile(r"^(?P<said>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<field>\w+)|\[(?P<item>\d+)\]|(?P<key>\[\.\.\.\])")
_NAMED = re.compile(r"`([^`]*)`")


def toml(path: Path, error: type[ValueError]) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises
    ------
    ValueError
        Of the kind given, if the file is missing or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise error(f"The file {path.name} is missing from {path.parent}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as amiss:
        raise error(f"The file {path.name} is not valid TOML ({amiss}).") from None


def read(kind: type[Made], content: Any, where: str, error: type[ValueError]) -> Made:
    """Make a struct of a table.

    Parameters
    ----------
    kind
        A `Form`, or any type that msgspec knows.
    content
        The table.
    where
        What to call it in an error, for example ``"01.toml"``.
    error
        What to raise.

    Raises
    ------
    ValueError
        Of the kind given, if a key is missing, unknown or of the wrong type: where, and what.
    """
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as amiss:
        found = _PLACE.match(str(amiss))
        for step in _STEP.finditer(found["path"] or ""):
            if step["key"]:
                # msgspec does not say which key of the table: it is the first that cannot be read.
                kind = get_args(kind)[1]
                content = dict(content)
                for key, value in content.items():
                    read(kind, value, f"{where}.{key}", error)
            elif step["item"]:
                kind, content = get_args(kind)[0], content[int(step["item"])]
                where += f" {int(step['item']) + 1}"
            else:
                kind, content = _field(kind, step["field"]), content[step["field"]]
                where += f", {step['field']}"
            kind = _bare(kind, content)
        raise error(_sentence(found["said"], kind, content, where)) from None


def _field(kind: Any, name: str) -> Any:
    if get_origin(kind) is UnionType:  # the field that says which of several tables it is
        return Literal[tuple(part.__struct_config__.tag for part in get_args(kind))]
    return get_type_hints(kind, include_extras=True)[name]


def _bare(kind: Any, content: Any) -> Any:
    """Return a type without what may stand beside it: nothing, or tables of other kinds."""
    if get_origin(kind) is UnionType:
        kinds = [part for part in get_args(kind) if part not in (type(None), msgspec.UnsetType)]
        named = content.get("kind") if isinstance(content, dict) else None
        tagged = [part for part in kinds if getattr(part, "__struct_config__", None)]
        kinds = [part for part in tagged if part.__struct_config__.tag == named] or kinds
        return kinds[0] if len(kinds) == 1 else kind
    return kind


def _sentence(said: str, kind: Any, content: Any, where: str) -> str:
    names = _NAMED.findall(said)
    if "missing required" in said:
        return f"{where} lacks {names[0]!r}."
    if "unknown field" in said:
        known = kind.__struct_fields__
        near = difflib.get_close_matches(names[0], known, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it may have: {', '.join(known)}."
        return f"{where} has the unknown key {names[0]!r}; {hint}"
    if "of length >=" in said:
        return f"{where} is empty."
    if "matching regex" in said:
        return f"{where} is {content!r}, not an ISO 8601 date."
    if get_origin(kind) is Literal and "Invalid" in said:
        return f"{where} is {content!r}; choose one of: {', '.join(get_args(kind))}."
    wanted = [part for part in names[0].split(" | ") if part != "null"]
    return f"{where} must be {' or '.join(_CALLED.get(w, w) for w in wanted)}, not {content!r}."
