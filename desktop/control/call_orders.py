"""What the course of a call asks to be done. Words without behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.call import CallRoom, Devices, JoinParameters, JoinWish, Provider
from desktop.core.errors import Trouble


@dataclass(frozen=True, slots=True)
class AskTicket:
    """Ask the call service for a token, and for the call itself where it is started here.

    Answered by `ticket` or `no_ticket` with this attempt.
    """

    attempt: int
    wish: JoinWish


@dataclass(frozen=True, slots=True)
class AskRenewal:
    """The same for a call that goes on; answered in the same way."""

    attempt: int
    call_id: str
    room: CallRoom | None


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Make a page; its events come through `told` with this attempt."""

    attempt: int
    provider: Provider


@dataclass(frozen=True, slots=True)
class Join:
    """Tell the page to join."""

    parameters: JoinParameters


@dataclass(frozen=True, slots=True)
class LeavePage:
    """Tell the page to leave."""


@dataclass(frozen=True, slots=True)
class ClosePage:
    """End the page, whatever it does."""


@dataclass(frozen=True, slots=True)
class SetMicrophone:
    """Tell the page."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetCamera:
    """Tell the page."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetDevices:
    """Tell the page."""

    devices: Devices


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Tell the page."""

    percent: int


@dataclass(frozen=True, slots=True)
class Renew:
    """Tell the page."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the operator."""

    trouble: Trouble


Order = (
    AskTicket
    | AskRenewal
    | OpenPage
    | Join
    | LeavePage
    | ClosePage
    | SetMicrophone
    | SetCamera
    | SetDevices
    | SetVolume
    | Renew
    | Say
)
