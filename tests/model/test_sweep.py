"""Sweeps: every point is the run one would make by hand, with the same chance."""

import numpy as np
import pytest

import jiama

SIZE = {"hierarchy": jiama.Hierarchy.regular(2, 3), "cycles": 3, "runs": 6, "seed": 4}


def test_every_row_is_a_run_of_its_own():
    start = jiama.Settings(habit=0.02)
    table = jiama.sweep(start, strictness=[0, 0.5], lines=[1, 6, 12], **SIZE)
    assert table.levers == ("strictness", "lines")
    assert len(table) == 6
    for row in table:
        levers = {name: row[name].item() for name in table.levers}
        record = jiama.simulate(jiama.Settings(habit=0.02, **levers), **SIZE)
        for name in jiama.OUTCOMES:
            assert row[name] == pytest.approx(record.outcome(name)[-1].mean(), abs=1e-12)
    assert table.settings["value"][table.settings["lever"] == "habit"] == 0.02


def test_an_earlier_cycle_can_be_asked_for():
    first = jiama.sweep(habit=[0.1], cycle=0, **SIZE)
    record = jiama.simulate(jiama.Settings(habit=0.1), **SIZE)
    assert first.runs["value"][0].tolist() == record.outcome("value")[0].tolist()
    with pytest.raises(ValueError, match="no cycle 3; the run has 3"):
        jiama.sweep(habit=[0.1], cycle=3, **SIZE)


def test_only_the_outcomes_asked_for_are_kept():
    how = {"runs": 3, "cycles": 2, "habit": [0, 0.1]}
    every = jiama.sweep(**how)
    some = jiama.sweep(**how, outcomes=["load", "value"])
    assert list(some.runs) == ["load", "value"]
    assert (some["load"] == every["load"]).all() and (some["value"] == every["value"]).all()
    with pytest.raises(ValueError, match="values"):
        jiama.sweep(**how, outcomes=["values"])


def test_runs_can_be_had_one_by_one():
    table = jiama.sweep(habit=[0, 0.1], **SIZE)
    each = table.each_run()
    assert len(each) == 12
    assert each.where(habit=0.1)["value"].mean() == pytest.approx(table["value"][1])
    assert each["run"].tolist() == [1, 2, 3, 4, 5, 6] * 2


@pytest.mark.parametrize(
    ("levers", "said"),
    [
        ({}, "name at least one lever"),
        ({"habit": []}, "habit has no values"),
        ({"habits": [0.1]}, "no lever 'habits'; did you mean habit"),
        ({"habit": [0.1, 2]}, "habit is 2, outside its range"),
    ],
)
def test_what_cannot_be_swept_gets_one_sentence(levers, said):
    with pytest.raises(ValueError, match=said):
        jiama.sweep(**levers, **SIZE)


def _values(packed):
    return np.frombuffer(packed, "<f8")


def test_one_lever_is_drawn_as_a_curve_and_two_as_a_map():
    curve = jiama.sweep(habit=[0.2, 0, 0.1], **SIZE)
    drawn = curve.plot("amplification").data
    assert drawn["chart"] == "sweep"
    assert drawn["options"]["values"] == [0, 0.1, 0.2]
    last = _values(drawn["records"][2]["means"]["amplification"])
    assert last.tolist() == curve.runs["amplification"][0].tolist()
    plane = jiama.sweep(habit=[0, 0.1], lines=[1, 6, 12], **SIZE)
    drawn = plane.plot("load").data
    assert drawn["chart"] == "heat_map"
    cells = [_values(record["means"]["load"]).mean() for record in drawn["records"]]
    places = [(x, y) for y in drawn["options"]["ys"] for x in drawn["options"]["xs"]]
    found = dict(zip(places, cells, strict=True))
    for row in plane:
        assert found[row["habit"], row["lines"]] == pytest.approx(row["load"])
    with pytest.raises(ValueError, match="3 levers were varied"):
        jiama.sweep(habit=[0], lines=[1], audit=[0], **SIZE).plot("load")
    with pytest.raises(ValueError, match="no outcome 'loads'; did you mean load"):
        plane.plot("loads")


def test_a_record_is_drawn_with_the_labs_pictures():
    record, other = (jiama.simulate(jiama.Settings(habit=h), **SIZE) for h in (0.1, 0))
    drawn = record.plot("ledger", other).data
    assert (drawn["chart"], len(drawn["records"])) == ("ledger", 2)
    assert np.array_equal(_values(drawn["records"][0]["ledger"]), record.ledger().ravel())
    value = _values(drawn["records"][1]["means"]["value"])
    assert np.array_equal(value, other.outcome("value").ravel())
    run = record.plot("long_run", outcome="value").data
    assert run["options"] == {"outcome": "value"}
    assert record.plot("trade_off", x="load", y="value").data["chart"] == "trade_off"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("ledgers", {}), "no picture 'ledgers' of a record; did you mean ledger"),
        (("long_run", {}), "the picture long_run shows outcomes of your choice; name outcome"),
        (("long_run", {"outcome": "valu"}), "no outcome 'valu'; did you mean value"),
        (("trade_off", {"x": "load"}), "name x, y"),
        (("ledger", {"outcome": "value"}), "no choice of this name"),
    ],
)
def test_what_cannot_be_drawn_gets_one_sentence(asked, said):
    name, axes = asked
    with pytest.raises(ValueError, match=said):
        jiama.simulate(cycles=1, runs=2).plot(name, **axes)


def test_the_chance_is_the_same_at_every_point():
    # Where the lever does nothing the points do not differ: precision without any sanctions.
    table = jiama.sweep(jiama.Settings(strictness=0), remedy=[0, 1], **SIZE)
    assert np.array_equal(table.runs["value"][0], table.runs["value"][1])
