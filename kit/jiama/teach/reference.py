"""The pages beside the lessons that are generated: the glossary, and how the model was checked."""

from html import escape

from jiama.model.claims import CLAIMS
from jiama.model.claims.store import stored
from jiama.model.claims.trial import ALL
from jiama.model.levers import GROUPS, LEVERS
from jiama.model.names import OUTCOMES, SOURCES_OF_MARKUP
from jiama.model.sensitivity import ranking
from jiama.model.version import VERSION
from jiama.teach import claimed, tried
from jiama.text import REFERENCE, languages, translator

WEIGHTIEST = 8
# A claim with everything that a badge can tell: a condition, weak hierarchies, a region.
EXAMPLE = "tournament_raises_falsification"
TASKS = ("work", "service", "paperwork", "assessed")
TERMS = {
    "cycle": "cycles",
    "asked": "target",
    "reported": "reported",
    "checked": "actual",
    "books": "reported",
    "facts": "actual",
    "false": "falsification",
    "ledger": "ledger",
    "acceptance": "",
    "baseline": "baseline",
    "noisy": "satisfaction_noise",
    "overload": "load",
    "duties": "markup_cap",
    "tolerant": "tolerance",
    "veto": "",
    "pledge": "",
    "bounded": "",
    "passed": "",
    "four_ways": "",
    "design": "Settings",
    "claim": "claims",
    "plausible": "",
}
"""Words of the lessons that are no lever's or outcome's name, and what they are called in code."""


def glossary(language: str = REFERENCE) -> str:
    """Return every term of the lessons, of levers, motives, tasks and outcomes, to be searched.

    The names in other languages and in code are folded.
    """
    tr = translator(language)
    levers = [
        (
            tr("reference.levers", group=tr(f"group.{group}")),
            "lever.{}.label",
            "lever.{}.meaning",
            {name: name for name, lever in LEVERS.items() if lever.group == group},
        )
        for group in GROUPS
    ]
    outcomes, motives, tasks = ({n: n for n in of} for of in (OUTCOMES, SOURCES_OF_MARKUP, TASKS))
    parts = [
        (tr("reference.terms"), "term.{}.label", "term.{}.meaning", TERMS),
        (tr("reference.motives"), "motive.{}", "reference.motive_{}", motives),
        (tr("reference.outcomes"), "outcome.{}.label", "outcome.{}.meaning", outcomes),
        (tr("reference.tasks"), "task.{}", "reference.task_{}", tasks),
        *levers,
    ]
    return "".join(_terms(*part, tr) for part in parts)


def _terms(heading: str, label: str, meaning: str, names: dict[str, str], tr) -> str:
    others = [translator(code) for code in languages() if code != tr.language]
    rows = []
    for name, code in names.items():
        said = [
            f'<span lang="{other.language}">{escape(other(label.format(name)))}</span>'
            for other in others
        ]
        if code:
            said.append(escape(tr("reference.in_code", name=code)))
        rows.append(
            f'<li class="jm-term"><b>{escape(tr(label.format(name)))}</b>'
            f"<span>{escape(tr(meaning.format(name)))}</span>"
            f"<details><summary>{escape(tr('reference.other_names'))}</summary>"
            f"<p>{' · '.join(said)}</p></details></li>"
        )
    return f'<section><h2>{escape(heading)}</h2><ul class="jm-terms">{"".join(rows)}</ul></section>'


def checked(language: str = REFERENCE) -> str:
    """Return the model's version and every claim folded, with all that is known about it."""
    tr = translator(language)
    said = tr("reference.checked", version=VERSION, **tried.summary(tr))
    note = tr("reference.table_note", count=stored().settings["page"], seeds=stored().page_seeds)
    rows = "".join(tried.entry(key, tr) for key in CLAIMS)
    return (
        f'<p>{escape(said)}</p><p class="jm-muted">{escape(note)}</p>{_example(tr)}'
        f'<ol class="jm-claims">{rows}</ol>'
    )


def _example(tr) -> str:
    """Return how to read what stands with a claim, number by number, folded."""
    found = stored().claims[EXAMPLE]
    trial, over = found.stated, found.range_stated
    share, error = round(100 * trial.share), int(claimed.points(trial.error))
    numbers = {
        "condition": claimed.condition(CLAIMS[EXAMPLE].given, tr),
        "plausible": claimed.share(found.ranges["plausible"][ALL].share, tr),
        "share": claimed.share(trial.share, tr),
        "error": error,
        "low": f"{max(share - error, 0)}%",
        "high": f"{min(share + error, 100)}%",
        "settings": stored().settings[over],
        "trees": len(found.trees),
        "panel": claimed.share(found.ranges["panel"][ALL].share, tr),
        "point": claimed.share(trial.point, tr),
        "steady": claimed.share(found.steady[over][ALL], tr),
        "weak": tr("lesson.regime.joint").join(
            tr("lesson.regime.tree", tree=tr(f"tried_on.{tree}"), share=claimed.share(part, tr))
            for tree, part in found.weak().items()
        ),
        "region": claimed.region(found.region, tr),
    }
    badge = claimed.shares(EXAMPLE, tr) + claimed.details(EXAMPLE, tr)
    lines = "".join(
        f"<li>{escape(tr(f'reference.example.{part}', **numbers))}</li>"
        for part in ("given", "error", "panel", "point", "steady", "weak", "region", "said")
    )
    return (
        f'<details class="jm-reading"><summary>{escape(tr("reference.example.title"))}</summary>'
        f"<blockquote><p>{escape(tried.stated(EXAMPLE, tr))}</p><p>{escape(badge)}</p></blockquote>"
        f"<ol>{lines}</ol></details>"
    )


def assumptions(language: str = REFERENCE) -> str:
    """Return which levers and constants the outcomes depend on most, as bars.

    The total Sobol index of each factor, mean over the main outcomes.
    """
    tr = translator(language)
    parts = [f"<p>{escape(tr('reference.sensitivity'))}</p>"]
    most = ranking()[0][1]
    for kind in ("lever", "constant"):
        bars = "".join(
            f'<tr><th scope="row">{escape(tr(f"{kind}.{name}.label"))}</th>'
            f'<td><span class="jm-weight" aria-hidden="true" style="width:{share / most:.0%}">'
            f"</span></td><td>{share:.3f}</td></tr>"
            for name, share in ranking(kind)[:WEIGHTIEST]
        )
        heading = escape(tr(f"reference.weightiest_{kind}"))
        parts.append(f'<table class="jm-weights"><caption>{heading}</caption>{bars}</table>')
    return "".join(parts)
