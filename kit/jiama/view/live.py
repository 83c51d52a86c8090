"""A chart that stays alive: one Vega view whose data change in place."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import traitlets

from jiama.text import REFERENCE, translator
from jiama.view import bundle
from jiama.view.assets import scripts
from jiama.view.columns import encode
from jiama.view.describe import describe
from jiama.view.together import Part

_HERE = Path(__file__).parent


@cache
def stored_spec(name: str, language: str = REFERENCE) -> dict:
    """Return one stored Vega-Lite specification.

    Raises
    ------
    ValueError
        If there is no such chart in this language.
    """
    path = _HERE / "specs" / f"{name}.{language}.json"
    if not path.is_file():
        known = sorted(p.name.split(".")[0] for p in path.parent.glob(f"*.{language}.json"))
        raise ValueError(
            f"no chart {name!r} in language {language!r}; choose one of: {', '.join(known)}"
        )
    return json.loads(path.read_text(encoding="utf-8"))


class LiveChart(Part):
    """One chart on the page; `show` gives it new rows.

    Parameters
    ----------
    name
        A stored chart, see ``jiama.drawn``.
    rows
        Column name to values; what `show` takes.
    language
        Code of the text catalogue.
    description
        One or two sentences that say what the picture shows, with the numbers;
        made from the rows where it is left out.
    title
        Heading; the chart's own where it is left out. An empty string hides it.
    height
        Height of the picture in CSS pixels at normal type size; 0 for the chart's own.
    steady
        Keep an axis where it is until data leave it or use less than half of it.
    """

    _esm = scripts("bundle", "columns", "domain", "spec", "export", "frame", "live")
    _css = _HERE / "live.css"

    spec = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    height = traitlets.Int(0).tag(sync=True)
    steady = traitlets.Bool(True).tag(sync=True)
    _bundle = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        name: str,
        rows: Mapping[str, Sequence] | None = None,
        language: str = REFERENCE,
        description: str = "",
        *,
        title: str | None = None,
        height: int = 0,
        steady: bool = True,
    ):
        """Load the chart's stored specification; see the class for the parameters."""
        self.name, self.language, self._number = name, language, 0
        self.rows: Mapping[str, Sequence] = {}
        tr = translator(language)
        super().__init__(
            spec=stored_spec(name, language),
            words={
                "tool": tr.section("chart.tool"),
                "column": tr.section("chart.column"),
                "language": language,
            },
            title=tr(f"chart.{name}.title") if title is None else title,
            height=height,
            steady=steady,
            _bundle=bundle.filename(),
        )
        self.on_msg(self._answer)
        if rows is not None:
            self.show(rows, description)

    def show(
        self, rows: Mapping[str, Sequence], description: str = "", **signals: float | str
    ) -> None:
        """Replace the data in place; the last call wins.

        Parameters
        ----------
        rows
            Column name to values of equal length.
        description
            The picture in one or two sentences; made from the rows if empty.
        **signals
            Values of the chart's own parameters, such as ``x_title``.

        Raises
        ------
        ValueError
            If a column that the chart draws is missing, or lengths differ.
        """
        needed = self.spec["usermeta"]["jiama"]["columns"]
        missing = [column for column in needed if column not in rows]
        if missing:
            raise ValueError(f"chart {self.name!r} needs the columns {', '.join(missing)}")
        self._number += 1
        self.rows = rows
        self.frame = {
            "number": self._number,
            "columns": encode(rows),
            "description": description
            or describe(self.name, rows, translator(self.language), **signals),
            "signals": signals,
        }

    def _answer(self, _widget, message, _buffers) -> None:
        if message == {"ask": "bundle"}:
            self.send({"answer": "bundle"}, [bundle.text().encode()])
