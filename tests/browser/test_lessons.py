"""Lessons from our server: no kernel, no request after loading, kept in the browser."""

import io
import unicodedata

import pypdf
import pytest
from walk import WAITING, commit, drawn, walk

from jiama.teach import plans
from jiama.text import translator

TR = translator()
WALKED = ("01", "04", "12")


@pytest.fixture
def lesson(open_page, lessons_server):
    """A function ``lesson(number, size)`` that opens a lesson."""

    def start(number: str, size: str = "desktop", query: str = "", **more):
        return open_page(f"{lessons_server}lesson-{number}.html{query}", size, **more)

    return start


def test_lessons_go_on_to_their_last_page_with_the_server_killed_after_opening(
    open_page, mortal_server, shot
):
    address, kill = mortal_server
    pages = {number: open_page(f"{address}lesson-{number}.html") for number in WALKED}
    for page in pages.values():
        page.wait_for_load_state("networkidle")
        page.asked.clear()
    kill()
    for number, page in pages.items():
        plan = plans.load(number)
        walk(page)
        finish = page.locator(".jm-finish")
        assert finish.locator(".jm-results tbody tr").count() == len(plan.predict)
        assert f"共 {len(plan.quiz)} 题" in finish.locator(".jm-score").inner_text()
        assert page.locator(".jm-fault, .jm-readout-fault:visible").count() == 0
        moved(page.locator(".jm-panel").first)
        shot(page, f"lesson-{number}-server-killed")
        assert [url for url in page.asked if not url.startswith(("blob:", "data:"))] == []


def moved(panel):
    """Move a panel's first lever: its numbers and all its pictures follow."""
    said = panel.locator(".jm-chart figcaption, .jm-readout dd")
    panel.locator(".jm-readout dd").first.wait_for()
    before = said.all_inner_texts()
    pictures = [chart.screenshot() for chart in panel.locator(".jm-chart-picture").all()]
    lever = panel.locator("input[type=range]").first
    lever.press("Home" if lever.input_value() == lever.get_attribute("max") else "End")
    for _ in range(600):
        after = [chart.screenshot() for chart in panel.locator(".jm-chart-picture").all()]
        if all(one != other for one, other in zip(pictures, after, strict=True)):
            break
        panel.page.wait_for_timeout(100)
    else:
        pytest.fail("a picture stands still")
    assert said.all_inner_texts() != before


def test_no_kernel_is_started_and_no_socket_opened_for_a_lesson(open_page, lessons_server):
    page = open_page("about:blank")
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{lessons_server}lesson-04.html")
    page.locator(".jm-panel, .jm-veil").first.wait_for()
    walk(page)
    assert sockets == []
    assert not [url for url in page.asked if "/api/" in url or "/voila/" in url]


def test_guesses_answers_and_notes_are_kept_over_a_reload_and_found_by_another_tab(lesson, ready):
    first = lesson("04")
    second = first.context.new_page()
    second.goto(first.url)
    ready(second)
    commit(first, "weight")
    second.locator("#jm-weight fieldset[disabled]").wait_for()
    headline = second.locator(".jm-feedback .jm-headline").first
    headline.wait_for()
    assert first.locator(".jm-feedback .jm-headline").first.inner_text() == headline.inner_text()
    for page, number in ((first, 0), (second, 1)):
        question = page.locator(".jm-quiz-question").nth(number)
        question.locator("input").first.check()
        question.get_by_role("button").click()
    fields = [page.locator(".jm-note :is(input, textarea)") for page in (first, second)]
    fields[0].nth(0).fill("第一页写的")
    fields[1].nth(1).fill("第二页写的")
    for page in (first, second):
        page.reload()
        ready(page)
        assert page.locator("#jm-weight input").first.is_disabled()
        assert page.locator(".jm-quiz-question[data-right]").count() == 2
        notes = page.locator(".jm-note :is(input, textarea)")
        assert (notes.nth(0).input_value(), notes.nth(1).input_value()) == (
            "第一页写的",
            "第二页写的",
        )
        page.locator(".jm-finish").get_by_text("第一页写的").wait_for()


def test_the_last_page_prints_alone(lesson):
    page = lesson("04")
    walk(page)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=TR("lesson.finish.print")).click()
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    words = "".join(sheet.extract_text() for sheet in sheets).replace("\n", "")
    words = unicodedata.normalize("NFKC", words)
    title = unicodedata.normalize("NFKC", plans.load("04").title)
    assert title in words
    assert TR("lesson.finish.predictions") in words
    assert TR("lesson.finish.again") not in words
    assert words.count(title) == len(sheets) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".jm-cover").is_visible()


def test_the_last_page_clears_the_lesson_only_when_asked_twice(lesson, ready):
    page = lesson("04")
    commit(page, "weight")
    page.evaluate("localStorage.setItem('jiama:2:05/predict/x', '{\"value\":1,\"at\":1}')")
    page.get_by_role("button", name=TR("lesson.finish.again")).click()
    assert page.locator("#jm-weight input").first.is_disabled()
    with page.expect_navigation():
        page.get_by_role("button", name=TR("lesson.finish.sure")).click()
    ready(page)
    assert page.locator("#jm-weight input").first.is_enabled()
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if ":04/" in key] == []
    assert "jiama:2:05/predict/x" in keys


@pytest.mark.parametrize(("size", "query"), [("phone", ""), ("wide", "?mode=projector")])
def test_a_walk_by_hand_on_a_phone_and_for_the_projector(lesson, size, query, shot):
    page = lesson("04", size, query, has_touch=size == "phone")
    walk(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    type_size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.jm')).fontSize)"
    )
    assert type_size == pytest.approx(16 * (1.35 if query else 1))
    page.locator(".jm-panel").first.scroll_into_view_if_needed()
    shot(page, f"lesson-04-{size}")


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_line_is_drawn_with_the_pointer_and_with_the_keyboard_alike(lesson, size):
    page = lesson("01", size)
    box = page.locator("#jm-chain")
    picture = box.locator("svg")
    picture.scroll_into_view_if_needed()
    place = picture.bounding_box()
    last = box.locator("circle").last.bounding_box()
    across = last["x"] + last["width"] / 2
    page.mouse.move(across, last["y"] + 5)
    page.mouse.down()
    page.mouse.move(across, place["y"] + place["height"] / 2, steps=4)
    page.mouse.up()
    slider = box.locator("input[type=range]").last
    drawn_at = int(slider.input_value())
    low, high = int(slider.get_attribute("min")), int(slider.get_attribute("max"))
    assert abs(drawn_at - (low + high) / 2) < 0.15 * (high - low)
    slider.press("ArrowUp")
    assert int(slider.input_value()) == drawn_at + 1
    assert str(drawn_at + 1) in box.locator("svg text").all_text_contents()


def test_a_sandbox_opens_the_lab_at_its_settings_here_and_on_its_own_page(lesson):
    page = lesson("04")
    sandbox = page.locator(".jm-part", has=page.locator(".jm-door"))
    lever = sandbox.locator('.jm-panel [data-lever="strictness"] input')
    before = sandbox.locator(".jm-door a").get_attribute("href")
    lever.press("End")
    page.wait_for_function(
        "before => document.querySelector('.jm-door a').href !== before", arg=before
    )
    sandbox.get_by_role("button", name=TR("lesson.door.here")).click()
    here = sandbox.locator('.jm-lab [data-lever="strictness"] output')
    assert here.text_content() == "1"
    sandbox.locator(".jm-lab .jm-now td").first.wait_for()
    drawn(page)
    with page.expect_popup() as popup:
        sandbox.get_by_role("link", name=TR("lesson.door.own")).click()
    popup.value.wait_for_function(
        "() => document.querySelector('[data-lever=strictness] output')?.textContent === '1'"
    )
    weight = sandbox.locator('.jm-panel [data-lever="satisfaction_weight"] output')
    own = popup.value.locator('[data-lever="satisfaction_weight"] output')
    assert own.text_content() == weight.text_content()


def test_what_waits_for_a_guess_leads_back_to_it(lesson):
    page = lesson("04")
    veil = page.locator(WAITING).first
    veil.get_by_role("button", name=TR("lesson.veil.back")).click()
    assert page.evaluate("document.activeElement.id") == "jm-weight"
