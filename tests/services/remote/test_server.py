"""The server with real surfaces: who gets in, limits, floods, and goodbyes at the worst moment."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import suppress

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from desktop.core.errors import Code, Trouble
from desktop.core.remote import Order
from desktop.services.meetstream import waiting_sockets
from desktop.services.remote import messages
from desktop.services.remote.messages import MOST_BYTES, Wish
from desktop.services.remote.server import MOST_SURFACES, RemoteConfig, RemoteServer
from desktop.services.remote.surface import MOST_TOO_FAST
from tests.services.remote.stage import DEADLINE_S, TOKEN, House, Stage, heard

ORDER = '{"do":"source.record","on":true,"source":2,"id":7}'


async def test_a_surface_is_greeted_heard_and_answered() -> None:
    async with Stage() as stage, stage.dial() as surface:
        assert await heard(surface) == {"airdesk": "1.2.3", "protocol": 1}
        await surface.send(ORDER)
        await stage.house.until(lambda: stage.house.heard_all)
        assert stage.house.heard_all == [(1, Wish(Order("source.record", on=True, source=2), 7))]
        stage.server.say(1, '{"id":7,"done":"source.record"}')
        assert (await heard(surface))["done"] == "source.record"
        stage.server.tell(1, {"air": b'{"state":"on_air"}'})
        assert await heard(surface) == {"event": "changed", "air": {"state": "on_air"}}
    assert stage.house.events == [("came", 1), ("went", 1)]


@pytest.mark.parametrize(
    ("token", "path", "origin", "status"),
    [("", "/", None, 401), ("wrong", "/", None, 401), (TOKEN, "/x", None, 404), (TOKEN, "/", "https://evil", 403)],
)
async def test_who_is_turned_away_is_so_before_the_upgrade(
    token: str, path: str, origin: str | None, status: int
) -> None:
    async with Stage() as stage:
        with pytest.raises(InvalidStatus) as refused:
            async with stage.dial(token, path, origin=origin):
                pass
        assert refused.value.response.status_code == status
        assert b"token" not in (refused.value.response.body or b"").lower()
        assert stage.house.events == []
        assert stage.server.refused == 1


async def test_the_token_may_be_in_the_address_and_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Stage() as stage:
        async with stage.dial("", f"/remote?token={TOKEN}") as surface:
            await heard(surface)
        with pytest.raises(InvalidStatus):
            async with stage.dial("", f"/remote?token={TOKEN}x"):
                pass
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("desktop"))
    assert "turned 127.0.0.1 away" in ours
    assert TOKEN not in ours
    assert TOKEN not in repr(stage.server._config)


@pytest.mark.parametrize(
    "request_line",
    [f"GET /?token={TOKEN} HTTP/1.0", f"POST /?token={TOKEN} HTTP/1.1", f"GET /?token={TOKEN}", "\x16\x03"],
)
async def test_broken_requests_leave_nothing_in_the_log(request_line: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Stage() as stage:
        reader, writer = await asyncio.open_connection("127.0.0.1", stage.port)
        writer.write(f"{request_line}\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode("latin-1"))
        assert b"101" not in await reader.read()
        writer.close()
        async with stage.dial() as surface:
            await heard(surface)
    ours = [record for record in caplog.records if record.name.startswith("desktop")]
    assert not [record for record in ours if TOKEN in record.getMessage() or record.exc_info]


async def test_a_page_that_is_allowed_may_connect() -> None:
    async with (
        Stage(origins=("https://panel.example",)) as stage,
        stage.dial(origin="https://panel.example") as surface,
    ):
        await heard(surface)


async def test_no_more_surfaces_than_there_is_room_for() -> None:
    async with Stage() as stage:
        async with asyncio.TaskGroup() as group:
            release = asyncio.Event()

            async def stay() -> None:
                async with stage.dial() as surface:
                    await heard(surface)
                    await release.wait()

            for _ in range(MOST_SURFACES):
                group.create_task(stay())
            await stage.house.until(lambda: len(stage.house.events) == MOST_SURFACES)
            with pytest.raises(InvalidStatus) as refused:
                async with stage.dial():
                    pass
            assert refused.value.response.status_code == 503
            release.set()
        async with stage.dial() as surface:  # there is room again
            await heard(surface)


@pytest.mark.parametrize("garbage", ["", "null", "{", '{"do":7}', b"\x00\xff", "[" * 3000])
async def test_garbage_is_answered_and_the_next_wish_is_heard(garbage: str | bytes) -> None:
    async with Stage() as stage, stage.dial() as surface:
        await heard(surface)
        await surface.send(garbage)
        assert (await heard(surface))["error"] == "malformed"
        await surface.send(ORDER)
        await stage.house.until(lambda: stage.house.heard_all)


async def test_what_is_too_large_ends_the_connection() -> None:
    async with Stage() as stage, stage.dial() as surface:
        await heard(surface)
        await surface.send('{"do":"' + "x" * MOST_BYTES + '"}')
        with pytest.raises(ConnectionClosed) as closed:
            await heard(surface)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
        await stage.house.until(lambda: ("went", 1) in stage.house.events)
        assert stage.house.heard_all == []


async def flood(surface: ClientConnection) -> list[str | None]:
    """Send without end; what was answered before the desk hung up."""
    codes: list[str | None] = []

    async def listen() -> None:
        with suppress(ConnectionClosed):
            while True:
                codes.append((await heard(surface)).get("error"))

    async with asyncio.timeout(DEADLINE_S), asyncio.TaskGroup() as group:
        group.create_task(listen())
        with suppress(ConnectionClosed):
            while True:
                await surface.send('{"do":"air.go_live"}')
                await asyncio.sleep(0)  # the server of the test is on this very loop
    return codes


async def test_a_flood_is_refused_then_hung_up_on_and_others_go_on() -> None:
    async with Stage() as stage, stage.dial() as calm, stage.dial() as flooding:
        await heard(calm)
        codes = await flood(flooding)
        wishes = [number for number, _ in stage.house.heard_all]
        assert 0 < len(wishes) < MOST_TOO_FAST
        assert "too_fast" in codes
        await calm.send(ORDER)
        await stage.house.until(lambda: stage.house.heard_all[-1][0] == 1)


async def test_who_does_not_read_gets_the_newest_and_is_dropped_if_answers_pile_up() -> None:
    async with Stage() as stage, stage.dial(max_queue=1) as surface:
        await stage.house.until(lambda: stage.house.events)
        for number in range(100_000):
            stage.server.tell(1, {"air": b"%d" % number})
        told = [await heard(surface)]
        while told[-1].get("air") != 99_999:
            told.append(await heard(surface))
        assert len(told) < 10
        answer = messages.malformed("x" * 1000)
        for _ in range(100_000):
            stage.server.say(1, answer)
        await stage.house.until(lambda: ("went", 1) in stage.house.events)


async def test_silent_callers_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_sockets, "MOST", 10)
    async with Stage() as stage:
        silent = [await asyncio.open_connection("127.0.0.1", stage.port) for _ in range(30)]
        await stage.house.until(lambda: len(stage.server._waiting._waiting) == 10)
        async with stage.dial() as surface:
            await heard(surface)
        for _, writer in silent:
            writer.close()


async def test_stopping_says_goodbye_to_all_even_in_the_middle_of_a_wish() -> None:
    stage = Stage()
    await stage.__aenter__()
    async with stage.dial() as surface:
        await heard(surface)
        stopping: list[asyncio.Task[None]] = []
        stage.house.on_heard = lambda _n, _m: stopping.append(
            asyncio.get_running_loop().create_task(stage.server.stop())
        )
        await surface.send(ORDER)
        with pytest.raises(ConnectionClosed) as closed:
            await heard(surface)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1001
        await stopping[0]
    stage.server.say(1, "{}")  # nobody is there any more: nothing happens
    stage.server.tell(1, {"air": b"{}"})
    await stage.server.stop()


async def test_a_surface_that_dies_is_gone_for_the_desk() -> None:
    async with Stage() as stage, stage.dial() as surface:
        await heard(surface)
        surface.transport.abort()
        await stage.house.until(lambda: stage.house.events == [("came", 1), ("went", 1)])
        stage.server.say(1, "{}")


async def test_a_port_in_use_is_a_trouble_for_the_operator() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Trouble) as trouble:
            await RemoteServer(RemoteConfig(port, TOKEN), House(), "1").start()
        assert (trouble.value.code, trouble.value.values["port"]) == (Code.REMOTE_PORT, port)


async def test_by_default_only_this_computer_can_reach_it() -> None:
    async with Stage() as stage:
        assert stage.server._server is not None
        assert {one.getsockname()[0] for one in stage.server._server.sockets} == {"127.0.0.1"}
