"""The one-page report as a PDF."""

import io
from collections.abc import Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from jiama.paper.breaks import lines
from jiama.text import REFERENCE, translator

FONT = Path(__file__).parent / "fonts" / "NotoSansSC-Regular.ttf"
"""Goes into the file: without it a printer draws its own, and some draw no digits."""

_CELLS = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTNAME", (0, 0), (-1, -1), FONT.stem)]
_INK, _LINE, _MUTED = "#1b2733", "#d9dee3", "#55616d"


ON_ONE_PAGE = 5
"""With more pictures than these the report runs over to further pages."""


class Shown(NamedTuple):
    """A picture of the page: its title, what it shows in words, a PNG, and whether it is wide."""

    title: str
    said: str
    png: bytes
    wide: bool = False


def pdf(contents: dict, pictures: Sequence[Shown], language: str = REFERENCE) -> bytes:
    """Return the report as a PDF, A4.

    Parameters
    ----------
    contents
        Title, sentences and tables, by name: see the keys asked for below.
    pictures
        The pictures, two abreast, wide ones alone; up to `ON_ONE_PAGE` of them fit one page.
    language
        Code of the text catalogue.
    """
    # Drawing a PDF is rare and its library large: a page that never asks does not wait for it.
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import KeepInFrame, SimpleDocTemplate, Spacer

    style, words = _styles(), translator(language)
    kind = paragraph(words("panel.points", points="").split())
    out = io.BytesIO()
    side = 16 * mm
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=side, rightMargin=side, topMargin=14 * mm,
        bottomMargin=12 * mm, title=contents["title"], subject=contents["model"], lang=language,
        author=words("common.product"), creator=words("common.product"), keywords=contents["made"],
        initialFontName=FONT.stem,
    )  # fmt: skip

    def text(name: str, look: str):
        return kind(escape(contents[name]), style[look])

    story = [text("title", "title"), text("made", "small"), text("model", "body")]
    if contents["why"]:
        story.append(text("why", "body"))
    for heading, table in (("levers_title", "levers"), ("outcomes_title", "outcomes")):
        story += [text(heading, "heading"), _table(contents[table], style, page.width, kind)]
    story += [Spacer(1, 3 * mm), *_pictures(pictures, style, page.width, kind)]
    if len(pictures) <= ON_ONE_PAGE:
        story = [KeepInFrame(page.width, page.height - 12, story, mode="shrink")]
    page.build(story)
    return out.getvalue()


def paragraph(whole: Sequence[str] = ()) -> type:
    """Return the kind of paragraph whose lines end where Chinese and English lines may.

    Parameters
    ----------
    whole
        Words that are not to be parted.
    """
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Paragraph

    class Ruled(Paragraph):
        def breakLinesCJK(self, maxWidths):  # noqa: N802, N803 - reportlab's names
            if len(self.frags) != 1:
                return super().breakLinesCJK(maxWidths)
            (all_,) = self.frags
            room = maxWidths[0] if isinstance(maxWidths, list | tuple) else maxWidths
            width = partial(stringWidth, fontName=all_.fontName, fontSize=all_.fontSize)
            made = [(room - width(line), [line]) for line in lines(all_.text, room, width, whole)]
            return all_.clone(
                kind=0, lines=made, ascent=all_.fontSize, descent=-0.2 * all_.fontSize
            )

    return Ruled


def _styles() -> dict:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if FONT.stem not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT.stem, FONT))
    base = {"fontName": FONT.stem, "textColor": _INK, "wordWrap": "CJK"}
    return {
        "title": ParagraphStyle("title", fontSize=16, leading=22, spaceAfter=2, **base),
        "heading": ParagraphStyle("heading", fontSize=11, leading=16, spaceBefore=6, **base),
        "body": ParagraphStyle("body", fontSize=9.5, leading=14, spaceAfter=2, **base),
        "small": ParagraphStyle("small", fontSize=8, leading=11, **base | {"textColor": _MUTED}),
    }


def _table(rows: Sequence[Sequence[str]], style: dict, width: float, kind: type):
    from reportlab.platypus import Table

    half = -(-len(rows) // 2)
    beside = [*rows[half:], ("", "", "")][:half]  # two columns of rows keep it to one page
    cells = [
        [kind(escape(cell), style["small"]) for cell in (*left, *right)]
        for left, right in zip(rows[:half], beside, strict=True)
    ]
    rules = [("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE), *_CELLS]
    narrow = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    shares = (0.22, 0.11, 0.17) * 2
    return Table(cells, colWidths=[width * share for share in shares], style=rules + narrow)


def _pictures(pictures: Sequence[Shown], style: dict, width: float, kind: type) -> list:
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Image, Table

    def cell(shown: Shown, room: float) -> list:
        across, up = ImageReader(io.BytesIO(shown.png)).getSize()
        drawn = Image(io.BytesIO(shown.png), width=room, height=room * up / across)
        title, said = (escape(words) for words in (shown.title, shown.said))
        return [kind(title, style["body"]), drawn, kind(said, style["small"])]

    gap = 8
    alone = [cell(shown, width - gap) for shown in pictures if shown.wide]
    cells = [cell(shown, width / 2 - gap) for shown in pictures if not shown.wide]
    pairs = [[*cells[i : i + 2], ""][:2] for i in range(0, len(cells), 2)]
    tables = [Table([[one]], colWidths=[width], style=_CELLS) for one in alone]
    return tables + ([Table(pairs, colWidths=[width / 2] * 2, style=_CELLS)] if pairs else [])
