"""Servers, a browser with the network cut, and pictures of pages."""

import contextlib
import io
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlparse

import pytest
from chromium import PATIENCE
from chromium import chromium as start_chromium
from PIL import Image, ImageStat

from jiama.serve import verbs

ROOT = Path(__file__).resolve().parents[2]
SHOTS = ROOT / "shots"
SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desktop": (1366, 768), "wide": (1920, 1080)}


def pytest_collection_modifyitems(items):
    """Everything in this folder needs the browser, and comes last: its loop runs to the end."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: here in item.path.parents)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def _running(command: list[str], address: str, log: Path):
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)
        try:
            for _ in range(PATIENCE // 100):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(address, timeout=60).close()
                    break
                if process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                process.kill()
            if process.poll() is not None:
                raise RuntimeError(log.read_text(encoding="utf-8"))
            yield address, process
        finally:
            process.terminate()
            process.wait(60)


@contextlib.contextmanager
def serve(folder: Path, log: Path, *more: str):
    """Serve a folder of notebooks with our application; give its address and its process."""
    port = _free_port()
    start = (
        "import sys; from jiama.serve.app import LessonApp; from pathlib import Path;"
        "app = LessonApp(root_dir=sys.argv[1], own=[sys.argv[1]], port=int(sys.argv[2]),"
        "open_browser=False);"
        "app.initialize(sys.argv[3:]); app.start()"
    )
    command = [sys.executable, "-c", start, str(folder), str(port), *more]
    with _running(command, f"http://127.0.0.1:{port}/", log) as running:
        yield running


@pytest.fixture(scope="session")
def lessons_server(tmp_path_factory):
    """Address of our application on the lessons of this checkout."""
    log = tmp_path_factory.mktemp("server") / "lessons.log"
    with serve(ROOT / "lessons", log) as (address, _):
        yield address


@pytest.fixture
def mortal_server(tmp_path):
    """Address of our application on the lessons, and a function that kills it."""
    with serve(ROOT / "lessons", tmp_path / "mortal.log") as (address, process):

        def kill():
            process.kill()
            process.wait(60)

        yield address, kill


@pytest.fixture(scope="session")
def serve_folder(tmp_path_factory):
    """A function that serves a folder of notebooks and returns the address."""
    with contextlib.ExitStack() as stack:

        def start(folder: Path, *more: str) -> str:
            log = tmp_path_factory.mktemp("server") / "folder.log"
            return stack.enter_context(serve(Path(folder), log, *more))[0]

        yield start


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory):
    """A function that starts JupyterLab as `kit lab` does, on a folder; it returns the address."""
    with contextlib.ExitStack() as stack:

        def start(folder: Path) -> str:
            port = _free_port()
            # Its own memory: no tabs from an earlier server, which would take the keys.
            own = tmp_path_factory.mktemp("jupyterlab")
            command = [
                sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root",
                f"--port={port}", f"--ServerApp.root_dir={folder}", "--IdentityProvider.token=",
                "--ServerApp.jpserver_extensions={'jiama.serve.extension': True}",
                f"--LabApp.app_settings_dir={verbs.SETTINGS / 'zh-CN'}", "--LabApp.news_url=",
                f"--LabApp.workspaces_dir={own}", f"--LabApp.user_settings_dir={own}",
                "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
            ]  # fmt: skip
            log = tmp_path_factory.mktemp("server") / "lab.log"
            return stack.enter_context(_running(command, f"http://127.0.0.1:{port}/lab", log))[0]

        yield start


@pytest.fixture(scope="session")
def browser():
    """Chromium, with one start for all tests of the session."""
    with start_chromium() as started:
        yield started


@pytest.fixture
def open_page(browser):
    """A function ``open_page(address, size="desktop", **context)`` that returns a loaded page.

    At the end the test fails if a page asked another host for anything, or its
    console or a script reported an error that is not in ``page.allowed``.
    """
    outside, errors, contexts = [], [], []

    def start(address: str, size: str = "desktop", wait: bool = True, **more):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **more
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.allowed = []
        if urlparse(address).path.startswith(("/lab", "/tree", "/notebooks")):
            # JupyterLab asks for checkpoints and workspaces that need not be there.
            page.allowed.append("404")

        def gate(route):
            host = urlparse(route.request.url).hostname
            if host in ("127.0.0.1", None):
                route.continue_()
            else:
                outside.append(route.request.url)
                route.abort()

        context.route("**/*", gate)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda m: m.type == "error" and errors.append((page, m.text)))
        page.on("pageerror", lambda e: errors.append((page, str(e))))
        page.goto(address)
        if wait and (".html" in address or "/voila/render/" in address):
            wait_ready(page)
        return page

    yield start
    left = [text for page, text in errors if not any(word in text for word in page.allowed)]
    for context in contexts:
        context.close()
    assert not outside, f"asked other hosts: {outside}"
    assert not left, f"the console reports: {left}"


def wait_ready(page) -> None:
    """Wait until a page stands: one of the kit's own, or a notebook with all its outputs."""
    page.wait_for_function("() => ['', 'true'].includes(document.documentElement.dataset.ready)")


@pytest.fixture
def ready():
    """The function `wait_ready`."""
    return wait_ready


@pytest.fixture
def shot():
    """A function ``shot(page, name)`` that saves a picture of the page and refuses a blank one."""

    def take(page, name: str, full: bool = False) -> Path:
        SHOTS.mkdir(exist_ok=True)
        data = page.screenshot(full_page=full)
        path = SHOTS / f"{name}.png"
        path.write_bytes(data)
        spread = max(ImageStat.Stat(Image.open(io.BytesIO(data)).convert("RGB")).stddev)
        assert spread > 5, f"{path} is blank"
        return path

    return take


@pytest.fixture
def axe():
    """A function ``axe(page)`` that returns serious and critical violations, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page) -> list[str]:
        found = Axe().run(page).response["violations"]
        return [
            f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']][:4]}"
            for v in found
            if v["impact"] in ("serious", "critical")
        ]

    return check
