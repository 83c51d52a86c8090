"""One's own rule in place of one of the model's.

Every rule of the model is a pure function in `jiama.model.phases`, named as in
the written model. `Rules` puts one's own function in its place; it takes the
same arguments and returns arrays of the same shape::

    import jiama

    def no_safety_stock(safety, target, discount, markdown=0):
        return 1 / discount - 1          # make up for what is lost, no more

    record = jiama.simulate(rules=jiama.Rules(guard=no_safety_stock))

The rule ``markup`` decides the whole markup. It gets all that a unit between
centre and grassroots knows, a `jiama.model.phases.assign.Seen`::

    def follow(seen):
        return 0.1 * seen.fear + 0.05 * (seen.level == 1)

    record = jiama.simulate(rules=jiama.Rules(markup=follow))

The ledger books what such a rule adds under ``person``: none of the model's
four motives decided it.
"""

import inspect
from collections.abc import Callable

import numpy as np

from jiama.model.phases import account, adapt, assign, execute, report
from jiama.model.refusals import InputError, UnknownNameError

MODEL: dict[str, Callable] = {
    name: rule
    for phase in (assign, execute, report, account, adapt)
    for name, rule in vars(phase).items()
    if inspect.isfunction(rule) and rule.__module__ == phase.__name__
}
"""The model's own rules, by name."""


class _Sound:
    """A rule of someone's own, held to give numbers; importable, so that processes can share it."""

    def __init__(self, name: str, rule: Callable):
        self.name, self.rule = name, rule
        self.__name__ = getattr(rule, "__name__", "…")

    def __call__(self, *args, **options):
        given = self.rule(*args, **options)
        for part in _parts(given):
            try:
                sound = not np.isnan(part).any()
            except TypeError:
                sound = False
            if not sound:
                raise InputError("rule_no_number", name=self.name, value=_first_odd(part))
        return given


def _parts(given):
    """Return the arrays that a rule gives: one, or several, in lists within lists."""
    if isinstance(given, (tuple, list)):
        return [array for part in given for array in _parts(part)]
    return [given]


def _first_odd(part):
    """Return what stands in the sentence: nan, or what is no number at all."""
    return float("nan") if isinstance(part, (np.ndarray, np.generic, float)) else part


class Rules:
    """The rules of a run: the model's, with one's own in the place of some.

    Every rule is an attribute of the rule's name.

    Parameters
    ----------
    **own : functions
        Name of a rule, and what takes its place.

    Raises
    ------
    ValueError
        If there is no rule of that name, or what is given is no function; in a run,
        if a function gives what is no number.
    """

    def __init__(self, **own: Callable):
        """Check the names and put the functions in their places."""
        for name, rule in own.items():
            if name not in MODEL:
                raise UnknownNameError("rule", name, sorted(MODEL))
            if not callable(rule):
                raise InputError("no_function", name=name, value=rule)
        self.own = tuple(own)
        vars(self).update(MODEL | {name: _Sound(name, rule) for name, rule in own.items()})

    def __repr__(self) -> str:
        """Name the rules that are one's own."""
        named = (f"{name}={getattr(vars(self)[name], '__name__', '…')}" for name in self.own)
        return f"Rules({', '.join(named)})"


THE_MODELS = Rules()
