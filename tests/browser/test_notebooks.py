"""Notebooks in JupyterLab: elements draw, code reads them, a saved one needs no kernel."""

import contextlib
import json
import shutil
import time

import nbformat
import pytest
from walk import guess

import jiama
from jiama import places
from jiama.teach import beats, lesson, plans
from jiama.text import translator

READ = """import json
from pathlib import Path
value = float(shown.record.outcome("value")[-1].mean())
told = {"weight": shown.settings.satisfaction_weight, "value": value}
Path("told.json").write_text(json.dumps(told), encoding="utf-8")"""
PLOT = """import jiama
jiama.simulate(jiama.Settings(), cycles=6, runs=4).plot("ledger")"""

KINDS = "[...document.querySelectorAll('[data-kind]')].map((node) => node.dataset.kind)"
DOWN = """() => {
  const box = document.querySelector(".jp-WindowedPanel-outer");
  box.scrollBy(0, 700);
  return box.scrollTop + box.clientHeight > box.scrollHeight - 2;
}"""
# Ends every kernel.
END = """async (address) => {
  const token = document.cookie.match(/_xsrf=([^;]+)/)[1];
  const headers = { "X-XSRFToken": token };
  for (const { id } of await (await fetch(address)).json())
    await fetch(`${address}/${id}`, { method: "DELETE", headers });
}"""
# How many pixels of each picture have the ink of the theme.
INKED = """() => [...document.querySelectorAll(".jm-chart canvas")].map((canvas) => {
  const root = getComputedStyle(canvas.closest(".jm"));
  const parts = root.getPropertyValue("--ink").match(/[0-9a-f]{2}/g);
  const ink = parts.map((part) => parseInt(part, 16));
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3] > 250 && ink.every((part, k) => Math.abs(data[i + k] - part) < 3)) count += 1;
  return count;
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with lesson 04 whose cells draw on demand, and what code adds to it."""
    made = tmp_path_factory.mktemp("notebooks")
    (path,) = places.lessons().glob("04_*.ipynb")
    shutil.copy(path, made / "lesson.ipynb")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(metadata={"kernelspec": kernel})
    book.cells = [
        nbformat.v4.new_code_cell("from jiama.teach import lesson\npage = lesson.open('04')"),
        nbformat.v4.new_code_cell("page.beat('weight')"),
        nbformat.v4.new_code_cell("shown = page.beat('lever')\nshown"),
        nbformat.v4.new_code_cell(PLOT),
        nbformat.v4.new_code_cell(READ),
    ]
    nbformat.write(book, made / "read.ipynb")
    nbformat.write(book, made / "saved.ipynb")
    return made


@pytest.fixture(scope="module")
def jupyterlab(lab_server, folder):
    """Address of JupyterLab on the folder."""
    return lab_server(folder)


@pytest.fixture
def opened(open_page, jupyterlab):
    """A function that opens a notebook and waits for its kernel."""

    def start(name, **more):
        page = open_page(f"{jupyterlab}/tree/{name}?reset", "wide", **more)
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        page.get_by_text("| 空闲").wait_for()
        idle(page)
        return page

    return start


def idle(page):
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")


def command(page, name):
    """Run one of JupyterLab's commands by its entry in a menu."""
    menu, entry = name
    page.locator(".lm-MenuBar-itemLabel", has_text=menu).first.click()
    page.locator(".lm-Menu-itemLabel", has_text=entry).first.click()


def run_all(page):
    command(page, ("运行", "运行所有单元格"))
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 0)")
    # The first cell has its number: from now on "idle" means that all have run.
    page.locator(".jp-CodeCell .jp-InputPrompt", has_text="[1]:").wait_for()
    idle(page)


def in_file(path, found):
    """Wait until a file that is being written holds what is looked for, and return that."""
    for _ in range(600):
        with contextlib.suppress(OSError, ValueError, KeyError):
            if told := found(json.loads(path.read_text(encoding="utf-8"))):
                return told
        time.sleep(0.1)
    raise AssertionError(path.read_text(encoding="utf-8"))


def dirty(page):
    return page.locator(".lm-DockPanel .lm-TabBar-tab.lm-mod-current.jp-mod-dirty").count() > 0


def test_a_lesson_runs_from_top_to_bottom_in_jupyterlab(opened, shot):
    page = opened("lesson.ipynb")
    page.wait_for_timeout(1500)
    assert not dirty(page)
    run_all(page)
    # JupyterLab keeps only the cells in sight on the page: go down to the last.
    seen = set()
    while True:
        seen |= set(page.evaluate(KINDS))
        assert page.locator(".jm-fault, [data-state=failed]").count() == 0
        assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
        if page.evaluate(DOWN) and "end" in seen:
            break
        page.wait_for_timeout(80)
    assert {beats.kind(beat) for beat in plans.load("04").beat} <= seen
    shot(page, "lesson-04-jupyterlab")


def test_code_reads_the_settings_and_the_record_of_a_panel_and_draws_its_own(opened, folder, shot):
    page = opened("read.ipynb")
    run_all(page)
    guess(page.locator("#jm-beat-weight"))
    lever = page.locator(".jm-beat [data-lever=satisfaction_weight] input")
    page.locator(".jm-beat .jm-why-now:not(:empty)").wait_for()
    lever.press("End")
    weight = float(lever.input_value())
    page.locator(".jm-chart[data-drawn]").first.wait_for()
    shot(page, "notebook-own-code")
    page.wait_for_timeout(500)
    (folder / "told.json").unlink()
    page.locator(".jp-CodeCell .jp-InputArea-editor").last.click()
    page.keyboard.press("Shift+Enter")
    told = in_file(folder / "told.json", dict)
    assert told["weight"] == weight
    settings = jiama.Settings(satisfaction_weight=weight)
    record = jiama.simulate(settings)
    assert told["value"] == pytest.approx(record.outcome("value")[-1].mean(), rel=1e-12)
    assert page.locator(".jm-fault").count() == 0


def test_a_notebook_saved_with_its_elements_shows_them_alive_without_a_kernel(
    opened, folder, jupyterlab, shot
):
    page = opened("saved.ipynb")
    run_all(page)
    page.locator(".jm-chart[data-drawn]").first.wait_for()
    page.keyboard.press("Control+s")
    page.wait_for_function(
        "() => !document.querySelector('.lm-TabBar-tab.lm-mod-current.jp-mod-dirty')"
    )
    kept = "application/vnd.jupyter.widget-state+json"
    state = in_file(folder / "saved.ipynb", lambda book: book["metadata"]["widgets"][kept]["state"])
    text = (folder / "saved.ipynb").read_text(encoding="utf-8")
    kinds = [model["state"].get("kind") for model in state.values()]
    assert {"beat", "picture"} <= set(kinds)
    # The app and its style sheet are the server's: nothing of them is written into the file.
    assert "@media" not in text and "--paper" not in text
    sessions = f"{jupyterlab.removesuffix('/lab')}/api/sessions"
    page.evaluate(END, sessions)
    page.context.close()
    # The kernel that JupyterLab starts now knows of no element.
    page = opened("saved.ipynb")
    page.wait_for_function("() => document.querySelectorAll('.jm-chart[data-drawn]').length > 0")
    guess(page.locator("#jm-beat-weight"))
    said = page.locator(".jm-beat .jm-why-now:not(:empty)")
    before = said.inner_text()
    page.locator(".jm-beat input[type=range]").first.press("End")
    page.wait_for_function(
        "before => document.querySelector('.jm-beat .jm-why-now').innerText !== before", arg=before
    )
    assert page.get_by_text("model not found").count() == 0
    shot(page, "notebook-alone")


def test_a_notebook_from_elsewhere_says_how_its_elements_come_alive(opened, folder, shot):
    data, about = lesson.open("04").beat("weight")._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell(
        "from jiama.teach import lesson\nlesson.open('04').beat('weight')",
        outputs=[nbformat.v4.new_output("execute_result", data, metadata=about)],
    )
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
    nbformat.write(book, folder / "elsewhere.ipynb")
    page = opened("elsewhere.ipynb")
    said = page.get_by_text(translator()("fault.untrusted"))
    said.wait_for()
    assert "信任笔记本" in said.inner_text()
    shot(page, "notebook-untrusted")
    run_all(page)
    page.locator("#jm-beat-weight .jm-handle").first.wait_for()
    assert said.count() == 0


def test_charts_and_rails_stay_visible_in_jupyterlabs_dark_theme(opened, shot):
    page = opened("read.ipynb")
    run_all(page)
    page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    page.evaluate("document.body.style.setProperty('--jp-layout-color0', '#111')")
    page.locator(".jm[data-theme=dark] .jm-chart[data-drawn]").first.wait_for()
    page.wait_for_function(
        f"() => {{ const inked = ({INKED})(); return inked.length && Math.min(...inked) > 20; }}"
    )
    shot(page, "notebook-dark")
