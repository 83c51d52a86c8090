"""Kernels that are kept ready."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from traitlets.config import Config

from jiama.serve.kernels import (
    ALONE_BUSY_SECONDS,
    ALONE_SECONDS,
    ALONE_WANTED_SECONDS,
    BACKLOG_BYTES,
    FIRST_PAGE_SECONDS,
    Backlog,
    LessonKernels,
)


@pytest.fixture
def use(tmp_path, monkeypatch, apart):
    """A function that runs ``body(kernels)`` with a pool of one, and ends all kernels."""
    monkeypatch.setenv("JIAMA_LOG", str(tmp_path / "log.txt"))

    def run(body, **more):
        async def inside():
            kernels = LessonKernels(pool_size=1, refill_pause=0.2, root_dir=str(tmp_path), **more)
            try:
                return await body(kernels)
            finally:
                if kernels._filling:
                    await kernels._filling
                await kernels.shutdown_all()
                # Garbage with open sockets in it waits for them for ever.
                kernels.context.destroy(linger=0)

        return apart(inside)

    return run


def test_a_ready_kernel_is_handed_out_and_replaced(use):
    async def body(kernels):
        kernels.fill()
        await kernels._filling
        ready = list(kernels.ready)
        taken = await kernels.start_kernel(kernel_name="python3", path="")
        await kernels._filling
        return ready, taken, list(kernels.ready), kernels.list_kernel_ids()

    ready, taken, after, known = use(body)
    assert [taken] == ready
    assert len(after) == 1
    assert taken not in after
    assert {taken, *after} == set(known)


def test_without_a_ready_kernel_a_new_one_is_started(use):
    async def body(kernels):
        taken = await kernels.start_kernel(kernel_name="python3", path="")
        return taken in kernels, list(kernels.ready)

    assert use(body) == (True, [])


def test_a_ready_kernel_that_died_is_not_handed_out(use):
    async def body(kernels):
        kernels.fill()
        await kernels._filling
        dead = kernels.ready[0]
        await kernels.shutdown_kernel(dead, now=True)
        return dead, await kernels.start_kernel(kernel_name="python3", path="")

    dead, taken = use(body)
    assert taken != dead


def _later(kernels, seconds):
    """Let time pass for the kernels."""
    clock = kernels._clock
    kernels._clock = lambda: clock() + seconds


def test_a_kernel_whose_page_never_called_ends_but_those_kept_ready_stay(use):
    async def body(kernels):
        kernels.fill()
        await kernels._filling
        used = await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        await kernels._filling
        kernels.shown(used)
        await kernels.sweep()
        before = used in kernels
        _later(kernels, FIRST_PAGE_SECONDS + 1)
        await kernels.sweep()
        return used, before, list(kernels.ready), kernels.list_kernel_ids()

    used, before, ready, known = use(body)
    assert before
    assert used not in known
    assert known == ready


def test_a_kernel_that_computes_for_nobody_ends_sooner_than_an_idle_one(use):
    async def body(kernels):
        ids = [await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="") for _ in "12"]
        for kernel_id in ids:
            kernels.notify_connect(kernel_id)
            kernels.notify_disconnect(kernel_id)
        kernels.get_kernel(ids[0]).execution_state = "busy"
        kernels.get_kernel(ids[1]).execution_state = "idle"
        _later(kernels, ALONE_BUSY_SECONDS + 1)
        await kernels.sweep()
        return [kernel_id in kernels for kernel_id in ids]

    assert use(body) == [False, True]


def test_a_kernel_with_a_page_is_kept_however_long(use):
    async def body(kernels):
        used = await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        kernels.shown(used)
        kernels.notify_connect(used)
        _later(kernels, 10 * ALONE_SECONDS)
        await kernels.sweep()
        return used in kernels

    assert use(body)


def test_who_breaks_off_during_the_start_leaves_no_kernel(use):
    async def body(kernels):
        kernels.pool_size = 0
        asking = asyncio.ensure_future(
            kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        )
        while not kernels._pending_kernels:
            await asyncio.sleep(0)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        for _ in range(600):
            await asyncio.sleep(0.1)
            if not kernels._pending_kernels and not kernels.list_kernel_ids():
                break
        return asking.cancelled(), kernels.list_kernel_ids(), kernels.uses

    assert use(body) == (True, [], {})


def test_where_all_places_are_taken_the_next_waits_until_one_is_free(use):
    async def body(kernels):
        kernels.pool_size, kernels.most = 0, 1
        first = await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        ticket, wait = kernels.ask(2, "", "5.6.7.8")
        full = kernels.full
        await kernels.drop(first)
        then = kernels.ask(2, ticket, "5.6.7.8")[1]
        after = kernels.full
        kernels.give_up(2)
        return wait, full, then, after, kernels.full

    wait, full, then, after, given_up = use(body)
    assert wait >= 2
    assert full
    assert then is None
    assert after  # a place is kept for whom was let in
    assert not given_up


def test_a_page_that_is_away_keeps_its_place_for_less_long_where_others_wait(use):
    async def body(kernels):
        kernels.pool_size, kernels.most = 0, 1
        used = await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        kernels.notify_connect(used)
        kernels.notify_disconnect(used)
        _later(kernels, ALONE_WANTED_SECONDS + 1)
        await kernels.sweep()
        before = used in kernels
        kernels.ask(2, "", "5.6.7.8")
        await kernels.sweep()
        return before, used in kernels

    assert use(body) == (True, False)


def test_those_who_ask_at_the_same_moment_are_not_let_in_together(use):
    async def body(kernels):
        kernels.pool_size, kernels.most, kernels.most_starts = 0, 5, 3
        waits = [kernels.ask(i, "", f"10.0.0.{i}")[1] for i in range(80)]
        return [i for i, wait in enumerate(waits) if wait is None]

    assert use(body) == [0, 1, 2]


def test_messages_kept_for_a_page_that_is_away_are_not_kept_without_limit():
    ends = []
    backlog = Backlog(lambda: ends.append(1))
    for _ in range(BACKLOG_BYTES // 1000):
        backlog.append(("iopub", [b"x" * 1000]))
    assert ends == []
    backlog.append(("iopub", [b"x"]))
    assert ends == [1]
    assert list(backlog) == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_kernel_that_is_killed_is_gone_and_its_connection_file_too(use, tmp_path):
    async def body(kernels):
        kernels.pool_size = 0
        used = await kernels.hand_out(1, "1.2.3.4", kernel_name="python3", path="")
        kernel = kernels.get_kernel(used)
        process = kernel.provisioner.pid
        os.kill(process, signal.SIGKILL)
        for _ in range(600):
            await asyncio.sleep(0.1)
            if used not in kernels:
                break
        return used in kernels, kernels.list_kernel_ids(), Path(kernel.connection_file).exists()

    config = Config()
    config.KernelRestarter.restart_limit = 0
    assert use(body, config=config) == (False, [], False)
