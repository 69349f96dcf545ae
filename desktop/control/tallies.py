"""What control surfaces show on their buttons: the desk's states as plain values, by topic.

Derived from the one truth of each part whenever it is asked; nothing is kept here. No address and no link is in it:
they may hold a key. Main loop only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.core.air import Air
from desktop.core.signal import Signal, SignalInstance

if TYPE_CHECKING:
    from desktop.control.calls import Calls
    from desktop.control.desk import Desk
    from desktop.control.live import Live
    from desktop.control.mixer import Mixer
    from desktop.core.call import Call
    from desktop.core.mix import Mix

Facts = dict[str, object]
NO_CALL: Facts = {"state": "idle", "microphone": False, "camera": False, "coughing": False}
NO_MIX: Facts = {"state": "off", "strips": []}


class Tallies:
    """`changed` when something may be different, between `begin` and `end` only."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        live: Callable[[], Live | None],
        mixer: Callable[[], Mixer | None],
        calls: Callable[[], Calls | None],
    ) -> None:
        """Each callable gives a part that comes late, once it is there."""
        self._desk = desk
        self._late = (live, mixer, calls)
        self._live, self._mixer, self._calls = live, mixer, calls
        self._heard: list[SignalInstance] = []

    def begin(self) -> None:
        """Somebody looks from now on."""
        desk = self._desk
        sources, vitals = desk.sources, desk.vitals
        for signal in (
            sources.added, sources.removed, sources.changed, sources.order_changed, sources.focus_changed,
            desk.recordings.changed, desk.listening.changed, desk.panic.changed, vitals.changed,
        ):  # fmt: skip
            self._hear(signal)

    def end(self) -> None:
        """Nobody looks any more."""
        for signal in self._heard:
            signal.disconnect(self._changed)
        self._heard = []

    def look(self) -> dict[str, Facts]:
        """Every topic as it is now."""
        self._hear_late_parts()
        live, mixer, calls = self._live(), self._mixer(), self._calls()
        return {
            "air": _air(live.air if live is not None else Air()),
            "mute_all": {"state": self._desk.panic.state.value, "held": self._desk.panic.held},
            "sources": {"focus": self._desk.sources.focus_id, "list": self._sources()},
            "mix": _mix(mixer.mix) if mixer is not None else NO_MIX,
            "call": _call(calls.call) if calls is not None else NO_CALL,
        }

    def _changed(self) -> None:
        self.changed.emit()

    def _hear(self, signal: SignalInstance) -> None:
        signal.connect(self._changed)
        self._heard.append(signal)

    def _hear_late_parts(self) -> None:
        """What has come since the last look; the vitals see to it that this is at most a second ago."""
        if not self._heard:
            return
        for part in self._late:
            made = part()
            if made is not None and not any(signal is made.changed for signal in self._heard):
                self._hear(made.changed)

    def _sources(self) -> list[Facts]:
        desk = self._desk
        return [
            {
                "id": view.id,
                "number": view.number,
                "name": view.name,
                "state": view.state.value,
                "recording": view.recording.state.value,
                "heard": desk.listening.is_heard(view.id),
                "muted": desk.listening.muted(view.id),
                "focused": view.id == desk.sources.focus_id,
            }
            for view in map(desk.sources.view, desk.sources.ids)
        ]


def _air(air: Air) -> Facts:
    return {
        "state": air.state.value,
        "sound": air.sound.value,
        "channel": air.channel.name if air.channel is not None else None,
        "on_air_since": _moment(air.on_air_since),
        "track": air.track.title if air.track is not None else None,
        "fault": air.fault.value,
    }


def _mix(mix: Mix) -> Facts:
    strips: list[Facts] = [
        {
            "number": number,
            "name": strip.name,
            "state": mix.state_of(strip).value,
            "fader": strip.wish.fader,
            "muted": strip.wish.muted,
        }
        for number, strip in enumerate(mix.strips, 1)
    ]
    return {"state": mix.state.value, "mode": mix.mode.value, "strips": strips}


def _call(call: Call) -> Facts:
    return {
        "state": call.state.value,
        "microphone": call.microphone.wish,  # the switch; whether it is heard stands beside it
        "heard": call.open_microphone and call.microphone_settled,
        "camera": call.camera.wish,
        "coughing": call.coughing,
    }


def _moment(at: float | None) -> str | None:
    """A moment of the monotonic clock as RFC 3339, in whole seconds so that it does not wander."""
    if at is None:
        return None
    since = datetime.now(UTC) - timedelta(seconds=time.monotonic() - at)
    return (since + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat()
