"""What a broadcast wants done: on the connection, in the as-run log, and told to the operator. Words only."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.air import AirFault, AirNews
from desktop.core.programme import Track
from desktop.core.run_log import Outcome, RowKind


@dataclass(frozen=True, slots=True)
class Connect:
    """Open connection `number`, once the one before is gone."""

    number: int


@dataclass(frozen=True, slots=True)
class Play:
    """Ask for this address on the present connection."""

    address: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Ask to hold the track, or to go on."""

    paused: bool


@dataclass(frozen=True, slots=True)
class Skip:
    """Ask for the end of the track."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the publication and close the present connection."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Let go of the present connection at once."""


@dataclass(frozen=True, slots=True)
class RowOpened:
    """A row of the as-run log begins; one at most is open."""

    kind: RowKind
    track: Track | None


@dataclass(frozen=True, slots=True)
class RowClosed:
    """The open row ends."""

    outcome: Outcome
    details: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RowForgotten:
    """The open row was too short to tell of."""


@dataclass(frozen=True, slots=True)
class RowRefused:
    """A row of its own: this track was not played; by the service's word, or because it was not even offered."""

    track: Track
    details: str = field(default="", repr=False)
    offered: bool = True


@dataclass(frozen=True, slots=True)
class News:
    """To be told to the operator."""

    what: AirNews
    fault: AirFault = AirFault.NONE
    title: str = ""
    seconds: float = 0.0
    details: str = field(default="", repr=False)


Effect = Connect | Play | Pause | Skip | Stop | Drop | RowOpened | RowClosed | RowForgotten | RowRefused | News
