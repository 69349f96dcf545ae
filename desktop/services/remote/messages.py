"""What control surfaces say and hear, as JSON. Pure; the README documents every field.

Unknown fields are ignored, so that a newer surface can speak to an older desk. Everything else is strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import msgspec

from desktop.core.remote import Answer, Asks, Done, Offer, Order, Refusal, Refused

PROTOCOL = 1
MOST_BYTES = 4096  # of a message from a surface
Id = Annotated[str, msgspec.Meta(max_length=64)] | Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)] | None
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]


class Ask(msgspec.Struct, frozen=True):
    """A surface wants to know something."""

    what: str  # STATE or ACTIONS
    id: Id = None


class Wish(msgspec.Struct, frozen=True):
    """A surface wants something done."""

    order: Order
    id: Id = None


class Malformed(msgspec.Struct, frozen=True):
    """It cannot be understood. `why` is for who writes the surface; nothing of the message is in it."""

    why: str


STATE, ACTIONS = "state", "actions"
Message = Ask | Wish | Malformed


class _Get(msgspec.Struct):
    get: str
    id: Id = None


class _Do(msgspec.Struct):
    do: _Name
    on: bool | None = None
    confirm: bool | None = None
    source: _Name | Annotated[int, msgspec.Meta(ge=1, le=999)] | None = None
    id: Id = None


def parse(text: str) -> Message:
    """Read one message; never raises."""
    try:
        found = msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return Malformed("a message is one JSON object")
    try:
        if "get" in found:
            get = msgspec.convert(found, _Get)
            if get.get not in (STATE, ACTIONS):
                return Malformed("get is one of: state, actions")
            return Ask(get.get, get.id)
        if "do" in found:
            do = msgspec.convert(found, _Do)
            return Wish(Order(do.do, do.on, do.confirm, do.source), do.id)
    except (msgspec.ValidationError, RecursionError):
        return Malformed("a field has the wrong type or is too long; see the documentation")
    return Malformed("a message has the field do or the field get")


def hello(version: str) -> str:
    """The first message to a surface."""
    return _text({"airdesk": version, "protocol": PROTOCOL})


def answer(said: Answer, to: Id) -> str:
    """What became of a wish."""
    fields: dict[str, object]
    if isinstance(said, Done):
        fields = {"done": said.action, "changed": said.changed}
    elif isinstance(said, Asks):
        fields = {"asks": said.action, "title": said.title, "text": said.text, "for_s": said.for_s}
    else:
        fields = {"error": said.refusal.value}
        if said.why:
            fields["why"] = said.why
    return _text(_with_id(fields, to))


def malformed(why: str) -> str:
    """A message could not be read, hence neither its id."""
    return answer(Refused(Refusal.MALFORMED, why), None)


def actions(offers: Iterable[Offer], to: Id) -> str:
    """All that can be done."""
    return _text(_with_id({"actions": [_offer(one) for one in offers]}, to))


def state(topics: Mapping[str, bytes], to: Id = None) -> str:
    """Everything; each topic is JSON already."""
    return _text(_with_id({"event": "state", **_raw(topics)}, to))


def changed(topics: Mapping[str, bytes]) -> str:
    """What has changed, each topic as a whole."""
    return _text({"event": "changed", **_raw(topics)})


def _raw(topics: Mapping[str, bytes]) -> dict[str, object]:
    return {name: msgspec.Raw(value) for name, value in topics.items()}


def _offer(one: Offer) -> dict[str, object]:
    fields: dict[str, object] = {"id": one.action, "text": one.text, "enabled": one.enabled}
    if one.why:
        fields["why"] = one.why
    if one.on is not None:
        fields["on"] = one.on
    if one.of_source:
        fields["source"] = True
    return fields


def _with_id(fields: dict[str, object], to: Id) -> dict[str, object]:
    return fields if to is None else {"id": to, **fields}


def _text(fields: Mapping[str, object]) -> str:
    return msgspec.json.encode(fields).decode()
