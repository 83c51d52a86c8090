"""The parts of a lesson that only show: cover, case, regimes, discussion, sources."""

from collections.abc import Iterable
from html import escape

from jiama import sources
from jiama.teach.errors import PlanError
from jiama.teach.evidence import Evidence, short
from jiama.teach.plan import Plan
from jiama.teach.prose import fill, inline
from jiama.text import Translator


def cover(plan: Plan, tr: Translator) -> str:
    """Return the cover of a lesson."""
    able = _list(inline(line) for line in plan.cover.afterwards)
    return (
        f'<section class="jm-cover"><p class="jm-cover-number">'
        f"{tr('lesson.number', number=plan.number)}</p>"
        f'<h1>{inline(plan.title)}</h1><p class="jm-cover-summary">{inline(plan.summary)}</p>'
        f'<ul class="jm-facts"><li>{tr("lesson.minutes", minutes=plan.minutes)}</li>'
        f"<li>{tr('lesson.argument', argument=escape(plan.argument))}</li>"
        f'<li class="jm-warn">{tr("common.model_not_forecast")}</li></ul>'
        f"<h2>{tr('lesson.afterwards')}</h2>{able}"
        + f'<p class="jm-hint">{tr("lesson.kept")}</p></section>'
    )


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
