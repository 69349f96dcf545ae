"""The carrier of a publication: what it shows at the door, to whom, and what becomes of odd services."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from desktop.core.air import AirFault
from desktop.core.errors import Code, Trouble
from desktop.services.mezon import publisher as module
from desktop.services.mezon.publication import Acknowledged, Event, Failed, Opened, Over, Publication
from desktop.services.mezon.publisher import Credential, Door, Publisher
from desktop.services.mezon.stn import Place
from desktop.sim.mezon.stn import StnStandIn, one_token
from desktop.sim.mezon.stn_events import StnUser
from desktop.sim.mezon.stn_rules import Answer
from tests.clips import ogg
from tests.control.parts import until
from tests.services.office import certificate, served_by, trusting
from tests.shelf import Shelf

PLACE = Place(3, 7, 9)
TOKEN = "a.b+c/d=.e"


async def token() -> str:
    return TOKEN


@pytest.fixture
async def stn() -> AsyncIterator[StnStandIn]:
    stn = StnStandIn(one_token(TOKEN, StnUser(9)))
    await stn.start()
    yield stn
    await stn.stop()


async def ran(door: Door, act: Callable[[Publisher, Event], None] = lambda publisher, event: None) -> list[Event]:
    """Carry one connection to its end; `act` answers each report."""
    events: list[Event] = []

    def report(event: Event) -> None:
        events.append(event)
        act(publisher, event)

    publisher = Publisher(door, PLACE, report)
    await publisher.run()
    return events


def stop_once_opened(publisher: Publisher, event: Event) -> None:
    if isinstance(event, Opened):
        publisher.stop()


async def test_from_the_handshake_to_the_end(stn: StnStandIn) -> None:
    async with Shelf() as shelf:
        address = shelf.put("a.ogg", ogg(9))

        def act(publisher: Publisher, event: Event) -> None:
            if isinstance(event, Opened):
                publisher.play(address)
            elif isinstance(event, Acknowledged):
                publisher.stop()

        door = Door(stn.url, token, username="đêm & ngày")
        assert await ran(door, act) == [Opened(), Acknowledged(address), Over(confirmed=False)]
    assert list(stn.queries) == ["username=%C4%91%C3%AAm%20%26%20ng%C3%A0y&token=a.b%2Bc%2Fd%3D.e"]


async def test_a_proxy_of_the_environment_never_sees_the_token(
    stn: StnStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert await ran(Door(stn.url, token), stop_once_opened) == [Opened(), Over(confirmed=False)]


async def test_a_redirect_is_not_followed(stn: StnStandIn) -> None:
    stn.rules.answers.append(Answer(307, "", {"Location": stn.url.replace("/ws", "/elsewhere")}))
    (failed,) = await ran(Door(stn.url, token))
    assert isinstance(failed, Failed)
    assert (failed.fault, failed.retryable) == (AirFault.ROUTE, False)
    assert len(stn.queries) == 1


@pytest.mark.parametrize("url", ["ws://stn.example/ws", "ws://10.0.0.1/ws", "ws://203.0.113.5:8081/ws"])
async def test_the_token_does_not_leave_this_computer_in_the_clear(url: str) -> None:
    (failed,) = await ran(Door(url, token))
    assert isinstance(failed, Failed)
    assert (failed.fault, failed.retryable) == (AirFault.CERTIFICATE, False)


@pytest.mark.parametrize("url", ["", "http://127.0.0.1/ws", "ws:///ws", "ws://127.0.0.1:99999/ws", "ws://[::1/ws"])
async def test_an_address_that_is_none(url: str) -> None:
    (failed,) = await ran(Door(url, token))
    assert isinstance(failed, Failed)
    assert not failed.retryable
    assert TOKEN not in failed.details


async def test_certificates_are_looked_at(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)

    async def idle(connection: ServerConnection) -> None:
        await connection.wait_closed()

    async with serve(idle, "127.0.0.1", 0, ssl=served_by(pem, key)) as server:
        url = f"wss://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"
        (failed,) = await ran(Door(url, token))
        assert isinstance(failed, Failed)
        assert (failed.fault, failed.retryable) == (AirFault.CERTIFICATE, False)
        events = await ran(Door(url, token, tls=trusting(pem)), stop_once_opened)
        assert events == [Opened(), Over(confirmed=False)]


@pytest.mark.parametrize(
    ("code", "fault", "retryable"),
    [(Code.MEZON_TOKEN, AirFault.TOKEN, False), (Code.SERVICE_OFFLINE, AirFault.OFFLINE, True)],
)
async def test_a_token_that_cannot_be_had(code: Code, fault: AirFault, retryable: bool) -> None:
    async def none() -> str:
        raise Trouble(code, "why")

    assert await ran(Door("ws://127.0.0.1:9/ws", none)) == [Failed(fault, retryable, "why", answered=False)]


async def test_a_token_that_is_refused_is_replaced_once(stn: StnStandIn) -> None:
    async def former() -> str:
        return "former"

    async def renewed(than: str) -> str:
        assert than == "former"
        return TOKEN

    async def as_bad(than: str) -> str:
        return than + "!"

    assert await ran(Door(stn.url, former, renewed=renewed), stop_once_opened) == [Opened(), Over(confirmed=False)]
    (failed,) = await ran(Door(stn.url, former, renewed=as_bad))
    assert isinstance(failed, Failed)
    assert failed.fault is AirFault.TOKEN
    assert [query.removeprefix("token=") for query in stn.queries][2:] == ["former", "former%21"]
    by_id = Door(stn.url, former, lambda: "short", Credential.SESSION_ID, renewed=renewed)
    (failed,) = await ran(by_id)
    assert len(stn.queries) == 5


async def test_a_token_that_never_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OPEN_S", 0.05)

    async def never() -> str:
        await asyncio.Event().wait()
        return ""

    (failed,) = await ran(Door("ws://127.0.0.1:9/ws", never))
    assert isinstance(failed, Failed)
    assert (failed.fault, failed.retryable) == (AirFault.OFFLINE, True)


async def test_stopping_while_the_service_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        events: list[Event] = []
        publisher = Publisher(Door(f"ws://127.0.0.1:{server.getsockname()[1]}/ws", token), PLACE, events.append)
        running = asyncio.gather(publisher.run())
        await asyncio.sleep(0)
        publisher.stop()
        await running
        assert events == [Over(confirmed=True)]
        publisher = Publisher(Door(f"ws://127.0.0.1:{server.getsockname()[1]}/ws", token), PLACE, events.append)
        publisher.drop()
        await publisher.run()
        assert isinstance(events[-1], Failed)


async def test_something_that_speaks_no_http() -> None:
    async def rude(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n")
        writer.close()

    server = await asyncio.start_server(rude, "127.0.0.1", 0)
    async with server:
        (failed,) = await ran(Door(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws", token))
    assert isinstance(failed, Failed)
    assert (failed.fault, failed.retryable) == (AirFault.OFFLINE, True)


async def test_frames_of_every_kind_do_no_harm() -> None:
    async def odd(connection: ServerConnection) -> None:
        await connection.send(b"\x0a\x01\x00")
        for text in ("", "{", "[]", '{"Key":7}', '{"Key":"password_required"}', '{"Key":"channels","Value":["7"]}'):
            await connection.send(text)
        await connection.send(['{"Key":"error",', '"Value":"cut in ', 'pieces"}'])
        await connection.wait_closed()

    async with serve(odd, "127.0.0.1", 0) as server:
        events = await ran(Door(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws", token))
    assert events == [Opened(), Failed(AirFault.UNKNOWN, False, "cut in pieces")]


async def test_a_frame_without_end_closes_the_connection() -> None:
    async def long(connection: ServerConnection) -> None:
        await connection.send("x" * (module.FRAME_LIMIT + 1))
        await connection.wait_closed()

    async with serve(long, "127.0.0.1", 0) as server:
        events = await ran(Door(f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws", token))
    assert isinstance(events[-1], Failed)
    assert (events[-1].fault, events[-1].retryable) == (AirFault.LOST, True)


async def test_a_service_that_reads_for_long_need_not_answer_pings(
    stn: StnStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PULSE_S", 0.01)
    monkeypatch.setattr(module, "PONG_S", 0.02)
    events: list[Event] = []
    publisher = Publisher(Door(stn.url, token), PLACE, events.append)
    running = asyncio.gather(publisher.run())
    await until(lambda: events)
    stn.rules.silent = True
    publisher.play("https://clips.example/a.ogg")
    for _ in range(20):
        await asyncio.sleep(0.01)
    assert events == [Opened()]
    publisher.drop()
    await running
    assert isinstance(events[-1], Failed)


@pytest.mark.parametrize("credential", list(Credential))
async def test_the_session_id_and_then_the_token(stn: StnStandIn, credential: Credential) -> None:
    door = Door(stn.url, token, lambda: "short", credential)
    events = await ran(door, stop_once_opened)
    shown = {
        Credential.TOKEN: ["token=a.b%2Bc%2Fd%3D.e"],
        Credential.SESSION_ID: ["token=short"],
        Credential.EITHER: ["token=short", "token=a.b%2Bc%2Fd%3D.e"],
    }
    assert list(stn.queries) == shown[credential]
    assert isinstance(events[-1], Failed if credential is Credential.SESSION_ID else Over)


async def test_a_full_service_is_not_asked_twice(stn: StnStandIn) -> None:
    stn.rules.answers.append(Answer(503, "memory pressure", {"Retry-After": "9"}))
    (failed,) = await ran(Door(stn.url, token, lambda: "short", Credential.EITHER))
    assert failed == Failed(AirFault.BUSY, True, "status 503: memory pressure", 9.0)


async def test_frames_without_end_leave_the_loop_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CLOSE_S", 0.05)
    sent = 0

    async def spam(connection: ServerConnection) -> None:
        nonlocal sent
        with contextlib.suppress(ConnectionClosed):
            while True:
                await connection.send('{"Key":"info","Value":"spam"}')
                sent += 1

    taken = 0

    def count(self: Publication, _text: str) -> list[object]:
        nonlocal taken
        taken += 1
        return []

    monkeypatch.setattr(Publication, "received", count)
    async with serve(spam, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"
        own = Publisher(Door(url, token), PLACE, lambda _event: None)
        running = asyncio.ensure_future(own.run())
        began = time.monotonic()
        await until(lambda: taken >= 3 * module.BURST)
        assert time.monotonic() - began >= 2 * module.BREATH_S
        own.drop()
        await running
    assert sent > taken
