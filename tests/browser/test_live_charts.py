"""The live charts in a real browser, in a Voila page and in JupyterLab, with no network."""

import base64
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlparse

import nbformat
import pytest
from playwright.sync_api import sync_playwright

from jiama.view import bundle
from jiama.view.charts import CHARTS

pytestmark = pytest.mark.browser

COMMON = """
import ipywidgets, jiama, numpy as np
from jiama.text import translator
from jiama.view import rows
from jiama.view.live import LiveChart
tr = translator("zh-CN")
tree = jiama.Hierarchy.preset("classroom")
def run(**levers):
    return jiama.simulate(jiama.Settings(**levers), tree, cycles=6, runs=12, seed=0)
base = run()
def every(**levers):
    new, points = run(**levers), np.linspace(0, 1, 6)
    values = new.outcome("value")[-1].mean() * np.ones((6, 1)) * np.linspace(0.8, 1, 12)
    pair = {name: getattr(rows, name)(new, tr, base)
            for name in ("amplification", "ledger", "time", "shortfall", "accountability")}
    pair |= {name: getattr(rows, name)(new, tr) for name in ("books", "books_run")}
    pair |= {"targets": rows.targets(tr), "provinces": rows.provinces(tr)}
    pair["long_run"] = rows.long_run(new, tr, base, outcome="value")
    pair["trade_off"] = rows.trade_off(new, tr, base, x="amplification", y="value")
    pair["heat_map"] = rows.heat_map(points, points, np.outer(values.mean(1), points))
    pair["sweep"] = rows.sweep(points, values, tr, here=0.5)
    return pair
"""
ONE = """
chart = LiveChart("amplification", rows.amplification(base, tr, base))
lever = ipywidgets.FloatSlider(value=0.05, min=0, max=0.3, step=0.01)
lever.observe(lambda c: chart.show(rows.amplification(run(habit=c.new), tr, base)), "value")
display(lever, chart)
"""
TWINS = """
moved = {name: LiveChart(name, first, steady=False) for name, first in every(habit=0.2).items()}
last = every(habit=0.1, tournament=0.9)
fresh = {name: LiveChart(name, last[name], steady=False) for name in moved}
go = ipywidgets.Button(description="go")
def press(_):
    for name, chart in moved.items():
        chart.show(every(strictness=1)[name])
        chart.show(last[name])
go.on_click(press)
box = ipywidgets.VBox([c for pair in zip(moved.values(), fresh.values()) for c in pair])
display(go, box)
"""
BURST = """
chart = LiveChart("amplification", rows.amplification(base, tr, base))
go = ipywidgets.Button(description="go")
def press(_):
    for habit in np.linspace(0, 0.3, 60):
        chart.show(rows.amplification(base, tr, base), f"{habit:.3f}")
go.on_click(press)
hidden = ipywidgets.VBox([LiveChart("time", rows.time(base, tr, base))])
hidden.layout.display = "none"
show = ipywidgets.Button(description="show")
show.on_click(lambda _: setattr(hidden.layout, "display", ""))
display(go, show, chart, hidden)
"""
BROKEN = """
from jiama.view import bundle
bundle.text = lambda: "export const nothing = 0;"
display(LiveChart("time", rows.time(base, tr, base)))
"""
NOTEBOOKS = {"one": ONE, "twins": TWINS, "burst": BURST, "broken": BROKEN}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def server(arguments, port, log):
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments], stdout=out, stderr=subprocess.STDOUT
        )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.3):
                break
            time.sleep(0.2)
        else:
            pytest.fail(log.read_text(encoding="utf-8")[-2000:])
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        told = "these tests need Chromium"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("charts")
    for name, source in NOTEBOOKS.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(COMMON + source)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def voila(notebooks):
    port = free_port()
    arguments = ["voila", str(notebooks), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with server(arguments, port, notebooks / "voila.log") as address:
        yield address


@pytest.fixture(scope="module")
def lab(notebooks):
    port = free_port()
    arguments = [
        "jupyterlab", "--no-browser", f"--port={port}", "--ServerApp.ip=127.0.0.1",
        "--IdentityProvider.token=", "--ServerApp.allow_root=True", "--LabApp.news_url=",
        f"--ServerApp.root_dir={notebooks}", "--ServerApp.open_browser=False",
    ]  # fmt: skip
    with server(arguments, port, notebooks / "lab.log") as address:
        yield address


@pytest.fixture
def open_page(chromium):
    """Return a function that opens a page whose requests to other hosts are refused and noted."""
    contexts = []

    def opened(width=1366, serve_bundle=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.outside, page.troubles, page.bundles = [], [], 0

        def answer(route):
            address = urlparse(route.request.url)
            if address.hostname != "127.0.0.1":
                page.outside.append(route.request.url)
                return route.abort()
            if address.path.endswith(f"/jiama/static/{bundle.filename()}") and serve_bundle:
                page.bundles += 1
                body = bundle.ensure().read_text(encoding="utf-8")
                return route.fulfill(body=body, content_type="text/javascript")
            return route.continue_()

        def heard(message):
            about_charts = "WARN" in message.text or "jiama" in message.text
            if message.type == "error" or about_charts:
                page.troubles.append((message.text, message.location.get("url", "")))

        page.route("**/*", answer)
        page.on("console", heard)
        page.on("pageerror", lambda error: page.troubles.append((str(error), "")))
        return page

    yield opened
    for context in contexts:
        context.close()


def render(page, voila, name, charts=1):
    page.goto(f"{voila}voila/render/{name}.ipynb")
    page.wait_for_function(
        "n => document.querySelectorAll('.jm-chart[data-frame]').length >= n",
        arg=charts,
        timeout=90_000,
    )
    page.wait_for_timeout(300)


def picture(page, index=0):
    return page.evaluate("i => document.querySelectorAll('.jm-chart canvas')[i].toDataURL()", index)


def share_of_pixels_that_differ(page, one, other):
    """Compare two canvases; less than a sixth of full contrast is smoothing of edges."""
    return page.evaluate(
        """([one, other]) => {
          const canvases = document.querySelectorAll(".jm-chart canvas");
          const read = (canvas) =>
            canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const [a, b] = [read(canvases[one]), read(canvases[other])];
          if (a.length !== b.length) return 1;
          let differ = 0;
          for (let i = 3; i < a.length; i += 4) {
            const far = [0, 1, 2, 3].some((k) => Math.abs(a[i - k] - b[i - k]) > 42);
            if (far) differ += 1;
          }
          return differ / (a.length / 4);
        }""",
        [one, other],
    )


def own_troubles(page):
    """Return troubles that are not Voila's own template asking a CDN for its icons."""
    return [trouble for trouble in page.troubles if "fontawesome" not in trouble[1]]


def move_lever(page, times):
    page.locator(".noUi-handle").first.focus()
    for _ in range(times):
        before = page.get_attribute(".jm-chart", "data-frame")
        page.keyboard.press("ArrowRight")
        page.wait_for_function(
            "n => document.querySelector('.jm-chart').dataset.frame !== n", arg=before
        )


def assert_moves_in_place(page):
    page.evaluate("document.querySelector('.jm-chart canvas').marked = true")
    before = picture(page)
    said = page.inner_text(".jm-chart-caption")
    move_lever(page, 6)
    assert picture(page) != before
    assert page.inner_text(".jm-chart-caption") != said
    assert page.evaluate("document.querySelector('.jm-chart canvas').marked === true")


def test_in_voila_a_lever_changes_the_picture_and_keeps_the_node(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    assert_moves_in_place(page)
    assert own_troubles(page) == []
    assert [url for url in page.outside if "fontawesome" not in url] == []
    assert page.bundles == 1


def test_in_jupyterlab_the_same_chart_works_with_the_kernel_as_its_only_source(lab, open_page):
    page = open_page(serve_bundle=False)
    page.goto(f"{lab}lab/tree/one.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.click(timeout=60_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".jm-chart[data-frame='1']", timeout=60_000)
    assert_moves_in_place(page)
    assert page.outside == []
    missing = "404 (Not Found)"
    assert [t for t in page.troubles if "jiama/static" not in t[1] or missing not in t[0]] == []


def test_a_picture_changed_in_place_is_the_picture_drawn_anew(voila, open_page):
    page = open_page()
    render(page, voila, "twins", charts=2 * len(CHARTS))
    assert page.bundles == 1
    page.get_by_role("button", name="go").click()
    page.wait_for_function(
        "[...document.querySelectorAll('.jm-chart')].every((f, i) => i % 2 || f.dataset.frame > 2)",
        timeout=60_000,
    )
    page.wait_for_timeout(500)
    titles = page.locator(".jm-chart-title").all_inner_texts()[::2]
    differing = {
        title: share
        for i, title in enumerate(titles)
        if (share := share_of_pixels_that_differ(page, 2 * i, 2 * i + 1)) > 0.0005
    }
    assert differing == {}
    assert own_troubles(page) == []


def test_of_many_frames_the_last_is_shown(voila, open_page):
    page = open_page()
    render(page, voila, "burst")
    page.get_by_role("button", name="go").click()
    page.wait_for_selector(".jm-chart[data-frame='61']", timeout=30_000)
    assert page.inner_text(".jm-chart-caption") == "0.300"


def test_a_chart_without_room_waits_and_is_drawn_when_it_gets_some(voila, open_page):
    page = open_page()
    render(page, voila, "burst")
    hidden = page.locator(".jm-chart").nth(1)
    assert hidden.locator("canvas").count() == 0
    page.get_by_role("button", name="show").click()
    page.wait_for_function("document.querySelectorAll('.jm-chart canvas').length === 2")
    assert hidden.locator("canvas").bounding_box()["width"] > 300


@pytest.mark.parametrize("width", [360, 768, 1366, 1920])
def test_the_picture_fills_its_place_and_no_more(width, voila, open_page):
    page = open_page(width)
    render(page, voila, "one")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    place = page.locator(".jm-chart-picture").bounding_box()
    drawn = page.locator(".jm-chart canvas").bounding_box()
    assert drawn["width"] == pytest.approx(place["width"], abs=2)


def test_a_narrower_window_makes_a_narrower_picture_of_the_same_node(voila, open_page):
    page = open_page(1366)
    render(page, voila, "one")
    page.evaluate("document.querySelector('.jm-chart canvas').marked = true")
    page.set_viewport_size({"width": 600, "height": 900})
    page.wait_for_function("document.querySelector('.jm-chart canvas').clientWidth < 600")
    assert page.evaluate("document.querySelector('.jm-chart canvas').marked === true")


def test_larger_type_makes_a_taller_picture(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    before = page.locator(".jm-chart canvas").bounding_box()["height"]
    page.evaluate("document.documentElement.style.setProperty('--jm-scale', '1.35')")
    page.wait_for_function(
        "h => document.querySelector('.jm-chart canvas').clientHeight > h * 1.3", arg=before
    )


def saved(page, kind):
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).first.click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def test_saved_pictures_carry_their_chinese_words(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    svg, name = saved(page, "SVG")
    assert name == "目标逐级怎么变.svg"
    text = svg.decode("utf-8")
    assert all(word in text for word in ("目标逐级怎么变", "中央", "乡镇", "本方案"))
    assert "Noto Sans CJK SC" in text
    png, name = saved(page, "PNG")
    assert png.startswith(b"\x89PNG") and name.endswith(".png")
    inked = page.evaluate(
        """async (url) => {
          const image = new Image(); image.src = url; await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const paint = canvas.getContext("2d"); paint.drawImage(image, 0, 0);
          const { data } = paint.getImageData(0, 0, image.width, image.height);
          let dark = 0, clear = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (data[i] < 128) dark += 1;
            if (data[i + 3] < 255) clear += 1;
          }
          return { width: image.width, share: dark / (data.length / 4), clear };
        }""",
        "data:image/png;base64," + base64.b64encode(png).decode(),
    )
    assert inked["width"] >= 1440
    assert inked["clear"] == 0
    assert 0.002 < inked["share"] < 0.2


def test_the_font_that_draws_the_words_has_the_characters(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    drawn = page.evaluate(
        """() => ["加", "码", "\\uFFFF"].map((letter) => {
          const canvas = new OffscreenCanvas(40, 40);
          const paint = canvas.getContext("2d");
          paint.font = "32px " + getComputedStyle(document.querySelector(".jm-chart")).fontFamily;
          paint.fillText(letter, 2, 34);
          return paint.getImageData(0, 0, 40, 40).data.join();
        })"""
    )
    # A font without the characters draws the same box for each of them.
    assert len(set(drawn)) == 3


def test_saved_rows_open_in_a_spreadsheet(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    table, _ = saved(page, "CSV")
    lines = table.decode("utf-8-sig").splitlines()
    assert table.startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("level,kind,series,low,middle,high")
    assert len(lines) == 11


def test_the_keyboard_opens_the_table_that_tells_the_same(voila, open_page):
    page = open_page()
    render(page, voila, "one")
    page.get_by_role("button", name="数据表").focus()
    page.keyboard.press("Enter")
    rows = page.locator(".jm-chart-table tbody tr")
    assert rows.count() == 10
    assert rows.last.inner_text().split()[:2] == ["乡镇", "本方案"]
    assert page.inner_text(".jm-chart-caption") in page.get_attribute(
        ".jm-chart-picture", "aria-label"
    )


def test_no_serious_barrier_is_found_by_axe(voila, open_page):
    from axe_playwright_python.sync_playwright import Axe

    page = open_page()
    render(page, voila, "one")
    page.get_by_role("button", name="数据表").click()
    found = Axe().run(page, context=".jm-chart").response["violations"]
    assert [(v["id"], v["impact"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_where_the_picture_fails_the_numbers_are_still_there(voila, open_page):
    page = open_page(serve_bundle=False)
    page.goto(f"{voila}voila/render/broken.ipynb")
    page.wait_for_selector(".jm-chart[data-state=failed]", timeout=60_000)
    assert "数字都在下面的表里" in page.inner_text(".jm-chart-picture")
    assert page.locator(".jm-chart-table tbody tr").count() == 8
    assert page.inner_text(".jm-chart-caption").startswith("本方案：实干")
