"""What the operator hears: one bus to the headphones. It changes nothing that is recorded or aired.

Main loop only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from desktop.control.sources import Sources
from desktop.core.signal import Signal
from desktop.settings.schema import Listen

FULL_VOLUME = 100


class Bus(Protocol):
    """The mixer behind the headphones."""

    def set_heard(self, ids: frozenset[str]) -> None:
        """Which sources sound."""

    def set_gain(self, source_id: str, volume: int, muted: bool) -> None:
        """How loud one of them is, 0..100, and whether it is muted."""

    def play_test(self) -> None:
        """A short tone on the device."""


class _Knob(Struct):
    volume: int = FULL_VOLUME
    muted: bool = False


class Listening:
    """Volumes, mutes, and who is heard. By default the headphones follow the focus."""

    changed = Signal()

    def __init__(self, sources: Sources, bus: Bus, mode: Listen, chosen: Callable[[Listen], None]) -> None:
        """`chosen(mode)` is told when the operator's choice changes the mode."""
        self._sources = sources
        self._bus = bus
        self._mode = mode
        self._mode_chosen = chosen
        self._chosen: set[str] = set()
        self._guests: set[str] = set()
        self._knobs: dict[str, _Knob] = {}
        sources.focus_changed.connect(self._apply)
        sources.added.connect(self._apply_to)
        sources.removed.connect(self._gone)

    @property
    def mode(self) -> Listen:
        """Follow the focus, only the chosen ones, or everything."""
        return self._mode

    @property
    def heard(self) -> frozenset[str]:
        """Ids of the sources on the bus, and of the guests that are heard; a muted one is on it, silent."""
        everybody = self._guests.union(self._sources.ids)
        if self._mode is Listen.EVERYTHING:
            return frozenset(everybody)
        if self._mode is Listen.CHOSEN:
            return frozenset(self._chosen & everybody)
        focus = self._sources.focus_id
        return frozenset(self._guests | ({focus} if focus else set()))

    @property
    def on_bus(self) -> frozenset[str]:
        """The same without the guests."""
        return self.heard - self._guests

    def is_heard(self, source_id: str) -> bool:
        """Whether this one is heard."""
        return source_id in self.heard

    def admit(self, guest_id: str) -> None:
        """Somebody is heard here whose sound does not come through the bus, and has a volume of its own: a call.

        Coming is being chosen, and it is heard with whatever has the focus. Who wants one source alone hears it alone.
        """
        self._guests.add(guest_id)
        self._chosen.add(guest_id)
        self._apply()

    def dismiss(self, guest_id: str) -> None:
        """It is gone."""
        self._guests.discard(guest_id)
        self._gone(guest_id)

    def set_mode(self, mode: Listen) -> None:
        """Choose who is heard. Choosing starts from what is heard now."""
        if mode is self._mode:
            return
        if mode is Listen.CHOSEN:
            self._chosen = set(self.heard)
        self._mode = mode
        self._mode_chosen(mode)
        self._apply()

    def hear_only(self, source_id: str) -> None:
        """This one alone; asked again, back to following the focus."""
        if self._mode is Listen.CHOSEN and self.heard == {source_id}:
            self.set_mode(Listen.FOCUS)
            return
        self.set_mode(Listen.CHOSEN)
        self._chosen = {source_id}
        self._apply()

    def toggle(self, source_id: str) -> None:
        """Add this one to what is heard, or take it away."""
        self.set_mode(Listen.CHOSEN)
        self._chosen ^= {source_id}
        self._apply()

    def volume(self, source_id: str) -> int:
        """0..100 percent."""
        return self._knob(source_id).volume

    def muted(self, source_id: str) -> bool:
        """Muted in the headphones."""
        return self._knob(source_id).muted

    def set_volume(self, source_id: str, volume: int) -> None:
        """Percent; what is out of 0..100 is bounded."""
        self._knob(source_id).volume = max(0, min(FULL_VOLUME, volume))
        self._apply()

    def set_muted(self, source_id: str, muted: bool) -> None:
        """Mute remembers the volume."""
        self._knob(source_id).muted = muted
        self._apply()

    def play_test(self) -> None:
        """A short tone in the left ear, the right one, both: does the chosen output sound?"""
        self._bus.play_test()

    def _knob(self, source_id: str) -> _Knob:
        return self._knobs.setdefault(source_id, _Knob())

    def _gone(self, source_id: str) -> None:
        self._knobs.pop(source_id, None)
        self._chosen.discard(source_id)
        self._apply()

    def _apply_to(self, _source_id: str) -> None:
        self._apply()

    def _apply(self) -> None:
        for source_id in self._sources.ids:
            knob = self._knob(source_id)
            self._bus.set_gain(source_id, knob.volume, knob.muted)
        self._bus.set_heard(self.on_bus)
        self.changed.emit()
