"""Ports and addresses: the one a phone reaches comes first."""

import socket
from types import SimpleNamespace

import pytest

from jiama.serve import cli, network, verbs
from jiama.serve.network import Door, kind
from jiama.text import translator


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("WLAN", "192.168.1.23", "wireless"),
        ("Wi-Fi", "10.20.3.4", "wireless"),
        ("wlp3s0", "172.16.0.9", "wireless"),
        ("\u65e0\u7ebf\u7f51\u7edc\u8fde\u63a5", "192.168.0.5", "wireless"),  # 无线网络连接
        ("en0", "192.168.1.7", "wired"),
        ("\u4ee5\u592a\u7f51", "192.168.1.8", "wired"),  # 以太网
        ("vEthernet (LAN)", "192.168.1.9", "wired"),
        ("\u672c\u5730\u8fde\u63a5* 2", "192.168.137.1", "hotspot"),  # 本地连接* 2
        ("wlan0", "10.42.0.1", "hotspot"),
        ("eth0", "202.112.0.44", "public"),
        ("eth0", "169.254.7.7", "alone"),
        ("vEthernet (Default Switch)", "172.28.16.1", "virtual"),
        ("vEthernet (WSL)", "192.168.96.1", "virtual"),
        ("VMware Network Adapter VMnet8", "192.168.137.1", "virtual"),
        ("VirtualBox Host-Only Network", "192.168.56.1", "virtual"),
        ("docker0", "172.17.0.1", "virtual"),
        ("veth12ab", "172.18.0.1", "virtual"),
        ("utun4", "10.8.0.2", "virtual"),
        ("tun0", "10.8.0.6", "virtual"),
        ("OpenVPN TAP-Windows6", "10.8.0.7", "virtual"),
        ("Tailscale", "100.101.2.3", "virtual"),
        ("eth7", "100.90.2.3", "virtual"),
        ("Meta", "198.18.0.1", "virtual"),
        ("\u6df1\u4fe1\u670d VNIC", "2.0.1.30", "virtual"),  # 深信服
    ],
)
def test_an_interface_is_known_by_name_and_range(name, address, expected):
    assert kind(name, address) == expected


def test_a_link_to_one_other_machine_is_virtual_whatever_its_name():
    assert kind("office", "10.1.2.3", point_to_point=True) == "virtual"
    assert kind("office", "10.1.2.3", netmask="255.255.255.255") == "virtual"


def _machine(monkeypatch, listed: dict[str, tuple[str, bool]]):
    entries = {
        name: [SimpleNamespace(family=socket.AF_INET, address=a, netmask="255.255.255.0", ptp=None)]
        for name, (a, _) in listed.items()
    }
    states = {name: SimpleNamespace(isup=up) for name, (_, up) in listed.items()}
    monkeypatch.setattr(network.psutil, "net_if_addrs", lambda: entries)
    monkeypatch.setattr(network.psutil, "net_if_stats", lambda: states)


def test_a_vpn_that_takes_all_traffic_comes_after_the_wireless_network(monkeypatch):
    listed = {
        "tun0": ("10.8.0.2", True),
        "wlan0": ("192.168.1.5", True),
        "lo": ("127.0.0.1", True),
        "eth1": ("192.168.7.7", False),
    }
    _machine(monkeypatch, listed)
    monkeypatch.setattr(network, "_outward", lambda: "10.8.0.2")
    assert [door.name for door in network.doors()] == ["wlan0", "tun0"]


def test_without_a_gateway_the_network_that_is_up_is_still_named(monkeypatch):
    _machine(monkeypatch, {"eth0": ("192.168.3.3", True)})
    monkeypatch.setattr(network, "_outward", lambda: "")
    assert network.doors() == [Door("192.168.3.3", "eth0", "wired")]


def test_of_equal_interfaces_the_way_outward_comes_first():
    found = [Door("192.168.0.2", "a", "wired"), Door("192.168.1.2", "b", "wired")]
    assert network.sorted_doors(found, "192.168.1.2")[0].name == "b"


@pytest.mark.parametrize("wanted", ["10.8.0.2", "TUN0"])
def test_an_address_is_chosen_by_number_or_by_name(wanted):
    found = [Door("192.168.1.5", "wlan0", "wireless"), Door("10.8.0.2", "tun0", "virtual")]
    assert [door.name for door in network.chosen(found, wanted)] == ["tun0", "wlan0"]


def test_an_address_that_is_not_there_gets_one_sentence_with_those_that_are(monkeypatch, capsys):
    _machine(monkeypatch, {"wlan0": ("192.168.1.5", True)})
    assert cli.main(["class", "--no-browser", "--address", "10.0.0.1"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "192.168.1.5 (wlan0)" in said


def _options(**more):
    return SimpleNamespace(tr=translator(), port=None, **more)


def test_the_port_is_always_the_same_and_another_comes_with_a_word(capsys):
    usual = network.free_port()
    assert verbs._port(_options(), usual, "127.0.0.1") == usual
    assert capsys.readouterr().out == ""
    with socket.create_server(("127.0.0.1", usual)):
        port = verbs._port(_options(), usual, "0.0.0.0")
    assert port != usual
    assert capsys.readouterr().out == (
        translator()("serve.cli.port_other", usual=usual, port=port) + "\n"
    )


def test_a_port_that_the_system_keeps_is_not_called_taken(monkeypatch, capsys):
    def keep(_self, _address):
        raise PermissionError

    monkeypatch.setattr(network.socket.socket, "bind", keep)
    assert network.refused(80) == "denied"


def test_a_server_on_this_machine_is_asked_past_any_proxy(monkeypatch):
    import http.server
    import threading

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"here")

        def log_message(self, *_args):
            """Say nothing."""

    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.handle_request, daemon=True).start()
    assert network.answer(f"http://127.0.0.1:{server.server_port}/") == "here"
    server.server_close()
    assert network.answer("http://127.0.0.1:9/") is None
