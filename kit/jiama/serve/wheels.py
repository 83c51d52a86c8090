"""What another system needs beyond what pip, asked on this one, downloads.

pip reads environment markers (``; sys_platform == "win32"``) with the machine it
runs on, also when it downloads for another platform.
"""

import tomllib
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

SYSTEMS = {
    "win": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macosx": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
}
MACHINES = {"amd64": "AMD64", "x86_64": "x86_64", "arm64": "arm64", "aarch64": "aarch64"}


def environment(platform: str | None, python: str | None) -> dict[str, str]:
    """Return the markers' values on the machine to install on.

    Parameters
    ----------
    platform
        A wheel's platform tag such as ``win_amd64``; this machine's where left out.
    python
        A version such as ``3.12``; this Python's where left out.
    """
    values = dict(default_environment())
    if platform:
        start = platform.replace("many", "").replace("musl", "")
        values |= next((known for name, known in SYSTEMS.items() if start.startswith(name)), {})
        machine = (m for tag, m in MACHINES.items() if platform.endswith(tag))
        values["platform_machine"] = next(machine, "")
    if python:
        values["python_version"] = ".".join(python.split(".")[:2])
        values["python_full_version"] = python if python.count(".") == 2 else f"{python}.0"
    return values


def missing(folder: Path, wanted: list[str], where: dict[str, str]) -> list[str]:
    """Return the requirements that hold there and that no wheel in the folder meets."""
    wheels = {parse_wheel_filename(path.name)[0]: path for path in folder.glob("*.whl")}
    absent: dict[str, str] = {}
    seen, left = set(), [Requirement(line) for line in wanted]
    while left:
        needed = left.pop()
        name = canonicalize_name(needed.name)
        extras = {"", *needed.extras}
        new = extras - {extra for known, extra in seen if known == name}
        seen |= {(name, extra) for extra in new}
        if name not in wheels:
            absent[name] = f"{needed.name}{needed.specifier}"
        elif new:
            left += [r for r in _requires(wheels[name]) if _holds(r, where, new)]
    return sorted(absent.values())


def _holds(requirement: Requirement, where: dict[str, str], extras: set[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate(where | {"extra": extra}) for extra in extras)


def _requires(wheel: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(wheel) as packed:
        name = next(n for n in packed.namelist() if n.endswith(".dist-info/METADATA"))
        text = packed.read(name).decode("utf-8")
    for line in HeaderParser().parsestr(text).get_all("Requires-Dist") or []:
        yield Requirement(line)


def requirements(project: Path, extra: str | None = None) -> list[str]:
    """Return what a project depends on, or what one of its extras adds."""
    described = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    return described["optional-dependencies"][extra] if extra else described["dependencies"]


def absent(requirements: list[str]) -> list[str]:
    """Return those requirements that nothing installed here meets."""
    return [one for one in requirements if not _met(Requirement(one))]


def _met(requirement: Requirement) -> bool:
    try:
        return requirement.specifier.contains(metadata.version(requirement.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False
