"""Setting a trainee's prediction beside the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiama.teach.numbers import Number
from jiama.teach.plan import Option, Predict
from jiama.teach.prose import fill, plain
from jiama.teach.shapes import distance, shape


@dataclass(frozen=True)
class Verdict:
    """How a prediction compares: the branch of feedback, its text, and the two in words.

    ``guess`` and ``answer`` are numbers (of a line, its last point; of a choice, the texts of
    the two options).
    """

    branch: str
    say: str
    guess: Any
    answer: Any
    hit: bool


def answer_line(predict: Predict, number: Number) -> list[float]:
    """Return the answer to a drawn prediction, point by point after the given ones."""
    line = [value * predict.scale for value in number.value][predict.skip :]
    return line[len(predict.given) :]


def judge(predict: Predict, value: Any, numbers: Mapping[str, Number]) -> Verdict:
    """Compare a committed prediction with the answer.

    Parameters
    ----------
    predict
        The prediction as the plan asks for it.
    value
        An option's id, a number, or the heights of a line after its given points.
    numbers
        The lesson's numbers.
    """
    number = numbers[predict.answer]
    if predict.form == "choice":
        return _choice(predict, value, numbers)
    if predict.form == "number":
        answer = number.value * predict.scale
        branch = _side(value, answer, predict.tolerance)
        return _verdict(predict, branch, value, answer)
    return _line(predict, value, number)


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


def _choice(predict: Predict, value: str, numbers: Mapping[str, Number]) -> Verdict:
    chosen = next(option for option in predict.option if option.id == value)
    right = right_option(predict, numbers[predict.answer])
    guess, answer = (plain(fill(option.text, numbers)) for option in (chosen, right))
    branch = "close" if chosen is right else "other"
    return Verdict(branch, chosen.say, guess, answer, chosen is right)


def _side(own: float, answer: float, tolerance: float) -> str:
    if abs(own - answer) <= tolerance + 1e-9:
        return "close"
    return "below" if own < answer else "above"


def _line(predict: Predict, own: list[float], number: Number) -> Verdict:
    answer = answer_line(predict, number)
    drawn = shape([*predict.given[-1:], *own])
    if distance(own, answer) <= predict.tolerance:
        branch = "close"
    elif drawn in predict.say:
        branch = drawn
    else:
        # What stands in the headline is the last point: the branch must not contradict it.
        ends = _side(own[-1], answer[-1], predict.tolerance)
        branch = ends if ends != "close" else "below" if sum(own) < sum(answer) else "above"
    return _verdict(predict, branch, own[-1], answer[-1])


def _verdict(predict: Predict, branch: str, guess: float, answer: float) -> Verdict:
    style = predict.style
    return Verdict(
        branch, predict.say[branch], Number(guess, style), Number(answer, style), branch == "close"
    )
