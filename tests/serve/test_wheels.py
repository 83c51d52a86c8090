"""Packages for another system: what pip leaves out is found."""

import zipfile
from pathlib import Path

import pytest

from jiama.serve.wheels import absent, environment, missing


@pytest.fixture
def folder(tmp_path):
    """A folder of three wheels that hold nothing but what they require."""
    requires = {
        "alpha": ["beta", 'gamma >= 2 ; sys_platform == "win32"', "delta[fast]"],
        "beta": ['epsilon ; python_version < "3.12"', 'zeta ; extra == "never"'],
        "delta": ['eta ; extra == "fast"', 'theta ; extra == "slow"'],
    }
    for name, lines in requires.items():
        text = f"Name: {name}\nVersion: 1\n" + "".join(f"Requires-Dist: {r}\n" for r in lines)
        with zipfile.ZipFile(tmp_path / f"{name}-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}-1.dist-info/METADATA", text)
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "python", "expected"),
    [
        ("win_amd64", "3.12", ["eta", "gamma>=2"]),
        ("win_amd64", "3.11", ["epsilon", "eta", "gamma>=2"]),
        ("manylinux2014_x86_64", "3.12", ["eta"]),
        ("macosx_11_0_arm64", "3.11.4", ["epsilon", "eta"]),
    ],
)
def test_requirements_are_read_as_the_other_system_reads_them(folder, platform, python, expected):
    assert missing(folder, ["alpha"], environment(platform, python)) == expected


def test_a_package_that_is_not_there_is_missing(tmp_path):
    assert missing(tmp_path, ["alpha>=1"], environment(None, None)) == ["alpha>=1"]


def test_packages_that_require_one_another_end(tmp_path: Path):
    for name, other in (("alpha", "beta"), ("beta", "alpha")):
        with zipfile.ZipFile(tmp_path / f"{name}-1-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}-1.dist-info/METADATA", f"Name: {name}\nRequires-Dist: {other}")
    assert missing(tmp_path, ["alpha"], environment(None, None)) == []


def test_what_the_tests_need_is_looked_up_package_by_package():
    asked = ["pytest>=8", "jiama-no-such-package>=1", "ruff", "pip>=9999"]
    assert absent(asked) == ["jiama-no-such-package>=1", "pip>=9999"]
