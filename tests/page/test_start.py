"""The start page: whole without JavaScript; with it, what was done in this browser beside it."""

import json
import re
from itertools import pairwise

import pytest

from jiama import places
from jiama.serve import listing, single
from jiama.teach import plans, start
from jiama.text import languages, translator

pytestmark = pytest.mark.browser
NUMBERS = plans.numbers()
DATA = re.compile(r'<script type="application/json" id="jiama-start">(.*?)</script>', re.DOTALL)
BEATS = {number: [beat.id for beat in plans.load(number).beat] for number in NUMBERS}
PLAYED = [number for number in NUMBERS if BEATS[number]]
GUESSED = {"04/predict/weight": [60, 65, 70, 75, 80, 85]}
DESKTOP = {"width": 1366, "height": 768}
SIZES = {"phone": {"width": 360, "height": 740}, "tablet": {"width": 768, "height": 1024},
         "desktop": DESKTOP, "projector": {"width": 1920, "height": 1080}}  # fmt: skip
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("blocked", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError"); };"""
BELOW = "() => document.documentElement.scrollHeight - window.innerHeight"
STICKS_OUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The height of words as they are drawn, in pictures their scale counted in.
SMALLEST = """() => {
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let least = Infinity;
    while (words.nextNode()) {
        const node = words.currentNode.parentElement;
        if (!words.currentNode.data.trim() || !node.getClientRects().length) continue;
        if (node.closest(".jm-skip, .jm-said, script")) continue;
        const picture = node.closest("svg");
        const scale = picture ? picture.getScreenCTM().a : 1;
        least = Math.min(least, parseFloat(getComputedStyle(node).fontSize) * scale);
    }
    return least;
}"""


def _kept(**entries):
    """Return a script that puts entries into the store, each written a second after the other."""
    stored = {
        f"jiama:2:{key}": json.dumps({"value": value, "at": 1000 * at})
        for at, (key, value) in enumerate(entries.items(), 1)
    }
    return f"if (!localStorage.length) Object.assign(localStorage, {json.dumps(stored)});"


def _done(*numbers):
    return {f"{n}/beats": {"at": "x", "seen": [], "count": 9, "done": True} for n in numbers}


def _begun(number, step):
    at = BEATS[number][step - 1]
    return {f"{number}/beats": {"at": at, "seen": [at], "count": 9, "done": False}}


@pytest.fixture
def shown(chromium, files):
    """A function that opens the start page; nothing may be asked for, and nothing may fail."""
    asked, faults, contexts = [], [], []

    def open_page(language="zh-CN", script="", viewport=DESKTOP, query="", **more):
        context = chromium.new_context(viewport=viewport, **more)
        contexts.append(context)
        context.add_init_script(script)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: said.type in ("error", "warning") and faults.append(said))
        page.goto(files("index", language).as_uri() + query)
        if more.get("java_script_enabled", True):
            page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert faults == []


def _tile(page, number):
    return page.locator(f'.jm-tile[data-number="{number}"]')


def test_every_lesson_stands_in_one_group_and_groups_keep_the_course_in_order():
    listed = listing.lessons(places.lessons())
    groups = start.grouped(listed)
    assert [group.name for group in groups] == list(start.GROUPS)
    assert [one.number for group in groups for one in group.lessons] == list(NUMBERS)


def test_a_plan_without_a_question_is_asked_for_by_its_title_and_stands_at_the_end():
    assert start.asked({"title": "T"}, "en") == {"group": "synthesis", "question": "T"}
    own = {"title": "T", "title_en": "E", "group": "cost", "question": "Q", "question_en": "W"}
    assert start.asked(own, "en") == {"group": "cost", "question": "W"}
    assert start.asked(own, "zh-CN")["question"] == "Q"


@pytest.mark.parametrize("language", languages())
def test_no_question_is_asked_twice_and_none_holds_a_number_of_its_answer(language):
    listed = listing.lessons(places.lessons(), language)
    assert len({lesson.question for lesson in listed}) == len(listed)
    assert {n for lesson in listed for n in re.findall(r"\d+", lesson.question)} <= {"100"}


@pytest.mark.parametrize("language", languages())
def test_before_its_time_nothing_of_an_answer_stands_in_the_source(files, language):
    source = files("index", language).read_text(encoding="utf-8")
    kept = json.loads(DATA.search(source)[1])
    for lesson in kept["lessons"]:
        assert set(lesson) == {"number", "picture", "sealed", "beats", "guesses"}
        assert all(set(guess) == {"name", "sealed"} for guess in lesson["guesses"])
    # Pictures are drawn by the script only.
    assert set(re.findall(r"<svg[^>]*>(.*?)</svg>", source, re.S)) == {""}
    body = re.sub(r"<script.*?</script>", "", source.partition("<body")[2], flags=re.S)
    for number in NUMBERS:
        for option in (o for p in plans.load(number).predict.values() for o in p.option):
            assert option.say not in body
            assert option.text not in body


def test_without_javascript_it_is_a_list_of_links_to_every_lesson_and_page(shown):
    page = shown(java_script_enabled=False)
    assert page.locator(".jm-tile").count() == len(NUMBERS)
    assert _tile(page, "04").get_attribute("href") == "lesson-04.html"
    assert plans.load("04").question in _tile(page, "04").inner_text()
    assert page.locator(".jm-last").get_attribute("href") == "lesson-00.html"
    for name in single.BESIDE:
        assert page.locator(f'a[href="{name}.html"]').count() == 1
    assert not page.locator(".jm-start svg").first.is_visible()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_picture_is_at_rest_until_its_lesson_is_done_and_complete_then(shown, number):
    before = _tile(shown(), number).locator("svg")
    after = _tile(shown(script=_kept(**_done(number))), number).locator("svg")
    assert before.inner_html() != after.inner_html()
    assert set(re.findall(r"\d+", before.text_content())) <= {"100"}
    assert "?" in before.text_content() or before.locator(".jm-sketch-may").count()
    assert "?" not in after.text_content()
    for picture in (before, after):
        assert not re.search("NaN|undefined", picture.inner_html())


def test_the_lines_of_a_finished_lesson_are_the_models(shown):
    # 04: rises to a weight of 0.3 and falls below where it began.
    page = shown(script=_kept(**_done("04")))
    line = _tile(page, "04").locator(".jm-sketch-line").get_attribute("d")
    heights = [-float(y) for y in re.findall(r",([\d.]+)", line)]
    assert len(heights) == 6
    assert heights.index(max(heights)) == 3
    assert heights[-1] < heights[0]


def test_who_comes_for_the_first_time_begins_at_the_first_lesson(shown):
    page = shown()
    last = page.locator(".jm-last")
    assert translator()("start.here") in last.inner_text()
    assert plans.load("00").question in last.inner_text()
    assert last.get_attribute("href").endswith("lesson-00.html")
    assert page.locator(".jm-tile-mark").all_inner_texts() == [""] * len(NUMBERS)


def test_who_left_off_goes_on_at_the_beat_and_sees_no_answer_to_what_was_not_guessed(shown):
    page = shown(script=_kept(**_done("00", "01"), **_begun("04", 3)))
    last = page.locator(".jm-last")
    assert last.get_attribute("href").endswith(f"lesson-04.html#{BEATS['04'][2]}")
    assert _tile(page, "04").get_attribute("href") == last.get_attribute("href")
    assert plans.load("04").question in last.inner_text()
    assert "%" not in last.inner_text()
    assert last.locator(".jm-sketch-own, .jm-sketch-line").count() == 0
    assert translator()("start.done") in _tile(page, "00").text_content()
    step = translator()("start.at", at="3", count=str(len(BEATS["04"])))
    assert step in _tile(page, "04").inner_text()


def test_a_guess_that_was_committed_stands_beside_what_came_out(shown):
    page = shown(script=_kept(**GUESSED, **_begun("04", 4)))
    last = page.locator(".jm-last")
    # Lesson 04's curve ends at 56% (kit/jiama/teach/computed.json, 400 runs).
    assert translator()("start.guessed.model", guess="85%", answer="56%") in last.inner_text()
    assert translator()("start.miss") in last.inner_text()
    assert last.locator(".jm-sketch-own").count() == last.locator(".jm-sketch-line").count() == 1
    assert last.locator("svg .jm-end-own").text_content() == translator()("start.you", value="85")


def test_a_choice_is_repeated_in_its_own_words(shown):
    first = plans.load("04").predict["first"]
    page = shown(script=_kept(**{"04/predict/first": "worse"}, **_begun("04", 6)))
    said = page.locator(".jm-last").inner_text()
    assert next(o.text for o in first.option if o.id == "worse") in said
    assert len([o.text for o in first.option if o.text in said]) == 2


def test_a_guess_that_fits_the_question_no_more_is_passed_over(shown):
    page = shown(script=_kept(**{"04/predict/weight": [1, 2], "04/predict/first": "gone"},
                              **_begun("04", 6)))  # fmt: skip
    assert plans.load("04").question in page.locator(".jm-last").inner_text()


def test_after_a_lesson_the_next_stands_large_and_after_all_of_them_the_lab(shown):
    page = shown(script=_kept(**_done("00", "01")))
    assert page.locator(".jm-last").get_attribute("href").endswith("lesson-02.html")
    page = shown(script=_kept(**_done(*NUMBERS)))
    assert page.locator(".jm-last").get_attribute("href").endswith("lab.html")
    assert translator()("start.all") in page.locator(".jm-last").inner_text()


def test_of_two_lessons_begun_the_later_one_is_gone_on_with(shown):
    if len(PLAYED) < 2:
        pytest.skip("one lesson has beats")
    earlier, later = PLAYED[-1], PLAYED[0]
    page = shown(script=_kept(**_begun(earlier, 2), **_begun(later, 2)))
    assert f"lesson-{later}.html" in page.locator(".jm-last").get_attribute("href")


def test_in_projector_mode_nothing_that_was_done_here_shows(shown):
    kept = _kept(**GUESSED, **_done("00", "01"), **_begun("04", 4))
    page = shown(script=kept, viewport=SIZES["projector"])
    assert "85" in page.locator(".jm-last").inner_text()
    page.locator("#jm-mode").click()
    fresh = shown(viewport=SIZES["projector"], query="?mode=projector")
    page.wait_for_function("() => !document.querySelector('.jm-tile[data-state=done]')")
    for part in (".jm-last", ".jm-map"):
        assert page.locator(part).inner_html() == fresh.locator(part).inner_html()
    page.locator("#jm-mode").click()
    page.wait_for_function("() => document.querySelector('.jm-tile[data-state=done]')")


def test_on_a_projector_nothing_is_smaller_than_24_pixels_and_the_page_fits(shown):
    page = shown(viewport=SIZES["projector"], query="?mode=projector")
    assert page.evaluate(SMALLEST) >= 23.9
    assert page.evaluate(BELOW) <= 0


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "script",
    ["", _kept(**GUESSED, **_done("00", "01", "02"), **_begun("04", 4)), _kept(**_done(*NUMBERS))],
    ids=["new", "begun", "done"],
)
def test_on_a_desk_it_fits_without_scrolling(shown, script, language):
    page = shown(language, script)
    assert page.evaluate(BELOW) <= 0
    assert page.evaluate(STICKS_OUT) <= 0


def test_on_a_phone_it_is_one_column(shown):
    page = shown(viewport=SIZES["phone"])
    assert page.evaluate(STICKS_OUT) <= 0
    boxes = [one.bounding_box() for one in page.locator(".jm-last, .jm-tile").all()]
    assert len({round(box["x"]) for box in boxes}) <= 2  # the large place has a ground of its own
    assert all(a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(boxes))


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_the_browser_keeps_nothing_the_page_stands(shown, script):
    page = shown(script=script)
    assert page.locator(".jm-tile svg *").count() > len(NUMBERS)
    assert translator()("start.here") in page.locator(".jm-last").inner_text()


def test_what_another_kit_or_a_hand_left_in_the_store_breaks_nothing(shown):
    odd = {
        "00/beats": "text",
        "01/beats": None,
        "04/beats": {"at": "gone"},
        "04/predict/weight": {},
    }
    page = shown(script=_kept(**odd))
    assert page.locator('.jm-tile[data-state="new"]').count() == len(NUMBERS)


def test_the_browser_is_cleared_only_when_asked_twice(shown):
    page = shown(script=_kept(**_done("00")))
    page.evaluate("localStorage.setItem('another', '1')")
    page.locator(".jm-anew summary").click()
    button = page.locator(".jm-anew button")
    button.click()
    assert button.inner_text() == translator()("start.anew_sure")
    assert _tile(page, "00").get_attribute("data-state") == "done"
    button.click()
    assert page.locator(".jm-anew [role=status]").inner_text() == translator()("start.anew_done")
    assert _tile(page, "00").get_attribute("data-state") == "new"
    assert page.evaluate("Object.keys(localStorage)") == ["another"]


def test_the_keyboard_comes_first_to_where_one_goes_on(shown):
    page = shown()
    met = []
    for _ in range(8):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.className.split(' ')[0]"))
    assert met[0] == "jm-skip"
    assert met.index("jm-last") < met.index("jm-tile")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_serious(shown, size, scheme):
    from axe_playwright_python.sync_playwright import Axe

    kept = _kept(**GUESSED, **_done("00", "01"), **_begun("04", 4))
    page = shown(script=kept, viewport=SIZES[size], color_scheme=scheme, bypass_csp=True)
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
    assert page.evaluate(STICKS_OUT) <= 0


def test_every_sketch_that_a_plan_may_name_can_be_drawn():
    source = (single.app.HERE / "start" / "sketches.js").read_text(encoding="utf-8")
    drawn = set(re.findall(r"\w+", source.split("SKETCHES = {")[1].split("}")[0]))
    fields = plans.Plan.__annotations__["sketch"].__annotations__
    assert drawn == set(fields["picture"].__args__)
