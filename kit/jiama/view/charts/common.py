"""What several charts share. Only this package imports Altair, never a trainee's kernel."""

import altair as alt

from jiama.view import theme

KINDS = ["baseline", "scenario"]


def rows() -> alt.Chart:
    """Return an empty chart on the named data that `LiveChart` fills."""
    return alt.Chart(alt.NamedData("rows"))


def kind_colour(**options) -> alt.Color:
    """Return the colour of baseline and scenario, without a legend."""
    scale = alt.Scale(domain=KINDS, range=[theme.BASELINE, theme.SCENARIO])
    return alt.Color("kind:N", scale=scale, legend=None, **options)


def kind_dash() -> alt.StrokeDash:
    """Return dashes for the baseline, so that it is told apart without colour."""
    scale = alt.Scale(domain=KINDS, range=[[5, 4], [1, 0]])
    return alt.StrokeDash("kind:N", scale=scale, legend=None)


def finished(
    chart: alt.LayerChart | alt.Chart,
    name: str,
    *,
    columns: list[str],
    table: dict[str, str],
    height: int = 280,
    ends: list[dict] = (),
    texts: dict[str, str] | None = None,
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
        Axis ends that the page keeps steady: parameter names ``low`` (or None)
        and ``high``, the ``columns`` they must hold, and ``least``, the smallest range.
    texts
        Parameters holding words that the caller may replace, with their defaults.
    """
    named = [rule[side] for rule in ends for side in ("low", "high") if rule[side]]
    starts = {
        rule[side]: rule["least"][i]
        for rule in ends
        for i, side in enumerate(("low", "high"))
        if rule[side]
    }
    parameters = [alt.param(name=n, value=starts[n]) for n in named]
    parameters += [alt.param(name=n, value=v) for n, v in (texts or {}).items()]
    facts = {"name": name, "columns": columns, "table": table, "height": height, "ends": list(ends)}
    return (
        chart.add_params(*parameters)
        .properties(width=600, height=height, usermeta={"jiama": facts})
        .configure(**theme.config())
    )


def steady(low: str | None, high: str, columns: list[str], least: tuple[float, float]) -> dict:
    """Return one entry of ``ends`` for `finished`."""
    return {"low": low, "high": high, "columns": columns, "least": list(least)}


def scale(low: str | float, high: str | float) -> alt.Scale:
    """Return a scale between two ends, each a parameter's name or a number."""
    ends = [alt.ExprRef(end) if isinstance(end, str) else end for end in (low, high)]
    return alt.Scale(domain=ends, nice=False, zero=False)
