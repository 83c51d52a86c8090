"""Rows over the levels of the hierarchy."""

from collections.abc import Sequence

from jiama.text import Translator
from jiama.view.rows.common import columns, kinds, names_for, spread


def amplification(
    record,
    tr: Translator,
    baseline=None,
    *,
    cycle: int = -1,
    names: Sequence[str] | None = None,
) -> dict[str, list]:
    """Return each level's target over the centre's: median and band over runs.

    Parameters
    ----------
    record, baseline
        Records of the model; the baseline is optional.
    cycle
        Which cycle, counted from 0 or from the end.
    names
        The levels' names; by their number where left out.
    """
    entries = []
    last = {}
    for kind, drawn in kinds(record, baseline):
        target = drawn.by_level("target")[cycle]
        low, middle, high = spread(target / target[:, :1])
        last[kind] = middle[-1]
        for level, name in enumerate(names_for(drawn, names, tr)):
            entries.append(
                {
                    "level": name,
                    "kind": kind,
                    "series": tr(f"chart.kind.{kind}"),
                    "order": level,
                    "low": low[level],
                    "middle": middle[level],
                    "high": high[level],
                    "label": "",
                    "side": 1,
                }
            )
        entries[-1]["label"] = tr(
            "chart.amplification.end", series=entries[-1]["series"], value=middle[-1]
        )
    above = last["scenario"] >= last.get("baseline", 0)
    for entry in entries:
        entry["side"] = 1 if (entry["kind"] == "scenario") == above else -1
    return columns(entries)
