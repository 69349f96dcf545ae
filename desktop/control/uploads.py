"""Files on their way to a message, for each channel: progress, cancel, what failed."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.core.chat import Attachment
from desktop.core.chat_line import Parcel
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

MOST = 10  # files in one message


class Uploads:
    """`changed`: id of the channel. Two files go at a time."""

    changed = Signal(int)

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._ids = itertools.count(1)
        self._parcels: dict[int, dict[int, Parcel]] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._two = asyncio.Semaphore(2)

    def of(self, channel_id: int) -> tuple[Parcel, ...]:
        """What hangs on the next message there."""
        return tuple(self._parcels.get(channel_id, {}).values())

    def under_way(self) -> tuple[str, ...]:
        """Names of the files that are being sent, wherever they go."""
        parcels = [one for of_channel in self._parcels.values() for one in of_channel.values()]
        return tuple(one.name for one in parcels if one.id in self._running)

    def add(self, link: Link, channel_id: int, files: Iterable[Path]) -> None:
        """Send them; more than fit in one message are left out."""
        parcels = self._parcels.setdefault(channel_id, {})
        for file in files:
            if len(parcels) >= MOST:
                break
            parcel = Parcel(next(self._ids), file.name)
            parcels[parcel.id] = parcel
            self._running[parcel.id] = self._tasks.start(
                self._send(link, channel_id, parcel.id, file), f"upload {parcel.id}"
            )
        self.changed.emit(channel_id)

    def cancel(self, channel_id: int, parcel_id: int) -> None:
        """Do not send it, or take it off the message."""
        running = self._running.pop(parcel_id, None)
        if running is not None:
            running.cancel()
        if self._parcels.get(channel_id, {}).pop(parcel_id, None) is not None:
            self.changed.emit(channel_id)

    def take(self, channel_id: int) -> tuple[Attachment, ...] | None:
        """The attachments for the message, which leave here; None while one is under way or has failed."""
        found = [one.attachment for one in self.of(channel_id)]
        whole = tuple(one for one in found if one is not None)
        if len(whole) < len(found):
            return None
        if whole:
            del self._parcels[channel_id]
            self.changed.emit(channel_id)
        return whole

    def clear(self) -> None:
        """Another account: stop them all."""
        for channel_id in list(self._parcels):
            for parcel in self.of(channel_id):
                self.cancel(channel_id, parcel.id)

    async def _send(self, link: Link, channel_id: int, parcel_id: int, file: Path) -> None:
        def progress(sent: int, size: int) -> None:
            self._put(channel_id, parcel_id, sent=sent, size=size)

        try:
            async with self._two:
                attachment = await link.upload.send(file, progress)
            self._put(channel_id, parcel_id, attachment=attachment)
        except Trouble as trouble:
            self._put(channel_id, parcel_id, code=str(trouble.code), reason=str(trouble.values.get("reason", "")))
        finally:
            self._running.pop(parcel_id, None)

    def _put(self, channel_id: int, parcel_id: int, **values: object) -> None:
        parcels = self._parcels.get(channel_id, {})
        if parcel_id in parcels:
            parcels[parcel_id] = replace(parcels[parcel_id], **values)
            self.changed.emit(channel_id)
