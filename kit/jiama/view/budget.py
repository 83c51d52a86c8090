"""Points to spend on a reform: what moving levers costs in an exercise of trade-offs."""

from collections.abc import Mapping
from dataclasses import dataclass

from jiama.model.levers import LEVERS
from jiama.model.refusals import UnknownNameError
from jiama.model.settings import Settings
from jiama.text import Translator


@dataclass(frozen=True)
class Budget:
    """What there is to spend, and the prices.

    Parameters
    ----------
    points
        What there is to spend.
    prices
        Lever to points for one unit up from where it starts; a negative price is paid for one
        unit down. The other direction costs nothing and gives nothing back.

    Raises
    ------
    ValueError
        If there is no lever of a name.
    """

    points: float
    prices: Mapping[str, float]

    def __post_init__(self):
        """Refuse prices of what is no lever."""
        for name in self.prices:
            if name not in LEVERS:
                raise UnknownNameError("lever", name, LEVERS)

    def spent(self, start: Settings, settings: Settings) -> float:
        """Return the points that the way from ``start`` to ``settings`` costs."""
        moves = {name: getattr(settings, name) - getattr(start, name) for name in self.prices}
        return sum(max(0.0, moves[name] * price) for name, price in self.prices.items())

    def number(self, start: Settings, settings: Settings, tr: Translator) -> dict:
        """Return the account in words, in the form of `jiama.view.panels.number`."""
        spent = round(self.spent(start, settings), 1)
        left = self.points - spent
        label = tr("panel.budget")
        return {
            "name": "budget",
            "label": label,
            "about": tr("panel.about", label=label),
            "card": "".join(self._price(name, tr) for name in self.prices),
            "value": tr("panel.spent", spent=f"{spent:g}", points=f"{self.points:g}"),
            "change": tr("panel.left" if left >= 0 else "panel.over", points=f"{abs(left):g}"),
            "over": left < 0,
        }

    def _price(self, name: str, tr: Translator) -> str:
        price, unit = self.prices[name], 1 if LEVERS[name].whole else 0.1
        way = "panel.price_up" if price > 0 else "panel.price_down"
        points = f"{abs(price) * unit:g}"
        return tr(way, lever=tr(f"lever.{name}.label"), step=f"{unit:g}", points=points)
