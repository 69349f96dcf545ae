"""Where a session's REST and its socket are; pure.

The services name them in several ways: a whole address, a host with or without a port, an
address with a path that means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from desktop.core.loopback import is_here
from desktop.services.mezon.session import Session

GATEWAY = "https://gw.mezon.ai"
_PLAIN = {"http": "http", "ws": "http", "https": "https", "wss": "https", "": "https"}
_PORTS = {"http": 80, "https": 443}


class BadAddress(ValueError):
    """The text is no address of a service, or one that a token must not be sent to."""


@dataclass(frozen=True, slots=True)
class Place:
    """One service. Only this computer may be spoken to without TLS."""

    tls: bool
    host: str
    port: int

    @property
    def base(self) -> str:
        """As the beginning of REST addresses."""
        return f"{'https' if self.tls else 'http'}://{self._netloc()}"

    def socket(self, path_and_query: str) -> str:
        """As the address of a WebSocket."""
        return f"{'wss' if self.tls else 'ws'}://{self._netloc()}{path_and_query}"

    def _netloc(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS["https" if self.tls else "http"] else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class SocketAddress:
    """Where to connect. The address holds the token and is in no repr."""

    place: Place
    url: str = field(repr=False)


def place(text: str) -> Place:
    """The service that an address or a host names. Raises BadAddress, which does not repeat the text."""
    return _read(text)[0]


def socket_address(session: Session) -> SocketAddress:
    """Where the realtime socket of a session is. Raises BadAddress."""
    where = api = place(session.api_url)
    if session.ws_url.strip():
        where, scheme, port = _read(session.ws_url)
        # A bare host means TLS on the standard port, except of a service that lies elsewhere as a whole: a stand-in.
        if not scheme and where.host == api.host:
            where = Place(api.tls, api.host, port or api.port)
    query = f"lang=en&status=true&token={quote(session.token, safe='')}&format=protobuf&platform=0"
    return SocketAddress(where, where.socket(f"/ws?{query}"))


def _read(text: str) -> tuple[Place, str, int]:
    """The place, and what of scheme and port the text says itself."""
    text = text.strip()
    scheme = text.partition("://")[0].lower() if "://" in text else ""
    try:
        parts = urlsplit(text if scheme else f"//{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress("the address cannot be read") from None
    if scheme not in _PLAIN or not host or parts.username is not None or not host.isprintable() or " " in host:
        raise BadAddress("no address of a service")
    kind = _PLAIN[scheme]
    if kind == "http" and not is_here(host):
        raise BadAddress("no token is sent without TLS to another computer")
    return Place(kind == "https", host, port or _PORTS[kind]), scheme, port or 0
