"""One connection's way from frames to its sink: order, whole messages, the tap, the end."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

import pytest

from desktop.services.meetstream.session import EndReason
from tests.services.meetstream.guests import DEADLINE_S, RawBot, Stage, frame
from tests.services.office import certificate, trusting

TEXT, BINARY, CLOSE = 1, 2, 8
START = json.dumps({"type": "video_stream_start", "bot_id": "bot-7"}).encode()
END = json.dumps({"type": "video_stream_end", "duration_seconds": 2.5}).encode()


async def dialled(stage: Stage) -> RawBot:
    """A bot that has been let in."""
    bot = await RawBot.reach(stage.listen.port)
    head = await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
    assert b" 101 " in head
    return bot


async def test_bytes_are_handed_over_before_the_words_that_follow_them() -> None:
    async with Stage() as stage:
        bot = await dialled(stage)
        pieces = [bytes([number]) * 100 for number in range(50)]
        wire = frame(TEXT, START) + b"".join(frame(BINARY, piece) for piece in pieces) + frame(TEXT, END)
        await bot.send(wire + frame(BINARY, b"of the next"))
        await stage.guests.until(lambda: len(stage.guests.guests) == 2 and stage.guests.guests[1].data)
        first, second = stage.guests.guests
        assert bytes(first.data) == b"".join(pieces)
        assert first.ends == [(EndReason.SAID, 2.5)]
        assert bytes(second.data) == b"of the next"
        assert stage.guests.story == [("opened", 0), ("started", 0), ("ended", 0), ("opened", 1)]
        await bot.close()


async def test_a_message_in_pieces_with_a_ping_between_is_one_stream() -> None:
    async with Stage() as stage:
        bot = await dialled(stage)
        ping = json.dumps({"type": "video_latency_ping", "sequence": 3}).encode()
        await bot.send(frame(TEXT, START) + frame(BINARY, b"one ", final=False))
        await bot.send(frame(9, b"are you there"))
        await bot.send(frame(0, b"two") + frame(TEXT, ping))
        await stage.guests.until(lambda: stage.guests.guests and bytes(stage.guests.guests[0].data) == b"one two")
        async with asyncio.timeout(DEADLINE_S):
            answers = await bot.reader.readuntil(b"}")
        assert b"are you there" in answers
        assert b"video_latency_pong" in answers
        await bot.close()


@pytest.mark.parametrize(
    ("last", "reason"), [(frame(CLOSE, b"\x03\xe8"), EndReason.CLOSED), (b"\xff\xff", EndReason.FAULT)]
)
async def test_what_came_before_the_end_is_kept(last: bytes, reason: EndReason) -> None:
    async with Stage() as stage:
        bot = await dialled(stage)
        await bot.send(frame(BINARY, b"the last words") + last + frame(BINARY, b"nothing more"))
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].end)
        (guest,) = stage.guests.guests
        assert (bytes(guest.data), guest.end) == (b"the last words", reason)
        await bot.read_all()
        await bot.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can look into the socket")
async def test_who_goes_without_reading_its_answers_loses_nothing() -> None:
    """An answer that cannot be delivered ends the transport, while more than one read lies in the socket."""
    async with Stage() as stage:
        bot = await dialled(stage)
        pieces = [
            number.to_bytes(10, "big") for number in range(3000)
        ]  # more than one read, less than the system keeps
        await bot.send(frame(TEXT, START) + b"".join(frame(9, b"") + frame(BINARY, piece) for piece in pieces))
        bot.writer.close()
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].end)
        (guest,) = stage.guests.guests
        assert bytes(guest.data) == b"".join(pieces)
        assert guest.end is EndReason.LOST


async def test_with_tls_what_waits_for_its_turn_is_read_before_the_end(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    async with Stage(certificate=str(pem), certificate_key=str(key)) as stage:
        path = stage.admissions.invite("one")
        bot = await RawBot.reach(stage.listen.port, trusting(pem))
        assert b" 101 " in await bot.upgrade(path, stage.listen.port)
        sent = bytes(range(256)) * 40
        await bot.send(frame(TEXT, START) + b"".join(frame(BINARY, sent[at : at + 1]) for at in range(len(sent))))
        await bot.close()
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].end)
        assert bytes(stage.guests.guests[0].data) == sent


async def test_the_tap_of_an_ended_intake_holds_nothing_back() -> None:
    async with Stage() as stage:
        bot = await dialled(stage)
        await bot.send(frame(TEXT, START) + frame(TEXT, START))
        await stage.guests.until(lambda: len(stage.guests.guests) == 2)
        first, second = stage.guests.guests
        assert first.end is EndReason.NEW_START
        assert first.flow is not second.flow
        first.flow.pause()
        await bot.send(frame(BINARY, b"goes on"))
        await stage.guests.until(lambda: bytes(second.data) == b"goes on")
        await bot.close()
