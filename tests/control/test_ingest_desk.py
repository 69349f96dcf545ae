"""The listener as the operator sees it, with a real server on loopback."""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidMessage, InvalidStatus

from desktop.control.ingest_desk import IngestDesk
from desktop.control.notices import Notices
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import AddressFault, IngestState, Reach
from desktop.core.tasks import Tasks
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.listener import IngestConfig
from desktop.settings.schema import Ingest as IngestSettings
from tests.control.parts import told, until
from tests.services.meetstream.guests import Guests
from tests.services.office import certificate

START = '{"type": "video_stream_start", "bot_id": "bot-7"}'


class Station:
    """An ingest desk with everything that it needs; `config` and `settings` are what is chosen."""

    def __init__(self, io: IoThread) -> None:
        self.io = io
        self.notices, self.admissions, self.tasks = Notices(), Admissions(), Tasks("test")
        self.door = Guests()
        self.config = IngestConfig(port=0, host="127.0.0.1", close_timeout_s=0.2)
        self.settings = IngestSettings()
        self.desk = IngestDesk(io, lambda: (self.config, self.settings), self.admissions, self.notices, self.tasks)
        self.states: list[IngestState] = []
        self.desk.changed.connect(lambda: self.states.append(self.desk.state))

    @property
    def port(self) -> int:
        assert self.desk.listen is not None
        return self.desk.listen.port

    async def until(self, state: IngestState) -> None:
        await until(lambda: self.desk.state is state)


@pytest.fixture
async def station() -> AsyncIterator[Station]:
    io = IoThread()
    io.start()
    made = Station(io)
    try:
        yield made
    finally:
        await made.tasks.aclose()
        await made.desk.stop()
        io.stop()


@pytest.fixture
async def listening(station: Station) -> Station:
    await station.desk.start(station.door)
    return station


async def test_before_it_listens_there_is_no_address(station: Station) -> None:
    desk = station.desk
    assert (desk.state, desk.listen, desk.fault) == (IngestState.STOPPED, None, AddressFault.NONE)
    assert desk.shown_address == desk.open_address == desk.spare_address() == ""
    desk.check()
    assert desk.reach is Reach.NOT_CHECKED


async def test_it_listens_and_stops(station: Station) -> None:
    await station.desk.start(station.door)
    assert station.states == [IngestState.STARTING, IngestState.LISTENING]
    port = station.port
    await station.desk.stop()
    assert (station.desk.state, station.desk.listen) == (IngestState.STOPPED, None)
    with socket.socket() as free:
        assert free.connect_ex(("127.0.0.1", port)) != 0


async def test_a_taken_port_is_a_state_and_a_notice_until_it_is_free(station: Station) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        station.config = replace(station.config, port=taken.getsockname()[1])
        await station.desk.start(station.door)
        assert station.desk.state is IngestState.FAILED
        assert station.desk.trouble is not None
        assert station.desk.trouble.code is Code.INGEST_PORT
        (notice,) = station.notices.open()
        assert (notice.code, notice.values["port"]) == (Code.INGEST_PORT, station.config.port)
        assert station.desk.shown_address == ""
    station.config = replace(station.config, port=0)
    station.desk.restart()
    await station.until(IngestState.LISTENING)
    assert station.desk.trouble is None
    assert told(station.notices, Code.INGEST_PORT) == [False]


async def test_a_host_that_is_not_ours_is_told_until_it_is_put_right(station: Station) -> None:
    station.config = replace(station.config, host="192.0.2.1")
    await station.desk.start(station.door)
    assert station.desk.state is IngestState.FAILED
    assert told(station.notices, Code.INGEST_ADDRESS) == [True]
    station.config = replace(station.config, host="127.0.0.1")
    station.desk.restart()
    await station.until(IngestState.LISTENING)
    assert told(station.notices, Code.INGEST_ADDRESS) == [False]


async def test_the_spare_address_lets_one_bot_in_and_hides_its_secret(listening: Station) -> None:
    desk = listening.desk
    address = desk.spare_address()
    assert address == desk.spare_address()
    secret = address.rsplit("/", 1)[-1]
    assert desk.shown_address == address.replace(secret, "••••")
    assert len(secret) >= 32
    async with connect(address) as bot:
        await bot.send(START)
        await until(lambda: listening.door.guests)
        invitation = listening.door.guests[0].caller.invitation_id
        desk.spare_taken("somebody-else")
        assert desk.spare_address() == address
        desk.spare_taken(invitation)
        assert desk.spare_address() != address
        await bot.send(b"bytes")  # who is in stays in
        await until(lambda: bytes(listening.door.guests[0].data) == b"bytes")


async def test_what_was_refused_and_what_made_no_sense_is_counted(listening: Station) -> None:
    assert listening.desk.counts == {"connections": 0, "malformed": 0, "unknown": 0, "refused": 0}
    address = listening.desk.spare_address()
    with pytest.raises(InvalidStatus):
        async with connect(address + "x"):
            raise AssertionError("let in")
    async with connect(address) as bot:
        for text in ("{", "[]", '{"type": "later"}'):
            await bot.send(text)
        await until(lambda: listening.desk.counts["unknown"])
        assert listening.desk.counts == {"connections": 1, "malformed": 2, "unknown": 1, "refused": 1}
    await listening.desk.stop()
    assert listening.desk.counts == {}


async def test_renewing_makes_the_spare_address_void(listening: Station) -> None:
    old = listening.desk.spare_address()
    listening.desk.renew()
    with pytest.raises(InvalidStatus):
        await connect(old)
    assert listening.desk.spare_address() != old
    async with connect(listening.desk.spare_address()):
        pass


async def test_renewing_does_not_cut_off_who_dialled_in(listening: Station) -> None:
    async with connect(listening.desk.spare_address()) as bot:
        await bot.send(START)
        await until(lambda: listening.door.guests)
        listening.desk.spare_taken(listening.door.guests[0].caller.invitation_id)
        listening.desk.renew()
        await bot.send(b"bytes")
        await until(lambda: bytes(listening.door.guests[0].data) == b"bytes")


async def test_a_restart_ends_streams_and_takes_the_new_settings(listening: Station) -> None:
    address, before = listening.desk.spare_address(), listening.port
    async with connect(address) as bot:
        await bot.send(START)
        await until(lambda: listening.door.guests)
        listening.states.clear()
        listening.settings = IngestSettings(public_address="wss://studio.example.net")
        listening.desk.restart()
        with pytest.raises(ConnectionClosed):
            await bot.recv()
    await until(lambda: listening.states[-1:] == [IngestState.LISTENING])
    assert listening.states == [IngestState.STOPPED, IngestState.STARTING, IngestState.LISTENING]
    assert listening.door.guests[0].end is not None
    path = address.removeprefix(f"ws://127.0.0.1:{before}")
    assert listening.desk.spare_address() == f"wss://studio.example.net{path}"  # the invitation lives on
    async with connect(f"ws://127.0.0.1:{listening.port}{path}"):
        pass


async def test_another_public_address_leaves_the_listener_alone(listening: Station) -> None:
    port = listening.port
    assert listening.desk.fault is AddressFault.LOOPBACK
    listening.settings = IngestSettings(public_address="wss://studio.example.net/airdesk")
    listening.desk.told_otherwise()
    assert (listening.port, listening.desk.state) == (port, IngestState.LISTENING)
    assert listening.desk.spare_address().startswith("wss://studio.example.net/airdesk/in/")
    assert listening.desk.fault is AddressFault.NONE


async def test_an_open_ingest_needs_no_secret(listening: Station) -> None:
    listening.admissions.allow_unknown_loopback = True
    address = f"ws://127.0.0.1:{listening.port}/"
    assert listening.desk.shown_address == listening.desk.open_address == address
    assert listening.desk.fault is AddressFault.NONE
    async with connect(address) as bot:
        await bot.send(START)
        await until(lambda: listening.door.guests)


async def test_a_check_finds_its_way_back(listening: Station) -> None:
    listening.desk.check()
    assert listening.desk.reach is Reach.CHECKING
    listening.desk.check()  # one at a time
    assert len(listening.tasks) == 1
    await until(lambda: listening.desk.reach is Reach.REACHABLE)
    assert listening.desk.checked_at is not None


async def test_a_check_of_what_is_not_us_says_so(listening: Station) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, not listening
        listening.settings = IngestSettings(public_address=f"ws://127.0.0.1:{nobody.getsockname()[1]}")
        listening.desk.told_otherwise()
        listening.desk.check()
        await until(lambda: listening.desk.reach is Reach.NOT_REACHABLE)


async def test_the_answer_to_a_check_of_an_older_address_does_not_count(listening: Station) -> None:
    listening.desk.check()
    assert listening.desk.reach is Reach.CHECKING
    listening.settings = IngestSettings(public_address="wss://studio.example.net")
    listening.desk.told_otherwise()
    assert listening.desk.reach is Reach.NOT_CHECKED
    await until(lambda: not len(listening.tasks))
    assert (listening.desk.reach, listening.desk.checked_at) == (Reach.NOT_CHECKED, None)


async def test_a_listener_that_stops_during_a_check_can_be_checked_again(listening: Station) -> None:
    listening.desk.check()
    assert listening.desk.reach is Reach.CHECKING
    listening.desk.restart()
    await until(lambda: not len(listening.tasks))
    assert listening.desk.reach is Reach.NOT_CHECKED
    listening.desk.check()
    await until(lambda: listening.desk.reach is Reach.REACHABLE)


async def test_the_count_of_bots_is_told_when_it_changes(station: Station) -> None:
    station.desk.count(1, 2)
    station.desk.count(1, 2)
    assert station.desk.bots_sending == (1, 2)
    assert len(station.states) == 1


@pytest.mark.parametrize(("days", "warned"), [(5, True), (30, False)])
async def test_a_certificate_that_soon_ends_is_said_once_it_is_in_use(
    station: Station, tmp_path: Path, days: int, warned: bool
) -> None:
    pem, key, end = certificate(tmp_path, days=days)
    station.config = replace(station.config, certificate=str(pem), certificate_key=str(key))
    await station.desk.start(station.door)
    assert station.desk.certificate_until == end
    assert station.notices.is_open(Code.INGEST_CERTIFICATE) is warned
    station.config = replace(station.config, certificate="", certificate_key="")
    station.desk.restart()
    await until(lambda: station.desk.state is IngestState.LISTENING and station.desk.certificate_until is None)
    assert not station.notices.is_open(Code.INGEST_CERTIFICATE)


@pytest.mark.parametrize("missing", ["websockets.asyncio.server", "desktop.services.meetstream.connection"])
async def test_a_server_that_cannot_be_loaded_is_told_until_it_can(
    listening: Station, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    with monkeypatch.context() as damaged:
        damaged.setitem(sys.modules, missing, None)
        with pytest.raises((OSError, EOFError, InvalidMessage)):
            await connect(listening.desk.open_address, proxy=None)
        await listening.until(IngestState.FAILED)
    assert listening.desk.trouble is not None
    assert listening.desk.trouble.code is Code.INGEST_SERVER
    assert (listening.desk.listen, told(listening.notices, Code.INGEST_SERVER)) == (None, [True])
    listening.desk.restart()
    await listening.until(IngestState.LISTENING)
    assert told(listening.notices, Code.INGEST_SERVER) == [False]


async def test_an_ingest_that_is_damaged_from_the_start(station: Station, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop.services.meetstream.ingest", None)
    await station.desk.start(station.door)
    assert station.desk.state is IngestState.FAILED
    assert told(station.notices, Code.INGEST_SERVER) == [True]
