"""One ensemble on the page and in Python, in one sitting: `python tests/bench/page_speed.py`.

Milliseconds of `simulate` with chance already drawn, and of drawing it, in turns in Chromium's V8
and in Python; smallest and median of all turns. On a busy machine the smallest is the one to read.
"""

import shutil
import statistics
import time

from playwright.sync_api import sync_playwright

import jiama
from jiama.page.build import DIST

TURNS = 15
TIMED = """(tree) => {
    const run = (seed) => {
        const started = performance.now();
        jiamaEngine.simulate({ strictness: 0.3 + Math.random() / 2 }, tree, { seed });
        return performance.now() - started;
    };
    window.fresh = (window.fresh || 0) + 1;
    const drawn = run(window.fresh);
    const known = Array.from({ length: 5 }, () => run(0));
    return [drawn, Math.min(...known)];
}"""


def _python(tree, turn):
    def run(seed):
        settings = jiama.Settings(strictness=0.3 + turn / 100)
        started = time.perf_counter()
        jiama.simulate(settings, tree, seed=seed)
        return 1000 * (time.perf_counter() - started)

    drawn = run(1000 + turn)
    return drawn, min(run(0) for _ in range(5))


def main():
    """Print a table."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(content=(DIST / "engine.js").read_text(encoding="utf-8"))
        print(f"Chromium {browser.version}; ms: smallest (median) of {TURNS} turns")
        for name in ("classroom", "county"):
            tree, sides = jiama.Hierarchy.preset(name), {"page": [], "Python": []}
            for turn in range(-5, TURNS):  # the first ones warm up
                taken = page.evaluate(TIMED, name), _python(tree, turn)
                for side, times in zip(sides, taken, strict=True):
                    if turn >= 0:
                        sides[side].append(times)
            for side, times in sides.items():
                new, known = zip(*times, strict=True)
                print(
                    f"{name:10} {side:7} chance known {min(known):6.1f} "
                    f"({statistics.median(known):.1f})   new seed {min(new):6.1f} "
                    f"({statistics.median(new):.1f})"
                )
        browser.close()


if __name__ == "__main__":
    main()
