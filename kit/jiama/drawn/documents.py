"""Charts of documented growth targets: the nation's and the provinces'."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import finished, key, rows, steady, tips
from jiama.drawn.common import scale as between
from jiama.text import Translator

RELATIONS = theme.RELATIONS
YEARS = alt.Scale(domain=[2001.4, 2027.6], nice=False, zero=False)


def targets(tr: Translator) -> alt.LayerChart:
    """Draw national growth targets year by year, the provinces' as dots."""
    x = alt.X(
        "year:Q",
        scale=YEARS,
        axis=alt.Axis(format="d", title=None, values=[2002, 2006, 2010, 2014, 2018, 2022, 2026]),
    )
    y = alt.Y(
        "value:Q",
        scale=between("y_low", "y_high"),
        axis=alt.Axis(title=tr("chart.targets.y"), format=".0f"),
    )
    nation = rows().transform_filter("datum.who == 'nation'")
    seen = tips(tr, year="d", who_name="", words="")
    # Years without a number (2020) break the line instead of being bridged.
    line = nation.mark_line(color=theme.INK, interpolate="linear").encode(x, y, detail="piece:N")
    point = nation.transform_filter("datum.low == datum.high").mark_point(color=theme.INK, size=36)
    span = nation.transform_filter("datum.low < datum.high")
    bar = span.mark_rule(color=theme.INK, strokeWidth=7, strokeCap="round")
    province = rows().transform_filter("datum.who == 'province'")
    dot = province.mark_point(color=theme.PROVINCE, size=34, opacity=0.55)
    average = rows().transform_filter("datum.who == 'average'")
    diamond = average.mark_point(
        color=theme.AVERAGE, shape="diamond", size=110, stroke=theme.PAPER, strokeWidth=1
    )
    named = rows().transform_filter("datum.label != ''")
    inks = {"nation": theme.INK, "average": theme.AVERAGE, "province": theme.ACTUAL}
    word = named.mark_text(align="right", dx=-8, fontSize=theme.NORMAL, fontWeight=600).encode(
        x,
        alt.Y("label_at:Q"),
        alt.Color(
            "who:N", scale=alt.Scale(domain=list(inks), range=list(inks.values())), legend=None
        ),
        text="label:N",
    )
    return finished(
        alt.layer(
            dot.encode(alt.X("shifted:Q", scale=YEARS), y, *seen),
            line,
            bar.encode(x, alt.Y("low:Q"), *seen, y2="high:Q"),
            point.encode(x, y, *seen),
            diamond.encode(x, y, *seen),
            word,
        ),
        "targets",
        columns=[
            "who",
            "who_name",
            "year",
            "shifted",
            "value",
            "low",
            "high",
            "piece",
            "words",
            "label",
            "label_at",
        ],
        table={"year": "d", "who_name": "", "words": ""},
        ends=[steady("y_low", "y_high", ["value", "high"], (4, 9))],
        labels=[],
        height=330,
    )


def provinces(tr: Translator) -> alt.LayerChart:
    """Draw each province's growth target as a dot beside the national target of that year."""
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[3.6, 9.9], nice=False),
        axis=alt.Axis(
            title=tr("chart.provinces.x"),
            format=".0f",
            values=[4, 5, 6, 7, 8, 9],
            grid=True,
            domain=False,
        ),
    )
    y = alt.Y("stack:Q", scale=alt.Scale(domain=[0, 30], nice=False), axis=None)
    names = [tr(f"chart.provinces.{relation}") for relation in RELATIONS]
    colour = alt.Color(
        "relation_name:N",
        scale=alt.Scale(domain=names, range=list(RELATIONS.values())),
        legend=key(symbolType="circle"),
    )
    size = alt.ExprRef("pow(min(width / 24, height / 30) * 0.86, 2)")
    seen = tips(tr, year="d", place="", value=".1f", relation_name="")
    dots = rows().transform_filter("datum.part == 'province'")
    dot = dots.mark_point(size=size).encode(x, y, colour, *seen)
    nation = rows().transform_filter("datum.part == 'nation'")
    rule = nation.mark_rule(color=theme.INK, strokeWidth=2).encode(x, y, y2="top:Q")
    heading = nation.mark_text(
        align="left", baseline="bottom", fontSize=theme.NORMAL, fontWeight=600
    ).encode(alt.XValue(0), alt.Y("top:Q", axis=None), text="label:N")
    named = dots.transform_filter("datum.label != ''")
    word = named.mark_text(dy=-12, fontSize=theme.SMALL, color=theme.MUTED).encode(
        x, y, text="label:N"
    )
    return finished(
        alt.layer(rule, dot, heading, word),
        "provinces",
        columns=[
            "part",
            "year",
            "place",
            "value",
            "stack",
            "top",
            "relation_name",
            "label",
        ],
        table={"year": "d", "place": "", "value": ".1f", "relation_name": ""},
        labels=[],
        height=360,
    )
