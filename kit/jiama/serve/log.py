"""The log file: the owner's alone, bounded, and no line in it is written by a stranger."""

import contextlib
import logging
import os
import re
from pathlib import Path

LARGEST = 5_000_000  # bytes; then the file is put aside, and the one put aside before is gone
LONGEST = 20_000  # characters of one entry
# A kernel's name is all that one needs to speak to it.
_NAME = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
CONTINUED = "\n    | "


class Entry(logging.Formatter):
    """One line begins an entry; all others are marked as belonging to it."""

    def format(self, record):
        """Return the entry, without control characters and names of kernels."""
        return plain(super().format(record))


def plain(text: str) -> str:
    """Return a text that cannot pass for more than one entry, whatever a client put into it."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}\n…\n{text[-LONGEST // 2 :]}"
    text = _NAME.sub("(kernel)", text.replace("\r\n", "\n"))
    text = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    return text.rstrip("\n").replace("\n", CONTINUED)


class LogFile(logging.Handler):
    """Appends entries to a file that only its owner may read, and that stays small.

    The file is opened for each entry: kernels write to the same one, and any of them
    may put it aside.
    """

    def __init__(self, path: Path, form: str = "%(asctime)s %(name)s %(message)s"):
        super().__init__()
        self.path = path
        self.setFormatter(Entry(form))

    def emit(self, record):
        """Write an entry; where that cannot be, let it go."""
        try:
            append(self.path, self.format(record) + "\n")
        except OSError:
            return
        except Exception:
            self.handleError(record)


def append(path: Path, text: str) -> None:
    """Append a text, putting the file aside first where it has grown too large."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(OSError):  # Windows: another process has it open just now
        if path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    with os.fdopen(handle, "ab") as file:
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
        if os.fstat(handle).st_size <= 2 * LARGEST:
            file.write(text.encode("utf-8", "backslashreplace"))
