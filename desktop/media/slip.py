"""What the console and the projection booth tell each other, as bytes through a pipe.

A slip is a head (length, source, kind) and a body. What comes often is packed by hand, the rest is
MessagePack. Pixels go another way (`shelf`). Nothing here trusts what it reads: what cannot be meant
raises `Garbled`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import BinaryIO, NamedTuple, TypeVar

import msgspec

from desktop.core.model import DecodeMode
from desktop.media.boxes import Fragment, Init
from desktop.media.decoder_stats import DecoderStats
from desktop.media.feed import Arrival
from desktop.media.levels import Peak
from desktop.media.shelf import Place

MOST_BYTES = 65 * 1024 * 1024  # a fragment of the scanner, and a little

_HEAD = struct.Struct("<IIB")
_INIT = struct.Struct("<d")
_FRAGMENT = struct.Struct("<dQ?")
_PICTURE = struct.Struct("<HQIIIdddd")
_SOUND = struct.Struct("<dddI")
_PEAK = struct.Struct("<ddd")
_THREAD = struct.Struct("<Q")


T = TypeVar("T")


class Kind(IntEnum):
    """What a slip is about."""

    # To the booth
    INIT = 1
    FRAGMENT = 2
    WISH = 3
    END = 4  # of a source
    HARDWARE = 5
    # From the booth
    PICTURE = 16
    PEAKS = 17
    SOUND = 18
    STATS = 19
    SAID = 20  # for the log
    THREAD = 21  # which one decodes a source


_KINDS = {kind.value: kind for kind in Kind}


class Garbled(ValueError):
    """Not what the other side could have meant."""


class Slip(NamedTuple):
    """One message. `source` is the number that the console gave it, 0 for none."""

    kind: Kind
    source: int
    body: bytes


class Wish(msgspec.Struct, frozen=True):
    """How the console wants a source: the size in device pixels, how much of it, heard or not, how much later.

    `measured`: its loudness is wanted, so its sound is decoded.
    """

    width: int = 640
    height: int = 360
    mode: DecodeMode = DecodeMode.FULL
    heard: bool = False
    delay_s: float = 0.0
    measured: bool = False


class Hands(NamedTuple):
    """What a source's clock says: media to monotonic seconds (NaN before anything arrived), and its extra delay."""

    offset_s: float
    extra_s: float


class Print(NamedTuple):
    """A picture that lies on the shelf, with what was to be told along with it."""

    slot: int
    offset: int
    width: int
    height: int
    stride: int
    media_s: float
    due_s: float
    clock: Hands
    peaks: list[Peak]

    @property
    def place(self) -> Place:
        """On the shelf."""
        return Place(self.slot, self.offset)


class SoundBlock(NamedTuple):
    """Sound that begins at `media_s`: interleaved stereo float32 at `rate`."""

    media_s: float
    clock: Hands
    rate: int
    frames: memoryview


class Said(msgspec.Struct, frozen=True):
    """A line for the log."""

    level: int
    text: str


_stats = msgspec.msgpack.Decoder(DecoderStats)
_wish = msgspec.msgpack.Decoder(Wish)
_said = msgspec.msgpack.Decoder(Said)


def read_slips(file: BinaryIO) -> Iterator[Slip]:
    """All slips until the other side is gone. `file` is buffered and blocks."""
    while len(head := file.read(_HEAD.size)) == _HEAD.size:
        length, source, kind = _HEAD.unpack(head)
        if length > MOST_BYTES:
            raise Garbled(f"a slip of {length} bytes")
        body = file.read(length)
        if len(body) < length:
            return
        if kind not in _KINDS:
            raise Garbled(f"a slip of kind {kind}")
        yield Slip(_KINDS[kind], source, body)


def _slip(kind: Kind, source: int, body: bytes = b"", more: int = 0) -> bytes:
    return _HEAD.pack(len(body) + more, source, kind) + body


# To the booth


def pack_arrival(source: int, arrival: Arrival) -> bytes:
    """The slip without the piece's own bytes, which follow it."""
    item, size = arrival.item, arrival.item.size
    if isinstance(item, Init):
        return _slip(Kind.INIT, source, _INIT.pack(arrival.arrived_s), size)
    return _slip(Kind.FRAGMENT, source, _FRAGMENT.pack(arrival.arrived_s, item.offset, arrival.gap), size)


def unpack_arrival(slip: Slip) -> Arrival:
    """The piece, with a copy of its bytes."""
    try:
        if slip.kind is Kind.INIT:
            return Arrival(Init(slip.body[_INIT.size :]), *_INIT.unpack_from(slip.body))
        arrived_s, offset, gap = _FRAGMENT.unpack_from(slip.body)
    except struct.error as error:
        raise Garbled(str(error)) from error
    return Arrival(Fragment(slip.body[_FRAGMENT.size :], offset), arrived_s, gap)


def pack_wish(source: int, wish: Wish) -> bytes:
    """How a source is wanted from now on."""
    return _slip(Kind.WISH, source, msgspec.msgpack.encode(wish))


def unpack_wish(slip: Slip) -> Wish:
    """As it was packed."""
    return _read(_wish, slip.body)


def pack_end(source: int) -> bytes:
    """Nothing more comes of this source."""
    return _slip(Kind.END, source)


def pack_hardware(enabled: bool) -> bytes:
    """Whether the graphics card may decode."""
    return _slip(Kind.HARDWARE, 0, bytes([enabled]))


def unpack_hardware(slip: Slip) -> bool:
    """As it was packed."""
    return slip.body == b"\1"


# From the booth


def pack_picture(source: int, picture: Print) -> bytes:
    """A picture, and the peaks since the last one."""
    place = (picture.slot, picture.offset, picture.width, picture.height, picture.stride)
    body = _PICTURE.pack(*place, picture.media_s, picture.due_s, *picture.clock)
    return _slip(Kind.PICTURE, source, body + _packed(picture.peaks))


def unpack_picture(slip: Slip) -> Print:
    """As it was packed."""
    try:
        slot, offset, width, height, stride, media_s, due_s, *clock = _PICTURE.unpack_from(slip.body)
    except struct.error as error:
        raise Garbled(str(error)) from error
    if not (width and height and stride >= 4 * width):
        raise Garbled(f"a picture of {width}x{height} in rows of {stride} bytes")
    peaks = _peaks(slip.body[_PICTURE.size :])
    return Print(slot, offset, width, height, stride, media_s, due_s, Hands(*clock), peaks)


def pack_peaks(source: int, peaks: Iterable[Peak]) -> bytes:
    """Peaks that no picture takes along."""
    return _slip(Kind.PEAKS, source, _packed(peaks))


def unpack_peaks(slip: Slip) -> list[Peak]:
    """As they were packed."""
    return _peaks(slip.body)


def pack_sound(source: int, media_s: float, clock: Hands, rate: int, frames: bytes) -> bytes:
    """Sound for the headphones."""
    return _slip(Kind.SOUND, source, _SOUND.pack(media_s, *clock, rate) + frames)


def unpack_sound(slip: Slip) -> SoundBlock:
    """Its frames lie in the slip."""
    try:
        media_s, offset_s, extra_s, rate = _SOUND.unpack_from(slip.body)
    except struct.error as error:
        raise Garbled(str(error)) from error
    frames = memoryview(slip.body)[_SOUND.size :]
    if not rate or len(frames) % 8 or not math.isfinite(media_s):
        raise Garbled(f"{len(frames)} bytes of sound at {rate}")
    return SoundBlock(media_s, Hands(offset_s, extra_s), rate, frames)


def pack_stats(source: int, stats: DecoderStats) -> bytes:
    """How a source goes."""
    return _slip(Kind.STATS, source, msgspec.msgpack.encode(stats))


def unpack_stats(slip: Slip) -> DecoderStats:
    """As they were packed."""
    return _read(_stats, slip.body)


def pack_said(level: int, text: str) -> bytes:
    """A line for the log."""
    return _slip(Kind.SAID, 0, msgspec.msgpack.encode(Said(level, text)))


def unpack_said(slip: Slip) -> Said:
    """As it was packed."""
    return _read(_said, slip.body)


def pack_thread(source: int, ident: int) -> bytes:
    """Which thread of the booth decodes a source: said before it does."""
    return _slip(Kind.THREAD, source, _THREAD.pack(ident))


def unpack_thread(slip: Slip) -> int:
    """As it was packed."""
    try:
        return int(_THREAD.unpack(slip.body)[0])
    except struct.error as error:
        raise Garbled(str(error)) from error


def _packed(peaks: Iterable[Peak]) -> bytes:
    return b"".join(_PEAK.pack(*peak) for peak in peaks)


def _peaks(body: bytes) -> list[Peak]:
    if len(body) % _PEAK.size:
        raise Garbled(f"peaks in {len(body)} bytes")
    return [Peak(*peak) for peak in _PEAK.iter_unpack(body)]


def _read(decoder: msgspec.msgpack.Decoder[T], body: bytes) -> T:
    try:
        return decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise Garbled(str(error)) from error
