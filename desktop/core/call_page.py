"""What the window's page of a call tells, and what it can be told. Words without behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from desktop.core.call import Devices, Ending, JoinParameters, Participant
from desktop.core.signal import SignalInstance


@dataclass(frozen=True, slots=True)
class PageReady:
    """The page and the provider's part in it are loaded: it can join."""


@dataclass(frozen=True, slots=True)
class PageJoined:
    """The provider confirmed. Only after this is anybody in a call."""

    microphone: bool = False
    camera: bool = False


@dataclass(frozen=True, slots=True)
class PageReconnecting:
    """The provider lost the connection and tries by itself."""


@dataclass(frozen=True, slots=True)
class PageReconnected:
    """It is back."""


@dataclass(frozen=True, slots=True)
class PageEnded:
    """The page is in no call any more, or could not join. `details` are for support."""

    ending: Ending
    details: str = ""
    device: str = ""  # its name, where one is the reason


@dataclass(frozen=True, slots=True)
class PageParticipants:
    """Everybody who is in the call, with levels; told when it changes and at most ten times a second."""

    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class PageMicrophone:
    """Whether the microphone is heard, as the provider confirmed it."""

    on: bool


@dataclass(frozen=True, slots=True)
class PageCamera:
    """Whether the camera is seen, as the provider confirmed it."""

    on: bool


@dataclass(frozen=True, slots=True)
class PageDevices:
    """What is used now. `gone` is the name of a device that was unplugged, `instead` of the one that took its place."""

    devices: Devices
    gone: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class PageTokenEnds:
    """The provider says that the token ends in a moment."""


PageEvent = (
    PageReady
    | PageJoined
    | PageReconnecting
    | PageReconnected
    | PageEnded
    | PageParticipants
    | PageMicrophone
    | PageCamera
    | PageDevices
    | PageTokenEnds
)


class CallPage(Protocol):
    """The window's page: the provider's SDK in a web engine. Main loop only; nothing here blocks or raises.

    `told` emits one PageEvent each, never while a method of the page runs. A page is for one call: it loads by itself
    and tells PageReady, and after PageEnded it does nothing more but `close`.
    """

    @property
    def told(self) -> SignalInstance:
        """Emits PageEvent."""

    def join(self, parameters: JoinParameters) -> None:
        """After PageReady. Answered by PageJoined or PageEnded."""

    def leave(self) -> None:
        """Answered by PageEnded(LEFT)."""

    def set_mic(self, on: bool) -> None:
        """Answered by PageMicrophone."""

    def set_camera(self, on: bool) -> None:
        """Answered by PageCamera."""

    def set_devices(self, devices: Devices) -> None:
        """Answered by PageDevices."""

    def set_volume(self, percent: int) -> None:
        """Of what is heard, 0 to 100. Not answered."""

    def renew(self, token: str) -> None:
        """Go on with another token. Not answered."""

    def close(self) -> None:
        """End the web process, whatever it does. Tells nothing any more. May be called twice."""
