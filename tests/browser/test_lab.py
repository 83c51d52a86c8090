"""The lab in a real browser: levers, tree, designs, codes, exports, at every width."""

import json

import pytest

from jiama.text import translator
from jiama.view import scenario
from jiama.view.presets import PRESETS

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
    assert page.locator('[data-lever="strictness"] output').inner_text() == "80%"
    page.wait_for_function("document.querySelector('.jm-readout-note').textContent.length > 20")


def test_undo_brings_back_the_levers_and_a_reload_keeps_them(lab):
    page = lab()
    before = frames(page)
    page.get_by_role("button", name=TR("preset.together"), exact=True).click()
    changed(page, before)
    code = scenario.encode(PRESETS["together"])
    page.wait_for_function(
        "(code) => document.querySelector('.jm-lab-bar input').value === code", arg=code
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
        arg=scenario.encode(PRESETS["now"]),
    )


def test_a_link_opens_the_lab_at_its_settings(lab):
    code = scenario.encode(PRESETS["pressure"])
    page = lab(query=f"?s={code}")
    page.wait_for_function(
        "document.querySelector('[data-lever=strictness] output').textContent === '100%'"
    )


def test_a_bad_code_gets_one_clear_sentence(lab):
    page = lab()
    field = page.get_by_role("textbox", name=TR("lab.code"))
    field.fill("1ABC")
    field.press("Enter")
    page.get_by_text(TR("lab.code_typo")).wait_for()


def test_exports_are_files_that_can_be_read(lab, tmp_path):
    page = lab()
    kept = {}
    for kind in ("csv", "scenario", "report"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=TR(f"lab.{kind}"), exact=True).click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        kept[kind] = path.read_text(encoding="utf-8-sig")
    assert kept["csv"].startswith("cycle,run,amplification")
    assert len(kept["csv"].splitlines()) == 1 + 16 * 40
    about = json.loads(kept["scenario"])
    assert scenario.decode(about["code"]) == PRESETS["now"]
    assert kept["report"].count("data:image/png;base64,") == 4
    assert TR("common.model_not_forecast") in kept["report"]


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


def test_a_provenance_card_opens_by_keyboard(lab):
    page = lab()
    page.get_by_role("button", name=TR("panel.about", label=TR("lever.habit.label"))).press("Enter")
    card = page.locator('[data-lever="habit"] .jm-lever-card')
    assert card.is_visible()
    assert "5.26%" in card.inner_text()


def test_the_heat_map_is_computed_in_the_background(lab):
    page = lab()
    page.get_by_role("checkbox", name=TR("chart.heat_map.title")).check()
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
    page.get_by_label(TR("lab.size")).select_option("nation")
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
    page.get_by_role("button", name=TR("lab.keep", name="A")).click()
    page.get_by_role("button", name=TR("preset.pressure"), exact=True).click()
    page.get_by_role("button", name=TR("lab.keep", name="B")).click()
    page.locator(".jm-lab-compare th", has_text="B").wait_for()
    cells = page.locator(".jm-lab-compare tr").first.locator("th").all_inner_texts()
    assert cells == ["", TR("preset.now"), "A", "B"]
    shot(page, "lab-designs")


def test_an_outcome_opens_its_card_by_keyboard(lab):
    page = lab()
    label = TR("panel.about", label=TR("outcome.value.label"))
    page.get_by_role("button", name=label).press("Enter")
    assert TR("outcome.value.meaning") in page.locator(".jm-readout-card").inner_text()
