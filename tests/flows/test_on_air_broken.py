"""On the air when something breaks that nobody plans for: the console is killed, the channel is deleted, one quits."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest
from aiohttp import web
from PySide6.QtWidgets import QApplication, QLabel

from desktop.control.checklist import Point, Why
from desktop.core.account import Role
from desktop.core.air import LiveState
from desktop.core.channel import ChannelType
from desktop.core.chat_line import ChatState
from desktop.core.errors import Code
from desktop.core.model import Notice, Remedy
from desktop.core.run_log import Outcome, Query, RowKind
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.settings.schema import Ingest, Mezon, Settings
from desktop.sim.mezon.town import MezonAddress, Town
from desktop.sim.mezon.uploads import Uploads
from desktop.ui.quit_guard import QuitGuard
from tests.control.parts import until
from tests.evening_loop import evening_loop
from tests.flows.console_on_air import ON_AIR, go_live
from tests.flows.test_mezon_window import Sitting
from tests.whole_console import whole_console

ROOT = Path(__file__).resolve().parents[2]


class Evening:
    """A town, and one console after another at the same desk."""

    def __init__(self, home: Path, town: Town, address: MezonAddress) -> None:
        self.home, self.town = home, town
        self.channel_id, self.clan_id = int(address["channel_id"]), int(address["clan_id"])
        self.track = address["tracks"][0]
        mezon = Mezon(gateway=address["gateway"], streaming=address["stn"])
        settings = Settings(ingest=Ingest(port=0, host="127.0.0.1"), mezon=mezon)
        (home / "settings.json").write_bytes(msgspec.json.encode(settings))

    async def sit(self, scene: Callable[[Sitting], Awaitable[None]]) -> None:
        """At a console of this process, signed in; it is left in order."""
        async with whole_console(self.home) as (_, console):
            sitting = Sitting(console)
            await sitting.sign_in()
            await scene(sitting)

    async def killed_on_air(self) -> None:
        """Another process is on the air and gone."""
        program = [sys.executable, "-m", "tests.flows.console_on_air"]
        said = self.home / "console.log"
        with said.open("wb") as log:
            console = await asyncio.to_thread(
                subprocess.Popen,
                [*program, str(self.home), str(self.channel_id), self.track],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        try:
            async with asyncio.timeout(60):
                while ON_AIR not in said.read_text():
                    assert console.poll() is None, said.read_text()
                    await asyncio.sleep(0.05)
            assert self.town.stn.live == [self.channel_id]
        finally:
            console.kill()
            await asyncio.to_thread(console.wait)

    async def go_live(self, sitting: Sitting) -> None:
        await go_live(sitting, self.channel_id, self.track)


def open_notices(sitting: Sitting) -> dict[Code, Notice]:
    return {notice.code: notice for notice in sitting.console.desk.notices.open()}


async def outcomes(sitting: Sitting) -> list[tuple[RowKind, Outcome]]:
    rows = (await sitting.mezon.desk.asrun.search(Query())).rows
    return [(row.kind, row.outcome) for row in reversed(rows)]


Play = Callable[[Callable[[Evening], Awaitable[None]]], None]


@pytest.fixture
def play(qapp: QApplication, tmp_path: Path) -> Play:
    async def evening(scenario: Callable[[Evening], Awaitable[None]]) -> None:
        town = Town(pause_s=3_600)
        try:
            await asyncio.wait_for(scenario(Evening(tmp_path, town, await town.start())), 90)
        finally:
            await town.stop()

    def run(scenario: Callable[[Evening], Awaitable[None]]) -> None:
        with evening_loop(qapp) as loop:
            loop.run_until_complete(evening(scenario))

    return run


def test_a_console_killed_on_air_frees_its_channel_and_the_next_says_so(play: Play) -> None:
    async def scenario(evening: Evening) -> None:
        stn = evening.town.stn
        await evening.killed_on_air()
        await until(lambda: not stn.live)

        async def next_start(sitting: Sitting) -> None:
            await until(lambda: Code.ASRUN_INTERRUPTED in open_notices(sitting))
            notice = open_notices(sitting)[Code.ASRUN_INTERRUPTED]
            assert notice.remedy is Remedy.OPEN_AS_RUN
            assert sitting.mezon.desk.live.air.state is LiveState.OFF
            assert await outcomes(sitting) == [(RowKind.TRACK, Outcome.INTERRUPTED)]
            await evening.go_live(sitting)
            assert stn.live == [evening.channel_id]
            assert await outcomes(sitting) == [(RowKind.TRACK, Outcome.INTERRUPTED), (RowKind.TRACK, Outcome.OPEN)]

        await evening.sit(next_start)
        await until(lambda: not stn.live)

        async def after_a_quit_in_order(sitting: Sitting) -> None:
            assert [outcome for _, outcome in await outcomes(sitting)][1:] == [Outcome.ENDED_UNCONFIRMED]
            assert Code.ASRUN_INTERRUPTED not in open_notices(sitting)
            assert list(evening.home.rglob("*.owner")) == []

        await evening.sit(after_a_quit_in_order)

    play(scenario)


def deleted(evening: Evening, _operator: int) -> None:
    world = evening.town.gateway.world
    world.delete(world.channels[evening.channel_id], 1)


def put_out(evening: Evening, operator: int) -> None:
    gateway = evening.town.gateway
    gateway.world.clans[evening.clan_id].members.discard(operator)
    gateway.sockets.push(pb.Envelope(user_clan_removed_event=pb.Opaque()), operator)


@pytest.mark.parametrize("lose", [deleted, put_out])
def test_the_channel_goes_away_while_on_air(play: Play, lose: Callable[[Evening, int], None]) -> None:
    async def scenario(evening: Evening) -> None:
        async def scene(sitting: Sitting) -> None:
            desk = sitting.mezon.desk
            live = desk.live
            await evening.go_live(sitting)
            lose(evening, desk.account.seat(Role.USER).user_id)
            await until(lambda: Code.AIR_CHANNEL_GONE in open_notices(sitting))
            # The service still plays it: the lamp says what is known, and the end is the operator's.
            assert live.air.state is LiveState.ON_AIR
            assert open_notices(sitting)[Code.AIR_CHANNEL_GONE].remedy is Remedy.END_BROADCAST
            live.end()
            await until(lambda: live.air.state is LiveState.OFF)
            assert Code.AIR_CHANNEL_GONE not in open_notices(sitting)
            assert await outcomes(sitting) == [(RowKind.TRACK, Outcome.ENDED_UNCONFIRMED)]
            in_the_way = live.go_live()
            assert in_the_way is not None
            assert (in_the_way.point, in_the_way.why) == (Point.CHANNEL, Why.CHANNEL_GONE)

        await evening.sit(scene)

    play(scenario)


def test_quitting_while_a_file_is_uploading_asks_and_leaves_nothing_running(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []

    async def slow(_store: Uploads, request: web.Request) -> web.StreamResponse:
        await request.content.readany()
        taken.append("begun")
        try:
            async for _ in request.content.iter_chunked(65536):
                await asyncio.sleep(0.05)
        finally:
            taken.append("over")
        return web.Response()

    monkeypatch.setattr(Uploads, "put", slow)
    file = tmp_path / "report.wav"
    file.write_bytes(bytes(32 * 1024 * 1024))

    async def scenario(evening: Evening) -> None:
        async def scene(sitting: Sitting) -> None:
            desk, console = sitting.mezon.desk, sitting.console
            channel = next(one for one in desk.channels.channels if one.kind is ChannelType.TEXT and not one.private)
            desk.chat.open(channel)
            await until(lambda: desk.chat.state is ChatState.OPEN)
            desk.chat.attach([file])
            await until(lambda: taken)
            console.window.close()
            await until(lambda: console.window.findChildren(QuitGuard))
            (guard,) = console.window.findChildren(QuitGuard)
            assert any("report.wav" in label.text() for label in guard.findChildren(QLabel))
            guard.stay.click()
            assert desk.chat.uploads.under_way() == ("report.wav",)
            await until(lambda: not console._guarding)
            console.window.close()
            await until(lambda: any(one.isVisible() for one in console.window.findChildren(QuitGuard)))
            next(one for one in console.window.findChildren(QuitGuard) if one.isVisible()).quit.click()
            await console.stay()

        await evening.sit(scene)
        await until(lambda: taken == ["begun", "over"])

    play(scenario)
