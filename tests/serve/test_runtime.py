"""Where a server's own files lie: private, short enough for sockets, found out by writing."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zmq

from jiama.serve import faults, runtime
from jiama.text import translator

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has other rights and no such sockets")


@pytest.fixture
def places(monkeypatch):
    """A function that has the server's folder looked for in these places only."""

    def use(*folders: Path):
        monkeypatch.setattr(runtime, "_places", lambda: list(folders))

    return use


def _full(*_args, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


def _fixed(*_args, **_more):
    raise OSError(errno.EROFS, "Read-only file system")


@POSIX
def test_the_folder_is_open_to_its_user_alone():
    assert runtime.prepare().folder.stat().st_mode & 0o777 == 0o700


@POSIX
def test_a_long_temporary_folder_is_passed_over_for_a_short_one(monkeypatch, tmp_path):
    long = tmp_path / ("x" * 48)
    long.mkdir()
    monkeypatch.setattr(runtime.tempfile, "tempdir", str(long))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    own = runtime.prepare()
    assert own.transport == "ipc"
    assert len(f"{own.folder}{runtime.SOCKET}") <= zmq.IPC_PATH_MAX_LEN
    assert not list(long.iterdir())


@POSIX
def test_where_every_folder_is_long_kernels_are_spoken_to_on_loopback(places, tmp_path):
    long = tmp_path / ("x" * 80)
    long.mkdir()
    places(long)
    own = runtime.prepare()
    assert (own.transport, own.folder.parent) == ("tcp", long)


@POSIX
def test_chinese_names_count_in_bytes(places, tmp_path, monkeypatch):
    latin, chinese = tmp_path / "xxxxxxxx", tmp_path / ("\u515a\u6821" * 4)
    one = len(f"{latin}/{runtime.PREFIX}12345678{runtime.SOCKET}")
    monkeypatch.setattr(runtime.zmq, "IPC_PATH_MAX_LEN", one)
    found = []
    for folder in (latin, chinese):
        folder.mkdir()
        places(folder)
        found.append(runtime.prepare().transport)
    assert found == ["ipc", "tcp"]


@pytest.mark.parametrize(
    ("failing", "key"), [(_full, "disk_full"), (_fixed, "no_folder")], ids=["full", "fixed"]
)
def test_where_nothing_can_be_written_the_sentence_says_why(
    places, tmp_path, monkeypatch, failing, key
):
    places(tmp_path)
    monkeypatch.setattr(runtime.os, "fsync", failing)
    with pytest.raises(runtime.Unfit) as unfit:
        runtime.prepare()
    said = translator()(unfit.value.key, **unfit.value.values)
    assert unfit.value.key == f"serve.ground.{key}"
    assert str(tmp_path) in said
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_passed_over(places, tmp_path, monkeypatch):
    places(tmp_path / "not there", tmp_path)
    assert runtime.prepare().folder.parent == tmp_path


def test_the_folder_goes_with_its_process():
    code = "from jiama.serve import runtime; print(runtime.prepare().folder)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not Path(done.stdout.strip()).exists()


def test_a_class_never_reads_or_writes_its_users_jupyter(places, tmp_path):
    places(tmp_path)
    own, environment = runtime.prepare(), {}
    own.settle(environment, alone=True)
    moved = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    for name in moved:
        assert own.folder in Path(environment[name]).parents
        assert Path(environment[name]).is_dir()


def test_in_jupyterlab_a_users_own_settings_stay_hers_where_they_can_be_written(
    places, tmp_path, monkeypatch
):
    places(tmp_path)
    own, environment = runtime.prepare(), {}
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(file / "data"))
    own.settle(environment, alone=False)
    assert "JUPYTER_CONFIG_DIR" not in environment
    assert own.folder in Path(environment["JUPYTER_DATA_DIR"]).parents


def test_a_log_that_cannot_be_written_is_moved_and_named(places, tmp_path, monkeypatch):
    places(tmp_path)
    file = tmp_path / "a file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("JIAMA_LOG", str(file / "log.txt"))
    own, environment = runtime.prepare(), {}
    assert own.settle(environment, alone=True) == [str(faults.log_file())]
    assert own.folder in Path(environment["JIAMA_LOG"]).parents
