from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from desktop.control import pulls as module
from desktop.control.notices import Notices
from desktop.control.pulls import Pulls
from desktop.control.reception import Place
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import Platform, SourceState
from desktop.core.pull import BadAddress, PullFault
from desktop.core.tasks import Tasks
from desktop.services.meetstream.session import EndReason


@dataclass
class Stay:
    data: bytearray = field(default_factory=bytearray)
    ends: list[EndReason] = field(default_factory=list)

    def write(self, data: bytes) -> None:
        self.data += data

    def ended(self, reason: EndReason, _duration_s: float | None) -> None:
        self.ends.append(reason)


@dataclass
class Reception:
    places: list[Place] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)

    def expect(self, place: Place) -> None:
        self.places.append(place)

    def open_intake(self, _caller: object, _tap: object) -> Stay:
        self.stays.append(Stay())
        return self.stays[-1]


class Room:
    """The pulls with everything round them; `answers` is what one connection after the other does."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.sources, self.reception, self.notices = Sources(), Reception(), Notices(later=loop.call_later)
        self.tasks, self.io = Tasks("test"), IoThread("test io")
        self.io.start()
        self.asked: list[str] = []
        self.answers: list[tuple[bytes, PullFault | None]] = []

        def post(call: Callable[..., object], *args: object) -> None:
            loop.call_soon_threadsafe(call, *args)

        async def pull(address: str, write: Callable[[bytes], None], _gate: object) -> tuple[PullFault, str]:
            self.asked.append(address)
            data, fault = self.answers.pop(0) if self.answers else (b"", PullFault.REFUSED)
            if data:
                write(data)
            if fault is None:
                await asyncio.Event().wait()
            assert fault is not None
            return fault, "why"

        reception: Any = self.reception
        self.pulls = Pulls(self.sources, reception, self.notices, self.tasks, self.io, post, pull)

    def codes(self) -> list[Code]:
        return [notice.code for notice in self.notices.history()]

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(10):
            while not condition():
                await asyncio.sleep(0.005)


@pytest.fixture
async def room(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(module, "PAUSES_S", (0.0, 0.01))
    room = Room()
    yield room
    await room.pulls.aclose()
    await room.tasks.aclose()
    room.io.stop()


async def test_it_is_a_source_with_the_name_of_its_host(room: Room) -> None:
    source = room.sources.get(room.pulls.add("rtmp://me:secret@play.example.net/live/key", record=True))
    assert source is not None
    assert (source.name, source.platform, source.link) == (
        "play.example.net",
        Platform.ADDRESS,
        "rtmp://play.example.net",
    )
    assert room.reception.places == [Place(source.id, "play.example.net", True)]
    assert "secret" not in str(source)


async def test_no_address_is_no_source(room: Room) -> None:
    with pytest.raises(BadAddress):
        room.pulls.add("file:///etc/passwd")
    assert room.sources.ids == ()


async def test_it_is_tried_again_and_told_of_once(room: Room) -> None:
    room.answers = [(b"", PullFault.REFUSED), (b"", PullFault.MISSING), (b"abc", None)]
    source = room.pulls.add("http://host/x", "Return")
    await room.until(lambda: room.reception.stays)
    assert room.asked == ["http://host/x"] * 3
    assert room.codes() == [Code.SOURCE_PULL]
    await room.until(lambda: not room.notices.is_open(Code.SOURCE_PULL, source))
    assert room.reception.stays[0].data == b"abc"


async def test_each_connection_is_an_intake_and_ends_as_one(room: Room) -> None:
    room.answers = [(b"abc", PullFault.LOST), (b"def", None)]
    source = room.pulls.add("http://host/x")
    await room.until(lambda: len(room.reception.stays) == 2)
    assert room.reception.stays[0].ends == [EndReason.LOST]
    room.pulls.end(source)
    await room.until(lambda: room.reception.stays[1].ends)
    assert not room.pulls.is_pulled(source)


async def test_what_nobody_here_can_read_fails_at_once(room: Room) -> None:
    room.answers = [(b"", PullFault.CODING)]
    source = room.pulls.add("http://host/x", "Return")
    await room.until(lambda: not room.pulls.is_pulled(source))
    known = room.sources.get(source)
    assert known is not None
    assert (known.state, known.reason, known.raw_reason) == (
        SourceState.FAILED, Code.SOURCE_PULL_FAILED, PullFault.CODING
    )  # fmt: skip
    assert room.codes() == [Code.SOURCE_PULL_FAILED]
    room.answers = [(b"abc", None)]
    assert room.pulls.again(source)
    await room.until(lambda: room.reception.stays)


async def test_an_ended_one_is_pulled_again_and_a_bot_is_not(room: Room) -> None:
    room.answers = [(b"abc", None), (b"abc", None)]
    source = room.pulls.add("http://host/x")
    await room.until(lambda: room.reception.stays)
    room.pulls.end(source)
    known = room.sources.get(source)
    assert known is not None
    assert known.state is SourceState.ENDED
    assert room.pulls.again(source)
    assert known.state is SourceState.INVITED
    await room.until(lambda: len(room.reception.stays) == 2)
    assert not room.pulls.again("another")


async def test_leaving_ends_every_intake(room: Room) -> None:
    room.answers = [(b"abc", None)]
    room.pulls.add("http://host/x")
    await room.until(lambda: room.reception.stays)
    await room.pulls.aclose()
    assert room.reception.stays[0].ends == [EndReason.LOST]


async def test_a_tile_that_is_gone_is_pulled_no_more(room: Room) -> None:
    room.answers = [(b"abc", None)]
    source = room.pulls.add("http://host/x")
    await room.until(lambda: room.reception.stays)
    room.pulls.forget(source)
    await room.until(lambda: room.reception.stays[0].ends)
    assert not room.pulls.is_pulled(source)
