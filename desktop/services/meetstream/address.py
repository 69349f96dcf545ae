"""The address that a bot is told to dial: making it, judging it, hiding its secret. No I/O."""

from __future__ import annotations

import ipaddress
import re
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from desktop.core.model import AddressFault

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"(?=.{{1,253}}\.?$)(?:{_LABEL}\.)*{_LABEL}\.?")
_SECRET = re.compile(r"(/in/)[^/?#\s]+")
_HERE = ("localhost", "localhost.localdomain", "ip6-localhost")
_LOCAL_ENDINGS = (".local", ".lan", ".home", ".internal", ".intranet", ".home.arpa")
DOTS = "••••"


class Listening(Protocol):
    """Where the ingest listens."""

    @property
    def host(self) -> str:
        """An address of this computer, or 0.0.0.0 for all of them."""

    @property
    def port(self) -> int:
        """The port."""

    @property
    def tls(self) -> bool:
        """Whether it speaks wss://."""


def dial_address(listen: Listening | None, public: str, path: str) -> str:
    """What a bot is told: the public address if there is one, else where the ingest listens.

    Empty if neither is known. `path` begins with a slash; a path of the public address stays before it.
    """
    if public.strip():
        return public.strip().rstrip("/") + path
    if listen is None:
        return ""
    scheme = "wss" if listen.tls else "ws"
    host = "127.0.0.1" if listen.host in ("", "0.0.0.0", "::") else listen.host
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{listen.port}{path}"


def check_address(address: str, listen_tls: bool) -> AddressFault:
    """Why a bot of the service, somewhere in the internet, cannot reach this address; NONE if it may.

    `listen_tls` is whether the ingest itself speaks TLS. A tunnel may end TLS on the way, so wss://
    in front of a listener without it is right; ws:// in front of one with it never is.
    """
    text = address.strip()
    if not text:
        return AddressFault.EMPTY
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
    except ValueError:
        return AddressFault.HOST
    if parts.scheme not in ("ws", "wss"):
        return AddressFault.SCHEME
    if "@" in parts.netloc:
        return AddressFault.CREDENTIALS
    if "?" in text or "#" in text:
        return AddressFault.QUERY
    if not _port_is_right(parts):
        return AddressFault.PORT
    fault = _host_fault(host)
    if fault is not AddressFault.NONE:
        return fault
    if parts.scheme == "ws" and listen_tls:
        return AddressFault.TLS
    return AddressFault.NONE


def dotted(address: str) -> str:
    """The address fit to be shown: the secret part is dots."""
    return _SECRET.sub(rf"\1{DOTS}", address)


def _port_is_right(parts: SplitResult) -> bool:
    try:
        return parts.port != 0 and not parts.netloc.endswith(":")
    except ValueError:
        return False


def _host_fault(host: str) -> AddressFault:
    try:
        number = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return _name_fault(host)
    if isinstance(number, ipaddress.IPv6Address) and number.ipv4_mapped is not None:
        number = number.ipv4_mapped
    if number.is_unspecified:
        return AddressFault.UNSPECIFIED
    if number.is_loopback:
        return AddressFault.LOOPBACK
    if number.is_multicast:
        return AddressFault.HOST
    if not number.is_global:
        return AddressFault.PRIVATE
    return AddressFault.NONE


def _name_fault(host: str) -> AddressFault:
    try:
        plain = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return AddressFault.HOST
    if not _NAME.fullmatch(plain) or re.fullmatch(r"[0-9.]+", plain):
        return AddressFault.HOST
    plain = plain.rstrip(".")
    if plain in _HERE or plain.endswith(".localhost"):
        return AddressFault.LOOPBACK
    if "." not in plain or plain.endswith(_LOCAL_ENDINGS):
        return AddressFault.PRIVATE
    return AddressFault.NONE
