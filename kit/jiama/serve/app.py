"""The Voila application: our template, start page and safe kernels, nothing from outside."""

import os
import shutil
import signal
import tempfile
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Thread, current_thread, main_thread

from jupyter_server.base.handlers import FileFindHandler
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import RedirectHandler
from traitlets import List, Unicode
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import (
    AllowListFileHandler,
    MultiStaticFileHandler,
    TemplateStaticFileHandler,
)
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from jiama.serve import clients, exporter, limits, logs, rendered, runtime
from jiama.serve.alive import AliveHandler
from jiama.serve.guard import GuardedApplication, Names
from jiama.serve.handlers import EndHandler, FileHandler, KernelSocket, LessonHandler
from jiama.serve.kernels import LessonKernels
from jiama.serve.network import Door
from jiama.serve.packed import PackedExtension, PackedShared, PackedTemplate
from jiama.serve.pages import FriendlyHandler, pages, title
from jiama.serve.room import SHORT, RoomHandler, ShortHandler
from jiama.serve.runtime import Runtime
from jiama.text import REFERENCE, translator

TEMPLATES = Path(__file__).parent / "templates"
OURS = {
    VoilaKernelWebsocketHandler: KernelSocket,
    TornadoVoilaHandler: LessonHandler,
    TornadoVoilaTreeHandler: rendered.StartHandler,
    AllowListFileHandler: FileHandler,
    VoilaShutdownKernelHandler: EndHandler,
    MultiStaticFileHandler: PackedShared,
    TemplateStaticFileHandler: PackedTemplate,
    FileFindHandler: PackedExtension,
    # No page asks for the folder's listing.
    VoilaContentsHandler: FriendlyHandler,
}
OUTSIDE = "0.0.0.0"


class LessonApp(Voila):
    """Voila with the lessons' template, start page and kernels."""

    name = "jiama"
    language = Unicode(REFERENCE).tag(config=True)
    doors: tuple[Door, ...] = ()  # the ways in for the room, the likeliest first
    own = List(Unicode(), help="Notebooks and folders that are listed besides.").tag(config=True)
    names = List(Unicode(), help="Names that the server answers to besides.").tag(config=True)
    config_file_paths = List(Unicode(), [])  # nobody's voila.json loosens what is set here
    announce: Callable[[], None] = staticmethod(lambda: None)
    fault = ""  # the code of what keeps kernels from starting: nothing is served then
    runtime: Runtime | None = None  # made where the command line has not made it

    def initialize(self, argv=None):
        """Set what a class needs; the command line can still change it."""
        self.runtime = self.runtime or runtime.prepare()
        self.update_config(safe_config(self.language, self.runtime.transport))
        self.connection_dir_root = str(self.runtime.folder)
        self.limits = limits.limits(limits.raise_files(), limits.memory(), os.cpu_count() or 1)
        self.config.LessonKernels.most = self.limits.kernels
        self.config.LessonKernels.most_starts = self.limits.starts
        super().initialize(argv if argv is not None else [])
        signal.signal(signal.SIGTERM, signal.SIG_DFL)  # Voila's waits for a loop; ours comes later

    def setup_template_dirs(self):
        """Put our templates before Voila's."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))
        resources = self.voila_configuration.config.VoilaConfiguration.resources
        resources["pages"] = pages(Path(self.root_dir))
        resources["title"] = partial(title, Path(self.root_dir), self.language)

    def init_settings(self):
        """Answer unknown addresses with a friendly page."""
        settings = super().init_settings()
        settings["default_handler_class"] = FriendlyHandler
        settings["jiama_language"] = self.language
        settings["jiama_doors"] = self.doors
        settings["jiama_port"] = self.port
        settings["jiama_home"] = Path(self.root_dir)
        settings["jiama_own"] = tuple(Path(place).absolute() for place in self.own)
        settings["log_function"] = logs.quiet
        settings["websocket_max_message_size"] = clients.LARGEST_MESSAGE
        return settings

    def init_handlers(self):
        """Swap in our own handlers, and serve the kit's own pages."""
        handlers = []
        logins = {handler for _, handler, *_ in self.identity_provider.get_handlers()}
        for address, handler, *options in super().init_handlers():
            if handler in logins:  # there is nothing to log in to
                continue
            ours = OURS.get(handler, handler)
            handlers.append((address, ours, *([] if ours is FriendlyHandler else options)))
        room = (rf"{self.server_url}jiama/room", RoomHandler)
        static = (rf"{self.server_url}{rendered.STATIC}", rendered.AppHandler)
        start = (rf"{self.server_url}index\.html", RedirectHandler, {"url": self.base_url})
        page = (rf"{self.server_url}{rendered.PAGES}", rendered.PageHandler)
        state = (rf"{self.server_url}jiama/alive/([0-9a-f-]+)", AliveHandler)
        # Behind all others: what nothing else answers may be a short address, typed.
        return [
            static,
            start,
            page,
            state,
            room,
            *handlers,
            (rf"{self.server_url}{SHORT}", ShortHandler),
        ]

    def start(self):
        """Begin to make the kit's own pages, and serve."""
        logs.divert(self.log)
        exporter.install()
        Thread(target=rendered.warm, args=(self.language,), daemon=True).start()
        self.connection_dir = tempfile.mkdtemp(prefix="voila_", dir=self.connection_dir_root)
        names = Names(self._announced, room=self.ip == OUTSIDE)
        self.app = GuardedApplication(names, **self.init_settings())
        self.app.add_handlers(".*$", self.init_handlers())
        self.listen()

    def _announced(self) -> set[str]:
        return {door.address for door in self.doors} | set(self.names)

    def listen(self):
        """Serve until told to stop; say so once the port is open and a kernel runs."""
        self.ioloop = loop = IOLoop.current()
        server = clients.GuardedServer(self.app, most=self.limits.connections)
        server.add_sockets(bind_sockets(self.port, self.ip))
        loop.add_callback(self._open)
        if current_thread() is main_thread():
            for kind in STOPPING:
                signal.signal(kind, partial(_stop, loop))
        try:
            loop.start()
        finally:
            server.stop()
            self.stop()

    async def _open(self) -> None:
        self.fault = await self.kernel_manager.first()
        if self.fault:
            self.ioloop.stop()
            return
        self.announce()
        if self.open_browser:
            self.launch_browser()

    def stop(self):
        """End the kernels and take their connection files away."""
        self.ioloop.run_sync(self.kernel_manager.end)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    def launch_browser(self):
        """Open the list of lessons in the machine's browser."""
        address = f"http://127.0.0.1:{self.port}{self.base_url}"
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()


# Windows has no hang-up.
STOPPING = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if os.name != "nt" else []))


def _stop(loop: IOLoop, *_) -> None:
    """End the loop in its own time: an exception would strike wherever the server just is."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a second Ctrl+C does not wait
    loop.asyncio_loop.call_soon_threadsafe(loop.stop)


def safe_config(language: str, transport: str = "tcp") -> Config:
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
        "fault": logs.cell_fault,
    }
    config.VoilaExecutor.allow_errors = True
    config.VoilaExecutor.timeout = 120
    config.VoilaConfiguration.multi_kernel_manager_class = LessonKernels
    config.KernelManager.transport = transport
    config.ConnectionFileMixin.transport = transport
    # A kernel that was started anew knows nothing of its page: it is reported dead instead.
    config.KernelRestarter.restart_limit = 0
    return config
