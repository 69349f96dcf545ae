"""Each stream gets its intake and its place; what is recorded is what was sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import pytest
from websockets.asyncio.client import connect

from desktop.control.reception import Place, Reception
from desktop.core.io_thread import IoThread
from desktop.media.boxes import Fragment, Init
from desktop.media.intake import Intake
from desktop.services.meetstream.admissions import Admissions, RefusalReason
from desktop.services.meetstream.door import Caller, Flow
from desktop.services.meetstream.ingest import Ingest
from desktop.services.meetstream.listener import IngestConfig
from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import EndReason
from tests.control.parts import until
from tests.media.rolling import files, recorder
from tests.media.streams import stream


class Told:
    """Notes every arrival in order; calls come at once, or later through `deliver`."""

    def __init__(self) -> None:
        self.news: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *facts: self.news.append((name, *facts))

    @property
    def story(self) -> list[str]:
        return [str(one[0]) for one in self.news]


class Written:
    """An intake that only remembers."""

    def __init__(self, place: Place, former: Intake | None) -> None:
        self.place, self.former = place, former
        self.data = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        assert not self.closed
        self.data += data

    def close(self) -> None:
        self.closed = True


class Lobby:
    """A reception whose posts are carried out at once."""

    def __init__(self) -> None:
        self.told = Told()
        self.record_unknown = True
        self.intakes: list[Written] = []
        self.reception = Reception(
            self._make, cast("Any", self.told), lambda call, *facts: call(*facts), lambda: self.record_unknown
        )

    def _make(self, place: Place, flow: Flow, former: Intake | None) -> Intake:
        self.intakes.append(Written(place, former))
        return cast("Intake", self.intakes[-1])

    def open(self, invitation: str | None = None, bot_id: str = "") -> Any:
        return self.reception.open_intake(Caller(invitation, bot_id, "10.0.0.7"), cast("Flow", None))

    @property
    def places(self) -> list[Place]:
        return [intake.place for intake in self.intakes]


@pytest.fixture
def lobby() -> Lobby:
    return Lobby()


def test_who_is_expected_gets_the_place_of_its_source(lobby: Lobby) -> None:
    place = Place("a", "Guest", record=False)
    lobby.reception.expect(place)
    lobby.open("a", "bot-7")
    assert lobby.places == [place]
    assert lobby.told.news == [("intake_opened", place, lobby.intakes[0], Caller("a", "bot-7", "10.0.0.7"))]


def test_a_stay_from_its_first_word_to_its_last(lobby: Lobby) -> None:
    stay = lobby.open("a")
    stay.write(b"one")
    stay.started(VideoStreamStart(bot_id="bot-7"))
    stay.write(b"two")
    stay.latency(41.0)
    stay.ended(EndReason.SAID, 3.5)
    (intake,) = lobby.intakes
    assert (intake.data, intake.closed) == (b"onetwo", True)
    assert lobby.told.story == ["intake_opened", "first_bytes", "intake_started", "latency", "intake_closed"]
    assert lobby.told.news[2][-1] == "bot-7"
    assert lobby.told.news[-1][-1] is EndReason.SAID


def test_a_further_stream_of_a_source_follows_its_former_one(lobby: Lobby) -> None:
    lobby.open("a")
    lobby.open("b")
    lobby.open("a")
    assert [intake.former for intake in lobby.intakes] == [None, None, lobby.intakes[0]]


def test_an_unknown_bot_comes_back_to_its_own_place(lobby: Lobby) -> None:
    lobby.open(bot_id="bot-7")
    lobby.open(bot_id="bot-8")
    lobby.open(bot_id="bot-7")
    first, second, third = lobby.places
    assert first == third
    assert first.source_id != second.source_id
    assert (first.name, first.record) == ("bot-7", True)


def test_who_says_its_name_late_is_known_the_next_time(lobby: Lobby) -> None:
    stay = lobby.open()
    stay.write(b"x")
    stay.started(VideoStreamStart(bot_id="bot-7"))
    lobby.open(bot_id="bot-7")
    assert lobby.places[0] == lobby.places[1]


def test_who_never_says_its_name_is_somebody_new_each_time(lobby: Lobby) -> None:
    lobby.open().started(VideoStreamStart(bot_id=""))
    lobby.open().started(VideoStreamStart(bot_id=""))
    assert len({place.source_id for place in lobby.places}) == 2


def test_whether_unknown_bots_are_recorded_is_asked_when_they_come(lobby: Lobby) -> None:
    lobby.open()
    lobby.record_unknown = False
    lobby.open()
    assert [place.record for place in lobby.places] == [True, False]


def test_what_is_recorded_can_be_changed_for_streams_to_come(lobby: Lobby) -> None:
    lobby.reception.expect(Place("a", "Guest", record=True))
    lobby.open("a", "bot-7")
    lobby.reception.record("a", False)
    lobby.open("a")
    assert [place.record for place in lobby.places] == [True, False]


def test_what_is_recorded_of_an_unknown_bot_can_be_changed_too(lobby: Lobby) -> None:
    lobby.open(bot_id="bot-7")
    lobby.reception.record(lobby.places[0].source_id, False)
    lobby.open(bot_id="bot-7")
    assert [place.record for place in lobby.places] == [True, False]


def test_who_only_names_an_invited_bot_gets_a_tile_of_its_own(lobby: Lobby) -> None:
    lobby.reception.expect(Place("a", "Guest", record=True))
    lobby.open("a", "bot-7")
    lobby.open(bot_id="bot-7")  # before, without, and after the start message
    late = lobby.open()
    late.started(VideoStreamStart(bot_id="bot-7"))
    lobby.open(bot_id="bot-7")
    invited, named, unnamed, again = lobby.places
    assert invited.source_id not in {named.source_id, unnamed.source_id, again.source_id}
    assert again == named
    assert [intake.former for intake in lobby.intakes[:3]] == [None, None, None]
    lobby.open("a", "bot-7")
    assert (lobby.places[-1], lobby.intakes[-1].former) == (invited, lobby.intakes[0])


def test_a_forgotten_source_is_nobody_s(lobby: Lobby) -> None:
    lobby.reception.expect(Place("a", "Guest", record=True))
    lobby.open("a", "bot-7")
    lobby.reception.forget("a")
    lobby.open("a")
    assert lobby.places[1].name == ""
    assert lobby.intakes[1].former is None


def test_a_forgotten_unknown_bot_is_somebody_new(lobby: Lobby) -> None:
    lobby.open(bot_id="bot-7")
    lobby.reception.forget(lobby.places[0].source_id)
    lobby.open(bot_id="bot-7")
    assert lobby.places[1].source_id != lobby.places[0].source_id


def test_who_is_turned_away_is_told_of(lobby: Lobby) -> None:
    lobby.reception.refused("10.0.0.9", RefusalReason.NETWORK)
    assert lobby.told.news == [("caller_refused", "10.0.0.9", RefusalReason.NETWORK)]


class Screen:
    def __init__(self) -> None:
        self.pieces: list[Init | Fragment] = []

    def put(self, piece: Init | Fragment, arrived_s: float) -> None:
        self.pieces.append(piece)


@pytest.fixture
async def io() -> AsyncIterator[IoThread]:
    thread = IoThread()
    thread.start()
    yield thread
    thread.stop()


async def test_a_real_stream_reaches_the_disk_byte_for_byte(io: IoThread, tmp_path: Path) -> None:
    told, screen, admissions, data = Told(), Screen(), Admissions(), stream()
    with recorder(tmp_path) as made:
        reception = Reception(
            lambda place, flow, former: Intake(place.name, made, screen, flow, lambda _: None, record=place.record),
            cast("Any", told),
            lambda call, *facts: call(*facts),
            lambda: True,
        )
        reception.expect(Place("a", "Guest", record=True))
        path = admissions.invite("a")
        ingest = Ingest(IngestConfig(port=0, host="127.0.0.1"), reception, admissions)
        listen = await io.run(ingest.start())
        try:
            async with connect(f"ws://127.0.0.1:{listen.port}{path}") as bot:
                for at in range(0, len(data), 1000):
                    await bot.send(data[at : at + 1000])
                await bot.send('{"type": "video_stream_start", "bot_id": "bot-7"}')
                await bot.send('{"type": "video_stream_end"}')
                await until(lambda: "intake_closed" in told.story)
        finally:
            await io.run(ingest.stop())
    (name,) = files(tmp_path)
    assert (tmp_path / name).read_bytes() == data
    assert b"".join(bytes(piece.data) for piece in screen.pieces) in data
    assert told.story == ["intake_opened", "first_bytes", "intake_started", "intake_closed"]
