"""Putting things on the page."""

from IPython.display import display
from ipywidgets import VBox, Widget

from jiama.teach.assets import style
from jiama.teach.plan import Transfer


class Html:
    """A piece of HTML that a cell shows."""

    def __init__(self, body: str):
        self.body = body

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": f'<div class="jm-block">{self.body}</div>', "text/plain": ""}


def styled() -> None:
    """Put the lesson's style sheet on the page."""
    display(Html(f"<style>{style()}</style>"))


def stack(parts: list[Widget]) -> VBox:
    """Return widgets one below the other."""
    box = VBox(parts)
    box.add_class("jm-stack")
    return box


def notes(part: Transfer) -> list[dict]:
    """Return the lines to fill in as the browser needs them."""
    return [
        {"id": field.id, "label": field.label, "hint": field.hint or "", "long": field.long}
        for field in part.field
    ]
