"""The commands: one clear sentence with the remedy when something is missing."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from jiama.serve import cli, network
from jiama.serve.verbs import VERBS
from jiama.text import translator

ROOT = Path(__file__).resolve().parents[2]


def _kit(*args: str, **more) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, str(more.pop("kit", ROOT / "kit")), *args],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        **more,
    )


@pytest.fixture
def copy(tmp_path):
    """A checkout with just what the starter reads, so that no environment is touched."""
    for name in ("kit/__main__.py", "kit/jiama/text/zh-CN.toml", "kit/jiama/text/en.toml"):
        target = tmp_path / "place" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "place" / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path / "place" / "kit"


def test_help_lists_every_verb(capsys):
    with pytest.raises(SystemExit) as done:
        cli.main(["--help"])
    assert done.value.code == 0
    said = capsys.readouterr().out
    for verb in VERBS:
        assert translator()(f"serve.cli.{verb}") in said


def test_words_come_in_english_when_asked(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--language", "en", "--help"])
    assert translator("en")("serve.cli.class") in capsys.readouterr().out


def test_a_taken_port_gets_one_sentence_that_names_another(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["--no-browser", "--port", str(port)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(port) in said
    assert "--port" in said


def test_a_port_out_of_range_gets_one_sentence(capsys):
    assert cli.main(["class", "--no-browser", "--port", "70000"]) == 1
    assert capsys.readouterr().err == translator()("serve.cli.port_wrong", port=70000) + "\n"


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["bogus"], "bogus"),
        (["class", "--speed", "9"], "--speed 9"),
        (["--port", "many"], "--port"),
        (["wheels"], "folder"),
        (["--language", "xx"], "--language"),
    ],
)
def test_a_command_that_makes_no_sense_gets_one_sentence(capsys, args, what):
    assert cli.main(args) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert what in said
    assert "--help" in said


def test_a_free_port_can_be_listened_on():
    port = network.free_port()
    assert network.free(port)


def test_addresses_for_the_room_are_never_this_machine_alone():
    assert not [a for a in network.addresses() if a.startswith("127.")]


def test_offline_packages_cover_the_dependencies_and_the_build():
    wanted = network.requirements(ROOT / "pyproject.toml")
    assert any(name.startswith("voila") for name in wanted)
    assert any(name.startswith("hatchling") for name in wanted)


def test_a_missing_folder_of_packages_gets_one_sentence(copy, tmp_path):
    done = _kit("--wheels", str(tmp_path / "nothing"), kit=copy)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "nothing" in done.stderr
    assert not (copy.parent / ".venv").exists()


def test_an_empty_folder_of_packages_is_called_incomplete(copy, tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    done = _kit("--wheels", str(wheels), kit=copy)
    assert done.returncode == 1
    assert "不全" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_network_and_no_packages_names_the_remedy(copy):
    cut = {
        **os.environ,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
        "PIP_FIND_LINKS": "",
    }
    done = _kit("--language", "en", kit=copy, env=cut)
    assert done.returncode == 1
    assert "python3 kit wheels DIR" in done.stderr
    assert "[2/3]" in done.stdout


def test_a_python_without_venv_is_told_what_to_install(copy, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    (blocked / "venv.py").write_text("raise ModuleNotFoundError('no venv')", encoding="utf-8")
    done = _kit(kit=copy, env={**os.environ, "PYTHONPATH": str(blocked)})
    assert done.returncode == 1
    assert "python3-venv" in done.stderr


def test_an_old_python_is_refused_in_one_sentence(copy):
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 1); sys.argv = ['kit'];"
        f"runpy.run_path({str(copy)!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 1
    assert "3.11" in done.stdout + done.stderr
