"""How numbers are written: format strings that Python and the page's axes both understand."""

PLAIN, PERCENT, SHORT = ".2f", ".1%", "g"
LEVER = SHORT
"""A lever stands on its own scale, as lessons name it: 0.5, 0.05, 12."""

PLAIN_OUTCOMES = (
    "amplification", "load", "effort", "falsification", "gap", "morale", "trust",
)  # fmt: skip


def of_outcome(name: str) -> str:
    """Return the form of an outcome's values."""
    return PLAIN if name in PLAIN_OUTCOMES else PERCENT


def on_axis(form: str) -> str:
    """Return the form for the ticks of an axis, without idle noughts (d3-format)."""
    return form.replace("%", "~%").replace("g", "~g")
