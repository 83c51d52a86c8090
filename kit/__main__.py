"""`python3 kit ...`: make the environment, fill it, hand over to `jiama`.

Standard library only, in words that a Python too old for the kit can read: it
has to say so. The project itself is not installed: its folder goes into
``PYTHONPATH``, which kernels inherit. So edits take effect at once, and no
file of the environment holds a path that an interpreter might misread.
"""

import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTES = 900  # the environment takes 620, and pip unpacks on the way
LONGEST = 160  # characters of the longest path inside an environment
WINDOWS_LIMIT = 259
# Redirect an installation, or leave out what it needs; the user's mirror and proxy stay.
MISLEADING = (
    "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_DEPS", "PIP_DRY_RUN", "PIP_PYTHON",
    "PIP_REQUIRE_HASHES", "PIP_REQUIREMENT", "PIP_EDITABLE", "PIP_REPORT", "PYTHONHOME",
)  # fmt: skip
# What an installation's log says, and the key of the sentence it means; the first one found counts.
CAUSES = (
    ("disk_full", r"Errno 28\b|No space left|Errno 122\b|Disk quota|WinError 112"),
    ("proxy", r"ProxyError|Tunnel connection failed|Cannot connect to proxy"),
    ("certificate", r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError"),
    (
        "no_network",
        r"NewConnectionError|ConnectTimeout|ReadTimeout|NameResolution|Max retries exceeded"
        r"|Connection refused|connection broken|Read timed out|getaddrinfo failed",
    ),
    ("not_written", r"Errno 13\b|Errno 30\b|Permission denied|Read-only file|WinError 5\b"),
    (
        "no_match",
        r"Ignored the following versions|from versions: \d|not a supported wheel"
        r"|ResolutionImpossible",
    ),
    ("no_network", r"No matching distribution"),  # pip saw no version at all
)


class Stop(Exception):
    """A sentence that ends the start."""


def main(args: "list[str]") -> int:
    """Return the exit code of the `jiama` command, or 1 with one sentence."""
    words, args = _words(args), list(args)
    try:
        wheels = _wheels(words, args)
        home = _prepare(words, wheels)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(words["interrupted"], file=sys.stderr)
        return 1
    # Every file of ours and of Jupyter's is UTF-8, whatever the system's code page.
    environment = {"PYTHONUTF8": "1", **os.environ}
    if wheels:
        environment.update(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(wheels))
    inherited = os.environ.get("PYTHONPATH")
    found = [str(ROOT / "kit"), *([inherited] if inherited else [])]
    environment["PYTHONPATH"] = os.pathsep.join(found)
    command = [str(_program(home, "python")), "-P", "-m", "jiama.serve.cli", *args]
    if os.name != "nt":
        # In this program's place: what ends `kit` ends the server.
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    held = {}
    if "test" not in args:
        held = {"stdin": subprocess.PIPE}
        environment["JIAMA_TETHER"] = "stdin"  # see jiama.serve.tether
    running = subprocess.Popen(command, env=environment, **held)
    while True:
        try:
            return running.wait()
        except KeyboardInterrupt:
            # The command got the same Ctrl+C, and is ending its kernels.
            continue


def _wheels(words: "dict[str, str]", args: "list[str]") -> "Path | None":
    """Take ``--wheels DIR`` out of the arguments and return the folder."""
    if "--wheels" not in args:
        return None
    at = args.index("--wheels")
    wheels = Path(args[at + 1]).resolve() if at + 1 < len(args) else Path("?")
    del args[at : at + 2]
    if not wheels.is_dir():
        raise Stop(words["no_wheels_folder"].format(folder=wheels))
    return wheels


def _prepare(words: "dict[str, str]", wheels: "Path | None") -> Path:
    """Return the environment's folder, made and filled where that is due."""
    if sys.version_info < (3, 11):
        version = "{}.{}".format(*sys.version_info[:2])
        raise Stop(words["old_python"].format(version=version))
    if os.pathsep in str(ROOT):
        raise Stop(words["separator"].format(folder=ROOT, sign=os.pathsep))
    wanted = {"needs": sorted(_needs()), "python": [sys.version, sys.base_prefix]}
    places = [ROOT / ".venv", _user_folder() / hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]]
    for home in places:
        if _stamp(home) == wanted:
            return home
    home = _choose(words, places)
    _make(words, home)
    _fill(words, home, wheels)
    (home / "jiama-installed.json").write_text(json.dumps(wanted), encoding="utf-8")
    print(words["ready"], flush=True)
    return home


def _needs() -> "list[str]":
    import tomllib

    described = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return described["project"]["dependencies"]


def _stamp(home: Path):
    try:
        return json.loads((home / "jiama-installed.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _user_folder() -> Path:
    """Return where a user's programs keep their data."""
    if os.name == "nt":
        named, otherwise = os.environ.get("LOCALAPPDATA"), Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        named, otherwise = None, Path.home() / "Library" / "Application Support"
    else:
        named, otherwise = os.environ.get("XDG_DATA_HOME"), Path.home() / ".local" / "share"
    return Path(named or otherwise) / "jiama"


def _choose(words: "dict[str, str]", places: "list[Path]") -> Path:
    """Return the first place that an environment can be made in.

    Beside the kit, else with the user's data: where the kit may not be written, where the disk is
    full, and where Jupyter would misread the path (it takes ``[`` for a pattern).
    """
    refused, sizes = [], []
    for home in places:
        readable = not re.search(r"[\[\]*?]", str(home)) and os.pathsep not in str(home)
        short = os.name != "nt" or len(str(home)) + LONGEST <= WINDOWS_LIMIT
        parent = next(p for p in home.parents if p.exists())
        if not (readable and short and _writable(parent)):
            refused.append(home)
            continue
        free = shutil.disk_usage(parent).free // 1_000_000
        if free >= MEGABYTES:
            return home
        sizes.append((home, free))
    if sizes:
        home, free = sizes[0]
        raise Stop(words["disk_small"].format(folder=home, need=MEGABYTES, free=free))
    raise Stop(words["no_place"].format(folder=refused[0], other=refused[-1]))


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=str(folder)):
            return True
    except OSError:
        return False


def _make(words: "dict[str, str]", home: Path) -> None:
    # Debian leaves the first out unless python3-venv is there.
    try:
        for name in ("ensurepip", "venv"):
            importlib.import_module(name)
    except ImportError:
        raise Stop(words["no_venv"]) from None
    print(words["venv"], flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(home)]
    made = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, env=_environment()
    )
    if made.returncode:
        raise Stop(_why(words, made.stdout.decode("utf-8", "replace"), home))


def _fill(words: "dict[str, str]", home: Path, wheels: "Path | None") -> None:
    print(words["install"], flush=True)
    source = ["--no-index", "--find-links", str(wheels)] if wheels else []
    command = [str(_program(home, "python")), "-m", "pip", "install", "--no-user"]
    unpacked, log = home / "unpacked", home / "install.log"
    unpacked.mkdir(exist_ok=True)
    # pip unpacks beside the environment, whose space was looked at: /tmp is small on many machines.
    environment = _environment(**{name: str(unpacked) for name in ("TMPDIR", "TEMP", "TMP")})
    with log.open("wb") as written:
        installed = subprocess.run(
            [*command, *source, *_needs()],
            stdout=written, stderr=written, check=False, env=environment,
        )  # fmt: skip
    shutil.rmtree(str(unpacked), ignore_errors=True)
    if installed.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")
        why = _why(words, said, home, wheels)
        raise Stop("{}\n{}".format(why, words["details"].format(log=log)))


def _environment(**more: str) -> "dict[str, str]":
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return {**kept, "PYTHONUTF8": "1", **more}


def _why(words: "dict[str, str]", said: str, home: Path, wheels: "Path | None" = None) -> str:
    """Return the sentence for what an installation's log says."""
    cause = next((key for key, sign in CAUSES if re.search(sign, said, re.IGNORECASE)), "failed")
    if wheels and cause in ("no_match", "no_network"):
        cause = "wheels_incomplete"
    errors = [line for line in said.splitlines() if "error" in line.lower()]
    last = (errors or said.splitlines() or [""])[-1].strip()
    version = "{}.{}".format(*sys.version_info[:2])
    return words[cause].format(
        folder=wheels or home, need=MEGABYTES, said=last, version=version, platform=sys.platform
    )


def _program(home: Path, name: str) -> Path:
    windows = os.name == "nt"
    return home / ("Scripts" if windows else "bin") / (f"{name}.exe" if windows else name)


def _words(args: "list[str]") -> "dict[str, str]":
    """Return the starter's words, read without a TOML library: an old Python has none."""
    english = any(
        a == "--language=en" or args[i : i + 2] == ["--language", "en"] for i, a in enumerate(args)
    )
    path = ROOT / "kit" / "jiama" / "text" / ("en.toml" if english else "zh-CN.toml")
    section = path.read_text(encoding="utf-8").partition("\n[kit]\n")[2].partition("\n[")[0]
    return dict(re.findall(r'^(\w+) = "(.*)"$', section, re.MULTILINE))


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
