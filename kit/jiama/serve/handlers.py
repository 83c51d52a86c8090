"""What answers requests: lessons, the kernels' websocket, files."""

import asyncio
import time

from jupyter_server.services.contents.largefilemanager import LargeFileManager
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.iostream import StreamBufferFullError, StreamClosedError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.notebook_renderer import NotebookRenderer
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.utils import get_page_config

from jiama.serve import alive, faults, frames
from jiama.serve.guard import from_elsewhere
from jiama.serve.kernels import SOCKETS
from jiama.serve.pages import listed, write_elsewhere, write_friendly, write_waiting
from jiama.serve.turns import Bucket

BEAT_SECONDS = 10
HEARTBEAT = "<script>window.voila_heartbeat()</script>\n"
# Heartbeats: longer than a cell may take, so only a dead kernel is silent for so long.
SILENT_BEATS = 15
TURN = "jiama-turn"
# Messages of one page: so many at once, so many a second, so many that the kernel has not done.
BURST, A_SECOND, UNDONE = 200, 50, 64
BURST_BYTES, BYTES_A_SECOND = 8_000_000, 1_000_000
CLOSED = (StreamClosedError, WebSocketClosedError)


class LessonHandler(TornadoVoilaHandler):
    """A lesson's page, which always ends: with the lesson, or with a friendly card.

    Who breaks off takes the kernel along; who finds none free gets a page that asks again.
    """

    _page: asyncio.Future | None = None

    async def get(self, path=None):
        """Send the page in parts, as cells finish."""
        book = listed(self.settings["jiama_home"], self.settings["jiama_own"]).get(path)
        if book is None:
            raise HTTPError(404)
        if from_elsewhere(self.request):
            write_elsewhere(self)
            return
        kernels, address = self.kernel_manager, self.request.remote_ip
        ticket, wait = kernels.ask(self, self.get_cookie(TURN, ""), address)
        if wait is not None:
            self.set_cookie(TURN, ticket, httponly=True, samesite="Lax", path=self.base_url)
            write_waiting(self, wait, kernels.full)
            return
        self._page = asyncio.ensure_future(self._send(book))
        try:
            await self._page
        except (asyncio.CancelledError, *CLOSED):
            return
        finally:
            kernels.give_up(self)

    def on_connection_close(self):
        """End what was begun for a reader who has gone."""
        if self._page is not None:
            self._page.cancel()
        super().on_connection_close()

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)

    async def _send(self, book) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        renderer = self._renderer(book)
        await renderer.initialize()
        kernels, address = self.kernel_manager, self.request.remote_ip
        own = {} if book.parent == self.settings["jiama_home"] else {"cwd": str(book.parent)}
        name = renderer.notebook.metadata.kernelspec.name
        kernel_id = await kernels.hand_out(self, address, kernel_name=name, **own)
        try:
            await self._send_parts(renderer, kernel_id)
        except BaseException as error:
            if hasattr(renderer, "executor"):
                renderer.executor.kc.stop_channels()
            await asyncio.shield(asyncio.ensure_future(kernels.drop(kernel_id)))
            if isinstance(error, (asyncio.CancelledError, *CLOSED)) or not self._headers_written:
                raise
            self._finish_with_card(error)
        else:
            kernels.shown(kernel_id)

    def _renderer(self, book) -> NotebookRenderer:
        about = {
            "base_url": self.base_url,
            "settings": self.settings,
            "log": self.log,
            "voila_configuration": self.voila_configuration,
        }
        return NotebookRenderer(
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.traitlet_config,
            notebook_path=book.name,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=LargeFileManager(root_dir=str(book.parent)),
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=get_page_config(**about),
            mathjax_config=self.settings.get("mathjax_config"),
            mathjax_url=self.settings.get("mathjax_url"),
        )

    async def _send_parts(self, renderer: NotebookRenderer, kernel_id: str) -> None:
        kernel = self.kernel_manager.get_kernel(kernel_id)
        future = asyncio.ensure_future(_made(kernel))
        parts = renderer.generate_content_generator(kernel_id, future)
        while True:
            coming = asyncio.ensure_future(anext(parts, None))
            try:
                part = await self._beating(coming)
            finally:
                coming.cancel()
            if part is None:
                return
            self.write(part[0])
            await self.flush()

    async def _beating(self, coming: asyncio.Future):
        """Wait for the next part, and tell the page meanwhile that it is still being made."""
        for _ in range(SILENT_BEATS):
            done, _ = await asyncio.wait({coming}, timeout=BEAT_SECONDS)
            if done:
                return coming.result()
            self.write(HEARTBEAT)
            await self.flush()
        raise TimeoutError("no sign of life while rendering")

    def _finish_with_card(self, error: Exception) -> None:
        card = faults.card(faults.report(error, "page"), self.settings["jiama_language"])
        self.finish(f"{card}<script>jiamaLoading.failed()</script>")


async def _made(kernel):
    return kernel


class KernelSocket(KernelWebsocketHandler):
    """A kernel's websocket that speaks one protocol, reads only what is well-formed, and waits.

    A page that sends faster than its kernel works is read no faster than that: what it sends
    then waits in its own browser, not here.
    """

    async def get(self, kernel_id):
        """Refuse what is no kernel, and more pages than a kernel has."""
        kernels = self.kernel_manager
        if kernel_id not in kernels:
            raise HTTPError(404)
        if kernels.sockets[kernel_id] >= SOCKETS:
            raise HTTPError(503)
        self._undone = 0.0
        self._messages = Bucket(BURST, A_SECOND, time.monotonic)
        self._bytes = Bucket(BURST_BYTES, BYTES_A_SECOND, time.monotonic)
        kernels.sockets[kernel_id] += 1
        try:
            await super().get(kernel_id)
        finally:
            kernels.sockets[kernel_id] -= 1
            if not kernels.sockets[kernel_id]:
                del kernels.sockets[kernel_id]

    async def open(self, kernel_id):
        """Refuse a client that does not speak the protocol."""
        if self.selected_subprotocol != frames.PROTOCOL:
            self.close(1002, "unknown protocol")
            return
        await super().open(kernel_id)

    async def on_message(self, ws_message):
        """Pass a message on: once it is in order, and once its turn has come."""
        if ws_message == alive.ASKED:  # a page asks whether anyone is there
            await asyncio.sleep(self._messages.need())
            await alive.answer(self)
            return
        try:
            if self.selected_subprotocol != frames.PROTOCOL:
                raise frames.BadFrame("protocol")
            frames.checked(ws_message)
        except frames.BadFrame:
            self.close(1002, "malformed message")
            return
        await self._turn(len(ws_message))
        if self.ws_connection is not None and not self.ws_connection.is_closing():
            super().on_message(ws_message)

    async def _turn(self, size: int) -> None:
        wait = max(self._messages.need(), self._bytes.need(size))
        if wait:
            await asyncio.sleep(wait)
        idle = 0
        while self._undone >= UNDONE and self.ws_connection is not None:
            if self.connection.kernel_id not in self.kernel_manager:
                return
            # Not every message is answered by a word that it is done.
            idle = idle + 1 if self.connection.kernel_manager.execution_state == "idle" else 0
            if idle > 3:
                self._undone = 0.0
            await asyncio.sleep(0.05)
        self._undone += 1

    def write_message(self, message, binary=False):
        """Pass on what the kernel says, but not the code that it runs."""
        kind = frames.header_of(message).get("msg_type") if isinstance(message, bytes) else None
        if kind == "execute_input":
            return None
        if kind == "status":  # two for each message: busy, and idle again
            self._undone = max(0.0, self._undone - 0.5)
        try:
            return super().write_message(message, binary)
        except StreamBufferFullError:  # a page that takes nothing any more
            self.ws_connection.stream.close()
            return None


class EndHandler(VoilaShutdownKernelHandler):
    """Ends the kernel of a page that is being left.

    The page says so while it unloads and has no cookie to prove where it comes
    from; that it knows the kernel's random name is proof enough.
    """

    def check_xsrf_cookie(self):
        """Ask for no cookie."""

    async def post(self, kernel_id):
        """End the kernel, unless it has ended already."""
        if kernel_id in self.kernel_manager:
            await self.kernel_manager.drop(kernel_id)
        self.set_status(204)
        self.finish()


class FileHandler(AllowListFileHandler):
    """Files of the lessons' folder: none may be fetched."""

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)
