"""How an output is coded, and what a player must know of it. Plain values: making it is `programme.py`'s."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Codec(IntEnum):
    """`AudioCodec` of an output."""

    HE_AAC = 0
    AAC_LC = 1
    MP3 = 2
    OPUS = 3


class Encoding(NamedTuple):
    """As an output asks for it."""

    codec: Codec
    bitrate: int  # bits a second
    channels: int


class Track(NamedTuple):
    """As it is sent. `codec` is never HE_AAC: nobody gives its encoder away, so its AAC-LC is sent, and says so."""

    codec: Codec
    config: bytes  # AudioSpecificConfig, or the identification header of Opus; empty for MP3
    rate: int  # samples a second
    channels: int
    samples: int  # of one frame

    def time_ms(self, number: int) -> int:
        """When the frame of this number begins."""
        return number * self.samples * 1000 // self.rate
