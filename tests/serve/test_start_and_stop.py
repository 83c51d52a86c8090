"""From the command to the list of lessons, and back."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest

from jiama import places
from jiama.serve import cli, network, pages, verbs
from jiama.text import translator


def _served(address: str, process: subprocess.Popen) -> str:
    for _ in range(2400):
        said = network.answer(address)
        if said is not None:
            return said
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.1)
    raise AssertionError("not served within four minutes")


@contextlib.contextmanager
def _started(*args: str, **environment: str):
    """Run the command; end it with Ctrl+C and put what it said into ``process.said``."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "jiama.serve.cli", *args, "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **environment},
        start_new_session=True,
    )
    try:
        yield process
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        process.said, process.complained = process.communicate(timeout=300)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 0, process.complained


no_ctrl_c = pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process there")


@no_ctrl_c
def test_a_start_serves_the_list_and_ctrl_c_ends_it_in_one_sentence(tmp_path):
    tr, port = translator(), network.free_port()
    with _started("--port", str(port), JIAMA_LOG=str(tmp_path / "log.txt")) as process:
        assert tr("serve.start.title") in _served(f"http://127.0.0.1:{port}/", process)
        said = [process.stdout.readline() for _ in range(2)]
    assert said[0] == tr("serve.cli.serving", address=f"http://127.0.0.1:{port}/") + "\n"
    assert process.said.endswith(tr("serve.cli.stopped") + "\n")
    assert process.complained == ""


@no_ctrl_c
def test_lessons_open_on_a_machine_where_nothing_is_as_usual(tmp_path):
    """A long folder for temporary files, no home, a proxy, a code page, a foreign profile."""
    long, file, profile = tmp_path / ("x" * 60), tmp_path / "file", tmp_path / "ipython"
    long.mkdir()
    file.write_text("", encoding="utf-8")
    (profile / "profile_default" / "startup").mkdir(parents=True)
    (profile / "profile_default" / "startup" / "00.py").write_text("1/0", encoding="utf-8")
    (tmp_path / "config").mkdir()
    settings = '{"VoilaConfiguration": {"template": "none"}, "Voila": {"base_url": "/x/"}}'
    (tmp_path / "config" / "voila.json").write_text(settings, encoding="utf-8")
    odd = {
        "TMPDIR": str(long),
        "HOME": str(file / "home"),
        "IPYTHONDIR": str(profile),
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
        "JIAMA_LOG": str(file / "log.txt"),
        "http_proxy": "http://127.0.0.1:9",
        "LC_ALL": "zh_CN.GBK",
        "PYTHONUTF8": "1",
        "XDG_RUNTIME_DIR": "",
        "XDG_CACHE_HOME": "",
        "XDG_STATE_HOME": "",
    }
    port = network.free_port()
    book = nbformat.v4.new_notebook()
    book.cells = [nbformat.v4.new_code_cell("import jiama; 7**9")]
    own = tmp_path / "own.ipynb"
    nbformat.write(book, own)
    command = ("class", "--pool", "1", "--port", str(port), "--own", str(own))
    with _started(*command, **odd) as process:
        for line in process.stdout:
            if line.startswith(translator()("serve.cli.stop")):
                break
        first = pages.lessons(places.lessons())[0]
        lesson, run = (
            network.answer(f"http://127.0.0.1:{port}/{address}", seconds=120)
            for address in (first.address, "voila/render/own/1/own.ipynb")
        )
        assert first.title in lesson
        assert "40353607" in run
    assert process.said.endswith(translator()("serve.cli.stopped") + "\n")


@no_ctrl_c
def test_kernels_that_cannot_start_are_told_of_instead_of_ready(tmp_path):
    broken = tmp_path / "ipykernel_launcher.py"
    broken.write_text("raise SystemExit(3)", encoding="utf-8")
    log, port = tmp_path / "log.txt", network.free_port()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "jiama.serve.cli", "--no-browser", "--port", str(port)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={
            **os.environ,
            "JIAMA_LOG": str(log),
            "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]),
        },
    )
    assert done.returncode == 1
    assert done.stderr.startswith(translator()("serve.ground.kernel").partition("{")[0])
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert log.stat().st_size > 0


@no_ctrl_c
def test_jupyterlab_is_called_ready_when_it_answers_at_the_users_own_address(tmp_path):
    own = "c.ServerApp.base_url = '/own/place/'\nc.ServerApp.open_browser = False\n"
    (tmp_path / "jupyter_server_config.py").write_text(own, encoding="utf-8")
    environment = {
        "JUPYTER_CONFIG_DIR": str(tmp_path),
        "JIAMA_LOG": str(tmp_path / "log.txt"),
        "http_proxy": "http://127.0.0.1:9",
    }
    port = network.free_port()
    with _started("lab", "--port", str(port), **environment) as process:
        address = process.stdout.readline().strip().rpartition("\uff1a")[2]
        assert address.startswith(f"http://127.0.0.1:{port}/own/place/lab?token=")
        assert network.answer(address, seconds=120) is not None


def test_a_port_that_is_taken_after_it_was_looked_at_gets_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(os, "environ", dict(os.environ))  # the verb sets Jupyter's folders
    with network.socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(verbs.network, "refused", lambda *_: "")
        assert cli.main(["--no-browser", "--pool", "0", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(translator()("serve.cli.port_taken").partition("{")[0])
    assert said.count("\n") == 1


def test_a_port_whose_last_connections_are_closing_is_free():
    with network.socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        client = network.socket.create_connection(("127.0.0.1", port))
        accepted, _ = server.accept()
        accepted.close()  # the side that closes first keeps the port for a while
        client.close()
    assert network.free(port)
