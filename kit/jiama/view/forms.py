"""How numbers are written: format strings that Python and the page's axes both understand."""

from jiama.model.levers import LEVERS

PLAIN, PERCENT, SHARE, COUNT = ".2f", ".1%", ".0%", ".0f"
PLAIN_OUTCOMES = (
    "amplification", "load", "effort", "falsification", "gap", "morale", "trust",
)  # fmt: skip
PERCENT_LEVERS = ("markup", "share", "probability")
"""Units of levers that are told in per cent."""


def of_outcome(name: str) -> str:
    """Return the form of an outcome's values."""
    return PLAIN if name in PLAIN_OUTCOMES else PERCENT


def of_lever(name: str) -> str:
    """Return the form of a lever's values."""
    lever = LEVERS[name]
    if lever.unit in PERCENT_LEVERS:
        return SHARE
    return COUNT if lever.whole else PLAIN


def on_axis(form: str) -> str:
    """Return the form for the ticks of an axis: per cent without idle noughts (d3-format)."""
    return form.replace("%", "~%")
