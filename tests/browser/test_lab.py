"""The lab in a real browser: levers, tree, designs, codes, exports, at every width."""

import io
import json
import shutil
import zipfile
from urllib.parse import quote

import pypdf
import pytest
from jiama.view.presets import PRESETS
from PIL import Image

import jiama
from jiama import places
from jiama.text import translator

TR = translator()


@pytest.fixture
def lab(open_page, lessons_server):
    def start(size="desktop", query="", **more):
        page = open_page(f"{lessons_server}voila/render/lab.ipynb{query}", size, **more)
        page.wait_for_function(
            "document.querySelectorAll('.jm-lab .jm-chart[data-frame]').length >= 4"
            " && document.querySelector('.jm-tree[data-frame]')",
            timeout=60_000,
        )
        return page

    return start


def tool(page, menu, role, name):
    """Open a menu of the lab's bar and return one of its tools."""
    summary = page.locator(".jm-lab-menu > summary", has_text=TR(f"lab.{menu}"))
    if summary.locator("xpath=..").get_attribute("open") is None:
        summary.press("Enter")
    return page.get_by_role(role, name=name, exact=True)


def frames(page):
    return page.evaluate(
        "[...document.querySelectorAll('.jm-lab .jm-chart, .jm-lab .jm-tree')]"
        ".map((node) => Number(node.dataset.frame))"
    )


def slider(page, name):
    return page.locator(f'[data-lever="{name}"] input')


def changed(page, before):
    page.wait_for_function(
        "(before) => [...document.querySelectorAll('.jm-lab .jm-chart, .jm-lab .jm-tree')]"
        ".every((node, i) => Number(node.dataset.frame) > before[i])",
        arg=before,
        timeout=20_000,
    )


def test_a_lever_changes_every_picture_in_place_and_says_why(lab):
    page = lab()
    page.evaluate("window.nodes = [...document.querySelectorAll('.jm-lab canvas')]")
    before = frames(page)
    slider(page, "strictness").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    changed(page, before)
    assert page.evaluate(
        "[...document.querySelectorAll('.jm-lab canvas')].every((n, i) => n === window.nodes[i])"
    )
    assert page.locator('[data-lever="strictness"] output').inner_text() == "0.8"
    page.wait_for_function("document.querySelector('.jm-readout-note').textContent.length > 20")


def test_undo_brings_back_the_levers_and_a_reload_keeps_them(lab):
    page = lab()
    before = frames(page)
    page.get_by_role("button", name=TR("preset.together"), exact=True).click()
    changed(page, before)
    code = PRESETS["together"].code()
    page.wait_for_function(
        "(code) => document.querySelector('.jm-lab-bar input[type=text]').value === code", arg=code
    )
    page.reload()
    page.wait_for_function(
        "(code) => document.querySelector('.jm-lab-bar input[type=text]')?.value === code",
        arg=code,
        timeout=60_000,
    )
    page.get_by_role("button", name=TR("lab.undo"), exact=True).click()
    page.wait_for_function(
        "(code) => document.querySelector('.jm-lab-bar input[type=text]').value === code",
        arg=PRESETS["now"].code(),
    )


def test_a_reload_keeps_designs_pictures_and_what_stands_beside(lab):
    page = lab()
    page.get_by_role("button", name=TR("preset.together"), exact=True).click()
    tool(page, "designs", "button", TR("lab.keep", name="A")).click()
    page.wait_for_selector(".jm-lab-compare th[scope=row]:text-is('A')")
    tool(page, "designs", "combobox", TR("lab.beside")).select_option("A")
    tool(page, "pictures", "checkbox", TR("chart.long_run.title")).check()
    page.get_by_role("combobox", name=TR("lab.run"), exact=True).select_option("trust")
    page.wait_for_timeout(1000)
    page.reload()
    page.wait_for_selector(".jm-lab-compare th[scope=row]:text-is('A')", timeout=60_000)
    page.wait_for_function(
        "document.querySelectorAll('.jm-lab .jm-chart[data-frame]').length === 5", timeout=60_000
    )
    assert tool(page, "designs", "combobox", TR("lab.beside")).input_value() == "A"
    assert page.get_by_role("combobox", name=TR("lab.run"), exact=True).input_value() == "trust"


def test_one_click_shows_the_doubt_about_settings_and_one_hides_it(lab):
    page = lab()
    assert page.locator(".jm-readout small:has-text('—')").count() == 0
    box = tool(page, "pictures", "checkbox", TR("lab.unsure"))
    assert not box.is_checked()
    box.check()
    ranged = "(dd) => dd.innerText.includes('—')"
    numbers = "[...document.querySelectorAll('.jm-readout dd')]"
    page.wait_for_function(f"{numbers}.every({ranged})", timeout=60_000)
    before = frames(page)
    box.uncheck()
    page.wait_for_function(f"!{numbers}.some({ranged})")
    assert frames(page) != before


def test_a_link_opens_the_lab_at_its_settings(lab):
    code = PRESETS["pressure"].code()
    page = lab(query=f"?s={code}")
    page.wait_for_function(
        "document.querySelector('[data-lever=strictness] output').textContent === '1'"
    )


def test_a_bad_code_gets_one_clear_sentence(lab):
    page = lab()
    field = tool(page, "share", "textbox", TR("lab.code"))
    field.fill("1ABC")
    field.press("Enter")
    page.get_by_text(TR("error.code_typo", text="1ABC")).wait_for()


def test_exports_are_files_that_can_be_read(lab, tmp_path):
    page = lab()
    kept = {}
    for kind in ("csv", "scenario", "report"):
        with page.expect_download() as waiting:
            tool(page, "exports", "button", TR(f"lab.{kind}")).click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        kept[kind] = path.read_bytes() if kind == "csv" else path.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(kept["csv"])) as folder:
        assert folder.namelist() == ["data.csv", "codebook.csv", "settings.csv"]
        data = folder.read("data.csv").decode("utf-8")
    assert data.startswith("cycle,run,amplification")
    assert len(data.splitlines()) == 1 + 16 * 40
    about = json.loads(kept["scenario"])
    assert jiama.Settings.from_code(about["code"]) == PRESETS["now"]
    assert kept["report"].count("data:image/png;base64,") == 5
    assert TR("common.model_not_forecast") in kept["report"]


def test_the_pdf_of_the_page_has_its_pictures_and_words(lab, tmp_path):
    page = lab()
    before = frames(page)
    page.get_by_role("button", name=TR("preset.pressure"), exact=True).click()
    changed(page, before)
    with page.expect_download() as waiting:
        tool(page, "exports", "button", TR("lab.pdf")).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.name == f"jiama-{PRESETS['pressure'].code()}.pdf"
    (sheet,) = pypdf.PdfReader(path).pages
    assert len(sheet.images) == 5
    assert sheet.images[0].image.size[0] > 300
    words = sheet.extract_text()
    assert TR("chart.amplification.title") in words
    assert TR("lever.strictness.label") in words
    page.get_by_text(TR("lab.saved")).wait_for()


def test_the_page_prints_on_one_sheet(lab):
    page = lab()
    (sheet,) = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True))).pages
    words = sheet.extract_text()
    assert TR("chart.shortfall.title") in words
    assert TR("lab.exports") not in words


def test_a_kernel_that_does_not_answer_is_no_silent_failure(lab):
    page = lab()
    page.evaluate("window.WebSocket.prototype.send = () => {}")
    tool(page, "exports", "button", TR("lab.csv")).click()
    page.get_by_text(TR("lab.not_saved")).wait_for(timeout=40_000)


def test_menus_open_one_at_a_time_and_close_by_escape_or_a_click_beside(lab):
    page = lab()
    opened = "document.querySelectorAll('.jm-lab-menu[open]').length"
    tool(page, "share", "textbox", TR("lab.code"))
    tool(page, "exports", "button", TR("lab.csv"))
    page.wait_for_function(f"{opened} === 1")
    page.keyboard.press("Escape")
    page.wait_for_function(f"{opened} === 0")
    assert page.evaluate("document.activeElement.textContent") == TR("lab.exports")
    tool(page, "tree", "combobox", TR("lab.size"))
    page.locator("h1").click()
    page.wait_for_function(f"{opened} === 0")


def test_a_lessons_case_moves_the_levers(lab):
    page = lab()
    cases = page.get_by_role("combobox", name=TR("lab.cases"))
    labels = cases.locator("option").all_inner_texts()
    assert {label[:2] for label in labels[1:]} == {f"{number:02d}" for number in range(13)}
    before = frames(page)
    cases.select_option(next(label for label in labels if label.startswith("04")))
    changed(page, before)
    page.wait_for_function(
        "document.querySelector('[data-lever=satisfaction_weight] output').textContent === '0.5'"
    )
    assert cases.input_value() == ""


def test_after_a_link_the_levers_stay_where_they_were_moved_to(lab):
    code = PRESETS["pressure"].code()
    page = lab(query=f"?s={code}")
    output = "document.querySelector('[data-lever=strictness] output')?.textContent"
    page.wait_for_function(f"{output} === '1'")
    slider(page, "strictness").press("ArrowLeft")
    page.wait_for_function(f"{output} === '0.95'")
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_function(f"{output} === '0.95'", timeout=60_000)


def test_the_numbers_and_the_reason_stay_in_sight_on_a_phone(lab, shot):
    page = lab("phone")
    strictness = slider(page, "strictness")
    strictness.press("ArrowRight")
    strictness.evaluate("n => window.scrollBy(0, n.getBoundingClientRect().top - 320)")
    page.wait_for_timeout(300)
    box = page.locator(".jm-lab .jm-readout").bounding_box()
    assert 0 <= box["y"] < 30
    shot(page, "lab-phone-sticky", full=False)


def test_the_tree_plays_and_a_unit_tells_its_numbers_by_keyboard(lab):
    page = lab()
    canvas = page.locator(".jm-tree canvas")
    canvas.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    said = page.locator(".jm-tree-info").inner_text()
    assert "乡镇2" in said
    assert "县一级加了" in said
    page.locator(".jm-tree").get_by_role("button", name=TR("tree.step")).click()
    page.wait_for_function("document.querySelector('.jm-tree output').textContent === '1 / 16'")
    page.locator(".jm-tree").get_by_role("button", name=TR("tree.play")).click()
    page.wait_for_function("document.querySelector('.jm-tree output').textContent === '2 / 16'")


def test_a_tap_chooses_a_unit_whose_numbers_follow_the_levers(lab):
    page = lab("phone", has_touch=True)
    canvas = page.locator(".jm-tree canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] - 20)
    said = page.locator(".jm-tree-info")
    page.wait_for_function("document.querySelector('.jm-tree-info').textContent.startsWith('乡镇')")
    before = said.inner_text()
    slider(page, "habit").press("End")
    page.wait_for_function(
        "(before) => document.querySelector('.jm-tree-info').textContent !== before", arg=before
    )
    assert said.inner_text().split("：")[0] == before.split("：")[0]


def test_the_cycle_chosen_stays_when_a_lever_moves(lab):
    page = lab()
    page.locator(".jm-tree").get_by_role("button", name=TR("tree.step")).click()
    page.wait_for_function("document.querySelector('.jm-tree output').textContent === '1 / 16'")
    before = frames(page)
    slider(page, "habit").press("ArrowRight")
    changed(page, before)
    assert page.locator(".jm-tree output").inner_text() == "1 / 16"


def test_the_hierarchy_is_kept_as_a_picture(lab, tmp_path):
    page = lab()
    with page.expect_download() as started:
        page.get_by_role("button", name=TR("tree.png_label")).click()
    kept = tmp_path / started.value.suggested_filename
    started.value.save_as(kept)
    picture = Image.open(kept)
    assert picture.format == "PNG"
    assert len(picture.convert("RGB").getcolors(1 << 20)) > 20
    assert picture.convert("RGB").getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize(("width", "abreast", "columns"), [(360, 1, 1), (768, 2, 1), (1366, 2, 2)])
def test_the_lab_lays_itself_out_by_the_width_it_has(lab, width, abreast, columns):
    page = lab("wide")
    page.evaluate(
        "w => document.querySelector('.jm-lab').parentElement.style.width = `${w}px`", width
    )
    count = "n => getComputedStyle(document.querySelector(n)).gridTemplateColumns.split(' ').length"
    assert page.evaluate(count, ".jm-lab-grid") == abreast
    assert page.evaluate(count, ".jm-lab .jm-panel-charts") == columns


def test_a_provenance_card_opens_by_keyboard(lab):
    page = lab()
    page.get_by_role("button", name=TR("panel.about", label=TR("lever.habit.label"))).press("Enter")
    card = page.locator('[data-lever="habit"] .jm-lever-card')
    assert card.is_visible()
    assert "5.26%" in card.inner_text()


def test_the_heat_map_is_computed_in_the_background(lab):
    page = lab()
    tool(page, "pictures", "checkbox", TR("chart.heat_map.title")).check()
    page.wait_for_function(
        "[...document.querySelectorAll('.jm-lab .jm-chart')].at(-1).dataset.frame >= 1",
        timeout=60_000,
    )


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop", "wide"])
def test_the_lab_fits_every_width_and_axe_finds_nothing_serious(lab, size, axe, shot):
    page = lab(size)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert axe(page) == []
    page.wait_for_timeout(500)
    shot(page, f"lab-{size}")


def test_projector_mode_enlarges_the_lab(lab, shot):
    page = lab("wide", "?mode=projector")
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.jm-controls')).fontSize)"
    )
    assert size == pytest.approx(15 * 1.35)
    page.wait_for_timeout(500)
    shot(page, "lab-projector")


def test_the_nation_is_drawn_as_spreads_by_level(lab, shot):
    page = lab()
    tool(page, "tree", "combobox", TR("lab.size")).select_option("nation")
    page.wait_for_function(
        "document.querySelector('.jm-tree-info').textContent.includes('615,000')", timeout=60_000
    )
    before = frames(page)
    slider(page, "habit").focus()
    page.keyboard.press("ArrowRight")
    changed(page, before)
    shot(page, "lab-nation")


def test_designs_stand_side_by_side(lab, shot):
    page = lab()
    page.get_by_role("button", name=TR("preset.together"), exact=True).click()
    tool(page, "designs", "button", TR("lab.keep", name="A")).click()
    page.get_by_role("button", name=TR("preset.pressure"), exact=True).click()
    tool(page, "designs", "button", TR("lab.keep", name="B")).click()
    page.locator(".jm-lab-compare th", has_text="B").wait_for()
    cells = page.locator(".jm-lab-compare th[scope=row]").all_inner_texts()
    assert cells == [TR("preset.now"), "A", "B"]
    shot(page, "lab-designs")


def test_an_outcome_opens_its_card_by_keyboard(lab):
    page = lab()
    label = TR("panel.about", label=TR("outcome.value.label"))
    page.get_by_role("button", name=label).press("Enter")
    assert TR("outcome.value.meaning") in page.locator(".jm-readout-card").inner_text()


@pytest.fixture
def in_jupyterlab(open_page, lab_server, tmp_path):
    """A function that opens the lab's notebook in JupyterLab and runs it."""
    shutil.copy(places.lessons() / "lab.ipynb", tmp_path)

    def start(query):
        page = open_page(f"{lab_server(tmp_path)}/tree/lab.ipynb{query}")
        page.locator(".jp-Notebook .jp-CodeCell").click(timeout=60_000)
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=60_000)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".jm-tree[data-frame]", timeout=60_000)
        return page

    return start


def test_in_jupyterlab_a_link_opens_the_lab_at_its_settings(in_jupyterlab, shot):
    page = in_jupyterlab(f"?s={PRESETS['pressure'].code()}")
    page.wait_for_function(
        "document.querySelector('[data-lever=strictness] output').textContent === '1'"
    )
    before = frames(page)
    slider(page, "strictness").press("ArrowLeft")
    changed(page, before)
    # JupyterLab's own menus speak the class's language, too.
    assert page.get_by_role("menuitem", name="文件").first.is_visible()
    shot(page, "lab-jupyterlab", full=False)


def test_a_sandbox_opens_the_lab_at_its_settings_here_and_on_its_own_page(
    open_page, lessons_server, shot
):
    page = open_page(
        f"{lessons_server}voila/render/{quote(next(places.lessons().glob('04_*.ipynb')).name)}"
    )
    door = page.locator(".jm-door")
    door.scroll_into_view_if_needed()
    lever = page.locator('.jm-panel:has(+ * .jm-door) [data-lever="strictness"] input')
    lever.press("ArrowLeft")
    page.wait_for_function(
        "(code) => document.querySelector('.jm-door a').href.endsWith(code)",
        arg=jiama.Settings(satisfaction_weight=0.5, strictness=0.45).code(),
    )
    door.get_by_role("button").click()
    page.wait_for_selector(".jm-lab .jm-tree[data-frame]", timeout=60_000)
    shown = page.locator('.jm-lab [data-lever="satisfaction_weight"] output')
    assert shown.text_content() == "0.5"
    shot(page, "lesson-04-lab")
    with page.expect_popup() as popup:
        door.get_by_role("link").click()
    popup.value.wait_for_function(
        "document.querySelector('[data-lever=strictness] output')?.textContent === '0.45'",
        timeout=60_000,
    )


@pytest.mark.parametrize("size", ["desktop", "wide"])
def test_no_picture_is_cut_at_an_edge_of_its_place(lab, size):
    page = lab(size)
    cut = """() => [...document.querySelectorAll(".jm-lab .jm-chart canvas")].map((canvas) => {
      const { width, height } = canvas;
      const pen = canvas.getContext("2d");
      const inked = (...place) => pen.getImageData(...place).data.some((v, i) => i % 4 === 3 && v);
      return inked(0, 0, width, 1) || inked(0, height - 1, width, 1);
    })"""
    # A picture is laid out anew once its place has its width.
    page.wait_for_function(f"!({cut})().includes(true)")
    assert len(page.evaluate(cut)) == 4
