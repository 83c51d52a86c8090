import hashlib
import re

from each import each

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


CASES = sorted((places.lessons() / "cases").glob("*.toml"))
FILES = sorted(places.datasets().glob("*.csv")) + CASES
# A government's own site; Sichuan keeps its reports with its office of local chronicles.
OFFICIAL = re.compile(r"https?://([\w-]+\.)*(gov\.cn|scsqw\.cn)/")


def _digest(name):
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:16]


@each("name", tables())
def test_every_row_has_a_publisher_and_an_iso_date(name):
    for row in load(name):
        assert row["publisher"].strip()
        assert DATE.fullmatch(row["published"]), row["published"]


@each("name", tables())
def test_a_row_from_memory_is_unverified_and_an_unverified_row_says_memory(name):
    for row in load(name):
        assert row["verified"] is (row["directness"] != "memory")


def test_the_rows_from_memory_are_exactly_those_the_notes_mark():
    unverified = {
        (name, row["year"]) for name in tables() for row in load(name) if not row["verified"]
    }
    assert unverified == {("administrative_units", 2023)}


def test_verified_leaves_out_what_was_written_from_memory():
    table = load("administrative_units")
    assert set(table.column("year")) - set(table.verified().column("year")) == {2023}


@each("name", tables())
def test_a_secondary_row_says_through_whom_it_was_seen(name):
    for row in load(name):
        if row["directness"] == "secondary":
            assert row["note"], row


@each("path", CASES)
def test_no_case_names_a_web_address_or_host(path):
    assert not HOST.search(path.read_text(encoding="utf-8"))


@each("name", tables())
def test_a_web_address_stands_in_the_column_of_addresses_only_and_is_official(name):
    for row in load(name):
        address = row.get("address")
        assert address is None or OFFICIAL.match(address), address
        rest = " ".join(str(value) for column, value in row.items() if column != "address")
        assert not HOST.search(rest)


def test_a_row_without_an_address_says_so_and_a_day_is_said_to_come_from_somewhere():
    for name in tables():
        table = load(name)
        if {"address", "dated_by"} <= set(table.columns):
            for row in table:
                assert bool(row["address"]) is not ("未记网址" in (row["note"] or ""))
                assert (row["dated_by"] == "year") is (len(row["published"]) == 4)


@each("path", FILES)
def test_no_file_names_a_sanctioned_or_private_person(path):
    runs = re.findall("[\u4e00-\u9fff]+", path.read_text(encoding="utf-8"))
    parts = {run[i : i + n] for run in runs for n in (2, 3) for i in range(len(run) - n + 1)}
    assert not {_digest(part) for part in parts} & WITHHELD


def test_withheld_names_are_kept_as_digests_only():
    assert len(WITHHELD) == 14
    assert all(re.fullmatch("[0-9a-f]{16}", part) for part in WITHHELD)
