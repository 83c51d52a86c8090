"""One look for all drawings: colours by role, type, lines. Plain data, no Altair.

The colours are the light ones of ``page/tokens.css``, their one home. Each role has a colour of
its own, so that the page can put another theme's colour in its place.
"""

import re
from pathlib import Path

_TOKENS = Path(__file__).parents[1] / "page" / "tokens.css"


def tokens() -> dict[str, str]:
    """Return the light page's colours by role: ``{"ink": "#1b2733", ...}``."""
    light = _TOKENS.read_text(encoding="utf-8").split("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))


ROLES = tokens()
FONT = (
    '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", '
    '"Source Han Sans SC", sans-serif'
)

PAPER, INK, MUTED = ROLES["paper"], ROLES["ink"], ROLES["quiet"]
LINE, FAINT = ROLES["rule"], ROLES["faint"]
SCENARIO, BASELINE = ROLES["you"], ROLES["base"]
TARGET, REPORTED, ACTUAL = ROLES["target"], ROLES["reported"], ROLES["real"]
MOTIVES = {
    "habit": ROLES["habit"],
    "ambition": ROLES["zeal"],
    "collusion": ROLES["collusion"],
    "guard": ROLES["guard"],
    "person": ROLES["person"],
}
TASKS = {task: ROLES[task] for task in ("work", "service", "paperwork", "assessed")}
STATES = {
    "wrongful": ROLES["wrongful"],
    "sanctioned": ROLES["answered"],
    "spared": ROLES["spared"],
}
RELATIONS = {relation: ROLES[relation] for relation in ("above", "equal", "below")}
PROVINCE, AVERAGE = ROLES["province"], ROLES["average"]
HERE = ROLES["wrongful"]
SEQUENCE = [ROLES[f"least-{step}"] for step in range(7)]

# The same hues dark enough for letters on paper (contrast 4.5:1 or more).
LETTERS = {
    MOTIVES["habit"]: ROLES["habit-ink"],
    MOTIVES["ambition"]: ROLES["zeal-ink"],
    MOTIVES["collusion"]: ROLES["collusion-ink"],
    PROVINCE: ROLES["real"],
    REPORTED: ROLES["real"],
}
# What can be read on a filled area of the hue.
_DARK_FILLS = [
    MOTIVES["collusion"], MOTIVES["guard"], MOTIVES["person"], TASKS["work"], TASKS["assessed"],
    *RELATIONS.values(),
]  # fmt: skip
ON = {
    **dict.fromkeys(_DARK_FILLS, ROLES["on"]),
    **dict.fromkeys(
        (MOTIVES["habit"], MOTIVES["ambition"], TASKS["service"], TASKS["paperwork"]),
        ROLES["on-light"],
    ),
}

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
