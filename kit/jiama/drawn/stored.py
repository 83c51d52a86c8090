"""The stored drawings: Altair's specifications compiled to Vega beforehand.

The page draws them without a compiler: ``page/drawn/NAME.LANGUAGE.json`` holds the compiled
drawing and what the page must know about it, ``palette.json`` which stored colour stands for
which role. A developer's module: it imports Altair and vl-convert.
"""

import json
from pathlib import Path

from jiama.drawn import CHARTS, theme
from jiama.text import languages, translator

FOLDER = Path(__file__).parents[1] / "page" / "drawn"


def made() -> dict[str, str]:
    """Return the text of every stored file, by file name."""
    drawings = {
        f"{name}.{language}.json": _text(_compiled(chart(translator(language)).to_dict()))
        for name, chart in CHARTS.items()
        for language in languages()
    }
    colours = {colour: f"--{role}" for role, colour in theme.tokens().items()}
    return drawings | {"palette.json": _text(colours)}


def _compiled(spec: dict) -> dict:
    import vl_convert

    vega = vl_convert.vegalite_to_vega(spec, vl_version=_vl_version(spec))
    about = vega.pop("usermeta")["jiama"]
    vega.pop("$schema")
    return {"about": about, "vega": vega}


def _vl_version(spec: dict) -> str:
    """Return the version of Vega-Lite that a specification names: "6.4" of ".../v6.4.1.json"."""
    return ".".join(spec["$schema"].rsplit("/v", 1)[1].split(".")[:2])


def write(folder: Path = FOLDER) -> list[str]:
    """Write all files, remove those no chart makes; return the names that changed."""
    current, changed = made(), stale(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in current:
            (folder / name).write_text(current[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
    return changed


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of stored files that are missing, old or left over."""
    stored = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    current = made()
    return sorted(n for n in stored | current if stored.get(n) != current.get(n))


def _text(content: dict) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
