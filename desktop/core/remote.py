"""The words of remote control: its states, what a control surface may ask and what it is answered.

How they look as JSON is in `services/remote/messages.py`.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class RemoteState(StrEnum):
    """Where remote control stands."""

    OFF = "off"
    STARTING = "starting"  # the keyring is asked, the port is opened
    LISTENING = "listening"
    FAILED = "failed"  # `Remote.trouble` says why


REMOTE_TRANSITIONS: dict[RemoteState, frozenset[RemoteState]] = {
    RemoteState.OFF: frozenset({RemoteState.STARTING}),
    RemoteState.STARTING: frozenset({RemoteState.LISTENING, RemoteState.FAILED, RemoteState.OFF}),
    RemoteState.LISTENING: frozenset({RemoteState.OFF}),
    RemoteState.FAILED: frozenset({RemoteState.OFF}),
}


class Order(msgspec.Struct, frozen=True):
    """An action that a surface wants."""

    action: str  # an id of the table of commands
    on: bool | None = None  # what it should be afterwards; None: as its key does
    confirm: bool | None = None  # the answer to a question that was asked before
    source: str | int | None = None  # which source, by its id or its number; None: the selected one


class Refusal(StrEnum):
    """Why nothing was done."""

    UNKNOWN = "unknown_action"
    DESK_ONLY = "desk_only"  # done at the desk itself
    DISABLED = "disabled"  # not in force now; `why` says it in the language of the desk
    BUSY = "busy"  # something at the desk must be answered first
    NO_SWITCH = "no_switch"  # it has no on and off
    NO_SOURCE = "no_source"  # there is none of that id or number, or the action is about none
    NOTHING_ASKED = "nothing_asked"  # no question of this surface is open: it was answered, has changed or is too old
    MALFORMED = "malformed"
    TOO_FAST = "too_fast"


class Done(msgspec.Struct, frozen=True):
    """It was carried out; `changed` is false where it was so already."""

    action: str
    changed: bool = True


class Asks(msgspec.Struct, frozen=True):
    """The desk asks whether that is meant; nothing has been done yet."""

    action: str
    title: str
    text: str
    for_s: float  # so long an answer counts


class Refused(msgspec.Struct, frozen=True):
    """Nothing was done."""

    refusal: Refusal
    why: str = ""


Answer = Done | Asks | Refused


class Offer(msgspec.Struct, frozen=True):
    """One action, for a surface that wants to show what there is."""

    action: str
    text: str  # in the language of the desk
    enabled: bool
    why: str = ""  # it is not
    on: bool | None = None  # None: it has no on and off, or that is not known
    of_source: bool = False  # it takes a source
