"""A server ends with the one that started it, however that one ends."""

import os
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jiama.serve import cli, network, tether

ROOT = Path(__file__).resolve().parents[2]
CLI = [sys.executable, "-m", "jiama.serve.cli"]


def _free_within(port: int, seconds: int) -> bool:
    for _ in range(10 * seconds):
        if network.free(port):
            return True
        time.sleep(0.1)
    return False


def _started(command: list[str], log: Path, **more) -> tuple[subprocess.Popen, int]:
    port = network.free_port()
    environment = {**os.environ, "JIAMA_LOG": str(log), **more}
    process = subprocess.Popen(
        [*command, "--no-browser", "--port", str(port)], env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(2400):
        if not network.free(port):
            return process, port
        assert process.poll() is None
        time.sleep(0.1)
    process.kill()
    raise AssertionError("not served within four minutes")


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("verb", ["start", "lab"])
@pytest.mark.parametrize("kind", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_command_that_is_ended_leaves_no_server_on_the_port(tmp_path, verb, kind):
    process, port = _started([*CLI, verb], tmp_path / "log.txt")
    process.send_signal(getattr(signal, kind))
    process.wait(240)
    assert _free_within(port, 60)


def test_a_command_called_from_another_program_leaves_its_input_alone(monkeypatch):
    monkeypatch.setenv(tether.VARIABLE, "stdin")
    monkeypatch.setattr(tether, "_wait", lambda: pytest.fail("waits for its end"))
    assert cli.main(["seal"]) == 0
    assert os.environ[tether.VARIABLE] == "stdin"


def test_a_server_whose_starter_has_gone_ends(tmp_path):
    process, port = _started([*CLI, "start"], tmp_path / "log.txt", **tether.tied({}))
    process.stdin.close()  # the system does this when the starter ends
    process.wait(240)
    assert _free_within(port, 60)


@pytest.mark.skipif(os.name == "nt", reason="the launcher stays there, and holds a pipe")
def test_the_launcher_becomes_the_command(monkeypatch, tmp_path):
    launcher = runpy.run_path(str(ROOT / "kit" / "__main__.py"))
    main = launcher["main"]
    monkeypatch.setitem(main.__globals__, "_prepare", lambda *_: tmp_path)

    class Handed(BaseException):
        """What stands for a program that is no longer this one."""

    def handed(*given):
        raise Handed(*given)

    monkeypatch.setattr(os, "execve", handed)
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("a second program"))
    with pytest.raises(Handed) as end:
        main(["class"])
    program, command, environment = end.value.args
    assert environment["PYTHONPATH"].startswith(str(ROOT / "kit"))
    assert tether.VARIABLE not in environment
    assert command[0] == program
    assert command[-3:] == ["-m", "jiama.serve.cli", "class"]
