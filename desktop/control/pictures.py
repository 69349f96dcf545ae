"""Pictures and levels of all sources, and who of them is decoded how much.

Main loop, but for `screen_for`, which the I/O thread calls.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.control.listening import Listening
from desktop.control.sources import Sources
from desktop.core.model import NO_LEVEL, DecodeMode, Level, LevelKind, Picture
from desktop.core.signal import Signal
from desktop.media.decoder_stats import DecoderStats
from desktop.media.governor import Governor, Watched

if TYPE_CHECKING:
    from desktop.media.booth import Booth
    from desktop.media.headphones import Headphones
    from desktop.media.preview import Preview
    from desktop.media.slip import Wish

GOVERN_EVERY_S = 1.0
NOTHING = DecoderStats(mode=DecodeMode.OFF)


class _Frame(Struct, frozen=True):
    """Where a source is shown, in device pixels."""

    width: int = 0
    height: int = 0
    visible: bool = False


class Pictures:
    """The previews of all sources. `arrived` is emitted when there is a picture to take."""

    arrived = Signal(str)

    def __init__(
        self,
        sources: Sources,
        headphones: Headphones,
        listening: Listening,
        booth: Booth,
        post: Callable[..., None],
        is_measured: Callable[[str], bool] = lambda _source_id: False,
    ) -> None:
        """`post(call, *args)` runs a call on the main loop, from any thread.

        `is_measured(id)`: the loudness of this source is wanted; asked once a second.
        """
        self._is_measured = is_measured
        self._sources = sources
        self._headphones = headphones
        self._listening = listening
        self._booth = booth
        self._post = post
        self._governor = Governor(os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._previews: dict[str, Preview] = {}
        self._frames: dict[str, _Frame] = {}
        self._modes: dict[str, DecodeMode] = {}
        self._over: dict[str, DecoderStats] = {}
        self._past = (0, 0)  # frames of previews that have ended
        listening.changed.connect(self._listen)
        sources.focus_changed.connect(self._focus_changed)
        sources.removed.connect(self._removed)
        sources.added.connect(self._expect)

    def screen_for(self, source_id: str) -> Preview:
        """The preview of a source, made when its first stream arrives. I/O thread."""
        from desktop.media.preview import Preview  # noqa: PLC0415 - an idle desk decodes nothing

        with self._lock:
            preview = self._previews.get(source_id)
            if preview is not None:
                return preview
            came = partial(self._post, self._came, source_id)
            preview = Preview(source_id, self._headphones, self._booth, came, self._first_wish(source_id))
            self._previews[source_id] = preview
        self._post(self._begun, source_id)
        return preview

    def take(self, source_id: str) -> Picture | None:
        """The newest picture, once."""
        preview = self._previews.get(source_id)
        return None if preview is None else preview.take()

    def show(self, source_id: str, width_px: int, height_px: int, visible: bool) -> None:
        """The wall says at which size in device pixels a source is seen, and whether at all."""
        frame = _Frame(width_px, height_px, visible)
        if self._frames.get(source_id) == frame:
            return
        self._frames[source_id] = frame
        self._apply(source_id)

    def level(self, source_id: str) -> Level:
        """Of this moment, together with the picture; grey when the headphones mute it."""
        preview = self._previews.get(source_id)
        if preview is None:
            return NO_LEVEL
        level = preview.level(time.monotonic())
        if level.kind is LevelKind.NONE or not self._listening.muted(source_id):
            return level
        return msgspec.structs.replace(level, muted=True)

    def clear_overs(self) -> None:
        """The operator has seen the over-lamps."""
        for preview in self._previews.values():
            preview.clear_over()

    def stats(self, source_id: str) -> DecoderStats:
        """How a source's pictures go, or went."""
        preview = self._previews.get(source_id)
        return self._over.get(source_id, NOTHING) if preview is None else preview.stats

    def frames(self) -> tuple[int, int]:
        """(due, dropped) of all sources since the start."""
        all_stats = [preview.stats for preview in list(self._previews.values())]
        due, dropped = self._past
        dropped += sum(stats.dropped for stats in all_stats)
        return due + sum(stats.shown + stats.dropped for stats in all_stats), dropped

    async def watch(self) -> None:
        """Govern once a second, until cancelled."""
        while True:
            self.govern()
            await asyncio.sleep(GOVERN_EVERY_S)

    def govern(self) -> None:
        """Decide anew who is decoded how."""
        focus = self._sources.focus_id
        watched = [
            Watched(source_id, self._frames.get(source_id, _Frame()).visible, source_id == focus, s.cpu_s, s.behind_s)
            for source_id, s in ((i, preview.stats) for i, preview in list(self._previews.items()))
        ]
        if watched:
            self._modes = self._governor.decide(time.monotonic(), busy_s(), watched)
            delay_s = self._headphones.wanted_delay_s
            for source_id in self._modes:
                self._apply(source_id)
                self._previews[source_id].measure(self._is_measured(source_id))
                self._previews[source_id].delay(delay_s if source_id in self._listening.heard else 0.0)

    def end(self, source_id: str) -> None:
        """Nothing more will come of this source: its decoder ends, its figures stay."""
        with self._lock:
            preview = self._previews.pop(source_id, None)
        if preview is None:
            return
        stats = preview.stats
        self._over[source_id] = replace(stats, mode=DecodeMode.OFF)
        self._past = (self._past[0] + stats.shown + stats.dropped, self._past[1] + stats.dropped)
        preview.close()

    def close(self) -> None:
        """End all previews."""
        for source_id in list(self._previews):
            self.end(source_id)

    def _expect(self, _source_id: str) -> None:
        """Whoever is invited will be seen: the booth takes a moment to be ready."""
        self._booth.open()

    def _begun(self, source_id: str) -> None:
        self._over.pop(source_id, None)
        self._listen()
        self._apply(source_id)

    def _focus_changed(self) -> None:
        """Show the new focus in full at once; the governor looks at the rest within a second."""
        focus = self._sources.focus_id
        if focus is not None:
            self._modes[focus] = DecodeMode.FULL
            self._apply(focus)

    def _came(self, source_id: str) -> None:
        self.arrived.emit(source_id)  # one listener, no nesting: for each picture the checks cost more than it does

    def _removed(self, source_id: str) -> None:
        self.end(source_id)
        self._frames.pop(source_id, None)

    def _listen(self) -> None:
        heard = self._listening.heard
        for source_id, preview in list(self._previews.items()):
            preview.listen(source_id in heard)

    def _first_wish(self, source_id: str) -> Wish:
        """As the wall shows it already, so that its first picture has that size. I/O thread."""
        from desktop.media.slip import Wish  # noqa: PLC0415 - as the preview

        frame = self._frames.get(source_id, _Frame())
        if not (frame.visible and frame.width and frame.height):
            return Wish()
        return Wish(max(2, frame.width), max(2, frame.height))

    def _apply(self, source_id: str) -> None:
        preview, frame = self._previews.get(source_id), self._frames.get(source_id, _Frame())
        if preview is None:
            return
        mode = self._modes.get(source_id, DecodeMode.FULL)
        if mode is DecodeMode.OFF:  # it was hidden when the governor looked
            mode = DecodeMode.FULL
        preview.show(frame.width, frame.height, mode if frame.visible else DecodeMode.OFF)


def busy_s() -> float:
    """CPU seconds this computer has spent since it started: other programs want their share of it too."""
    import psutil  # noqa: PLC0415 - not needed before the first source

    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0))
