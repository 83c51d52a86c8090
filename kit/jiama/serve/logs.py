"""What goes to the log file instead of the page or the terminal."""

import contextlib
import logging
import os
import threading
import time

from jiama.serve import faults, log

SERVERS = ("tornado.access", "tornado.application", "tornado.general", "asyncio", "py.warnings")
MUTTERED = 200  # lines a minute that kernels may mutter into the log


def cell_fault(output: dict) -> str:
    """Log the trace of a failed cell and return the short code shown instead."""
    trace = "\n".join(output.get("traceback") or [output.get("evalue", "")])
    return faults.record(trace, "cell")


class Muttering:
    """One pipe for what all kernels write to their terminals; a thread puts it into the log.

    A kernel that had the file itself could fill the disk, and write lines that look like ours.
    """

    def __init__(self):
        reading, self.end = os.pipe()
        threading.Thread(target=self._listen, args=(reading,), daemon=True).start()

    def _listen(self, reading: int) -> None:
        minute, count = 0, 0
        with os.fdopen(reading, "rb", buffering=0) as pipe:
            while piece := pipe.read(4096):  # half a line at most times; lines are not worth more
                now = int(time.monotonic()) // 60
                minute, count = (now, 0) if now != minute else (minute, count)
                lines = piece.decode("utf-8", "replace").splitlines()
                said = [line for line in lines if line.strip()][: MUTTERED - count]
                count += len(said)
                with contextlib.suppress(OSError):
                    log.append(faults.log_file(), "".join(f"    > {log.plain(s)}\n" for s in said))

    def close(self) -> None:
        """Listen no more, once all who write have ended."""
        os.close(self.end)


def divert(*loggers: logging.Logger) -> None:
    """Send what the server and its libraries report to the log file, not to the terminal."""
    handler = log.LogFile(faults.log_file())
    for logger in (*loggers, *map(logging.getLogger, SERVERS)):
        logger.handlers = [handler]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    logging.captureWarnings(True)


def quiet(handler) -> None:
    """Log only answers that failed."""
    if handler.get_status() >= 500 and handler.get_status() != 503:
        logging.getLogger("tornado.access").error(
            "%d %s", handler.get_status(), handler.request.uri[:200]
        )
