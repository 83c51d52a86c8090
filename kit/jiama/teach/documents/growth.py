"""Rows of targets on three levels: the chain from the nation, markups, one's own province."""

from collections.abc import Iterable
from itertools import pairwise

from jiama.sources import growth, load
from jiama.teach.documents.rows import pick
from jiama.text import Translator

MISSING = float("nan")
FLOOR = 100
QUALIFIERS = {
    "\N{CJK UNIFIED IDEOGRAPH-5DE6}\N{CJK UNIFIED IDEOGRAPH-53F3}": "about",
    "\N{CJK UNIFIED IDEOGRAPH-4EE5}\N{CJK UNIFIED IDEOGRAPH-4E0A}": "or_more",
}
"""What the reports put after a number."""
BESIDE = 0.13
"""How far, in years, two series stand apart that would cover each other."""


def chain(tr: Translator) -> list[dict]:
    """Return, with the nation at 100, where the mean province and then the mean city stand."""
    entries = []
    for of in growth.years():
        if of.nation is None:
            entries.append(_bar(tr, of, "province", FLOOR, FLOOR) | {"note": tr("growth.unset")})
            continue
        province = FLOOR * (1 + of.markup)
        city = province * (1 + of.cities)
        entries.append(_bar(tr, of, "province", FLOOR, province))
        entries.append(_bar(tr, of, "city", province, city) | {"label": f"{city:.0f}"})
    return entries


def _bar(tr: Translator, of: growth.Year, part: str, low: float, high: float) -> dict:
    own, count = (of.markup, of.numbered) if part == "province" else (of.cities, of.compared)
    return {
        "year": of.year,
        "part": part,
        "level": tr(f"level.{'prefecture' if part == 'city' else part}"),
        "low": low,
        "high": high,
        "markup": MISSING if of.nation is None else own,
        "count": count,
        "label": "",
        "note": "",
    }


def markups(seen: Iterable, usual: float, tr: Translator) -> list[dict]:
    """Return markups by level and year with their intervals.

    Parameters
    ----------
    seen
        `jiama.calibration.Observed`, or what has its fields.
    usual
        Markup of a province in the model at its defaults, as a share.
    """
    entries = [
        {
            "year": of.year,
            "at": of.year + (BESIDE if of.level == "city" else -BESIDE),
            "part": of.level,
            "level": tr(f"level.{'prefecture' if of.level == 'city' else of.level}"),
            "middle": of.mean,
            "bottom": of.low,
            "top": of.high,
            "count": of.count,
            "label": "",
        }
        for of in seen
    ]
    # The year without a national target has no province: room for the words.
    free = next(of.year for of in growth.years() if of.nation is None)
    entries.append(
        {
            "year": free,
            "at": free,
            "part": "model",
            "level": tr("growth.model"),
            "middle": usual,
            "bottom": usual,
            "top": usual,
            "count": 0,
            "label": tr("growth.usual", markup=usual),
        }
    )
    return entries


def own_province(tr: Translator, province: str) -> list[dict]:
    """Return one province's targets and results year by year, with its cities' targets."""
    entries = []
    named = "province_english" if tr.language.startswith("en") else "province"
    for row in load("national_growth_targets").verified():
        if row["year"] >= growth.FIRST and row["low"] is not None:
            entries.append(_mark(tr, "nation", row["year"], row, tr("growth.country")))
    for row in load("provincial_growth_targets").verified().where(province=province):
        if row["low"] is not None:
            entries.append(_mark(tr, "province", row["year"], row, row[named]))
    for row in load("provincial_growth_results").verified().where(province=province):
        if row["growth"] is not None:
            known = {"low": row["growth"], "high": row["growth"], "qualifier": None}
            made = _mark(tr, "result", row["year"], known, row[named])
            made["words"] += tr("growth.preliminary") if row["status"] == "preliminary" else ""
            entries.append(made | {"firm": int(row["status"] == "stated")})
    cities = load("city_growth_targets").verified().where(province=province)
    for year in sorted(set(cities.column("year"))):
        listed = cities.where(year=year).rows
        for place, row in enumerate(listed):
            aside = 0.2 + 0.3 * (place + 0.5) / len(listed)
            entries.append(_mark(tr, "city", year, row, row["city"]) | {"at": year + aside})
    return entries


def _mark(tr: Translator, part: str, year: int, row: dict, place: str) -> dict:
    low, high = row["low"], row["low"] if row["high"] is None else row["high"]
    span = f"{low:g}%" if low == high else f"{low:g}%–{high:g}%"
    return {
        "year": year,
        "at": year,
        "part": part,
        "part_name": tr(f"growth.{part}"),
        "place": place,
        "value": (low + high) / 2,
        "low": low,
        "high": high,
        "firm": 1,
        "words": span + (tr(f"growth.{QUALIFIERS[row['qualifier']]}") if row["qualifier"] else ""),
    }


def said_chain(entries: list[dict], tr: Translator) -> str:
    """Return the picture in a sentence."""
    heights = {
        part: {e["year"]: e["high"] for e in pick(entries, part=part, note="")}
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
    after = [height for year, height in sorted(heights["province"].items()) if year >= top]
    if len(after) > 1 and all(b < a for a, b in pairwise(after)):
        said += tr("chart.chain.falls", top_year=top)
    for entry in entries:
        said += tr("chart.chain.unset", year=entry["year"]) if entry["note"] else ""
    return said


def said_markups(entries: list[dict], tr: Translator) -> str:
    """Return the picture in a sentence."""
    said = ""
    for part in ("province", "city"):
        own = pick(entries, part=part)
        if own:
            top, last = max(own, key=lambda e: e["middle"]), max(own, key=lambda e: e["year"])
            words = {"level": own[0]["level"]}
            for name, entry in (("top", top), ("last", last)):
                words[f"{name}_year"], words[name] = entry["year"], entry["middle"]
                words |= {f"{name}_low": entry["bottom"], f"{name}_high": entry["top"]}
            said += tr("chart.markups.said", **words)
    for entry in pick(entries, part="model"):
        said += tr("chart.markups.model", label=entry["label"])
    return said


def said_own_province(entries: list[dict], tr: Translator) -> str:
    """Return the picture in a sentence."""
    own = {e["year"]: e for e in pick(entries, part="province")}
    results = {e["year"]: e["value"] for e in pick(entries, part="result")}
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
        e["value"] - own[e["year"]]["value"] for e in pick(entries, part="city") if e["year"] in own
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
