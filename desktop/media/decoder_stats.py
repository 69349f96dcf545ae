"""What a decoder tells of itself. Apart from it: an idle desk knows the words and has no decoder."""

from __future__ import annotations

from msgspec import Struct

from desktop.core.errors import Code
from desktop.core.model import DecodeMode, Loudness, VideoFormat


class DecoderStats(Struct, frozen=True):
    """How it went since the start. Times are monotonic."""

    mode: DecodeMode = DecodeMode.FULL
    format: VideoFormat | None = None
    decoded: int = 0
    shown: int = 0
    dropped: int = 0  # not shown although the mode asked for it
    damage: int = 0  # fragments, pictures and blocks of sound that could not be read
    picture_at_s: float | None = None
    behind_s: float = 0.0  # how late pictures were ready, at worst in the last moments
    cpu_s: float = 0.0  # of this thread
    hardware: bool = False
    fault: Code | None = None
    fault_details: str = ""
    sound_only: bool = False  # there is no picture in it
    loudness: Loudness | None = None  # where it is measured
