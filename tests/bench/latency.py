"""From input to all drawn, in Chromium, from files: `python tests/bench/latency.py [chromium]`.

The lab with four pictures and the tree, and the first panel of a lesson. A lever is moved by
keyboard; the time ends when the page marks that every picture and number stands, and once more at
the next frame, when a person can see it.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from jiama.serve import single

MOVES = 100
WATCH = """(lever) => {
  window.moves = [];
  let started = 0;
  const seen = new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntriesByName("jiama-drawn")) {
      if (!started || startTime < started) continue;
      const from = started;
      started = 0;
      requestAnimationFrame(() => window.moves.push([startTime - from, performance.now() - from]));
    }
  });
  seen.observe({ type: "mark" });
  lever.addEventListener("input", () => (started = performance.now()), { capture: true });
}"""


def lab(page):
    """Show four pictures in the lab; return its first lever."""
    page.locator(".jm-now td").first.wait_for()
    for count in (2, 3, 4):
        page.locator(".jm-side > div:last-child > .jm-plain").click()
        page.locator(".jm-side-picture").nth(count - 1).wait_for()
    return page.locator(".jm-three input[type=range]").first


def beat(page):
    """Commit the guess before a lesson's first lever; return that lever."""
    page.evaluate("location.hash = 'weight'")
    page.locator("#weight .jm-handle").last.press("ArrowUp")
    page.locator("#weight .jm-guess-before .jm-go").click()
    page.evaluate("location.hash = 'lever'")
    page.locator("#lever .jm-why-now:not(:empty)").wait_for()
    return page.locator("#lever input[type=range]").first


PAGES = {"lab": lab, "04": beat}


def measure(page, name: str) -> list[tuple[float, float]]:
    """Return milliseconds of every move: until drawn, and until the frame after."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / single.file_name(name)
        path.write_text(single.written(name, "zh-CN"), encoding="utf-8")
        page.goto(path.as_uri())
        lever = PAGES[name](page)
    page.wait_for_timeout(2000)
    lever.evaluate(WATCH)
    lever.focus()
    for i in range(MOVES):
        page.keyboard.press("ArrowRight" if (i // 5) % 2 == 0 else "ArrowLeft")
        page.wait_for_timeout(150)
    return page.evaluate("window.moves")


def main():
    """Print a line for each page."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 1600})
        print(f"Chromium {browser.version}; ms from input to drawn (to the frame after)")
        for name in PAGES:
            moves = measure(page, name)
            pictures = page.locator(".jm-chart").count()
            drawn, framed = (sorted(times) for times in zip(*moves, strict=True))
            p95 = int(0.95 * len(moves)) - 1
            print(
                f"{name}: {len(moves)} moves, {pictures} pictures on the page; "
                f"p50 {statistics.median(drawn):.0f} ({statistics.median(framed):.0f}), "
                f"p95 {drawn[p95]:.0f} ({framed[p95]:.0f})"
            )
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.argv.append("/usr/bin/chromium")
    main()
