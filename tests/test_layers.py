"""Who may import whom, and what code may not hold."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kit" / "jiama"
MODULES = sorted(PACKAGE.rglob("*.py"))
BELOW = {
    "places": set(),
    "text": {"text"},
    "typed": set(),
    "sources": {"sources", "places", "typed"},
    "model": {"model"},
    "calibration": {"calibration", "model", "sources", "places"},
    "drawn": {"drawn", "text"},
    "page": {"page", "model", "text"},
}
BELOW["teach"] = {"teach", "drawn"} | BELOW["calibration"] | BELOW["sources"] | BELOW["page"]
BELOW["serve"] = BELOW["teach"] - {"typed"} | {"serve"}
FREE_OF_JUPYTER = {"altair", "ipywidgets", "IPython", "anywidget", "vl_convert", "traitlets"}
CJK = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _files(folders: tuple[str, ...], endings: tuple[str, ...]) -> list[Path]:
    found = [p for f in folders for e in endings for p in sorted((ROOT / f).rglob(f"*.{e}"))]
    assert len(found) > 100, "the folders are where they were"
    return found


def _imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rooms_imported(path: Path):
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] == "jiama" and len(parts) > 1:
            yield parts[1] if (PACKAGE / parts[1]).exists() or parts[1] in BELOW else "model"


def test_a_module_imports_only_from_its_own_room_and_the_rooms_below():
    upwards = []
    for path in MODULES:
        # The face's one import from above, of pictures, waits in a function until one is asked for.
        allowed = BELOW.get(_room(path), {"model", "sources", "text", "teach"})
        upwards += [f"{_short(path)}: {room}" for room in set(_rooms_imported(path)) - allowed]
    assert upwards == []


def test_the_ground_floor_and_the_model_run_without_jupyter():
    rooms = ("model", "calibration", "sources", "typed", "text", "places")
    found = [
        f"{_short(path)}: {name}"
        for path in MODULES
        if _room(path) in rooms
        for name in {name.split(".")[0] for name in _imports(path)} & FREE_OF_JUPYTER
    ]
    assert found == []


def test_the_face_can_be_imported_without_any_jupyter_package():
    code = "import sys, jiama; print([m for m in sys.argv[1:] if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code, *FREE_OF_JUPYTER], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_a_trainees_kernel_does_not_wait_for_what_draws_specifications():
    slow = ("altair", "vl_convert", "PIL", "pandas")
    code = "import sys; from jiama.teach import lesson; lesson.open('04').beat('lever');"
    code += "lesson.lab(); print([m for m in sys.argv[1:] if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code, *slow], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_no_chinese_stands_in_code_but_the_products_name():
    found = [
        f"{_short(path)}: {line.strip()}"
        for path in _files(("kit",), ("py", "js", "css"))
        if path.parent.name != "dist"  # built with the catalogues' words
        for line in path.read_text(encoding="utf-8").splitlines()
        if CJK.search(line.replace("加码实验室", "").replace("层层加码", ""))
        and not line.strip().startswith(("#", "//", '"""'))
    ]
    assert found == []


def test_nothing_that_a_page_loads_names_a_content_network():
    hosts = re.compile(
        r"https?://[\w.-]*(?:jsdelivr|unpkg|cdnjs|googleapis|gstatic|esm[.]sh|skypack)"
    )
    endings = ("py", "js", "css", "j2", "ipynb", "json")
    found = [
        f"{_short(path)}: {name}"
        for path in _files(("kit", "lessons"), endings)
        for name in hosts.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_file_names_are_fit_for_windows():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    reserved = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
    for name in filter(None, listed.split("\0")):
        for part in Path(name).parts:
            assert not re.search(r'[<>:"|?*\\]', part), name
            assert not reserved.match(part), name
            assert not part.endswith((" ", ".")), name
        assert not (ROOT / name).is_symlink(), name


def test_ruff_finds_nothing_to_mend():
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "kit", "tests"],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
