"""The log stays small, its owner's, and nobody else writes lines into it."""

import os
import re

import pytest

from jiama.serve import faults, log

NAME = "0f9c3a52-6c1e-4d3b-9a77-1b2c3d4e5f60"


@pytest.fixture
def path(tmp_path, monkeypatch):
    path = tmp_path / "deep" / "log.txt"
    monkeypatch.setenv("JIAMA_LOG", str(path))
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b", "\x0c"])
def test_a_client_cannot_begin_an_entry(path, end):
    forged = "2026-01-01 00:00:00 all is well"
    faults.record(f"KeyError: x{end}{forged}", "lab")
    lines = re.split("[\n\r\x85\u2028\x0b\x0c]", path.read_text(encoding="utf-8").rstrip("\n"))
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [0-9A-F]{5} lab$", lines[0])
    assert all(line.startswith("    | ") for line in lines[1:])


def test_a_client_cannot_colour_or_turn_round_the_terminal_of_who_reads_it(path):
    faults.record("\x1b[2J\u202egnol\x00", "lab")
    assert not re.search("[\x00\x1b\u202e]", path.read_text(encoding="utf-8"))


def test_the_name_of_a_kernel_is_not_in_the_log(path):
    faults.record(f"no kernel {NAME} or {NAME.upper()}", "lab")
    assert NAME not in path.read_text(encoding="utf-8").lower()


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_the_log_is_its_owners_alone_also_where_it_was_open_before(path):
    faults.record("a", "b")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    faults.record("a", "b")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a right there")
def test_the_log_is_not_written_through_a_link(path, tmp_path):
    other = tmp_path / "other"
    other.write_text("kept", encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(other)
    faults.record("a", "b")
    assert other.read_text(encoding="utf-8") == "kept"


def test_the_log_stays_within_two_files_however_much_is_written(path, monkeypatch):
    monkeypatch.setattr(log, "LARGEST", 10_000)
    for number in range(300):
        faults.record(f"trace {number} " + "x" * 500, "lab")
    sizes = [file.stat().st_size for file in path.parent.iterdir()]
    assert len(sizes) == 2
    assert sum(sizes) < 3 * 10_000
    assert "trace 299 " in path.read_text(encoding="utf-8")


def test_an_endless_trace_is_shortened(path):
    faults.record("x" * 10_000_000, "lab")
    assert path.stat().st_size < 2 * log.LONGEST
