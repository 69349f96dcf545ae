"""What an address must be for the service to play it: absolute, http or https, .ogg, .opus or .webm, without a login.

Pure. What lies at the address is looked at elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

ENDINGS = (".ogg", ".opus", ".webm")
ADDRESS_LIMIT = 2048


class TrackRefusal(StrEnum):
    """Why an address is no track."""

    NONE = ""
    EMPTY = "empty"
    NOT_ABSOLUTE = "not_absolute"  # no http:// or https:// before it, or no host
    UNREADABLE = "unreadable"  # spaces, control characters, an impossible port, a fragment
    LOGIN = "login"  # a name or password in it: the service fetches without
    ENDING = "ending"  # the path ends otherwise
    TOO_LONG = "too_long"
    LIST_FULL = "list_full"


def refusal(address: str) -> TrackRefusal:
    """Why `address` cannot be a track; NONE if it can."""
    if not address:
        return TrackRefusal.EMPTY
    if len(address) > ADDRESS_LIMIT:
        return TrackRefusal.TOO_LONG
    if any(character.isspace() or not character.isprintable() for character in address):
        return TrackRefusal.UNREADABLE
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return TrackRefusal.UNREADABLE
    if parts.scheme not in ("http", "https") or not host:
        return TrackRefusal.NOT_ABSOLUTE
    if "@" in parts.netloc:
        return TrackRefusal.LOGIN
    if parts.fragment or "\\" in address:
        return TrackRefusal.UNREADABLE
    return TrackRefusal.NONE if parts.path.lower().endswith(ENDINGS) else TrackRefusal.ENDING


def shown_address(address: str) -> str:
    """The address without what may be a secret: query, name and password."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def title_of(address: str) -> str:
    """The file's name, for a track without a title."""
    return PurePosixPath(unquote(urlsplit(address).path)).name
