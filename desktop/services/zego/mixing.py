"""A mix as the desk speaks of it, put into the service's requests: which action carries what is decided here alone.

Streams are named here as the operator names them; the test environment's prefix is put on and taken off.
"""

from __future__ import annotations

from desktop.core.mix import Origin, PlayAddress, Sender, Source
from desktop.core.mix_setup import MixMode, MixSetup, Output, encoded
from desktop.services.zego.client import ZegoClient
from desktop.services.zego.messages import (
    Input,
    Options,
    OutputStream,
    Request,
    StartAutoMix,
    StartMix,
    StopAutoMix,
    StopMix,
    Task,
)
from desktop.services.zego.naming import Naming


class Mixing:
    """Raises as `ZegoClient` does."""

    def __init__(self, client: ZegoClient, naming: Naming) -> None:
        self._client = client
        self._naming = naming

    async def start(
        self, task_id: str, room: str, setup: MixSetup, sources: tuple[Source, ...], sequence: int
    ) -> tuple[PlayAddress, ...]:
        """Start a mix, or change the running one of this task."""
        play = await self._client.start(self.request(task_id, room, setup, sources, sequence))
        return tuple(PlayAddress(self._naming.shown(one.stream_id), one.rtmp, one.hls, one.flv) for one in play)

    async def stop(self, task_id: str, room: str, mode: MixMode, sequence: int) -> None:
        """End it."""
        task = Task(task_id, task_id, room, sequence)
        await self._client.stop(StopAutoMix(task) if mode is MixMode.AUTO else StopMix(task))

    async def runs_for_s(self, task_id: str) -> int:
        """How long it has been running."""
        return (await self._client.task(task_id)).runs_for_s

    async def senders(self, room: str) -> tuple[Sender, ...]:
        """Who sends in the room; once in ten seconds."""
        shown = self._naming.shown
        return tuple(
            Sender(shown(one.stream_id), one.user_id, one.user_name) for one in await self._client.streams(room)
        )

    def request(self, task_id: str, room: str, setup: MixSetup, sources: tuple[Source, ...], sequence: int) -> Request:
        """What would be sent."""
        task = Task(task_id, task_id, room, sequence)
        outputs = tuple(self._output(one) for one in setup.outputs)
        options = _options(setup)
        if setup.mode is MixMode.DESK:
            return StartMix(task, tuple(self._input(one) for one in sources), outputs, options)
        # The room is mixed by itself: of its streams only those are named that are to stay out.
        extras = (one for one in sources if one.origin is not Origin.ROOM or one.level.muted)
        return StartAutoMix(task, tuple(self._extra(one) for one in extras), outputs, options)

    def _input(self, one: Source) -> Input:
        if one.origin is Origin.ADDRESS:
            return Input(url=one.key, volume=one.level.volume, level_id=one.level_id)
        return Input(self._naming.on_the_wire(one.key), volume=one.level.volume, level_id=one.level_id)

    def _extra(self, one: Source) -> Input:
        if one.origin is Origin.ROOM:
            return Input(self._naming.on_the_wire(one.key), remove=True)
        return self._input(one)

    def _output(self, one: Output) -> OutputStream:
        stream_id = self._naming.on_the_wire(one.stream_id)
        return OutputStream(stream_id, one.address, int(one.codec), one.bitrate_bps, one.channels)


def _options(setup: MixSetup) -> Options:
    chosen = setup.advanced
    return Options(
        user_data=encoded(chosen.user_data),
        sound_level=chosen.sound_level,
        bypass=chosen.bypass,
        channels=chosen.channels,
        alignment=int(chosen.alignment),
        receive_buffer_ms=chosen.receive_buffer_ms,
        extra=tuple((one.key, one.value) for one in chosen.extra),
    )
