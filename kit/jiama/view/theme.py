"""One look for all charts: palette, type, lines. Plain data, no Altair."""

FONT = (
    '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", '
    '"Source Han Sans SC", sans-serif'
)

INK = "#1b2733"
MUTED = "#55616d"
LINE = "#d9dee3"
FAINT = "#eef1f4"

# Colours after Okabe and Ito (2008), told apart in every common form of colour blindness.
BLUE, SKY, GREEN = "#0072B2", "#56B4E9", "#009E73"
ORANGE, VERMILION, PINK = "#E69F00", "#D55E00", "#CC79A7"
GREY = "#5F6B75"

SCENARIO, BASELINE = BLUE, GREY
REPORTED, ACTUAL = ORANGE, BLUE
MOTIVES = {"habit": GREY, "ambition": ORANGE, "collusion": PINK, "guard": BLUE, "person": GREEN}
TASKS = {"work": BLUE, "service": GREEN, "paperwork": ORANGE, "assessed": VERMILION}
SEQUENCE = ["#f3f7fa", "#cfe1ee", "#9cc3de", "#5f9fc8", "#2a78ab", "#0a4f80", "#072f50"]

# The same hues dark enough for letters on white (contrast 4.5:1 or more).
LETTERS = {
    BLUE: BLUE,
    ORANGE: "#8A5A00",
    GREEN: "#00714F",
    VERMILION: "#B04A00",
    PINK: "#9C3F73",
    GREY: GREY,
}
# What can be read on a filled area of the hue.
ON = {BLUE: "#ffffff", GREY: "#ffffff"} | dict.fromkeys(
    (GREEN, ORANGE, VERMILION, PINK, SKY), "#0b0f14"
)

SMALL, NORMAL, LARGE = 12, 13, 15


def config() -> dict:
    """Return the Vega-Lite ``config`` block that all charts share."""
    return {
        "font": FONT,
        "background": "transparent",
        "padding": {"left": 2, "right": 6, "top": 6, "bottom": 2},
        "autosize": {"type": "fit", "contains": "padding"},
        "aria": False,
        "view": {"stroke": None},
        "axis": {
            "labelColor": MUTED,
            "labelFontSize": SMALL,
            "labelPadding": 6,
            "titleColor": MUTED,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "titlePadding": 8,
            "gridColor": FAINT,
            "domainColor": LINE,
            "tickColor": LINE,
            "ticks": False,
        },
        "axisX": {"grid": False},
        "axisY": {
            "domain": False,
            "tickCount": 5,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleX": 0,
            "titleY": -10,
            "titleBaseline": "bottom",
        },
        "legend": {
            "orient": "top",
            "title": None,
            "labelColor": INK,
            "labelFontSize": SMALL,
            "symbolType": "square",
            "symbolSize": 110,
            "symbolStrokeWidth": 0,
            "columnPadding": 16,
            "offset": 8,
        },
        "title": {
            "color": INK,
            "fontSize": LARGE,
            "fontWeight": 600,
            "subtitleColor": MUTED,
            "subtitleFontSize": SMALL,
        },
        "text": {"color": INK, "fontSize": SMALL},
        "line": {"strokeWidth": 2.5, "strokeCap": "round", "strokeJoin": "round"},
        "rule": {"color": LINE},
        "point": {"size": 60, "filled": True, "opacity": 1},
    }
