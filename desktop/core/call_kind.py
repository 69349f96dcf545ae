"""What a call is made for. Apart from the other words of calls: the settings hold it, and are read at each start."""

from __future__ import annotations

from enum import StrEnum


class CallKind(StrEnum):
    """What a call is made for. In an audio call nobody is asked for a camera."""

    AUDIO = "audio"
    VIDEO = "video"
