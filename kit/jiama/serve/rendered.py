"""The kit's own pages, made once and sent to everyone as the same bytes: no kernel is needed.

Every lesson, the lab and the pages beside them are files that share the app; a browser keeps the
app for a year, for its name changes with its content, and asks for a page anew each time.
"""

import asyncio
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from tornado.web import HTTPError, RequestHandler
from voila.treehandler import VoilaTreeHandler

from jiama import places
from jiama.page import language as app
from jiama.serve import listing, single
from jiama.serve.network import Door
from jiama.serve.pages import besides, pages, write_friendly
from jiama.text import REFERENCE, translator

STATIC = r"jiama/static/(page-[\w-]+\.(?:js|css))"
PAGES = r"([\w-]+)\.html"
YEAR = "public, max-age=31536000, immutable"
TYPES = {"html": "text/html", "js": "text/javascript", "css": "text/css"}


@dataclass(frozen=True)
class Sent:
    """What goes over the wire: the bytes as they are, packed, and a tag of their content."""

    plain: bytes
    packed: bytes
    tag: str


def _sent(text: str) -> Sent:
    plain = text.encode("utf-8")
    return Sent(plain, gzip.compress(plain, 6, mtime=0), f'"{sha256(plain).hexdigest()[:16]}"')


@cache
def asset(name: str, language: str) -> Sent | None:
    """Return the app's script or style sheet under its name, None where there is no such file."""
    if name == app.script_name(language):
        return _sent(app.script(language))
    return _sent(app.style()) if name == app.style_name() else None


def page(name: str, language: str) -> Sent:
    """Return one of the kit's pages, made anew when a lesson's files have changed.

    Raises
    ------
    KeyError
        If there is no such page.
    """
    names = {single.file_name(known): known for known in single.names()}
    return _made(names[f"{name}.html"], language, _stamp())


def _stamp() -> int:
    home = places.lessons()
    files = [*home.glob("*.ipynb"), *home.glob("*/*.toml"), *home.glob("*/*.ipynb")]
    return max((path.stat().st_mtime_ns for path in files), default=0)


@cache
def _made(name: str, language: str, _stamp: int) -> Sent:
    return _sent(single.written(name, language, _shared(language)))


def _shared(language: str, base: str = "") -> single.Shared:
    static = f"{base}jiama/static/"
    return single.Shared(static + app.script_name(language), static + app.style_name())


@cache
def _beside(language: str, home: Path, _stamp: int) -> dict:
    return listing.kept_beside(listing.lessons(home, language), language)


_start = lru_cache(4)(_sent)


def warm(language: str) -> None:
    """Make all pages, so that nobody waits for one."""
    for name in single.names():
        page(Path(single.file_name(name)).stem, language)
    _beside(language, places.lessons(), _stamp())


class Sending(RequestHandler):
    """Sends what was made, packed where the browser can unpack it."""

    def send(self, made: Sent, kind: str, caching: str) -> None:
        """Answer with the bytes, or that the browser has them already."""
        self.set_header("Content-Type", f"{TYPES[kind]}; charset=utf-8")
        self.set_header("Cache-Control", caching)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", made.tag)
        if self.check_etag_header():
            self.set_status(304)
            self.finish()
            return
        packed = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if packed:
            self.set_header("Content-Encoding", "gzip")
        self.finish(made.packed if packed else made.plain)

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)


class PageHandler(Sending):
    """One of the kit's own pages."""

    async def get(self, name: str) -> None:
        """Send the page."""
        language = self.settings.get("jiama_language", REFERENCE)
        loop = asyncio.get_running_loop()
        try:
            made = await loop.run_in_executor(None, page, name, language)
        except KeyError:
            raise HTTPError(404) from None
        self.send(made, "html", "no-cache")


class StartHandler(Sending, VoilaTreeHandler):
    """The start page, with what belongs to this server; every other folder is unknown."""

    def get(self, path: str = "") -> None:
        """Send the page."""
        if path.strip("/"):
            raise HTTPError(404)
        known, base = self.settings, self.base_url
        home = Path(self.contents_manager.root_dir)
        language = known.get("jiama_language", REFERENCE)
        here = single.Here(
            base=base,
            doors=tuple(_ways(known["jiama_doors"], known["jiama_port"], base, language)),
            code=tuple(page for page in pages(home, language) if page.code),
            own=besides(home, known.get("jiama_own", ())),
        )
        listed = listing.lessons(home, language)
        data = _beside(language, home, _stamp())
        text = single.index(language, listed, data, _shared(language, base), here)
        self.send(_start(text), "html", "no-cache")


def _ways(doors: tuple[Door, ...], port: int, base: str, language: str) -> Iterator[tuple]:
    tr = translator(language)
    for door in doors:
        kind = tr(f"serve.room.{door.kind}")
        yield door.url(port, base), tr("serve.room.kind", name=door.name, kind=kind)


class AppHandler(Sending):
    """The app, which pages share and notebooks' elements load."""

    def get(self, name: str) -> None:
        """Send the script or the style sheet."""
        known = (asset(name, language) for language in app.languages())
        made = next((found for found in known if found is not None), None)
        if made is None:
            raise HTTPError(404)
        self.send(made, name.rpartition(".")[2], YEAR)
