"""How a meeting of the demo studio treats a bot, and how that bot streams: the switches of meetstream.md, section 9.

Plain data. Who acts on it: `bot.py` (the meeting) and `stream.py` (the wire).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop.sim.recipe import Recipe


class Entry(StrEnum):
    """What becomes of a bot that knocks."""

    ADMITTED = "admitted"
    LOBBY = "lobby"  # nobody admits it; it gives up after its waiting room time
    DENIED = "denied"  # the host refuses it
    NOT_ALLOWED = "not_allowed"  # the meeting takes no bots
    FAILED = "failed"  # it cannot join at all


class Chunking(StrEnum):
    """How the bytes are cut into binary messages; the service promises nothing (section 4)."""

    FRAGMENT = "fragment"  # the init segment, then every fragment, whole
    BOX = "box"  # every top-level box
    READ = "read"  # blocks of `chunk_bytes`, as a program reads a pipe: the last of a fragment is short
    CARRY = "carry"  # blocks of exactly `chunk_bytes`, across fragments
    RANDOM = "random"  # 1 … `chunk_bytes`, across fragments, by `seed`
    BIG = "big"  # collected until one message is larger than 1 MiB


class Ending(StrEnum):
    """How a stream ends when the meeting does."""

    MESSAGE = "message"  # video_stream_end, then a close frame
    CLOSE = "close"  # a close frame only
    ABORT = "abort"  # the TCP connection is reset


class Redial(StrEnum):
    """What a bot that lost its connection sends on the next one."""

    NEW_INIT = "new_init"  # a recording from its beginning
    WITHOUT_INIT = "without_init"  # goes on with the next fragments
    INIT_LOST = "init_lost"  # the first half of the init segment never arrives


class DamageKind(StrEnum):
    """What happens to a fragment on its way."""

    FLIP = "flip"  # some bytes of it are others
    HEADER = "header"  # the size of its first box is nonsense
    CUT = "cut"  # its second half is missing
    LOST = "lost"  # all of it is missing
    GARBAGE = "garbage"  # foreign bytes before it


@dataclass(frozen=True, slots=True)
class Stall:
    """Nothing is sent from `after_s` on, for `for_s`; `again` repeats both without end."""

    after_s: float
    for_s: float
    again: bool = False
    late: bool = False  # what was held back arrives at once afterwards, instead of never
    pings: bool = True  # pings go on meanwhile

    def until(self, elapsed_s: float) -> float | None:
        """When the stall that reigns at `elapsed_s` is over; None if none does."""
        period = self.after_s + self.for_s
        begun = elapsed_s // period * period if self.again else 0.0
        end = begun + period
        return end if begun + self.after_s <= elapsed_s < end else None


@dataclass(frozen=True, slots=True)
class Break:
    """The connection is reset after `after_s`; the bot dials again `down_s` later, up to `times` times."""

    after_s: float
    down_s: float = 0.5
    redial: Redial = Redial.NEW_INIT
    times: int = 1


@dataclass(frozen=True, slots=True)
class Damage:
    """Fragments `first`, `first + every`, … are damaged (`every` 0: only the first)."""

    kind: DamageKind
    first: int
    every: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a bot meets at one meeting link. Times are seconds of the wall clock."""

    film: Recipe = field(default_factory=Recipe)
    # the meeting
    entry: Entry = Entry.ADMITTED
    joining_s: float = 0.3
    lobby_s: float = 0.3  # in the waiting room before the host acts
    records_after_s: float = 0.2  # from InMeeting to Recording
    kicked_after_s: float | None = None  # counted from Recording, as the next two
    ends_after_s: float | None = None
    fails_after_s: float | None = None
    # the wire
    chunking: Chunking = Chunking.READ
    chunk_bytes: int = 32768
    seed: int = 1
    speed: float = 1.0  # 2.0 sends twice as fast as it plays; 0 as fast as the receiver takes it
    fragments: int = 0  # the meeting ends after so many; 0: never
    early_chunks: int = 0  # binary messages sent before video_stream_start
    ping_every_s: float = 1.0
    missed_pongs: int = 5  # unanswered in a row, then the receiver counts as dead; 0: never
    clock_skew_ms: int = 0
    ending: Ending = Ending.MESSAGE
    stall: Stall | None = None
    breaks: Break | None = None
    start_again_after: int = 0  # fragments, then a second video_stream_start on the same connection; 0: never
    damage: Damage | None = None
    change_to: Recipe | None = None  # another picture size or codec in mid-stream, with a new init segment
    change_after: int = 0  # fragments
    odd_texts: tuple[str, ...] = ()  # sent after video_stream_start: what no document knows, or no JSON at all
    redials: int = 0  # attempts after the receiver hung up or could not be reached
    redial_s: float = 2.0
