"""Charts over the levels of the hierarchy, from the centre to the grassroots."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import (
    ROOM_ABOVE,
    ROOM_BEHIND_LEVEL,
    finished,
    key,
    kind_colour,
    kind_dash,
    measure_colour,
    of_runs,
    of_settings,
    rows,
    settings_band,
    steady,
    tips,
    words_behind,
)
from jiama.drawn.common import scale as between
from jiama.text import Translator

BAND = 0.16


def level_across() -> alt.X:
    """Return the levels from left to right, in the order of the rows."""
    axis = alt.Axis(labelAngle=0, labelFontSize=theme.NORMAL, labelColor=theme.INK, title=None)
    return alt.X("level:N", sort=None, axis=axis, scale=alt.Scale(padding=0.4))


def level_down(title: str | None = None) -> alt.Y:
    """Return the levels from top to bottom, in the order of the rows."""
    axis = alt.Axis(labelFontSize=theme.NORMAL, labelColor=theme.INK, title=title, domain=False)
    return alt.Y("level:N", sort=None, axis=axis, scale=alt.Scale(paddingInner=0.35))


def amplification(tr: Translator) -> alt.LayerChart:
    """Draw how large the target is at each level, the centre's being 1."""
    y = between("y_low", "y_high")
    low = alt.Y("low:Q", scale=y, title=tr("chart.amplification.y"))
    band = of_runs().mark_area(opacity=BAND).encode(level_across(), low, kind_colour(), y2="high:Q")
    line = of_runs().mark_line().encode(level_across(), kind_colour(), kind_dash(), y="middle:Q")
    seen = tips(tr, level="", series="", middle=".2f", low=".2f", high=".2f")
    point = of_runs().mark_point().encode(level_across(), kind_colour(), *seen, y="middle:Q")
    return finished(
        alt.layer(
            *settings_band(level_across(), low),
            band,
            line,
            point,
            words_behind(level_across(), kind_colour()),
        ),
        "amplification",
        columns=["level", "kind", "series", "low", "middle", "high", "label", "label_at"],
        table={"level": "", "series": "", "middle": ".2f", "low": ".2f", "high": ".2f"},
        ends=[steady("y_low", "y_high", ["low", "high", "label_at"], (1.0, 1.2))],
        padding=ROOM_ABOVE | ROOM_BEHIND_LEVEL,
    )


def settings_rule(low: alt.X, high: alt.X2, seen: list) -> alt.Chart:
    """Return a dotted rule below each level's bar: where plausible settings lie."""
    mark = of_settings().mark_rule(color=theme.INK, strokeWidth=1.5, strokeDash=[2, 3], opacity=1)
    return mark.encode(alt.Y("level:N", sort=None, bandPosition=1), low, high, *seen)


def ledger(tr: Translator) -> alt.LayerChart:
    """Draw who added how much, and why: each level's markup, split by motive."""
    names = {motive: tr(f"motive.{motive}") for motive in theme.MOTIVES}
    colour = alt.Color(
        "motive_name:N",
        scale=alt.Scale(domain=list(names.values()), range=list(theme.MOTIVES.values())),
        # a person decides in few runs only; the bar's tip names it there
        legend=key(values=[name for motive, name in names.items() if motive != "person"]),
    )
    x = alt.X(
        "start:Q",
        scale=between(0, "x_high"),
        axis=alt.Axis(grid=True, title=tr("chart.ledger.x"), tickCount=5, domain=False),
    )
    parts = rows().transform_filter("datum.kind == 'scenario'")
    seen = tips(tr, level="", motive_name="", value=".1f")
    bar = parts.mark_bar(stroke=theme.PAPER, strokeWidth=1).encode(
        level_down(), x, colour, *seen, x2="stop:Q"
    )
    wide = "datum.value / x_high * width > 34"
    on = alt.Color(
        "motive_name:N",
        scale=alt.Scale(
            domain=list(names.values()), range=[theme.ON[c] for c in theme.MOTIVES.values()]
        ),
        legend=None,
    )
    number = (
        parts.transform_filter(wide)
        .transform_calculate(centre="(datum.start + datum.stop) / 2")
        .mark_text()
        .encode(level_down(), alt.Text("value:Q", format=".1f"), on, x="centre:Q")
    )
    baseline = rows().transform_filter("datum.kind == 'baseline'")
    told = tips(tr, level="", motive_name="", value=".1f")
    # Low on the bar it leaves the numbers alone; white keeps it in sight on the darker parts.
    foot = (alt.Y("level:N", sort=None, bandPosition=0.72), alt.Y2("level:N", bandPosition=1))
    halo = baseline.mark_rule(color=theme.PAPER, strokeWidth=6, opacity=1, y2Offset=4).encode(*foot)
    tick = baseline.mark_rule(color=theme.INK, strokeWidth=3, opacity=1, y2Offset=5).encode(*foot)
    doubt = settings_rule(alt.X("start:Q"), alt.X2("stop:Q"), told)
    return finished(
        alt.layer(
            bar, number, doubt, halo.encode(x="stop:Q"), tick.encode(*told, x="stop:Q")
        ).resolve_scale(color="independent"),
        "ledger",
        columns=["level", "kind", "motive_name", "value", "start", "stop"],
        table={"level": "", "motive_name": "", "value": ".1f"},
        ends=[steady(None, "x_high", ["stop"], (0, 5))],
        height=250,
    )


def books(tr: Translator) -> alt.LayerChart:
    """Draw targets that climb beside what is reported and what is delivered."""
    y = between("y_low", "y_high")
    colour = measure_colour()
    area = (
        rows()
        .transform_filter("datum.measure == 'gap'")
        .mark_area(opacity=0.22, color=theme.REPORTED)
        .encode(level_across(), alt.Y("low:Q", scale=y, title=tr("chart.books.y")), y2="high:Q")
    )
    lines = rows().transform_filter("datum.measure != 'gap'")
    line = lines.mark_line().encode(level_across(), colour, y="middle:Q")
    seen = tips(tr, level="", measure_name="", middle=".2f")
    point = lines.mark_point().encode(level_across(), colour, *seen, y="middle:Q")
    return finished(
        alt.layer(
            area, line, point, words_behind(level_across(), measure_colour(letters=True))
        ).resolve_scale(color="independent"),
        "books",
        columns=["level", "measure", "measure_name", "low", "middle", "high", "label", "label_at"],
        table={"level": "", "measure_name": "", "middle": ".2f"},
        ends=[steady("y_low", "y_high", ["middle", "label_at"], (0, 1.2))],
        padding=ROOM_BEHIND_LEVEL,
    )


def shortfall(tr: Translator) -> alt.LayerChart:
    """Draw the share of units that fell short of their target, level by level."""
    x = alt.X(
        "middle:Q",
        scale=alt.Scale(domain=[0, 1.12], nice=False),
        axis=alt.Axis(
            format=".0%",
            values=[0, 0.25, 0.5, 0.75, 1],
            grid=True,
            title=tr("chart.shortfall.x"),
            domain=False,
        ),
    )
    scenario = rows().transform_filter("datum.kind == 'scenario'")
    seen = tips(tr, level="", series="", middle=".0%", low=".0%", high=".0%")
    bar = scenario.mark_bar(color=theme.SCENARIO, cornerRadiusEnd=2).encode(level_down(), x, *seen)
    number = scenario.mark_text(
        align="left", dx=6, fontSize=theme.NORMAL, fontWeight=600, color=theme.SCENARIO
    ).encode(level_down(), x=alt.X("edge:Q"), text=alt.Text("middle:Q", format=".0%"))
    baseline = rows().transform_filter("datum.kind == 'baseline'")
    halo = baseline.mark_tick(color=theme.PAPER, thickness=6, bandSize=36, orient="vertical")
    tick = baseline.mark_tick(color=theme.BASELINE, thickness=3, bandSize=40, orient="vertical")
    doubt = settings_rule(alt.X("low:Q"), alt.X2("high:Q"), seen)
    return finished(
        alt.layer(
            bar, *(mark.encode(level_down(), x, *seen) for mark in (halo, tick)), number, doubt
        ),
        "shortfall",
        columns=["level", "kind", "series", "low", "middle", "high", "edge"],
        table={"level": "", "series": "", "middle": ".0%", "low": ".0%", "high": ".0%"},
        height=260,
    )
