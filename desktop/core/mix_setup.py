"""What a mix is made of before anybody starts it: mode, outputs, the document's ranges. Plain values, no I/O.

Structs because the settings hold them, and those are read before the window stands. Source of the ranges: the
service's document of StartAutoMix.
"""

from __future__ import annotations

import base64
from enum import IntEnum, StrEnum
from typing import Annotated

import msgspec

MOST_INPUTS = 9
MOST_OUTPUTS = 3
MOST_VOLUME = 200  # percent
UNCHANGED = 100  # percent: the sound as it comes
MOST_USER_DATA_BYTES = 4000  # once it is base64
ADVISED_USER_DATA_BYTES = 850


class MixMode(StrEnum):
    """Who decides what is heard of a room."""

    AUTO = "auto"  # the service: everyone in the room at 100 %; only extra inputs have faders
    DESK = "desk"  # the operator: a fader for every stream


class Codec(IntEnum):
    """Sound of an output, with the service's numbers."""

    HE_AAC = 0
    AAC_LC = 1
    MP3 = 2
    OPUS = 3


class Alignment(IntEnum):
    """Whether streams are aligned by network time before they are mixed; costs delay."""

    NONE = 0
    CHOSEN = 1
    ALL = 2


class OutputFault(StrEnum):
    """Why the outputs cannot be sent; NONE if they can."""

    NONE = ""
    MISSING = "missing"  # a mix needs one
    TOO_MANY = "too_many"
    EMPTY = "empty"  # one has neither a stream nor an address
    BOTH = "both"  # one has both: the two kinds of mix would each take another of them
    SAME = "same"  # two go to one place
    NAME = "name"  # characters that no stream id has
    ADDRESS = "address"  # not rtmp://
    INPUT = "input"  # it is also an input


class Output(msgspec.Struct, frozen=True):
    """Where the mix goes: a stream of the service, or an RTMP server."""

    stream_id: str = ""
    address: str = ""  # rtmp://…; one of the two is set
    codec: Codec = Codec.HE_AAC
    bitrate_bps: Annotated[int, msgspec.Meta(ge=8000, le=512_000)] = 48_000
    channels: Annotated[int, msgspec.Meta(ge=1, le=2)] = 1

    @property
    def target(self) -> str:
        """What tells it from the others."""
        return self.address or self.stream_id


class Extra(msgspec.Struct, frozen=True):
    """A parameter that the service's support names."""

    key: str
    value: str


class Advanced(msgspec.Struct, frozen=True):
    """What most mixes leave as it is."""

    sound_level: bool = False  # levels travel in the mixed stream to its players
    alignment: Alignment = Alignment.NONE
    receive_buffer_ms: Annotated[int, msgspec.Meta(ge=0, le=4000)] = 0
    bypass: bool = False  # one input alone is passed on as it is
    channels: Annotated[int, msgspec.Meta(ge=1, le=2)] = 1  # where an output says nothing
    user_data: str = ""  # plain text; goes out as base64
    extra: tuple[Extra, ...] = ()


class MixSetup(msgspec.Struct, frozen=True):
    """What a mix is started with, but for its strips."""

    mode: MixMode = MixMode.AUTO
    outputs: tuple[Output, ...] = ()
    advanced: Advanced = Advanced()

    def live_change(self, other: MixSetup) -> bool:
        """Whether a running mix can become `other` without a stop, by the service's documents."""
        return self._fixed() == other._fixed()

    def _fixed(self) -> tuple[object, ...]:
        advanced = self.advanced
        mono = (advanced.alignment, advanced.receive_buffer_ms, advanced.bypass, advanced.channels)
        if self.mode is MixMode.DESK:  # StartMix: addresses and extra parameters may change, codecs may not
            return self.mode, mono, tuple((one.codec, one.bitrate_bps, one.channels) for one in self.outputs)
        return self.mode, mono, self.outputs, advanced.extra


UNTOUCHED = MixSetup()


def user_data_bytes(text: str) -> int:
    """How long it is on the wire."""
    return len(encoded(text))


def encoded(text: str) -> str:
    """User data as the service wants it."""
    return base64.b64encode(text.encode()).decode("ascii")


def output_fault(outputs: tuple[Output, ...], inputs: frozenset[str] = frozenset()) -> OutputFault:
    """What is wrong with them. `inputs` are the stream ids and addresses that go in."""
    if not outputs:
        return OutputFault.MISSING
    if len(outputs) > MOST_OUTPUTS:
        return OutputFault.TOO_MANY
    for one in outputs:
        fault = _fault(one)
        if fault is not OutputFault.NONE:
            return fault
    targets = [one.target for one in outputs]
    if len(set(targets)) < len(targets):
        return OutputFault.SAME
    return OutputFault.INPUT if inputs.intersection(targets) else OutputFault.NONE


def stream_id_is_right(text: str) -> bool:
    """The service takes digits, English letters, - and _."""
    return bool(text) and text.isascii() and all(one.isalnum() or one in "-_" for one in text)


def _fault(one: Output) -> OutputFault:
    if one.stream_id and one.address:
        return OutputFault.BOTH
    if one.address:
        host = one.address.removeprefix("rtmp://").partition("/")[0]
        right = one.address.startswith("rtmp://") and host and one.address.isprintable() and " " not in one.address
        return OutputFault.NONE if right else OutputFault.ADDRESS
    if not one.stream_id:
        return OutputFault.EMPTY
    return OutputFault.NONE if stream_id_is_right(one.stream_id) else OutputFault.NAME
