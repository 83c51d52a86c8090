import re

import pytest

import jiama
from jiama.sources import SourceError, bibliography, documents


def test_every_clause_names_levers_that_the_model_has():
    for document in documents().values():
        for clause in document.clauses:
            assert set(clause.levers) <= set(jiama.LEVERS), clause


def test_a_clause_without_a_lever_says_that_the_model_has_none():
    for document in documents().values():
        for clause in document.clauses:
            assert (clause.fit == "none") is (not clause.levers), clause


def test_the_regulation_of_2024_is_dated_and_limits_inspections():
    found = documents()["relief-regulation-2024"]
    assert (found.date, found.published) == ("2024-08-06", "2025-08-06")
    limits = [clause for clause in found.clauses if "不超过1项" in clause.text]
    assert [clause.levers for clause in limits] == [("frequency", "lines")]


def test_a_document_of_which_no_clause_was_seen_lists_none():
    empty = [document.id for document in documents().values() if not document.clauses]
    assert empty == ["accountability-regulation-2019"]


def test_documents_and_literature_have_distinct_keys():
    assert len(documents()) == 11
    assert len(bibliography()) == 33


def test_a_finding_is_listed_only_where_more_than_the_citation_was_seen():
    for reference in bibliography().values():
        assert reference.authors
        if reference.seen == "citation":
            assert not reference.findings, reference.key
        assert reference.year is None or 1979 <= reference.year <= 2026


def test_a_value_outside_its_list_is_refused_with_the_list(spoiled_cases):
    home = spoiled_cases("documents.toml", 'fit = "direct"', 'fit = "exact"')
    with pytest.raises(
        SourceError,
        match="documents 1, clauses 1, fit is 'exact'; choose one of: direct, near, none",
    ):
        documents(home)
    spoiled = home / "bibliography.toml"
    spoiled.unlink()
    with pytest.raises(SourceError, match=re.escape("bibliography.toml is missing")):
        bibliography(home)
