"""Addresses that the console pulls by itself, and what can go wrong with one."""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "rtmp", "rtmps", "rtsp", "rtsps", "srt")
LONGEST = 2048


class PullFault(StrEnum):
    """Why no more comes from an address."""

    OVER = "pull.over"  # the other side has ended it
    LOST = "pull.lost"  # the connection broke, or nothing came for too long
    REFUSED = "pull.refused"  # nobody listens there
    UNREACHABLE = "pull.unreachable"  # no such host, no way to it, no answer
    DENIED = "pull.denied"  # it wants a login, or another one
    MISSING = "pull.missing"  # there is nothing at this address
    CERTIFICATE = "pull.certificate"  # it cannot prove who it is
    NOT_MEDIA = "pull.not_media"  # what comes is no picture and no sound
    CODING = "pull.coding"  # what comes is coded as nobody here reads it
    PROGRAM = "pull.program"  # SRT is read by the program ffmpeg, and this computer has none that can
    BROKEN = "pull.broken"  # our side failed

    @property
    def final(self) -> bool:
        """Whether another try cannot help."""
        return self in (PullFault.CODING, PullFault.PROGRAM)


class PullEnded(OSError):
    """Nothing more comes, and `fault` says why. Its words name no address, which may hold a secret."""

    def __init__(self, fault: PullFault, details: str = "") -> None:
        super().__init__(details)
        self.fault = fault


class BadAddress(ValueError):
    """No address that can be pulled."""


def read_address(text: str) -> str:
    """The address in what was typed or pasted. Raises BadAddress."""
    address = text.strip()
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadAddress(str(error)) from error
    if not usable or len(address) > LONGEST or not address.isprintable() or " " in address:
        raise BadAddress("no address of a stream")
    return address


def place_of(address: str) -> str:
    """Where an address leads, without what may be secret in it: neither path nor query nor login."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{parts.port}" if parts.port else "")
