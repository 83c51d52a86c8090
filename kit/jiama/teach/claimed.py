"""What is known about a claim, as a lesson shows it."""

from html import escape

from jiama.text import Translator


def result(key: str):
    """Return the stored result of a claim, None where there is none."""
    from jiama.model.claims.results import stored

    try:
        return stored().claims.get(key)
    except FileNotFoundError:
        return None


def badge(key: str, tr: Translator) -> str:
    """Return a claim's share of settings and its failing region as HTML."""
    found = result(key)
    if found is None:
        return f'<p class="jm-badge jm-untested">{tr("lesson.regime.untested")}</p>'
    trial = found.stated
    said = tr("lesson.regime.share", share=share(trial.share, tr))
    where = _where(trial.region, tr)
    return (
        f'<div class="jm-badge" id="jm-claim-{escape(key)}">'
        f'<span class="jm-bar" aria-hidden="true"><i style="width:{100 * trial.share:.0f}%"></i>'
        f"</span><span>{said}{where}</span></div>"
    )


def share(value: float, tr: Translator) -> str:
    """Return a share as a percentage that says 100 % only where nothing failed."""
    if 0.995 <= value < 1:
        return tr("lesson.regime.nearly")
    return f"{value:.0%}"


def _where(region, tr: Translator) -> str:
    if region is None:
        return ""
    bounds = [
        tr(
            f"lesson.regime.{bound.side}",
            what=factor(bound.factor, tr),
            value=f"{bound.value:g}",
        )
        for bound in region.bounds
    ]
    joined = tr("lesson.regime.both").join(bounds)
    return tr("lesson.regime.region", where=joined, share=region.fails_within)


def factor(name: str, tr: Translator) -> str:
    """Return what a lever or constant is called."""
    for key in (f"lever.{name}.label", f"constant.{name}.label"):
        if key in tr:
            return tr(key)
    return tr("lesson.regime.constant", name=name)
