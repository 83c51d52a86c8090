"""The Voila application: our template, start page and safe kernels, nothing from outside."""

import os
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from tornado.ioloop import IOLoop
from tornado.web import StaticFileHandler
from traitlets import Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from jiama.serve.logs import cell_fault
from jiama.serve.pages import FriendlyHandler, StartHandler
from jiama.text import REFERENCE, translator
from jiama.view import bundle

TEMPLATES = Path(__file__).parent / "templates"
PROTOCOL = "v1.kernel.websocket.jupyter.org"
IDLE_SECONDS = 1800
CULL_EVERY = 120


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
        """Pass a message on, once the protocol is agreed."""
        if self.selected_subprotocol == PROTOCOL:
            super().on_message(ws_message)


class BundleHandler(StaticFileHandler):
    """The chart bundle, whose name changes with its content: browsers keep it."""

    def set_extra_headers(self, path):
        """Let browsers keep the file for a year."""
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")


class LessonApp(Voila):
    """Voila with the lessons' template and start page."""

    name = "jiama"
    language = Unicode(REFERENCE).tag(config=True)
    announce: Callable[[], None] = staticmethod(lambda: None)

    def initialize(self, argv=None):
        """Set what a class needs; the command line can still change it."""
        self.update_config(safe_config(self.language))
        super().initialize(argv if argv is not None else [])

    def setup_template_dirs(self):
        """Put our templates before Voila's."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))

    def init_settings(self):
        """Answer unknown addresses with a friendly page."""
        settings = super().init_settings()
        settings["default_handler_class"] = FriendlyHandler
        settings["jiama_language"] = self.language
        settings["log_function"] = quiet
        return settings

    def init_handlers(self):
        """Swap in our start page and socket, and serve the chart bundle."""
        ours = {VoilaKernelWebsocketHandler: KernelSocket, TornadoVoilaTreeHandler: StartHandler}
        handlers = [
            (entry[0], ours.get(entry[1], entry[1]), *entry[2:])
            for entry in super().init_handlers()
        ]
        static = (
            rf"{self.server_url}jiama/static/(vega-[0-9a-f]+\.js)",
            BundleHandler,
            {"path": str(bundle.folder())},
        )
        return [static, *handlers]

    def start(self):
        """Make the chart bundle where it is missing, then serve."""
        bundle.ensure()
        super().start()

    def listen(self):
        """Say so once the port is open."""
        IOLoop.current().add_callback(self.announce)
        super().listen()

    def launch_browser(self):
        """Open the list of lessons in the machine's browser."""
        address = f"http://127.0.0.1:{self.port}{self.base_url}"
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def quiet(handler):
    """Log only answers that failed."""
    if handler.get_status() >= 500:
        handler.application.settings["jiama"].log.error(
            "%d %s", handler.get_status(), handler.request.uri
        )


def safe_config(language: str) -> Config:
    """Return what every start needs: our template, no source code, kernels that end."""
    config = Config()
    config.VoilaConfiguration.template = "lab"
    config.VoilaConfiguration.theme = "light"
    config.VoilaConfiguration.strip_sources = True
    # Errors reach the template, which logs the trace and shows a card with a code.
    config.VoilaConfiguration.show_tracebacks = True
    config.VoilaConfiguration.file_allowlist = [r"(?!)"]
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.resources = {
        "tr": translator(language),
        "fault": cell_fault,
        "language_code": language,
    }
    config.VoilaExecutor.allow_errors = True
    config.VoilaExecutor.timeout = 120
    config.MappingKernelManager.cull_idle_timeout = IDLE_SECONDS
    config.MappingKernelManager.cull_interval = CULL_EVERY
    config.MappingKernelManager.cull_connected = False
    if os.name != "nt":
        config.KernelManager.transport = "ipc"
        config.ConnectionFileMixin.transport = "ipc"
    return config
