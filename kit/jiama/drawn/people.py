"""Charts of what units do with their time and of who answers for what."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import finished, key, rows, tips
from jiama.text import Translator

STATES = theme.STATES


def time(tr: Translator) -> alt.LayerChart:
    """Draw where a grassroots unit's time goes."""
    names = [tr(f"task.{task}") for task in theme.TASKS]
    hues = list(theme.TASKS.values())
    y = alt.Y(
        "series:N",
        sort=None,
        axis=alt.Axis(labelFontSize=theme.NORMAL, labelColor=theme.INK, title=None),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.1),
    )
    x = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 1]),
        axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1], title=None, domain=False),
    )
    bar = (
        rows()
        .mark_bar(stroke=theme.PAPER, strokeWidth=1)
        .encode(
            y,
            x,
            alt.Color("task_name:N", scale=alt.Scale(domain=names, range=hues), legend=key()),
            *tips(tr, series="", task_name="", share=".1%"),
            x2="stop:Q",
        )
    )
    number = (
        rows()
        .transform_filter("datum.share * width > 36")
        .transform_calculate(centre="(datum.start + datum.stop) / 2")
        .mark_text(fontSize=theme.NORMAL, fontWeight=600)
        .encode(
            y,
            alt.X("centre:Q"),
            alt.Text("share:Q", format=".0%"),
            alt.Color(
                "task_name:N",
                scale=alt.Scale(domain=names, range=[theme.ON[hue] for hue in hues]),
                legend=None,
            ),
        )
    )
    return finished(
        alt.layer(bar, number).resolve_scale(color="independent"),
        "time",
        columns=["series", "task_name", "share", "start", "stop"],
        table={"series": "", "task_name": "", "share": ".1%"},
        labels=["series"],
        height=170,
    )


def accountability(tr: Translator) -> alt.LayerChart:
    """Draw, of a hundred grassroots units, who is held to account and who wrongly."""
    names = [tr(f"chart.accountability.{state}") for state in STATES]
    x = alt.X("across:Q", scale=alt.Scale(domain=[-0.5, 24.5], nice=False), axis=None)
    y = alt.Y("down:Q", scale=alt.Scale(domain=[10.6, -0.4], nice=False), axis=None)
    dot = rows().mark_point(
        shape="circle", filled=True, size=alt.ExprRef("pow(min(width / 25, height / 11) * 0.78, 2)")
    )
    colour = alt.Color(
        "state_name:N",
        scale=alt.Scale(domain=names, range=list(STATES.values())),
        legend=key(symbolType="circle"),
    )
    label = rows().transform_filter("datum.label != ''")
    heading = label.mark_text(
        align="left", baseline="middle", fontSize=theme.NORMAL, fontWeight=600
    ).encode(x=alt.value(0), y=alt.Y("heading:Q", axis=None), text="label:N")
    seen = tips(tr, series="", state_name="", share=".1%")
    return finished(
        alt.layer(dot.encode(x, y, colour, *seen), heading),
        "accountability",
        columns=["series", "state_name", "share", "across", "down", "label", "heading"],
        table={"series": "", "state_name": "", "share": ".1%"},
        labels=[],
        height=250,
    )
