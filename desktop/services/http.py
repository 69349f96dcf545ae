"""One HTTP request to an outside party: time-outs, when to try again, what went wrong as Trouble.

What an answer means is the service's own affair. Credentials go to the host they were given
for and nowhere else, and never into a log, an error or a traceback of ours.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from desktop.core.errors import Code, Trouble
from desktop.core.loopback import is_here
from desktop.core.redaction import redacted

if TYPE_CHECKING:
    import aiohttp

BODY_LIMIT = 1024 * 1024
_DETAILS_LIMIT = 300
_HOPS = 3
_TRY_AGAIN = frozenset({500, 502, 503, 504})  # never 507: this service means success by it
_KEEPS_METHOD = frozenset({307, 308})
_REDIRECTS = frozenset({301, 302, 303}) | _KEEPS_METHOD
_QUERY = re.compile(r"(?<=://)(\S*?)\?\S*")
# What is sent as it is; what is made piece by piece is made anew for each attempt.
Body = bytes | Callable[[], AsyncIterator[bytes]]


class Answer(Struct, frozen=True):
    """A status with its headers (names in lower case) and a body of limited size."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        """For logs, where neither headers nor body have a place."""
        return f"Answer({self.status})"

    def json(self) -> object:
        """The body as plain objects; None if it is no JSON."""
        try:
            return msgspec.json.decode(self.body)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            return None

    def retry_after_s(self, default_s: float) -> float:
        """How long the service asks us to wait, within an hour; it may say so in seconds or as a date."""
        text = self.headers.get("retry-after", "").strip()
        try:
            seconds = float(text) if text.isascii() and text.isdigit() else _until(text)
        except (TypeError, ValueError):
            return default_s
        return min(3600.0, max(1.0, seconds))


class _TryAgain(Exception):
    """Worth another attempt; carries what is to be said or returned if there is none."""

    def __init__(self, answer: Answer | None, trouble: Trouble | None) -> None:
        super().__init__(f"status {answer.status}" if answer else str(trouble))
        self.answer = answer
        self.trouble = trouble


class Http:
    """Requests to one service, on the loop it is first used on; `aclose` at the end.

    Raises Trouble with SERVICE_OFFLINE, SERVICE_SLOW, SERVICE_CERTIFICATE or, for what is
    no answer at all, SERVICE_UNKNOWN; each has the value `service`.
    """

    def __init__(
        self,
        service: str,
        *,
        timeout_s: float = 20.0,
        connect_s: float = 8.0,
        attempts: int = 3,
        pause_s: float = 0.4,
        tls: ssl.SSLContext | None = None,
        body_limit: int = BODY_LIMIT,
    ) -> None:
        """`tls` replaces the system's trust, for a service with a certificate of its own making."""
        self.service = service
        self._timeout_s = timeout_s
        self._connect_s = connect_s
        self._attempts = attempts
        self._pause_s = pause_s
        self._tls = tls
        self._body_limit = body_limit
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        json: object = None,
        body: Body | None = None,
        repeatable: bool = False,
    ) -> Answer:
        """Ask once; a `repeatable` request is asked again after a broken connection, a time-out or a 5xx.

        With `body` instead of `json` the headers say what it is, and how long if it comes in pieces.
        """
        self._check(url, headers)
        sent = {"json": json} if body is None else {"data": body}
        if not repeatable:
            return await self._followed(method, url, headers or {}, sent)
        import stamina  # noqa: PLC0415 - not needed before the first request

        try:
            async for attempt in stamina.retry_context(
                on=_TryAgain,
                attempts=self._attempts,
                timeout=None,
                wait_initial=self._pause_s,
                wait_jitter=self._pause_s,
            ):
                with attempt:
                    return await self._attempt(method, url, headers or {}, sent)
        except _TryAgain as last:
            if last.answer is not None:
                return last.answer
            raise (last.trouble or Trouble(Code.SERVICE_OFFLINE, service=self.service)) from None
        raise AssertionError("a retry ends in an answer or an error")

    async def aclose(self) -> None:
        """Close the connections, for good: who asks afterwards is told SERVICE_OFFLINE."""
        self._closed = True
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def trouble(self, code: Code, /, details: str, **values: str | int | float) -> Trouble:
        """Trouble with this service; `details` is cut and cleaned."""
        return Trouble(code, clean(details), service=self.service, **values)

    async def _attempt(self, method: str, url: str, headers: Mapping[str, str], sent: dict[str, Any]) -> Answer:
        try:
            answer = await self._followed(method, url, headers, sent)
        except Trouble as trouble:
            if trouble.code in (Code.SERVICE_OFFLINE, Code.SERVICE_SLOW):
                raise _TryAgain(None, trouble) from None
            raise
        if answer.status in _TRY_AGAIN:
            raise _TryAgain(answer, None)
        return answer

    async def _followed(self, method: str, url: str, headers: Mapping[str, str], sent: dict[str, Any]) -> Answer:
        status = 0
        for _ in range(_HOPS):
            answer = await self._once(method, url, headers, sent)
            status = answer.status
            if status not in _REDIRECTS:
                return answer
            target = urljoin(url, answer.headers.get("location", ""))
            same_place = _origin(target) == _origin(url)
            if not same_place or (method != "GET" and status not in _KEEPS_METHOD):
                break
            url = target
        raise self.trouble(Code.SERVICE_UNKNOWN, "a redirect that is not followed", code=status)

    async def _once(self, method: str, url: str, headers: Mapping[str, str], sent: dict[str, Any]) -> Answer:
        import aiohttp  # noqa: PLC0415 - not needed before the first request
        from yarl import URL  # noqa: PLC0415 - comes with aiohttp

        session = self._open()
        made = {name: value() if callable(value) else value for name, value in sent.items()}
        try:
            async with session.request(
                method, URL(url, encoded=True), headers=headers, allow_redirects=False, **made
            ) as response:
                body = await self._body(response)
                known = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status, known, body)
        except (aiohttp.ClientSSLError, ssl.SSLError) as error:
            raise self.trouble(Code.SERVICE_CERTIFICATE, _said(error)) from None
        except TimeoutError as error:
            raise self.trouble(Code.SERVICE_SLOW, _said(error)) from None
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, OSError) as error:
            raise self.trouble(Code.SERVICE_OFFLINE, _said(error)) from None
        except (aiohttp.ClientError, ValueError) as error:
            raise self.trouble(Code.SERVICE_UNKNOWN, type(error).__name__, code="") from None

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        body = bytearray()
        async for piece in response.content.iter_chunked(65536):
            body += piece
            if len(body) > self._body_limit:
                response.close()
                raise self.trouble(Code.SERVICE_UNKNOWN, "the answer is too long", code=response.status)
        return bytes(body)

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:  # a request that is tried again must not open what nobody would close any more
            raise self.trouble(Code.SERVICE_OFFLINE, "closed")
        if self._session is None:
            import aiohttp  # noqa: PLC0415 - not needed before the first request

            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=self._timeout_s, connect=self._connect_s),
                connector=aiohttp.TCPConnector(ssl=self._tls if self._tls is not None else True),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,  # a small answer must not become a large one
                headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Airdesk"},
            )
        return self._session

    def _check(self, url: str, headers: Mapping[str, str] | None) -> None:
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            _ = parts.port
        except ValueError:
            raise self.trouble(Code.SERVICE_UNKNOWN, "the address cannot be read", code="") from None
        if parts.scheme not in ("http", "https") or not host:
            raise self.trouble(Code.SERVICE_UNKNOWN, "the address is no http(s) address", code="")
        if headers and parts.scheme == "http" and not is_here(host):
            raise self.trouble(Code.SERVICE_CERTIFICATE, "no key is sent over http:// to another computer")


def clean(text: str, hide: str = "") -> str:
    """Text of a stranger, fit for a log: one line, short, without control characters, secrets and `hide`."""
    if hide:
        text = text.replace(hide, "•••")
    text = redacted(text[: 16 * _DETAILS_LIMIT])
    plain = "".join(character if character.isprintable() else " " for character in text[: 4 * _DETAILS_LIMIT])
    return " ".join(plain.split())[:_DETAILS_LIMIT]


def _said(error: BaseException) -> str:
    return _QUERY.sub(r"\1", f"{type(error).__name__}: {error}")  # a query may hold a key


def _until(date: str) -> float:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - half a megabyte that few desks ever need

    moment = parsedate_to_datetime(date)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()


def _origin(url: str) -> tuple[Any, ...]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
        return parts.scheme, parts.hostname, port
    except ValueError:
        return (url,)
