"""What several charts share. Only this package imports Altair, never a trainee's kernel."""

import altair as alt

from jiama.drawn import theme
from jiama.text import Translator

KINDS = ["baseline", "scenario"]


def rows() -> alt.Chart:
    """Return an empty chart on the named data that `LiveChart` fills."""
    return alt.Chart(alt.NamedData("rows"))


def of_runs() -> alt.Chart:
    """Return a chart on the rows of baseline and scenario."""
    return rows().transform_filter("datum.kind != 'plausible'")


def of_settings() -> alt.Chart:
    """Return a chart on the rows of plausible settings."""
    return rows().transform_filter("datum.kind == 'plausible'")


def settings_band(x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Return the pale area of plausible settings, with its name above the picture."""
    area = of_settings().mark_area(
        color=theme.SCENARIO, fillOpacity=0.07, stroke=theme.SCENARIO, strokeWidth=1,
        strokeDash=[2, 3], strokeOpacity=0.8,
    )  # fmt: skip
    return [area.encode(x, y, y2="high:Q"), settings_name()]


def settings_name() -> alt.Chart:
    """Return what the pale marks are, above the right end of the picture."""
    named = of_settings().transform_filter("datum.label != ''")
    mark = named.mark_text(align="right", baseline="bottom", color=theme.SCENARIO)
    end = alt.value(alt.ExprRef("width"))
    return mark.encode(x=end, y=alt.value(-10), text="label:N")


def kind_colour(**options) -> alt.Color:
    """Return the colour of baseline and scenario, without a legend."""
    scale = alt.Scale(domain=KINDS, range=[theme.BASELINE, theme.SCENARIO])
    return alt.Color("kind:N", scale=scale, legend=None, **options)


def kind_dash() -> alt.StrokeDash:
    """Return dashes for the baseline, so that it is told apart without colour."""
    scale = alt.Scale(domain=KINDS, range=[[5, 4], [1, 0]])
    return alt.StrokeDash("kind:N", scale=scale, legend=None)


def measure_colour(letters: bool = False) -> alt.Color:
    """Return the colour of target, report and reality, or of words about them."""
    hues = {"target": theme.TARGET, "reported": theme.REPORTED, "actual": theme.ACTUAL}
    used = [theme.LETTERS.get(hue, hue) if letters else hue for hue in hues.values()]
    return alt.Color("measure:N", scale=alt.Scale(domain=list(hues), range=used), legend=None)


def tips(tr: Translator, **formats: str) -> list[alt.Tooltip]:
    """Return what the pointer shows, titled as the columns of the text table."""
    return [
        [
            alt.Tooltip(
                f"{name}:{'Q' if form else 'N'}",
                title=tr(f"chart.column.{name}"),
                **({"format": form} if form else {}),
            )
            for name, form in formats.items()
        ]
    ]


def finished(
    chart: alt.LayerChart | alt.Chart,
    name: str,
    *,
    columns: list[str],
    table: dict[str, str],
    height: int = 280,
    ends: list[dict] = (),
    labels: list[str] = ("level",),
    texts: dict[str, str] | None = None,
    padding: dict[str, int] | None = None,
) -> alt.LayerChart | alt.Chart:
    """Return the chart with the common look and what the page needs to know about it.

    Parameters
    ----------
    columns
        Columns that the rows must have.
    table
        Columns of the text table with their number formats.
    height
        Height of the picture in pixels.
    ends
        Axis ends that the page keeps steady, see `steady`.
    labels
        Columns whose words stand along an axis and need room.
    texts
        Parameters holding words that the caller may replace, with their defaults.
    padding
        Room around the picture, where words of its own need more than usual.
    """
    named = [rule[side] for rule in ends for side in ("low", "high") if rule[side]]
    parameters = [alt.param(name=n, value=float(n.endswith("high"))) for n in named]
    parameters += [alt.param(name=n, value=v) for n, v in (texts or {}).items()]
    facts = {
        "name": name,
        "columns": columns,
        "table": table,
        "height": height,
        "ends": list(ends),
        "labels": list(labels),
    }
    look = theme.config()
    look["padding"] |= padding or {}
    return (
        chart.add_params(*parameters)
        .properties(width=600, height=height, usermeta={"jiama": facts})
        .configure(**look)
    )


def steady(
    low: str | None,
    high: str,
    columns: list[str],
    least: tuple[float | None, float | None] = (None, None),
    span: float = 0.1,
    exact: bool = False,
) -> dict:
    """Return one entry of ``ends`` for `finished`: an axis that does not jump with the data.

    Parameters
    ----------
    low, high
        Parameters that hold the ends; `low` is None where the axis starts at ``least[0]``.
    columns
        Columns that must lie between the ends.
    least
        Numbers that must lie between the ends, too.
    span
        The shortest axis.
    exact
        End the axis where the data end, instead of at a round number.
    """
    return {
        "low": low,
        "high": high,
        "columns": columns,
        "least": list(least),
        "span": span,
        "exact": exact,
    }


def words_above(parameter: str) -> alt.Chart:
    """Return the title of the upright axis, in words that the caller sets."""
    mark = alt.Chart(alt.InlineData([{}])).mark_text(
        align="left", baseline="bottom", color=theme.MUTED, text=alt.ExprRef(parameter)
    )
    return mark.encode(x=alt.value(0), y=alt.value(-10))


def words_below(parameter: str) -> alt.Chart:
    """Return the title of the level axis, in words that the caller sets."""
    mark = alt.Chart(alt.InlineData([{}])).mark_text(
        align="right", baseline="top", color=theme.MUTED, text=alt.ExprRef(parameter)
    )
    return mark.encode(x=alt.value(alt.ExprRef("width")), y=alt.value(alt.ExprRef("height + 26")))


def words_right(parameter: str) -> alt.Chart:
    """Return what the colours mean, above the right end of the picture."""
    mark = alt.Chart(alt.InlineData([{}])).mark_text(
        align="right", baseline="bottom", color=theme.MUTED, text=alt.ExprRef(parameter)
    )
    return mark.encode(x=alt.value(alt.ExprRef("width")), y=alt.value(-10))


def ticks(form: str) -> alt.Expr:
    """Return what writes an axis's numbers in a form that the caller sets."""
    return f"format(datum.value, {form})"


def words_behind(x: alt.X, colour: alt.Color) -> alt.Chart:
    """Return the lines' names behind their last points, at heights that keep them apart."""
    text = of_runs().transform_filter("datum.label != ''")
    mark = text.mark_text(align="left", dx=9, fontSize=theme.NORMAL, fontWeight=600)
    return mark.encode(x, alt.Y("label_at:Q"), colour, text="label:N")


def key(**options) -> alt.Legend:
    """Return a legend above the chart that folds to two columns on a phone."""
    return alt.Legend(columns=alt.ExprRef("width < 300 ? 2 : 6"), **options)


ROOM_ABOVE = {"top": 22}
ROOM_BELOW = {"bottom": 4}
ROOM_BEHIND = {"right": 84}
ROOM_BEHIND_LEVEL = {"right": 66}


def scale(low: str | float, high: str | float) -> alt.Scale:
    """Return a scale between two ends, each a parameter's name or a number."""
    ends = [alt.ExprRef(end) if isinstance(end, str) else end for end in (low, high)]
    return alt.Scale(domain=ends, nice=False, zero=False)
