"""Lessons from our server: no kernel, no request after loading, kept in the browser."""

import io
import unicodedata

import pypdf
import pytest
from walk import NOW, beats, commit, go, walk

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


def now(page) -> str:
    """Return the id of the beat on the screen."""
    return page.locator(NOW).get_attribute("id")


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
        shot(page, f"lesson-{number}-server-killed")
        assert [url for url in page.asked if not url.startswith(("blob:", "data:"))] == []


def test_no_kernel_is_started_and_no_socket_opened_for_a_lesson(open_page, lessons_server):
    page = open_page("about:blank")
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(f"{lessons_server}lesson-04.html")
    walk(page)
    assert sockets == []
    assert not [url for url in page.asked if "/api/" in url or "/voila/" in url]


def test_guesses_answers_and_notes_are_kept_over_a_reload_and_found_by_another_tab(lesson, ready):
    first = lesson("04")
    second = first.context.new_page()
    second.goto(f"{first.url.partition('#')[0]}#weight")
    ready(second)
    commit(first, "weight")
    second.locator("#weight .jm-verdict-say").wait_for()
    said = [page.locator("#weight .jm-versus").inner_text() for page in (first, second)]
    assert said[0] == said[1]
    commit(first, "first")
    first.reload()
    ready(first)
    assert now(first) == "first"
    assert first.locator("#first .jm-versus").inner_text()
    for page, number in ((first, 0), (second, 1)):
        go(page, "home").locator(".jm-note :is(input, textarea)").nth(number).fill(f"写{number}")
    for page in (first, second):
        page.reload()
        ready(page)
        notes = page.locator("#home .jm-note :is(input, textarea)")
        assert [notes.nth(number).input_value() for number in (0, 1)] == ["写0", "写1"]
    go(first, "end").get_by_text("写0").wait_for()


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
    assert page.locator(".jm-beat-bar").is_visible()


def test_the_last_page_clears_the_lesson_only_when_asked_twice(lesson, ready):
    page = lesson("04")
    commit(page, "weight")
    commit(page, "first")
    page.evaluate("localStorage.setItem('jiama:2:05/predict/x', '{\"value\":1,\"at\":1}')")
    place = go(page, "end")
    place.get_by_role("button", name=TR("lesson.finish.again")).click()
    with page.expect_navigation():
        place.get_by_role("button", name=TR("lesson.finish.sure")).click()
    ready(page)
    assert go(page, "weight").locator(".jm-guess-before .jm-go").is_disabled()
    keys = page.evaluate("Object.keys(localStorage)")
    assert [key for key in keys if ":04/predict" in key] == []
    assert "jiama:2:05/predict/x" in keys


def test_every_beat_is_reached_by_key_button_clicker_link_and_the_browsers_own_back(lesson):
    page = lesson("04")
    every = [beat for beat, _ in beats(page)]

    def stands(beat):
        page.locator(f"#{beat}").wait_for()
        assert (now(page), page.url.partition("#")[2] or every[0]) == (beat, beat)

    stands(every[0])
    for key, beat in (("ArrowRight", 1), ("PageDown", 2), ("PageUp", 1), ("ArrowLeft", 0)):
        page.keyboard.press(key)
        stands(every[beat])
    for beat in every[1:]:
        page.get_by_role("button", name=TR("beat.next")).last.click()
        stands(beat)
    page.go_back()
    stands(every[-2])
    for number, beat in enumerate(every):
        page.locator(".jm-beat-marks a").nth(number).click()
        stands(beat)
        assert page.evaluate("document.activeElement.id") == beat


def test_an_arrow_on_a_lever_moves_the_lever_and_not_the_beat(lesson):
    page = lesson("04")
    commit(page, "weight")
    lever = go(page, "lever").locator("input[type=range]")
    before = lever.input_value()
    lever.press("ArrowRight")
    assert (now(page), lever.input_value() != before) == ("lever", True)


def swipe(page, start, end, steps=6):
    """Draw a finger across the screen."""
    client = page.context.new_cdp_session(page)
    (x0, y0), (x1, y1) = start, end
    touch = {"type": "touchStart", "touchPoints": [{"x": x0, "y": y0}]}
    client.send("Input.dispatchTouchEvent", touch)
    for step in range(1, steps + 1):
        share = step / steps
        point = {"x": x0 + (x1 - x0) * share, "y": y0 + (y1 - y0) * share}
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(100)


def test_a_swipe_turns_to_the_next_beat_and_one_over_a_lever_scrolls_and_changes_nothing(lesson):
    page = lesson("04", "phone", has_touch=True, is_mobile=True)
    every = [beat for beat, _ in beats(page)]
    swipe(page, (300, 300), (60, 310))
    page.locator(f"#{every[1]}").wait_for()
    swipe(page, (60, 200), (300, 205))
    page.locator(f"#{every[0]}").wait_for()
    assert now(page) == every[0]
    commit(page, "weight")
    go(page, "lever")
    page.locator("#lever .jm-why-now:not(:empty)").wait_for()
    page.evaluate("scrollTo(0, 0)")
    lever = page.locator("#lever input[type=range]")
    before, place = lever.input_value(), lever.bounding_box()
    middle = place["x"] + place["width"] / 4
    swipe(page, (middle, place["y"] + 20), (middle, place["y"] - 300), 12)
    assert lever.input_value() == before
    assert page.evaluate("scrollY") > 100
    assert now(page) == "lever"


def test_a_point_of_a_drawn_line_is_dragged_with_no_scroll(lesson):
    page = lesson("04", "phone", has_touch=True, is_mobile=True)
    go(page, "weight")
    handle = page.locator("#weight .jm-handle").last
    handle.scroll_into_view_if_needed()
    before, scrolled = handle.get_attribute("aria-valuenow"), page.evaluate("scrollY")
    place = handle.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    swipe(page, (x, y), (x, y - 60))
    assert float(handle.get_attribute("aria-valuenow")) > float(before)
    assert page.evaluate("scrollY") == scrolled
    assert now(page) == "weight"


def test_a_point_is_moved_on_and_on_by_mouse_and_by_key(lesson):
    page = lesson("04")
    handle = go(page, "weight").locator(".jm-handle").nth(2)

    def value():
        return float(handle.get_attribute("aria-valuenow"))

    before = value()
    handle.focus()
    for _ in range(4):
        page.keyboard.press("ArrowUp")
    assert value() == before + 4
    assert handle.evaluate("(node) => document.activeElement === node")
    place = handle.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 40)
    first = value()
    page.mouse.move(x, y - 120)
    page.mouse.up()
    assert before + 4 < first < value()


def test_all_on_one_page_shows_every_beat_and_goes_back_to_one(lesson):
    page = lesson("04")
    commit(page, "weight")
    commit(page, "first")
    read = page.get_by_role("button", name=TR("beat.read"))
    read.click()
    assert page.locator(NOW).count() == len(beats(page))
    read.click()
    assert page.locator(NOW).count() == 1


def test_who_presents_opens_every_beat_and_her_rehearsal_is_kept_nowhere(lesson):
    page = lesson("04", "wide", "?mode=projector")
    for beat, kind in beats(page):
        place = go(page, beat)
        assert place.locator(".jm-veil-beat").count() == 0
        if beat == "first":
            hands = place.locator(".jm-count-in")
            for number, count in enumerate((3, 20, 17)):
                hands.nth(number).fill(str(count))
            place.locator(".jm-guess-before .jm-go").click()
            bars = place.locator(".jm-hands-bars b").all_inner_texts()
            assert bars == ["3", "20", "17"]
            # Nobody guessed, so nobody is told how good the guess was.
            assert place.locator(".jm-verdict-say, .jm-yours").count() == 0
            assert place.locator(".jm-models").count() == 1
        elif kind == "case":
            place.locator(".jm-pick").first.click()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('jiama:'))")
    assert kept == []
    page.get_by_role("button", name=TR("beat.present")).click()
    assert go(page, "first").locator(".jm-veil-beat").count() == 1


def test_a_clicker_uncovers_what_a_beat_holds_back_before_it_turns_the_page(lesson):
    page = lesson("04", "wide", "?mode=projector")
    place = go(page, "weight")
    page.keyboard.press("PageDown")
    place.locator(".jm-models").wait_for()
    assert now(page) == "weight"
    page.keyboard.press("PageDown")
    page.locator("#lever").wait_for()
    place = go(page, "swap")
    options = place.locator(".jm-pick").count()
    for tried in range(options):
        assert not place.locator(".jm-words").is_visible()
        page.keyboard.press("PageDown")
        place.locator(".jm-tried").nth(tried + 1).wait_for()
    assert place.locator(".jm-words").is_visible()
    page.keyboard.press("PageDown")
    page.locator("#holds").wait_for()


def test_another_choice_of_a_case_may_be_tried_and_is_what_the_model_then_tells(lesson):
    page = lesson("04")
    commit(page, "weight")
    place = go(page, "calls")
    said = []
    for pick in place.locator(".jm-pick").all():
        pick.click()
        place.locator(".jm-case-model p").first.wait_for()
        page.wait_for_function(
            "before => document.querySelector('#calls .jm-case-model').innerText !== before",
            arg=said[-1] if said else "",
        )
        said.append(place.locator(".jm-case-model").inner_text())
    assert len(set(said)) == 3


def test_a_sandbox_opens_the_lab_at_its_settings_here_and_on_its_own_page(lesson):
    page = lesson("04")
    commit(page, "weight")
    commit(page, "first")
    place = go(page, "end")
    place.get_by_role("button", name=TR("beat.end.sandbox")).click()
    lever = place.locator('.jm-panel [data-lever="strictness"] input')
    before = place.locator(".jm-door a").get_attribute("href")
    lever.press("End")
    page.wait_for_function(
        "before => document.querySelector('.jm-door a').href !== before", arg=before
    )
    with page.expect_popup() as popup:
        place.get_by_role("link", name=TR("lesson.door.own")).click()
    popup.value.wait_for_function(
        "() => document.querySelector('[data-lever=strictness] output')?.textContent === '1'"
    )
    weight = place.locator('.jm-panel [data-lever="satisfaction_weight"] output')
    own = popup.value.locator('[data-lever="satisfaction_weight"] output')
    assert own.text_content() == weight.text_content()


def test_what_waits_for_a_guess_leads_back_to_it(lesson):
    page = lesson("04")
    go(page, "account").get_by_role("button", name=TR("beat.back_to_guess")).click()
    page.locator("#weight").wait_for()
    assert now(page) == "weight"
