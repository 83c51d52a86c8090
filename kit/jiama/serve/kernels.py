"""Kernels for lessons: some kept ready, as many as the machine holds, none without a page."""

import asyncio
import contextlib
from collections import Counter, deque
from dataclasses import dataclass
from functools import partial

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.ioloop import PeriodicCallback
from traitlets import Float, Integer

from jiama.serve import faults, limits
from jiama.serve.logs import Muttering
from jiama.serve.turns import Bucket, Turns

# What every lesson's first cell imports; importing it beforehand saves a trainee the wait.
WARM_UP = "import jiama.teach.lesson"
WARM_UP_SECONDS = 60
END_SECONDS = 20
FIRST_PAGE_SECONDS = 120  # until the page that was sent must have called
ALONE_SECONDS = 600  # that a kernel outlives its page: a phone that sleeps, a lost network
ALONE_BUSY_SECONDS = 30  # the same for one that goes on computing for nobody
ALONE_WANTED_SECONDS = 60  # the same where others wait for its place
SWEEP_SECONDS = 5
BACKLOG_BYTES = 4_000_000  # what is kept for a page that may come back
SOCKETS = 4  # of one kernel: a page that comes back before its old one was missed
MODEST = 12  # kernels that any address may have
STARTS, STARTS_A_SECOND = 40, 0.5  # of one address


def affordable(wanted: int) -> int:
    """Return how many kernels to keep ready: at most those a quarter of the memory holds."""
    return min(wanted, limits.memory() // 4 // limits.KERNEL_BYTES)


@dataclass
class Use:
    """Whose a kernel is, and since when it has had no page; None while it has one."""

    address: str
    alone: float | None = None
    allowed: float = FIRST_PAGE_SECONDS


class Backlog(list):
    """Messages kept for a page that is away, until they are too many."""

    def __init__(self, overflow):
        super().__init__()
        self.size, self.overflow = 0, overflow

    def append(self, entry):
        """Keep a message."""
        super().append(entry)
        self.size += sum(len(part) for part in entry[1])
        if self.size > BACKLOG_BYTES:
            self.clear()
            self.overflow()


class LessonKernels(AsyncMappingKernelManager):
    """A kernel manager that keeps some kernels started, with the imports done.

    Any lesson can take any of them. The pool is refilled one kernel at a time,
    and only after a pause without new readers, so that those who are already at
    work keep their processor. What the machine cannot hold waits its turn.
    """

    pool_size = Integer(0, help="Kernels to keep ready.").tag(config=True)
    refill_pause = Float(4.0, help="Seconds without a new reader before the pool is refilled.").tag(
        config=True
    )
    most = Integer(limits.MOST_KERNELS, help="Kernels at a time.").tag(config=True)
    most_starts = Integer(3, help="Kernels that start at a time.").tag(config=True)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.ready: deque[str] = deque()
        self.fault = ""  # the code of what kept the pool from being filled
        self.uses: dict[str, Use] = {}
        self.sockets: Counter[str] = Counter()
        self.coming: dict[object, str] = {}  # who was let in and has no kernel yet, and from where
        self._tasks: set[asyncio.Future] = set()
        self._filling: asyncio.Task | None = None
        self._sweeper: PeriodicCallback | None = None
        self._muttering: Muttering | None = None
        self._last_taken = float("-inf")
        self._clock = lambda: asyncio.get_running_loop().time()
        self.turns = Turns(self._clock)
        self._haste: dict[str, Bucket] = {}

    def ask(self, who: object, ticket: str, address: str) -> tuple[str, int | None]:
        """Return a ticket and the seconds to wait; none to wait where a kernel may be taken now.

        Parameters
        ----------
        who
            Who asks; a place is kept for it until it is taken by `hand_out` or given up.
        ticket
            What the browser showed, see `Turns`.
        address
            Where it asks from.
        """
        holders = [*(use.address for use in self.uses.values()), *self.coming.values()]
        free = 0
        if limits.fair(holders.count(address), len(holders), self.most, MODEST):
            at_once = len(self.ready) + self.most_starts - len(self.coming)
            free = min(at_once, self.most - len(holders))
        ticket, before = self.turns.ask(ticket, address, free)
        if before < free and self._unhurried(address):
            self.coming[who] = address
            return ticket, None
        return ticket, self.turns.seconds(before, self.most_starts)

    def give_up(self, who: object) -> None:
        """Give up the place that was kept, if it still is."""
        self.coming.pop(who, None)

    @property
    def full(self) -> bool:
        """Whether a place must become free before anyone can be let in."""
        return self._held() >= self.most

    def _held(self) -> int:
        return len(self.uses) + len(self.coming)

    def _unhurried(self, address: str) -> bool:
        if len(self._haste) > 1000:
            self._haste.clear()
        bucket = self._haste.setdefault(address, Bucket(STARTS, STARTS_A_SECOND, self._clock))
        return bucket.may()

    async def hand_out(self, who: object, address: str, **kwargs) -> str:
        """Return the id of a kernel that is from now on this address's."""
        begun = self._clock()
        starting = asyncio.ensure_future(self.start_kernel(**kwargs))
        try:
            # A start that is broken off half-way would leave a program nobody knows of.
            kernel_id = await asyncio.shield(starting)
        except asyncio.CancelledError:
            starting.add_done_callback(self._not_wanted)
            raise
        if self._clock() - begun > 0.5:  # it was not one of those kept ready
            self.turns.took(self._clock() - begun)
        self.uses[kernel_id] = Use(address)
        self.give_up(who)
        return kernel_id

    def _not_wanted(self, started: asyncio.Future) -> None:
        if not started.cancelled() and started.exception() is None:
            self._soon(self.drop, started.result())

    def shown(self, kernel_id: str) -> None:
        """Take note that a page was sent: from now on the kernel is looked after."""
        use = self.uses.get(kernel_id)
        if use is not None and not self.sockets[kernel_id]:
            use.alone = self._clock()

    async def drop(self, kernel_id: str) -> None:
        """End a kernel that nobody needs any more, however it is."""
        if kernel_id in self:
            with contextlib.suppress(Exception):
                await self.shutdown_kernel(kernel_id, now=True)
        self._forget(kernel_id)

    async def start_kernel(self, *, kernel_id=None, path=None, **kwargs):
        """Return a ready kernel's id, or start a new kernel; `cwd` makes it one of its own."""
        if kernel_id is None and self.pool_size and "cwd" not in kwargs:
            self._last_taken = self._clock()
            self.fill()
            while self.ready:
                taken = self.ready.popleft()
                if taken in self and await self.get_kernel(taken).is_alive():
                    return taken
        own = {} if "cwd" in kwargs else {"path": path}
        return await self._start(kernel_id=kernel_id, **own, **kwargs)

    async def _start(self, **kwargs):
        if self._muttering is None:
            self._muttering = Muttering()
        if self._sweeper is None:
            self._sweeper = PeriodicCallback(self.sweep, 1000 * SWEEP_SECONDS)
            self._sweeper.start()
        end = self._muttering.end
        return await super().start_kernel(**kwargs, stdout=end, stderr=end)

    def fill(self) -> None:
        """Fill the pool in the background, unless that is under way."""
        if self._filling is None or self._filling.done():
            self._filling = asyncio.ensure_future(self._fill())

    async def _fill(self) -> None:
        loop = asyncio.get_running_loop()
        while len(self.ready) < self.pool_size and len(self.ready) + self._held() < self.most:
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
        except BaseException:
            await self.drop(kernel_id)
            raise
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
        if self._sweeper is not None:
            self._sweeper.stop()
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)
        ids = [*self.list_kernel_ids(), *self._pending_kernels]
        ends = (self.shutdown_kernel(kernel_id, now=True) for kernel_id in dict.fromkeys(ids))
        await asyncio.gather(*ends, return_exceptions=True)

    def notify_connect(self, kernel_id):
        """Notice a page at a kernel."""
        super().notify_connect(kernel_id)
        if kernel_id in self.uses:
            self.uses[kernel_id].alone = None

    def notify_disconnect(self, kernel_id):
        """Notice that a page has gone; it may come back."""
        super().notify_disconnect(kernel_id)
        use = self.uses.get(kernel_id)
        if use is not None and self._kernel_connections.get(kernel_id, 0) <= 0:
            use.alone, use.allowed = self._clock(), ALONE_SECONDS

    def start_buffering(self, kernel_id, session_key, channels):
        """Keep what a kernel says for a page that is away, but not without limit."""
        super().start_buffering(kernel_id, session_key, channels)
        if kernel_id in self._kernel_buffers:
            overflow = partial(self._soon, self.drop, kernel_id)
            self._kernel_buffers[kernel_id]["buffer"] = Backlog(overflow)

    def _soon(self, what, *args) -> None:
        task = asyncio.ensure_future(what(*args))
        self._tasks.add(task)  # the loop itself keeps no task alive
        task.add_done_callback(self._tasks.discard)

    async def sweep(self) -> None:
        """End the kernels that have had no page for too long, busy or not."""
        now = self._clock()
        wanted = ALONE_WANTED_SECONDS if self.full and self.turns.anyone else ALONE_SECONDS
        for kernel_id, use in list(self.uses.items()):
            if kernel_id not in self:
                self._forget(kernel_id)
            elif use.alone is not None:
                busy = self.get_kernel(kernel_id).execution_state == "busy"
                allowed = min(use.allowed, wanted, ALONE_BUSY_SECONDS if busy else wanted)
                if now - use.alone > allowed:
                    await self.drop(kernel_id)

    def remove_kernel(self, kernel_id):
        """Forget a kernel that has ended, and take its connection file away."""
        kernel = super().remove_kernel(kernel_id)
        self._forget(kernel_id)
        if kernel is not None:
            kernel.cleanup_connection_file()
        return kernel

    def _forget(self, kernel_id: str) -> None:
        self.uses.pop(kernel_id, None)
        self._kernel_connections.pop(kernel_id, None)
