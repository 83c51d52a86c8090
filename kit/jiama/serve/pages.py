"""The pages beside the lessons: the list of lessons, and what went wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import nbformat
from tornado.web import HTTPError, RequestHandler
from voila.treehandler import VoilaTreeHandler

from jiama.serve import faults, single
from jiama.teach import plans
from jiama.teach.errors import PlanError
from jiama.text import REFERENCE, translator

PAGES = ("lab", "glossary", "about", "study", "python", "rules")
CODE = ("python", "rules")
"""Notebooks whose cells are to be read and changed: a page that hides code is no place for them."""


@dataclass(frozen=True)
class Entry:
    """A line of the list: a lesson, or with an empty number another page."""

    number: str
    title: str
    file: str
    minutes: int = 0
    argument: str = ""
    original: str = ""
    page: str = ""

    @property
    def code(self) -> bool:
        """Whether it is a notebook to be opened in JupyterLab."""
        return self.page in CODE

    @property
    def address(self) -> str:
        """Return where the page is, below the base address."""
        if self.number:
            return single.file_name(self.number)
        if self.page in single.BESIDE:
            return single.file_name(self.page)
        return f"voila/render/{quote(self.file)}"


def lessons(home: Path, language: str = REFERENCE) -> list[Entry]:
    """Return the lessons that have a notebook and a plan, in order; what is broken is left out."""
    found = []
    for number in plans.numbers(home / "plans"):
        # A copy made beside the lesson ("… - Copy1") has the longer name.
        notebook = min(home.glob(f"{number}_*.ipynb"), key=lambda p: (len(p.name), p), default=None)
        if notebook is None:
            continue
        try:
            plan = _plan(home, number, (home / "plans" / f"{number}.toml").stat().st_mtime_ns)
            known = {key: plan[key] for key in ("number", "minutes")}
            found.append(Entry(file=notebook.name, **known, **plans.named(plan, language)))
        except (PlanError, KeyError, OSError, ValueError) as error:
            faults.report(error, f"plan {number}")
    return found


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


def _besides(home: Path, places: Sequence[Path]) -> dict[str, Path]:
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
def _plan(home: Path, number: str, _changed: int) -> dict:
    return plans.content(number, home / "plans")


@cache
def _metadata(path: Path, _changed: int) -> dict:
    """Return what a notebook says of itself to us; nothing, where it cannot be read."""
    try:
        return dict(nbformat.read(path, as_version=4).metadata.get("jiama", {}))
    except Exception as error:  # empty, cut off, no notebook: whatever stands beside the lessons
        faults.report(error, f"notebook {path.name}")
        return {}


class StartHandler(VoilaTreeHandler):
    """The list of lessons; every other folder is unknown."""

    def get(self, path=""):
        """Show the list."""
        if path.strip("/"):
            raise HTTPError(404)
        home = Path(self.contents_manager.root_dir)
        language = self.settings.get("jiama_language", REFERENCE)
        self.write(
            self.settings["voila_jinja2_env"]
            .get_template("start.html.j2")
            .render(
                tr=translator(language),
                base_url=self.base_url,
                lessons=lessons(home, language),
                pages=pages(home, language),
                doors=self.settings.get("jiama_doors", ()),
                port=self.settings.get("jiama_port"),
                own=_besides(home, self.settings.get("jiama_own", ())),
            )
        )

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)


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
