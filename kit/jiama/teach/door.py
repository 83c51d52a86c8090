"""From a lesson's sandbox into the lab, at the settings that stand there."""

from collections.abc import Sequence

from ipywidgets import VBox

from jiama.teach.guard import callback
from jiama.teach.page import stack
from jiama.teach.plan import Plan
from jiama.teach.widgets import Block, Door
from jiama.text import translator


def door(panel, plan: Plan, language: str) -> VBox:
    """Return a button that opens the lab below `panel`, and a link that opens it elsewhere.

    Parameters
    ----------
    panel
        The sandbox; the lab opens at the settings its levers show.
    plan
        The lesson, whose cases the lab offers.
    language
        Code of the text catalogue.
    """
    knob = Door(words=translator(language).section("lesson.door"))
    place = stack([knob])

    def tell(_change=None):
        knob.code = panel.settings.code()

    def enter(_widget, _message, _buffers):
        # Only those who open the lab wait for its pictures.
        from jiama import Settings
        from jiama.view.lab import Lab

        cases = {preset.name: Settings(**preset.settings) for preset in plan.preset}
        lab = Lab(
            panel.settings,
            front=plan.sandbox.levers,
            pictures=pictures(plan.sandbox.charts),
            cases=cases,
            alone=False,
            language=language,
        )
        place.children = [knob, lab]

    def fault(card):
        place.children = [knob, Block(html=card)]

    tell()
    panel.controls.observe(tell, "values")
    knob.on_msg(callback(fault, f"lesson {plan.number}, lab", language)(enter))
    return place


def pictures(charts: Sequence[str]) -> list[str]:
    """Return a sandbox's charts, filled up with the lab's own to as many as the lab begins with."""
    from jiama.view.lab import SHOWN

    kinds = [chart.partition(":")[0] for chart in charts]
    return [*charts, *(name for name in SHOWN if name not in kinds)][: len(SHOWN)]
