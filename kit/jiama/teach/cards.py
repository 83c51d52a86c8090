"""The parts of a lesson that only show: cover, case, regimes, discussion, sources."""

from collections.abc import Iterable
from html import escape

from jiama import sources
from jiama.teach import claimed
from jiama.teach.errors import PlanError
from jiama.teach.evidence import Evidence, short
from jiama.teach.plan import CaseUse, Plan
from jiama.teach.prose import fill, html, inline
from jiama.text import Translator


def cover(plan: Plan, tr: Translator) -> str:
    """Return the cover of a lesson."""
    able = _list(inline(line) for line in plan.cover.afterwards)
    route = "".join(f"<li>{inline(step)}</li>" for step in plan.cover.route)
    return (
        f'<section class="jm-cover"><p class="jm-cover-number">'
        f"{tr('lesson.number', number=plan.number)}</p>"
        f'<h1>{inline(plan.title)}</h1><p class="jm-cover-summary">{inline(plan.summary)}</p>'
        f'<ul class="jm-facts"><li>{tr("lesson.minutes", minutes=plan.minutes)}</li>'
        f"<li>{tr('lesson.argument', argument=escape(plan.argument))}</li>"
        f'<li class="jm-warn">{tr("common.model_not_forecast")}</li></ul>'
        f"<h2>{tr('lesson.afterwards')}</h2>{able}"
        + (f'<h2>{tr("lesson.route")}</h2><ol class="jm-route">{route}</ol>' if route else "")
        + f'<p class="jm-hint">{tr("lesson.kept")}</p></section>'
    )


def case(use: CaseUse, evidence: Evidence, tr: Translator) -> str:
    """Return a documented case: what the plan picks of it, and every citation used.

    Raises
    ------
    PlanError
        If words that pick a fact occur in none of the case's facts, or in several.
    """
    told = sources.case(use.file)
    evidence.cases[told.id] = None
    facts = [pick(told, words) for words in use.facts]
    figures = [told.figure(id) for id in use.figures]
    events = told.chronology if use.chronology else ()
    keys = [key for fact in facts for key in fact.cite]
    keys += [figure.cite for figure in figures] + [key for event in events for key in event.cite]
    if use.decision:
        keys += told.decision.cite
    order = {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}

    def refs(cited: Iterable[str]) -> str:
        return "".join(f"<sup>[{order[key]}]</sup>" for key in cited)

    parts = [
        f'<p class="jm-tag">{tr("lesson.case.tag")}</p><h3>{escape(told.title)}</h3>'
        f'<p class="jm-where">{escape(told.place)} · {escape(told.time)}</p>'
    ]
    if use.lead:
        parts.append(html(use.lead, evidence.mark))
    if figures:
        parts.append(
            '<dl class="jm-figures">'
            + "".join(
                f"<div><dt>{escape(figure.name)}{refs([figure.cite])}</dt>"
                f"<dd>{figure.value:g}<small>{escape(figure.unit)}</small></dd></div>"
                for figure in figures
            )
            + "</dl>"
        )
    parts.append(_list(escape(fact.text) + refs(fact.cite) for fact in facts))
    if events:
        parts.append(
            f"<h4>{tr('lesson.case.chronology')}</h4>"
            + _list(
                f"<time>{event.when}</time> {escape(event.what)}{refs(event.cite)}"
                for event in events
            )
        )
    if use.decision:
        parts.append(
            f'<div class="jm-decision"><h4>{tr("lesson.case.decision")}</h4>'
            f"<p><strong>{escape(told.decision.who)}</strong>{tr('lesson.case.faces')}"
            f"{escape(told.decision.choice)}{refs(told.decision.cite)}</p></div>"
        )
    if told.note:
        parts.append(f'<p class="jm-note-text">{tr("lesson.case.note")}{escape(told.note)}</p>')
    cited = "".join(f"<li>{citation(told.citation(key), tr)}</li>" for key in order)
    parts.append(
        f'<details class="jm-cited"><summary>{tr("lesson.case.cited")}</summary>'
        f"<ol>{cited}</ol></details>"
    )
    return f'<section class="jm-card jm-case">{"".join(parts)}</section>'


def pick(told: sources.Case, words: str) -> sources.Fact:
    """Return the one fact of a case in which some words occur."""
    found = [fact for fact in told.facts if words in fact.text]
    if len(found) != 1:
        raise PlanError(f"{len(found)} facts of case {told.id!r} contain {words!r}; one must.")
    return found[0]


def citation(cited: sources.Citation, tr: Translator) -> str:
    """Return one citation of a case as a line of HTML."""
    said = tr("lesson.citation", publisher=cited.publisher, title=cited.title, date=cited.date)
    note = f' <span class="jm-muted">{escape(cited.note)}</span>' if cited.note else ""
    return escape(said) + note


def regimes(plan: Plan, numbers, evidence: Evidence, tr: Translator) -> str:
    """Return the summary: when, what, in which share of settings, and where it fails."""
    rows = []
    for regime in plan.regime:
        evidence.claims[regime.claim] = None
        rows.append(
            f'<li class="jm-regime"><p class="jm-when">{_prose(regime.when, numbers, evidence)}</p>'
            f'<div><p class="jm-says">{_prose(regime.says, numbers, evidence)}</p>'
            f"{claimed.badge(regime.claim, tr)}"
            + (
                f'<p class="jm-fails">{tr("lesson.regime.fails")}'
                f"{_prose(regime.fails, numbers, evidence)}</p>"
                if regime.fails
                else ""
            )
            + "</div></li>"
        )
    return (
        f'<section class="jm-card"><p class="jm-tag">{tr("lesson.regime.tag")}</p>'
        f'<ul class="jm-regimes">{"".join(rows)}</ul>'
        f'<p class="jm-note-text">{tr("lesson.regime.how")}</p></section>'
    )


def discuss(plan: Plan, tr: Translator) -> str:
    """Return the questions to discuss."""
    items = "".join(
        f"<li><p>{inline(topic.ask)}</p>"
        + (
            f"<details><summary>{tr('lesson.discuss.help')}</summary>{html(topic.help)}</details>"
            if topic.help
            else ""
        )
        + "</li>"
        for topic in plan.discuss
    )
    return (
        f'<section class="jm-card jm-discuss"><p class="jm-tag">{tr("lesson.discuss.tag")}</p>'
        f"<ol>{items}</ol></section>"
    )


def listed(evidence: Evidence, papers: Iterable[str], version: str, tr: Translator) -> str:
    """Return every source the page has used, and what it recommends to read."""
    library = sources.bibliography()
    keys = dict.fromkeys([*evidence.papers, *papers])
    groups = {
        "tables": [_table(name, tr) for name in evidence.tables],
        "cases": [
            f"<strong>{escape(told.title)}</strong>"
            + _list(citation(cited, tr) for cited in told.citations.values())
            for told in map(sources.case, evidence.cases)
        ],
        "papers": [_paper(library[key], tr) for key in keys],
        "model": [tr("lesson.sources.version", version=escape(version))],
    }
    parts = "".join(
        f"<h3>{tr(f'lesson.sources.{name}')}</h3>{_list(lines)}"
        for name, lines in groups.items()
        if lines
    )
    return f'<section class="jm-card jm-sources">{parts}</section>'


def _table(name: str, tr: Translator) -> str:
    table = sources.load(name).verified()
    dates: dict[str, list[str]] = {}
    for source in table.sources:
        dates.setdefault(source.publisher, []).append(source.published)
    lines = [
        escape(tr("lesson.sources.line", publisher=publisher, date=_span(found, tr)))
        for publisher, found in dates.items()
    ]
    return (
        f"<details><summary>{escape(table.titled(tr.language))}"
        f'<span class="jm-muted">{tr("lesson.sources.count", count=len(lines))}</span></summary>'
        f"{_list(lines)}</details>"
    )


def _span(dates: list[str], tr: Translator) -> str:
    first, last = min(dates), max(dates)
    return first if first == last else tr("lesson.sources.span", first=first, last=last)


def _paper(reference: sources.Reference, tr: Translator) -> str:
    seen = tr(f"lesson.sources.seen.{reference.seen}")
    outlet = f"{reference.outlet} doi:{reference.doi}" if reference.doi else reference.outlet
    who = short(reference, tr)
    way = "paper" if reference.title else "untitled"
    said = tr(f"lesson.sources.{way}", who=who, title=reference.title, outlet=outlet)
    return f'{escape(said)} <span class="jm-muted">{seen}</span>'


def _prose(text: str, numbers, evidence: Evidence) -> str:
    return inline(fill(text, numbers), evidence.mark)


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""
