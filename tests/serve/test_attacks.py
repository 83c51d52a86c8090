"""Attacks from the network, each against a server of its own machine, and what it answers.

Every server listens on loopback and holds one notebook besides the lessons.
"""

import asyncio
import contextlib
import http.client
import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
import uuid

import nbformat
import pytest
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from jiama.serve import clients, frames, network
from jiama.text import translator

PAGE = "/voila/render/own/1/one.ipynb"
ROUTES = [
    "voila/static", "voila/templates", "voila/templates/lab/static", "voila/files",
    "voila/labextensions", "voila/api/themes", "jiama/static",
]  # fmt: skip
ENDED = "the server has ended"


class Server:
    """A server under attack."""

    def __init__(self, folder, *more: str, files: int = 0):
        self.port, self.log = network.free_port(), folder / "log.txt"
        book = nbformat.v4.new_notebook(metadata={"title": "一课"})
        book.cells = [nbformat.v4.new_code_cell("import os; print(os.getpid())")]
        (folder / "own" / "deeper").mkdir(parents=True, exist_ok=True)
        for name in ("one.ipynb", "deeper/inner.ipynb"):
            nbformat.write(book, folder / "own" / name)
        limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({0}, {0}));"
        start = "import sys; from jiama.serve.cli import main; sys.exit(main(sys.argv[1:]))"
        self.process = subprocess.Popen(
            [
                sys.executable, "-c", (limit.format(files) if files else "") + start,
                "start", "--no-browser", "--pool", "0", "--port", str(self.port),
                "--own", str(folder / "own"), *more,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "JIAMA_LOG": str(self.log)},
        )  # fmt: skip
        while network.answer(f"http://127.0.0.1:{self.port}/") is None:
            assert self.process.poll() is None, ENDED
            time.sleep(0.1)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str):
        """Return the status, the headers and the text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        names = {key.replace("_", "-"): value for key, value in headers.items()}
        with contextlib.closing(connection):
            connection.request(method, path, body, names)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")

    def kernel(self) -> str:
        """Return the name of a new kernel, as its page has it."""
        turn = ""
        for _ in range(240):
            status, headers, text = self.ask("GET", PAGE, Cookie=turn)
            if status == 200:
                return _kernel(text)
            turn = _turn(headers)
            time.sleep(0.5)
        raise AssertionError(ENDED if self.process.poll() else "the turn never came")

    def end(self, kernel: str) -> None:
        self.ask("POST", f"/voila/api/shutdown/{kernel}")

    def page(self, kernel: str, protocol: str = frames.PROTOCOL, **headers: str):
        query = f"?session_id={uuid.uuid4()}"
        address = f"ws://127.0.0.1:{self.port}/api/kernels/{kernel}/channels{query}"
        wanted = [protocol] if protocol else None
        return websocket_connect(HTTPRequest(address, headers=headers), subprotocols=wanted)

    def raw(self, sent: bytes, source: str = "127.0.0.1") -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port), 60, (source, 0))
        client.sendall(sent)
        return client

    def programs(self) -> int:
        found = ["ps", "--ppid", str(self.process.pid), "-o", "pid="]
        return len(subprocess.run(found, capture_output=True, check=False).stdout.split())

    def is_alone(self) -> bool:
        """Return whether all its programs end."""
        for _ in range(600):
            if not self.programs():
                return True
            time.sleep(0.1)
        return False

    def stays_well(self) -> None:
        assert self.process.poll() is None, ENDED
        assert self.ask("GET", "/")[0] == 200


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A function ``start(*arguments, files=0)`` that gives a server."""
    with contextlib.ExitStack() as stack:

        def run(*more: str, files: int = 0) -> Server:
            server = Server(tmp_path_factory.mktemp("door"), *more, files=files)
            stack.callback(server.process.wait, 60)
            stack.callback(server.process.terminate)
            return server

        yield run


@pytest.fixture(scope="module")
def server(start):
    """A server for all attacks that it must survive."""
    return start()


def _kernel(text: str) -> str:
    return re.search(r'"kernelId": "([0-9a-f-]+)"', text).group(1)


def _turn(headers) -> str:
    return re.search(r"jiama-turn=[^;]+", " ".join(headers.get_all("Set-Cookie"))).group()


def _message(kind: str = "comm_info_request", content: bytes = b"{}", channel="shell") -> bytes:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "username": ""}
    header |= {"date": "2026-01-01T00:00:00Z", "version": "5.3"}
    return serialize_msg_to_ws_v1([json.dumps(header).encode(), b"{}", b"{}", content], channel)


async def _until_closed(connection, seconds: float = 60):
    async with asyncio.timeout(seconds):
        while await connection.read_message() is not None:
            pass
    return connection.close_code


@pytest.mark.parametrize("protocol", [frames.PROTOCOL, ""])
@pytest.mark.parametrize(
    "frame",
    [
        b"\xff" * 8,
        (2**31).to_bytes(8, "little"),
        b"",
        struct.pack("!i", -1),
        struct.pack("!i", 2**31 - 1),
        "{}",
        "[" * 100_000,
        _message(content=b"[" * 200_000),
    ],
    ids=["ff", "count", "empty", "negative", "many", "text", "deep text", "deep"],
)
def test_a_malformed_frame_closes_its_socket_and_nothing_else(server, apart, frame, protocol):
    kernel = server.kernel()

    async def attack():
        connection = await server.page(kernel, protocol)
        with contextlib.suppress(Exception):
            await connection.write_message(frame, binary=isinstance(frame, bytes))
        return await _until_closed(connection)

    assert apart(attack) == 1002
    server.stays_well()
    server.end(kernel)


def test_a_message_larger_than_any_page_sends_closes_the_socket(server, apart):
    kernel = server.kernel()

    async def attack():
        connection = await server.page(kernel)
        with contextlib.suppress(Exception):
            await connection.write_message(bytes(clients.LARGEST_MESSAGE + 1), binary=True)
        return await _until_closed(connection)

    assert apart(attack) in (1009, None)
    server.stays_well()
    server.end(kernel)


@pytest.mark.parametrize(
    "kind",
    [
        "execute_request", "inspect_request", "complete_request", "history_request",
        "is_complete_request", "connect_request", "interrupt_request", "debug_request",
        "input_reply", "usage_request", "create_subshell_request", "execute_request ",
    ],
)  # fmt: skip
def test_what_would_run_code_never_reaches_the_kernel(server, apart, kind, tmp_path):
    kernel, target = server.kernel(), tmp_path / "written"
    code = {"code": f"open({str(target)!r}, 'w')", "silent": False, "store_history": False}

    async def attack():
        connection = await server.page(kernel)
        for channel in ("shell", "control", "stdin"):
            await connection.write_message(_message(kind, json.dumps(code).encode(), channel), True)
        await connection.write_message(_message("kernel_info_request"), True)
        while True:
            message = await asyncio.wait_for(connection.read_message(), 60)
            answered = frames.header_of(message)["msg_type"]
            if answered == "kernel_info_reply":
                connection.close()
                return
            assert answered in ("status", "kernel_info_reply")

    apart(attack)
    assert not target.exists()
    server.end(kernel)


def test_a_page_of_another_site_gets_no_socket_and_one_kernel_not_many(server, apart):
    kernel = server.kernel()

    async def attack():
        with pytest.raises(HTTPClientError, match="403"):
            await server.page(kernel, Origin="http://evil.example")
        with pytest.raises(HTTPClientError, match="404"):
            await server.page(str(uuid.uuid4()))
        opened = [await server.page(kernel) for _ in range(4)]
        with pytest.raises(HTTPClientError, match="503"):
            await server.page(kernel)
        for connection in opened:
            connection.close()

    apart(attack)
    server.end(kernel)


def test_a_page_that_floods_its_kernel_is_read_no_faster_than_the_kernel_works(server, apart):
    kernel = server.kernel()
    message = _message(content=b'{"pad": "' + b"x" * 10_000 + b'"}')

    async def attack():
        connection = await server.page(kernel)
        sent = 0
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(3):
                while sent < 20_000:
                    await connection.write_message(message, True)
                    sent += 1
        connection.close()
        return sent

    # What was taken beyond the rate lies in the two sockets' buffers.
    assert apart(attack) < 5_000
    server.stays_well()
    server.end(kernel)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/kernels"),
        ("POST", "/api/kernels"),
        ("GET", "/api/contents"),
        ("GET", "/api/terminals"),
        ("POST", "/api/shutdown"),
        ("GET", "/login"),
        ("POST", "/login"),
        ("GET", "/logout"),
        ("DELETE", "/api/kernels/00000000-0000-0000-0000-000000000000"),
        ("POST", "/voila/render/own/1/one.ipynb"),
        ("PUT", "/voila/files/one.ipynb"),
    ],
)
def test_no_other_door_of_jupyter_is_open(server, method, path):
    assert server.ask(method, path)[0] in (403, 404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "own/1/deeper/inner.ipynb",
        "own/1/../1/one.ipynb",
        "own/2/one.ipynb",
        "one.ipynb",
        "plans/01.toml",
        "own/1/%2e%2e/one.ipynb",
        "..%2f..%2fetc%2fpasswd",
        "%5c%5chost%5cshare%5cx.ipynb",
        "C:%5cx.ipynb",
        "own/1/one.ipynb%00",
        "%2fetc%2fpasswd",
    ],
)
def test_nothing_is_opened_that_is_not_listed(server, path):
    before = server.programs()
    status, _, text = server.ask("GET", f"/voila/render/{path}")
    assert status == 404
    assert translator()("serve.sorry.missing") in text
    assert server.programs() == before


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("way", ["../" * 9, "..%2f" * 9, "%2e%2e/" * 9, "/", "..%5c" * 9])
def test_no_route_leads_out_of_its_folder(server, route, way):
    status, _, text = server.ask("GET", f"/{route}/{way}etc/passwd")
    assert status in (400, 403, 404)
    assert "root:" not in text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.77.77", ""])
@pytest.mark.parametrize("path", ["/", PAGE, "/voila/static/x.js", "/no-such-page"])
def test_under_another_name_nothing_is_answered(server, host, path):
    before = server.programs()
    status, _, text = server.ask("GET", path, Host=host)
    assert status == 421
    assert translator()("serve.sorry.stranger") in text
    assert server.programs() == before


def test_another_site_cannot_start_a_kernel_but_its_reader_can_with_one_click(server):
    before = server.programs()
    status, _, text = server.ask("GET", PAGE, Sec_Fetch_Site="cross-site")
    assert status == 403
    assert f'href="{PAGE}"' in text
    assert server.programs() == before
    assert server.ask("GET", "/", Sec_Fetch_Site="cross-site")[0] == 200


@pytest.mark.parametrize("path", ["/", "/no-such-page", PAGE, "/voila/static/no.js"])
def test_every_answer_says_what_a_page_may_load(server, path):
    _, headers, text = server.ask("GET", path)
    for kernel in re.findall(r'"kernelId": "([0-9a-f-]+)"', text):
        server.end(kernel)
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'"):
        assert rule in policy
    assert f"ws://127.0.0.1:{server.port}" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in headers


def test_https_typed_by_habit_is_refused_in_the_browsers_own_tongue(server):
    hello = bytes.fromhex("16030100c8010000c40303") + bytes(193)
    with server.raw(hello) as client:
        assert client.recv(100) == bytes.fromhex("15030100020228")
        assert client.recv(100) == b""
    server.stays_well()


def test_a_large_body_is_refused_before_it_is_sent(server):
    head = f"POST /voila/api/shutdown/x HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    with server.raw(f"{head}Content-Length: 104857600\r\n\r\n".encode()) as client:
        assert client.recv(100).startswith((b"HTTP/1.1 400", b"HTTP/1.1 413"))
    chunk = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    with (
        server.raw(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode()) as client,
        contextlib.suppress(OSError),
    ):
        for _ in range(400):
            client.sendall(chunk)
        pytest.fail("26 MB were taken")
    server.stays_well()


@pytest.mark.skipif(os.name == "nt", reason="ps")
def test_readers_who_break_off_leave_no_kernels(server):
    asked = f"GET {PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    for _ in range(12):
        client = server.raw(asked)
        time.sleep(0.1)
        client.close()
    assert server.is_alone()
    server.stays_well()


@pytest.mark.skipif(os.name == "nt", reason="files are not counted there")
def test_more_readers_than_the_machine_holds_are_told_to_wait_and_come_in_by_themselves(start):
    few = start(files=310)  # room for three
    asked = f"GET {PAGE} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    waiting = [few.raw(asked) for _ in range(30)]
    heads = [client.recv(4096).decode("utf-8", "replace") for client in waiting]
    for client in waiting:
        client.close()
    inside, outside = (
        [head for head in heads if head.startswith(f"HTTP/1.1 {status}")] for status in (200, 503)
    )
    assert len(inside) + len(outside) == 30
    assert 1 <= len(inside) <= 3
    few.stays_well()
    assert few.is_alone()
    # Those who wait ask again, in the order in which they came.
    turns = [re.search(r"jiama-turn=[^;]+", head).group() for head in outside]
    kernels = []
    while len(kernels) < 3:
        status, _, text = few.ask("GET", PAGE, Cookie=turns.pop(0))
        assert status == 200
        kernels.append(_kernel(text))
    status, headers, text = few.ask("GET", PAGE, Cookie=turns[0])
    assert status == 503
    assert translator()("serve.waiting.full") in text
    assert f"location.reload(), {headers['Retry-After']} * 1000" in text
    few.end(kernels[0])
    for _ in range(600):
        if few.ask("GET", PAGE, Cookie=turns[0])[0] == 200:
            return
        time.sleep(0.1)
    pytest.fail("the turn never came")


@pytest.mark.skipif(sys.platform != "linux", reason="loopback has one address elsewhere")
def test_half_sent_requests_keep_nobody_out(start):
    few, half = start(files=310), b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "
    with contextlib.ExitStack() as stack:
        for _ in range(400):
            try:
                stack.enter_context(few.raw(half, "127.0.0.2"))
            except OSError:
                continue
        few.stays_well()


def test_connections_that_were_closed_count_no_more(server):
    for _ in range(4 * clients.MODEST):
        with server.raw(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") as client:
            assert client.recv(15) == b"HTTP/1.1 200 OK"


def test_the_log_holds_no_kernel_and_no_line_of_a_client(server, apart):
    kernel = server.kernel()
    forged = "2026-01-01 00:00:00,000 jiama all is well"

    async def attack():
        connection = await server.page(kernel)
        await connection.write_message(_message(f"x\n{forged}"), True)
        await connection.write_message(_message("kernel_info_request"), True)
        while frames.header_of(await connection.read_message())["msg_type"] == "status":
            pass
        connection.close()

    apart(attack)
    server.end(kernel)
    lines = server.log.read_text(encoding="utf-8").splitlines()
    assert any(forged in line for line in lines)  # it was noticed
    assert not any(line.startswith(forged) for line in lines)
    assert kernel not in "".join(lines)
    if os.name != "nt":
        assert server.log.stat().st_mode & 0o777 == 0o600
