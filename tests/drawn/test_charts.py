import pytest

from jiama import drawn as charts
from jiama.drawn import theme


def layers(chart):
    return chart.to_dict()["layer"]


def mark(layer):
    return layer["mark"] if isinstance(layer["mark"], str) else layer["mark"]["type"]


def test_amplification_lays_lines_over_bands_and_names_them(tr):
    drawn = layers(charts.amplification(tr))
    of_settings, of_runs = drawn[:2], drawn[2:]
    assert [mark(layer) for layer in of_settings] == ["area", "text"]
    assert [mark(layer) for layer in of_runs] == ["area", "line", "point", "text"]
    band = of_runs[0]["encoding"]
    assert (band["y"]["field"], band["y2"]["field"]) == ("low", "high")


@pytest.mark.parametrize("name", ["amplification", "long_run", "sweep"])
def test_the_baseline_is_told_apart_without_colour(name, tr):
    lines = [layer for layer in layers(charts.CHARTS[name](tr)) if mark(layer) == "line"]
    dashes = lines[0]["encoding"]["strokeDash"]["scale"]
    assert dashes["domain"] == ["baseline", "scenario"]
    assert dashes["range"][0] != dashes["range"][1]


@pytest.mark.parametrize("name", ["amplification", "books", "books_run", "long_run"])
def test_lines_carry_their_names_instead_of_a_legend(name, tr):
    drawn = layers(charts.CHARTS[name](tr))
    colours = [layer["encoding"].get("color", {}) for layer in drawn]
    assert all(colour.get("legend") is None for colour in colours if "field" in colour)
    assert any(mark(layer) == "text" for layer in drawn)


@pytest.mark.parametrize("name", ["amplification", "books", "long_run", "trade_off", "sweep"])
def test_axis_ends_are_parameters_that_the_page_steadies(name, tr):
    spec = charts.CHARTS[name](tr).to_dict()
    rules = spec["usermeta"]["jiama"]["ends"]
    steadied = {rule[side] for rule in rules for side in ("low", "high") if rule[side]}
    assert steadied <= {parameter["name"] for parameter in spec["params"]}
    axes = [layer["encoding"]["y"]["scale"]["domain"] for layer in spec["layer"]
            if "scale" in layer["encoding"].get("y", {})]  # fmt: skip
    assert [{"expr": "y_low"}, {"expr": "y_high"}] in axes


def test_motives_keep_their_colours_in_the_ledger(tr):
    scale = layers(charts.ledger(tr))[0]["encoding"]["color"]["scale"]
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == {
        tr(f"motive.{motive}"): hue for motive, hue in theme.MOTIVES.items()
    }


def test_rates_and_shares_have_the_whole_range_as_their_axis(tr):
    assert layers(charts.time(tr))[0]["encoding"]["x"]["scale"]["domain"] == [0, 1]
    low, high = layers(charts.shortfall(tr))[0]["encoding"]["x"]["scale"]["domain"]
    assert low == 0 and high > 1


def test_growth_targets_are_drawn_on_the_years_they_were_set_for(tr):
    for layer in layers(charts.targets(tr)):
        domain = layer["encoding"]["x"].get("scale", {}).get("domain", [2001, 2027])
        assert domain[0] < 2002 and domain[1] > 2026


@pytest.mark.parametrize("name", list(charts.CHARTS))
def test_charts_are_one_view_so_that_they_resize_with_their_place(name, tr):
    spec = charts.CHARTS[name](tr).to_dict()
    assert not {"facet", "concat", "hconcat", "vconcat", "repeat"} & set(spec)
    assert spec["config"]["autosize"] == {"type": "fit", "contains": "padding"}
