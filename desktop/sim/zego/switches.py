"""What nobody outside knows about the service, what is a matter of contract, and what can go wrong: switches.

Plain values; they may be changed while the stand-in runs, on its own thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.sim.zego.codes import Code


class OwnStream(StrEnum):
    """What naming a stream of the room itself in ExtraMixInput does (undocumented)."""

    DUPLICATE = "duplicate"  # refused with 110200175
    VOLUME = "volume"  # sets the volume of that stream


@dataclass(slots=True)
class Switches:
    """Unknowns first, then what support switches on for a customer, then trouble."""

    # unknowns
    extra_live: bool = False  # ExtraMixInput of a running auto mix is honoured; the document says it is not
    own_stream: OwnStream = OwnStream.DUPLICATE
    auto_needs_extras: bool = False  # StartAutoMix fails if an added stream id does not exist, as StartMix does
    task_changes_kind: bool = False  # the TaskId of an auto mix may go on as a manual one, and back
    nonce_once: bool = False  # a SignatureNonce that was used already is refused with 100000005
    refused_status: int = 200  # of HTTP, when Code is not 0
    stale_code: int = Code.OK  # the answer to a Sequence that is not larger; it is not executed either way
    stop_unknown: int = Code.NO_TASK  # the answer to the stop of a mix that does not run
    update_needs_inputs: bool = True  # also an update fails as a whole if one of its inputs is missing
    idle_ends: bool = True
    idle_end_calls_back: bool = False  # mix_stop is sent for a mix that ended by itself
    lock_s: float = 0.02  # how long the lock of a UserId is held; a next start or stop within it is refused
    # contract
    ownership: bool = False  # only the UserId that started a mix may update or stop it
    ordering: bool = False  # Sequence is required and must grow
    production: bool = True  # else only IsTest=true is served
    mixing_enabled: bool = True
    creates_room: bool = False  # StartAutoMix for a room that does not exist makes it
    play_addresses: bool = True  # a CDN domain is set up: PlayInfo has addresses
    # trouble
    down: bool = False  # 502 from a proxy
    skew_s: float = 0.0  # how far the service's clock is ahead of ours
    slow_s: float = 0.0  # every answer is so late
    lose_requests: int = 0  # the next requests end with a broken connection and are not carried out
    lose_answers: int = 0  # the next requests are carried out, and their answers are lost
    late_requests_s: list[float] = field(default_factory=list)  # the next requests wait so long before they are read
    late_answers_s: list[float] = field(default_factory=list)  # the next answers wait so long after the work
