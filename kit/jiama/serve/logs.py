"""What goes to the log file instead of the page or the terminal."""

import contextlib
import logging
import os
from pathlib import Path
from typing import BinaryIO

from jiama.view import faults

LARGEST = 5_000_000  # bytes; a longer log is put aside when the server starts
SERVERS = ("tornado.access", "tornado.application", "tornado.general", "asyncio", "py.warnings")


def cell_fault(output: dict) -> str:
    """Log the trace of a failed cell and return the short code shown instead."""
    trace = "\n".join(output.get("traceback") or [output.get("evalue", "")])
    return faults.record(trace, "cell")


def open_log() -> BinaryIO:
    """Open the log for a kernel to write to; where that cannot be, nowhere."""
    try:
        path = faults.log_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("ab")
    except OSError:
        return Path(os.devnull).open("ab")


def divert(*loggers: logging.Logger) -> None:
    """Send what the server and its libraries report to the log file, not to the terminal."""
    path = faults.log_file()
    handler: logging.Handler = logging.NullHandler()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    for logger in (*loggers, *map(logging.getLogger, SERVERS)):
        logger.handlers = [handler]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    logging.captureWarnings(True)


def quiet(handler) -> None:
    """Log only answers that failed."""
    if handler.get_status() >= 500:
        logging.getLogger("tornado.access").error(
            "%d %s", handler.get_status(), handler.request.uri
        )
