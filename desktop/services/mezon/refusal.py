"""What the streaming service means when it refuses: by status at the door, or by text. Pure; mezon.md, 4.1 and 4.3.

Its wording is not published. What no rule knows is called unknown, with its text as details.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.core.air import AirFault

_TRY_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_BY_STATUS = {
    200: AirFault.ROUTE,  # a page instead of an upgrade: route or sign-in refused
    401: AirFault.TOKEN,
    403: AirFault.TOKEN,
    404: AirFault.ROUTE,
    408: AirFault.OFFLINE,
    429: AirFault.BUSY,
    500: AirFault.OFFLINE,
    502: AirFault.OFFLINE,
    503: AirFault.BUSY,
    504: AirFault.OFFLINE,
}
_MAY_PASS = ("publisher session closed", "timeout", "temporarily", "connection reset", "502", "503", "504")
_BY_WORDS = (
    (AirFault.BUSY, re.compile(r"max (subscribers|concurrent)|memory pressure|shutting down|too many")),
    (AirFault.RIGHTS, re.compile(r"permission|forbidden|not allowed|unauthori[sz]ed|no rights|\b40[13]\b")),
    (AirFault.UNREACHABLE, re.compile(r"fetch|download|unreachable|no such host|not found|refused|\b404\b")),
    (AirFault.REFUSED, re.compile(r"opus|\bogg\b|webm|codec|format|unsupported|container|decode")),
)
WAIT_LIMIT_S = 120.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fault, whether trying again may help, and how long the service asks to wait."""

    fault: AirFault
    retryable: bool
    wait_s: float = 0.0


def at_the_door(status: int, retry_after: str = "") -> Verdict:
    """The service answered the handshake with another status than 101."""
    fault = _BY_STATUS.get(status, AirFault.ROUTE if 300 <= status < 400 else AirFault.UNKNOWN)
    asked = retry_after.strip()
    wait_s = min(float(asked), WAIT_LIMIT_S) if asked.isascii() and asked.isdigit() else 0.0
    return Verdict(fault, status in _TRY_AGAIN, wait_s)


def in_words(text: str) -> Verdict:
    """The service refused a command in words."""
    said = text.lower()
    fault = next((fault for fault, pattern in _BY_WORDS if pattern.search(said)), AirFault.UNKNOWN)
    return Verdict(fault, fault is AirFault.BUSY or any(phrase in said for phrase in _MAY_PASS))
