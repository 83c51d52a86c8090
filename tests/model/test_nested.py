"""With the levers of the second edition at rest every hierarchy gives what model 1.0.0 gave.

`first_edition.json` holds what 1.0.0 (commit fdd9cb1) gave for six trees under three
settings, three runs, the sixth cycle.
"""

import json
from pathlib import Path

import numpy as np
import pytest

import jiama

FIRST = json.loads(Path(__file__).with_name("first_edition.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FIRST)
def test_at_rest_the_second_edition_gives_what_the_first_gave(name):
    stored = FIRST[name]
    hierarchy = jiama.Hierarchy.regular(*stored["spans"])
    record = jiama.simulate(jiama.Settings(**stored["levers"]), hierarchy, 6, 3, seed=11)
    for outcome, values in stored["outcomes"].items():
        np.testing.assert_allclose(record.outcome(outcome)[-1], values, atol=1e-9, err_msg=outcome)
    np.testing.assert_allclose(record.by_level("target")[-1], stored["target"], atol=1e-9)
    motives = record.ledger()[-1].sum(axis=0)
    np.testing.assert_allclose(motives[:, :4], stored["ledger"], atol=1e-9)
    assert (motives[:, 4] == 0).all()
