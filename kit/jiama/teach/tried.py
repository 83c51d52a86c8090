"""Every claim with what is known about it: shares by hierarchy and range, and where it fails."""

from html import escape

import numpy as np

from jiama.model.claims import CLAIMS
from jiama.model.claims.plausible import lever_ranges
from jiama.model.claims.results import Result, Scatter
from jiama.model.claims.shapes import NOTICEABLE
from jiama.model.claims.store import scatter, stored
from jiama.model.claims.trees import TREES
from jiama.model.claims.trial import ALL
from jiama.model.levers import LEVERS
from jiama.teach import claimed
from jiama.text import Translator

# In pixels of the picture.
_SIDE, _MARGIN = 220, 34
_FEW = 3  # fewer failing settings make no picture


def stated(key: str, tr: Translator) -> str:
    """Return a claim's sentence, its condition before it."""
    sentence, given = tr(f"claim.{key}.sentence"), CLAIMS[key].given
    if not given:
        return sentence
    return tr("reference.given", condition=claimed.condition(given, tr), sentence=sentence)


def entry(key: str, tr: Translator) -> str:
    """Return one claim as HTML, folded: its sentence and badge, behind them all that is known."""
    found = claimed.result(key)
    head = f"<span>{escape(stated(key, tr))}</span>{claimed.badge(key, tr, folded=False)}"
    if found is None:
        return f'<li class="jm-claim">{head}</li>'
    parts = [f"<p>{escape(claimed.details(key, tr))}</p>", _table(found, tr)]
    if found.region:
        parts.append(f"<p>{escape(claimed.region(found.region, tr))}</p>")
    parts.append(picture(found, tr))
    return f'<li class="jm-claim"><details><summary>{head}</summary>{"".join(parts)}</details></li>'


def _table(found: Result, tr: Translator) -> str:
    heads = ["tried", *TREES, "pooled", "point", "against", "steady"]
    named = {tree: tr(f"tried_on.{tree}") for tree in TREES}
    top = "".join(
        f'<th scope="col">{escape(named.get(head) or tr(f"reference.{head}"))}</th>'
        for head in heads
    )
    body = "".join(
        f'<tr><th scope="row">{escape(tr(f"reference.range.{over}"))}</th>'
        + "".join(f"<td>{cell}</td>" for cell in _cells(found, over, tr))
        + "</tr>"
        for over in found.ranges
    )
    return (
        '<div class="jm-shares" tabindex="0" role="region" '
        f'aria-label="{escape(tr("reference.tried"))}"><table><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(found: Result, over: str, tr: Translator) -> list[str]:
    tried, steady = found.ranges[over], found.steady.get(over)
    cells = [
        tr(
            "reference.cell",
            share=claimed.share(tried[tree].share, tr),
            error=claimed.points(tried[tree].error),
        )
        for tree in (*TREES, ALL)
    ]
    pooled = tried[ALL]
    return [
        *cells,
        claimed.share(pooled.point, tr),
        claimed.share(pooled.against, tr),
        claimed.share(steady[ALL], tr) if steady else "—",
    ]


def picture(found: Result, tr: Translator) -> str:
    """Return the settings where a claim fails, over the two levers that tell most, as SVG."""
    for over in ("plausible", "panel"):
        tried = scatter(over)
        effects = tried.effects[found.id][[TREES.index(tree) for tree in found.trees]]
        fails = (effects <= NOTICEABLE).sum(axis=0)
        if (fails > 0).sum() >= _FEW and (fails < len(effects)).any():
            axes = telling(tried, fails / len(effects), found)
            return _drawn(tried, fails, len(effects), axes, over, tr)
    return ""


def telling(tried: Scatter, fails: np.ndarray, found: Result | None = None) -> tuple[str, str]:
    """Return the two levers that tell best where a claim fails.

    Those of the rule that was found, filled up with the levers whose values differ
    most between where it fails and where it holds.

    Parameters
    ----------
    tried : Scatter
    fails : array, shape (settings,)
        Share of the hierarchies on which it fails.
    found : Result, optional
    """
    known = [b.factor for b in found.region.bounds] if found and found.region else []
    moved = set(CLAIMS[found.id].levers) if found else set()
    apart = {}
    for k, name in enumerate(tried.factors):
        column = tried.values[:, k]
        if name in LEVERS and name not in moved and np.ptp(column) > 0:
            apart[name] = -abs(np.corrcoef(column, fails)[0, 1])
    ranked = [name for name in sorted(apart, key=apart.get) if name not in known]
    first, second = (*known, *ranked)[:2]
    return first, second


def _drawn(tried: Scatter, fails, most: int, axes, over: str, tr: Translator) -> str:
    places, ends, ranges = [], [], lever_ranges(extreme=over == "panel")
    for name in axes:
        column = tried.values[:, tried.factors.index(name)]
        whole = ranges[name]
        places.append((column - whole.low) / (whole.high - whole.low))
        ends.append((f"{whole.low:.2g}", f"{whole.high:.2g}"))
    x = np.round(_MARGIN + places[0] * _SIDE).astype(int)
    y = np.round(10 + (1 - places[1]) * _SIDE).astype(int)
    kinds = (
        ("holds", fails == 0),
        ("some", (fails > 0) & (fails < most)),
        ("all", fails == most),
    )
    dots = "".join(
        f'<path class="jm-dot-{kind}" d="'
        + "".join(f"M{a} {b}h0" for a, b in zip(x[which], y[which], strict=True))
        + '"/>'
        for kind, which in kinds
        if which.any()
    )
    labels = [tr(f"lever.{name}.label") for name in axes]
    said = tr("reference.map", x=labels[0], y=labels[1])
    key = tr("reference.map_dots", most=most)
    wide, tall = _SIDE + _MARGIN + 16, _SIDE + 34
    base, right, left = 10 + _SIDE, _MARGIN + _SIDE, _MARGIN - 6
    words = (
        f'<text x="{_MARGIN}" y="{base + 18}">{ends[0][0]}</text>'
        f'<text x="{right}" y="{base + 18}" text-anchor="end">{ends[0][1]}</text>'
        f'<text x="{left}" y="{base}" text-anchor="end">{ends[1][0]}</text>'
        f'<text x="{left}" y="18" text-anchor="end">{ends[1][1]}</text>'
    )
    frame = f'<path class="jm-frame" d="M{_MARGIN} 10V{base}H{right}"/>'
    return (
        f'<figure class="jm-where"><svg viewBox="0 0 {wide} {tall}" role="img" '
        f'aria-label="{escape(said)}">{frame}{dots}{words}</svg><figcaption>'
        f"{escape(tr(f'reference.range.{over}'))} · {escape(said)}<br>{escape(key)}"
        "</figcaption></figure>"
    )


def summary(tr: Translator) -> dict:
    """Return how the claims were tried, as the values of the sentence above them."""
    results = stored()
    known = [result for key in CLAIMS if (result := results.claims.get(key))]
    return {
        "count": len(known),
        "trees": tr("lesson.regime.joint").join(tr(f"tried_on.{tree}") for tree in TREES),
        "plausible": results.settings["plausible"],
        "panel": results.settings["panel"],
        "given": results.settings["given"],
        "seeds": results.seeds,
        "often": sum(not result.weak() for result in known),
        "surely": sum(not result.unsure() for result in known),
    }
