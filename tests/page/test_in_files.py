"""Every page as a file: complete in itself, alive in Chromium, and readable for everybody."""

import io
import re
import unicodedata

import pypdf
import pytest
from chromium import PATIENCE
from PIL import Image, ImageStat
from walk import beats, commit, go, walk

from jiama.serve import single
from jiama.teach import plans
from jiama.text import languages, translator

pytestmark = pytest.mark.browser
LESSONS = [name for name in plans.numbers() if plans.load(name).beat]
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


DRAWN = (
    """() => [...document.querySelectorAll(".jm-chart")].every((one) => "drawn" in one.dataset)"""
)
# How far the page is wider than the window.
STICKS_OUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FITS = f"() => ({STICKS_OUT})() <= 0"
# How far the beat on the screen goes below it.
BELOW = """() => {
    const beat = document.querySelector(".jm-beats-all > .jm-beat:not([hidden])");
    const page = document.documentElement;
    return Math.max(page.scrollHeight - window.innerHeight, beat.scrollHeight - beat.clientHeight);
}"""
# Words that are drawn smaller than so many pixels.
SMALL = """(least) => {
    const beat = document.querySelector(".jm-beats-all > .jm-beat:not([hidden])");
    const found = [];
    for (const root of [beat, document.querySelector(".jm-beat-bar")]) {
        const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
            const node = words.currentNode.parentElement;
            if (!words.currentNode.data.trim() || !node.getClientRects().length) continue;
            const style = getComputedStyle(node);
            if (style.visibility === "hidden" || style.clipPath.startsWith("inset")) continue;
            if (node.closest(".jm-said")) continue;
            if (parseFloat(style.fontSize) < least)
                found.push(`${words.currentNode.data.trim().slice(0, 20)} ${style.fontSize}`);
        }
    }
    return found;
}"""


def walked(page):
    """Go to the last beat, deciding on each."""
    walk(page)
    return page


def read(page):
    """Walk a lesson, and show it all on one page."""
    walked(page)
    page.locator(".jm-beat-bar-read").click()
    page.wait_for_function(DRAWN)
    return page


# Every lesson on a desk; some in the hand, with the other language round them.
PLAYED = [
    *((name, "zh-CN") for name in LESSONS),
    *((name, "en") for name in ("02", "04", "12", "14")),
]


@pytest.mark.parametrize(("name", "language"), PLAYED)
def test_a_lesson_is_played_to_its_end_and_every_beat_fits_its_screen(opened, name, language):
    on_a_desk = language == "zh-CN"
    size = DESKTOP if on_a_desk else PHONE
    page = opened(name, language, viewport=size, reduced_motion="reduce")
    amiss = []

    def look(page, beat, kind):
        below = page.evaluate(BELOW)
        if on_a_desk and kind != "end" and below > 1:
            amiss.append(f"{beat} goes {below} px below the screen")
        if page.evaluate(STICKS_OUT) > 0:
            amiss.append(f"{beat} sticks out")
        text = page.locator(f"#{beat}").inner_text()
        if re.search(r"\{\w+|undefined|NaN|\[object", text):
            amiss.append(f"{beat} says {text}")

    walk(page, look)
    assert amiss == []
    assert page.locator(".jm-fault, [data-state=failed]").count() == 0
    guesses = [kind for _, kind in beats(page)].count("guess")
    assert page.locator(".jm-results tbody tr").count() == guesses > 1


@pytest.mark.parametrize("name", LESSONS)
def test_for_the_projector_every_beat_fits_and_nothing_is_small(opened, name):
    # What a room reads from the last row: 24 px on a screen 1920 wide.
    page = opened(name, viewport=SIZES["projector"], reduced_motion="reduce")
    page.locator(".jm-beat-bar-mode").click()
    amiss = []
    for beat, kind in beats(page):
        place = go(page, beat)
        page.wait_for_timeout(300)
        if kind == "guess":
            place.locator(".jm-guess-before .jm-go").click()
            place.locator(".jm-models").wait_for()
        elif kind == "swap":
            for option in place.locator(".jm-pick").all():
                option.click()
            place.locator(".jm-words").wait_for()
        elif kind == "case":
            place.locator(".jm-pick").first.click()
            place.locator(".jm-case-model p").first.wait_for()
        amiss += [f"{beat}: {small}" for small in page.evaluate(SMALL, 24)]
        below = page.evaluate(BELOW)
        if kind != "end" and below > 1:
            amiss.append(f"{beat} goes {below} px below the screen")
    assert amiss == []


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
    assert page.locator(".jm-results tbody tr").count() == 2


def test_a_reload_finds_the_guesses_again(opened):
    page = opened("04")
    commit(page, "weight")
    said = page.locator("#weight .jm-versus").inner_text()
    page.reload()
    assert page.locator("#weight .jm-versus").inner_text() == said


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
    page = opened("04", **LOOKS[look])
    seen = []

    def see(page, beat, kind):
        assert page.evaluate(STICKS_OUT) <= 0
        for picture in page.locator(f"#{beat} .jm-frame:visible, #{beat} .jm-tree:visible").all():
            seen.append(beat)
            assert _spread(picture.screenshot()) > 10, beat
        if kind == "lever":
            assert _spread(page.locator(f"#{beat} input[type=range]").first.screenshot()) > 10

    walk(page, see)
    assert len(set(seen)) >= 6
    paper = page.evaluate(PAPER)
    if "dark" in look:
        assert paper < 60
    page.get_by_role("button", name=translator()("beat.end.sandbox")).click()
    page.locator(".jm-end-room .jm-readout dd").first.wait_for()
    page.wait_for_function(DRAWN)
    pictures = page.evaluate(CANVAS)
    assert len(pictures) >= 3
    for low, high in pictures:
        assert max(abs(high - paper), abs(paper - low)) > 120


def test_with_reduced_motion_nothing_moves_by_itself(opened):
    page = opened("04", reduced_motion="reduce")
    commit(page, "weight")
    lever = go(page, "lever").locator("input[type=range]").first
    moving = """() => document.getAnimations().filter((one) => one.playState === "running"
        && one.effect.getComputedTiming().duration > 10).length"""
    lever.press("ArrowRight")
    assert page.evaluate(moving) == 0


def _folded(text):
    """Without spaces, and in letters: a PDF may hold the look-alike of a character."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_a_printed_lesson_has_every_beat_on_a_sheet_of_its_own(opened):
    page = read(opened("04"))
    starts = page.eval_on_selector_all(
        ".jm-beats-all > .jm-beat",
        "all => all.map((beat) => beat.innerText.replace(/\\s/g, '').slice(0, 7))",
    )
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    sheets = [_folded(sheet.extract_text()) for sheet in pages]
    found = [[i for i, sheet in enumerate(sheets) if _folded(s) in sheet] for s in starts]
    assert all(found), (starts, found)
    assert len({min(places) for places in found}) == len(beats(page))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    page.wait_for_timeout(300)
    page.wait_for_function(FITS)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["04", "lab"])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(opened, name, size):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, viewport=SIZES[size], bypass_csp=True)
    if name == "lab":
        page.locator(".jm-table tbody td").first.wait_for()
        page.wait_for_function(DRAWN)
    found = []

    def look(page, beat="page", _kind=None):
        for fault in Axe().run(page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                where = [node["target"] for node in fault["nodes"]][:4]
                found.append(f"{beat}, {fault['id']}: {where}")

    if name != "lab":
        walk(page, look)
        page.locator(".jm-beat-bar-read").click()
        page.wait_for_function(DRAWN)
    look(page)
    assert found == []
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
