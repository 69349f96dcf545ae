"""The addresses that can be read in a text. Pure; what a stranger marks as a link is not asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from desktop.core.chat import Link

_ADDRESS_LIMIT = 2_000  # characters
_ADDRESS = re.compile(  # no spaces, quotes or angle brackets, and nothing invisible or that turns the writing round
    r"https?://[^\s<>\"'`\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+", re.IGNORECASE
)
_NOT_THE_END = ".,;:!?…)]}*_~"


def links(text: str) -> tuple[Link, ...]:
    """The http(s) addresses that can be read in the text.

    The sender's own marks are not asked: they could lead elsewhere than what is read.
    """
    if "://" not in text:
        return ()
    found = []
    for match in _ADDRESS.finditer(text):
        if match.end() - match.start() > _ADDRESS_LIMIT:
            continue
        address = _without_end(match.group())
        if is_web(address):
            found.append(Link(match.start(), match.start() + len(address)))
    return tuple(found)


def is_web(address: str) -> bool:
    """Whether it is an http(s) address that can be read; what a stranger writes may break whoever takes it apart."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _without_end(address: str) -> str:
    """Without the marks that end a sentence; a closing bracket stays where one was opened."""
    while address and address[-1] in _NOT_THE_END:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address
