"""What else can go wrong on the air: files that changed, all ways to close a socket, waiting, sessions that end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from desktop.control.notices import Notices
from desktop.core.account import Role, SeatState
from desktop.core.air import AirFault, AirNews, LiveState
from desktop.core.errors import Code, Trouble
from desktop.core.programme import AtEnd, TrackState
from desktop.core.run_log import Outcome, RowKind
from desktop.services.mezon import keeper, publisher
from desktop.services.mezon.keeper import Patience
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon import stn_rules
from desktop.sim.mezon.founding import found
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.stn_events import StnUser
from desktop.sim.mezon.stn_peer import Peer
from desktop.sim.mezon.stn_rules import Complaint
from tests.clips import clip, ogg, webm
from tests.control.on_air import CHANNEL, ME, Evening
from tests.control.parts import told, until
from tests.flows.desk import Clock, Desk

S = LiveState
TRACK, DEAD, REFUSED = RowKind.TRACK, RowKind.DEAD_AIR, RowKind.REFUSED


class Watch:
    """`time.monotonic` of the broadcast, put forward by hand. A wish without effect makes it look."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead_s

    def forward(self, evening: Evening, seconds: float) -> None:
        self.ahead_s += seconds
        evening.live.retry_now()


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch()
    monkeypatch.setattr("desktop.control.live.time", made)
    return made


# Files that are not what they were when they were looked at


async def gone(request: web.Request) -> web.StreamResponse:
    return web.Response(status=404)


@pytest.mark.parametrize(
    ("name", "file", "fault"),
    [
        ("0.ogg", b"ID3\x04" + bytes(4_000), AirFault.REFUSED),
        ("0.ogg", b"<!doctype html><title>Sign in</title>" + bytes(400), AirFault.REFUSED),
        ("0.ogg", clip(sound="flac"), AirFault.REFUSED),
        ("0.ogg", b"", AirFault.REFUSED),
        ("0.ogg", gone, AirFault.UNREACHABLE),
    ],
    ids=["mp3", "page", "flac", "empty", "gone"],
)
async def test_the_service_fetches_something_else_than_was_looked_at(
    evening: Evening, name: str, file: bytes, fault: AirFault
) -> None:
    await evening.play(ogg(), webm(seconds=9))
    evening.shelf.put(name, file)
    assert evening.live.go_live() is None
    await evening.reach(S.FAILED)
    assert evening.live.air.fault is fault
    assert S.ON_AIR not in evening.states
    assert await evening.outcomes() == [(REFUSED, Outcome.REFUSED)]
    assert evening.live.programme.tracks[0].state in (TrackState.REFUSED, TrackState.UNREACHABLE)
    await evening.go_live()
    assert evening.live.air.track is not None
    assert evening.live.air.track.title == "Track 1"


@pytest.mark.parametrize("complaint", list(Complaint))
async def test_a_file_that_went_bad_in_the_middle_of_the_list_is_left_out(
    evening: Evening, complaint: Complaint
) -> None:
    evening.stn.rules.complaint = complaint
    evening.stn.rules.error_keeps_socket = complaint is not Complaint.INFO
    await evening.play(ogg(0.2), ogg(), ogg(0.2))
    evening.live.programme.at_end = AtEnd.STOP
    evening.shelf.put("1.ogg", b"RIFF" + bytes(100))
    await evening.go_live()
    await evening.reach(S.OFF)
    kinds = await evening.outcomes()
    assert [one for one in kinds if one[0] is TRACK] == [(TRACK, Outcome.PLAYED)] * 2
    assert kinds.count((REFUSED, Outcome.REFUSED)) == 1
    assert [track.state for track in evening.live.programme.tracks] == [
        TrackState.PLAYED,
        TrackState.REFUSED,
        TrackState.PLAYED,
    ]


# The socket


@pytest.mark.parametrize("code", [1000, 1001, 1002, 1008, 1009, 1011, 1012, 1013, 3000, 4001])
async def test_however_the_service_closes_it_is_off_air_at_once_and_resumed_with_the_same_track(
    evening: Evening, code: int
) -> None:
    await evening.play(ogg(9), ogg(8))
    await evening.go_live()
    track = evening.live.air.track
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    await peer.close(code)
    await until(lambda: S.RECONNECTING in evening.states and evening.live.air.state is S.ON_AIR)
    assert evening.live.air.track == track
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR, S.RECONNECTING, S.ON_AIR]
    assert await evening.outcomes() == [(TRACK, Outcome.LOST), (DEAD, Outcome.RESUMED), (TRACK, Outcome.OPEN)]
    evening.live.end()
    await evening.reach(S.OFF)
    assert (await evening.outcomes())[-1] == (TRACK, Outcome.ENDED_UNCONFIRMED)


async def test_lost_again_and_again_until_it_is_given_up(evening: Evening) -> None:
    await evening.play(ogg(9))
    await evening.go_live()
    evening.stn.rules.answers.extend([stn_rules.PROXY] * 6)
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()
    await evening.reach(S.FAILED)
    assert await evening.outcomes() == [(TRACK, Outcome.LOST), (DEAD, Outcome.GIVEN_UP)]
    assert [news.what for news in evening.news][-1] is AirNews.FAILED
    assert evening.live.programme.tracks[0].state is TrackState.READY
    await evening.go_live()


def test_a_silent_network_is_seen_within_fifteen_seconds() -> None:
    assert publisher.PULSE_S + publisher.PONG_S < 15


async def test_the_network_falls_silent_while_paused_and_it_is_paused_again(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "PULSE_S", 0.05)
    monkeypatch.setattr(publisher, "PONG_S", 0.1)
    await evening.play(ogg(9))
    await evening.go_live()
    evening.live.pause(True)
    await until(lambda: evening.live.programme.tracks[0].state is TrackState.PAUSED)
    evening.stn.rules.silent = True
    await evening.reach(S.RECONNECTING)
    evening.stn.rules.silent = False
    await until(lambda: evening.live.programme.tracks[0].state is TrackState.PAUSED)
    assert evening.live.air.state is S.ON_AIR


# Waiting


async def test_an_acknowledgement_is_waited_for_for_three_minutes(evening: Evening, watch: Watch) -> None:
    evening.stn.rules.acknowledges = False
    await evening.play()
    evening.live.go_live()
    await until(lambda: evening.stn.heard)
    asked_at = evening.live.air.asked_at
    watch.forward(evening, 179.0)
    assert (evening.live.air.state, evening.live.air.asked_at) == (S.CONNECTING, asked_at)
    watch.forward(evening, 1.5)
    await evening.reach(S.FAILED)
    assert (evening.live.air.fault, evening.live.air.known) == (AirFault.TIMEOUT, False)
    assert evening.states == [S.OFF, S.CONNECTING, S.FAILED]
    assert await evening.outcomes() == [(REFUSED, Outcome.REFUSED)]
    await until(lambda: not evening.stn.peers)


async def test_a_slow_file_in_the_middle_of_the_list_is_dead_air_and_then_left_out(
    evening: Evening, watch: Watch
) -> None:
    await evening.play(ogg(0.2), ogg(), ogg(9))
    await evening.go_live()
    evening.stn.rules.acknowledges = False
    await until(lambda: evening.live.air.track is None and evening.live.air.loading is not None)
    assert evening.live.air.state is S.ON_AIR  # the connection stands; that nothing is heard is in `sound`
    watch.forward(evening, 181.0)
    await evening.reach(S.RECONNECTING)
    evening.stn.rules.acknowledges = True
    await until(lambda: evening.live.air.track is not None and evening.live.air.track.title == "Track 2")
    kinds = await evening.outcomes()
    assert (REFUSED, Outcome.REFUSED) in kinds
    assert (DEAD, Outcome.RESUMED) in kinds


async def test_a_stop_that_takes_long_is_over_after_five_seconds(evening: Evening, watch: Watch) -> None:
    evening.stn.rules.closes_after_stop = False
    await evening.play(ogg(9))
    await evening.go_live()
    evening.live.end()
    watch.forward(evening, 4.0)
    assert evening.live.air.state is S.STOPPING
    watch.forward(evening, 1.5)
    await evening.reach(S.OFF)
    assert await evening.outcomes() == [(TRACK, Outcome.ENDED_UNCONFIRMED)]


@pytest.mark.parametrize("closes", [True, False])
async def test_an_acknowledgement_that_comes_after_the_cancel_is_none(
    evening: Evening, watch: Watch, monkeypatch: pytest.MonkeyPatch, closes: bool
) -> None:
    hear = Peer.hear

    async def late(peer: Peer, frame: dict[str, object]) -> None:
        if frame["Key"] == "stop_publisher":
            await peer.say("connect_publisher", None, ChannelId=str(CHANNEL.id))
        await hear(peer, frame)

    monkeypatch.setattr(Peer, "hear", late)
    evening.stn.rules.acknowledges = False
    evening.stn.rules.closes_after_stop = closes
    await evening.play(ogg(9))
    evening.live.go_live()
    await until(lambda: evening.stn.heard)
    evening.live.end()
    await until(lambda: len(evening.stn.heard) == 2)
    if not closes:
        watch.forward(evening, 5.5)
    await evening.reach(S.OFF)
    await until(lambda: not evening.stn.peers)
    assert evening.states == [S.OFF, S.CONNECTING, S.STOPPING, S.OFF]
    assert await evening.outcomes() == []
    evening.stn.rules.acknowledges = evening.stn.rules.closes_after_stop = True
    await evening.go_live()  # and the next time is as good as any


# Sessions


class Studio:
    """The evening's publisher is signed in at a gateway whose word the streaming service asks."""

    def __init__(self, evening: Evening, gateway: Gateway, folder: Path) -> None:
        self.gateway = gateway
        self.founded = found(gateway, channels=20, said=2)
        self.desk = Desk(gateway, folder, MemorySecrets(), Notices())
        evening.token_of = self.desk.account.token
        evening.renewed = self.desk.account.another_token
        evening.stn._user_of = self._user_of

    def _user_of(self, shown: str) -> StnUser | None:
        return None if self.gateway.accounts.streams(shown) is None else ME


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def studio(evening: Evening, clock: Clock, tmp_path: Path) -> AsyncIterator[Studio]:
    gateway = Gateway(clock=clock)
    await gateway.start()
    made = Studio(evening, gateway, tmp_path)
    await made.desk.sign_in()
    yield made
    await made.desk.aclose()
    await gateway.stop()


async def test_the_token_ends_just_before_going_live(evening: Evening, studio: Studio, clock: Clock) -> None:
    await evening.play(ogg(9))
    clock.ahead_s = 3_601
    await evening.go_live()
    assert len(evening.stn.queries) == 2
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR]


async def test_the_token_ends_while_on_air_and_the_loss_is_resumed_with_another(
    evening: Evening, studio: Studio, clock: Clock
) -> None:
    await evening.play(ogg(9))
    await evening.go_live()
    clock.ahead_s = 3_601
    studio.desk.channels.refresh()
    await studio.desk.ready()
    assert evening.live.air.state is S.ON_AIR
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()
    await until(lambda: S.RECONNECTING in evening.states and evening.live.air.state is S.ON_AIR)
    assert [path for _, path in studio.gateway.requests].count("/mezon.api.Mezon/SessionRefresh") == 1


async def test_a_session_pushed_while_on_air_is_shown_at_the_next_door(evening: Evening, studio: Studio) -> None:
    await evening.play(ogg(9))
    await evening.go_live()
    former = await studio.desk.account.token()
    studio.gateway.sockets.renew()
    await until(lambda: studio.desk.account.exported(Role.USER)["token"] != former)
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()
    await until(lambda: S.RECONNECTING in evening.states and evening.live.air.state is S.ON_AIR)
    assert len(set(evening.stn.queries)) == 2


async def test_the_gateway_is_away_when_the_broadcast_is_lost(
    evening: Evening, studio: Studio, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.control.retries.PAUSES_S", (0.05,) * 60)
    await evening.play(ogg(9))
    await evening.go_live()
    clock.ahead_s = 3_601
    await studio.gateway.go_away()
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()
    await until(lambda: [news.fault for news in evening.news].count(AirFault.OFFLINE) >= 1)
    assert evening.live.air.state is S.RECONNECTING
    await studio.gateway.come_back()
    await evening.reach(S.ON_AIR)
    assert S.FAILED not in evening.states


async def test_a_dead_session_leaves_the_broadcast_and_signing_in_again_is_enough_for_the_next(
    evening: Evening, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "Patience", lambda: Patience(0, 0.01, 0.001, 0.01, 0.02, 0.02))
    await evening.play(ogg(9))
    await studio.desk.sign_in()
    await evening.go_live()
    operator = studio.founded.operator
    for connection in studio.gateway.sockets.of(operator.person.id):
        studio.gateway.accounts.end(connection.caller)
    studio.gateway.sockets.cut()
    await until(lambda: studio.desk.account.seat(Role.USER).state is SeatState.DEAD)
    assert told(studio.desk.notices, Code.MEZON_TOKEN) == [True]
    assert evening.live.air.state is S.ON_AIR
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    peer.cut()
    await evening.reach(S.FAILED)
    assert evening.live.air.fault is AirFault.TOKEN
    assert await evening.outcomes() == [(TRACK, Outcome.LOST), (DEAD, Outcome.GIVEN_UP)]
    with pytest.raises(Trouble, match=Code.MEZON_TOKEN):
        await studio.desk.account.token()
    await studio.desk.sign_in()
    await evening.go_live()
    await asyncio.sleep(0)
    assert told(studio.desk.notices, Code.MEZON_TOKEN) == [False]
