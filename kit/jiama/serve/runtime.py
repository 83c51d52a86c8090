"""Where connection files, sockets, logs and Jupyter's own files lie while a server runs.

One folder a server, open to its user alone and gone with it. Where it may lie is tried by
writing: a home that cannot be written, a full disk or a long path is found before
anything is said to be ready.
"""

import atexit
import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
import zmq

from jiama.serve import faults

PREFIX = "jiama-"
# What Voila and Jupyter append to the folder for a kernel's sockets.
SOCKET = f"/voila_{'x' * 8}/kernel-{'x' * 36}-ipc-5"
NEEDED = 1_000_000  # bytes: connection files, notebooks' signatures, a log's beginning
FULL = {errno.ENOSPC, errno.EDQUOT}
JUPYTER = {  # the variable that moves each of Jupyter's folders, and where we move it
    "JUPYTER_DATA_DIR": "data",
    "JUPYTER_CONFIG_DIR": "config",
    "IPYTHONDIR": "ipython",
}


class Unfit(Exception):
    """A cause that ends the start; `key` names its sentence, `values` fill it."""

    def __init__(self, key: str, **values):
        self.key, self.values = key, values
        super().__init__(key)


@dataclass(frozen=True)
class Runtime:
    """A server's own folder.

    Parameters
    ----------
    folder
        The folder, mode 0700, removed when the process ends.
    transport
        How kernels are spoken to: ``"ipc"``, sockets in the folder; ``"tcp"``, on loopback,
        where the system has no such sockets or the folder's path is too long for them.
    """

    folder: Path
    transport: str

    def settle(self, environment: MutableMapping[str, str], alone: bool) -> list[str]:
        """Point Jupyter and the log to places that can be written.

        Parameters
        ----------
        environment
            The variables to set.
        alone
            Whether Jupyter's folders are always ours: what a user's own configuration, kernels
            and start-up scripts do then has no effect on the lessons.

        Returns
        -------
        list of str
            The log file, where it cannot be written at its usual place.
        """
        moved = []
        environment["JUPYTER_RUNTIME_DIR"] = str(self._made("runtime"))
        for variable, name in JUPYTER.items():
            usual = _usual(variable, environment)
            if alone or not writable(usual):
                environment[variable] = str(self._made(name))
        if not writable(faults.log_file().parent):
            moved.append(str(faults.log_file()))
            environment["JIAMA_LOG"] = str(self.folder / "jiama.log")
        return moved

    def _made(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path


def prepare() -> Runtime:
    """Make a server's folder where that can be, the shortest way to it first.

    Raises
    ------
    Unfit
        If no place can be written.
    """
    tried: dict[Path, OSError] = {}
    roomy: list[Path] = []
    for place in _places():
        try:
            roomy.append(_folder(place))
        except OSError as error:
            tried[place] = error
            continue
        if _short(roomy[-1]):
            break
    if not roomy:
        full = any(error.errno in FULL for error in tried.values())
        places = ", ".join(map(str, tried))
        raise Unfit("serve.ground.disk_full" if full else "serve.ground.no_folder", places=places)
    short = _short(roomy[-1])
    chosen = roomy.pop(-1 if short else 0)
    for other in roomy:
        shutil.rmtree(other, ignore_errors=True)
    atexit.register(shutil.rmtree, chosen, ignore_errors=True)
    return Runtime(chosen, "ipc" if short else "tcp")


def writable(folder: Path) -> bool:
    """Return whether files can be written in a folder, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"0" * 4096)
            probe.flush()
    except OSError:
        return False
    return True


def _places() -> list[Path]:
    named = [os.environ["XDG_RUNTIME_DIR"]] if os.environ.get("XDG_RUNTIME_DIR") else []
    with contextlib.suppress(FileNotFoundError):  # Python found no folder for temporary files
        named.append(tempfile.gettempdir())
    if os.name != "nt":
        named += ["/tmp", "/var/tmp"]
    return list(dict.fromkeys(map(Path, [*named, platformdirs.user_cache_dir()])))


def _folder(place: Path) -> Path:
    """Make our folder and write what a server needs at least: a full disk says so now."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    try:
        with (folder / "room").open("wb") as probe:
            probe.write(b"0" * NEEDED)
            probe.flush()
            os.fsync(probe.fileno())
        (folder / "room").unlink()
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _short(folder: Path) -> bool:
    return os.name != "nt" and len(os.fsencode(f"{folder}{SOCKET}")) <= zmq.IPC_PATH_MAX_LEN


def _usual(variable: str, environment: MutableMapping[str, str]) -> Path:
    from jupyter_core import paths

    known = {
        "JUPYTER_DATA_DIR": paths.jupyter_data_dir,
        "JUPYTER_CONFIG_DIR": paths.jupyter_config_dir,
    }
    if variable in known:
        return Path(known[variable]())
    return Path(environment.get(variable) or Path.home() / ".ipython")
