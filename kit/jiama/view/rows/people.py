"""Rows of what units do with their time and of who answers for what."""

import numpy as np

from jiama.model.phases.policy import policy
from jiama.text import Translator
from jiama.view.rows.common import columns, kinds

TASKS = ("work", "service", "paperwork", "assessed")
COLUMNS, LINES = 25, 4
"""The hundred units of a waffle."""
PANEL = 5.5
"""Height of one waffle with its heading, in lines."""


def time(record, tr: Translator, baseline=None, *, cycle: int = -1) -> dict[str, list]:
    """Return the shares of a grassroots unit's time, being assessed included.

    The record gives shares of effort; being assessed takes the burden
    beside it, so a task's share of all time is effort's share times
    effort / (effort + burden), mean over runs.
    """
    entries = []
    for kind, drawn in kinds(record, baseline):
        effort = drawn.outcome("effort")[cycle]
        whole = np.maximum(effort + burden(drawn), 1e-12)
        shares = [(drawn.outcome(task)[cycle] * effort / whole).mean() for task in TASKS[:3]]
        shares.append((burden(drawn) / whole).mean())
        shares = np.array(shares) / max(sum(shares), 1e-12)
        ends = np.concatenate([[0], np.cumsum(shares)])
        for task, start, stop in zip(TASKS, ends, ends[1:], strict=False):
            entries.append(
                {
                    "series": tr(f"chart.kind.{kind}"),
                    "kind": kind,
                    "task": task,
                    "task_name": tr(f"task.{task}"),
                    "share": stop - start,
                    "start": start,
                    "stop": stop,
                }
            )
    return columns(entries)


def burden(record) -> float:
    """Return the share of normal time that being assessed takes."""
    return policy(record.settings, record.constants).burden


def accountability(record, tr: Translator, baseline=None, *, cycle: int = -1) -> dict[str, list]:
    """Return a hundred units: wrongly held to account, otherwise held to account, spared."""
    entries = []
    for panel, (kind, drawn) in enumerate(reversed(kinds(record, baseline))):
        share = {
            name: float(drawn.outcome(name)[cycle].mean())
            for name in ("sanctioned", "wrongful", "detected")
        }
        parts = {
            "wrongful": share["wrongful"],
            "sanctioned": share["sanctioned"] - share["wrongful"],
            "spared": 1 - share["sanctioned"],
        }
        series = tr(f"chart.kind.{kind}")
        states = np.repeat(list(parts), whole_hundred(list(parts.values())))
        heading = panel * PANEL + 0.2
        for unit, state in enumerate(states):
            entries.append(
                {
                    "series": series,
                    "kind": kind,
                    "state": str(state),
                    "state_name": tr(f"chart.accountability.{state}"),
                    "share": parts[str(state)],
                    "across": unit // LINES,
                    "down": heading + 1.1 + unit % LINES,
                    "label": ""
                    if unit
                    else tr("chart.accountability.heading", series=series, **share),
                    "heading": heading,
                }
            )
    return columns(entries)


def whole_hundred(shares: list[float]) -> list[int]:
    """Return whole numbers that add up to 100, nearest to the shares (largest remainders)."""
    exact = 100 * np.clip(shares, 0, 1)
    counts = np.floor(exact + 1e-9).astype(int)
    for index in np.argsort(counts - exact, kind="stable")[: 100 - counts.sum()]:
        counts[index] += 1
    return counts.tolist()
