from __future__ import annotations

import asyncio
from unittest.mock import AsyncMock, Mock

import pytest

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon import connection as room
from desktop.sim.mezon.accounts import Account, Caller
from desktop.sim.mezon.connection import Connection
from desktop.sim.mezon.dialect import Dialect
from desktop.sim.mezon.world import Happening, Person

CALLER = Caller(Account(Person(1, "lan")), "s")


def made(modern: bool = False, **socket: object) -> Connection:
    return Connection(1, CALLER, Mock(closed=False, send_bytes=AsyncMock(), **socket), Mock(), modern)


async def test_the_dialect_is_guessed_until_it_is_heard() -> None:
    assert made().spoken is Dialect.W1
    connection = made(modern=True)
    assert connection.spoken is Dialect.W2
    connection.dialect = Dialect.W3
    assert connection.spoken is Dialect.W3


async def test_what_is_heard() -> None:
    connection = made()
    event = Happening(pb.Envelope(), 5, 6)
    assert not connection.hears(event)
    connection.channels.add(6)
    assert connection.hears(event)
    connection.channels.clear()
    connection.clans.add(5)
    assert connection.hears(event)
    assert not connection.hears(Happening(pb.Envelope(), 5, 6, frozenset({2})))
    assert connection.hears(Happening(pb.Envelope(), 5, 6, frozenset({1, 2})))
    assert not connection.hears(Happening(pb.Envelope(), 5, 6, None, connection))


async def test_frames_go_out_in_order() -> None:
    connection = made()
    for number in range(5):
        connection.send(bytes([number]))
    writing = asyncio.create_task(connection.write())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    connection.send(b"\x05")
    for _ in range(5):
        await asyncio.sleep(0)
    sent = connection._socket.send_bytes
    assert isinstance(sent, AsyncMock)
    assert [one.args[0][0] for one in sent.await_args_list] == [0, 1, 2, 3, 4, 5]
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing


async def test_who_reads_too_slowly_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_MOST_WAITING", 3)
    connection = made()
    for _ in range(4):
        connection.send(b"x")
    transport = connection._transport
    assert isinstance(transport, Mock)
    transport.abort.assert_called_once()


async def test_a_lost_connection_ends_the_writing() -> None:
    connection = made()
    send = connection._socket.send_bytes
    assert isinstance(send, AsyncMock)
    send.side_effect = ConnectionResetError
    connection.send(b"x")
    await connection.write()
