"""Kernels for lessons: some kept ready, and what they mutter goes to the log."""

import asyncio
import contextlib
import os
from collections import deque

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Float, Integer

from jiama.serve.logs import open_log
from jiama.view import faults

# What every lesson's first cell imports; importing it beforehand saves a trainee the wait.
WARM_UP = "import jiama.teach.lesson"
WARM_UP_SECONDS = 60
END_SECONDS = 20
KERNEL_BYTES = 80_000_000


def affordable(wanted: int) -> int:
    """Return how many kernels to keep ready: at most those a quarter of the memory holds."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows does not tell it this way
        memory = 4_000_000_000
    return min(wanted, memory // 4 // KERNEL_BYTES)


class LessonKernels(AsyncMappingKernelManager):
    """A kernel manager that keeps some kernels started, with the imports done.

    Any lesson can take any of them. The pool is refilled one kernel at a time,
    and only after a pause without new readers, so that those who are already at
    work keep their processor.
    """

    pool_size = Integer(0, help="Kernels to keep ready.").tag(config=True)
    refill_pause = Float(4.0, help="Seconds without a new reader before the pool is refilled.").tag(
        config=True
    )

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.ready: deque[str] = deque()
        self.fault = ""  # the code of what kept the pool from being filled
        self._filling: asyncio.Task | None = None
        self._last_taken = float("-inf")

    async def start_kernel(self, *, kernel_id=None, path=None, **kwargs):
        """Return a ready kernel's id, or start a new kernel."""
        if kernel_id is None and self.pool_size:
            self._last_taken = asyncio.get_running_loop().time()
            self.fill()
            while self.ready:
                taken = self.ready.popleft()
                if taken in self and await self.get_kernel(taken).is_alive():
                    return taken
        return await self._start(kernel_id=kernel_id, path=path, **kwargs)

    async def _start(self, **kwargs):
        with open_log() as log:
            return await super().start_kernel(**kwargs, stdout=log, stderr=log)

    def fill(self) -> None:
        """Fill the pool in the background, unless that is under way."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.ensure_future(self._fill())

    async def _fill(self) -> None:
        loop = asyncio.get_running_loop()
        while len(self.ready) < self.pool_size:
            wait = self._last_taken + self.refill_pause - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
                continue
            try:
                self.ready.append(await self._warm())
            except Exception as error:
                # Without a pool lessons still open, only later.
                self.fault = faults.report(error, "pool")
                return

    async def first(self) -> str:
        """Wait until a kernel stands ready; return the code of what kept it from that."""
        self.fill()
        while not (self.ready or self._filling.done()):
            await asyncio.sleep(0.05)
        return "" if self.ready else self.fault

    async def _warm(self) -> str:
        kernel_id = await self._start(path="")
        client = self.get_kernel(kernel_id).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=WARM_UP_SECONDS)
            await client.execute_interactive(
                WARM_UP, store_history=False, timeout=WARM_UP_SECONDS, output_hook=lambda _: None
            )
        finally:
            client.stop_channels()
        return kernel_id

    async def end(self) -> None:
        """End all kernels, also those that are just being started.

        A kernel that takes too long is left: it ends by itself when its server is gone.
        """
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._end(), END_SECONDS)

    async def _end(self) -> None:
        self.pool_size = 0
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)
        ids = [*self.list_kernel_ids(), *self._pending_kernels]
        ends = (self.shutdown_kernel(kernel_id, now=True) for kernel_id in dict.fromkeys(ids))
        await asyncio.gather(*ends, return_exceptions=True)

    async def cull_kernel_if_idle(self, kernel_id):
        """End a kernel that nobody uses, but not one that is kept ready."""
        if kernel_id not in self.ready:
            with contextlib.suppress(KeyError):
                await super().cull_kernel_if_idle(kernel_id)
