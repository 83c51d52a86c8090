"""Why did that change: two sentences made from the model's own quantities."""

import numpy as np

from jiama.model.names import SOURCES_OF_MARKUP
from jiama.model.record import Record
from jiama.text import Translator
from jiama.view import forms
from jiama.view.rows import level_names

TASKS = ("work", "service", "paperwork")
STILL = 0.005
"""A change below half a point in a hundred is called none."""


def explain(before: Record, after: Record, tr: Translator) -> str:
    """Return which motive grew or shrank at which level, and what units now do with their time.

    Parameters
    ----------
    before, after
        Two records on the same hierarchy.
    """
    return _markups(before, after, tr) + _time(before, after, tr)


def moved(before: Record, after: Record) -> tuple[int, int, float]:
    """Return the level, the motive and the change of the log markup that changed most."""
    difference = after.ledger()[-1].mean(axis=0) - before.ledger()[-1].mean(axis=0)
    level, motive = np.unravel_index(np.abs(difference).argmax(), difference.shape)
    return int(level), int(motive), float(difference[level, motive])


def _markups(before: Record, after: Record, tr: Translator) -> str:
    level, motive, change = moved(before, after)
    was, now = (float(r.outcome("amplification")[-1].mean()) for r in (before, after))
    if abs(change) < STILL:
        return tr("why.markups_same", now=now)
    return tr(
        "why.markups",
        level=level_names(after.hierarchy.depth, tr)[level],
        motive=tr(f"motive.{SOURCES_OF_MARKUP[motive]}"),
        way=tr("why.more" if change > 0 else "why.less"),
        was=was,
        now=now,
    )


def _time(before: Record, after: Record, tr: Translator) -> str:
    changes = {
        task: float(after.outcome(task)[-1].mean() - before.outcome(task)[-1].mean())
        for task in TASKS
    }
    task = max(changes, key=lambda name: abs(changes[name]))
    was, now = (100 * float(r.outcome(task)[-1].mean()) for r in (before, after))
    value = float(after.outcome("value")[-1].mean() - before.outcome("value")[-1].mean())
    result = tr(
        "why.value_same"
        if abs(value) < STILL
        else "why.value_up"
        if value > 0
        else "why.value_down",
        now=format(float(after.outcome("value")[-1].mean()), forms.of_outcome("value")),
    )
    if abs(changes[task]) < STILL:
        return tr("why.time_same", result=result)
    way = tr("why.more" if changes[task] > 0 else "why.less")
    return tr("why.time", task=tr(f"task.{task}"), way=way, was=was, now=now, result=result)
