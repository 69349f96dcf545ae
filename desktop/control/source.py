"""One source: its facts and its states. No I/O; main loop only.

The last fact wins, but bytes are better evidence than the service's word: while an intake
is open, late answers such as "joining" are ignored. What is still in the pipe when it is over
is no such evidence: the source stays over until more comes than a pipe can hold.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from msgspec import Struct

from desktop.core.errors import Code
from desktop.core.model import Platform, SourceState

S = SourceState

TRANSITIONS: dict[SourceState, frozenset[SourceState]] = {
    S.INVITED: frozenset({S.JOINING, S.WAITING, S.RECEIVING, S.ENDED, S.FAILED}),
    S.JOINING: frozenset({S.WAITING, S.RECEIVING, S.ENDED, S.FAILED}),
    S.WAITING: frozenset({S.JOINING, S.RECEIVING, S.ENDED, S.FAILED}),
    S.RECEIVING: frozenset({S.STALLED, S.PAUSED, S.ENDED, S.FAILED}),
    S.STALLED: frozenset({S.RECEIVING, S.PAUSED, S.ENDED, S.FAILED}),
    S.PAUSED: frozenset({S.RECEIVING, S.STALLED, S.ENDED, S.FAILED}),
    S.ENDED: frozenset({S.RECEIVING, S.INVITED, S.FAILED}),
    S.FAILED: frozenset({S.RECEIVING, S.INVITED}),
}
WITH_MEDIA = frozenset({S.RECEIVING, S.STALLED, S.PAUSED})
OVER = frozenset({S.ENDED, S.FAILED})
TAIL_S = 10.0  # so long the bytes of a stream that was open when its source ended are its tail


class IllegalTransition(Exception):
    """A state was asked for that cannot follow the present one: a fault of ours."""


class Source(Struct):
    """One live input at the console."""

    id: str
    name: str
    link: str = ""
    platform: Platform = Platform.UNKNOWN
    bot_name: str = ""
    bot_id: str = ""
    record: bool = True  # the operator wants it recorded
    lobby_s: float = 600.0
    state: SourceState = S.INVITED
    since: float = 0.0
    admitted: bool = False
    gives_up_at: float | None = None
    ended_at: datetime | None = None
    reason: Code | None = None
    raw_reason: str = ""
    connected: bool = False  # an intake is open
    last_byte_at: float | None = None
    stalled_since: float | None = None
    tail: bool = False  # it is over, but the stream that was open then still is

    def __post_init__(self) -> None:
        self.since = self.since or time.monotonic()

    def go(self, state: SourceState, now: float) -> bool:
        """Enter `state`; true if that is a change. Raises IllegalTransition."""
        if state is self.state:
            return False
        if state not in TRANSITIONS[self.state]:
            raise IllegalTransition(f"{self.state} → {state}")
        self.state, self.since = state, now
        if state in OVER:
            self.ended_at = datetime.now(UTC)
            self.admitted = False
            self.tail = self.connected
        else:
            self.ended_at = self.reason = None
            self.raw_reason = ""
        return True

    def asked_again(self, now: float) -> None:
        """The operator invites it again after it ended or failed."""
        self.go(S.INVITED, now)
        self.bot_id = ""
        self.gives_up_at = self.last_byte_at = self.stalled_since = None

    def is_joining(self, now: float) -> bool:
        """The service says that the bot is on its way."""
        if self.state in (S.INVITED, S.WAITING):
            self.gives_up_at = None
            return self.go(S.JOINING, now)
        return False

    def is_waiting(self, now: float) -> bool:
        """The service says that the bot waits to be admitted."""
        if self.state in (S.INVITED, S.JOINING):
            self.admitted = False
            self.gives_up_at = now + self.lobby_s
            return self.go(S.WAITING, now)
        return False

    def is_admitted(self, now: float) -> bool:
        """The service says that the bot is in the meeting; there is no byte yet."""
        if self.state in WITH_MEDIA | OVER or self.admitted:
            return False
        if self.state is not S.JOINING:
            self.go(S.JOINING, now)
        self.since, self.admitted, self.gives_up_at = now, True, None
        return True

    def intake_opened(self) -> None:
        """The bot has dialled in."""
        self.connected, self.tail = True, False

    def intake_closed(self, clean: bool, now: float) -> bool:
        """The connection is gone; `clean` if the bot said that the stream ends."""
        self.connected = False
        if self.state in OVER:
            return False
        if clean:
            return self.go(S.ENDED, now)
        if self.state in (S.RECEIVING, S.PAUSED):
            self.stalled_since = self.last_byte_at or now
            return self.go(S.STALLED, now)
        return False

    def bytes_arrived(self, at: float) -> bool:
        """Bytes reached the console at `at`. A pause asked for by the operator stays one, the end stays the end."""
        self.last_byte_at = at
        if self.state is S.PAUSED or not self.connected:
            return False
        if self.state in OVER and self.tail and at - self.since < TAIL_S:
            return False
        if self.state is S.RECEIVING:
            return False
        self.admitted, self.gives_up_at = False, None
        return self.go(S.RECEIVING, at)

    def silent_since(self, now: float, stalled_after_s: float) -> bool:
        """Look at the clock: true if the source has just stalled."""
        if self.state not in (S.RECEIVING, S.PAUSED) or self.last_byte_at is None:
            return False
        if now - self.last_byte_at < stalled_after_s:
            return False
        self.stalled_since = self.last_byte_at
        return self.go(S.STALLED, now)

    def paused(self, now: float) -> bool:
        """The service has accepted the pause."""
        return self.state in (S.RECEIVING, S.STALLED) and self.go(S.PAUSED, now)

    def resumed(self, now: float) -> bool:
        """The service has accepted to go on."""
        return self.state is S.PAUSED and self.go(S.RECEIVING, now)

    def ended(self, now: float, raw: str = "", reason: Code | None = None) -> bool:
        """It is over without anything having gone wrong."""
        if self.state in OVER:
            return False
        self.go(S.ENDED, now)
        self.reason, self.raw_reason = reason, raw
        return True

    def explained(self, now: float, reason: Code, raw: str) -> bool:
        """The service says afterwards what ended it: nothing that was meant to end."""
        if self.state is not S.ENDED or self.reason is not None:
            return False
        ended_at = self.ended_at
        self.go(S.FAILED, now)
        self.reason, self.raw_reason, self.ended_at = reason, raw, ended_at
        return True

    def failed(self, now: float, reason: Code, raw: str = "") -> bool:
        """It is over, and `reason` says why."""
        if self.state in OVER:
            return False
        self.go(S.FAILED, now)
        self.reason, self.raw_reason = reason, raw
        return True
