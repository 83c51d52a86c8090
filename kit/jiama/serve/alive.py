"""Whether the other side answers: a page asks over its websocket, or over HTTP if that fails."""

import asyncio
import contextlib
import json

import zmq.asyncio
from jupyter_server.base.handlers import JupyterHandler

ASKED = "jiama?"
PATIENCE = 0.8  # seconds: a heartbeat is answered by a thread that no computation holds up
ANSWERS, SILENT, GONE = "answers", "silent", "gone"


async def kernel_state(manager, kernel_id: str) -> str:
    """Return whether a kernel answers, is there but silent, or is gone."""
    if kernel_id not in manager:
        return GONE
    kernel = manager.get_kernel(kernel_id)
    if not await kernel.is_alive():
        return GONE
    # The heartbeat alone would do, were it not lost while a kernel is being started.
    socket = zmq.asyncio.Context.instance().socket(zmq.REQ)
    socket.linger = 0
    try:
        socket.connect(kernel._make_url("hb"))
        await socket.send(b"ping")
        await asyncio.wait_for(socket.recv(), PATIENCE)
    except (TimeoutError, zmq.ZMQError):
        return SILENT
    finally:
        socket.close()
    return ANSWERS


async def answer(socket) -> None:
    """Answer a page that asked over its websocket; while it waits, more asking adds nothing."""
    if getattr(socket, "answering", False):
        return
    socket.answering = True
    try:
        state = await kernel_state(socket.kernel_manager, socket.kernel_id)
        with contextlib.suppress(Exception):  # the page may have gone meanwhile
            await socket.write_message(json.dumps({"jiama": state}))
    finally:
        socket.answering = False


class AliveHandler(JupyterHandler):
    """Answers a page that asks over HTTP."""

    async def get(self, kernel_id):
        """Tell how a kernel is; that there is an answer tells how the server is."""
        self.set_header("Cache-Control", "no-store")
        self.finish({"jiama": await kernel_state(self.kernel_manager, kernel_id)})
