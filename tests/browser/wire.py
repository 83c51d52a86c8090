"""A wire between browser and server that can be cut, frozen, or made to swallow websockets."""

import asyncio
import threading
from contextlib import contextmanager, suppress


class Wire:
    """Carries bytes to a port while ``mode`` is ``"open"``.

    ==============  ==========================================================================
    mode            what happens
    ==============  ==========================================================================
    ``"open"``      everything is carried
    ``"cut"``       connections that are open are closed, new ones are refused
    ``"frozen"``    nothing is carried and nothing is closed
    ``"half"``      websockets that are open are frozen; everything new is carried
    ``"swallow"``   a request for a websocket is taken and never answered
    ==============  ==========================================================================
    """

    def __init__(self, port: int):
        self.port, self.mode, self._target = 0, "open", port
        self._loop = asyncio.new_event_loop()
        self._links: set[_Link] = set()

    def set(self, mode: str) -> None:
        """Change the mode, for connections that are open as well."""
        self._loop.call_soon_threadsafe(self._set, mode)

    def _set(self, mode: str) -> None:
        self.mode = mode
        for link in list(self._links):
            if mode == "cut":
                link.close()
            elif mode == "half" and link.socket:
                link.dead = True

    async def _serve(self, reader, writer) -> None:
        if self.mode == "cut":
            writer.close()
            return
        link = _Link(self, reader, writer)
        self._links.add(link)
        with suppress(OSError):
            await link.run(self._target)
        self._links.discard(link)

    async def _start(self) -> None:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]

    def run(self, started: threading.Event) -> None:
        """Carry until the process ends."""
        self._loop.run_until_complete(self._start())
        started.set()
        self._loop.run_forever()

    def stop(self) -> None:
        """Let go of everything."""
        self.set("cut")
        self._loop.call_soon_threadsafe(self._loop.stop)


class _Link:
    def __init__(self, wire: Wire, reader, writer):
        self.wire, self.socket, self.dead = wire, False, False
        self.ends = [(reader, writer)]

    async def run(self, port: int) -> None:
        first = await self.ends[0][0].read(65536)
        self.socket = b"upgrade: websocket" in first.lower()
        if self.socket and self.wire.mode == "swallow":
            self.dead = True
        await self._thaw()
        there = await asyncio.open_connection("127.0.0.1", port)
        self.ends.append(there)
        there[1].write(first)
        here = self.ends[0]
        await asyncio.gather(self._carry(here[0], there[1]), self._carry(there[0], here[1]))

    async def _carry(self, reader, writer) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                if b"upgrade: websocket" in data.lower():
                    self.socket = True
                    self.dead = self.wire.mode == "swallow"
                await self._thaw()
                writer.write(data)
                await writer.drain()
        writer.close()

    async def _thaw(self) -> None:
        while self.dead or self.wire.mode == "frozen":
            await asyncio.sleep(0.05)

    def close(self) -> None:
        for _, writer in self.ends:
            writer.transport.abort()


@contextmanager
def wire(port: int):
    """Give a wire to a port of this machine."""
    made, started = Wire(port), threading.Event()
    threading.Thread(target=made.run, args=(started,), daemon=True).start()
    started.wait(60)
    try:
        yield made
    finally:
        made.stop()
