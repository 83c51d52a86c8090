"""What a page carries is known to Chrome 86 and Safari 14."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jiama.page import build, language
from jiama.serve import single

HERE = Path(__file__).parent
CHECKERS = (
    "eslint@9.39.1", "eslint-plugin-es-x@9.3.0", "eslint-plugin-compat@6.0.2",
    "doiuse@6.0.5", "postcss@8.5.6",
)  # fmt: skip
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Known in part, and enough of it; or the page is as good without it.
ENOUGH = {
    "css-focus-visible": "Safari 14 draws its own ring",
    "css-touch-action": "Safari 14 lets a swipe that starts on a slider move it",
    "css-appearance": "stands beside the prefixed property",
    "css-overflow": "clip is not used",
    "css-sticky": "heads of tables do not stick",
    "css-gradients": "no colour hints are used",
    "css-clip-path": "hides words that are read aloud",
    "css-masks": "is told for clip-path",
    "multicolumn": "column-span and breaks are not used",
}
# What the list of features does not know: Chrome 88, Safari 15; Chrome 87, Safari 14.1.
TOO_NEW = re.compile(r"aspect-ratio\s*:|(?<![\w-])inset(-block|-inline)?\s*:")


@pytest.fixture(scope="module")
def checkers(tmp_path_factory):
    """A folder with the checkers in it, and the command for node."""
    folder = tmp_path_factory.mktemp("checkers")
    try:
        node = build.install(folder, *CHECKERS)
    except build.NoBuilderError as reason:
        if os.environ.get("CI", "").lower() == "true":
            raise
        pytest.skip(str(reason))
    for name in ("eslint.config.mjs", "styles.mjs"):
        shutil.copy(HERE / name, folder)
    return folder, node


def _faults(checkers, **files) -> list[str]:
    """Check scripts by the folder of the rules that they have to keep; one line a fault."""
    folder, node = checkers
    for kind in ("page", "oldest"):
        shutil.rmtree(folder / kind, ignore_errors=True)
    for kind, texts in files.items():
        for name, text in texts.items():
            path = folder / kind / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    command = [
        *node, str(folder / "node_modules" / "eslint" / "bin" / "eslint.js"),
        "--no-inline-config", "--format=json", *files,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{Path(told['filePath']).name}:{fault['line']}:{fault['column']} {fault['message']}"
        for told in json.loads(done.stdout)
        for fault in told["messages"]
    ]


def test_every_script_of_a_page_is_known_to_chrome_86_and_safari_14(checkers):
    scripts = SCRIPT.findall(single.written("glossary", "en"))
    warner = [text for text in scripts if "jiamaWaiting" in text and len(text) < 5000]
    assert len(scripts) >= 3 and len(warner) == 1
    texts = {f"{number}.js": text for number, text in enumerate(scripts)}
    engine = (build.DIST / "engine.js").read_text(encoding="utf-8")
    assert _faults(checkers, page={**texts, "engine.js": engine}) == []
    # What tells that a browser is too old has to run in it.
    assert _faults(checkers, oldest={"able.js": warner[0]}) == []


@pytest.mark.parametrize(
    "code",
    [
        "a.b ||= 1;", "[1].at(-1);", "structuredClone({});", "class A { #b = 1; }",
        "'a'.match(/(?<=b)a/);", "new BigInt64Array(1);", "crypto.randomUUID();",
        "[1].findLast(Boolean);", "AbortSignal.timeout(1);", "Promise.withResolvers();",
    ],
)  # fmt: skip
def test_the_check_sees_what_is_younger(checkers, code):
    assert _faults(checkers, page={"young.js": code})


def _features(checkers, *paths: Path) -> dict:
    folder, node = checkers
    command = [*node, "styles.mjs", *map(str, paths)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


def test_the_style_sheets_suit_the_oldest_browsers(checkers):
    paths = [language.HERE / name for name in ("tokens.css", "style.css")]
    used = _features(checkers, *paths)
    assert {name: lines for name, lines in used.items() if name not in ENOUGH} == {}
    assert not [line for line in language.style().splitlines() if TOO_NEW.search(line)]


def test_the_check_sees_what_is_younger_in_a_style_sheet(checkers, tmp_path):
    path = tmp_path / "young.css"
    path.write_text(".a:has(.b) { display: flex; gap: 1em; }", encoding="utf-8")
    assert set(_features(checkers, path)) >= {"css-has", "flexbox-gap"}
    assert TOO_NEW.search("a { inset: 0 }") and not TOO_NEW.search("box-shadow: inset 0 1px")
