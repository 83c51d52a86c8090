"""What answers requests: lessons, the kernels' websocket, files."""

import asyncio

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from jiama.serve import alive
from jiama.serve.pages import write_friendly
from jiama.view import faults

PROTOCOL = "v1.kernel.websocket.jupyter.org"
HEARTBEAT = "<script>window.voila_heartbeat()</script>"
# Heartbeats of 10 s: longer than a cell may take, so only a dead kernel is silent for so long.
SILENT_BEATS = 15
CLOSED = (StreamClosedError, WebSocketClosedError)


class LessonHandler(TornadoVoilaHandler):
    """A lesson's page, which always ends: with the lesson, or with a friendly card."""

    async def get(self, path=None):
        """Send the page in parts, as cells finish."""
        silent = 0
        try:
            async for part in self.get_generator(path=path):
                silent = silent + 1 if part.strip() == HEARTBEAT else 0
                if silent > SILENT_BEATS:
                    raise TimeoutError(f"no sign of life while rendering {path}")
                self.write(part)
                self.flush()
        except CLOSED:
            return
        except Exception as error:
            if not self._headers_written:
                raise
            self._finish_with_card(error)

    def redirect_to_file(self, path):
        """Refuse what is no notebook."""
        raise HTTPError(404)

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)

    def _finish_with_card(self, error: Exception) -> None:
        card = faults.card(faults.report(error, "page"), self.settings["jiama_language"])
        self.finish(f"{card}<script>jiamaLoading.failed()</script>")


class KernelSocket(VoilaKernelWebsocketHandler):
    """A kernel's websocket that speaks one protocol only.

    Voila reads every binary message as version 1 of the protocol; a client that
    has not agreed on it would send the server round a loop of any length.
    """

    async def open(self, kernel_id):
        """Refuse a client that does not speak the protocol."""
        if self.selected_subprotocol != PROTOCOL:
            self.close(1002, "unknown protocol")
            return
        await super().open(kernel_id)

    def on_message(self, ws_message):
        """Pass a message on, or answer a page that asks whether anyone is there."""
        if ws_message == alive.ASKED:
            asyncio.ensure_future(alive.answer(self))  # noqa: RUF006
        elif self.selected_subprotocol == PROTOCOL:
            super().on_message(ws_message)


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
            await super().post(kernel_id)


class FileHandler(AllowListFileHandler):
    """Files of the lessons' folder: none may be fetched."""

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)
