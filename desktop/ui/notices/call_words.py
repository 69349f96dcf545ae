"""The sentences of calls (UI.md 9.2). Those that differ by their values come as functions.

Values: name, device, other, channel (text); seconds (whole number); at (seconds of the epoch); starting (1: a call was
to be started, not joined).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from desktop.core.errors import Code, Value
from desktop.ui import formats
from desktop.ui.i18n import tr

Values = Mapping[str, Value]


def _limit(values: Values) -> str:
    if values.get("seconds"):
        return tr("Notice", "The call service asks to wait {seconds} s.")
    return tr("Notice", "The call service asks to wait a moment.")


def _invite(values: Values) -> str:
    if values.get("channel"):
        return tr("Notice", "The invitation to the call was not sent to “{channel}”. Nobody there was told.")
    return tr("Notice", "The invitation to the call was not sent. Nobody was told.")


def _rights(values: Values) -> str:
    if values.get("starting"):
        return tr("Notice", "You may not start calls here. The support of the call service can allow it.")
    return tr("Notice", "You may not join this call.")


def _token(values: Values) -> str:
    at = values.get("at")
    if not isinstance(at, int | float) or not at:
        return tr("Notice", "The call token has ended. You are not heard any more.")
    moment = formats.time_of_day(datetime.fromtimestamp(at, UTC))
    return tr("Notice", "The call token has ended. You were heard until {time}.").replace("{time}", moment)


def _renew(values: Values) -> str:
    seconds = values.get("seconds")
    if not isinstance(seconds, int | float):
        return tr("Notice", "The token could not be renewed. The call may end soon.")
    text = tr("Notice", "The token could not be renewed and ends in {time}.")
    return text.replace("{time}", formats.countdown(max(0.0, float(seconds))))


BY_VALUES: dict[Code, Callable[[Values], str]] = {
    Code.CALL_LIMIT: _limit,
    Code.CALL_RIGHTS: _rights,
    Code.CALL_INVITE: _invite,
    Code.CALL_TOKEN: _token,
    Code.CALL_RENEW: _renew,
}

SENTENCES: dict[Code, Callable[[], str]] = {
    Code.CALL_NONE: lambda: tr("Notice", "You are in no call. The cough key does nothing."),
    Code.CALL_RETIRED: lambda: tr("Notice", "This service has retired calls."),
    Code.CALL_MISSING: lambda: tr("Notice", "There is no call with this id."),
    Code.CALL_CHANNEL: lambda: tr(
        "Notice",
        "The call service does not know the channel “{channel}”. No call was started. Correct it in the settings.",
    ),
    Code.CALL_ID: lambda: tr(
        "Notice",
        "A call id is made of letters, digits, - and _, and of no more than 64. Correct it, or paste the link.",
    ),
    Code.CALL_KEY_MISSING: lambda: tr(
        "Notice",
        "The call service is not set up: an API key, a user id and a token are needed. Set them in the settings.",
    ),
    Code.CALL_KEY: lambda: tr("Notice", "The call service refused the key or the token. Check them in the settings."),
    Code.CALL_SIGN_IN: lambda: tr(
        "Notice", "The user token of the call service has ended. Set a new one in the settings."
    ),
    Code.CALL_CLOCK: lambda: tr(
        "Notice", "For the call service the token is not valid yet. Check the clock of this computer."
    ),
    Code.CALL_SUSPENDED: lambda: tr("Notice", "The call service has suspended this account. Ask its support."),
    Code.CALL_SETUP: lambda: tr(
        "Notice", "The call service does not take what was asked for. “Details” has its words."
    ),
    Code.CALL_PROVIDER: lambda: tr(
        "Notice", "The call is at {name}, which Airdesk does not know. It cannot be joined here."
    ),
    Code.CALL_INVITED: lambda: tr("Notice", "The invitation to the call was sent to “{channel}”."),
    Code.CALL_CONNECT: lambda: tr("Notice", "{name} did not connect in {seconds} s. Check the network or try again."),
    Code.CALL_REFUSED: lambda: tr("Notice", "{name} did not take the token of the call service. Try again."),
    Code.CALL_FULL: lambda: tr("Notice", "The call is full. Try again when somebody has left."),
    Code.CALL_REMOVED: lambda: tr("Notice", "You were removed from the call. You are not heard any more."),
    Code.CALL_OVER: lambda: tr("Notice", "The call was ended for everybody."),
    Code.CALL_ELSEWHERE: lambda: tr("Notice", "You joined this call from another place. Here it has ended."),
    Code.CALL_LOST: lambda: tr(
        "Notice", "The connection to the call did not come back. You are not heard any more. Check the network."
    ),
    Code.CALL_FAILED: lambda: tr(
        "Notice", "The call has failed. You are not heard any more. “Details” has the reason."
    ),
    Code.CALL_CRASHED: lambda: tr(
        "Notice", "The page of the call has crashed. You are not heard any more. Everything else goes on."
    ),
    Code.CALL_PAGE_MISSING: lambda: tr(
        "Notice", "A part of Airdesk that calls at {name} need is missing, or did not start."
    ),
    Code.CALL_MIC_DENIED: lambda: tr(
        "Notice", "Airdesk may not use the microphone. Allow it in the system’s privacy settings."
    ),
    Code.CALL_MIC_NONE: lambda: tr("Notice", "No microphone was found. Plug one in, or join muted."),
    Code.CALL_MIC_GONE: lambda: tr("Notice", "{device} was unplugged. {other} is used now."),
    Code.CALL_CAMERA_DENIED: lambda: tr(
        "Notice", "Airdesk may not use the camera. Allow it in the system’s privacy settings."
    ),
    Code.CALL_CAMERA_NONE: lambda: tr("Notice", "No camera was found. Plug one in, or join with audio."),
    Code.CALL_DEVICE_BUSY: lambda: tr("Notice", "{device} is used by another program. Close that, or choose another."),
}
