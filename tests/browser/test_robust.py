"""What stays friendly when a kernel dies, a client misbehaves or an address is wrong."""

import asyncio
import http.client
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

import nbformat
import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

OUTSIDE = re.compile(r"""(?:src|href|import|url)\s*[=(:]?\s*["'(]\s*((?:https?:)?//[^"')\s]+)""")
FRIENDLY = "回到课程目录"


@pytest.fixture(scope="module")
def served(tmp_path_factory, serve_folder):
    """Address of a folder with one notebook, whose slider's label tells the kernel's process."""
    folder = tmp_path_factory.mktemp("robust")
    book = nbformat.v4.new_notebook(metadata={"title": "一课"})
    book.cells = [
        nbformat.v4.new_code_cell(
            "import os, ipywidgets; ipywidgets.Label(f'process {os.getpid()}.')"
        )
    ]
    nbformat.write(book, folder / "one.ipynb")
    (folder / "plans").mkdir()
    (folder / "plans" / "secret.toml").write_text("answer = 'B'", encoding="utf-8")
    return serve_folder(folder)


def _get(address: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", quote(path))
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/voila/render/none.ipynb",
        "/voila/render/plans/secret.toml",
        "/voila/files/plans/secret.toml",
        "/voila/files/one.ipynb",
        "/voila/api/contents/plans/secret.toml",
        "/voila/tree/plans",
        "/no-such-page",
    ],
)
def test_what_is_no_page_gets_a_friendly_one_and_gives_no_answers_away(served, path):
    status, text = _get(served, path)
    assert status in (403, 404)
    assert FRIENDLY in text
    assert "answer" not in text
    assert "Traceback" not in text


@pytest.mark.parametrize("path", ["/", "/voila/render/one.ipynb", "/no-such-page"])
def test_no_served_page_names_another_host(served, path):
    _, text = _get(served, path)
    assert len(text) > 1000
    assert '<html lang="zh-CN">' in text
    assert OUTSIDE.findall(text) == []


def test_a_socket_that_agreed_on_no_protocol_is_closed_and_the_server_goes_on(served, apart):
    _, text = _get(served, "/voila/render/one.ipynb")
    kernel = re.search(r'"kernelId": "([0-9a-f-]+)"', text).group(1)
    address = f"ws://{urlsplit(served).netloc}/api/kernels/{kernel}/channels"

    async def misbehave():
        socket = await websocket_connect(HTTPRequest(address))
        # An offset count that the protocol's reader would follow for ever.
        await socket.write_message(b"\xff" * 64, binary=True)
        return await asyncio.wait_for(socket.read_message(), 60), socket.close_code

    # The browser's driver holds this thread's loop.
    with ThreadPoolExecutor(1) as thread:
        message, code = thread.submit(asyncio.run, misbehave()).result()
    assert message is None
    assert code == 1002
    assert _get(served, "/")[0] == 200


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_kernel_of_a_page_that_is_left_ends_at_once(open_page, served):
    page = open_page(f"{served}voila/render/one.ipynb")
    process = int(re.search(r"\d+", page.get_by_text(re.compile(r"process \d+\.")).inner_text())[0])
    os.kill(process, 0)
    page.goto(served)
    for _ in range(600):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the kernel still runs")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_kernel_that_dies_shows_a_banner_with_the_way_out(open_page, served, shot):
    page = open_page(f"{served}voila/render/one.ipynb")
    page.allowed += ["WebSocket", "Kernel connection disconnected"]
    label = page.get_by_text(re.compile(r"process \d+\.")).inner_text()
    banner = page.locator("#jm-lost")
    assert banner.is_hidden()
    os.kill(int(re.search(r"\d+", label).group()), signal.SIGKILL)
    banner.wait_for(state="visible")
    shot(page, "kernel-lost")
    page.get_by_role("button", name="重新载入").click()
    page.wait_for_function("document.documentElement.dataset.ready === 'true'")
    page.get_by_text(re.compile(r"process \d+\.")).wait_for()
    assert page.locator("#jm-lost").is_hidden()


def test_a_link_on_another_site_opens_a_page_only_after_a_click_here(
    open_page, served, ready, shot
):
    link = f"<a href='{served}voila/render/one.ipynb'>x</a>"
    page = open_page(f"data:text/html,{quote(link)}", wait=False)
    page.allowed.append("403")
    page.get_by_text("x").click()
    page.get_by_role("heading", name="这个链接来自别的网站").wait_for()
    shot(page, "elsewhere")
    page.get_by_role("link", name="打开这一页").click()
    ready(page)
    page.get_by_text(re.compile(r"process \d+\.")).wait_for()


def test_the_browser_says_at_once_that_there_is_no_secure_connection(open_page, served):
    page = open_page(served)
    with pytest.raises(Exception, match="ERR_SSL"):
        page.goto(served.replace("http:", "https:"))
