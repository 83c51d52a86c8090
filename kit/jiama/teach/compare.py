"""What the answer to a prediction is; the page sets a guess beside it (``page/judge.js``)."""

from jiama.teach.numbers import Number
from jiama.teach.plan import Option, Predict
from jiama.teach.shapes import shape


def answer_line(predict: Predict, number: Number) -> list[float]:
    """Return the answer to a drawn prediction, point by point after the given ones."""
    line = [value * predict.scale for value in number.value][predict.skip :]
    return line[len(predict.given) :]


def right_option(predict: Predict, number: Number) -> Option:
    """Return the option the answer falls into.

    Raises
    ------
    ValueError
        If there is none, or more than one.
    """
    held = [option for option in predict.option if _holds(option, number)]
    if len(held) != 1:
        raise ValueError(f"{len(held)} options hold the answer {number.value!r}; exactly one must")
    return held[0]


def _holds(option: Option, number: Number) -> bool:
    if option.shape is not None:
        return shape(number.value) == option.shape
    above = option.least is None or number.value >= option.least
    return above and (option.under is None or number.value < option.under)
