"""What may be opened: the lessons, the pages beside them, own notebooks; and what went wrong."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import nbformat
from tornado.web import HTTPError, RequestHandler

from jiama.serve import faults
from jiama.serve.listing import Entry, lessons
from jiama.teach import plans
from jiama.text import REFERENCE, translator

PAGES = ("lab", "glossary", "about", "study", "python", "rules")


def pages(home: Path, language: str = REFERENCE) -> list[Entry]:
    """Return the pages that are no lessons, such as the lab."""
    tr = translator(language)
    found = {entry.page: entry for entry in _pages(home, tr)}
    return [found[page] for page in PAGES if page in found]


def own(home: Path, places: Sequence[Path]) -> dict[str, Path]:
    """Return the facilitator's own notebooks: address to file, folder by folder.

    Parameters
    ----------
    home
        The folder of the lessons; what lies in it keeps its name as address.
    places
        Notebooks, and folders whose notebooks are meant; none below them.
    """
    found = {}
    for number, place in enumerate(places, 1):
        books = [b for b in sorted(place.glob("*.ipynb")) if _lies_in(b, place)]
        for book in books if place.is_dir() else [place]:
            address = book.name if book.parent == home else f"own/{number}/{book.name}"
            found[address] = book
    return found


def listed(home: Path, own_places: Sequence[Path] = ()) -> dict[str, Path]:
    """Return every notebook that may be opened: address to file.

    Nothing else in the folder is run, whatever it is called or links to.
    """
    ours = (entry.file for entry in (*lessons(home), *pages(home)))
    books = {name: home / name for name in ours}
    return {a: b for a, b in books.items() if _lies_in(b, home)} | own(home, own_places)


def besides(home: Path, places: Sequence[Path]) -> dict[str, Path]:
    """Return the facilitator's own notebooks that are none of ours: address to file."""
    ours = listed(home)
    return {address: book for address, book in own(home, places).items() if address not in ours}


def _lies_in(book: Path, folder: Path) -> bool:
    return book.is_file() and book.resolve().parent == folder.resolve()


def title(home: Path, language: str, stem: str, metadata: dict, otherwise: str) -> str:
    """Return a notebook's title: its lesson's, its page's, else the one in its metadata."""
    number = stem.partition("_")[0]
    if (home / "plans" / f"{number}.toml").is_file():
        return plans.content(number, home / "plans").get("title", otherwise)
    page = metadata.get("jiama", {}).get("page")
    if page in PAGES:
        return translator(language)(f"page.{page}")
    return metadata.get("title") or otherwise


def _pages(home: Path, tr) -> Iterator[Entry]:
    for path in sorted([*home.glob("*.ipynb"), *home.glob("research/*.ipynb")]):
        try:
            changed = path.stat().st_mtime_ns
        except OSError:  # gone since, or a link to nowhere
            continue
        metadata = _metadata(path, changed)
        page = metadata.get("page")
        if page in PAGES:
            file = path.relative_to(home).as_posix()
            yield Entry("", tr(f"page.{page}"), file, page=page)


@cache
def _metadata(path: Path, _changed: int) -> dict:
    """Return what a notebook says of itself to us; nothing, where it cannot be read."""
    try:
        return dict(nbformat.read(path, as_version=4).metadata.get("jiama", {}))
    except Exception as error:  # empty, cut off, no notebook: whatever stands beside the lessons
        faults.report(error, f"notebook {path.name}")
        return {}


class FriendlyHandler(RequestHandler):
    """What answers an address that does not exist."""

    def prepare(self):
        """Every request ends here."""
        raise HTTPError(404)

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)


KINDS = {403: "missing", 404: "missing", 421: "stranger"}


def write_friendly(handler: RequestHandler, status: int) -> None:
    """Answer with a page that says what happened and leads back to the list."""
    base_url = handler.settings.get("base_url", "/")
    kind = KINDS.get(status, "failed")
    _write_plain(handler, "sorry.html.j2", kind=kind, link="back", to=base_url)


def write_elsewhere(handler: RequestHandler) -> None:
    """Answer a page of another site; asked for by a click on the answer it is none any more."""
    handler.set_status(403)
    to = handler.request.uri
    _write_plain(handler, "sorry.html.j2", kind="elsewhere", link="on", to=to)


def write_waiting(handler: RequestHandler, seconds: int, full: bool) -> None:
    """Answer with a page that says how long it will take, and asks again by itself."""
    again = min(seconds, 10)
    handler.set_status(503)
    handler.set_header("Retry-After", str(again))
    handler.set_header("Cache-Control", "no-store")
    _write_plain(handler, "waiting.html.j2", seconds=seconds, again=again, full=full)


def _write_plain(handler: RequestHandler, template: str, **words) -> None:
    settings = handler.settings
    tr = translator(settings.get("jiama_language", REFERENCE))
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    page = settings["voila_jinja2_env"].get_template(template)
    handler.finish(page.render(tr=tr, **words))
