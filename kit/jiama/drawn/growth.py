"""Charts of growth targets on three levels: the chain, the markups, one's own province."""

import altair as alt

from jiama.drawn import theme
from jiama.drawn.common import finished, key, rows, steady, tips
from jiama.drawn.common import scale as between
from jiama.text import Translator

PARTS = {"province": theme.PROVINCE, "city": theme.AVERAGE}
YEARS = alt.Scale(domain=[2017.4, 2026.7], nice=False, zero=False)
EVERY = list(range(2018, 2027))


def _years(field: str) -> alt.X:
    axis = alt.Axis(format="d", title=None, values=EVERY, labelOverlap=True, labelSeparation=6)
    return alt.X(f"{field}:Q", scale=YEARS, axis=axis)


def _parts(tr: Translator, **options) -> alt.Color:
    names = [tr("level.province"), tr("level.prefecture")]
    scale = alt.Scale(domain=names, range=list(PARTS.values()))
    return alt.Color("level:N", scale=scale, legend=key(**options))


def chain(tr: Translator) -> alt.LayerChart:
    """Draw, with the nation at 100, what the mean province and the mean city ask for."""
    width = alt.ExprRef("width / 15")
    x = _years("year")
    y = alt.Y(
        "low:Q",
        scale=alt.Scale(domain=[100, 145], nice=False, zero=False),
        axis=alt.Axis(title=None, format=".0f", values=[100, 110, 120, 130, 140]),
    )
    seen = tips(tr, year="d", level="", markup=".1%", count="d")
    bar = rows().mark_bar(size=width).encode(x, y, _parts(tr), *seen, y2="high:Q")
    total = (
        rows()
        .transform_filter("datum.label != ''")
        .mark_text(dy=-8, fontSize=theme.LARGE, fontWeight=600)
        .encode(x, alt.Y("high:Q"), text="label:N")
    )
    unset = (
        rows()
        .transform_filter("datum.note != ''")
        .mark_text(angle=270, align="left", dx=8, color=theme.MUTED)
        .encode(x, alt.Y("high:Q"), text="note:N")
    )
    return finished(
        alt.layer(bar, total, unset),
        "chain",
        columns=["year", "level", "low", "high", "markup", "count", "label", "note"],
        table={"year": "d", "level": "", "markup": ".1%", "count": "d"},
        labels=[],
        height=330,
    )


def markups(tr: Translator) -> alt.LayerChart:
    """Draw markups by level and year with their intervals, and the model's own."""
    x = _years("at")
    axis = alt.Axis(title=None, format="%")
    y = alt.Y("middle:Q", scale=between("y_low", "y_high"), axis=axis)
    seen = tips(tr, year="d", level="", middle=".1%", bottom=".1%", top=".1%", count="d")
    of_reports = rows().transform_filter("datum.part != 'model'")
    colour = _parts(tr, symbolType="circle")
    span = of_reports.mark_rule(strokeWidth=3, opacity=0.55).encode(
        x, alt.Y("bottom:Q"), colour, *seen, y2="top:Q"
    )
    point = of_reports.mark_point(size=90).encode(x, y, colour, *seen)
    model = rows().transform_filter("datum.part == 'model'")
    line = model.mark_rule(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.5).encode(y)
    word = model.mark_text(dy=-10, color=theme.INK).encode(x, y, text="label:N")
    return finished(
        alt.layer(line, span, point, word),
        "markups",
        columns=["year", "at", "part", "level", "middle", "bottom", "top", "count", "label"],
        table={"year": "d", "level": "", "middle": ".1%", "bottom": ".1%", "top": ".1%"},
        ends=[steady("y_low", "y_high", ["bottom", "top"], (0, 0.25))],
        labels=[],
        height=330,
    )


def own_province(tr: Translator) -> alt.LayerChart:
    """Draw a province's targets and results, the nation's above and its cities' below it."""
    x, y = (
        _years("at"),
        alt.Y(
            "value:Q",
            scale=between("y_low", "y_high"),
            axis=alt.Axis(title=None, format=".0f"),
        ),
    )
    inks = {
        "nation": theme.INK,
        "province": theme.PROVINCE,
        "result": theme.AVERAGE,
        "city": theme.RELATIONS["equal"],
    }
    scale = alt.Scale(domain=[tr(f"growth.{part}") for part in inks], range=list(inks.values()))
    colour = alt.Color("part_name:N", scale=scale, legend=key(symbolType="circle"))
    seen = tips(tr, year="d", part_name="", place="", words="")

    def part(name: str) -> alt.Chart:
        return rows().transform_filter(f"datum.part == '{name}'")

    city = part("city").mark_point(size=26, opacity=0.7).encode(x, y, colour, *seen)
    nation = part("nation").mark_tick(
        orient="horizontal", thickness=3, size=alt.ExprRef("width / 14")
    )
    span = part("province").mark_rule(strokeWidth=7, strokeCap="round")
    point = part("province").mark_point(size=120)
    firm, first = (part("result").transform_filter(f"datum.firm == {known}") for known in (1, 0))
    result = firm.mark_point(shape="diamond", size=90)
    early = first.mark_point(shape="diamond", size=90, filled=False, strokeWidth=2)
    return finished(
        alt.layer(
            city,
            nation.encode(x, y, colour, *seen),
            span.encode(x, alt.Y("low:Q"), colour, *seen, y2="high:Q"),
            point.encode(x, y, colour, *seen),
            result.encode(x, y, colour, *seen),
            early.encode(x, y, colour, *seen),
        ),
        "own_province",
        columns=[
            "year",
            "at",
            "part",
            "part_name",
            "place",
            "value",
            "low",
            "high",
            "firm",
            "words",
        ],
        table={"year": "d", "part_name": "", "place": "", "words": ""},
        ends=[steady("y_low", "y_high", ["value", "low", "high"], (3, 8))],
        labels=[],
        height=340,
    )
