"""How much the server takes on: files, kernels, connections. All follow from the machine."""

import contextlib
import os
from dataclasses import dataclass

RESERVE = 120  # files for the server itself, its log, its scripts
KERNEL_FILES = 30  # 20 measured with its page open, 23 while its cells run
KERNEL_BYTES = 80_000_000
WANTED_FILES = 16_384
MOST_KERNELS = 200
MEMORY = 4_000_000_000  # of a machine that does not tell


@dataclass(frozen=True)
class Limits:
    """What the server takes on at a time."""

    kernels: int
    starts: int
    connections: int


def raise_files(wanted: int = WANTED_FILES) -> int:
    """Raise the number of files that this process may open; return what it may now."""
    try:
        import resource
    except ImportError:  # Windows counts otherwise, and far higher
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    aims = (wanted, 10_240) if hard == unlimited else (min(wanted, hard),)  # macOS: OPEN_MAX
    for aim in aims:
        if soft != unlimited and soft < aim:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (aim, hard))
                soft = aim
    return wanted if soft == unlimited else soft


def memory() -> int:
    """Return the machine's memory in bytes."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows does not tell it this way
        return MEMORY


def limits(files: int, bytes_: int, processors: int) -> Limits:
    """Return what a machine can take on.

    Half of the files go to kernels and half to connections; kernels take two thirds of the
    memory at most, and as many start at a time as there are processors, and one.
    """
    free = max(files - RESERVE, KERNEL_FILES)
    by_files, by_memory = free // 2 // KERNEL_FILES, bytes_ * 2 // 3 // KERNEL_BYTES
    kernels = max(1, min(by_files, by_memory, MOST_KERNELS))
    return Limits(kernels, min(processors + 1, kernels), max(free // 2, 32))


def fair(own: int, everyone: int, most: int, modest: int) -> bool:
    """Return whether one address may have one more.

    A modest share is anyone's; beyond it one address may take places only while a third of
    them stay free for others. A class behind one router is one address, too.
    """
    return everyone < most and (own < modest or everyone < most * 2 // 3)
