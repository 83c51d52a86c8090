"""The lab in a real browser: levers, tree, designs, codes, exports, at every width."""

import csv
import io
import json

import pypdf
import pytest
from walk import drawn

import jiama
from jiama.text import translator

TR = translator()
PRESSURE = jiama.Settings(strictness=1, tournament=1, outlook=0.2, tolerance=0, frequency=8)


@pytest.fixture
def lab(open_page, lessons_server):
    """A function that opens the lab and waits until all of it is drawn."""

    def start(size="desktop", query="", **more):
        return stands(open_page(f"{lessons_server}lab.html{query}", size, **more))

    return start


def stands(page):
    page.locator(".jm-now td").first.wait_for()
    drawn(page)
    return page


def lever(page, name):
    return page.locator(f'.jm-lab [data-lever="{name}"] input')


def shown(page, name):
    return page.locator(f'.jm-lab [data-lever="{name}"] output')


def numbers(page):
    """The line of what the levers show in the table."""
    return page.locator(".jm-now td").all_inner_texts()


def changed(page, before):
    """Wait until the line in the table is another one."""
    page.wait_for_function(
        "before => [...document.querySelectorAll('.jm-now td')].map((td) => td.innerText).join()"
        " !== before",
        arg=",".join(before),
    )


def button(page, word, **values):
    return page.locator(".jm-lab").get_by_role("button", name=TR(word, **values), exact=True)


def menu(page, word):
    """Open one of the bar's lists."""
    found = page.locator(".jm-lab .jm-menu > button", has_text=TR(word))
    if found.get_attribute("aria-expanded") == "false":
        found.press("Enter")
    return found.locator("xpath=..")


def code(page):
    return page.locator(".jm-code").input_value()


def taken(page, word, folder):
    """Take something along and return its path."""
    with page.expect_download() as waiting:
        menu(page, "lab.exports").get_by_role("button", name=TR(word)).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_lever_moves_tree_picture_and_numbers_and_says_why(lab):
    page = lab()
    before, said = numbers(page), page.locator(".jm-chart figcaption").inner_text()
    tree = page.locator(".jm-tree svg").get_attribute("aria-label")
    page.evaluate("window.canvas = document.querySelector('.jm-lab canvas')")
    for _ in range(6):
        lever(page, "strictness").press("ArrowRight")
    changed(page, before)
    assert shown(page, "strictness").inner_text() == "0.8"
    page.wait_for_function("() => document.querySelector('.jm-why-now').textContent.length > 20")
    assert page.locator(".jm-chart figcaption").inner_text() != said
    assert page.locator(".jm-tree svg").get_attribute("aria-label") != tree
    # A picture changes in its place.
    assert page.evaluate("window.canvas === document.querySelector('.jm-lab canvas')")


def test_the_numbers_are_those_of_the_model(lab):
    page = lab(query=f"?s={PRESSURE.code()}")
    record = jiama.simulate(PRESSURE)
    assert code(page) == PRESSURE.code()
    page.wait_for_function("() => document.querySelectorAll('.jm-now td').length > 7")
    ratio = record.outcome("amplification")[-1].mean()
    assert numbers(page)[0].splitlines()[0] == f"{ratio:.2f}倍"


def test_presets_undo_redo_and_reset(lab):
    page = lab()
    now = code(page)
    assert button(page, "lab.undo").is_disabled()
    button(page, "preset.pressure").click()
    assert code(page) == PRESSURE.code()
    assert button(page, "preset.pressure").get_attribute("aria-pressed") == "true"
    button(page, "lab.undo").click()
    assert code(page) == now
    button(page, "lab.redo").click()
    assert code(page) == PRESSURE.code()
    button(page, "panel.reset_all").click()
    assert code(page) == now
    assert shown(page, "strictness").inner_text() == "0.5"


def test_a_lessons_case_moves_the_levers(lab):
    page = lab()
    cases = menu(page, "lab.cases").get_by_role("button").all_inner_texts()[1:]
    assert {text[:2] for text in cases} == {f"{number:02d}" for number in range(15)}
    before = code(page)
    page.locator(".jm-item").filter(has_text=cases[4]).first.click()
    page.wait_for_function(
        "before => document.querySelector('.jm-code').value !== before", arg=before
    )


def test_designs_stand_in_the_table_one_beside_and_a_reload_finds_all(lab, shot):
    page = lab()
    for name, preset in (("A", "pressure"), ("B", "laissez"), ("C", "together")):
        before = numbers(page)
        button(page, f"preset.{preset}").click()
        changed(page, before)
        page.get_by_role("button", name=TR("lab.keep", name=name)).click()
        page.locator(".jm-table th[scope=row] b", has_text=name).wait_for()
    lines = page.locator(".jm-table tbody tr").all_inner_texts()
    assert len(lines) == 5
    assert lines[0].split("\t")[1].split("\n")[0] == lines[4].split("\t")[1]
    line = page.locator(".jm-table tbody tr").nth(2)
    line.get_by_role("button", name=TR("lab.put_beside")).click()
    page.locator(".jm-table tbody tr").nth(2).get_by_text(TR("lab.is_beside")).wait_for()
    line.get_by_role("button", name=TR("lab.take_back_short")).click()
    assert code(page) == PRESSURE.code()
    page.wait_for_function(
        "() => document.querySelector('.jm-now td').textContent"
        " === document.querySelectorAll('.jm-table tbody tr')[2].querySelector('td').textContent"
    )
    shot(page, "lab-designs")
    page.reload()
    stands(page)
    assert code(page) == PRESSURE.code()
    assert page.locator(".jm-table tbody tr").count() == 5
    assert TR("lab.is_beside") in page.locator(".jm-table tbody tr").nth(2).inner_text()


def test_designs_kept_in_two_tabs_are_both_there_after_a_reload(lab):
    first = lab()
    second = first.context.new_page()
    second.goto(first.url)
    stands(second)
    for page, name in ((first, "A"), (second, "B")):
        page.get_by_role("button", name=TR("lab.keep", name=name)).click()
        page.locator(".jm-table th[scope=row] b", has_text=name).wait_for()
    first.reload()
    stands(first)
    names = first.locator(".jm-table th[scope=row] b").all_inner_texts()
    assert names == ["", "A", "B"]


def test_a_county_is_grown_in_the_classrooms_place(lab):
    page = lab()
    before = numbers(page)
    menu(page, "lab.tree_classroom").get_by_role("button", name=TR("lab.tree_county")).click()
    changed(page, before)
    assert "239" in menu(page, "lab.tree_county").inner_text()
    record = jiama.simulate(jiama.Settings(), jiama.Hierarchy.preset("county"))
    ratio = record.outcome("amplification")[-1].mean()
    assert numbers(page)[0].splitlines()[0] == f"{ratio:.2f}倍"
    assert TR("lab.no_nation") in menu(page, "lab.tree_county").inner_text()


def test_pictures_are_added_changed_and_taken_away(lab, shot):
    page = lab("wide")
    pictures = page.locator(".jm-side-picture")
    add = button(page, "lab.add_picture")
    while add.is_visible():
        add.click()
    drawn(page)
    choices = page.locator(".jm-side-picture").first.locator("select").first.locator("option")
    assert pictures.count() == choices.count() > 8
    assert page.locator(".jm-chart[data-state=failed]").count() == 0
    said = page.locator(".jm-side-picture figcaption").all_inner_texts()
    assert len(set(said)) == len(said)
    shot(page, "lab-all-pictures", full=True)
    while pictures.count() > 1:
        pictures.last.get_by_role("button", name=TR("lab.remove_picture")).click()
    page.get_by_role("combobox", name=TR("lab.outcome"), exact=True).select_option("trust")
    page.wait_for_function(
        "word => document.querySelector('.jm-side figcaption').textContent.startsWith(word)",
        arg=TR("outcome.trust.label"),
    )
    page.reload()
    stands(page)
    assert page.get_by_role("combobox", name=TR("lab.outcome"), exact=True).input_value() == "trust"


def test_the_map_is_finished_behind_the_page_and_a_move_begins_it_anew(lab):
    page = lab()
    page.get_by_role("combobox", name=TR("lab.pictures")).select_option("heat_map")
    bar = page.locator(".jm-side-picture progress")
    page.wait_for_function("() => document.querySelector('.jm-side-picture progress').value > 0")
    done = bar.evaluate("bar => bar.value")
    assert 0 < done < 1
    lever(page, "strictness").press("End")
    page.wait_for_function(
        "done => document.querySelector('.jm-side-picture progress').value < done"
        " || document.querySelector('.jm-side-picture progress').value < 0.3",
        arg=done,
    )
    bar.wait_for(state="hidden")
    caption = page.locator(".jm-side-picture figcaption")
    strict = caption.inner_text()
    lever(page, "strictness").press("Home")
    bar.wait_for(state="visible")
    bar.wait_for(state="hidden")
    assert caption.inner_text() != strict


def test_one_click_shows_how_unsure_the_settings_are_and_one_hides_it(lab):
    page = lab()
    box = page.get_by_role("checkbox", name=TR("lab.unsure"))
    before = numbers(page)
    box.check()
    changed(page, before)
    low = TR("panel.range", low="", high="").split("：")[0]
    assert all(low in number for number in numbers(page)[:-1])
    box.uncheck()
    page.wait_for_function(
        "low => !document.querySelector('.jm-now').innerText.includes(low)", arg=low
    )


def test_a_link_opens_the_lab_over_what_was_kept_and_a_reload_keeps_the_moves(lab):
    page = lab()
    page.get_by_role("button", name=TR("lab.keep", name="A")).click()
    page.locator(".jm-table th[scope=row] b", has_text="A").wait_for()
    page.goto(f"{page.url}?s={PRESSURE.code()}")
    stands(page)
    assert code(page) == PRESSURE.code()
    assert page.locator(".jm-table th[scope=row] b").all_inner_texts() == ["", "A"]
    lever(page, "strictness").press("ArrowLeft")
    assert shown(page, "strictness").inner_text() == "0.95"
    page.reload()
    stands(page)
    assert shown(page, "strictness").inner_text() == "0.95"
    assert page.locator(".jm-table th[scope=row] b").all_inner_texts() == ["", "A"]


def test_a_code_is_taken_as_a_chinese_keyboard_types_it_and_a_wrong_one_gets_one_sentence(lab):
    page = lab()
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else "－" for c in PRESSURE.code().lower())
    share = menu(page, "lab.share")
    field = share.get_by_role("textbox", name=TR("lab.code"))
    field.fill(wide)
    field.press("Enter")
    assert shown(page, "strictness").inner_text() == "1"
    field.fill("1ABC")
    share.get_by_role("button", name=TR("lab.open")).click()
    assert page.locator(".jm-lab-note").inner_text() == TR("error.code_typo", text="1ABC")
    assert shown(page, "strictness").inner_text() == "1"


def test_a_link_with_a_wrong_code_gets_one_sentence_and_a_lab_that_works(lab):
    page = lab(query="?s=hello")
    assert page.locator(".jm-lab-note").inner_text() == TR("error.code_typo", text="hello")
    before = numbers(page)
    lever(page, "strictness").press("End")
    changed(page, before)


def test_the_link_that_is_copied_opens_these_settings(lab, open_page):
    page = lab(permissions=["clipboard-read", "clipboard-write"])
    button(page, "preset.pressure").click()
    menu(page, "lab.share").get_by_role("button", name=TR("lab.link")).click()
    page.get_by_text(TR("lab.copied")).wait_for()
    other = stands(open_page(page.evaluate("navigator.clipboard.readText()")))
    assert code(other) == PRESSURE.code()


def test_what_is_taken_along_are_files_that_can_be_read(lab, tmp_path):
    page = lab()
    before = numbers(page)
    button(page, "preset.pressure").click()
    changed(page, before)
    table = taken(page, "lab.csv", tmp_path)
    assert table.name == f"jiama-{PRESSURE.code()}.csv"
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    value = [row["mean"] for row in rows if row["quantity"] == "value" and row["cycle"] == "16"]
    told = jiama.simulate(PRESSURE).outcome("value")[-1].mean()
    assert [float(mean) for mean in value] == [pytest.approx(told, rel=1e-9)]
    about = json.loads(taken(page, "lab.scenario", tmp_path).read_text(encoding="utf-8"))
    assert jiama.Settings.from_code(about["code"]) == PRESSURE
    assert jiama.Settings(**about["settings"]) == PRESSURE
    report = taken(page, "lab.report", tmp_path)
    words = report.read_text(encoding="utf-8")
    assert TR("common.model_not_forecast") in words
    assert TR("lever.tournament.label") in words
    assert words.count("<svg") == 1
    other = page.context.new_page()
    other.goto(report.as_uri())
    assert other.locator("svg").bounding_box()["height"] > 150


def test_the_report_prints_on_its_own(lab):
    page = lab()
    page.evaluate("window.print = () => {}")
    menu(page, "lab.exports").get_by_role("button", name=TR("lab.print")).click()
    page.locator(".jm-print svg").wait_for()
    (sheet,) = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True))).pages
    words = sheet.extract_text()
    assert TR("common.model_not_forecast") in words
    assert code(page) in words
    assert TR("lab.rest", count="22") not in words
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".jm-print").count() == 0


def test_lists_open_one_at_a_time_and_close_by_escape_or_a_click_beside(lab):
    page = lab()
    lists = page.locator(".jm-menu-list:visible")
    menu(page, "lab.share")
    menu(page, "lab.exports")
    assert lists.count() == 1
    page.keyboard.press("Escape")
    assert lists.count() == 0
    assert TR("lab.exports") in page.evaluate("document.activeElement.textContent")
    menu(page, "lab.cases")
    page.locator("h1").click()
    assert lists.count() == 0


def test_a_unit_tells_its_numbers_by_keyboard_and_cycles_play(lab):
    page = lab()
    tree = page.locator(".jm-tree svg")
    said = page.locator(".jm-tree-said")
    tree.focus()
    tree.press("ArrowRight")
    first = said.inner_text()
    assert TR("tree.name", level="乡镇", number="1") in first
    tree.press("ArrowRight")
    assert TR("tree.name", level="乡镇", number="2") in said.inner_text()
    tree.press("ArrowUp")
    assert TR("tree.name", level="县", number="1") in said.inner_text()
    count = page.locator(".jm-player output")
    assert count.inner_text() == "16 / 16"
    button(page, "tree.step").click()
    assert count.inner_text() == "1 / 16"
    before = numbers(page)
    lever(page, "habit").press("End")
    changed(page, before)
    # The cycle chosen stays.
    assert count.inner_text() == "1 / 16"
    button(page, "tree.play").click()
    page.wait_for_function(
        "() => document.querySelector('.jm-player output').textContent === '3 / 16'"
    )
    button(page, "tree.pause").click()


def test_a_tap_chooses_a_unit_whose_numbers_follow_the_levers(lab):
    page = lab("phone", has_touch=True)
    tree = page.locator(".jm-tree svg")
    tree.scroll_into_view_if_needed()
    box = tree.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 3, box["y"] + box["height"] - 60)
    said = page.locator(".jm-tree-said")
    before = said.inner_text()
    assert "乡镇" in before
    lever(page, "habit").press("End")
    page.wait_for_function(
        "before => document.querySelector('.jm-tree-said').textContent !== before", arg=before
    )
    assert said.inner_text().split("：")[0] == before.split("：")[0]


def test_levers_in_a_group_open_by_keyboard_and_tell_where_they_come_from(lab):
    page = lab()
    fold = page.locator(".jm-more button").first
    fold.press("Enter")
    assert page.locator(".jm-fold:visible .jm-lever").count() > 1
    moved = page.locator(".jm-fold:visible .jm-lever input").first
    moved.press("End")
    assert TR("lab.moved", moved="1", all="").rstrip("0123456789/") in fold.inner_text()
    about = page.locator('[data-lever="habit"]').get_by_role(
        "button", name=TR("panel.about", label=TR("lever.habit.label"))
    )
    about.press("Enter")
    assert TR("lever.habit.why") in page.locator('[data-lever="habit"] .jm-lever-card').inner_text()


@pytest.mark.parametrize("size", ["phone", "desktop", "wide"])
def test_tree_and_levers_share_the_screen(lab, size, shot):
    page = lab(size, "?mode=projector" if size == "wide" else "", has_touch=size == "phone")
    height = page.viewport_size["height"]
    if size == "phone":
        page.evaluate("document.querySelector('[data-lever=strictness]').scrollIntoView()")
        page.evaluate("window.scrollBy(0, -500)")
        page.wait_for_timeout(200)
    tree = page.locator(".jm-tree svg").bounding_box()
    hand = lever(page, "strictness").bounding_box()
    assert tree["y"] >= 0
    assert hand["y"] + hand["height"] <= height
    assert tree["y"] + tree["height"] <= hand["y"]
    shot(page, f"lab-{size}")


def test_the_lab_computes_without_its_server(open_page, mortal_server):
    address, kill = mortal_server
    page = stands(open_page(f"{address}lab.html"))
    page.wait_for_load_state("networkidle")
    page.asked.clear()
    kill()
    before = numbers(page)
    button(page, "preset.together").click()
    changed(page, before)
    page.get_by_role("combobox", name=TR("lab.pictures")).select_option("ledger")
    drawn(page)
    assert [url for url in page.asked if not url.startswith(("blob:", "data:"))] == []
