"""A socket up to its frames: what comes early waits, what is held back is not lost, what is too much goes."""

from __future__ import annotations

import pytest

from desktop.services.meetstream.session import EndReason
from tests.services.meetstream.guests import RawBot, Stage, frame, request

BINARY = 2


@pytest.mark.parametrize("cut", [1, 40, 1000])
async def test_what_follows_the_request_at_once_waits_for_the_upgrade(cut: int) -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        path = stage.admissions.invite("one")
        data = bytes(range(256)) * 20
        wire = request(path, stage.listen.port) + frame(BINARY, data)
        head = len(request(path, stage.listen.port))
        await bot.send(wire[: head + cut])
        await bot.send(wire[head + cut :])
        await stage.guests.until(lambda: stage.guests.guests and bytes(stage.guests.guests[0].data) == data)
        await bot.close()


async def test_more_than_fits_before_the_upgrade_is_held_back_and_not_lost() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        data = bytes(3 * 1024 * 1024)
        await bot.send(request(stage.admissions.invite("one"), stage.listen.port) + frame(BINARY, data))
        await stage.guests.until(lambda: stage.guests.guests and len(stage.guests.guests[0].data) == len(data))
        await bot.close()


async def test_a_request_that_does_not_end_is_hung_up_on() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.send(b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000)
        assert await bot.read_all() == b""
        await bot.close()
        assert stage.guests.guests == []


async def test_held_by_two_it_reads_on_when_both_have_let_go() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
        await bot.send(frame(BINARY, b"first"))
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].data)
        (connection,) = stage.ingest._seats
        connection.hold("one")
        connection.hold("two")
        await bot.send(frame(BINARY, b"second"))
        connection.release("one")
        connection.release("three")
        assert not connection.transport.is_reading()
        connection.release("two")
        assert connection.transport.is_reading()
        await stage.guests.until(lambda: bytes(stage.guests.guests[0].data) == b"firstsecond")
        await bot.close()


async def test_a_socket_that_breaks_ends_its_intake() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
        await bot.send(frame(BINARY, b"first"))
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].data)
        (connection,) = stage.ingest._seats
        assert connection.peer == "127.0.0.1"
        bot.abort()
        await stage.guests.until(lambda: stage.guests.guests[0].end is EndReason.LOST)
        await connection.finished
        assert stage.ingest.connections == 0
