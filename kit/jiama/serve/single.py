"""Pages as files: each complete in itself, or with the app beside it, shared by all.

A page in a file of its own opens by a double click and from any plain web server; one that shares
the app costs a class its lesson's text only. Neither asks another host for anything.
"""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jiama import places
from jiama.model.version import VERSION
from jiama.page import language as app
from jiama.serve.listing import BESIDE, Entry, file_name, kept_beside, lessons
from jiama.teach import compile as compiled
from jiama.teach import plans, start
from jiama.text import translator

TEMPLATES = Path(__file__).parent / "templates"
NONE = "'none'"
SAID = ("too_old", "not_drawn")
ON_TOP = ("glossary", "about")
"""What stands on top of the start page; the others are among its tools."""


@dataclass(frozen=True)
class Shared:
    """Where pages that share the app find it: addresses of script and style sheet."""

    script: str
    style: str


@dataclass(frozen=True)
class Here:
    """What belongs to one server: its base address, doors (address, kind), and more notebooks."""

    base: str = ""
    doors: tuple[tuple[str, str], ...] = ()
    code: tuple[Entry, ...] = ()
    own: Mapping[str, Path] = field(default_factory=dict)


def names() -> tuple[str, ...]:
    """Return the names of all pages: the lessons' numbers, then the pages beside them."""
    stories = {path.name.partition("_")[0] for path in places.lessons().glob("*_*.ipynb")}
    return (*[number for number in plans.numbers() if number in stories], *BESIDE)


def written(name: str, language: str, shared: Shared | None = None) -> str:
    """Return one page as the text of its file; the same text each time.

    Parameters
    ----------
    name
        One of `names`, or "index" for the list of all.
    language
        Code of the text catalogue.
    shared
        Where the app is, where the page does not carry it.
    """
    tr = translator(language)
    if name == "index":
        listed = lessons(places.lessons(), language)
        return index(language, listed, kept_beside(listed, language), shared)
    data = (compiled.page if name in BESIDE else compiled.lesson)(name, language)
    env = {"home": file_name("index"), "lab": file_name("lab"), "next": _after(name)}
    content = {"jiama-lesson": data, "jiama-env": env}
    if shared is None:
        content["jiama-language"] = app.pack(language)
    waiting = _template("waiting_file.html.j2").render(tr=tr)
    scripts = [] if shared else [app.bundle()]
    return _page(
        tr, data["title"], shared, body=waiting, data=content,
        first=[_floor(language)], scripts=scripts,
    )  # fmt: skip


def index(
    language: str,
    listed: list[Entry],
    beside: dict,
    shared: Shared | None = None,
    here: Here = Here(),
) -> str:
    """Return the start page as text.

    It is whole without JavaScript; with it, what was done in this browser stands beside it.

    Parameters
    ----------
    language
        Code of the text catalogue.
    listed
        The lessons, in order.
    beside
        Their data, from `jiama.serve.listing.kept_beside`.
    shared
        Where the style sheet is, where the page does not carry it.
    here
        What belongs to the server.
    """
    tr = translator(language)
    groups = start.grouped(listed)
    body = _template("start.html.j2").render(
        tr=tr, groups=groups, columns=start.COLUMNS, pages=_beside(tr), here=here,
        on_top=ON_TOP, quote=quote, lessons=listed,
    )  # fmt: skip
    return _page(
        tr, tr("common.product"), Shared("", shared.style) if shared else None, body=body,
        data={"jiama-start": beside}, scripts=[app.start()], base=here.base, start=True,
    )  # fmt: skip


def write(folder: Path, language: str) -> Iterator[Path]:
    """Write every page and the list of them into a folder; yield each file as it stands."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*names(), "index"):
        path = folder / file_name(name)
        path.write_text(written(name, language), encoding="utf-8", newline="\n")
        yield path


def _page(tr, title, shared, *, body, data=None, first=(), scripts=(), base="", start=False) -> str:
    # What tells of a fault stands before all that may be cut off.
    first, scripts = [_mode(), *first], list(map(_inline, scripts))
    return _template("file.html.j2").render(
        tr=tr,
        language=tr.language,
        title=title,
        version=VERSION,
        policy=_policy([*first, *scripts], shared),
        style=app.style(),
        shared=shared,
        home=file_name("index"),
        pages=_beside(tr),
        base=base,
        start=start,
        on_top=ON_TOP,
        body=body,
        data={id: _json(content) for id, content in (data or {}).items()},
        first=first,
        scripts=scripts,
    )


def _inline(script: str) -> str:
    """Return a script that does not end the element it stands in."""
    return script.replace("</script", "<\\/script")


def _policy(scripts: list[str], shared: Shared | None) -> str:
    """Return what the page may load: its own scripts by their hashes, and nothing from outside."""
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    own = "'self' " if shared else ""
    return (
        f"default-src 'none'; script-src {own}{hashes}; worker-src blob:; "
        f"connect-src {own or NONE}; style-src {own}'unsafe-inline'; "
        f"img-src {own}data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")


def _beside(tr) -> list[dict]:
    return [{"name": n, "address": file_name(n), "title": tr(f"page.{n}")} for n in BESIDE]


def _after(name: str) -> str | None:
    lessons = [n for n in names() if n not in BESIDE]
    at = lessons.index(name) + 1 if name in lessons else len(lessons)
    return file_name(lessons[at]) if at < len(lessons) else None


def _json(data: dict) -> str:
    """Return data as JSON that no page takes for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def _mode() -> str:
    return (TEMPLATES / "mode.js").read_text(encoding="utf-8")


@cache
def _floor(language: str) -> str:
    tr = translator(language)
    said = {key: json.dumps(tr(f"page.{key}"), ensure_ascii=False) for key in SAID}
    return _template("able.js").render(**said)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined)


def _template(name: str):
    return _environment().get_template(name)
