"""The one JavaScript file that draws every chart, made on this machine.

Vega, Vega-Lite and Vega-Embed come out of the vl-convert wheel as one ES
module, so that no page asks a content network for them. The file is made once
per environment and served under one address for all charts and kernels.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import platformdirs

SNIPPET = "export { vegaEmbed };"


@cache
def filename() -> str:
    """Return the file's name, which changes with vl-convert's version and the exports."""
    made_of = f"{version('vl-convert-python')} {SNIPPET}"
    return f"vega-{sha256(made_of.encode()).hexdigest()[:12]}.js"


def folder() -> Path:
    """Return the folder the file lies in, else the first that it can be written to.

    Inside the environment, in the user's cache, or where ``JIAMA_STATIC`` says. The folder
    holds nothing but files fit to be served to anyone.
    """
    inside = Path(sys.prefix) / "share" / "jiama" / "static"
    places = [inside] if sys.prefix != sys.base_prefix else []
    places.append(platformdirs.user_cache_path("jiama", appauthor=False) / "static")
    if os.environ.get("JIAMA_STATIC"):
        places.append(Path(os.environ["JIAMA_STATIC"]))
    made = (place for place in places if (place / filename()).is_file())
    return next(made, None) or next(filter(_writable, places), places[-1])


def path() -> Path:
    """Return where the file is, or will be."""
    return folder() / filename()


def ensure() -> Path:
    """Return the file's path, making the file first where it is missing (about 2 s)."""
    place = path()
    if not place.is_file():
        _write(place, _javascript())
    return place


def text() -> str:
    """Return the JavaScript, for a page whose server does not serve the file.

    Where the file is missing another process makes it, so that a trainee's
    kernel does not carry vl-convert.
    """
    if not path().is_file():
        subprocess.run([sys.executable, "-m", "jiama.view.bundle"], check=True)
    return path().read_text(encoding="utf-8")


def _javascript() -> str:
    import vl_convert

    return vl_convert.javascript_bundle(SNIPPET)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except PermissionError:
        # Windows refuses to replace a file another process has open; that file is the same.
        if not path.is_file():
            raise
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(draft).unlink()


def _writable(path: Path) -> bool:
    nearest = next(p for p in (path, *path.parents) if p.exists())
    return os.access(nearest, os.W_OK)


if __name__ == "__main__":
    ensure()
