"""What a trainee takes along: the data, the scenario, a one-page report."""

import csv
import html
import io
import json
from datetime import date

from jiama.model.levers import LEVERS
from jiama.model.notes import OUTCOMES
from jiama.model.record import Record
from jiama.model.version import VERSION
from jiama.text import Translator
from jiama.view import scenario
from jiama.view.controls import formatted
from jiama.view.panels import number


def make(kind: str, record: Record, baseline: Record, why: str, tr: Translator) -> str:
    """Return the text of one export: ``"csv"``, ``"scenario"``, ``"report"`` or ``"print"``.

    Raises
    ------
    ValueError
        If there is no such export.
    """
    makers = {"csv": table, "scenario": file}
    if kind in ("report", "print"):
        return report(record, baseline, why, tr)
    if kind not in makers:
        raise ValueError(f"no export {kind!r}; choose csv, scenario or report")
    return makers[kind](record)


def table(record: Record) -> str:
    """Return every outcome of every cycle and run as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["cycle", "run", *OUTCOMES])
    values = [record.outcome(name) for name in OUTCOMES]
    for cycle in range(record.cycles):
        for run in range(record.runs):
            numbers = [f"{float(v[cycle, run]):.6g}" for v in values]
            writer.writerow([cycle + 1, run + 1, *numbers])
    return out.getvalue()


def file(record: Record) -> str:
    """Return the scenario as JSON: model version, code, every lever."""
    settings = record.settings
    about = {
        "model": VERSION,
        "code": scenario.encode(settings),
        "settings": {name: getattr(settings, name) for name in LEVERS},
    }
    return json.dumps(about, indent=2)


def report(record: Record, baseline: Record, why: str, tr: Translator) -> str:
    """Return the body of the one-page report as HTML; the page puts its pictures in."""
    settings = record.settings
    levers = "".join(
        _row(tr(f"lever.{name}.label"), formatted(lever, getattr(settings, name), tr),
             formatted(lever, getattr(baseline.settings, name), tr))
        for name, lever in LEVERS.items()
        if getattr(settings, name) != getattr(baseline.settings, name)
    ) or _row(tr("lab.report_none"), "", "")  # fmt: skip
    outcomes = "".join(
        _row(n["label"], n["value"], n["change"])
        for n in (number(name, record, baseline, tr) for name in OUTCOMES)
    )
    said = tr(
        "lab.report_made",
        date=date.today().isoformat(),
        version=VERSION,
        code=scenario.encode(settings),
        runs=record.runs,
        cycles=record.cycles,
    )
    return (
        f"<h1>{tr('lab.report_title')}</h1><p>{html.escape(said)}</p>"
        f"<p><b>{tr('common.model_not_forecast')}</b></p><p>{html.escape(why)}</p>"
        f"<h2>{tr('lab.report_levers')}</h2><table>{levers}</table>"
        f"<h2>{tr('lab.report_outcomes')}</h2><table>{outcomes}</table><div id='pictures'></div>"
    )


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>"
