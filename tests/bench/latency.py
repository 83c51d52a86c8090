"""Slider to changed pictures in Chromium under Voila: `python tests/bench/latency.py [notebook]`.

Moves a lever by keyboard and by drag, and takes the time from the input event to the frame in
which every chart and the tree have drawn what came of it.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import conftest  # noqa: E402 - the browser tests' servers

WATCH = """(lever) => {
  const input = document.querySelector(`[data-lever="${lever}"] input`);
  const panel = input.closest(".jm-lab, .jm-panel");
  window.moves = [];
  let start = 0;
  const drawn = () => [...panel.querySelectorAll(".jm-chart, .jm-tree")]
    .map((n) => n.dataset.frame).join();
  let before = drawn();
  input.addEventListener("input", () => {
    if (start) return;
    start = performance.now();
    before = drawn();
  }, { capture: true });
  const nodes = () => [...panel.querySelectorAll("canvas")];
  window.first = nodes();
  const watch = () => {
    const now = drawn().split(",");
    if (start && now.every((frame, i) => frame !== before.split(",")[i])) {
      window.moves.push(performance.now() - start);
      start = 0;
    }
    requestAnimationFrame(watch);
  };
  watch();
  window.sameNodes = () => nodes().every((node, i) => node === window.first[i]);
  return panel.querySelectorAll(".jm-chart").length;
}"""


def measure(notebook: str, lever: str, moves: int) -> dict[str, list[float]]:
    """Return milliseconds per move, by keyboard and by drag."""
    log = Path("latency.log")
    with conftest.serve(ROOT / "lessons", log) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(conftest.ARGUMENTS)
        )
        page = browser.new_context(viewport={"width": 1366, "height": 1600}).new_page()
        page.goto(f"{address}voila/render/{notebook}")
        conftest.wait_ready(page)
        page.wait_for_timeout(3000)
        charts = page.evaluate(WATCH, lever)
        print(f"{charts} charts on the page")
        slider = page.locator(f'[data-lever="{lever}"] input').first
        slider.scroll_into_view_if_needed()
        found = {}
        slider.focus()
        for i in range(moves):
            page.keyboard.press("ArrowRight" if (i // 8) % 2 == 0 else "ArrowLeft")
            page.wait_for_timeout(160)
        found["keyboard"] = page.evaluate("window.moves.splice(0)")
        box = slider.bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.wait_for_timeout(500)
        page.evaluate("window.moves.splice(0)")
        for i in range(moves):
            share = 0.1 + 0.5 * abs((i % 20) / 10 - 1)
            page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            page.wait_for_timeout(120)
        page.mouse.up()
        page.wait_for_timeout(500)
        found["drag"] = page.evaluate("window.moves.splice(0)")
        print("no chart's node was replaced:", page.evaluate("window.sameNodes()"))
        browser.close()
    log.unlink(missing_ok=True)
    return found


if __name__ == "__main__":
    book = sys.argv[1] if len(sys.argv) > 1 else "lab.ipynb"
    for how, times in measure(book, sys.argv[2] if len(sys.argv) > 2 else "habit", 100).items():
        times.sort()
        middle, high = statistics.median(times), times[int(0.95 * len(times)) - 1]
        print(f"{how}: {len(times)} moves, p50 {middle:.0f} ms, p95 {high:.0f} ms")
