import hashlib
import re

import pytest

from jiama import places
from jiama.sources import load, tables

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
HOST = re.compile(r"https?:|www\.|[a-z0-9-]+\.(com|cn|net|org|cc|top|vip|info|hk|tw)\b", re.I)
# Digests, so that keeping names out does not bring them in.
WITHHELD = {
    "a3a0bafd0beed44d",
    "88badc43a7195967",
    "c44c1426a97c2e9f",
    "2ba444ebb65a84ea",
    "1f1447cdf3f31dbb",
    "59080395bbc51bf6",
    "d851b7782b2f8425",
    "dc512acf94da316b",
    "97b7d9c3211e8893",
    "98c0c40fa21f5fad",
    "281efea51d9cbff6",
    "2011d45e8346b81a",
    "72c2fb7e37b33476",
    "b329da4a886012f7",
}


FILES = sorted(places.datasets().glob("*.csv")) + sorted(
    (places.lessons() / "cases").glob("*.toml")
)


def _digest(name):
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:16]


@pytest.mark.parametrize("name", tables())
def test_every_row_has_a_publisher_and_an_iso_date(name):
    for row in load(name):
        assert row["publisher"].strip()
        assert DATE.fullmatch(row["published"]), row["published"]


@pytest.mark.parametrize("name", tables())
def test_a_row_from_memory_is_unverified_and_an_unverified_row_says_memory(name):
    for row in load(name):
        assert row["verified"] is (row["directness"] != "memory")


def test_the_rows_from_memory_are_exactly_those_the_notes_mark():
    unverified = {
        (name, row["year"]) for name in tables() for row in load(name) if not row["verified"]
    }
    assert unverified == {
        ("national_growth_targets", 2000),
        ("national_growth_targets", 2001),
        ("administrative_units", 2023),
    }


def test_verified_leaves_out_what_was_written_from_memory():
    table = load("national_growth_targets").verified()
    assert table.column("year") == list(range(2002, 2027))


@pytest.mark.parametrize("name", tables())
def test_a_secondary_row_says_through_whom_it_was_seen(name):
    for row in load(name):
        if row["directness"] == "secondary":
            assert row["note"], row


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_names_a_web_address_or_host(path):
    assert not HOST.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_file_names_a_sanctioned_or_private_person(path):
    runs = re.findall("[\u4e00-\u9fff]+", path.read_text(encoding="utf-8"))
    parts = {run[i : i + n] for run in runs for n in (2, 3) for i in range(len(run) - n + 1)}
    assert not {_digest(part) for part in parts} & WITHHELD


def test_withheld_names_are_kept_as_digests_only():
    assert len(WITHHELD) == 14
    assert all(re.fullmatch("[0-9a-f]{16}", part) for part in WITHHELD)
