"""Every page as a file: complete in itself, alive in Chromium, and readable for everybody."""

import io
import re

import pypdf
import pytest
from chromium import PATIENCE
from PIL import Image, ImageStat

from jiama.serve import single
from jiama.text import languages, translator

pytestmark = pytest.mark.browser
LESSONS = [name for name in single.names() if name not in single.BESIDE]
BAD = ("error", "warning")
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1366, "height": 768}
SIZES = {"phone": PHONE, "tablet": {"width": 768, "height": 1024}, "desktop": DESKTOP,
         "projector": {"width": 1920, "height": 1080}}  # fmt: skip


@pytest.fixture
def opened(chromium, files):
    """A function that opens one page; nothing may be asked for, and nothing may fail."""
    asked, faults, contexts = [], [], []

    def start(name, language="zh-CN", script="", viewport=DESKTOP, **more):
        context = chromium.new_context(viewport=viewport, **more)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console", lambda said: said.type in ("error", "warning") and faults.append(said.text)
        )
        page.goto(files(name, language).as_uri())
        page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        return page

    yield start
    for context in contexts:
        context.close()
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]
    assert faults == []


COMMIT = """() => {
    for (const box of document.querySelectorAll(".jm-predict")) {
        const radio = box.querySelector("input[type=radio]");
        if (radio) radio.click();
        for (const slider of box.querySelectorAll("input[type=range]")) {
            slider.value = Number(slider.value) + Number(slider.step);
            slider.dispatchEvent(new Event("input"));
        }
        box.querySelector(".jm-foot .jm-button").click();
    }
}"""
DRAWN = """() => {
    const all = (where, then) => [...document.querySelectorAll(where)].every(then);
    return all(".jm-chart", (chart) => "drawn" in chart.dataset)
        && all(".jm-panel .jm-readout", (list) => list.children.length);
}"""
# How far the page is wider than the window.
STICKS_OUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FITS = f"() => ({STICKS_OUT})() <= 0"


def walked(page):
    """Commit every guess, and wait until everything that waited for one is drawn."""
    page.evaluate(COMMIT)
    page.wait_for_function("() => !document.querySelector('.jm-veil, .jm-feedback.jm-waiting')")
    page.wait_for_function(DRAWN)
    return page


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", LESSONS)
def test_every_element_of_a_lesson_is_drawn(opened, name, language):
    # One language on a desk, the other in the hand.
    page = opened(name, language, viewport=DESKTOP if language == "zh-CN" else PHONE)
    states = page.evaluate(
        "() => [...document.querySelectorAll('.jm-part')].map((part) => part.dataset.state)"
    )
    assert len(states) > 5 and set(states) == {"ready"}
    guesses = page.locator(".jm-predict").count()
    walked(page)
    assert page.locator(".jm-feedback .jm-headline").count() == guesses > 0
    assert page.locator(".jm-chart").count() > 0
    assert page.locator(".jm-fault, [data-state=failed]").count() == 0
    text = page.locator("main").inner_text()
    assert not re.search(r"\{\w+|undefined|NaN|\[object", text)
    assert page.evaluate(STICKS_OUT) <= 0


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", single.BESIDE)
def test_the_pages_beside_the_lessons_are_drawn(opened, name, language):
    page = opened(name, language)
    if name == "lab":
        page.locator(".jm-table tbody td").first.wait_for()
        page.wait_for_function(DRAWN)
    assert page.locator(".jm-fault, [data-state=failed]").count() == 0
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        page.wait_for_timeout(100)
        page.wait_for_function(FITS)


BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("blocked", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError"); };"""


@pytest.mark.parametrize(("script", "state"), [(BLOCKED, "blocked"), (FULL, "full")])
def test_where_nothing_can_be_kept_one_sentence_says_so_and_the_lesson_goes_on(
    opened, script, state
):
    page = walked(opened("04", script=script))
    assert page.locator(".jm-store").inner_text() == translator()(f"store.{state}")
    assert page.locator(".jm-feedback .jm-headline").count() == 2


def test_a_reload_finds_the_guesses_again(opened):
    page = walked(opened("04"))
    said = page.locator(".jm-headline").all_inner_texts()
    page.reload()
    page.wait_for_function(DRAWN)
    assert page.locator(".jm-headline").all_inner_texts() == said


def _spread(data: bytes) -> float:
    """How much the shades of a picture differ."""
    return max(ImageStat.Stat(Image.open(io.BytesIO(data)).convert("RGB")).stddev)


LOOKS = {
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "reduced motion": {"reduced_motion": "reduce"},
    "twice as large": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
    "phone": {"viewport": PHONE, "device_scale_factor": 2, "has_touch": True},
}
# Luminance of words against what lies behind them, for pictures drawn on a canvas.
CANVAS = """() => [...document.querySelectorAll(".jm-chart canvas")].map((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [low, high] = [255, 0];
    for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] < 250) continue;
        const light = 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
        low = Math.min(low, light);
        high = Math.max(high, light);
    }
    return [low, high];
})"""
PAPER = """() => {
    const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


@pytest.mark.parametrize("look", LOOKS)
def test_pictures_and_rails_are_seen_in_every_look(opened, look):
    page = walked(opened("04", **LOOKS[look]))
    paper = page.evaluate(PAPER)
    if "dark" in look:
        assert paper < 60
    pictures = page.evaluate(CANVAS)
    assert len(pictures) >= 4
    for low, high in pictures:
        assert max(abs(high - paper), abs(paper - low)) > 120
    rail = page.locator(".jm-panel input[type=range]").first
    rail.scroll_into_view_if_needed()
    assert _spread(rail.screenshot()) > 10
    assert page.evaluate(STICKS_OUT) <= 0


def test_with_reduced_motion_nothing_moves_by_itself(opened):
    page = walked(opened("04", reduced_motion="reduce"))
    moving = """() => document.getAnimations().filter((one) => one.playState === "running"
        && one.effect.getComputedTiming().duration > 10).length"""
    page.locator(".jm-panel input[type=range]").first.press("ArrowRight")
    assert page.evaluate(moving) == 0


def test_a_printed_lesson_has_its_words_and_its_pictures(opened):
    page = walked(opened("04"))
    data = page.pdf(format="A4")
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = "".join(sheet.extract_text() for sheet in pages)
    title = page.locator("h1").first.inner_text()
    assert title in text.replace("\n", "")
    images = [image for sheet in pages for image in sheet.images]
    assert len(images) >= page.locator(".jm-chart canvas").count() > 0
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    page.wait_for_timeout(300)
    page.wait_for_function(FITS)
    wide = """() => [...document.querySelectorAll("main canvas, main svg")].filter((node) =>
        node.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""
    assert page.evaluate(wide) == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["04", "lab"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(opened, name, size):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, viewport=SIZES[size], bypass_csp=True)
    if name == "lab":
        page.locator(".jm-table tbody td").first.wait_for()
    else:
        walked(page)
    page.wait_for_function(DRAWN)
    found = Axe().run(page).response["violations"]
    assert [
        f"{fault['id']}: {[node['target'] for node in fault['nodes']][:4]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ] == []
    assert page.evaluate(STICKS_OUT) <= 0


def _cut(text):
    return text[: len(text) // 2]


def _within_the_data(text):
    return text[: text.index('id="jiama-lesson"') + 5000]


def _mistyped(text):
    return text.replace('"parts":[', '"parts":', 1)


def _without_parts(text):
    return text.replace('"parts":[', '"part":[', 1)


def _later(text):
    return re.sub(r'"format":\d+', '"format":99', text, count=1)


@pytest.mark.parametrize(
    ("spoil", "key"),
    [(_cut, "broken"), (_within_the_data, "broken"), (_mistyped, "broken"),
     (_without_parts, "broken"), (_later, "later_format")],
)  # fmt: skip
def test_half_a_file_and_one_changed_by_hand_or_of_a_later_format_get_one_sentence(
    chromium, files, tmp_path, spoil, key
):
    whole = files("00", "zh-CN").read_text(encoding="utf-8")
    spoiled = tmp_path / "lesson-00.html"
    spoiled.write_text(spoil(whole), encoding="utf-8")
    assert spoiled.read_text(encoding="utf-8") != whole
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.clock.install()
    page.goto(spoiled.as_uri())
    page.clock.run_for(20_000)  # longer than the page waits for its drawing
    assert page.locator("main").inner_text().strip() == translator()(f"page.{key}")
    context.close()
