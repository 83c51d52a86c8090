"""In Chromium, from a file: the worker, the face, and the page where workers are blocked."""

import re
from pathlib import Path

import numpy as np
import pytest
from chromium import PATIENCE

import jiama
from jiama.page.build import DIST

pytestmark = pytest.mark.browser
BLOCKED = "<meta http-equiv='Content-Security-Policy' content=\"worker-src 'none'\">"


@pytest.fixture
def open_file(chromium, tmp_path):
    """A function that opens a page of the bundle from a file; nothing may be asked for or fail."""
    asked, faults, pages = [], [], []

    def start(head: str = ""):
        script = (DIST / "page.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
        path = tmp_path / "page.html"
        path.write_text(
            f"<!doctype html><html><head><meta charset='utf-8'>{head}</head>"
            f"<body><script>{script}</script></body></html>",
            encoding="utf-8",
        )
        page = chromium.new_page()
        pages.append(page)
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield start
    for page in pages:
        page.close()
    assert not [url for url in asked if not url.startswith(("file:", "blob:"))]
    assert not faults


RECORD = """async ([settings, options]) => {
    const record = await jiama.simulate(settings, options);
    const plain = (x) => Array.isArray(x) || ArrayBuffer.isView(x) ? Array.from(x, plain) : x;
    return {
        value: plain(record.outcome("value")), target: plain(record.byLevel("target")),
        ledger: plain(record.ledger()), morale: plain(record.units("morale")),
        path: plain(record.pathLedger(3)), workers: performance.getEntriesByType("resource")
            .filter((entry) => entry.name.startsWith("blob:")).length,
    };
}"""


@pytest.mark.parametrize("head", ["", BLOCKED], ids=["in a worker", "where workers are blocked"])
def test_the_console_runs_the_model_as_python_does(open_file, head):
    page = open_file(head)
    told = {"strictness": 0.8, "ratchet": 0.3}
    options = {"hierarchy": "county", "cycles": 5, "runs": 3, "seed": 11, "keepUnits": True}
    found = page.evaluate(RECORD, [told, options])
    county = jiama.Hierarchy.preset("county")
    record = jiama.simulate(jiama.Settings(**told), county, 5, 3, 11, keep_units=True)
    for ours, theirs in (
        (found["value"], record.outcome("value")),
        (found["target"], record.by_level("target")),
        (found["ledger"], record.ledger()),
        (found["morale"], record.units("morale")),
        (found["path"], record.path_ledger(3)),
    ):
        assert np.shape(ours) == theirs.shape
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)


def test_the_model_runs_beside_the_page_which_goes_on(open_file):
    page = open_file()
    turns = page.evaluate(
        """async () => {
            let turns = 0;
            const ticking = setInterval(() => { turns += 1; }, 1);
            await jiama.simulate({}, {hierarchy: [20, 20, 20], cycles: 8, runs: 20});
            clearInterval(ticking);
            return turns;
        }"""
    )
    assert turns > 3


def test_bad_input_is_refused_with_the_sentence_of_the_language_chosen(open_file):
    page = open_file()
    refused = """async ([language, settings, options]) => {
        jiama.language(language);
        return jiama.simulate(settings, options).then(() => "", (error) => error.message);
    }"""
    said = page.evaluate(refused, ["zh-CN", {"habit": 2}, {}])
    assert said == "habit是2，超出了范围；请在0到0.3之间取值"
    said = page.evaluate(refused, ["en", {}, {"hierarchy": "nation"}])
    assert said.startswith("a hierarchy of 656809 units is more than a browser should hold")
    said = page.evaluate(refused, ["en", {"fixed_markup": [1]}, {}])
    assert said.startswith("fixed_markup has 1 numbers; give one for each of the 3 levels")


def test_what_the_readme_shows_runs_in_the_console(open_file):
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```js\n(.*?)```", readme, re.DOTALL)[1]
    page = open_file()
    page.evaluate(f"(async () => {{ {shown} }})()")
    last = page.evaluate(
        f"(async () => {{ {shown}; return Array.from(record.outcome('value')[15]) }})()"
    )
    record = jiama.simulate(jiama.Settings(strictness=0.8))
    np.testing.assert_allclose(last, record.outcome("value")[-1], rtol=1e-9)


def test_errors_speak_the_pages_language(open_file):
    page = open_file("<script>document.documentElement.lang = 'zh-CN'</script>")
    assert page.evaluate("jiama.language()") == "zh-CN"


def test_of_one_place_s_requests_the_latest_wins_and_none_is_lost(open_file):
    page = open_file()
    ends = page.evaluate(
        """async () => {
            const place = jiama.place();
            const asked = [0.1, 0.2, 0.3, 0.4, 0.5].map((habit) =>
                place.simulate({ habit: habit / 2 }, "classroom", { runs: 10 }));
            return (await Promise.all(asked)).map((record) => record && record.settings.habit);
        }"""
    )
    assert ends[0] == 0.05
    assert ends[1:4] == [None, None, None]
    assert ends[4] == 0.25
