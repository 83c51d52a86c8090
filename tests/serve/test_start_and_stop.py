"""From the command to the list of lessons, and back."""

import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from jiama.serve import network
from jiama.text import translator


def _served(address: str, process: subprocess.Popen) -> str:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode("utf-8")
        except OSError:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
    raise AssertionError("not served within a minute")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process there")
def test_a_start_serves_the_list_and_ctrl_c_ends_it_in_one_sentence(tmp_path):
    tr, port = translator(), network.free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "jiama.serve.cli", "--no-browser", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "JIAMA_LOG": str(tmp_path / "log.txt")},
    )
    try:
        assert tr("serve.start.title") in _served(f"http://127.0.0.1:{port}/", process)
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0, complained
    assert tr("serve.cli.serving", address=f"http://127.0.0.1:{port}/") in said
    assert said.endswith(tr("serve.cli.stopped") + "\n")
    assert complained == ""


def test_a_port_whose_last_connections_are_closing_is_free():
    with network.socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        client = network.socket.create_connection(("127.0.0.1", port))
        accepted, _ = server.accept()
        accepted.close()  # the side that closes first keeps the port for a while
        client.close()
    assert network.free(port)
