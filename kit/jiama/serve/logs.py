"""Failures of cells that the kernel itself could not turn into a card."""

import logging

from jiama.view import faults

LOG = logging.getLogger("jiama")


def cell_fault(output: dict) -> str:
    """Log the trace of a failed cell and return the short code shown instead."""
    trace = "\n".join(output.get("traceback") or [output.get("evalue", "")])
    return faults.record(trace, "cell")
