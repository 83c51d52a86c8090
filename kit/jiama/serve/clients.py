"""The server's outer door: how many connections, how long they may dawdle, how much they hold.

A connection that sends half a request, reads nothing of its answer or speaks TLS to this plain
port is not waited for.
"""

import logging
import time
from collections import Counter

from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback

from jiama.serve.limits import fair

HEADER_SECONDS = 20  # for the head of a request; also how long an idle connection is kept
BODY_SECONDS = 10
STALLED_SECONDS = 60  # without a byte taken of what is waiting to be sent
SWEEP_SECONDS = 5
LARGEST_BODY = 64_000  # pages send next to nothing by POST
LARGEST_HEAD = 32_000
LARGEST_MESSAGE = 5_000_000  # a page's pictures for its report, a file for one's own notebook
LARGEST_WAITING = 24_000_000  # bytes on their way out on one connection
MODEST = 40  # connections of one address; a browser opens six, and one a page
TLS_HELLO = 0x16
# The alert "handshake_failure": the browser says at once that there is no secure connection.
TLS_REFUSAL = bytes.fromhex("15030100020228")


class GuardedServer(HTTPServer):
    """An HTTP server that gives each address its share and waits for nobody for ever."""

    def initialize(self, request_callback, most: int = 500, **options):
        """Set the limits; `most` connections at a time."""
        super().initialize(
            request_callback,
            idle_connection_timeout=HEADER_SECONDS,
            body_timeout=BODY_SECONDS,
            max_body_size=LARGEST_BODY,
            max_header_size=LARGEST_HEAD,
            max_buffer_size=2 * LARGEST_MESSAGE,
            **options,
        )
        self.most = most
        self.streams: dict = {}  # stream to [address, when a byte was last taken]
        self._sweeper = PeriodicCallback(self.sweep, 1000 * SWEEP_SECONDS)

    def add_sockets(self, sockets):
        """Listen, and look after those who dawdle."""
        super().add_sockets(sockets)
        self._sweeper.start()

    def stop(self):
        """Listen no more."""
        self._sweeper.stop()
        super().stop()

    def handle_stream(self, stream, address):
        """Take a connection, if it is within its address's share."""
        who = address[0] if address else ""
        # Tornado takes a stream's one callback for itself: who has gone is found by looking.
        self.streams = {s: entry for s, entry in self.streams.items() if not s.closed()}
        own = Counter(entry[0] for entry in self.streams.values())[who]
        if not fair(own, len(self.streams), self.most, MODEST):
            stream.close()
            return
        self.streams[stream] = entry = [who, time.monotonic()]
        stream.max_write_buffer_size = LARGEST_WAITING
        _watch(stream, entry)
        super().handle_stream(stream, address)

    def sweep(self):
        """Close connections on which answers wait and nothing is taken."""
        now = time.monotonic()
        for stream, entry in list(self.streams.items()):
            if not stream.writing():
                entry[1] = now
            elif now - entry[1] > STALLED_SECONDS:
                stream.close()


def _watch(stream, entry: list) -> None:
    """Look at the first byte that comes in, and note when bytes go out."""
    read, write = stream.read_from_fd, stream.write_to_fd

    def first(buffer):
        count = read(buffer)
        if count:
            stream.read_from_fd = read
            if buffer[0] == TLS_HELLO:
                _refuse_tls(stream)
                return None
        return count

    def noting(data):
        count = write(data)
        if count:
            entry[1] = time.monotonic()
        return count

    stream.read_from_fd, stream.write_to_fd = first, noting


def _refuse_tls(stream) -> None:
    try:
        stream.socket.send(TLS_REFUSAL)
    except OSError as error:
        logging.getLogger("tornado.general").debug("%s", error)
    stream.close()
