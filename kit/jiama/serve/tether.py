"""A program that ends when the one that started it has ended, however that came about.

The one that starts it holds the other end of its standard input: that closes with it, on
every system, even where it was killed and could pass nothing on.
"""

import os
import signal
import threading
from collections.abc import Mapping

VARIABLE = "JIAMA_TETHER"


def tied(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a program whose standard input its starter holds."""
    return {**environment, VARIABLE: "stdin"}


def watch() -> None:
    """End this program, as a signal would, once its standard input is closed."""
    if os.environ.pop(VARIABLE, "") == "stdin":
        threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
