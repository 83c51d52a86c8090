"""The one-page report as a PDF."""

import io
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from jiama.text import REFERENCE

FONTS = {REFERENCE: "STSong-Light"}
"""Every PDF reader knows these fonts or has one for their place: none is in the file."""

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
        What `jiama.view.export.contents` returns.
    pictures
        The pictures, two abreast, wide ones alone; up to `ON_ONE_PAGE` of them fit one page.
    language
        Code of the text catalogue.
    """
    # Drawing a PDF is rare and its library large: a page that never asks does not wait for it.
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import KeepInFrame, Paragraph, SimpleDocTemplate, Spacer

    style = _styles(language)
    out = io.BytesIO()
    side = 16 * mm
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=side, rightMargin=side, topMargin=14 * mm,
        bottomMargin=12 * mm, title=contents["title"], lang=language, author="jiama",
    )  # fmt: skip

    def text(name: str, kind: str) -> Paragraph:
        return Paragraph(escape(contents[name]), style[kind])

    story = [text("title", "title"), text("made", "small"), text("model", "body")]
    if contents["why"]:
        story.append(text("why", "body"))
    for heading, table in (("levers_title", "levers"), ("outcomes_title", "outcomes")):
        story += [text(heading, "heading"), _table(contents[table], style, page.width)]
    story += [Spacer(1, 3 * mm), *_pictures(pictures, style, page.width)]
    if len(pictures) <= ON_ONE_PAGE:
        story = [KeepInFrame(page.width, page.height - 12, story, mode="shrink")]
    page.build(story)
    return out.getvalue()


def _styles(language: str) -> dict:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    font = FONTS.get(language)
    if font:
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    base = {"fontName": font or "Helvetica", "textColor": _INK, "wordWrap": font and "CJK"}
    return {
        "title": ParagraphStyle("title", fontSize=16, leading=22, spaceAfter=2, **base),
        "heading": ParagraphStyle("heading", fontSize=11, leading=16, spaceBefore=6, **base),
        "body": ParagraphStyle("body", fontSize=9.5, leading=14, spaceAfter=2, **base),
        "small": ParagraphStyle("small", fontSize=8, leading=11, **base | {"textColor": _MUTED}),
    }


def _table(rows: Sequence[Sequence[str]], style: dict, width: float):
    from reportlab.platypus import Paragraph, Table

    half = -(-len(rows) // 2)
    beside = [*rows[half:], ("", "", "")][:half]  # two columns of rows keep it to one page
    cells = [
        [Paragraph(escape(cell), style["small"]) for cell in (*left, *right)]
        for left, right in zip(rows[:half], beside, strict=True)
    ]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    narrow = [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]
    shares = (0.22, 0.11, 0.17) * 2
    return Table(cells, colWidths=[width * share for share in shares], style=lines + narrow)


def _pictures(pictures: Sequence[Shown], style: dict, width: float) -> list:
    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Image, Paragraph, Table

    def cell(shown: Shown, room: float) -> list:
        across, up = ImageReader(io.BytesIO(shown.png)).getSize()
        drawn = Image(io.BytesIO(shown.png), width=room, height=room * up / across)
        title, said = (escape(words) for words in (shown.title, shown.said))
        return [Paragraph(title, style["body"]), drawn, Paragraph(said, style["small"])]

    gap = 8
    alone = [cell(shown, width - gap) for shown in pictures if shown.wide]
    cells = [cell(shown, width / 2 - gap) for shown in pictures if not shown.wide]
    pairs = [[*cells[i : i + 2], ""][:2] for i in range(0, len(cells), 2)]
    top = ("VALIGN", (0, 0), (-1, -1), "TOP")
    tables = [Table([[one]], colWidths=[width], style=[top]) for one in alone]
    return tables + ([Table(pairs, colWidths=[width / 2] * 2, style=[top])] if pairs else [])
