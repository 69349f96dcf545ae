"""What a test or a demo can ask of the stand-in of the call service. Words without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Carrier(StrEnum):
    """The providers, with the words of the call object."""

    AGORA = "agora"
    HMS = "hms"
    LOCAL = "local"


@dataclass(slots=True)
class Switches:
    """Thrown at any time, on the loop of the stand-in."""

    carrier: Carrier = Carrier.AGORA  # of calls made from now on, but for the channels below
    carriers: dict[str, Carrier] = field(default_factory=dict)  # by channel, "messaging:newsroom"
    retired: bool = False  # the two operations are gone
    may_create: bool = True
    may_join: bool = True
    suspended: bool = False
    user_checks: bool = True  # off: a development token is taken
    limit_next: int = 0  # this many requests are answered with 429
    limit_wait_s: int = 30
    fail_next: int = 0  # this many requests are answered with 500
    slow_s: float = 0.0
    skew_s: float = 0.0  # the service's clock is this much ahead
    token_life_s: float = 24 * 3600.0  # of the provider's tokens
    uid_as_float: bool = False  # as the document has it
    # The local provider
    room_size: int = 16
    never_answers: bool = False  # a join gets no answer
    address: str = "127.0.0.1"  # the peer's only one
