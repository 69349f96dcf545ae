"""A look at a file the streaming service is to fetch: reachable from here, and of the right kind?

The host is a stranger: no credentials, no cookies, no proxy; whatever it answers, a bounded part is read
within a bounded time, and a redirect never leads from the outside into this computer's own network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from desktop.core.programme import Clip, ClipFault
from desktop.core.track_address import ENDINGS
from desktop.services.http import clean
from desktop.services.mezon.clip_kind import look

if TYPE_CHECKING:
    import aiohttp

WHOLE_S = 10.0
HEAD_BYTES = 64 * 1024
TAIL_BYTES = 64 * 1024
_HOPS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RANGE = re.compile(r"bytes \d{1,18}-\d{1,18}/(\d{1,18})")


class _Found(Exception):
    """The look is over early."""

    def __init__(self, fault: ClipFault, details: str = "") -> None:
        super().__init__(fault)
        self.clip = Clip(fault, details=clean(details))


class ClipProbe:
    """`aclose` at the end. Looks may run side by side."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._tls = tls
        self._session: aiohttp.ClientSession | None = None

    async def look(self, address: str) -> Clip:
        """What the file behind `address` is. Raises nothing but CancelledError."""
        import aiohttp  # noqa: PLC0415 - not needed before the first look

        try:
            async with asyncio.timeout(WHOLE_S):
                return await self._look(address)
        except _Found as found:
            return found.clip
        except (aiohttp.ClientSSLError, ssl.SSLError) as error:
            return Clip(ClipFault.CERTIFICATE, details=clean(type(error).__name__))
        except (aiohttp.ClientError, OSError, ValueError) as error:  # OSError is also the time-out
            return Clip(ClipFault.NO_ANSWER, details=clean(type(error).__name__))

    async def aclose(self) -> None:
        """Close the connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _look(self, address: str) -> Clip:
        ending = next((one for one in ENDINGS if urlsplit(address).path.lower().endswith(one)), "")
        head, length, final = await self._first_bytes(address)
        tail = head
        if length is not None and length > len(head) and head.startswith(b"OggS"):
            begin = max(len(head), length - TAIL_BYTES)
            tail, _ = await self._bytes(final, f"bytes={begin}-{length - 1}", TAIL_BYTES, partial_only=True)
        elif length is None:
            tail = b""  # there is more, and nobody says how much
        return look(head, tail, ending)

    async def _first_bytes(self, address: str) -> tuple[bytes, int | None, str]:
        outside = not await _is_inside(address)
        for _ in range(_HOPS):
            try:
                return *(await self._bytes(address, f"bytes=0-{HEAD_BYTES - 1}", HEAD_BYTES)), address
            except _Elsewhere as elsewhere:
                address = urljoin(address, elsewhere.location)
            if urlsplit(address).scheme not in ("http", "https") or (outside and await _is_inside(address)):
                raise _Found(ClipFault.REDIRECT)
        raise _Found(ClipFault.REDIRECT)

    async def _bytes(
        self, address: str, wanted: str, limit: int, *, partial_only: bool = False
    ) -> tuple[bytes, int | None]:
        """At most `limit` bytes, and the length of the whole file where it is told."""
        from yarl import URL  # noqa: PLC0415 - comes with aiohttp

        async with self._open().get(
            URL(address, encoded=True), headers={"Range": wanted}, allow_redirects=False
        ) as got:
            if got.status in _REDIRECTS:
                raise _Elsewhere(got.headers.get("Location", ""))
            if partial_only and got.status != 206:
                return b"", None
            if got.status in (401, 403, 407):
                raise _Found(ClipFault.LOGIN, str(got.status))
            if got.status not in (200, 206):
                raise _Found(ClipFault.STATUS, str(got.status))
            data = bytearray()
            async for piece in got.content.iter_chunked(limit):
                data += piece[: limit - len(data)]
                if len(data) >= limit:
                    break
            whole = _RANGE.fullmatch(got.headers.get("Content-Range", "")) if got.status == 206 else None
            length = int(whole[1]) if whole else got.content_length if got.status == 200 else None
            got.close()  # the rest is not wanted
            return bytes(data), len(data) if length is None and len(data) < limit else length

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            import aiohttp  # noqa: PLC0415 - as above

            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=WHOLE_S, connect=WHOLE_S / 2),
                connector=aiohttp.TCPConnector(ssl=self._tls if self._tls is not None else True),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,  # a small answer must not become a large one
                headers={"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "Airdesk"},
            )
        return self._session


class _Elsewhere(Exception):
    def __init__(self, location: str) -> None:
        super().__init__("redirect")
        self.location = location


async def _is_inside(address: str) -> bool:
    """Whether the host is this computer or one of its own network."""
    host = urlsplit(address).hostname or ""
    try:
        known = [ipaddress.ip_address(host)]
    except ValueError:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        known = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    return any(not one.is_global for one in known)
