"""Scripts and styles, sent packed: a class on one wireless network loads a quarter of the bytes."""

import gzip
from functools import cache
from pathlib import Path

from jupyter_server.base.handlers import FileFindHandler
from tornado.web import HTTPError
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

SUFFIXES = {".js", ".css", ".svg", ".json"}


@cache
def _packed(path: str, _changed: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


class Packing:
    """Makes a static file handler send text packed, each file packed once."""

    async def get(self, path, include_body=True):
        """Send the file, packed where the browser can unpack it."""
        understood = "gzip" in self.request.headers.get("Accept-Encoding", "")
        if not (understood and include_body and Path(path).suffix in SUFFIXES):
            await super().get(path, include_body)
            return
        self.path = self.parse_url_path(path)
        found = self.get_absolute_path(self.root, self.path)
        self.absolute_path = self.validate_absolute_path(self.root, found)
        if self.absolute_path is None:
            return
        self.modified = self.get_modified_time()
        self.set_headers()
        self.set_header("Vary", "Accept-Encoding")
        if self.should_return_304():
            self.set_status(304)
            return
        self.set_header("Content-Encoding", "gzip")
        changed = Path(self.absolute_path).stat().st_mtime_ns
        self.finish(_packed(str(self.absolute_path), changed))


class PackedShared(Packing, MultiStaticFileHandler):
    """Voila's scripts."""


class PackedTemplate(Packing, TemplateStaticFileHandler):
    """The template's scripts and styles."""

    def parse_url_path(self, path):
        """Refuse what names no file of a template: Voila's reader fails on it."""
        parts = path.split("/")
        if len(parts) < 3 or parts[1] != "static" or {"", ".", ".."} & set(parts):
            raise HTTPError(404)
        return super().parse_url_path(path)


class PackedExtension(Packing, FileFindHandler):
    """The widgets' scripts."""
