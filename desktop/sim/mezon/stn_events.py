"""What the stand-in of STN tells the gateway, and about whom. Words only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StnEventKind(StrEnum):
    """What the service would tell the gateway by its callback: the gateway makes 53 to 56 of it."""

    STREAM_STARTED = "stream_started"
    STREAM_ENDED = "stream_ended"
    VIEWER_JOINED = "viewer_joined"
    VIEWER_LEFT = "viewer_left"


@dataclass(frozen=True, slots=True)
class StnEvent:
    """One of them. `connection_id` tells two windows of one user apart."""

    kind: StnEventKind
    clan_id: int
    channel_id: int
    user_id: int
    name: str
    connection_id: int


@dataclass(frozen=True, slots=True)
class StnUser:
    """Who a token belongs to."""

    id: int
    name: str = ""
