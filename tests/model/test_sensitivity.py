import numpy as np
import pytest

from jiama.model import sensitivity
from jiama.model.claims.plausible import study_ranges
from jiama.model.sensitivity import results


def test_stored_indices_are_those_of_this_model():
    assert not results.stale(), "run `jiama sensitivity` again"


def test_every_factor_that_varies_has_an_index_for_every_outcome():
    rows = sensitivity.stored().rows
    varied = set(study_ranges())
    assert tuple(rows) == results.COLUMNS
    assert set(rows["factor"]) == varied
    assert len(rows["factor"]) == len(varied) * len(set(rows["outcome"]))
    assert len({len(column) for column in rows.values()}) == 1


def test_no_factor_explains_more_alone_than_it_has_a_part_in():
    rows = {name: np.array(column) for name, column in sensitivity.stored().rows.items()}
    # a factor without effect (answerable) has intervals of a digit or two of what is stored
    slack = rows["first_conf"] + rows["total_conf"] + 5e-4
    assert (rows["first"] <= rows["total"] + slack).all()


def test_ranking_is_by_mean_total_index(monkeypatch):
    rows = {
        "outcome": ["value", "value", "load", "load"],
        "factor": ["goal", "need", "goal", "need"],
        "kind": ["lever", "constant", "lever", "constant"],
        "total": [0.2, 0.4, 0.8, 0.2],
    }
    found = sensitivity.Sensitivity("1", "x", "2026-01-01", 2, 8, rows)
    monkeypatch.setattr(results, "stored", lambda: found)
    assert results.ranking() == [("goal", pytest.approx(0.5)), ("need", pytest.approx(0.3))]
    assert results.ranking("constant") == [("need", pytest.approx(0.3))]
    assert results.ranking(outcome="value")[0] == ("need", 0.4)


def test_indices_of_a_sum_are_the_shares_of_its_variance(monkeypatch):
    pytest.importorskip("SALib", reason="install the research extra: pip install -e .[research]")
    from jiama.model.sensitivity import compute

    def outcomes(drawn):
        columns = dict(zip(drawn.factors, drawn.values.T, strict=True))
        # strictness runs over 0.5 and precision over 0.5: variances 9 to 1.
        y = 3 * columns["strictness"] + columns["precision"]
        return np.tile(y[:, None], len(compute.OUTCOMES))

    monkeypatch.setattr(compute, "_simulated", outcomes)
    rows = compute.run(base=256, save=False, stream=None).rows
    total = dict(zip(rows["factor"], rows["total"], strict=False))
    assert total["strictness"] == pytest.approx(0.9, abs=0.02)
    assert total["precision"] == pytest.approx(0.1, abs=0.02)
    assert total["audit"] == pytest.approx(0.0, abs=0.01)
