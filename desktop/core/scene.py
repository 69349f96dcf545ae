"""A scene: a named set of strips, faders, mutes and outputs; and what its recall would change. Plain values, no I/O."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import msgspec

from desktop.core.mix import Level, Mix, Origin, Strip
from desktop.core.mix_setup import Output


class SceneStrip(msgspec.Struct, frozen=True):
    """One input of a scene."""

    key: str
    origin: Origin = Origin.ROOM
    name: str = ""
    fader: Annotated[int, msgspec.Meta(ge=0, le=200)] = 100
    muted: bool = False

    @property
    def level(self) -> Level:
        """Fader and mute."""
        return Level(self.fader, self.muted)


class Scene(msgspec.Struct, frozen=True):
    """What was set when it was saved."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    strips: tuple[SceneStrip, ...] = ()
    outputs: tuple[Output, ...] = ()

    @classmethod
    def of(cls, name: str, mix: Mix) -> Scene:
        """The mix as it is wished now; one who is away is kept, for a scene is for later."""
        strips = tuple(SceneStrip(one.key, one.origin, one.name, one.own.fader, one.own.muted) for one in mix.strips)
        return cls(name, strips, mix.setup.outputs)


class ChangeKind(StrEnum):
    """What a recall does to one thing."""

    LEVEL = "level"  # fader or mute
    ADDED = "added"  # an extra input comes in
    REMOVED = "removed"  # an extra input that the scene does not have goes out
    ABSENT = "absent"  # of the room, but not there: nothing happens
    OUTPUTS = "outputs"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a recall would do."""

    kind: ChangeKind
    key: str = ""
    name: str = ""
    before: Level | None = None
    after: Level | None = None


@dataclass(frozen=True, slots=True)
class Recall:
    """What a scene would change in the mix as it is."""

    scene: Scene
    changes: tuple[Change, ...] = ()
    needs_restart: bool = False  # the outputs of a running mix, which cannot all change live

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to send."""
        return any(one.kind is not ChangeKind.ABSENT for one in self.changes)


def recall_of(scene: Scene, mix: Mix) -> Recall:
    """Compare. Streams of the room that the scene does not know stay as they are."""
    known = {one.key: one for one in mix.strips}
    changes = [change for one in scene.strips if (change := _change(one, known.get(one.key))) is not None]
    kept = {one.key for one in scene.strips}
    extras = (one for one in mix.strips if one.origin is not Origin.ROOM and one.key not in kept)
    changes += [Change(ChangeKind.REMOVED, one.key, one.name, one.own) for one in extras]
    needs_restart = False
    if scene.outputs and scene.outputs != mix.setup.outputs:
        changes.append(Change(ChangeKind.OUTPUTS))
        wished = msgspec.structs.replace(mix.setup, outputs=scene.outputs)
        needs_restart = mix.running is not None and not mix.running.live_change(wished)
    return Recall(scene, tuple(changes), needs_restart)


def _change(wanted: SceneStrip, strip: Strip | None) -> Change | None:
    if strip is None:
        kind = ChangeKind.ABSENT if wanted.origin is Origin.ROOM else ChangeKind.ADDED
        return Change(kind, wanted.key, wanted.name or wanted.key, None, wanted.level)
    if strip.own == wanted.level:
        return None
    return Change(ChangeKind.LEVEL, strip.key, strip.name, strip.own, wanted.level)
