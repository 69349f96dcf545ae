"""What is pulled over HTTP, in the pulling process: libavformat's own client does not look at certificates.

A login in the address is sent to the host of that address only, wherever it redirects to.
"""

from __future__ import annotations

import base64
import ssl
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from desktop.core.pull import PullEnded, PullFault

TIMEOUT_S = 10.0  # for an answer, and between two pieces of it
CHUNK = 64 * 1024
SCHEMES = ("http", "https")
LISTS = ("mpegurl",)  # in the type of a list of segments


class Answer:
    """An answer as libavformat reads it: what is there, without waiting for more."""

    def __init__(self, response: HTTPResponse) -> None:
        self._response = response
        self.kind = response.headers.get_content_type()

    @property
    def is_list(self) -> bool:
        """Whether it lists segments instead of being media."""
        return any(word in self.kind for word in LISTS)

    def read(self, size: int = CHUNK) -> bytes:
        """At most `size` bytes; empty at the end."""
        return self._response.read1(size)

    def close(self) -> None:
        """Hang up."""
        self._response.close()


class _Redirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(req.full_url).scheme == "https" and urlsplit(newurl).scheme != "https":
            fp.close()
            raise PullEnded(PullFault.DENIED, "it redirects to an address without protection")
        if urlsplit(newurl).scheme not in SCHEMES:  # ftp would be followed
            fp.close()
            raise PullEnded(PullFault.NOT_MEDIA, "it redirects to an address of another kind")
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        if new is not None and urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            new.headers.pop("Authorization", None)
        return new


def get(address: str) -> Answer:
    """Ask for an address with http or https. Raises PullEnded."""
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:  # a list of segments may name anything, files of this computer too
        raise PullEnded(PullFault.NOT_MEDIA, f"{parts.scheme or 'a file'} within a list of segments")
    request = urllib.request.Request(_without_login(parts), headers={"User-Agent": "Airdesk"})
    if parts.username is not None:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(login.encode()).decode())
    opener = urllib.request.build_opener(_Redirects())
    try:
        return Answer(opener.open(request, timeout=TIMEOUT_S))
    except urllib.error.HTTPError as error:
        error.close()
        raise PullEnded(_of_status(error.code), f"HTTP {error.code}") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, PullEnded):
            raise error.reason from None
        raise PullEnded(_of_reason(error.reason), _words(error.reason)) from None
    except HTTPException as error:
        raise PullEnded(PullFault.NOT_MEDIA, type(error).__name__) from None
    except TimeoutError:
        raise PullEnded(PullFault.UNREACHABLE, "no answer") from None


def _without_login(parts: SplitResult) -> str:
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _of_status(status: int) -> PullFault:
    if status in (401, 403, 407):
        return PullFault.DENIED
    return PullFault.MISSING if status < 500 else PullFault.UNREACHABLE


def _of_reason(reason: object) -> PullFault:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return PullFault.CERTIFICATE
    return PullFault.REFUSED if isinstance(reason, ConnectionRefusedError) else PullFault.UNREACHABLE


def _words(reason: object) -> str:
    """Never the address, which may hold a secret."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return reason.verify_message
    return getattr(reason, "strerror", None) or type(reason).__name__
