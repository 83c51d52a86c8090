"""What the model refuses: a kind and values, said in one sentence in Python and on the page."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import partial
from numbers import Integral

from jiama.model import above


class InputError(ValueError):
    """What the model refuses.

    Parameters
    ----------
    code : str
        What kind of bad input; its sentence stands in the text catalogues, below ``error``.
    **values
        What the sentence names: the value, the allowed range.
    """

    def __init__(self, code: str, **values):
        super().__init__(code)
        self.code, self.values = code, values

    def said(self, say: Callable[..., str]) -> str:
        """Return the sentence, made by a translator."""
        return say(f"error.{self.code}", **self.values)

    def __str__(self) -> str:
        return self.said(above.say)


class UnknownNameError(InputError):
    """A name that is not known; its sentence lists the near names, then all.

    Parameters
    ----------
    what : str
        The sentence ``error.no_<what>`` says what was looked for.
    name : str
        What was given.
    names : iterable of str
        What there is.
    **values
        What else the sentence names.
    """

    def __init__(self, what: str, name, names: Iterable[str] = (), **values):
        super().__init__(f"no_{what}", name=name, **values)
        self.names = tuple(names)

    def said(self, say: Callable[..., str]) -> str:
        """Return the sentence, made by a translator."""
        near, names = get_close_matches(str(self.values["name"]), self.names), ", ".join(self.names)
        if not near:
            return super().said(say) + say("error.choose", names=names)
        return super().said(say) + say("error.near", near=say("error.or").join(near), names=names)

    def __reduce__(self):
        """Let a worker process hand the refusal back whole."""
        made = partial(UnknownNameError, names=self.names, **self.values)
        return made, (self.code.removeprefix("no_"),)


def whole(name: str, value, least: int) -> int:
    """Return a count.

    Raises
    ------
    InputError
        If it is no whole number of `least` or more.
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise InputError("no_count", name=name, value=value, least=least)
    return int(value)
