"""From the beats of a plan to data: what the page plays, one screen after the other."""

from collections.abc import Iterator
from html import escape
from typing import Any

from msgspec import to_builtins

from jiama import sources
from jiama.teach import beats, cards, claimed, documents, guard
from jiama.teach.data import held
from jiama.teach.prose import fill, inline, plain
from jiama.teach.screens import Beat, Played
from jiama.teach.seal import seal


class Beats:
    """The beats of one lesson as data.

    Parameters
    ----------
    compiler
        The lesson's compiler: words with numbers, evidence, predictions, pictures.
    """

    def __init__(self, compiler):
        self.of, self.plan, self.tr = compiler, compiler.plan, compiler.tr

    def all(self) -> list[dict]:
        """Return every beat in order; what follows a guess is sealed until it is committed."""
        made, guesses = [], []
        for beat in self.plan.beat:
            made.append(self._beat(beat, tuple(guesses)))
            if isinstance(beat, beats.Guess):
                guesses.append(beat.predict)
        return made

    def one(self, id: str) -> dict:
        """Return the beat of that id.

        Raises
        ------
        UnknownNameError
            If there is none; it tells the nearest.
        """
        return guard.part({beat["id"]: beat for beat in self.all()}, id)

    def content(self, id: str) -> dict:
        """Return what stands on the beat of that id, nothing of it sealed."""
        beat = guard.part({beat.id: beat for beat in self.plan.beat}, id)
        return getattr(self, f"_{beats.kind(beat)}")(beat)

    def _beat(self, beat: beats.AnyBeat, guesses: tuple[str, ...]) -> dict:
        kind = beats.kind(beat)
        content = getattr(self, f"_{kind}")(beat)
        if beat.go:
            content["go"] = plain(beat.go)
        content = held(Played[kind], content)
        about = {"id": beat.id, "kind": kind, "name": beat.name or self.tr(f"beat.kind.{kind}")}
        if kind == "guess":
            about["guess"] = beat.predict
        if getattr(beat, "turn", False):
            about["turn"] = True
        rest = {"after": list(guesses), "sealed": seal(content)} if guesses else {"data": content}
        return held(Beat, about | rest)

    def _prose(self, text: str | None) -> str:
        return self.of.prose(text) if text else ""

    def _line(self, text: str) -> str:
        return inline(fill(text, self.of.numbers), self.of.evidence.mark)

    def _size(self, beat: Any) -> dict:
        size = self.of.size(beat)
        return {"hierarchy": size["hierarchy"], "cycles": size["cycles"], "seed": size["seed"]}

    def _shown(self, shown: beats.Shown | None) -> dict:
        if shown is None:
            return {}
        if shown.chart in documents.PICTURES:
            self.of.evidence.tables |= dict.fromkeys(documents.TABLES[shown.chart])
            drawn = documents.drawn(shown.chart, self.tr, **shown.options)
            return {"picture": {"chart": shown.chart, **drawn}}
        about = {
            "chart": shown.chart,
            "settings": shown.settings,
            "options": to_builtins(shown.options),
            **self._size(shown),
        }
        if shown.title:
            about["title"] = plain(fill(shown.title, self.of.numbers))
        if shown.baseline is not None:
            about["baseline"] = shown.baseline
        return {"picture": about}

    def _scene(self, beat: beats.Scene) -> dict:
        return {
            "say": self._prose(beat.say),
            "ask": self._line(beat.ask),
            "settings": beat.settings,
            "cycle": beat.cycle,
            "place": beat.place,
            **self._size(beat),
        }

    def _guess(self, beat: beats.Guess) -> dict:
        return {"guess": self.of.answer(beat.predict), **self._sealed(self._shown(beat.picture))}

    def _sealed(self, shown: dict) -> dict:
        return {"picture": seal(shown["picture"])} if shown else {}

    def _lever(self, beat: beats.Lever) -> dict:
        made = {
            "levers": beat.levers,
            "lead": self._prose(beat.lead),
            "outcome": beat.outcome,
            "why": [{"upto": why.upto, "text": self._line(why.text)} for why in beat.why],
            "settings": beat.settings,
            **self._size(beat),
        }
        if beat.goal:
            goal = to_builtins(beat.goal) | {"text": self._line(beat.goal.text)}
            made["goal"] = {key: value for key, value in goal.items() if value is not None}
        if beat.picture:
            made["picture"] = beat.picture
        if beat.baseline is not None:
            made["baseline"] = beat.baseline
        return made

    def _tell(self, beat: beats.Tell) -> dict:
        return {
            "title": self._line(beat.title),
            "text": self._prose(beat.text),
            **self._shown(beat.picture),
        }

    def _data(self, beat: beats.Data) -> dict:
        self.of.evidence.tables |= dict.fromkeys(documents.TABLES[beat.chart])
        return {
            "title": self._line(beat.title),
            "text": self._prose(beat.text),
            "choice": documents.by_province(beat.chart, self.tr),
        }

    def _choices(self, choices: tuple[beats.Choice, ...]) -> Iterator[dict]:
        for choice in choices:
            made = {"text": self._line(choice.text), "settings": choice.settings}
            yield made | ({"say": self._prose(choice.say)} if choice.say else {})

    def _case(self, beat: beats.Case) -> dict:
        told = sources.case(beat.file)
        self.of.evidence.cases[told.id] = None
        before = [cards.pick(told, words) for words in beat.before]
        after = [cards.pick(told, words) for words in beat.after]
        figure = told.figure(beat.figure) if beat.figure else None
        keys = [key for fact in (*before, *after) for key in fact.cite]
        keys += [figure.cite] if figure else []
        order = {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}

        def lines(facts) -> list[str]:
            return [
                escape(fact.text) + "".join(f"<sup>[{order[key]}]</sup>" for key in fact.cite)
                for fact in facts
            ]

        made = {
            "where": f"{told.place} · {told.time}",
            "lead": self._prose(beat.lead),
            "before": lines(before),
            "ask": self._line(beat.ask),
            "choices": list(self._choices(beat.choice)),
            "after": lines(after),
            "close": self._prose(beat.close),
            "note": told.note or "",
            "cited": [cards.citation(told.citation(key), self.tr) for key in order],
            "outcomes": beat.outcomes,
            "base": beat.base,
            **self._size(beat),
        }
        if figure:
            about = {"name": figure.name, "value": f"{figure.value:g}", "unit": figure.unit}
            made["figure"] = about | {"mark": order[figure.cite]}
        return made

    def _seat(self, beat: beats.Seat) -> dict:
        ways = []
        for way in beat.way:
            made = {"text": self._line(way.text), "hours": way.hours, "report": way.report}
            ways.append(made | ({} if way.markup is None else {"markup": way.markup}))
        return {
            "say": self._prose(beat.say),
            "ask": self._line(beat.ask),
            "ways": ways,
            "then": self._prose(beat.then),
            "level": beat.level,
            "unit": beat.unit,
            "rounds": beat.rounds,
            "settings": beat.settings,
            **self._size(beat),
            "seed": beat.seed,
        }

    def _account(self, beat: beats.Account) -> dict:
        made = {
            "title": self._line(beat.title),
            "text": self._prose(beat.text),
            "settings": beat.settings,
            "cycle": beat.cycle,
            **self._size(beat),
        }
        return made if beat.baseline is None else made | {"baseline": beat.baseline}

    def _swap(self, beat: beats.Swap) -> dict:
        return {
            "ask": self._line(beat.ask),
            "choices": list(self._choices(beat.option)),
            "then": self._prose(beat.then),
            "outcome": beat.outcome,
            "beside": beat.beside,
            "base": beat.base,
            **self._size(beat),
        }

    def _holds(self, beat: beats.Holds) -> dict:
        rows = []
        for regime in self.plan.regime:
            self.of.evidence.claims[regime.claim] = None
            rows.append(
                {
                    "when": self._line(regime.when),
                    "says": self._line(regime.says),
                    "badge": claimed.badge(regime.claim, self.tr),
                    "fails": self._line(regime.fails) if regime.fails else "",
                }
            )
        return {"title": self._line(beat.title), "first": beat.first, "rows": rows}

    def _quiz(self, _beat: beats.Quiz) -> dict:
        return self.of.quiz_data()

    def _home(self, _beat: beats.Home) -> dict:
        notes = self.of.notes()
        topics = [
            {"ask": self._line(topic.ask), "help": self._prose(topic.help)}
            for topic in self.plan.discuss
        ]
        return notes | {"topics": topics}

    def _end(self, _beat: beats.End) -> dict:
        return {
            "finish": self.of.finish(),
            "cover": cards.cover(self.plan, self.tr),
            "sandbox": self.of.sandbox(),
            "sources": cards.listed(self.of.evidence, self.plan.read, self.of.version, self.tr),
        }
