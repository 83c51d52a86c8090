"""The page on numbers and model: three levels of targets, one's own province, the calibration.

``study = lesson.study()``, then one element a cell. The numbers come from `jiama.sources.growth`
and `jiama.calibration`; this module only puts them on the page.
"""

from functools import cache
from html import escape

from jiama import calibration
from jiama.calibration import Forecast, Interval, Observed
from jiama.calibration.fitting import WITHIN
from jiama.calibration.table import NOTHING
from jiama.sources import growth, load
from jiama.teach import cards, documents
from jiama.teach.data import piece, prose
from jiama.teach.evidence import Evidence
from jiama.text import translator

TABLES = (
    "national_growth_targets",
    "national_growth_actuals",
    "provincial_growth_targets",
    "provincial_growth_results",
    "provincial_plan_growth",
    "city_growth_targets",
    "city_growth_targets_rejected",
    "city_relative_targets",
    "report_terms",
)
PAIRS = (("province", 2023, 2025), ("city", 2023, 2025), ("city", 2023, 2026), ("city", 2025, 2026))
PAPERS = ("li-liu-weng-zhou-2019", "chang-wang-xiong-2025", "lv-zhang-2022")


class Study:
    """The parts of the page, each its kind and its data.

    Parameters
    ----------
    language
        Code of the text catalogue.
    """

    def __init__(self, language: str):
        self.language, self.tr = language, translator(language)
        self.seen = [found for found in _seen() if found is not None]

    def chain(self) -> dict:
        """Show nation, provinces and cities year by year."""
        return self._picture("chain", self._falls())

    def own_province(self) -> dict:
        """Show one province, which the reader chooses."""
        return piece("choice", **documents.by_province("own_province", self.tr))

    def markups(self) -> dict:
        """Show markups by level and year with their intervals, and the model's."""
        return self._picture("markups", self.tr("study.markups"), self.seen, _usual())

    def counts(self) -> dict:
        """Show who met the target, and cities above, level with and below their province."""
        head = ("year", "nation", "provinces", "met", "cities", "none")
        lines = [
            [
                str(of.year),
                self.tr("growth.unset") if of.nation is None else f"{of.nation:g}",
                self.tr("study.of", value=f"{of.provinces:.2f}", count=of.numbered),
                f"{of.met} / {of.missed} / {of.unstated}" if of.year < growth.LAST else "–",
                f"{of.above} / {of.equal} / {of.below}",
                f"{of.below_or_equal:.0%}",
            ]
            for of in growth.years()
        ]
        return self._table("counts", head, lines)

    def relative(self) -> dict:
        """Show the cities that write their target against their province."""
        rows = load("city_relative_targets").verified()
        lines = [[str(row["year"]), row["city"], row["wording"]] for row in rows]
        return self._table("relative", ("year", "city", "wording"), lines)

    def plan(self) -> dict:
        """Show the provinces that name a number for five years where the centre names none."""
        named = "province_english" if self.language.startswith("en") else "province"
        rows = load("provincial_plan_growth").verified()
        lines = [[row[named], row["wording"], row["published"]] for row in rows]
        return self._table("plan", ("province", "wording", "date"), lines)

    def terms(self) -> dict:
        """Show how many provincial reports use a term, year by year."""
        table = load("report_terms").verified()
        names = tuple(dict.fromkeys(table.column("term")))
        used = {(row["year"], row["term"]): row["reports_with_term"] for row in table}
        counts = {row["year"]: row["reports"] for row in table}
        lines = [
            [str(year), str(count), *(str(used[year, name]) for name in names)]
            for year, count in counts.items()
        ]
        heads = {name: name for name in names}
        return self._table("terms", ("year", "reports", *names), lines, heads)

    def changes(self) -> dict:
        """Show how the markups of the same units changed."""
        head = ("level", "years", "count", "before", "after", "step", "not_above")
        lines = []
        for level, first, last in PAIRS:
            of = calibration.changes(level, first, last)
            lines.append(
                [
                    self._level(level),
                    f"{first} → {last}",
                    str(of.count),
                    f"{of.before:.1%}",
                    f"{of.after:.1%}",
                    self._points(of.after - of.before, of.low, of.high),
                    f"{of.none_before:.0%} → {of.none_after:.0%}",
                ]
            )
        return self._table("changes", head, lines)

    def fits(self) -> dict:
        """Show which settings of the model come nearest to each year."""
        names = calibration.stored().names
        head = ("year", "nearest", "fitted", *(f"parameter_{name}" for name in names))
        lines = []
        for year in self._years():
            found = calibration.fit(year)
            own = [
                self._interval(found.parameters[name], ".2f")
                + ("" if found.narrowed[name] else self.tr("study.open"))
                for name in names
            ]
            verdict = self.tr("study.found" if found.found else "study.unfound")
            lines.append([str(year), f"{found.nearest:.1f}", verdict, *own])
        return self._table("fits", head, lines)

    def kept_back(self) -> dict:
        """Show what the fitted settings say of what was kept back."""
        made = calibration.forecasts()
        head = ("fitted_to", "kept", "said", "seen", "met_or_not", "miss", "as_before")
        lines = [
            [
                self.tr(
                    "study.fitted_to",
                    year=of.fitted,
                    levels=self.tr("study.and").join(map(self._level, of.levels)),
                ),
                f"{of.year} {self._level(of.level)}",
                self._interval(of.said, ".1%"),
                self._observed(of.seen),
                self.tr("study.meets" if of.met else "study.misses"),
                self._miss(of.miss),
                "–" if of.as_before is None else self._against(of),
            ]
            for of in made
        ]
        # How much less the model misses by than who says the same as in the year before.
        gains = [abs(of.miss_as_before) - abs(of.miss) for of in made if of.as_before is not None]
        said = self.tr(
            "study.rule",
            inside=WITHIN[1] - WITHIN[0],
            count=len(gains),
            better=sum(gain > NOTHING for gain in gains),
            worse=sum(gain < -NOTHING for gain in gains),
        )
        return self._table("kept_back", head, lines, said=said)

    def henan(self) -> dict:
        """Show Henan 2023, kept back."""
        of = calibration.henan()
        return prose(
            "<p>"
            + self.tr(
                "study.henan",
                province=of.province,
                count=of.count,
                seen=of.seen,
                lowest=of.lowest,
                highest=of.highest,
                said=self._interval(of.said, ".1%"),
                verdict=self.tr("study.meets" if of.met else "study.misses"),
                miss=self._miss(of.miss),
            )
            + "</p>"
        )

    def disagreements(self) -> dict:
        """Say where no setting of the model gives what the reports show."""
        table = calibration.stored()
        step = table.sign("city") - table.sign("province")
        seen = {(of.level, of.year): of for of in self.seen}
        gaps = {
            year: seen["city", year].mean - seen["province", year].mean for year in self._years()
        }
        widest = min(gaps, key=gaps.get)
        fitted = calibration.fit(2025)
        told = [of for of in calibration.forecasts() if of.levels == ("province",)]
        said = [
            self.tr("study.no_usual", usual=_usual(), **self._range("province")),
            self.tr(
                "study.no_fall",
                count=len(step),
                share=float((step < -NOTHING).mean()),
                most=float(table.sign("province")[step < -NOTHING].max(initial=0)),
                lower=sum(gap < 0 for gap in gaps.values()),
                years=len(gaps),
                year=widest,
                gap=100 * gaps[widest],
                fitted=len(told),
                met=sum(of.met for of in told),
                over=sum(of.miss > 0 for of in told),
                least=100 * min(of.miss for of in told),
                worst=100 * max(of.miss for of in told),
            ),
            self.tr(
                "study.no_spread",
                model=float(table.sign("spread")[fitted.rows].mean()),
                seen=seen["province", 2025].spread,
            ),
            self.tr(
                "study.no_none",
                model=fitted.signs["none"].middle,
                low=min(of.none for of in self.seen if of.level == "city"),
                high=max(of.none for of in self.seen if of.level == "city"),
            ),
            self.tr("study.no_change"),
        ]
        return prose("<ol>" + "".join(f"<li>{escape(line)}</li>" for line in said) + "</ol>")

    def sources(self) -> dict:
        """Show what the page rests on."""
        from jiama.model.version import VERSION

        evidence = Evidence(self.tr)
        evidence.tables |= dict.fromkeys(TABLES)
        return prose(cards.listed(evidence, PAPERS, VERSION, self.tr))

    def _years(self) -> list[int]:
        return [of.year for of in self.seen if of.level == "province"]

    def _falls(self) -> str:
        found = {of.year: of for of in growth.years()}
        same = calibration.changes("city", 2023, 2025)
        return self.tr(
            "study.falls",
            peak=found[2023].markup,
            last=found[2026].markup,
            same=same.count,
            before=same.before,
            after=same.after,
        )

    def _picture(self, name: str, said: str, *given) -> dict:
        drawn = documents.drawn(name, self.tr, *given)
        return piece("picture", chart=name, intro=f"<p>{escape(said)}</p>", **drawn)

    def _level(self, level: str) -> str:
        return self.tr(f"level.{'prefecture' if level == 'city' else level}")

    def _range(self, level: str) -> dict[str, float]:
        means = {of.year: of.mean for of in self.seen if of.level == level}
        early = [mean for year, mean in means.items() if year <= 2023]
        late = [mean for year, mean in means.items() if year >= 2025]
        return {
            "early_low": min(early),
            "early_high": max(early),
            "late_low": min(late),
            "late_high": max(late),
        }

    def _points(self, step: float, low: float, high: float) -> str:
        return self.tr("study.points", step=100 * step, low=100 * low, high=100 * high)

    def _miss(self, miss: float) -> str:
        return self.tr("study.miss", miss=100 * miss)

    def _against(self, of: Forecast) -> str:
        return self.tr(
            "study.as_before", said=f"{of.as_before:.1%}", miss=self._miss(of.miss_as_before)
        )

    def _interval(self, of: Interval, form: str) -> str:
        parts = {name: format(getattr(of, name), form) for name in ("middle", "low", "high")}
        return self.tr("study.interval", **parts)

    def _observed(self, of: Observed) -> str:
        parts = {name: f"{getattr(of, name):.1%}" for name in ("low", "high")}
        return self.tr("study.interval", middle=f"{of.mean:.1%}", **parts)

    def _table(
        self,
        name: str,
        head: tuple[str, ...],
        lines: list[list[str]],
        heads: dict[str, str] | None = None,
        said: str = "",
    ) -> dict:
        named = [(heads or {}).get(h) or self.tr(f"study.head.{h}") for h in head]
        top = "".join(f'<th scope="col">{escape(word)}</th>' for word in named)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>"
            for line in lines
        )
        caption = escape(self.tr(f"study.caption.{name}"))
        above = f"<p>{escape(said)}</p>" if said else ""
        return prose(
            f'{above}<div class="jm-numbers" tabindex="0" role="region" aria-label="{caption}">'
            f"<table><caption>{caption}</caption><thead><tr>{top}</tr></thead>"
            f"<tbody>{body}</tbody></table></div>"
        )


@cache
def _usual() -> float:
    """Return the markup of a province in the model at its defaults."""
    import jiama

    tree = jiama.Hierarchy.preset("classroom")
    record = jiama.simulate(jiama.Settings(), tree, cycles=16, runs=40, seed=0)
    return float(record.by_level("markup")[-1, :, 1].mean())


def _seen() -> list[Observed | None]:
    return [
        calibration.observed(year, level)
        for year in range(growth.FIRST, growth.LAST + 1)
        for level in ("province", "city")
    ]
