"""Every picture in one or two sentences with its numbers, for those who do not see it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from jiama.text import Translator
from jiama.view.forms import PLAIN

Rows = Mapping[str, Sequence]


def describe(name: str, rows: Rows, tr: Translator, **signals: float | str) -> str:
    """Return what chart `name` shows with these rows.

    Parameters
    ----------
    name
        The chart.
    rows
        Column name to values.
    tr
        The translator of the sentence.
    **signals
        What `LiveChart.show` was given: the axes' titles are named in the sentence.

    Raises
    ------
    KeyError
        If there is no chart of this name.
    """
    sentence = _SENTENCES[name]
    count = len(next(iter(rows.values()))) if rows else 0
    if count == 0:
        return tr("chart.tool.empty")
    entries = [{column: values[i] for column, values in rows.items()} for i in range(count)]
    doubtful = _pick(entries, kind="plausible") if "kind" in rows else []
    entries = [entry for entry in entries if entry not in doubtful] if doubtful else entries
    axes = {axis: signals.get(axis) or tr(f"chart.column.{axis[0]}") for axis in _AXES}
    axes |= {form: signals.get(form) or PLAIN for form in _FORMS}
    said = sentence(entries, tr, axes) if name in _WITH_AXES else sentence(entries, tr)
    if not doubtful or name not in (*_BANDS, "long_run"):
        return said
    form = _BANDS.get(name, axes["y_form"])
    low, high = (_written(doubtful[-1][side], form) for side in ("low", "high"))
    return said + tr("chart.tool.plausible", low=low, high=high)


def _written(value: float, form: str) -> str:
    return format(value, form.replace("~", ""))


def _pick(entries: list[dict], **equal) -> list[dict]:
    return [e for e in entries if all(e[column] == value for column, value in equal.items())]


def _amplification(entries: list[dict], tr: Translator) -> str:
    last = _pick(entries, kind="scenario")[-1]
    runs_differ = last["high"] > last["low"]
    spread = tr("chart.amplification.spread", **last) if runs_differ else ""
    said = tr("chart.amplification.said", level=last["level"], middle=last["middle"], spread=spread)
    before = _pick(entries, kind="baseline")
    return said + (tr("chart.amplification.before", **before[-1]) if before else "")


def _ledger(entries: list[dict], tr: Translator) -> str:
    parts = _pick(entries, kind="scenario")
    total = sum(e["value"] for e in parts)
    if total < 0.05:
        said = tr("chart.ledger.nothing")
    else:
        motives, levels = _sums(parts, "motive_name"), _sums(parts, "level")
        motive, level = max(motives, key=motives.get), max(levels, key=levels.get)
        said = tr(
            "chart.ledger.said",
            total=total,
            motive=motive,
            level=level,
            share=motives[motive] / total,
            most=levels[level],
        )
    before = _pick(entries, kind="baseline")
    if before:
        said += tr("chart.ledger.before", total=sum(e["value"] for e in before))
    return said


def _sums(entries: list[dict], column: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for entry in entries:
        found[entry[column]] = found.get(entry[column], 0) + entry["value"]
    return found


def _shares(name: str, label: str, share: str):
    def sentence(entries: list[dict], tr: Translator) -> str:
        said = []
        for series in dict.fromkeys(e["series"] for e in reversed(entries)):
            own = _pick(entries, series=series)
            parts = [tr(f"chart.{name}.part", name=e[label], share=e[share]) for e in own]
            joined = tr(f"chart.{name}.join").join(parts)
            said.append(tr(f"chart.{name}.said", series=series, parts=joined, **_of_effort(own)))
        return tr("chart.tool.between").join(said)

    return sentence


def _of_effort(entries: list[dict]) -> dict[str, float]:
    """Return paperwork's share of effort, which the numbers beside the picture tell."""
    shares = {e["task"]: e["share"] for e in entries if "task" in e}
    if not shares:
        return {}
    return {"paperwork": shares["paperwork"] / max(1 - shares["assessed"], 1e-12)}


def _measures(axis: str, said: str):
    def sentence(entries: list[dict], tr: Translator) -> str:
        last = entries[-1][axis]
        at_last = {e["measure"]: e["middle"] for e in _pick(entries, **{axis: last})}
        first = _pick(entries, measure="gap")[0]["middle"]
        return tr(said, **{axis: last}, **at_last, first=first)

    return sentence


def _accountability(entries: list[dict], tr: Translator) -> str:
    said = []
    for series in dict.fromkeys(e["series"] for e in entries):
        states = [e["state"] for e in _pick(entries, series=series)]
        wrongful = states.count("wrongful")
        said.append(
            tr(
                "chart.accountability.said",
                series=series,
                wrongful=wrongful,
                sanctioned=wrongful + states.count("sanctioned"),
            )
        )
    return tr("chart.tool.between").join(said)


def _long_run(entries: list[dict], tr: Translator, axes: dict[str, str]) -> str:
    said = []
    for series in dict.fromkeys(e["series"] for e in reversed(entries)):
        run = _pick(entries, series=series)
        said.append(
            tr(
                "chart.long_run.said",
                series=series,
                first=_written(run[0]["middle"], axes["y_form"]),
                last=_written(run[-1]["middle"], axes["y_form"]),
                cycle=run[-1]["cycle"],
            )
        )
    what = tr("chart.long_run.what", what=axes["y_title"])
    return what + tr("chart.tool.between").join(said)


def _trade_off(entries: list[dict], tr: Translator, axes: dict[str, str]) -> str:
    means = reversed(_pick(entries, part="mean"))
    return tr("chart.tool.between").join(
        tr(
            "chart.trade_off.said",
            **axes,
            series=mean["series"],
            x=_written(mean["x"], axes["x_form"]),
            y=_written(mean["y"], axes["y_form"]),
        )
        for mean in means
    )


def _heat_map(entries: list[dict], tr: Translator, axes: dict[str, str]) -> str:
    known = [e for e in entries if e["value"] == e["value"]]
    if not known:
        return tr("chart.tool.empty")
    top = max(known, key=lambda e: e["value"])
    low = min(known, key=lambda e: e["value"])
    return tr(
        "chart.heat_map.said",
        **axes,
        x=_written(top["x"], axes["x_form"]),
        y=_written(top["y"], axes["y_form"]),
        high=_written(top["value"], axes["c_form"]),
        x_low=_written(low["x"], axes["x_form"]),
        y_low=_written(low["y"], axes["y_form"]),
        low=_written(low["value"], axes["c_form"]),
    )


def _sweep(entries: list[dict], tr: Translator, axes: dict[str, str]) -> str:
    curve = _pick(entries, kind="scenario")
    top = max(curve, key=lambda e: e["middle"])
    said = tr(
        "chart.sweep.said",
        **axes,
        start=_written(curve[0]["middle"], axes["y_form"]),
        x=_written(top["x"], axes["x_form"]),
        top=_written(top["middle"], axes["y_form"]),
        end=_written(curve[-1]["middle"], axes["y_form"]),
    )
    here = _pick(entries, here=1)
    if not here:
        return said
    x, value = here[0]["x"], here[0]["middle"]
    x, value = _written(x, axes["x_form"]), _written(value, axes["y_form"])
    return said + tr("chart.sweep.now", x=x, value=value)


def _targets(entries: list[dict], tr: Translator) -> str:
    nation, average = _pick(entries, who="nation"), _pick(entries, who="average")
    national = {e["year"]: e for e in nation}
    gaps = [e["value"] - national[e["year"]]["high"] for e in average]
    return tr(
        "chart.targets.said",
        first=nation[0]["year"],
        start=nation[0]["low"],
        last=nation[-1]["year"],
        low=nation[-1]["low"],
        high=nation[-1]["high"],
        years=len(average),
        average_first=average[0]["year"],
        gap_first=gaps[0],
        average_last=average[-1]["year"],
        gap_last=gaps[-1],
    )


def _provinces(entries: list[dict], tr: Translator) -> str:
    said = []
    for year in sorted({e["year"] for e in entries}):
        dots = _pick(entries, part="province", year=year)
        relations = [e["relation"] for e in dots]
        high, low = max(e["value"] for e in dots), min(e["value"] for e in dots)
        join = tr("chart.provinces.join").join
        said.append(
            tr(
                "chart.provinces.said",
                year=year,
                target=_pick(entries, part="nation", year=year)[0]["value"],
                above=relations.count("above"),
                equal=relations.count("equal"),
                below=relations.count("below"),
                high=high,
                low=low,
                top=join(e["place"] for e in _pick(dots, value=high)),
                bottom=join(e["place"] for e in _pick(dots, value=low)),
            )
        )
    return tr("chart.tool.between").join(said)


def _chain(entries: list[dict], tr: Translator) -> str:
    heights = {
        part: {e["year"]: e["high"] for e in _pick(entries, part=part, note="")}
        for part in ("province", "city")
    }
    cities = heights["city"]
    top, last = max(cities, key=cities.get), max(cities)
    said = tr(
        "chart.chain.said",
        top_year=top,
        top_province=heights["province"][top],
        top_city=cities[top],
        last_year=last,
        last_province=heights["province"][last],
        last_city=cities[last],
    )
    after = [height for year, height in sorted(cities.items()) if year >= top]
    if len(after) > 1 and all(b < a for a, b in pairwise(after)):
        said += tr("chart.chain.falls", top_year=top)
    for entry in entries:
        said += tr("chart.chain.unset", year=entry["year"]) if entry["note"] else ""
    return said


def _markups(entries: list[dict], tr: Translator) -> str:
    said = ""
    for part in ("province", "city"):
        own = _pick(entries, part=part)
        if own:
            top, last = max(own, key=lambda e: e["middle"]), max(own, key=lambda e: e["year"])
            words = {"level": own[0]["level"]}
            for name, entry in (("top", top), ("last", last)):
                words[f"{name}_year"], words[name] = entry["year"], entry["middle"]
                words |= {f"{name}_low": entry["bottom"], f"{name}_high": entry["top"]}
            said += tr("chart.markups.said", **words)
    for entry in _pick(entries, part="model"):
        said += tr("chart.markups.model", label=entry["label"])
    return said


def _own_province(entries: list[dict], tr: Translator) -> str:
    own = {e["year"]: e for e in _pick(entries, part="province")}
    results = {e["year"]: e["value"] for e in _pick(entries, part="result")}
    judged = [year for year in results if year in own]
    first, last = own[min(own)], own[max(own)]
    said = tr(
        "chart.own_province.said",
        place=first["place"],
        first_year=first["year"],
        first=first["words"],
        last_year=last["year"],
        last=last["words"],
        judged=len(judged),
        met=sum(results[year] >= own[year]["low"] for year in judged),
    )
    steps = [
        e["value"] - own[e["year"]]["value"]
        for e in _pick(entries, part="city")
        if e["year"] in own
    ]
    if not steps:
        return said
    return said + tr(
        "chart.own_province.cities",
        count=len(steps),
        above=sum(step > 0 for step in steps),
        equal=sum(step == 0 for step in steps),
        below=sum(step < 0 for step in steps),
    )


_AXES = ("x_title", "y_title", "c_title")
_FORMS = ("x_form", "y_form", "c_form")
_BANDS = {"amplification": PLAIN, "shortfall": ".0%"}
_WITH_AXES = {"long_run", "trade_off", "heat_map", "sweep"}
_SENTENCES: dict[str, Callable[..., str]] = {
    "amplification": _amplification,
    "ledger": _ledger,
    "time": _shares("time", "task_name", "share"),
    "books": _measures("level", "chart.books.said"),
    "books_run": _measures("cycle", "chart.books_run.said"),
    "shortfall": _shares("shortfall", "level", "middle"),
    "accountability": _accountability,
    "long_run": _long_run,
    "trade_off": _trade_off,
    "heat_map": _heat_map,
    "sweep": _sweep,
    "targets": _targets,
    "provinces": _provinces,
    "chain": _chain,
    "markups": _markups,
    "own_province": _own_province,
}
