"""How the end of a call is told. Pure."""

from __future__ import annotations

from desktop.core.call import Call, CallState, Ending, Provider
from desktop.core.call_page import PageEnded
from desktop.core.errors import Code, Trouble, Value

ENDING_CODES: dict[Ending, Code] = {
    Ending.OVER: Code.CALL_OVER,
    Ending.REMOVED: Code.CALL_REMOVED,
    Ending.EXPIRED: Code.CALL_TOKEN,
    Ending.FULL: Code.CALL_FULL,
    Ending.ELSEWHERE: Code.CALL_ELSEWHERE,
    Ending.REFUSED: Code.CALL_REFUSED,
    Ending.MICROPHONE_DENIED: Code.CALL_MIC_DENIED,
    Ending.MICROPHONE_MISSING: Code.CALL_MIC_NONE,
    Ending.CAMERA_DENIED: Code.CALL_CAMERA_DENIED,
    Ending.CAMERA_MISSING: Code.CALL_CAMERA_NONE,
    Ending.DEVICE_BUSY: Code.CALL_DEVICE_BUSY,
    Ending.NO_PAGE: Code.CALL_PAGE_MISSING,
    Ending.CRASHED: Code.CALL_CRASHED,
    Ending.SLOW: Code.CALL_CONNECT,
    Ending.LOST: Code.CALL_LOST,
    Ending.FAILED: Code.CALL_FAILED,
}
# How long each may last before we give up: a provider that is never reached says nothing for minutes.
DEADLINES_S = {
    CallState.TOKEN: 20.0,
    CallState.LOADING: 20.0,
    CallState.JOINING: 20.0,  # UI.md 7.5
    CallState.RECONNECTING: 60.0,
    CallState.LEAVING: 3.0,
}
PROVIDER_NAMES = {Provider.AGORA: "Agora", Provider.HMS: "100ms", Provider.LOCAL: "Demo studio"}


def late(state: CallState) -> Ending:
    """What a state that lasted too long ends in."""
    match state:
        case CallState.LEAVING:
            return Ending.LEFT
        case CallState.RECONNECTING:
            return Ending.LOST
    return Ending.SLOW


def trouble_of(former: Call, told: PageEnded, now_s: float) -> Trouble | None:
    """What the operator is told when `former` ends so; None where there is nothing to say. `now_s`: of the epoch."""
    code = ENDING_CODES.get(told.ending)
    if code is None:
        return None
    values: dict[str, Value] = {"name": PROVIDER_NAMES[former.room.provider]} if former.room is not None else {}
    if told.device:
        values["device"] = told.device
    if code is Code.CALL_CONNECT:
        values["seconds"] = int(DEADLINES_S.get(former.state, DEADLINES_S[CallState.JOINING]))
    if code is Code.CALL_TOKEN and former.joined_at is not None:
        values["at"] = now_s
    return Trouble(code, told.details, **values)
