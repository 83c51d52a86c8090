"""The list of lessons, the page of a notebook, and what a trainee sees when something fails."""

import nbformat
import pytest

from jiama.teach import plans

CELLS = [
    ("markdown", "# 一个标题\n\n一段正文。"),
    ("code", "import ipywidgets; ipywidgets.IntSlider(description='甲')"),
    ("code", "raise RuntimeError('a secret of the code')"),
    ("code", "import sys; print('noise', file=sys.stderr); ipywidgets.Label('最后一格')"),
]


@pytest.fixture(scope="module")
def failing(tmp_path_factory, serve_folder):
    folder = tmp_path_factory.mktemp("failing")
    book = nbformat.v4.new_notebook(metadata={"title": "会出错的一课"})
    make = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    book.cells = [make[kind](text) for kind, text in CELLS]
    nbformat.write(book, folder / "fails.ipynb")
    return serve_folder(folder)


def test_a_failing_cell_shows_a_card_and_the_cells_after_it_still_run(open_page, failing, shot):
    page = open_page(f"{failing}voila/render/fails.ipynb")
    page.get_by_text("最后一格").wait_for()
    assert page.locator(".jm-fault").count() == 1
    assert "这一步没有成功" in page.locator(".jm-fault").inner_text()
    text = page.content()
    assert "a secret of the code" not in text
    assert "RuntimeError" not in text
    assert "noise" not in text
    shot(page, "failing-cell")


def test_the_page_shows_no_source_code(open_page, failing):
    page = open_page(f"{failing}voila/render/fails.ipynb")
    assert "ipywidgets.IntSlider" not in page.content()


def test_the_first_bytes_of_a_page_name_the_lesson_and_the_steps(failing):
    import http.client

    connection = http.client.HTTPConnection(failing.split("/")[2], timeout=60)
    connection.request("GET", "/voila/render/fails.ipynb")
    answer, seen = connection.getresponse(), ""
    while "jiamaLoading.cell(" not in seen:
        part = answer.read1(4096).decode("utf-8", "replace")
        assert part, "the page ended before the first cell"
        seen += part
    before_cells = seen.split("jiamaLoading.cell(")[0]
    assert "会出错的一课" in before_cells
    assert "启动计算程序" in before_cells


@pytest.mark.parametrize("size", ["phone", "desktop", "wide"])
def test_the_list_of_lessons_opens_and_axe_finds_nothing_serious(
    open_page, lessons_server, shot, axe, size
):
    page = open_page(lessons_server, size)
    assert page.locator(".jm-tile").count() == len(plans.numbers())
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert axe(page) == []
    shot(page, f"start-{size}")


def test_projector_mode_makes_type_larger_and_is_remembered(open_page, lessons_server):
    page = open_page(lessons_server)
    size = "parseFloat(getComputedStyle(document.querySelector('.jm-tile-name')).fontSize)"
    before = page.evaluate(size)
    # 13 px are 24 px on a screen 1920 by 1080, and as much of a smaller one.
    wanted = before * 768 / 1080 * 24 / 13
    page.get_by_role("button", name="投影模式").click()
    page.wait_for_function(f"() => {size} > {before}")
    assert page.evaluate(size) == pytest.approx(wanted, rel=0.001)
    page.reload()
    page.wait_for_function(f"() => {size} > {before}")
    assert page.evaluate(size) == pytest.approx(wanted, rel=0.001)


def test_an_unknown_address_gets_a_friendly_page(open_page, lessons_server):
    page = open_page(lessons_server, wait=False)
    page.allowed.append("404")
    page.goto(f"{lessons_server}no-such-page")
    assert page.get_by_role("heading").inner_text() == "没有这个页面"
    page.get_by_role("link", name="回到课程目录").click()
    assert page.locator(".jm-start").count() == 1


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_claims_are_found_by_a_word_and_opened_to_see_where_they_fail(
    open_page, lessons_server, shot, axe, size
):
    page = open_page(f"{lessons_server}about.html", size, bypass_csp=True)
    box, claims = page.locator("input[type=search]"), page.locator(".jm-claim")
    box.wait_for()
    everything = claims.count()
    assert everything > 80
    box.fill("锦标赛 闲置")
    shown = page.locator(".jm-claim:not([hidden])")
    assert 0 < shown.count() < 5
    first = shown.first
    assert "锦标赛" in first.inner_text()
    assert not first.locator("table").is_visible()
    first.locator("summary").click()
    assert first.locator("table").is_visible()
    assert first.locator("svg path").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
    shot(page, f"claims-{size}")
    box.fill("")
    assert page.locator(".jm-claim:not([hidden])").count() == everything
