"""Finding and reading the plans of the lessons."""

from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from jiama import places, typed
from jiama.teach.checks import check
from jiama.teach.errors import PlanError
from jiama.teach.plan import Plan, Preset
from jiama.text import REFERENCE


def folder() -> Path:
    """Return the folder of the plans."""
    return places.lessons() / "plans"


def numbers(home: Path | None = None) -> tuple[str, ...]:
    """Return the numbers of all lessons that have a plan, in order."""
    return tuple(sorted(path.stem for path in (home or folder()).glob("*.toml")))


def content(number: str, home: Path | None = None) -> dict[str, Any]:
    """Return a plan as the plain tables of its file.

    Raises
    ------
    PlanError
        If there is no such plan, or it is not TOML.
    """
    home = home or folder()
    path = home / f"{number}.toml"
    if not path.is_file():
        known = ", ".join(numbers(home)) or "none"
        raise PlanError(f"There is no plan {path.name}; there are: {known}.")
    return typed.toml(path, PlanError)


def load(number: str, home: Path | None = None) -> Plan:
    """Return the plan of one lesson, checked in itself.

    Raises
    ------
    PlanError
        If the plan is missing or anything in it is missing, unknown, of the wrong type or
        inconsistent.
    """
    tables = content(number, home)
    plan = typed.read(Plan, tables, f"{number}.toml", PlanError)
    check(plan, tables, f"{number}.toml")
    return plan


def said(table: dict[str, Any], key: str, language: str) -> str:
    """Return a text of a plan in a language, where the plan has it, else as the lesson has it."""
    return table.get(f"{key}_{language}") or table[key]


def named(table: dict[str, Any], language: str) -> dict[str, str]:
    """Return a lesson's title and argument in a language, and its title where that differs."""
    title = said(table, "title", language)
    return {
        "title": title,
        "argument": said(table, "argument", language),
        "original": "" if title == table["title"] else table["title"],
    }


def presets(language: str = REFERENCE) -> dict[str, dict[str, Any]]:
    """Return the settings of every lesson's cases under their names, for the lab."""
    return {
        f"{number} {said(asdict(preset), 'name', language)}": preset.settings
        for number in numbers()
        for preset in _presets(number)
    }


def _presets(number: str) -> tuple[Preset, ...]:
    tables = content(number).get("preset", [])
    return typed.read(tuple[Preset, ...], tables, f"{number}.toml, preset", PlanError)
