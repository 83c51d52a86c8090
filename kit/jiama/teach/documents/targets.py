"""Rows of documented growth targets. Only verified figures are drawn."""

from collections import defaultdict

from jiama.sources import growth, load
from jiama.teach.documents.rows import pick
from jiama.text import Translator

MISSING = float("nan")


def targets(tr: Translator) -> list[dict]:
    """Return national targets year by year with the provinces' and their weighted average."""
    return [*_nation(tr), *_averages(tr), *_provinces(tr)]


def _entry(who: str, tr: Translator, year: int, low, high, words: str, **more) -> dict:
    low = MISSING if low is None else low
    high = low if high is None else high
    return {
        "who": who,
        "who_name": tr(f"chart.targets.{who}"),
        "year": year,
        "shifted": year,
        "value": (low + high) / 2,
        "low": low,
        "high": high,
        "piece": 0,
        "words": words,
        "label": "",
        "label_at": (low + high) / 2,
    } | more


def _nation(tr: Translator) -> list[dict]:
    made, piece, before = [], 0, None
    for row in load("national_growth_targets").verified():
        if row["low"] is None:
            piece += 1
            continue
        made.append(
            _entry("nation", tr, row["year"], row["low"], row["high"], row["wording"], piece=piece)
        )
        before = before or made[-1]
    tenth = next(entry for entry in made if entry["year"] == 2009)
    tenth |= {"label": tr("chart.targets.nation"), "label_at": tenth["value"] + 0.35}
    return made


def _averages(tr: Translator) -> list[dict]:
    table = load("provincial_average_targets").verified()
    made = [
        _entry(
            "average",
            tr,
            row["year"],
            row["weighted_average"],
            None,
            f"{row['weighted_average']:.2f}%",
        )
        for row in table
    ]
    made[0] |= {"label": tr("chart.targets.average"), "label_at": 5.15}
    return made


def _provinces(tr: Translator) -> list[dict]:
    found = [
        (row["year"], row["province"], row["low"], row["high"], row["qualifier"])
        for row in load("provincial_growth_targets").verified()
        if row["low"] is not None
    ]
    made = []
    beside: dict[tuple, int] = defaultdict(int)
    for year, place, low, high, qualifier in sorted(found, key=lambda item: item[:2]):
        high = low if high is None else high
        span = f"{low:g}%" if low == high else f"{low:g}%–{high:g}%"
        words = tr("chart.targets.words", place=place, span=span, qualifier=qualifier or "")
        key = (year, (low + high) / 2)
        made.append(
            _entry("province", tr, year, low, high, words, shifted=year + 0.07 * beside[key])
        )
        beside[key] += 1
    first = next(entry for entry in made if entry["value"] >= 10)
    first["label"] = tr("chart.targets.province")
    return made


def provinces(tr: Translator, years: tuple[int, ...] = (2024, 2023)) -> list[dict]:
    """Return every province's target of two years as stacked dots, the first year below."""
    nation = {row["year"]: row["low"] for row in load("national_growth_targets").verified()}
    table = load("provincial_growth_targets").verified()
    entries = []
    for panel, year in enumerate(years):
        floor = panel * 15.2
        rows = sorted(table.where(year=year), key=lambda row: row["province_code"])
        entries += _dots(rows, nation[year], floor, tr)
        counts = defaultdict(int)
        for row in rows:
            counts[_relation(growth.middle(row), nation[year])] += 1
        heading = tr(
            "chart.provinces.heading",
            year=year,
            target=nation[year],
            above=counts["above"],
            equal=counts["equal"],
            below=counts["below"],
        )
        entries.append(
            {
                "part": "nation",
                "year": year,
                "place": tr("chart.targets.nation"),
                "value": nation[year],
                "stack": floor,
                "top": floor + 13,
                "relation": "",
                "relation_name": "",
                "label": heading,
            }
        )
    return entries


def _relation(target: float, nation: float) -> str:
    if target == nation:
        return "equal"
    return "above" if target > nation else "below"


def _dots(rows, nation: float, floor: float, tr: Translator) -> list[dict]:
    made = []
    stacked: dict[float, int] = defaultdict(int)
    english = tr.language.startswith("en")
    heights = [growth.middle(row) for row in rows]
    farthest = {min(heights), max(heights)}
    for row, value in zip(rows, heights, strict=True):
        place = row["province_english"] if english else row["province"]
        relation = _relation(value, nation)
        made.append(
            {
                "part": "province",
                "year": row["year"],
                "place": place,
                "value": value,
                "stack": floor + 0.7 + stacked[value],
                "top": 0,
                "relation": relation,
                "relation_name": tr(f"chart.provinces.{relation}"),
                "label": "",
            }
        )
        stacked[value] += 1
    for value in farthest:
        column = [entry for entry in made if entry["value"] == value]
        column[-1]["label"] = tr("chart.provinces.join").join(entry["place"] for entry in column)
    return made


def said_targets(entries: list[dict], tr: Translator) -> str:
    """Return the picture in a sentence."""
    nation, average = pick(entries, who="nation"), pick(entries, who="average")
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


def said_provinces(entries: list[dict], tr: Translator) -> str:
    """Return the picture in a sentence."""
    said = []
    for year in sorted({e["year"] for e in entries}):
        dots = pick(entries, part="province", year=year)
        relations = [e["relation"] for e in dots]
        high, low = max(e["value"] for e in dots), min(e["value"] for e in dots)
        join = tr("chart.provinces.join").join
        said.append(
            tr(
                "chart.provinces.said",
                year=year,
                target=pick(entries, part="nation", year=year)[0]["value"],
                above=relations.count("above"),
                equal=relations.count("equal"),
                below=relations.count("below"),
                high=high,
                low=low,
                top=join(e["place"] for e in pick(dots, value=high)),
                bottom=join(e["place"] for e in pick(dots, value=low)),
            )
        )
    return tr("chart.tool.between").join(said)
