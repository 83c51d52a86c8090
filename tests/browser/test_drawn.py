"""A page is ready when all it promised has been drawn; what does not appear is named by a code."""

import nbformat
import pytest

WIDGET = '''
import anywidget, traitlets
class Part(anywidget.AnyWidget):
    _esm = """%s
    export default { render({ model, el }) {
      const line = document.createElement("p");
      const show = () => (line.textContent = model.get("text"));
      model.on("change:text", show);
      show();
      el.append(line);
    } };"""
    text = traitlets.Unicode("before").tag(sync=True)
part = Part()
'''
BUTTON = """
import ipywidgets
go = ipywidgets.Button(description="go")
go.on_click(lambda _: setattr(part, "text", "after"))
display(go)
"""
SLOW = WIDGET % "await new Promise((done) => setTimeout(done, 3000));" + BUTTON + "display(part)"
HELD = WIDGET % "await new Promise((done) => (window.letGo = done));" + "display(part)"
UNKNOWN = """
kind = "application/vnd.jupyter.widget-view+json"
display({kind: {"model_id": "0" * 32, "version_major": 2, "version_minor": 0}}, raw=True)
"""
CHART = """
import jiama
jiama.simulate(jiama.Settings(), jiama.Hierarchy.preset("classroom"), cycles=6, runs=4).plot("time")
"""
BOOKS = {"slow": [SLOW], "held": ["'text'", HELD, UNKNOWN], "chart": [CHART]}
# Chromium 86 and Safari 14 have none of these.
YOUNG = """
delete AbortSignal.timeout; delete AbortSignal.any; delete AbortSignal.prototype.throwIfAborted;
delete window.structuredClone; delete Object.hasOwn; delete Array.prototype.at;
delete String.prototype.at; delete Object.getPrototypeOf(Int8Array.prototype).at;
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory, serve_folder):
    """Address of a folder with the pages."""
    folder = tmp_path_factory.mktemp("drawn")
    for name, cells in BOOKS.items():
        book = nbformat.v4.new_notebook(metadata={"title": name})
        book.cells = [nbformat.v4.new_code_cell(cell) for cell in cells]
        nbformat.write(book, folder / f"{name}.ipynb")
    return serve_folder(folder)


@pytest.fixture
def opened(open_page, served):
    """A function that opens a page without waiting, with what ``prepare(page)`` did before."""

    def start(name, prepare=lambda page: None):
        page = open_page("about:blank", wait=False)
        page.clock.install()
        prepare(page)
        page.goto(f"{served}voila/render/{name}.ipynb")
        return page

    return start


def is_ready(page, how):
    page.wait_for_function("how => document.documentElement.dataset.ready === how", arg=how)


def stands_still(page, codes):
    """Wait until only these parts are missing, and let the time pass that the page gives them."""
    page.wait_for_function(
        "codes => window.jiamaDrawn && jiamaDrawn.missing().map((m) => m.code).join(' ') === codes",
        arg=codes,
    )
    page.wait_for_timeout(500)  # the page looks, too
    page.clock.fast_forward(21_000)


def test_a_part_that_takes_three_seconds_to_load_still_hears_its_kernel(opened):
    page = opened("slow")
    is_ready(page, "true")
    assert page.get_by_text("before").is_visible()
    page.get_by_role("button", name="go").click()
    page.get_by_text("after").wait_for()


def test_what_does_not_appear_is_named_and_what_comes_late_is_taken_back(opened, shot):
    page = opened("held")
    page.allowed += ["widget model not found", "Error displaying widget", "Could not"]
    stands_still(page, "C2 B3")
    is_ready(page, "partly")
    banner = page.locator("#jm-undrawn")
    assert banner.locator("span").inner_text() == "C2 B3"
    assert page.locator("main .jm-fault:visible").count() == 2
    shot(page, "undrawn")
    page.evaluate("letGo()")
    page.get_by_text("before").wait_for()
    page.wait_for_function("!document.querySelector('#jm-undrawn').innerText.includes('C2')")
    assert page.locator("main .jm-fault").count() == 1


def test_a_page_whose_program_does_not_come_says_so(opened):
    def cut(page):
        page.route("**/voila.js", lambda route: route.abort())

    page = opened("chart", cut)
    page.allowed += ["ERR_FAILED"]
    stands_still(page, "A1")
    is_ready(page, "partly")
    assert "A1" in page.locator("#jm-undrawn").inner_text()


def test_the_loading_card_stays_until_the_chart_is_drawn(opened):
    held = []

    def hold(page):
        page.route("**/jiama/static/*", lambda route: held.append(route))

    page = opened("chart", hold)
    page.wait_for_function("document.querySelector('[data-state=waiting]')")
    page.wait_for_timeout(500)
    assert page.locator("#jm-loading").is_visible()
    assert page.evaluate("document.documentElement.dataset.ready") is None
    held[0].continue_()
    is_ready(page, "true")
    assert page.locator(".jm-chart").get_attribute("data-drawn") == ""
    assert page.locator("#jm-loading").is_hidden()


def test_a_browser_without_what_came_after_chromium_86_draws_the_same(opened):
    page = opened("chart", lambda page: page.add_init_script(YOUNG))
    is_ready(page, "true")
    assert page.locator(".jm-chart").get_attribute("data-drawn") == ""
