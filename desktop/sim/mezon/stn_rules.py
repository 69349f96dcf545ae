"""How the stand-in of STN behaves: what nobody has published is a switch here (mezon.md, sections 4 and 7)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum


class Second(StrEnum):
    """What becomes of a second publisher in a channel."""

    REFUSE = "refuse"
    REPLACE = "replace"  # the first is told that it ended
    BOTH = "both"


class Complaint(StrEnum):
    """In which frame a failure is told."""

    ERROR = "error"  # a string
    ERROR_OBJECT = "error_object"
    PUBLISH_FAILED = "stream_publish_failed"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer instead of the upgrade."""

    status: int
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


# What mezon.md, 4.1 reports of the real service.
PAGE = Answer(200, "<!doctype html><title>Mezon</title>")
TOKEN_REJECTED = Answer(401, "invalid token")
FORBIDDEN = Answer(403, "forbidden")
TOO_MANY = Answer(429, "too many requests", {"Retry-After": "2"})
PROXY = Answer(502, "bad gateway")
FULL = Answer(503, "max subscribers")
BUSY = Answer(503, "max concurrent")
MEMORY = Answer(503, "memory pressure")
STOPPING = Answer(503, "service shutting down")


@dataclass(slots=True)
class StnRules:
    """Changed at any time on the stand-in's loop; in force from the next frame or handshake on."""

    answers: deque[Answer] = field(default_factory=deque)  # to the next handshakes, one each
    ack_value: object = None
    ack_s: float = 0.0  # how long it reads a file, beside what that takes anyway
    acknowledges: bool = True
    complaint: Complaint = Complaint.ERROR
    retryable: bool = False  # what a PUBLISH_FAILED says of itself
    error_keeps_socket: bool = True
    stop_acknowledged: bool = False
    pause_acknowledged: bool = True
    pause_bare: bool = False  # a bare truth value instead of an object
    skip_acknowledged: bool = True
    second: Second = Second.REFUSE
    detailed_channels: bool = False  # objects instead of ids
    closes_after_stop: bool = True  # answers the close of a publisher
    silent: bool = False  # the network is gone: nothing is read, nothing is answered
    fail_next: str = ""  # the next connect_publisher fails with this text
    speed: float = 1.0  # tracks play so many times faster
