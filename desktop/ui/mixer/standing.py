"""What the mixer's panel shows besides the mix itself. Plain values, given anew whenever one of them changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop.core.mix import Hindrance, Origin
from desktop.core.mix_setup import OutputFault
from desktop.core.scene import Scene


class InputChoice(NamedTuple):
    """Something that can be added to the mix."""

    key: str
    name: str
    origin: Origin


class Standing(NamedTuple):
    """How things stand around the mix."""

    hindrance: Hindrance = Hindrance.NONE
    output_fault: OutputFault = OutputFault.NONE
    left_at: float | None = None  # when a mix of a former run was started, seconds of the epoch, while one runs
    left_hushed: bool = False  # and “Mute all” was on
    unasked_at: float | None = None  # the same, while the service could not be asked about it
    room_read: bool = True  # the room was listed at least once
    room_trouble: str = ""  # why it could not be, as a sentence or a code
    on_air: bool = False  # a broadcast is: then nothing but its end is a primary button
    first_start: bool = False  # nobody has started a mix here yet: the start shows its checks
    listening: str = ""  # target of the output that is listened to
    sources: Mapping[str, int] = {}  # number of the tile that carries the same sound as an input
    room_choices: tuple[InputChoice, ...] = ()  # of the room, taken out of the mix
    wall_choices: tuple[InputChoice, ...] = ()  # sources of the wall that the service can fetch
    scenes: tuple[Scene, ...] = ()
