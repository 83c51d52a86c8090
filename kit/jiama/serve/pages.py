"""The pages beside the lessons: the list of lessons, and what went wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import nbformat
from tornado.web import HTTPError, RequestHandler
from voila.treehandler import VoilaTreeHandler

from jiama.teach import plans
from jiama.teach.build import PlanError
from jiama.text import REFERENCE, translator
from jiama.view import faults

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
    summary: str = ""
    page: str = ""

    @property
    def code(self) -> bool:
        """Whether it is a notebook to be opened in JupyterLab."""
        return self.page in CODE

    @property
    def address(self) -> str:
        """Return where the page is, below the base address."""
        return f"voila/render/{quote(self.file)}"


def lessons(home: Path) -> list[Entry]:
    """Return the lessons that have a notebook and a plan, in order; what is broken is left out."""
    found = []
    for number in plans.numbers(home / "plans"):
        # A copy made beside the lesson ("… - Copy1") has the longer name.
        notebook = min(home.glob(f"{number}_*.ipynb"), key=lambda p: (len(p.name), p), default=None)
        if notebook is None:
            continue
        try:
            plan = plans.content(number, home / "plans")
            keys = ("number", "title", "minutes", "argument", "summary")
            found.append(Entry(file=notebook.name, **{key: plan[key] for key in keys}))
        except (PlanError, KeyError, OSError, ValueError) as error:
            faults.report(error, f"plan {number}")
    return found


def pages(home: Path) -> list[Entry]:
    """Return the pages that are no lessons, such as the lab."""
    found = {entry.page: entry for entry in _pages(home)}
    return [found[page] for page in PAGES if page in found]


def title(home: Path, stem: str, metadata: dict, otherwise: str) -> str:
    """Return a notebook's title: from its lesson's plan, else from its own metadata."""
    number = stem.partition("_")[0]
    if (home / "plans" / f"{number}.toml").is_file():
        return plans.content(number, home / "plans").get("title", otherwise)
    return metadata.get("jiama", {}).get("title") or metadata.get("title") or otherwise


def _pages(home: Path) -> Iterator[Entry]:
    for path in sorted([*home.glob("*.ipynb"), *home.glob("research/*.ipynb")]):
        try:
            changed = path.stat().st_mtime_ns
        except OSError:  # gone since, or a link to nowhere
            continue
        metadata = _metadata(path, changed)
        if "page" in metadata:
            file = path.relative_to(home).as_posix()
            yield Entry("", metadata.get("title", path.stem), file, page=metadata["page"])


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
        self.write(
            self.settings["voila_jinja2_env"]
            .get_template("start.html.j2")
            .render(
                tr=translator(self.settings.get("jiama_language", REFERENCE)),
                base_url=self.base_url,
                lessons=lessons(home),
                pages=pages(home),
                doors=self.settings.get("jiama_doors", ()),
                port=self.settings.get("jiama_port"),
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


def write_friendly(handler: RequestHandler, status: int) -> None:
    """Answer with a page that says what happened and leads back to the list."""
    settings = handler.settings
    kind = "missing" if status in (403, 404) else "failed"
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.finish(
        settings["voila_jinja2_env"]
        .get_template("sorry.html.j2")
        .render(
            tr=translator(settings.get("jiama_language", REFERENCE)),
            base_url=settings.get("base_url", "/"),
            kind=kind,
        )
    )
