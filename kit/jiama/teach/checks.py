"""What has to hold in a plan beyond the right keys and types."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from jiama.model.levers import LEVERS
from jiama.model.settings import Settings
from jiama.teach import beats, numbers
from jiama.teach.errors import PlanError
from jiama.teach.plan import Plan, Predict
from jiama.teach.prose import placeholders
from jiama.teach.shapes import SHAPES

OWN = {"guess", "answer"}
_NOT_PROSE = ("numbers", "model")


def check(plan: Plan, tables: Mapping[str, Any], where: str) -> None:
    """Raise a PlanError at the first thing in a plan that does not fit the rest of it."""
    if plan.number != where.removesuffix(".toml"):
        raise PlanError(f"{where} says it is lesson {plan.number!r}; the two must agree.")
    for key in plan.model:
        if key not in numbers.MODEL:
            known = ", ".join(numbers.MODEL)
            raise PlanError(f"{where}, model has the unknown key {key!r}; it may have: {known}.")
    for name, described in plan.numbers.items():
        _number(described, plan.numbers, f"{where}, numbers.{name}")
    for at, text in texts({k: v for k, v in tables.items() if k not in _NOT_PROSE}):
        _names(text, set(plan.numbers) | OWN, f"{where}, {at}")
    for name, predict in plan.predict.items():
        _predict(predict, plan.numbers, f"{where}, predict.{name}")
    for name in plan.sketch.numbers:
        if name not in plan.numbers:
            raise PlanError(f"{where}, sketch asks for the number {name!r}, which is not there.")
    _levers(plan, where)
    _quiz(plan, where)
    _beats(plan, where)


def texts(tables: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Go through every string of a plan with the place where it stands."""
    if isinstance(tables, str):
        yield at, tables
    elif isinstance(tables, Mapping):
        for key, value in tables.items():
            yield from texts(value, f"{at}.{key}" if at else key)
    elif isinstance(tables, list):
        for number, value in enumerate(tables, start=1):
            yield from texts(value, f"{at} {number}")


def _number(described: Mapping[str, Any], known: Mapping, where: str) -> None:
    kinds = [kind for kind in numbers.SOURCES if kind in described]
    if len(kinds) != 1:
        raise PlanError(f"{where} needs exactly one of: {', '.join(numbers.SOURCES)}.")
    allowed = {kinds[0], "format", *numbers.KEYS[kinds[0]]}
    for key in described:
        if key not in allowed:
            raise PlanError(f"{where} has the unknown key {key!r}; {kinds[0]!r} does not use it.")
    if kinds[0] in ("ratio", "difference"):
        for name in described[kinds[0]]:
            if name not in known:
                raise PlanError(f"{where} is made of the number {name!r}, which is not there.")
    if ("over" in described) != ("values" in described):
        raise PlanError(f"{where} needs both 'over' and 'values', or neither.")
    pick = described.get("pick", "first")
    if pick not in numbers.PICKS:
        raise PlanError(f"{where}, pick is {pick!r}; choose one of: {', '.join(numbers.PICKS)}.")


def _names(text: str, known: set[str], where: str) -> None:
    try:
        asked = placeholders(text)
    except ValueError as error:
        raise PlanError(f"{where} has a brace without its partner ({error}).") from None
    for name in sorted(asked - known):
        raise PlanError(f"{where} asks for the number {name!r}, which is not there.")


def _predict(predict: Predict, known: Mapping, where: str) -> None:
    if predict.answer not in known:
        raise PlanError(f"{where}, answer names the number {predict.answer!r}, which is not there.")
    if predict.form == "choice":
        _options(predict, where)
        return
    if not predict.minimum < predict.maximum:
        raise PlanError(f"{where}: minimum must be below maximum.")
    if predict.form == "curve" and len(predict.places) - len(predict.given) < 2:
        raise PlanError(f"{where} leaves fewer than two places of the line to draw.")
    sides = {"close", "below", "above"}
    enough = sides <= set(predict.say) or {"close", *SHAPES} <= set(predict.say)
    if not enough:
        raise PlanError(
            f"{where}, say lacks one of: {', '.join(sorted(sides - set(predict.say)))}."
        )
    for key in set(predict.say) - sides - set(SHAPES if predict.form == "curve" else ()):
        raise PlanError(f"{where}, say has the unknown key {key!r}.")


def _options(predict: Predict, where: str) -> None:
    ids = [option.id for option in predict.option]
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise PlanError(f"{where} needs two options or more, each with an id of its own.")
    for option in predict.option:
        ranged = option.least is not None or option.under is not None
        if ranged == (option.shape is not None):
            raise PlanError(
                f"{where}, option {option.id!r} needs either a range (least, under) or a shape."
            )
        if option.shape is not None and option.shape not in SHAPES:
            raise PlanError(
                f"{where}, option {option.id!r}: shape must be one of {', '.join(SHAPES)}."
            )


def _named(plan: Plan) -> Iterator[tuple[str, msgspec.Struct]]:
    """Go through the tables of a plan with the places where they stand."""
    for kind in plan.__struct_fields__:
        value = getattr(plan, kind)
        for name, part in (value if isinstance(value, dict) else {"": value}).items():
            if isinstance(part, msgspec.Struct):
                yield f"{kind}.{name}".rstrip("."), part


def _levers(plan: Plan, where: str) -> None:
    """Raise a PlanError where settings are not the model's."""
    parts = [*_named(plan), *((f"preset {preset.name!r}", preset) for preset in plan.preset)]
    for at, part in parts:
        for key in ("settings", "baseline"):
            try:
                Settings(**(getattr(part, key, None) or {}))
            except ValueError as error:
                raise PlanError(f"{where}, {at}, {key}: {error}") from None


def _quiz(plan: Plan, where: str) -> None:
    ids = [question.id for question in plan.quiz]
    for question in plan.quiz:
        at = f"{where}, question {question.id!r}"
        if ids.count(question.id) > 1:
            raise PlanError(f"{at} is there more than once.")
        right = sum(option.right for option in question.option)
        if not 0 < right < len(question.option):
            raise PlanError(f"{at} needs at least one right and one wrong option.")


def _beats(plan: Plan, where: str) -> None:
    """Raise a PlanError where a beat does not fit the rest of the plan."""
    ids = [beat.id for beat in plan.beat]
    for beat in plan.beat:
        at = f"{where}, beat {beat.id!r}"
        if ids.count(beat.id) > 1:
            raise PlanError(f"{at} is there more than once.")
        if isinstance(beat, beats.Guess) and beat.predict not in plan.predict:
            known = ", ".join(plan.predict) or "none"
            raise PlanError(f"{at} asks for the prediction {beat.predict!r}; there are: {known}.")
        for name in getattr(beat, "levers", ()):
            if name not in LEVERS:
                raise PlanError(f"{at} has the lever {name!r}, which is not the model's.")
        if isinstance(beat, beats.Seat):
            _ways(beat, at)
        for settings in _settings(beat):
            try:
                Settings(**settings)
            except (TypeError, ValueError) as error:
                raise PlanError(f"{at}: {error}") from None
    if plan.beat:
        asked = [beat.predict for beat in plan.beat if isinstance(beat, beats.Guess)]
        for name in plan.predict:
            if asked.count(name) != 1:
                raise PlanError(f"{where}, predict.{name} must be asked on one beat.")
    for cell in plan.code:
        if cell.after not in ids:
            raise PlanError(f"{where}, code stands after the beat {cell.after!r}: there is none.")


def _ways(beat: beats.Seat, at: str) -> None:
    grassroots = beat.level == -1
    for way in beat.way:
        if grassroots != (way.markup is None):
            raise PlanError(
                f"{at}, way {way.text!r}: a unit between sets a markup, a grassroots unit hours."
            )


def _settings(beat: beats.AnyBeat) -> Iterator[dict[str, Any]]:
    """Go through every settings of the model at a beat, choices on their base."""
    base = getattr(beat, "base", {})
    yield base
    for choice in (*getattr(beat, "choice", ()), *getattr(beat, "option", ())):
        yield {**base, **choice.settings}
    for part in (beat, getattr(beat, "picture", None)):
        if isinstance(part, msgspec.Struct):
            for key in ("settings", "baseline"):
                yield getattr(part, key, None) or {}
