"""The pictures that hang on messages, as bytes: fetched with limits, kept as long as there is room.

Whoever runs the host of an address learns who asks for it. So only the service's own hosts are asked
without a word of the operator; `want(…, pressed=True)` is that word. Nothing on this computer or in its
network is ever asked, but for a gateway that is here itself.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections import OrderedDict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.http import Http

MOST_BYTES = 12 * 1024 * 1024  # of one picture
KEPT_BYTES = 32 * 1024 * 1024
MOST_WAITING = 60  # pictures; the newest wish wins
_FETCHERS = 3
_TIMEOUT_S = 20.0
_OWN_HOSTS = ("mezon.ai",)
_REMEMBERED = 500  # addresses that gave nothing


class Previews:
    """`arrived`: an address whose picture is here now, or which gave none. Main loop only."""

    arrived = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._asked: set[str] = set()
        self._failed: OrderedDict[str, None] = OrderedDict()
        self._hosts: set[str] = set()
        self._gateway = ""
        self._running = 0

    def bind(self, gateway: str) -> None:
        """The service's own address; its host may be asked, and one on this computer without encryption."""
        self._gateway = gateway
        self._hosts = {_host(gateway)} - {""}

    def trust(self, address: str) -> None:
        """The service has named this host as its store."""
        self._hosts |= {_host(address)} - {""}

    def of(self, address: str) -> bytes | None:
        """What is here of it."""
        found = self._kept.get(address)
        if found is not None:
            self._kept.move_to_end(address)
        return found

    def failed(self, address: str) -> bool:
        """Whether it gave nothing the last time."""
        return address in self._failed

    def want(self, address: str, *, pressed: bool = False) -> bool:
        """Fetch it, unless it is here; false where it is not asked for."""
        if address in self._kept or address in self._asked or address in self._waiting:
            return True
        if not self._may(address) or not (pressed or (self._own(address) and address not in self._failed)):
            return False
        self._waiting[address] = None
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        if self._running < _FETCHERS:
            self._running += 1
            self._tasks.start(self._fetch(), "fetch pictures")
        return True

    def _may(self, address: str) -> bool:
        try:
            parts = urlsplit(address)
            host, _ = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.username or parts.password or len(address) > 2_000:
            return False
        return self._here(address) or (parts.scheme == "https" and bool(host) and not _private(host))

    def _own(self, address: str) -> bool:
        host = _host(address)
        return host in self._hosts or any(host == one or host.endswith(f".{one}") for one in _OWN_HOSTS)

    def _here(self, address: str) -> bool:
        """Whether it lies at a gateway that is on this computer: the demo studio."""
        return bool(self._gateway) and _private(_host(self._gateway)) and _origin(address) == _origin(self._gateway)

    async def _fetch(self) -> None:
        from desktop.services.http import Http  # noqa: PLC0415 - not before the first picture

        http = Http("Mezon", timeout_s=_TIMEOUT_S, body_limit=MOST_BYTES)
        try:
            while self._waiting:
                address, _ = self._waiting.popitem()
                self._asked.add(address)
                try:
                    body = await self._body(http, address)
                finally:
                    self._asked.discard(address)
                self._keep(address, body)
                self.arrived.emit(address)
        finally:
            self._running -= 1
            await http.aclose()

    async def _body(self, http: Http, address: str) -> bytes | None:
        try:
            if not self._here(address) and await _leads_inside(_host(address)):
                return None
            answer = await http.request("GET", address)
        except (Trouble, OSError, UnicodeError):
            return None
        return answer.body if answer.status == 200 else None

    def _keep(self, address: str, body: bytes | None) -> None:
        self._failed.pop(address, None)
        if not body:
            self._failed[address] = None
            if len(self._failed) > _REMEMBERED:
                self._failed.popitem(last=False)
            return
        self._kept[address] = body
        self._size += len(body)
        while self._size > KEPT_BYTES:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone)


async def _leads_inside(host: str) -> bool:
    """Whether a name of the outside stands for a computer of this network."""
    found = await asyncio.get_running_loop().getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return any(_private(str(one[4][0])) for one in found)


def _private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _origin(address: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        return "", "", None
