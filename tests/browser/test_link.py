"""A page whose connection is cut, frozen or swallowed says so, goes on and loses nothing."""

import os
import re
import signal
from urllib.parse import urlsplit

import nbformat
import pytest
from wire import wire

LEVER = """
import os, ipywidgets
slider = ipywidgets.IntSlider(max=50)
number, back = ipywidgets.Label("0"), ipywidgets.Button(description="back")
number.add_class("number")
slider.observe(lambda change: setattr(number, "value", str(change.new ** 2)), "value")
back.on_click(lambda _: setattr(slider, "value", 0))
display(ipywidgets.Label(f"process {os.getpid()}."), slider, number, back)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory, serve_folder):
    """Port of a folder with a page of one lever and one number."""
    folder = tmp_path_factory.mktemp("link")
    book = nbformat.v4.new_notebook(metadata={"title": "一课"})
    book.cells = [nbformat.v4.new_code_cell(LEVER)]
    nbformat.write(book, folder / "one.ipynb")
    return urlsplit(serve_folder(folder)).port


@pytest.fixture
def line(served):
    """A wire to the server."""
    with wire(served) as made:
        yield made


@pytest.fixture
def page(line, open_page):
    """The page, opened over the wire."""
    page = open_page(f"http://127.0.0.1:{line.port}/voila/render/one.ipynb")
    page.allowed += ["ERR_", "WebSocket"]
    well(page)
    return page


def well(page):
    page.wait_for_function("document.documentElement.dataset.link === 'well'")
    assert page.locator("#jm-lost").is_hidden()


def says(page, kind):
    page.wait_for_function("kind => document.documentElement.dataset.link === kind", arg=kind)
    said = page.locator("#jm-lost p:visible")
    assert said.count() == 1
    assert said.get_attribute("data-kind") == kind


def number(page):
    return page.locator(".number").inner_text()


def move(page, times=3):
    slider = page.locator(".widget-slider .noUi-handle")
    slider.focus()
    for _ in range(times):
        slider.press("ArrowRight")


def moved(page, before):
    page.wait_for_function(
        "before => document.querySelector('.number').innerText !== before", arg=before
    )


@pytest.mark.parametrize(
    ("mode", "kind"), [("cut", "server"), ("frozen", "server"), ("half", "again")]
)
def test_after_a_break_the_lever_moved_meanwhile_has_its_number_and_goes_on(
    page, line, mode, kind, shot
):
    before = number(page)
    line.set(mode)
    move(page)
    says(page, kind)
    if mode == "cut":
        shot(page, "link-server")
    if mode != "half":  # a half-open link is left by the page itself
        line.set("open")
    moved(page, before)
    well(page)
    then = number(page)
    move(page)
    moved(page, then)


def test_a_break_between_question_and_answer_leaves_no_lever_waiting_for_ever(page, line):
    before = number(page)
    line.set("half")
    for _ in range(4):
        move(page, 1)
    moved(page, before)
    well(page)
    page.get_by_role("button", name="back").click()
    page.wait_for_function(
        "before => document.querySelector('.number').innerText === before", arg=before
    )


def test_a_websocket_that_a_proxy_swallows_is_named_and_works_once_it_is_let_through(
    line, open_page, shot
):
    line.set("swallow")
    page = open_page(f"http://127.0.0.1:{line.port}/voila/render/one.ipynb", wait=False)
    page.allowed += ["ERR_", "WebSocket"]
    says(page, "socket")
    assert "WebSocket" in page.locator("#jm-lost").inner_text()
    shot(page, "link-socket")
    line.set("cut")
    line.set("open")
    well(page)
    page.locator(".widget-slider .noUi-handle").wait_for()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_kernel_that_is_stopped_is_named_and_one_that_goes_on_is_taken_back(page):
    label = page.get_by_text(re.compile(r"process \d+\.")).inner_text()
    process = int(re.search(r"\d+", label)[0])
    before = number(page)
    os.kill(process, signal.SIGSTOP)
    try:
        says(page, "kernel")
        move(page)
    finally:
        os.kill(process, signal.SIGCONT)
    well(page)
    moved(page, before)
