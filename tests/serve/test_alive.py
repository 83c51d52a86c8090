"""What a page hears when it asks whether anyone is there."""

import asyncio
import json
import os
import signal
from types import SimpleNamespace

import pytest
from jupyter_client import AsyncMultiKernelManager

from jiama.serve import alive


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_kernel_answers_is_silent_while_stopped_and_gone_when_it_ended(apart):
    async def body():
        manager = AsyncMultiKernelManager()
        kernel_id = await manager.start_kernel()
        kernel = manager.get_kernel(kernel_id)
        client = kernel.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        client.stop_channels()
        found = [await alive.kernel_state(manager, kernel_id)]
        os.kill(kernel.provisioner.pid, signal.SIGSTOP)
        found.append(await alive.kernel_state(manager, kernel_id))
        os.kill(kernel.provisioner.pid, signal.SIGCONT)
        found.append(await alive.kernel_state(manager, kernel_id))
        await manager.shutdown_kernel(kernel_id, now=True)
        found.append(await alive.kernel_state(manager, kernel_id))
        # Garbage with open sockets in it waits for them for ever.
        manager.context.destroy(linger=0)
        return found

    assert apart(body) == ["answers", "silent", "answers", "gone"]


def test_who_asks_a_thousand_times_at_once_is_answered_once(apart):
    class Socket(SimpleNamespace):
        async def write_message(self, text):
            self.told.append(json.loads(text))

    class Manager(dict):
        def get_kernel(self, _):
            return SimpleNamespace(is_alive=self.ended)

        async def ended(self):
            await asyncio.sleep(0.01)
            return False

    async def body():
        socket = Socket(kernel_manager=Manager(one=None), kernel_id="one", told=[])
        await asyncio.gather(*(alive.answer(socket) for _ in range(1000)))
        first = list(socket.told)
        await alive.answer(socket)
        return first, socket.told

    first, both = apart(body)
    assert first == [{"jiama": "gone"}]
    assert len(both) == 2
