"""`python3 kit ...`: make the environment, install the project, hand over to `jiama`.

Standard library only. Words come from the text catalogue.
"""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = VENV / "install.log"
STAMP = VENV / "jiama-installed.json"


def main(args: list[str]) -> int:
    """Return the exit code of the `jiama` command, or 1 with one sentence."""
    if sys.version_info < (3, 11):
        print(
            "Python 3.11 or newer is needed; this is %d.%d. See python.org." % sys.version_info[:2]
        )
        return 1
    words, wheels, args = _words(args), None, list(args)
    if "--wheels" in args:
        at = args.index("--wheels")
        wheels = Path(args[at + 1]).resolve() if at + 1 < len(args) else Path("?")
        del args[at : at + 2]
        if not wheels.is_dir():
            return _stop(words["no_wheels_folder"].format(folder=wheels))
    problem = _prepare(words, wheels)
    if problem:
        return _stop(problem)
    command = [str(_program("python")), "-P", "-m", "jiama.serve.cli", *args]
    if wheels:
        os.environ["PIP_NO_INDEX"], os.environ["PIP_FIND_LINKS"] = "1", str(wheels)
    running = subprocess.Popen(command)
    while True:
        try:
            return running.wait()
        except KeyboardInterrupt:
            # The command got the same Ctrl+C, and is ending its kernels.
            continue


def _prepare(words: dict[str, str], wheels: Path | None) -> str:
    """Make and fill the environment where that is due; return what is wrong, if anything."""
    wanted = {
        "project": sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest(),
        "python": sys.version,
        "place": str(ROOT),
    }
    if STAMP.is_file() and json.loads(STAMP.read_text(encoding="utf-8")) == wanted:
        return ""
    print(words["venv"], flush=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, check=False
    )
    if made.returncode:
        return words["no_venv"]
    print(words["install"], flush=True)
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    with LOG.open("w", encoding="utf-8") as log:
        installed = subprocess.run(
            [str(_program("python")), "-m", "pip", "install", *source, "-e", str(ROOT)],
            stdout=log,
            stderr=log,
            check=False,
        )
    if installed.returncode:
        why = words["wheels_incomplete" if wheels else "no_network"].format(folder=wheels)
        return f"{why}\n{words['details'].format(log=LOG)}"
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    print(words["ready"], flush=True)
    return ""


def _program(name: str) -> Path:
    windows = os.name == "nt"
    return VENV / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def _words(args: list[str]) -> dict[str, str]:
    import tomllib

    english = any(
        a == "--language=en" or args[i : i + 2] == ["--language", "en"] for i, a in enumerate(args)
    )
    path = ROOT / "kit" / "jiama" / "text" / ("en.toml" if english else "zh-CN.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))["kit"]


def _stop(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
