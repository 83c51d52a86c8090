"""One language of the page app: its words and its drawings, as the page takes them."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from jiama.text import catalogue, languages

__all__ = ["bundle", "languages", "pack", "script", "script_name", "start", "style", "style_name"]

HERE = Path(__file__).parent


@cache
def pack(language: str) -> dict:
    """Return ``{"language", "words", "drawings"}`` of one language.

    Raises
    ------
    ValueError
        If there is no catalogue for the language.
    """
    words = catalogue(language)
    ending = f".{language}.json"
    drawings = {
        path.name.removesuffix(ending): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / "drawn").glob(f"*{ending}"))
    }
    return {"language": language, "words": words, "drawings": drawings}


@cache
def style() -> str:
    """Return the style sheet of the page."""
    sheets = ("tokens.css", "style.css", "beats.css", "start.css")
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in sheets)


@cache
def bundle() -> str:
    """Return the page's JavaScript."""
    return (HERE / "dist" / "page.js").read_text(encoding="utf-8")


@cache
def start() -> str:
    """Return the start page's JavaScript."""
    return (HERE / "dist" / "start.js").read_text(encoding="utf-8")


@cache
def script(language: str) -> str:
    """Return the app of one language as one script: words, drawings, style, and the bundle."""
    content = json.dumps(pack(language) | {"style": style()}, ensure_ascii=False)
    return f"window.jiamaPack={content};\n{bundle()}"


@cache
def script_name(language: str) -> str:
    """Return the script's file name, which changes with its content."""
    return f"page-{language}-{sha256(script(language).encode('utf-8')).hexdigest()[:12]}.js"


@cache
def style_name() -> str:
    """Return the style sheet's file name, which changes with its content."""
    return f"page-{sha256(style().encode('utf-8')).hexdigest()[:12]}.css"
