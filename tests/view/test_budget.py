"""Points to spend on moving levers."""

import pytest

import jiama
from jiama.text import translator
from jiama.view.budget import Budget
from jiama.view.panels import Panel

TR = translator()
PRICES = {"outlook": 200, "markup_cap": -50, "frequency": -5}


def test_a_move_costs_its_price_and_the_other_way_nothing():
    budget, start = Budget(100, PRICES), jiama.Settings()
    assert budget.spent(start, start) == 0
    dear = jiama.Settings(outlook=start.outlook + 0.1, markup_cap=start.markup_cap - 0.2)
    assert budget.spent(start, dear) == pytest.approx(20 + 10)
    back = jiama.Settings(outlook=0, markup_cap=0.6, frequency=12)
    assert budget.spent(start, back) == 0
    assert budget.spent(start, jiama.Settings(frequency=start.frequency - 3)) == 15


def test_a_price_of_what_is_no_lever_is_refused():
    with pytest.raises(ValueError, match="no lever 'luck'"):
        Budget(100, {"luck": 1})


def test_a_panel_tells_what_is_left_and_what_is_too_much():
    levers = ("outlook", "frequency")
    panel = Panel(levers, budget=Budget(30, PRICES), runs=2, cycles=2)
    account = panel.readout.numbers[-1]
    assert (account["value"], account["over"]) == (TR("panel.spent", spent="0", points="30"), False)
    panel.controls.values = {"outlook": 0.5, "frequency": 3}
    account = panel.readout.numbers[-1]
    assert account["value"] == TR("panel.spent", spent="25", points="30")
    assert account["change"] == TR("panel.left", points="5")
    panel.controls.values = {"outlook": 0.6, "frequency": 4}
    account = panel.readout.numbers[-1]
    assert (account["change"], account["over"]) == (TR("panel.over", points="10"), True)
    assert TR("lever.outlook.label") in account["card"]
