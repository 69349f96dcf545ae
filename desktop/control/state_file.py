"""What the console knows, as JSON for others to measure it (`--print-state`). No secret is in it.

Main loop only; the file is replaced atomically.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.control.ingest_desk import IngestDesk
from desktop.control.sources import Sources
from desktop.control.vitals import Vitals
from desktop.core.air import Air
from desktop.core.mix import Mix, Origin
from desktop.core.model import SourceView
from desktop.core.small_file import refuse_other
from desktop.core.whole_file import replace_file

if TYPE_CHECKING:
    from desktop.control.live import Live
    from desktop.control.mixer import Mixer

log = logging.getLogger(__name__)

PERIOD_S = 1.0


class StateFile:
    """Written once a second and at exit."""

    def __init__(self, path: Path, sources: Sources, ingest: IngestDesk, vitals: Vitals) -> None:
        self._path = path
        self._sources = sources
        self._ingest = ingest
        self._vitals = vitals
        self._failing = False  # the last time
        self.live: Live | None = None  # the broadcast, from when there is a desk of Mezon
        self.mixer: Mixer | None = None  # the mix, from when somebody opened the mixer

    async def keep(self) -> None:
        """Write it once a second until cancelled."""
        while True:
            self.write()
            await asyncio.sleep(PERIOD_S)

    def write(self) -> None:
        """Write it now. A disk that does not take it is only logged, once until it does again.

        Who measures sees that the file grows old.
        """
        try:
            self._write()
        except OSError as error:
            if not self._failing:
                log.warning("the state could not be written: %s", error)
            self._failing = True
        else:
            self._failing = False

    def _write(self) -> None:
        refuse_other(self._path)
        known = state_of(self._sources, self._ingest, self._vitals, self.live, self.mixer)
        replace_file(self._path, json.dumps(known, ensure_ascii=False).encode(), lasting=False)


def state_of(
    sources: Sources, ingest: IngestDesk, vitals: Vitals, live: Live | None, mixer: Mixer | None
) -> dict[str, Any]:
    """All of it, of now, ready for JSON."""
    reading = vitals.reading
    return {
        "ingest": {"address": ingest.open_address, "state": ingest.state.value, **ingest.counts},
        "sources": [_source(sources.view(source_id)) for source_id in sources.ids],
        "live": _live(live.air if live is not None else Air()),
        "mix": _mix(mixer.mix) if mixer is not None else {"state": "off"},
        "loop": {
            "stall_p99_ms": round(reading.loop_stall_p99_ms, 2),
            "stall_max_ms": round(reading.loop_stall_max_ms, 2),
        },
        "process": {"cpu_percent": round(reading.cpu_percent, 1), "rss_bytes": reading.rss_bytes},
    }


def _live(air: Air) -> dict[str, Any]:
    """The broadcast; ids as text, because readers of JSON round large numbers. No address: it may hold a key."""
    channel = air.channel
    return {
        "state": air.state.value,
        "sound": air.sound.value,
        "channel": {"id": str(channel.id), "clan_id": str(channel.clan_id), "name": channel.name} if channel else None,
        "since": _moment(air.since) if air.since else None,
        "on_air_since": _moment(air.on_air_since),
        "track": air.track.title if air.track is not None else None,
        "attempt": air.attempt,
        "fault": air.fault.value,
    }


def _mix(mix: Mix) -> dict[str, Any]:
    """The mix. No play address: a stranger's may hold a key."""
    strips = [
        {"key": one.key, "state": mix.state_of(one).value, "volume": one.wish.volume}
        for one in mix.strips
        if one.origin is not Origin.ADDRESS
    ]
    return {"state": mix.state.value, "mode": mix.mode.value, "room": mix.room, "strips": strips}


def _moment(at: float | None) -> str | None:
    """A moment of the monotonic clock as RFC 3339."""
    if at is None:
        return None
    return (datetime.now(UTC) - timedelta(seconds=time.monotonic() - at)).isoformat(timespec="milliseconds")


def _source(view: SourceView) -> dict[str, Any]:
    return {
        "id": view.id,
        "name": view.name,
        "bot_id": view.bot_id,
        "state": view.state.value,
        "bytes_received": view.bytes_received,
        "bytes_recorded": view.bytes_recorded,
        "recording_path": str(view.recording.path) if view.recording.path else None,
        "recording_state": view.recording.state.value,
        "frames_decoded": view.frames_decoded,
        "frames_shown": view.frames_shown,
        "frames_dropped": view.frames_dropped,
        "decode_mode": view.decode_mode.value,
        "latency_ms": round(view.latency_ms, 1) if view.latency_ms is not None else None,
    }
