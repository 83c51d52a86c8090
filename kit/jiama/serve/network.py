"""Ports, and this machine's addresses as a room sees them."""

import contextlib
import os
import re
import socket
import urllib.request
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

import psutil

PORT = 8866  # always the same: browsers keep predictions and notes by address
LAB_PORT = 8876
TRIED = 10  # ports after the usual one

# Adapters that lead no phone here, by the names that Windows, macOS and Linux show.
# The last four are Chinese for Bluetooth, virtual, Sangfor and Oray.
VIRTUAL = re.compile(
    r"docker|^veth(?!ernet)|^br-|virbr|vbox|virtualbox|vmware|vmnet|hyper-v|wsl|^utun|^tun|^tap|^ppp|^wg\d"
    r"|wireguard|tailscale|zerotier|^zt|vpn|nordlynx|clash|mihomo|^meta$|sing-box|wintun"
    r"|easyconnect|sangfor|ipsec|cscotun|anyconnect|globalprotect|forti|hamachi|radmin"
    r"|bluetooth|loopback|npcap|isatap|teredo|^awdl|^llw|^lxc|^cni|flannel|^cali|podman|^dummy"
    "|\u84dd\u7259|\u865a\u62df|\u6df1\u4fe1\u670d|\u84b2\u516c\u82f1",
    re.IGNORECASE,
)
# The last is Chinese for wireless.
WIRELESS = re.compile("^wl|wi-?fi|wlan|wireless|airport|\u65e0\u7ebf", re.IGNORECASE)
# What Windows, Linux and macOS call themselves in a network that they make.
HOTSPOTS = (
    IPv4Network("192.168.137.1/32"), IPv4Network("10.42.0.1/32"), IPv4Network("192.168.2.1/32"),
)  # fmt: skip
# Shared by a provider (and by overlay networks), and for tests (and for local proxies).
NOT_OF_A_ROOM = (IPv4Network("100.64.0.0/10"), IPv4Network("198.18.0.0/15"))
PRIVATE = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
KINDS = ("hotspot", "wireless", "wired", "public", "alone", "virtual")
"""Kinds of address, the likeliest to be reached by a phone first."""


@dataclass(frozen=True)
class Door:
    """One way into the class.

    Parameters
    ----------
    address
        IPv4 address.
    name
        The interface's name as the system shows it.
    kind
        One of `KINDS`.
    """

    address: str
    name: str
    kind: str

    def url(self, port: int, base: str = "/") -> str:
        """Return what a browser opens."""
        return f"http://{self.address}:{port}{base}"


def doors() -> list[Door]:
    """Return every address of this machine, the one a phone most likely reaches first."""
    states = psutil.net_if_stats()
    found = [
        Door(a.address, name, kind(name, a.address, a.netmask, bool(a.ptp)))
        for name, listed in psutil.net_if_addrs().items()
        if name not in states or states[name].isup
        for a in listed
        if a.family == socket.AF_INET and not a.address.startswith(("127.", "0."))
    ]
    return sorted_doors(found, _outward())


def sorted_doors(found: list[Door], outward: str = "") -> list[Door]:
    """Return doors in the order to try them; of equal kinds the way outward comes first."""
    return sorted(found, key=lambda d: (KINDS.index(d.kind), d.address != outward, d.name))


def kind(name: str, address: str, netmask: str | None = None, point_to_point: bool = False) -> str:
    """Return what an interface's address is, by its name, its range and its reach."""
    at = IPv4Address(address)
    overlay = any(at in network for network in NOT_OF_A_ROOM)
    if VIRTUAL.search(name) or point_to_point or overlay or netmask == "255.255.255.255":
        return "virtual"
    if name.lower().startswith("vethernet"):
        # Hyper-V's own networks, but also the real one where a switch is bridged to it.
        return "virtual" if at in PRIVATE[1] else "wired"
    if any(at in network for network in HOTSPOTS):
        return "hotspot"
    if at.is_link_local:
        return "alone"
    if not any(at in network for network in PRIVATE):
        return "public"
    return "wireless" if WIRELESS.search(name) else "wired"


def chosen(found: list[Door], wanted: str) -> list[Door]:
    """Return the doors with the one wanted, by address or name, in front; empty if there is none.

    Parameters
    ----------
    found
        What `doors` returns.
    wanted
        An address or an interface's name.
    """
    first = [d for d in found if wanted.casefold() in (d.address, d.name.casefold())]
    return [*first, *(d for d in found if d not in first)] if first else []


def _outward() -> str:
    """Return the address that packets to elsewhere leave from; none is sent to find out."""
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe,
        contextlib.suppress(OSError),
    ):
        probe.connect(("10.255.255.255", 9))
        return probe.getsockname()[0]
    return ""


def refused(port: int, host: str = "127.0.0.1") -> str:
    """Return why a port cannot be listened on: ``"taken"``, ``"denied"``; empty if it can."""
    with socket.socket() as probe:
        if os.name != "nt":
            # As the server does: a port whose last connections are closing is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:  # below 1024, or kept by Windows for itself
            return "denied"
        except OSError:
            return "taken"
    # macOS and Windows let one program have the port on loopback and another all the rest.
    return "" if host == "127.0.0.1" else refused(port)


def free(port: int, host: str = "127.0.0.1") -> bool:
    """Return whether a port can be listened on."""
    return not refused(port, host)


def free_port(host: str = "127.0.0.1") -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


def next_port(usual: int, host: str = "127.0.0.1") -> int:
    """Return the usual port, else the next free one."""
    near = (port for port in range(usual, usual + TRIED + 1) if free(port, host))
    return next(near, None) or free_port(host)


def answer(address: str, seconds: float = 2) -> str | None:
    """Return what a server on this machine answers, asked directly and not through a proxy."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with contextlib.suppress(OSError), direct.open(address, timeout=seconds) as answered:
        return answered.read().decode("utf-8", "replace")
    return None
