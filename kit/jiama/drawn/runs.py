"""Charts over cycles and over simulated runs."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import (
    ROOM_ABOVE,
    ROOM_BEHIND,
    ROOM_BELOW,
    finished,
    kind_colour,
    kind_dash,
    measure_colour,
    of_runs,
    of_settings,
    rows,
    settings_band,
    steady,
    ticks,
    tips,
    words_above,
    words_behind,
    words_below,
)
from jiama.drawn.common import scale as between
from jiama.text import Translator

BAND = 0.16
CYCLES = steady(None, "x_high", ["cycle"], (1, 4), exact=True)


def cycle_axis(tr: Translator) -> alt.X:
    """Return the cycles from left to right, first to last."""
    axis = alt.Axis(title=tr("chart.column.cycle"), tickMinStep=1, format="d", domain=False)
    return alt.X("cycle:Q", axis=axis, scale=between(1, "x_high"))


def long_run(tr: Translator) -> alt.LayerChart:
    """Draw one outcome cycle by cycle, with the band over runs."""
    y_axis = alt.Axis(title=None, labelExpr=ticks("y_form"))
    y = alt.Y("low:Q", scale=between("y_low", "y_high"), axis=y_axis)
    x = cycle_axis(tr)
    band = of_runs().mark_area(opacity=BAND).encode(x, y, kind_colour(), y2="high:Q")
    line = of_runs().mark_line().encode(x, kind_colour(), kind_dash(), y="middle:Q")
    seen = tips(tr, cycle="d", series="", middle=".3f", low=".3f", high=".3f")
    point = of_runs().mark_point(size=180, opacity=0).encode(x, *seen, y="middle:Q")
    return finished(
        alt.layer(
            *settings_band(x, y),
            band,
            line,
            point,
            words_behind(x, kind_colour()),
            words_above("y_title"),
        ),
        "long_run",
        columns=["cycle", "kind", "series", "low", "middle", "high", "label", "label_at"],
        table={"cycle": "d", "series": "", "middle": ".3f", "low": ".3f", "high": ".3f"},
        ends=[steady("y_low", "y_high", ["low", "high", "label_at"]), CYCLES],
        labels=[],
        texts={"y_title": "", "y_form": ""},
        padding=ROOM_ABOVE | ROOM_BEHIND,
    )


def books_run(tr: Translator) -> alt.LayerChart:
    """Draw the grassroots' target, its reports and reality cycle by cycle."""
    y = alt.Y("low:Q", scale=between("y_low", "y_high"), title=tr("chart.books_run.y"))
    x = cycle_axis(tr)
    gap = rows().transform_filter("datum.measure == 'gap'")
    area = gap.mark_area(opacity=0.22, color=theme.REPORTED).encode(x, y, y2="high:Q")
    lines = rows().transform_filter("datum.measure != 'gap'")
    line = lines.mark_line().encode(x, measure_colour(), y="middle:Q")
    seen = tips(tr, cycle="d", measure_name="", middle=".2f")
    point = lines.mark_point(size=180, opacity=0).encode(x, *seen, y="middle:Q")
    return finished(
        alt.layer(area, line, point, words_behind(x, measure_colour(letters=True))).resolve_scale(
            color="independent"
        ),
        "books_run",
        columns=[
            "cycle",
            "measure",
            "measure_name",
            "low",
            "middle",
            "high",
            "label",
            "label_at",
        ],
        table={"cycle": "d", "measure_name": "", "middle": ".2f"},
        ends=[steady("y_low", "y_high", ["middle", "label_at"], (0, 1.2)), CYCLES],
        labels=[],
        padding=ROOM_BEHIND,
    )


def trade_off(tr: Translator) -> alt.LayerChart:
    """Draw two outcomes against each other: every run a dot, and how the mean moved."""
    x_axis = alt.Axis(title=None, grid=True, tickCount=5, labelExpr=ticks("x_form"))
    x = alt.X("x:Q", scale=between("x_low", "x_high"), axis=x_axis)
    y_axis = alt.Axis(title=None, labelExpr=ticks("y_form"))
    y = alt.Y("y:Q", scale=between("y_low", "y_high"), axis=y_axis)
    run = rows().transform_filter("datum.part == 'run'")
    cloud = run.mark_point(size=28, opacity=0.3).encode(x, y, kind_colour())
    others = of_settings().mark_point(
        size=30, shape="diamond", filled=False, opacity=0.7, color=theme.SCENARIO
    )
    mean = rows().transform_filter("datum.part == 'mean'")
    arrow = mean.mark_line(color=theme.INK, strokeWidth=1.5, opacity=0.6).encode(
        x, y, order="order:Q"
    )
    seen = tips(tr, series="", x=".3f", y=".3f")
    dot = mean.mark_point(size=150, stroke=theme.PAPER, strokeWidth=1.5).encode(
        x, y, kind_colour(), *seen
    )
    word = []
    for side, shift in ((1, -18), (-1, 20)):
        named = mean.transform_filter(f"datum.side == {side}")
        text = named.mark_text(dy=shift, fontSize=theme.NORMAL, fontWeight=600)
        word.append(text.encode(x, y, kind_colour(), text="series:N"))
    return finished(
        alt.layer(
            others.encode(x, y),
            cloud,
            arrow,
            dot,
            *word,
            words_above("y_title"),
            words_below("x_title"),
        ),
        "trade_off",
        columns=["part", "kind", "series", "x", "y", "order", "side", "room"],
        table={"series": "", "x": ".3f", "y": ".3f"},
        ends=[steady("x_low", "x_high", ["x"]), steady("y_low", "y_high", ["y", "room"])],
        labels=[],
        texts={"x_title": "", "y_title": "", "x_form": "", "y_form": ""},
        padding=ROOM_ABOVE | ROOM_BELOW,
        height=320,
    )
