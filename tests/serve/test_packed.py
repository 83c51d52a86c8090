"""Static files, packed for those who can unpack them."""

import gzip

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, StaticFileHandler

from jiama.serve.packed import Packing


class Packed(Packing, StaticFileHandler):
    """Any files, packed."""


SCRIPT = "const answer = 42; // 注释\n" * 200


@pytest.fixture
def ask(tmp_path, apart):
    """A function ``ask(name, **headers)`` that returns the raw answer of a server on a folder."""
    (tmp_path / "a.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"\x89PNG" * 300)

    def run(name: str, **headers: str):
        async def inside():
            (socket,) = bind_sockets(0, "127.0.0.1")
            application = Application([(r"/(.*)", Packed, {"path": str(tmp_path)})])
            server = HTTPServer(application)
            server.add_sockets([socket])
            address = f"http://127.0.0.1:{socket.getsockname()[1]}/{name}"
            names = {key.replace("_", "-"): value for key, value in headers.items()}
            try:
                return await AsyncHTTPClient().fetch(
                    address, headers=names, decompress_response=False
                )
            except HTTPClientError as error:
                return error.response
            finally:
                server.stop()

        return apart(inside)

    return run


def test_a_script_is_sent_packed_and_unpacks_to_the_file(ask):
    answer = ask("a.js", Accept_Encoding="gzip, deflate")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(answer.body) < len(SCRIPT) / 4
    assert gzip.decompress(answer.body).decode("utf-8") == SCRIPT


def test_a_client_that_cannot_unpack_gets_the_file_as_it_is(ask):
    answer = ask("a.js", Accept_Encoding="identity")
    assert "Content-Encoding" not in answer.headers
    assert answer.body.decode("utf-8") == SCRIPT


def test_a_picture_is_not_packed_again(ask):
    answer = ask("a.png", Accept_Encoding="gzip")
    assert "Content-Encoding" not in answer.headers
    assert len(answer.body) == 1200


def test_a_browser_that_has_the_file_is_not_sent_it_again(ask):
    tag = ask("a.js", Accept_Encoding="gzip").headers["Etag"]
    answer = ask("a.js", Accept_Encoding="gzip", If_None_Match=tag)
    assert answer.code == 304
    assert answer.body in (None, b"")


@pytest.mark.parametrize("name", ["b.js", "../test_packed.py", "%2e%2e/x.js"])
def test_what_is_not_in_the_folder_is_not_sent(ask, name):
    assert ask(name, Accept_Encoding="gzip").code in (403, 404)
