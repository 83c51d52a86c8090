"""Who may ask, and what every answer says about itself.

A page of another site must not reach this server through a trainee's browser: not under a
name that was pointed here for the purpose (DNS rebinding), and not by a link or a picture
that starts a kernel.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest
from tornado.web import Application, HTTPError, OutputTransform, RequestHandler

from jiama.serve.pages import write_friendly

LOOPBACK = ("localhost", "127.0.0.1", "::1")
# Scripts in the page, modules made in the page (anywidget: blob) and compiled expressions
# (Vega, JupyterLab's schemas) are how the pages work; all of it comes from here.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; worker-src 'self' blob:; connect-src {connect} data: blob:; "
    "frame-src 'self' blob: data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def host_of(netloc: str) -> str:
    """Return the name or address in a Host header, without its port; empty if malformed."""
    try:
        parts = urlsplit(f"//{netloc}")
        _ = parts.port
    except ValueError:
        return ""
    if parts.netloc != netloc or "@" in netloc:
        return ""
    return (parts.hostname or "").removesuffix(".")


class Names:
    """The names and addresses under which the server answers.

    Parameters
    ----------
    announced
        Gives the names that the room was told, besides those of this machine itself.
    room
        Whether the room may come in; else only the names of loopback are answered.
    """

    def __init__(self, announced: Callable[[], Iterable[str]] = tuple, room: bool = False):
        self.announced, self.room = announced, room

    def known(self, request: HTTPServerRequest) -> bool:
        """Return whether a request was meant for this server."""
        name = host_of(request.headers.get("Host", ""))
        if name in LOOPBACK:
            return True
        return self.room and (name in set(self.announced()) or _is_own_end(name, request))


def _is_own_end(name: str, request: HTTPServerRequest) -> bool:
    """Return whether a name is the very address that the request came to.

    Nobody can point that at another machine; and it may be newer than what was announced.
    """
    try:
        named = ipaddress.ip_address(name)
        own = request.connection.stream.socket.getsockname()[0]
        return named == ipaddress.ip_address(own)
    except (ValueError, AttributeError, OSError):
        return False


def from_elsewhere(request: HTTPServerRequest) -> bool:
    """Return whether a page of another site made the browser ask.

    Browsers name the site on secure addresses and loopback only; elsewhere the page that
    the request came from tells, where it is given.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "cross-site"
    referrer = request.headers.get("Referer", "")
    return bool(referrer) and host_of(urlsplit(referrer).netloc) != host_of(request.host)


def policy(host: str) -> str:
    """Return the content security policy of a page that was asked for under a host."""
    # Older browsers do not count a websocket to the same host as 'self'.
    plain = re.fullmatch(r"[\w.:\[\]-]+", host, re.ASCII)
    return POLICY.format(connect=f"'self' ws://{host}" if plain else "'self'")


class Sealed(OutputTransform):
    """Puts the headers on every answer, whoever made it."""

    def __init__(self, request):
        self.host = request.host

    def transform_first_chunk(self, status_code, headers, chunk, finishing):
        """Set the headers."""
        headers["Content-Security-Policy"] = policy(self.host)
        for name, value in HEADERS.items():
            headers[name] = value
        headers.pop("Server", None)
        return status_code, headers, chunk


class StrangeName(RequestHandler):
    """What answers a request for another name."""

    def prepare(self):
        """Every request ends here."""
        raise HTTPError(421)

    def write_error(self, status_code, **_kwargs):
        """Say in plain words what is wrong."""
        write_friendly(self, status_code)


class GuardedApplication(Application):
    """An application whose every route asks `Names` first."""

    def __init__(self, names: Names, **settings):
        self.names = names
        super().__init__(transforms=[Sealed], **settings)

    def find_handler(self, request, **kwargs):
        """Return what answers a request: nothing of ours to a name that is not ours."""
        if not self.names.known(request):
            return self.get_handler_delegate(request, StrangeName)
        return super().find_handler(request, **kwargs)
