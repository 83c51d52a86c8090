"""No traceback reaches a trainee: whatever fails shows a card with a short code."""

from collections.abc import Callable
from functools import wraps

from IPython import get_ipython
from IPython.display import display

from jiama.teach.page import Html
from jiama.text import REFERENCE
from jiama.view import faults


def element(method: Callable) -> Callable:
    """Make a method of a lesson show the fault card instead of raising."""

    @wraps(method)
    def shown(page, *names, **more):
        try:
            return method(page, *names, **more)
        except Exception as error:
            where = ".".join([page.plan.number, method.__name__, *map(str, names)])
            return Html(faults.card(faults.report(error, where), page.language))

    return shown


def callback(show: Callable[[str], None], where: str, language: str) -> Callable:
    """Wrap a callback: if it fails, `show` is given the fault card as HTML."""
    return faults.guarded(lambda code: show(faults.card(code, language)), where)


def install(language: str = REFERENCE) -> None:
    """Let failing cells of this kernel show the fault card; outside IPython do nothing."""
    shell = get_ipython()
    if shell is None:
        return

    def handler(shell, kind, error, trace, tb_offset=None):
        display(Html(faults.card(faults.report(error, "cell"), language)))
        return []

    shell.set_custom_exc((Exception,), handler)
