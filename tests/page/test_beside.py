"""The glossary and what the model is: found by a word, and told on one screen."""

import pytest

from jiama.teach import reference
from jiama.text import translator

pytestmark = pytest.mark.browser
SIZES = {"desktop": {"width": 1366, "height": 768}, "phone": {"width": 360, "height": 740}}


@pytest.fixture
def shown(chromium, files):
    """A function that opens a page beside the lessons."""
    contexts = []

    def open_page(name, language="zh-CN", size="desktop"):
        contexts.append(chromium.new_context(viewport=SIZES[size], bypass_csp=True))
        page = contexts[-1].new_page()
        page.goto(files(name, language).as_uri())
        page.wait_for_function("() => 'ready' in document.documentElement.dataset")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", SIZES)
def test_a_term_is_found_by_its_word_and_its_other_names_are_behind_a_click(shown, size):
    from axe_playwright_python.sync_playwright import Axe

    page = shown("glossary", size=size)
    terms = page.locator(".jm-term")
    everything = terms.count()
    assert everything > len(reference.TERMS) + 40
    page.locator("input[type=search]").fill("加码账本")
    (found,) = page.locator(".jm-term:not([hidden])").all()
    assert page.locator("section h2:visible").all_inner_texts() == [translator()("reference.terms")]
    english = found.locator("[lang=en]")
    assert not english.is_visible()
    found.locator("summary").click()
    assert english.is_visible()
    assert english.inner_text() == translator("en")("term.ledger.label")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    violations = Axe().run(page).response["violations"]
    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []
    page.locator("input[type=search]").fill("")
    assert page.locator(".jm-term:not([hidden])").count() == everything


def test_a_term_is_found_by_its_english_or_its_name_in_code(shown):
    page = shown("glossary")
    for typed in ("Ledger of markup", "satisfaction_noise"):
        page.locator("input[type=search]").fill(typed)
        assert page.locator(".jm-term:not([hidden])").count() >= 1
    page.locator("input[type=search]").fill("no such word")
    assert page.locator(".jm-term:not([hidden]), section h2:visible").count() == 0


def test_what_the_model_is_and_is_not_stands_on_one_screen(shown):
    page = shown("about")
    heads = page.locator("h2")
    second = heads.nth(1).evaluate("""(node) => {
        let last = node;
        while (last.nextElementSibling && last.nextElementSibling.tagName !== "H2")
            last = last.nextElementSibling;
        return last.getBoundingClientRect().bottom;
    }""")
    assert second <= SIZES["desktop"]["height"]
