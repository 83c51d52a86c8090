"""Who may ask, and what answers say about themselves."""

from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from jiama.serve import guard


def _request(came_to: str = "127.0.0.1", **headers: str):
    socket = SimpleNamespace(getsockname=lambda: (came_to, 80))
    named = HTTPHeaders({key.replace("_", "-"): value for key, value in headers.items()})
    connection = SimpleNamespace(stream=SimpleNamespace(socket=socket))
    return SimpleNamespace(headers=named, host=named.get("Host", ""), connection=connection)


@pytest.mark.parametrize(
    ("netloc", "host"),
    [
        ("127.0.0.1:80", "127.0.0.1"),
        ("LOCALHOST", "localhost"),
        ("localhost.", "localhost"),
        ("[::1]:8866", "::1"),
        ("a@127.0.0.1", ""),
        ("127.0.0.1:port", ""),
        ("127.0.0.1/x", ""),
        ("[::1", ""),
        ("", ""),
    ],
)
def test_a_host_header_is_read_as_a_name_or_not_at_all(netloc, host):
    assert guard.host_of(netloc) == host


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.168.7.7", "", "x y"]
)
def test_one_person_is_answered_under_the_names_of_loopback_only(host):
    alone = guard.Names(lambda: {"192.168.7.7"})
    assert alone.known(_request(Host="localhost:8866"))
    assert alone.known(_request(Host="[::1]:8866"))
    assert not alone.known(_request(came_to="192.168.7.7", Host=host))


def test_a_room_is_answered_under_what_it_was_told_and_the_address_that_it_reached():
    room = guard.Names(lambda: {"192.168.7.7", "teacher.local"}, room=True)
    for host in ("192.168.7.7:8866", "teacher.local:8866", "10.1.2.3:8866", "127.0.0.1"):
        assert room.known(_request(came_to="10.1.2.3", Host=host))
    for host in ("evil.example", "10.1.2.4:8866", "192.168.7.7.evil.example"):
        assert not room.known(_request(came_to="10.1.2.3", Host=host))


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({"Sec_Fetch_Site": "cross-site"}, True),
        ({"Sec_Fetch_Site": "same-origin"}, False),
        ({"Sec_Fetch_Site": "none", "Referer": "http://evil.example/"}, False),
        ({"Referer": "http://evil.example/x"}, True),
        ({"Referer": "http://10.0.0.1:8866/"}, False),
        ({}, False),
    ],
)
def test_a_page_of_another_site_is_told_from_ones_own(headers, elsewhere):
    assert guard.from_elsewhere(_request(Host="10.0.0.1:8866", **headers)) is elsewhere


def test_the_policy_names_no_host_but_the_one_that_was_asked():
    assert "connect-src 'self' ws://10.0.0.1:8866 data: blob:;" in guard.policy("10.0.0.1:8866")
    assert "example" not in guard.policy("x; script-src evil.example")
