"""What waits for a prediction, and opens when it has been committed."""

from collections.abc import Callable

from ipywidgets import VBox, Widget

from jiama.teach.guard import callback
from jiama.teach.page import Html, stack
from jiama.teach.widgets import Block, PredictBox
from jiama.text import Translator


class Gates:
    """The predictions of a page, and what each opens.

    Parameters
    ----------
    predictions
        Their widgets by name.
    tr
        The page's translator.
    """

    def __init__(self, predictions: dict[str, PredictBox], tr: Translator):
        self._predictions, self._tr = predictions, tr

    def once(self, name: str, then: Callable[[], None], show: Callable[[str], None]) -> None:
        """Call `then` when a prediction is committed, at once if it is; `show` gets the card."""
        safe = callback(show, f"after {name}", self._tr.language)(then)
        box = self._predictions[name]
        if box.committed:
            safe()
        else:
            box.observe(lambda change: safe(), "committed")

    def text(self, after: str | None, body: Callable[[], str]) -> Html | Block:
        """Return a text, behind the veil where it waits."""
        if after is None:
            return Html(body())
        block = self._veil(after)

        def lift(html: str) -> None:
            block.html, block.veiled = html, False

        self.once(after, lambda: lift(body()), lift)
        return block

    def widgets(self, after: str | None, make: Callable[[], list[Widget]]) -> VBox:
        """Return widgets one below the other, made only when the veil is lifted."""
        if after is None:
            return stack(make())
        box = stack([self._veil(after)])

        def lift(parts: list[Widget]) -> None:
            box.children = parts

        self.once(after, lambda: lift(make()), lambda card: lift([Block(html=card)]))
        return box

    def _veil(self, after: str) -> Block:
        return Block(veiled=True, waits=after, words=self._tr.section("lesson.veil"))
