"""Charts over the levels of the hierarchy, from the centre to the grassroots."""

import altair as alt

from jiama.text import Translator
from jiama.view import theme
from jiama.view.charts.common import finished, kind_colour, kind_dash, rows, steady
from jiama.view.charts.common import scale as between


def level_axis(**options) -> alt.X:
    """Return the levels from left to right, in the order of the rows."""
    axis = alt.Axis(labelAngle=0, labelFontSize=theme.NORMAL, labelColor=theme.INK, title=None)
    return alt.X("level:N", sort=None, axis=axis, scale=alt.Scale(padding=0.4), **options)


def amplification(tr: Translator) -> alt.LayerChart:
    """Draw how large the target is at each level, the centre's being 1."""
    y = between("y_low", "y_high")
    title = tr("chart.amplification.y")
    band = (
        rows()
        .mark_area(opacity=0.16)
        .encode(level_axis(), alt.Y("low:Q", scale=y, title=title), alt.Y2("high:Q"))
        .encode(kind_colour())
    )
    one = alt.Chart(alt.InlineData([{"y": 1}])).mark_rule(color=theme.LINE).encode(y=alt.Y("y:Q"))
    line = rows().mark_line().encode(level_axis(), alt.Y("middle:Q"), kind_colour(), kind_dash())
    tooltip = [
        alt.Tooltip("level:N", title=tr("chart.column.level")),
        alt.Tooltip("series:N", title=tr("chart.column.series")),
        alt.Tooltip("middle:Q", title=tr("chart.column.middle"), format=".2f"),
        alt.Tooltip("low:Q", title=tr("chart.column.low"), format=".2f"),
        alt.Tooltip("high:Q", title=tr("chart.column.high"), format=".2f"),
    ]
    point = line.mark_point(filled=True).encode(tooltip=tooltip)
    return finished(
        alt.layer(one, band, line, point, *_ends_of_lines()),
        "amplification",
        columns=["level", "kind", "series", "low", "middle", "high", "label", "side"],
        table={"level": "", "series": "", "middle": ".2f", "low": ".2f", "high": ".2f"},
        ends=[steady("y_low", "y_high", ["low", "high", "middle"], (1.0, 1.2))],
    )


def _ends_of_lines() -> list[alt.Chart]:
    """Return the words at the lines' ends: above the upper band, below the lower."""
    made = []
    for side, edge, shift in ((1, "high", -12), (-1, "low", 14)):
        text = rows().transform_filter(f"datum.side == {side} && datum.label != ''")
        mark = text.mark_text(dy=shift, dx=8, align="right", fontSize=theme.NORMAL, fontWeight=600)
        made.append(mark.encode(level_axis(), alt.Y(f"{edge}:Q"), kind_colour(), text="label:N"))
    return made
