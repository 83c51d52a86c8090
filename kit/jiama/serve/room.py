"""The way in for a room: the page with the large code, and short addresses to type."""

import unicodedata
from functools import cache
from pathlib import Path

import segno
from tornado.web import HTTPError, RequestHandler

from jiama.serve.listing import Entry, lessons
from jiama.serve.network import Door
from jiama.serve.pages import pages, write_friendly
from jiama.text import REFERENCE, translator

SHORT = r"([^/]{1,60})/?"
"""Addresses that a person may have typed, such as ``/03``."""


@cache
def code(address: str) -> str:
    """Return an address as a QR code that takes the size its place gives it."""
    shape = {"omitsize": True, "border": 3, "light": "#fff", "svgclass": "jm-qr", "lineclass": None}
    return segno.make(address, error="m", micro=False).svg_inline(**shape)


def entries(home: Path, language: str = REFERENCE) -> dict[str, Entry]:
    """Return every listed page by its short name: a lesson's number, or ``lab`` and the like."""
    listed = (*lessons(home, language), *pages(home, language))
    return {entry.number or entry.page: entry for entry in listed}


def short(typed: str, known: dict[str, Entry]) -> Entry | None:
    """Return the page that a typed name means: full-width, padded or with a stop behind it."""
    name = unicodedata.normalize("NFKC", typed).strip().rstrip(".,;:!\u3002/").strip().casefold()
    return known.get(name.zfill(2) if name.isdecimal() else name)


class _Page(RequestHandler):
    """What both handlers know."""

    @property
    def home(self) -> Path:
        """The lessons' folder."""
        return Path(self.settings["contents_manager"].root_dir)

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)


class ShortHandler(_Page):
    """``/03`` leads to lesson 03."""

    def get(self, typed: str):
        """Lead to the page that is meant."""
        entry = short(typed, entries(self.home))
        if entry is None:
            raise HTTPError(404)
        self.redirect(f"{self.settings['base_url']}{entry.address}")


class RoomHandler(_Page):
    """One address and its code, as large as the screen: of the list, or straight to a lesson."""

    def get(self):
        """Show the code of the door and the page that the address names."""
        doors: tuple[Door, ...] = self.settings.get("jiama_doors", ())
        if not doors:
            raise HTTPError(404)
        language = self.settings.get("jiama_language", REFERENCE)
        known = entries(self.home, language)
        at, name = (
            self.get_query_argument("at", doors[0].address),
            self.get_query_argument("to", ""),
        )
        door = next((door for door in doors if door.address == at), doors[0])
        entry = known.get(name)
        port, base = self.settings["jiama_port"], self.settings["base_url"]
        address = door.url(port, base) + (name if entry else "")
        self.write(
            self.settings["voila_jinja2_env"]
            .get_template("room.html.j2")
            .render(
                tr=translator(language),
                base_url=base,
                address=address,
                code=code(address),
                doors=doors,
                door=door,
                entry=entry,
                name=name if entry else "",
                known=known,
            )
        )
