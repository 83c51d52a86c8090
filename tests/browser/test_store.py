"""What the browser keeps: said when it cannot, merged between tabs, forgotten if asked twice."""

from urllib.parse import quote

import pytest

from jiama import places

FILL = """() => {
  let piece = "x".repeat(1 << 20);
  for (let i = 0; piece; i += 1) {
    try { localStorage.setItem(`other-${i}`, piece); }
    catch { piece = piece.slice(piece.length / 2 + 1); }
  }
}"""
BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } });"""


@pytest.fixture
def lesson(open_page, lessons_server):
    """A function that opens lesson 01, or goes there on a page that is open."""
    (path,) = places.lessons().glob("01_*.ipynb")
    address = f"{lessons_server}voila/render/{quote(path.name)}"

    def start(page=None):
        if page is None:
            return open_page(address)
        page.goto(address)
        page.wait_for_function("document.documentElement.dataset.ready === 'true'", timeout=60_000)
        return page

    return start


def commit(page, value="ArrowRight"):
    slider = page.locator("#jm-missed input[type=range]")
    slider.focus()
    slider.press(value)
    page.locator("#jm-missed .jm-foot .jm-button").click()


def answer(page, number):
    question = page.locator(".jm-quiz-question").nth(number)
    question.locator("input").first.check()
    question.get_by_role("button").click()
    question.locator(".jm-option-say p").last.wait_for()


def test_a_full_store_is_said_where_something_was_to_be_kept(lesson, shot):
    page = lesson()
    page.evaluate(FILL)
    commit(page)
    said = page.locator("#jm-missed .jm-unkept")
    said.wait_for()
    assert "空间满了" in said.inner_text()
    page.locator(".jm-feedback .jm-headline").first.wait_for()
    note = page.get_by_label("哪一项指标")
    note.fill("某项指标")
    assert "空间满了" in page.locator(".jm-notes .jm-unkept").inner_text()
    page.locator(".jm-notes .jm-unkept").scroll_into_view_if_needed()
    shot(page, "store-full", full=False)
    page.evaluate("localStorage.clear()")
    note.fill("某项指标二")
    assert page.locator(".jm-notes .jm-unkept").is_hidden()


def test_a_blocked_store_is_said_before_anything_is_written(lesson, open_page, lessons_server):
    page = open_page(lessons_server)
    page.add_init_script(BLOCKED)
    lesson(page)
    assert "不让网页存东西" in page.locator(".jm-notes .jm-unkept").inner_text()
    commit(page)
    page.locator(".jm-feedback .jm-headline").first.wait_for()
    assert "不让网页存东西" in page.locator("#jm-missed .jm-unkept").inner_text()


def test_two_tabs_keep_each_others_answers_notes_and_predictions(lesson):
    first = lesson()
    second = lesson(first.context.new_page())
    commit(first)
    second.wait_for_function("document.querySelector('#jm-missed fieldset').disabled")
    answer(first, 0)
    answer(second, 1)
    first.locator(".jm-quiz-question").nth(1).locator(".jm-option-say p").last.wait_for()
    first.get_by_label("哪一项指标").fill("第一页写的")
    second.get_by_label("我们接到的数").fill("第二页写的")
    first.reload()
    lesson(first)
    done = first.locator(".jm-quiz-question .jm-option-say p")
    done.first.wait_for()
    assert first.locator(".jm-quiz-question[data-right]").count() == 2
    assert first.locator("#jm-missed input").is_disabled()
    assert first.get_by_label("哪一项指标").input_value() == "第一页写的"
    assert first.get_by_label("我们接到的数").input_value() == "第二页写的"


def test_designs_kept_in_two_tabs_of_the_lab_are_both_there_after_a_reload(
    open_page, lessons_server
):
    address = f"{lessons_server}voila/render/lab.ipynb"
    first = open_page(address)
    second = first.context.new_page()
    second.goto(address)
    for page, name in ((first, "A"), (second, "B")):
        page.wait_for_function("document.documentElement.dataset.ready === 'true'", timeout=60_000)
        page.locator(f".jm-lab-bar button[aria-label='把现在的设定存为方案{name}']").evaluate(
            "n => n.click()"
        )
        page.wait_for_function(
            "name => JSON.parse(localStorage.getItem('jiama:lab:kept'))?.designs?.[name]", arg=name
        )
    kept = first.evaluate("JSON.parse(localStorage.getItem('jiama:lab:kept')).designs")
    assert sorted(kept) == ["A", "B"]


def test_starting_anew_asks_once_and_forgets_all_that_is_the_kits(open_page, lessons_server, shot):
    page = open_page(lessons_server)
    page.evaluate("""() => {
      for (const key of ["jiama:01:notes", "jiama:lab:kept", "jiama-mode", "other"])
        localStorage.setItem(key, "1");
      sessionStorage.setItem("jiama:lab:opened", "1");
    }""")
    button = page.get_by_role("button", name="重新开始")
    button.click()
    assert page.evaluate("localStorage.length") == 4
    shot(page, "start-anew")
    page.get_by_role("button", name="再按一次").click()
    page.get_by_text("已清空。").wait_for()
    assert page.evaluate("Object.keys(localStorage)") == ["other"]
    assert page.evaluate("sessionStorage.length") == 0
