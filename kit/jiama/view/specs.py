"""The stored specifications: written by Altair beforehand, checked to be current.

A developer's module: it imports Altair.
"""

import json
from pathlib import Path

from jiama.drawn import CHARTS
from jiama.text import languages, translator

FOLDER = Path(__file__).parent / "specs"


def made() -> dict[str, str]:
    """Return every specification as the text of its file, by file name."""
    return {
        f"{name}.{language}.json": _text(chart(translator(language)).to_dict())
        for name, chart in CHARTS.items()
        for language in languages()
    }


def write(folder: Path = FOLDER) -> list[str]:
    """Write all specifications, remove those no chart makes; return the names that changed."""
    changed = stale(folder)
    current = made()
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in current:
            (folder / name).write_text(current[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return changed


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of stored specifications that are missing, old or left over."""
    stored = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    current = made()
    return sorted(n for n in stored | current if stored.get(n) != current.get(n))


def _text(spec: dict) -> str:
    return json.dumps(spec, ensure_ascii=False, indent=1) + "\n"
