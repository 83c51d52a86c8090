"""What goes wrong goes to the log; the trainee gets a card with a short code."""

import html
import os
import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path

import platformdirs

from jiama.serve import log
from jiama.text import REFERENCE, translator

CODE_LENGTH = 5


def log_file() -> Path:
    """Return the file that traces are written to: ``JIAMA_LOG``, else in the user's folder."""
    named = os.environ.get("JIAMA_LOG")
    if named:
        return Path(named)
    return platformdirs.user_state_path("jiama", appauthor=False) / "jiama.log"


def record(trace: str, where: str) -> str:
    """Write a trace to the log and return its code: the same fault has the same code.

    Parameters
    ----------
    trace
        The traceback as text.
    where
        What was being done, for whoever reads the log.
    """
    code = sha256(trace.encode("utf-8", "replace")).hexdigest()[:CODE_LENGTH].upper()
    entry = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {code} {where}\n{trace}"
    try:
        log.append(log_file(), log.plain(entry) + "\n")
    except OSError:
        print(log.plain(entry), file=sys.__stderr__)
    return code


def report(error: BaseException, where: str) -> str:
    """Write an exception's trace to the log and return its code."""
    return record("".join(traceback.format_exception(error)), where)


def card(code: str, language: str = REFERENCE) -> str:
    """Return the HTML of the friendly card for one code."""
    tr = translator(language)
    return (
        '<div class="jm-fault" role="alert">'
        f"<p>{html.escape(tr('fault.sorry'))}</p>"
        f"<p>{html.escape(tr('fault.code', code=code))}</p></div>"
    )
