"""How often the service may be asked: windows per app and per room, and a lock per user (zego.md, section 3)."""

from __future__ import annotations

from collections import defaultdict, deque

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.gate import Action
from desktop.sim.zego.switches import Switches

MIXING_A_SECOND = 100  # each action on its own
LISTS_A_SECOND = 50
LIST_PAUSE_S = 10.0  # between two stream lists of one room


class Limits:
    """Times are seconds of one clock that never goes back."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._recent: dict[Action, deque[float]] = defaultdict(deque)
        self._listed: dict[str, float] = {}
        self._locked: dict[tuple[int, str], float] = {}

    def count(self, action: Action, now_s: float) -> None:
        """One more request of the app. Raises Refused: 110200194 for mixing, 206 for rooms."""
        listing = action is Action.DESCRIBE_SIMPLE_STREAM_LIST
        recent = self._recent[action]
        while recent and recent[0] <= now_s - 1:
            recent.popleft()
        if len(recent) >= (LISTS_A_SECOND if listing else MIXING_A_SECOND):
            raise Refused(Code.APP_TOO_OFTEN if listing else Code.OVERLOAD, "too many requests")
        recent.append(now_s)

    def count_list(self, room_id: str, now_s: float) -> None:
        """One more list of this room. Raises Refused 207."""
        if now_s < self._listed.get(room_id, -LIST_PAUSE_S) + LIST_PAUSE_S:
            raise Refused(Code.ROOM_TOO_OFTEN, "room request too often")
        self._listed[room_id] = now_s

    def lock(self, user_id: str, code: int, now_s: float) -> None:
        """Take the lock of a user for a start (110200005) or a stop (110200006); one does not hinder the other."""
        if now_s < self._locked.get((code, user_id), 0.0):
            raise Refused(code, "failed to acquire the distributed lock")
        self._locked[code, user_id] = now_s + self._switches.lock_s
