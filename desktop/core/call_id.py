"""Ids of calls and the links that carry them: what may be sent, what a text that was pasted means. Pure.

The document's list of accepted characters is lost; what every known client sends is a safe part of it. Ids are compared
without case, as the document says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, quote, unquote, urlsplit

from desktop.core.call_kind import CallKind
from desktop.core.errors import Code, Trouble

MOST_NEW = 64  # characters of an id that we make
MOST_PASTED = 20_000  # characters of a text that is looked into
SCHEME = "airdesk"
_NEW = re.compile(rf"[a-z0-9_-]{{1,{MOST_NEW}}}")
_KNOWN = re.compile(r"[^\s/?#\\\x00-\x20\x7f-\xa0]{1,255}")  # of others: all that can stand in a path
_LINK = re.compile(rf"{SCHEME}://call/\S+", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_HOSTED = ".app.100ms.live"
_HOSTED_PATHS = ("/meeting/", "/preview/", "/streaming/")
_IN_QUERY = ("callId", "call_id", "call")


@dataclass(frozen=True, slots=True)
class CallTarget:
    """Which call a text names, and what more it says. `call` is the service's whole call object, if it was pasted."""

    call_id: str
    kind: CallKind | None = None
    call: Mapping[str, object] | None = None


def new_id(text: str) -> str:
    """An id for a call that is to be created. Raises Trouble(CALL_ID)."""
    wanted = text.strip().lower()
    if not _NEW.fullmatch(wanted):
        raise Trouble(Code.CALL_ID)
    return wanted


def known_id(text: str) -> str:
    """An id of a call that others made, as they wrote it. Raises Trouble(CALL_ID)."""
    wanted = text.strip()
    if not _KNOWN.fullmatch(wanted):
        raise Trouble(Code.CALL_ID)
    return wanted


def same_id(one: str, other: str) -> bool:
    """Whether both name one call."""
    return one.strip().casefold() == other.strip().casefold()


def proposed_id(now: datetime) -> str:
    """One for a new call, by the operator's clock: "call-20261120-2147"."""
    return now.strftime("call-%Y%m%d-%H%M")


def link_of(call_id: str, kind: CallKind) -> str:
    """What can be posted where there is no room for the call object."""
    return f"{SCHEME}://call/{quote(call_id, safe='')}?type={kind}"


def read_target(text: str) -> CallTarget:
    """The call that is meant: an id, a link, or the JSON of a call object. Raises Trouble(CALL_ID)."""
    text = text.strip()
    if not text or len(text) > MOST_PASTED:
        raise Trouble(Code.CALL_ID)
    if text.startswith("{"):
        return _of_json(text)
    found = _LINK.search(text)
    if found is not None:
        return _of_link(found.group())
    found = _WEB.search(text)
    if found is not None:
        return _of_web(found.group())
    return CallTarget(known_id(text))


def hosted_page(text: str) -> str:
    """The provider's own page that a text leads to; "" for any other. 100ms alone has such pages, and they name no call
    of the call service."""
    found = _WEB.search(text[:MOST_PASTED])
    if found is None:
        return ""
    try:
        parts = urlsplit(found.group())
    except ValueError:
        return ""
    hosted = parts.scheme == "https" and (parts.hostname or "").endswith(_HOSTED)
    return found.group() if hosted and parts.path.startswith(_HOSTED_PATHS) else ""


def kind_of(word: object) -> CallKind | None:
    """The kind that a word of the service names; None for any other."""
    try:
        return CallKind(str(word).lower())
    except ValueError:
        return None


def _of_json(text: str) -> CallTarget:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise Trouble(Code.CALL_ID) from None
    inner = given.get("call", given)
    if isinstance(inner, dict) and isinstance(inner.get("id"), str):
        return CallTarget(known_id(inner["id"]), kind_of(inner.get("type")), inner)
    named = given.get("callId")
    if isinstance(named, str):
        return CallTarget(known_id(named))
    raise Trouble(Code.CALL_ID)


def _of_link(link: str) -> CallTarget:
    try:
        parts = urlsplit(link)
        kinds = parse_qs(parts.query).get("type", [""])
    except ValueError:
        raise Trouble(Code.CALL_ID) from None
    return CallTarget(known_id(unquote(parts.path.strip("/"))), kind_of(kinds[0]))


def _of_web(address: str) -> CallTarget:
    try:
        query = parse_qs(urlsplit(address).query)
    except ValueError:
        raise Trouble(Code.CALL_ID) from None
    for name in _IN_QUERY:
        if query.get(name):
            return CallTarget(known_id(query[name][0]), kind_of(query.get("type", [""])[0]))
    raise Trouble(Code.CALL_ID)
