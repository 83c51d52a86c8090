import csv
from types import SimpleNamespace

import pytest

from jiama.model import scenarios
from jiama.model.claims import CLAIMS
from jiama.model.claims.trees import TREES
from jiama.model.version import VERSION
from jiama.serve import cli, research
from jiama.text import translator


def test_stored_claims_are_shown_without_computing(capsys):
    assert cli.main(["claims", "--show", "--language", "en"]) == 0
    shown = capsys.readouterr().out
    for name in CLAIMS:
        assert translator("en")(f"claim.{name}.sentence") in shown


def test_all_shares_go_into_a_table(tmp_path, capsys):
    path = tmp_path / "shares.csv"
    assert cli.main(["claims", "--csv", str(path)]) == 0
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["claim"] for row in rows} == set(CLAIMS)
    assert {row["hierarchy"] for row in rows} == {*TREES, "all"}
    assert all(0 <= float(row["share"]) <= 1 for row in rows)


@pytest.mark.parametrize(("changed", "code"), [(0, 0), (7, 1)])
def test_comparison_ends_with_one_where_something_changed(monkeypatch, capsys, changed, code):
    change = scenarios.Change("value", changed, 0.1, 0.2, {})
    monkeypatch.setattr(scenarios, "compare", lambda before, after, tick, **shared: (change,))
    options = SimpleNamespace(
        before=None, after=VERSION, store=False, workers=1, cluster=None, tr=translator("en")
    )
    assert research.run_compare(options) == code
    assert translator("en")("outcome.value.label") in capsys.readouterr().out
