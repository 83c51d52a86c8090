"""Lessons as a trainee walks them: the network cut, from the cover to the last page."""

import shutil
from urllib.parse import quote

import nbformat
import pytest

from jiama import places
from jiama.teach import plans

WAITING = ".jm-veil, .jm-feedback.jm-waiting"
OPEN = f"!document.querySelector('{WAITING}')"


def _address(server: str, number: str) -> str:
    (path,) = places.lessons().glob(f"{number}_*.ipynb")
    return f"{server}voila/render/{quote(path.name)}"


def _commit(page, name: str, predict) -> None:
    """Commit some prediction by the page's own controls."""
    box = page.locator(f"#jm-{name}")
    button = box.locator(".jm-foot .jm-button")
    assert button.is_disabled()
    if predict.form == "choice":
        box.locator("input[type=radio]").first.check()
    else:
        for slider in box.locator("input[type=range]").all():
            slider.focus()
            slider.press("ArrowRight")
    button.click()
    box.get_by_text("已记下").wait_for()


@pytest.fixture
def lesson(open_page, lessons_server):
    """A function ``lesson(number, size)`` that opens a lesson."""

    def start(number: str, size: str = "desktop", **more):
        return open_page(_address(lessons_server, number), size, **more)

    return start


@pytest.mark.parametrize("number", plans.numbers())
def test_a_lesson_is_walked_from_the_cover_to_the_last_page(lesson, number, shot):
    plan = plans.load(number)
    page = lesson(number)
    assert plan.title in page.locator(".jm-cover h1").inner_text()
    page.locator(WAITING).first.wait_for()
    assert "先猜后看" in page.locator(".jm-veil").first.inner_text()
    for name, predict in plan.predict.items():
        _commit(page, name, predict)
    page.wait_for_function(OPEN)
    assert page.locator(".jm-feedback .jm-headline").count() >= len(plan.predict)
    for question in page.locator(".jm-quiz-question").all():
        question.locator("input").first.check()
        question.get_by_role("button").click()
        question.locator(".jm-option-say p").last.wait_for()
    finish = page.locator(".jm-finish")
    finish.locator(".jm-score").wait_for()
    assert finish.locator(".jm-results tbody tr").count() == len(plan.predict)
    assert f"共 {len(plan.quiz)} 题" in finish.locator(".jm-score").inner_text()
    assert page.locator(".jm-fault").count() == 0
    assert "{" not in page.locator("main, body").first.inner_text()
    page.wait_for_function(
        "[...document.querySelectorAll('.jm-chart')].every(n => n.dataset.state === 'ready')"
    )
    shot(page, f"lesson-{number}")


def test_a_lever_moves_and_the_pictures_change(lesson):
    page = lesson("01")
    plan = plans.load("01")
    _commit(page, "ladder", plan.predict["ladder"])
    page.locator(".jm-panel").nth(2).wait_for()  # two runs beside the sandbox
    panel = page.locator(".jm-panel").first
    panel.locator(".jm-chart[data-state=ready]").nth(1).wait_for()
    charts = panel.locator(".jm-chart")
    before = [chart.screenshot() for chart in charts.all()]
    said = charts.first.locator("figcaption").inner_text()
    slider = panel.locator("input[type=range]").first
    slider.focus()
    for _ in range(5):
        slider.press("ArrowRight")
    page.wait_for_function(
        "([chart, said]) => chart.querySelector('figcaption').innerText !== said",
        arg=[charts.first.element_handle(), said],
    )
    page.wait_for_timeout(500)
    after = [chart.screenshot() for chart in charts.all()]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_reload_keeps_predictions_answers_and_notes(lesson, ready):
    page = lesson("01")
    plan = plans.load("01")
    _commit(page, "missed", plan.predict["missed"])
    headline = page.locator(".jm-feedback .jm-headline").first
    headline.wait_for()
    said = headline.inner_text()
    question = page.locator(".jm-quiz-question").nth(1)
    question.get_by_label("173").check()
    question.get_by_role("button").click()
    question.get_by_text("答对了").wait_for()
    page.get_by_label("哪一项指标").fill("某项指标")
    page.reload()
    ready(page)
    headline.wait_for()
    assert headline.inner_text() == said
    assert page.locator("#jm-missed input").is_disabled()
    question.get_by_text("答对了").wait_for()
    assert question.get_by_label("173").is_checked()
    assert page.get_by_label("哪一项指标").input_value() == "某项指标"
    finish = page.locator(".jm-finish")
    finish.get_by_text("某项指标").wait_for()


def test_the_last_page_clears_everything_only_when_asked_twice(lesson, ready):
    page = lesson("01")
    _commit(page, "missed", plans.load("01").predict["missed"])
    again = page.get_by_role("button", name="清空，重新开始")
    again.click()
    assert page.locator("#jm-missed input").is_disabled()
    with page.expect_navigation():
        page.get_by_role("button", name="再按一次").click()
    ready(page)
    assert page.locator("#jm-missed input").is_enabled()
    assert (
        page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('jiama:01')).length") == 0
    )


def test_no_answer_can_be_read_in_the_page_before_it_is_given(lesson):
    page = lesson("01")
    source = page.content()
    for question in plans.load("01").quiz:
        for option in question.option:
            assert option.say not in source


@pytest.mark.parametrize("size", ["phone", "desktop", "wide"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(lesson, axe, size, shot):
    page = lesson("01", size)
    if size == "wide":
        page.get_by_role("button", name="投影模式").click()
    assert axe(page) == []
    for name, predict in plans.load("01").predict.items():
        _commit(page, name, predict)
    page.wait_for_function(OPEN)
    page.locator(".jm-quiz-question input").first.check()
    page.locator(".jm-quiz-question .jm-button").first.click()
    page.locator(".jm-option-say p").first.wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    shot(page, f"lesson-01-{size}")


def test_a_line_is_drawn_with_the_mouse_and_with_the_keyboard_alike(lesson):
    page = lesson("01")
    box = page.locator("#jm-chain")
    svg = box.locator("svg")
    svg.scroll_into_view_if_needed()
    place = svg.bounding_box()
    last = box.locator("circle").last.bounding_box()
    page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] / 2, place["y"] + place["height"] / 2, steps=4)
    page.mouse.up()
    slider = box.get_by_label("村", exact=True)
    drawn = int(slider.input_value())
    assert 125 < drawn < 155
    slider.focus()
    slider.press("ArrowUp")
    assert int(slider.input_value()) == drawn + 1
    assert box.locator("svg text").last.text_content() == str(drawn + 1)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_sliders_ends_stand_under_its_ends_and_notes_in_their_columns(lesson, size):
    page = lesson("01", size)
    off = page.evaluate("""[...document.querySelectorAll(".jm-slider-ends")].flatMap((ends) => {
      const rail = ends.parentElement.querySelector("input").getBoundingClientRect();
      const [low, high] = [...ends.children].map((end) => end.getBoundingClientRect());
      return [low.left - rail.left, high.right - rail.right];
    })""")
    assert off
    assert max(map(abs, off)) < 1
    fields = page.locator(".jm-notes input, .jm-notes textarea").all()
    for field in fields:
        field.fill("短")
    places = page.evaluate("""[...document.querySelectorAll(".jm-written > *")].map((node) => {
      const { left, top } = node.getBoundingClientRect();
      return [node.tagName, Math.round(left), top];
    })""")
    labels = [place for place in places if place[0] == "DT"]
    notes = [place for place in places if place[0] == "DD"]
    assert len(notes) == len(labels) == len(fields)
    assert len({left for _, left, _ in labels}) == len({left for _, left, _ in notes}) == 1
    assert all(note[2] >= label[2] for label, note in zip(labels, notes, strict=True))
    if size == "desktop":
        assert notes[0][1] > labels[0][1]


def test_a_page_without_storage_still_works(lesson):
    page = lesson("01")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    _commit(page, "missed", plans.load("01").predict["missed"])
    page.locator(".jm-feedback .jm-headline").first.wait_for()


def test_in_jupyterlab_the_same_cells_show_their_code_and_the_same_lesson(
    open_page, lab_server, tmp_path, shot
):
    (path,) = places.lessons().glob("01_*.ipynb")
    shutil.copy(path, tmp_path / "lesson.ipynb")
    page = open_page(f"{lab_server(tmp_path)}/tree/lesson.ipynb")
    page.locator(".jp-Notebook .jp-Cell").first.click(timeout=60_000)
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
    page.keyboard.press("Escape")
    # JupyterLab keeps only the cells in sight on the page: go on cell by cell.
    sources = [cell.source for cell in nbformat.read(path, as_version=4).cells]
    last = sources.index('page.feedback("missed")')
    for _ in range(last + 1):
        page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(200)
    page.locator("#jm-missed").wait_for(timeout=60_000)
    _commit(page, "missed", plans.load("01").predict["missed"])
    page.locator(".jm-feedback .jm-headline").first.wait_for()
    assert page.locator(".jm-fault").count() == 0
    assert page.get_by_text('page.predict("missed")').count() == 1
    shot(page, "lesson-01-jupyterlab", full=False)
