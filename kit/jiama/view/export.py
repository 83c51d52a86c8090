"""What a trainee takes along: the data, the scenario, a one-page report."""

import html
import json
from collections.abc import Sequence
from datetime import date

from jiama.model.levers import LEVERS
from jiama.model.names import OUTCOMES
from jiama.model.record import Record
from jiama.model.version import KIT, VERSION
from jiama.text import Translator
from jiama.view.controls import formatted
from jiama.view.panels import number


def file(record: Record) -> str:
    """Return the scenario as JSON: model version, code, every lever."""
    settings = record.settings
    about = {
        "kit": KIT,
        "model": VERSION,
        "code": settings.code(),
        "settings": {name: getattr(settings, name) for name in LEVERS},
    }
    return json.dumps(about, indent=2)


def contents(record: Record, baseline: Record, why: str, tr: Translator) -> dict:
    """Return what stands in the one-page report: sentences, and two tables of words."""
    settings, before = record.settings, baseline.settings
    levers = [
        (
            tr(f"lever.{name}.label"),
            formatted(lever, getattr(settings, name), tr),
            formatted(lever, getattr(before, name), tr),
        )
        for name, lever in LEVERS.items()
        if getattr(settings, name) != getattr(before, name)
    ]
    outcomes = [number(name, record, baseline, tr) for name in OUTCOMES]
    made = {
        "date": date.today().isoformat(),
        "kit": KIT,
        "version": VERSION,
        "code": settings.code(),
        "runs": record.runs,
        "cycles": record.cycles,
    }
    return {
        "title": tr("lab.report_title"),
        "made": tr("lab.report_made", **made),
        "model": tr("common.model_not_forecast"),
        "why": why,
        "levers_title": tr("lab.report_levers"),
        "levers": levers or [(tr("lab.report_none"), "", "")],
        "outcomes_title": tr("lab.report_outcomes"),
        "outcomes": [(n["label"], n["value"], n["change"]) for n in outcomes],
    }


def report(contents: dict) -> str:
    """Return the body of the one-page report as HTML; the page puts its pictures in."""
    said = {name: html.escape(text) for name, text in contents.items() if isinstance(text, str)}
    levers, outcomes = ("".join(map(_row, contents[table])) for table in ("levers", "outcomes"))
    return (
        f"<h1>{said['title']}</h1><p>{said['made']}</p>"
        f"<p><b>{said['model']}</b></p><p>{said['why']}</p>"
        f"<h2>{said['levers_title']}</h2><table>{levers}</table>"
        f"<h2>{said['outcomes_title']}</h2><table>{outcomes}</table><div id='pictures'></div>"
    )


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>"
