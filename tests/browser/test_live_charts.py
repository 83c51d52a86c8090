"""The live charts in a real browser, in a Voila page and in JupyterLab, with no network."""

import base64
from pathlib import Path

import nbformat
import pytest

from jiama.drawn import CHARTS
from jiama.view import bundle

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


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("charts")
    for name, source in NOTEBOOKS.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(COMMON + source)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


@pytest.fixture(scope="module")
def voila(notebooks, serve_folder):
    return serve_folder(notebooks)


@pytest.fixture
def listening(open_page):
    """Return a function that opens an empty page which notes warnings and asked-for bundles."""

    def opened(size="desktop"):
        page = open_page("about:blank", size, wait=False, accept_downloads=True)
        page.warnings, page.bundles = [], []

        def heard(message):
            if "WARN" in message.text or "jiama" in message.text:
                page.warnings.append(message.text)

        def asked(request):
            if bundle.filename() in request.url:
                page.bundles.append(request.url)

        page.on("console", heard)
        page.on("request", asked)
        return page

    return opened


@pytest.fixture
def chart_page(listening, voila):
    """Return a function that renders one of the notebooks and waits for its charts."""

    def opened(name, size="desktop", charts=1):
        page = listening(size)
        page.goto(f"{voila}voila/render/{name}.ipynb")
        page.wait_for_function(
            "n => document.querySelectorAll('.jm-chart[data-frame]').length >= n",
            arg=charts,
            timeout=90_000,
        )
        page.wait_for_timeout(300)
        return page

    return opened


def picture(page):
    return page.evaluate("document.querySelector('.jm-chart canvas').toDataURL()")


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


def test_in_voila_a_lever_changes_the_picture_and_keeps_the_node(chart_page):
    page = chart_page("one")
    assert_moves_in_place(page)
    assert page.warnings == []
    assert len(page.bundles) == 1


def run_in_lab(page, lab):
    # JupyterLab asks for checkpoints and workspaces that need not be there.
    page.allowed = [*page.allowed, "404"]
    page.goto(f"{lab}/tree/one.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.click(timeout=60_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".jm-chart[data-frame='1']", timeout=60_000)
    assert_moves_in_place(page)


def test_in_jupyterlab_the_same_chart_loads_from_the_same_address(notebooks, lab_server, listening):
    page = listening()
    run_in_lab(page, lab_server(notebooks))
    assert [url for url in page.bundles if url.endswith(f"jiama/static/{bundle.filename()}")]
    assert page.warnings == []


def test_where_no_server_has_the_library_the_kernel_gives_it(notebooks, lab_server, listening):
    page = listening()
    page.allowed = ["404"]
    page.route(f"**/{bundle.filename()}", lambda route: route.fulfill(status=404))
    run_in_lab(page, lab_server(notebooks))


def test_a_picture_changed_in_place_is_the_picture_drawn_anew(chart_page):
    page = chart_page("twins", charts=2 * len(CHARTS))
    assert len(page.bundles) == 1
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
    assert page.warnings == []


def test_of_many_frames_the_last_is_shown(chart_page):
    page = chart_page("burst")
    page.get_by_role("button", name="go").click()
    page.wait_for_selector(".jm-chart[data-frame='61']", timeout=30_000)
    assert page.inner_text(".jm-chart-caption") == "0.300"


def test_a_chart_without_room_waits_and_is_drawn_when_it_gets_some(chart_page):
    page = chart_page("burst")
    hidden = page.locator(".jm-chart").nth(1)
    assert hidden.locator("canvas").count() == 0
    page.get_by_role("button", name="show").click()
    page.wait_for_function("document.querySelectorAll('.jm-chart canvas').length === 2")
    assert hidden.locator("canvas").bounding_box()["width"] > 300


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop", "wide"])
def test_the_picture_fills_its_place_and_no_more(size, chart_page):
    page = chart_page("one", size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    place = page.locator(".jm-chart-picture").bounding_box()
    drawn = page.locator(".jm-chart canvas").bounding_box()
    assert drawn["width"] == pytest.approx(place["width"], abs=2)


def test_a_narrower_window_makes_a_narrower_picture_of_the_same_node(chart_page):
    page = chart_page("one")
    page.evaluate("document.querySelector('.jm-chart canvas').marked = true")
    page.set_viewport_size({"width": 600, "height": 900})
    page.wait_for_function("document.querySelector('.jm-chart canvas').clientWidth < 600")
    assert page.evaluate("document.querySelector('.jm-chart canvas').marked === true")


def test_larger_type_makes_a_taller_picture_and_normal_type_the_old_one(chart_page):
    page = chart_page("one")
    before = picture(page)
    height = page.locator(".jm-chart canvas").bounding_box()["height"]
    scale = "scale => document.documentElement.style.setProperty('--jm-scale', scale)"
    taller = "h => document.querySelector('.jm-chart canvas').clientHeight > h * 1.3"
    page.evaluate(scale, "1.35")
    page.wait_for_function(taller, arg=height)
    page.evaluate(scale, "1")
    page.wait_for_function(f"h => !({taller})(h)", arg=height)
    page.wait_for_timeout(300)
    assert picture(page) == before


def saved(page, kind):
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).first.click()
    return Path(download.value.path()).read_bytes(), download.value.suggested_filename


def test_saved_pictures_carry_their_chinese_words(chart_page):
    page = chart_page("one")
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


def test_the_font_that_draws_the_words_has_the_characters(chart_page):
    page = chart_page("one")
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


def test_saved_rows_open_in_a_spreadsheet(chart_page):
    page = chart_page("one")
    table, _ = saved(page, "CSV")
    lines = table.decode("utf-8-sig").splitlines()
    assert table.startswith(b"\xef\xbb\xbf")
    assert lines[0].startswith("level,kind,series,low,middle,high")
    assert len(lines) == 11


def test_the_keyboard_opens_the_table_that_tells_the_same(chart_page):
    page = chart_page("one")
    page.get_by_role("button", name="数据表").focus()
    page.keyboard.press("Enter")
    rows = page.locator(".jm-chart-table tbody tr")
    assert rows.count() == 10
    assert rows.last.inner_text().split()[:2] == ["乡镇", "本方案"]
    assert page.inner_text(".jm-chart-caption") in page.get_attribute(
        ".jm-chart-picture", "aria-label"
    )


def test_no_serious_barrier_is_found_by_axe(chart_page, axe):
    page = chart_page("burst")
    page.get_by_role("button", name="数据表").first.click()
    assert axe(page) == []


def test_where_the_picture_fails_the_numbers_are_still_there(listening, voila):
    page = listening()
    page.allowed = ["404"]
    page.route(f"**/{bundle.filename()}", lambda route: route.fulfill(status=404))
    page.goto(f"{voila}voila/render/broken.ipynb")
    page.wait_for_selector(".jm-chart[data-state=failed]", timeout=60_000)
    assert "数字都在下面的表里" in page.inner_text(".jm-chart-picture")
    assert page.locator(".jm-chart-table tbody tr").count() == 8
    assert page.inner_text(".jm-chart-caption").startswith("本方案：实干")
