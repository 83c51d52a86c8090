"""Ports, addresses, and what the installation asks for."""

import contextlib
import os
import socket
import tomllib
from pathlib import Path


def free(port: int, host: str = "127.0.0.1") -> bool:
    """Return whether a port can be listened on."""
    with socket.socket() as probe:
        if os.name != "nt":
            # As the server does: a port whose last connections are closing is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


def addresses() -> list[str]:
    """Return this machine's IPv4 addresses on local networks, the likeliest first.

    No packet is sent: a datagram socket only asks the system which way it would go.
    """
    found = []
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    with probe, contextlib.suppress(OSError):
        probe.connect(("10.255.255.255", 9))
        found.append(probe.getsockname()[0])
    with contextlib.suppress(OSError):
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return [a for a in dict.fromkeys(found) if not a.startswith(("127.", "0."))]


def requirements(project: Path) -> list[str]:
    """Return what pip has to download to install the project without a network."""
    described = tomllib.loads(project.read_text(encoding="utf-8"))
    build = [*described["build-system"]["requires"], "editables"]
    return [*described["project"]["dependencies"], *build]
