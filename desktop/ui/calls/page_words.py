"""What the desk and the call's page say to each other: JSON, one message a line, on the pipes of the page's process.

The page itself (`resources/call/call.js`) speaks the same. What it says comes from beyond the network's edge:
`read_event` lets nothing through that is not one of these.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

MOST_BYTES = 1024 * 1024  # of one message: a picture is a fiftieth of that
_Name = Annotated[str, msgspec.Meta(max_length=1024)]
_Text = Annotated[str, msgspec.Meta(max_length=8192)]
_Level = Annotated[float, msgspec.Meta(ge=-300, le=60)]  # dBFS


class _Order(msgspec.Struct, frozen=True, tag_field="type", tag=str.lower):
    pass


class Open(_Order, frozen=True):
    """The first, for the process itself: which parts of the world its page may reach."""

    studio: str = ""  # where the demo studio listens, as "127.0.0.1:4711"; "": the providers instead
    level: int = 20  # of the log


class Setup(_Order, frozen=True):
    """All that the operator has chosen; the newest one counts. A device is used only if it is on. "" is the default."""

    microphone_on: bool = False
    microphone: str = ""
    camera_on: bool = False
    camera: str = ""
    speaker: str = ""
    muted: bool = True
    volume: int = 100  # percent of what is heard
    picture_width: int = 0  # pixels at most; 0: no pictures are wanted


class Join(_Order, frozen=True):
    """Join with the devices of the setup. Of those in `needs` none may be missing."""

    provider: str
    ticket: dict[str, str | int]
    name: str
    video: bool = False  # whether it is a call with pictures
    needs: tuple[str, ...] = ()


class Renew(_Order, frozen=True):
    """Go on with another token."""

    token: str


class Leave(_Order, frozen=True):
    """Leave the call, or stop joining."""


class Test(_Order, frozen=True):
    """Play a short tone on the speaker."""


Order = Open | Setup | Join | Renew | Leave | Test


class _Event(msgspec.Struct, frozen=True, tag_field="type", tag=str.lower):
    pass


class Ready(_Event, frozen=True):
    """The page is there and takes orders."""


class Devices(_Event, frozen=True):
    """What this computer has now, by names. Empty until one of the kind was allowed."""

    microphones: tuple[_Name, ...] = ()
    cameras: tuple[_Name, ...] = ()
    speakers: tuple[_Name, ...] = ()


class InUse(_Event, frozen=True, tag="device"):
    """The microphone or the camera is open, or why not: denied, none, busy, gone, failed; "": nobody wants it."""

    kind: _Name
    on: bool
    name: _Name = ""
    fault: _Name = ""
    details: _Text = ""


class State(_Event, frozen=True):
    """Where the call stands: connecting, joined, reconnecting, ended; `why` is a word of `core.call.Ending`."""

    state: _Name
    why: _Name = ""
    details: _Text = ""


class Sending(_Event, frozen=True):
    """What the others hear and see now."""

    microphone: bool
    camera: bool


class Person(msgspec.Struct, frozen=True):
    """Somebody in the call."""

    id: _Name
    name: _Name = ""
    me: bool = False
    muted: bool = False
    camera: bool = False
    weak: bool = False


class People(_Event, frozen=True):
    """Everybody in the call, when that has changed."""

    people: Annotated[tuple[Person, ...], msgspec.Meta(max_length=1000)] = ()


class Levels(_Event, frozen=True):
    """Peaks since the last time, in dBFS: of the own microphone, also while it is muted, and of the others."""

    microphone: _Level | None = None
    people: dict[str, _Level] = {}


class Picture(_Event, frozen=True):
    """The newest picture of somebody, as JPEG in base64; none: there is no more."""

    person: _Name
    jpeg: str = ""


class Expires(_Event, frozen=True):
    """The provider says that the token ends in a moment."""


class Said(_Event, frozen=True):
    """A line for the log."""

    text: _Text


class Broken(_Event, frozen=True):
    """The process that shows the page has lost what runs in it."""

    details: _Text = ""


Event = Ready | Devices | InUse | State | Sending | People | Levels | Picture | Expires | Said | Broken

_encoder = msgspec.json.Encoder()
_orders: msgspec.json.Decoder[Order] = msgspec.json.Decoder(Order)
_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def changed(setup: Setup, changes: dict[str, object]) -> Setup:
    """The same but for these fields."""
    return msgspec.structs.replace(setup, **changes)


def line(word: Order | Event) -> bytes:
    """As it goes through the pipe."""
    return _encoder.encode(word) + b"\n"


def read_order(data: bytes) -> Order:
    """ValueError for what is none."""
    return _orders.decode(data)


def read_event(data: bytes) -> Event:
    """ValueError for what is none, or is too long to be one."""
    if len(data) > MOST_BYTES:
        raise ValueError(f"{len(data)} bytes are no message")
    return _events.decode(data)
