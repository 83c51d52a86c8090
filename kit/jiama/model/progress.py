"""A progress bar without words, for long computations at the command line."""

import time

_WIDTH = 40


class Bar:
    """Draw how much of a count is done, and the minutes still to go.

    Parameters
    ----------
    total : int
        Steps in all.
    stream : text stream or None
        Where to draw; nothing is drawn on None.
    """

    def __init__(self, total: int, stream):
        """Start the clock."""
        self._total, self._stream, self._done = max(total, 1), stream, 0
        self._start, self._drawn = time.monotonic(), 0.0

    def advance(self, steps: int = 1) -> None:
        """Count steps as done, and redraw at most five times a second."""
        self._done += steps
        now = time.monotonic()
        if self._stream is None or (now - self._drawn < 0.2 and self._done < self._total):
            return
        self._drawn = now
        share = min(self._done / self._total, 1)
        left = (now - self._start) * (1 - share) / max(share, 1e-9)
        full = round(share * _WIDTH)
        bar = "█" * full + "·" * (_WIDTH - full)
        minutes, seconds = divmod(round(left), 60)
        self._stream.write(f"\r{bar} {share:4.0%}  -{minutes}:{seconds:02d} ")
        self._stream.flush()

    def close(self) -> None:
        """End the line."""
        if self._stream is not None:
            self._stream.write("\n")
