"""Charts over the range of one lever or two, with the present point marked."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import (
    ROOM_ABOVE,
    ROOM_BELOW,
    finished,
    kind_colour,
    kind_dash,
    rows,
    steady,
    ticks,
    tips,
    words_above,
    words_below,
    words_right,
)
from jiama.drawn.common import scale as between
from jiama.text import Translator


def _over(field: str) -> alt.X:
    """Return the axis of the lever that is pushed from end to end."""
    axis = alt.Axis(title=None, domain=False, tickCount=6, labelExpr=ticks("x_form"))
    return alt.X(field, scale=between("x_low", "x_high"), axis=axis)


def heat_map(tr: Translator) -> alt.LayerChart:
    """Draw one outcome over two levers as a map, the present point marked."""
    x = _over("x_from:Q")
    y_axis = alt.Axis(title=None, grid=False, tickCount=6, labelExpr=ticks("y_form"))
    y = alt.Y("y_from:Q", scale=between("y_low", "y_high"), axis=y_axis)
    bar = alt.Legend(
        orient="right",
        type="gradient",
        gradientThickness=12,
        gradientLength=alt.ExprRef("height"),
        tickCount=5,
        labelExpr=ticks("c_form"),
    )
    colour = alt.Color(
        "value:Q",
        legend=bar,
        scale=alt.Scale(
            domain=[alt.ExprRef("c_low"), alt.ExprRef("c_high")], range=theme.SEQUENCE, clamp=True
        ),
    )
    seen = tips(tr, x=".2f", y=".2f", value=".3f")
    cell = (
        rows()
        .transform_filter("isValid(datum.value)")
        .mark_rect()
        .encode(x, y, colour, *seen, x2="x_to:Q", y2="y_to:Q")
    )
    here = (
        alt.Chart(alt.InlineData([{}]))
        .transform_calculate(x_from="here_x", y_from="here_y")
        .transform_filter("here_shown")
    )
    ring = here.mark_point(filled=False, size=200, stroke=theme.PAPER, strokeWidth=5, opacity=1)
    core = here.mark_point(filled=False, size=200, stroke=theme.HERE, strokeWidth=2.5, opacity=1)
    return finished(
        alt.layer(
            cell,
            ring.encode(x="x_from:Q", y="y_from:Q"),
            core.encode(x="x_from:Q", y="y_from:Q"),
            words_above("y_title"),
            words_right("c_title"),
            words_below("x_title"),
        ),
        "heat_map",
        columns=["x", "y", "x_from", "x_to", "y_from", "y_to", "value"],
        table={"x": ".2f", "y": ".2f", "value": ".3f"},
        ends=[steady("c_low", "c_high", ["value"], span=0.05)],
        labels=[],
        texts={
            "x_title": "",
            "y_title": "",
            "c_title": "",
            "x_form": "",
            "y_form": "",
            "c_form": ".2f",
            "here_x": 0,
            "here_y": 0,
            "here_shown": False,
            "x_low": 0,
            "x_high": 1,
            "y_low": 0,
            "y_high": 1,
        },
        padding=ROOM_ABOVE | ROOM_BELOW,
        height=340,
    )


def sweep(tr: Translator) -> alt.LayerChart:
    """Draw one outcome over the range of one lever, the present point and the peak marked."""
    x = _over("x:Q")
    y_axis = alt.Axis(title=None, labelExpr=ticks("y_form"))
    y = alt.Y("low:Q", scale=between("y_low", "y_high"), axis=y_axis)
    band = rows().mark_area(opacity=0.16).encode(x, y, kind_colour(), y2="high:Q")
    line = rows().mark_line().encode(x, kind_colour(), kind_dash(), y="middle:Q")
    seen = tips(tr, x=".2f", series="", middle=".3f", low=".3f", high=".3f")
    near = rows().mark_point(size=180, opacity=0).encode(x, *seen, y="middle:Q")
    here = rows().transform_filter("datum.here == 1")
    rule = here.mark_rule(color=theme.HERE, strokeDash=[3, 3]).encode(x)
    dot = here.mark_point(size=130, color=theme.HERE, stroke=theme.PAPER, strokeWidth=1.5)
    peak = rows().transform_filter("datum.label != ''")
    tip = peak.mark_point(size=70)
    # Words near an end of the axis run inwards, so that they are not cut off.
    place = "(datum.x - x_low) / (x_high - x_low)"
    words = [
        peak.transform_filter(f"{place} {test}").mark_text(
            dy=-14, align=align, fontSize=theme.NORMAL, fontWeight=600
        )
        for align, test in (("left", "< 0.25"), ("right", "> 0.75"))
    ]
    middle = peak.transform_filter(f"abs({place} - 0.5) <= 0.25")
    words.append(middle.mark_text(dy=-14, fontSize=theme.NORMAL, fontWeight=600))
    return finished(
        alt.layer(
            band,
            rule,
            line,
            near,
            dot.encode(x, y="middle:Q"),
            tip.encode(x, kind_colour(), y="middle:Q"),
            *[word.encode(x, alt.Y("high:Q"), kind_colour(), text="label:N") for word in words],
            words_above("y_title"),
            words_below("x_title"),
        ),
        "sweep",
        columns=["x", "kind", "series", "low", "middle", "high", "label", "here", "room"],
        table={"x": ".2f", "series": "", "middle": ".3f", "low": ".3f", "high": ".3f"},
        ends=[steady("y_low", "y_high", ["low", "room"], span=0.1)],
        labels=[],
        texts={
            "x_title": "",
            "y_title": "",
            "x_form": "",
            "y_form": "",
            "x_low": 0,
            "x_high": 1,
        },
        padding=ROOM_ABOVE | ROOM_BELOW,
    )
