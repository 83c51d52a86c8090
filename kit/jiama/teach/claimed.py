"""What is known about a claim, as a lesson shows it."""

from html import escape

from jiama.text import Translator

TINY = 1e-9


def result(key: str):
    """Return the stored result of a claim, None where there is none."""
    from jiama.model.claims.store import editions, stored

    return stored().claims.get(key) if editions() else None


def badge(key: str, tr: Translator, folded: bool = True) -> str:
    """Return in how many settings a claim holds, as HTML; folded in it, how that was tried."""
    found = result(key)
    if found is None:
        return f'<p class="jm-badge jm-untested">{tr("lesson.regime.untested")}</p>'
    width = f"{100 * found.stated.share:.0f}%"
    if folded:
        said, more = escape(brief(key, tr)), escape(shares(key, tr) + details(key, tr))
        fold = f"<details><summary>{tr('lesson.regime.more')}</summary>{more}</details>"
    else:
        said, fold = escape(shares(key, tr)), ""
    return (
        f'<div class="jm-badge" id="jm-claim-{escape(key)}">'
        f'<span class="jm-bar" aria-hidden="true"><i style="width:{width}"></i></span>'
        f"<span>{said}{fold}</span></div>"
    )


def brief(key: str, tr: Translator) -> str:
    """Return in how many settings a claim holds, in a few words."""
    from jiama.model.claims import CLAIMS

    trial, given = result(key).stated, result(key).range_stated == "given"
    values = {"share": share(trial.share, tr), "error": points(trial.error)}
    if not given:
        return tr("lesson.regime.brief", **values)
    return tr("lesson.regime.brief_given", condition=condition(CLAIMS[key].given, tr), **values)


def shares(key: str, tr: Translator) -> str:
    """Return in how many settings a claim holds, and how visibly."""
    from jiama.model.claims import CLAIMS

    found = result(key)
    trial = found.stated
    values = {
        "share": share(trial.share, tr),
        "error": points(trial.error),
        "panel": share(found.ranges["panel"]["all"].share, tr),
        "point": share(trial.point, tr),
    }
    if found.range_stated == "plausible":
        return tr("lesson.regime.share", **values)
    return tr(
        "lesson.regime.given",
        condition=condition(CLAIMS[key].given, tr),
        plausible=share(found.ranges["plausible"]["all"].share, tr),
        **values,
    )


def details(key: str, tr: Translator) -> str:
    """Return how visibly a claim holds along a lever's way, and on which hierarchies."""
    found = result(key)
    return _steady(found, tr) + _hierarchies(found, tr)


def share(value: float, tr: Translator) -> str:
    """Return a share as a percentage that says 100 % only where nothing failed."""
    if 0.995 <= value < 1:
        return tr("lesson.regime.nearly")
    return f"{value:.0%}"


def points(value: float) -> str:
    """Return a sampling error in points, at least one."""
    return f"{max(round(100 * value), 1)}"


def condition(given: dict[str, tuple[float, float]], tr: Translator) -> str:
    """Return a claim's condition in words, a side of the plausible range left unsaid."""
    from jiama.model.claims.plausible import lever_ranges

    parts = []
    for name, (low, high) in given.items():
        whole, lever = lever_ranges()[name], tr(f"lever.{name}.label")
        if low <= whole.low + TINY:
            parts.append(tr("claim_words.at_most", lever=lever, value=high))
        elif high >= whole.high - TINY:
            parts.append(tr("claim_words.at_least", lever=lever, value=low))
        else:
            parts.append(tr("claim_words.between", lever=lever, low=low, high=high))
    return tr("claim_words.given", parts=tr("claim_words.and").join(parts))


def region(where, tr: Translator) -> str:
    """Return in words where a claim fails."""
    sides = [
        tr(f"claim_words.{bound.side}", lever=tr(f"lever.{bound.factor}.label"), value=bound.value)
        for bound in where.bounds
    ]
    return tr(
        "claim_words.fails",
        region=tr("claim_words.and").join(sides),
        within=where.fails_within,
        outside=where.fails_outside,
    )


def _steady(found, tr: Translator) -> str:
    from jiama.model.claims.trial import FIRM

    part = found.steady.get(found.range_stated, {}).get("all", 1.0)
    return tr("lesson.regime.steady", share=share(part, tr)) if part < FIRM else ""


def _hierarchies(found, tr: Translator) -> str:
    from jiama.model.claims.trees import TREES

    def listed(texts):
        return tr("lesson.regime.joint").join(texts)

    said = ""
    if found.trees != TREES:
        names = listed(tr(f"tried_on.{tree}") for tree in found.trees)
        said = tr("lesson.regime.named", trees=names)
    weak = [
        tr("lesson.regime.tree", tree=tr(f"tried_on.{tree}"), share=share(part, tr))
        for tree, part in found.weak().items()
    ]
    if weak:
        return said + tr("lesson.regime.weak", trees=listed(weak))
    unsure = [tr(f"tried_on.{tree}") for tree in found.unsure()]
    if unsure:
        return said + tr("lesson.regime.near", trees=listed(unsure))
    return said or tr("lesson.regime.firm")
