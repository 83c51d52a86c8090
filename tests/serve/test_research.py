from types import SimpleNamespace

import pytest

from jiama.model import scenarios
from jiama.model.claims import CLAIMS
from jiama.model.claims.region import Bound, Region
from jiama.model.version import VERSION
from jiama.serve import cli, research
from jiama.text import translator


def test_stored_claims_are_shown_without_computing(capsys):
    assert cli.main(["claims", "--show", "--language", "en"]) == 0
    shown = capsys.readouterr().out
    for name in CLAIMS:
        assert translator("en")(f"claim.{name}.sentence") in shown


def test_region_is_told_in_words():
    bounds = (Bound("audit", "above", 0.12), Bound("supervision", "below", 0.4))
    said = research.region_in_words(Region(bounds, 0.2, 0.75, 0.1, 0.6), translator("en"))
    assert "0.12" in said
    assert "75%" in said
    assert said.index("above") < said.index("below")


@pytest.mark.parametrize(("changed", "code"), [(0, 0), (7, 1)])
def test_comparison_ends_with_one_where_something_changed(monkeypatch, capsys, changed, code):
    change = scenarios.Change("value", changed, 0.1, 0.2, {})
    monkeypatch.setattr(scenarios, "compare", lambda before, after, tick: (change,))
    options = SimpleNamespace(before=None, after=VERSION, store=False, tr=translator("en"))
    assert research.run_compare(options) == code
    assert translator("en")("outcome.value.label") in capsys.readouterr().out
