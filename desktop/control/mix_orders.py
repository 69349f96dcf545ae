"""What the course of a mix asks for: requests, looks, news. Carried out in `mixer.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.core.errors import Code, Value
from desktop.core.mix import Level, Source, Strip
from desktop.core.mix_setup import MixSetup


class Kind(StrEnum):
    """What a request is to do."""

    START = "start"
    UPDATE = "update"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Send:
    """Start the mix, or change the running one. Answer to `number`."""

    number: int
    kind: Kind
    task_id: str
    room: str
    setup: MixSetup
    sources: tuple[Source, ...]

    @property
    def levels(self) -> dict[str, Level]:
        """The same by key."""
        return {one.key: one.level for one in self.sources}


@dataclass(frozen=True, slots=True)
class Halt:
    """Stop the mix. Answer to `number`."""

    number: int
    task_id: str
    room: str
    setup: MixSetup


@dataclass(frozen=True, slots=True)
class Look:
    """Does the mix run? Answer to `number`."""

    number: int
    task_id: str


@dataclass(frozen=True, slots=True)
class ListRoom:
    """Who sends in the room?"""

    room: str


@dataclass(frozen=True, slots=True)
class Tell:
    """News for the operator."""

    code: Code
    values: Mapping[str, Value] = field(default_factory=dict)
    details: str = ""


@dataclass(frozen=True, slots=True)
class Solved:
    """What was told of is over."""

    codes: tuple[Code, ...]


Order = Send | Halt | Look | ListRoom | Tell | Solved
Request = Send | Halt


@dataclass(frozen=True, slots=True)
class LeftMix:
    """A mix that a former run of the console started and did not stop."""

    task_id: str
    room: str
    setup: MixSetup
    started_at: float  # seconds of the epoch
    strips: tuple[Strip, ...] = ()  # as the operator had set them; `confirmed` is what was mixed
    hushed: bool = False  # “Mute all” was on
