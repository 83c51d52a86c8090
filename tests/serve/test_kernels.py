"""Kernels that are kept ready."""

import asyncio

import pytest

from jiama.serve.kernels import LessonKernels


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


def test_idle_kernels_end_but_those_kept_ready_stay(use):
    async def body(kernels):
        kernels.fill()
        await kernels._filling
        used = await kernels.start_kernel(kernel_name="python3", path="")
        await kernels._filling
        await asyncio.sleep(1.5)
        for kernel_id in list(kernels.list_kernel_ids()):
            await kernels.cull_kernel_if_idle(kernel_id)
        return used, list(kernels.ready), kernels.list_kernel_ids()

    used, ready, known = use(body, cull_idle_timeout=1)
    assert used not in known
    assert known == ready
