"""What a run of the console was like, in plain sentences, from the state it writes once a second."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

State = dict[str, Any]


class Story:
    """Remembers what the state file said while the console ran: at its end every source is gone."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._running: State | None = None  # the last one in which bots could dial in
        self._last: State | None = None
        self._paths: dict[str, list[str]] = {}  # the states that each source went through

    def look(self) -> None:
        """Take in what the file says now. It is replaced atomically, so it is whole or not there."""
        if not self._file.exists():
            return
        state: State = json.loads(self._file.read_text(encoding="utf-8"))
        self._last = state
        if not state["ingest"]["address"]:
            return
        self._running = state
        for source in state["sources"]:
            path = self._paths.setdefault(source["id"], [])
            if path[-1:] != [source["state"]]:
                path.append(source["state"])

    @property
    def told(self) -> bool:
        """Whether there was any state at all."""
        return self._last is not None

    @property
    def received(self) -> int:
        """Bytes of all sources together."""
        return sum(source["bytes_received"] for source in self._sources())

    def sentences(self) -> list[str]:
        """What happened. Empty if nothing was told."""
        state = self._running or self._last
        if state is None:
            return []
        sources, loop, process = self._sources(), state["loop"], state["process"]
        live = sum(source["state"] == "receiving" for source in state["sources"])
        return [
            f"Bots could dial in at {state['ingest']['address'] or 'no address'}.",
            f"{len(sources)} source{'' if len(sources) == 1 else 's'} on the wall, {live} of them live to the end.",
            *(self._of_source(source) for source in sources),
            f"The window stalled {loop['stall_max_ms']:.0f} ms at most (99 % under {loop['stall_p99_ms']:.0f} ms).",
            f"The process used {process['cpu_percent']:.0f} % of a core and {_mb(process['rss_bytes'])} of memory.",
        ]

    def _sources(self) -> list[State]:
        """With their last figures: recordings are complete only when they are closed."""
        return list(self._last["sources"]) if self._last else []

    def _of_source(self, source: State) -> str:
        name = source.get("name") or source["id"]
        path = ", ".join(self._paths.get(source["id"], [source["state"]]))
        received, recorded = source["bytes_received"], source["bytes_recorded"]
        if not received:
            return f"{name}: {path}. Nothing received."
        kept = "all of it recorded" if recorded >= received else f"{_mb(recorded)} recorded"
        return (
            f"{name}: {path}. {_mb(received)} received, {kept}; {source['frames_decoded']} pictures decoded, "
            f"{source['frames_shown']} shown, {source['frames_dropped']} dropped."
        )


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
