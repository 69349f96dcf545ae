"""What the call service says, read leniently: answers of the two operations, errors. Pure.

Source: stream-calls.md; where the sources differ in a type (agora_uid, hms), each is taken.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from desktop.core.call import CallRoom, Provider
from desktop.core.call_id import kind_of
from desktop.core.call_kind import CallKind

_UID_RANGE = 2**32


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """Of CreateCall and of GetCallToken, which has no call object."""

    token: str = field(repr=False)
    call: Mapping[str, object] | None = None  # whole, as it is to be passed on
    uid: int = 0
    app_id: str = ""
    address: str = ""  # the demo studio's peer

    @classmethod
    def read(cls, given: object) -> CallAnswer | None:
        """None if there is no token in it."""
        if not isinstance(given, dict) or not (token := _text(given.get("token"))):
            return None
        call = given.get("call")
        whole = call if isinstance(call, dict) else None
        return cls(token, whole, _uid(given.get("agora_uid")), _text(given.get("agora_app_id")), _address(given))


@dataclass(frozen=True, slots=True)
class ApiFault:
    """The service's error body. `code` is 0 where there is none."""

    code: int = 0
    message: str = ""

    @classmethod
    def read(cls, given: object) -> ApiFault:
        """Empty if it is no error body."""
        if not isinstance(given, dict):
            return cls()
        return cls(_number(given.get("code")), _text(given.get("message")))


def read_room(call: Mapping[str, object]) -> CallRoom | None:
    """The call object as a room; None without an id or at a provider that nobody knows."""
    call_id, word = _text(call.get("id")), _text(call.get("provider")).lower()
    provider = _PROVIDERS.get(word)
    if not call_id or provider is None:
        return None
    agora, hms = _object(call.get("agora")), _object(call.get("hms"))
    return CallRoom(
        provider,
        call_id,
        kind_of(call.get("type")) or CallKind.VIDEO,
        channel=_text(agora.get("channel")),
        room_id=_text(hms.get("room_id")) or _text(hms.get("room")),
        room_name=_text(hms.get("room_name")),
        address=_address(call),
    )


def call_object(room: CallRoom) -> dict[str, object]:
    """A room as the call object, for an invitation where the service's own object is not at hand."""
    call: dict[str, object] = {"provider": str(room.provider), "id": room.id, "type": str(room.kind)}
    match room.provider:
        case Provider.AGORA:
            call["agora"] = {"channel": room.channel}
        case Provider.HMS:
            call["hms"] = {"room_id": room.room_id, "room_name": room.room_name}
        case Provider.LOCAL:
            call["local"] = {"address": room.address}
    return call


def provider_word(call: Mapping[str, object]) -> str:
    """The provider as the service calls it, for a sentence."""
    return _text(call.get("provider"))


_PROVIDERS = {"agora": Provider.AGORA, "hms": Provider.HMS, "100ms": Provider.HMS, "local": Provider.LOCAL}


def _address(given: Mapping[str, object]) -> str:
    """Of the demo studio's peer; a service elsewhere cannot send us to a stranger with it."""
    address = _text(_object(given.get("local")).get("address"))
    try:
        parts = urlsplit(address)
        here = parts.scheme == "ws" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return ""
    return address if here else ""


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and len(value) <= 20 and value.lstrip("-").isascii() and value.lstrip("-").isdigit():
        return int(value)
    return 0


def _uid(value: object) -> int:
    """Unsigned: the service's int32 is Agora's uint32."""
    return _number(value) % _UID_RANGE
