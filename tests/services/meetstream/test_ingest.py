from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from websockets.exceptions import InvalidStatus

from desktop.core.errors import Code, Trouble
from desktop.services.meetstream import connection
from desktop.services.meetstream.admissions import RefusalReason
from desktop.services.meetstream.ingest import Ingest
from desktop.services.meetstream.listener import IngestConfig
from desktop.services.meetstream.session import EndReason
from tests.services.meetstream.guests import DEADLINE_S, Guests, RawBot, Stage, frame

START = {"type": "video_stream_start", "bot_id": "bot-1", "codec": "h264", "width": 1920, "height": 1080}


def start(bot_id: str = "bot-1") -> str:
    return json.dumps({**START, "bot_id": bot_id})


def ping(seq: int, **more: object) -> str:
    fields = {"type": "video_latency_ping", "bot_id": "bot-1", "seq": seq, "sent_at_ms": 1743500000123}
    return json.dumps({**fields, **more})


def elsewhere(call: Callable[..., object], *args: object) -> None:
    """Call it on another thread."""
    thread = threading.Thread(target=call, args=args)
    thread.start()
    thread.join()


END = json.dumps({"type": "video_stream_end", "bot_id": "bot-1", "duration_seconds": 152.7})


async def test_one_bot_from_start_to_end() -> None:
    async with Stage() as stage:
        async with stage.dial(stage.invite()) as bot:
            await bot.send(start())
            await bot.send(b"abc")
            await bot.send(b"def")
            await bot.send(END)
            await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].ends)
        (guest,) = stage.guests.guests
        assert guest.caller.invitation_id == "one"
        assert guest.caller.bot_id == "bot-1"
        assert guest.caller.peer == "127.0.0.1"
        assert guest.starts[0].width == 1920
        assert bytes(guest.data) == b"abcdef"
        assert guest.ends == [(EndReason.SAID, 152.7)]


async def test_the_pong_echoes_every_field() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start())
        await bot.send(ping(42, extra={"a": [1, 2.50, None]}, big=10**30))
        pong = json.loads(await bot.recv())
        arrived = pong.pop("server_received_at_ms")
        assert isinstance(arrived, int)
        assert arrived > 1_700_000_000_000
        assert pong == {
            "type": "video_latency_pong",
            "bot_id": "bot-1",
            "seq": 42,
            "sent_at_ms": 1743500000123,
            "extra": {"a": [1, 2.50, None]},
            "big": 10**30,
        }
        await stage.guests.until(lambda: stage.guests.guests[0].latencies)


async def test_bytes_before_the_start_are_kept() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(b"ftyp")
        await bot.send(b"moov")
        await bot.send(start())
        await bot.send(b"moof")
        await stage.guests.until(lambda: stage.guests.guests and len(stage.guests.guests[0].data) == 12)
        (guest,) = stage.guests.guests
        assert bytes(guest.data) == b"ftypmoovmoof"
        assert guest.caller.bot_id == ""
        assert len(guest.starts) == 1


async def test_frames_sent_with_the_opening_request_are_kept() -> None:
    async with Stage() as stage:
        path = stage.admissions.invite("eager")
        bot = await RawBot.reach(stage.listen.port)
        head = await bot.upgrade(path, stage.listen.port, frame(2, b"ftyp") + frame(1, start().encode())[:9])
        assert head.startswith(b"HTTP/1.1 101 ")
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].data == b"ftyp")
        await bot.close()
        await stage.guests.until(lambda: stage.guests.guests[0].ends)
        assert stage.guests.guests[0].end is EndReason.LOST


async def test_the_opening_request_may_come_byte_by_byte() -> None:
    async with Stage() as stage:
        path = stage.admissions.invite("slow")
        bot = await RawBot.reach(stage.listen.port)
        for byte in b"GET " + path.encode():
            await bot.send(bytes([byte]))
        await bot.send(
            b" HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r"
        )
        await bot.send(b"\n")
        async with asyncio.timeout(DEADLINE_S):
            head = await bot.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101 ")
        await bot.close()


async def test_frames_of_any_size_and_cut_arrive_byte_for_byte() -> None:
    rng = random.Random(7)
    async with Stage() as stage:
        path = stage.admissions.invite("cut")
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(path, stage.listen.port)
        sent = hashlib.sha256()
        wire = bytearray(frame(1, start().encode()))
        for size in (0, 1, 2, 3, 125, 126, 127, 65535, 65536, 70001, 1_500_000):
            payload = rng.randbytes(size)
            sent.update(payload)
            wire += frame(2, payload)
            third = size // 3
            sent.update(payload)
            wire += frame(2, payload[:third], final=False)
            wire += frame(9, b"in between")
            wire += frame(0, payload[third : 2 * third], final=False)
            wire += frame(0, payload[2 * third :])
        total = 2 * (0 + 1 + 2 + 3 + 125 + 126 + 127 + 65535 + 65536 + 70001 + 1_500_000)
        at = 0
        while at < len(wire):
            step = rng.choice((1, 2, 3, 7, 100, 1460, 65536, 200_000))
            await bot.send(bytes(wire[at : at + step]))
            at += step
        await stage.guests.until(lambda: stage.guests.guests and len(stage.guests.guests[0].data) >= total)
        assert hashlib.sha256(stage.guests.guests[0].data).digest() == sent.digest()
        await bot.close()


async def test_a_frame_of_64_mib_goes_through_and_one_more_byte_does_not() -> None:
    async with Stage() as stage:
        payload = os.urandom(1024) * (64 * 1024)
        async with stage.dial(stage.invite("big")) as bot:
            await bot.send(start())
            await bot.send(payload)
            await stage.guests.until(lambda: stage.guests.guests and len(stage.guests.guests[0].data) == len(payload))
            assert hashlib.sha256(stage.guests.guests[0].data).digest() == hashlib.sha256(payload).digest()
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("bigger"), stage.listen.port)
        await bot.send(b"\x82\xff" + (64 * 1024 * 1024 + 1).to_bytes(8, "big") + b"mask")
        answer = await bot.read_all()
        assert int.from_bytes(answer[2:4], "big") == 1009
        await bot.close()


async def test_a_message_over_the_limit_in_small_frames_is_too_big_as_well() -> None:
    async with Stage(max_message_mib=1) as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
        half = bytes(512 * 1024)
        await bot.send(frame(2, half, final=False) + frame(0, half, final=False) + frame(0, b"x"))
        answer = await bot.read_all()
        assert int.from_bytes(answer[2:4], "big") == 1009
        assert len(stage.guests.guests[0].data) == 1024 * 1024
        await bot.close()


async def test_the_second_start_opens_a_second_intake() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        for part in (start(), b"one", start(), b"two", END, b"three", start(), b"four"):
            await bot.send(part)
        await stage.guests.until(lambda: len(stage.guests.guests) == 3 and stage.guests.guests[2].data == b"threefour")
        assert [bytes(guest.data) for guest in stage.guests.guests] == [b"one", b"two", b"threefour"]
        assert [guest.end for guest in stage.guests.guests] == [EndReason.NEW_START, EndReason.SAID, None]


async def test_the_ways_a_connection_can_end() -> None:
    async with Stage() as stage:
        async with stage.dial(stage.invite("in order")) as bot:
            await bot.send(b"x")
        await stage.guests.until(lambda: stage.guests.guests[0].ends)
        raw = await RawBot.reach(stage.listen.port)
        await raw.upgrade(stage.admissions.invite("cable pulled"), stage.listen.port)
        await raw.send(frame(2, b"y") + frame(2, b"half a frame")[:9])
        await stage.guests.until(lambda: len(stage.guests.guests) == 2 and len(stage.guests.guests[1].data) > 1)
        raw.abort()
        await stage.guests.until(lambda: stage.guests.guests[1].ends)
        assert [guest.end for guest in stage.guests.guests] == [EndReason.CLOSED, EndReason.LOST]


async def test_nonsense_is_counted_and_the_connection_lives(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start())
        nonsense = ["{", "[]", "null", "", '{"type": 5}', '{"a": NaN}', "{", '{"type": "nova"}', "x" * 100_000]
        for text in [*nonsense, END[:-1]]:
            await bot.send(text)
        await bot.send('{"type":"video_latency_ping","seq":"1","sent_at_ms":null}')
        assert json.loads(await bot.recv())["seq"] == "1"
        await bot.send(b"still here")
        await stage.guests.until(lambda: stage.guests.guests[0].data == b"still here")
        assert stage.ingest.malformed == 9
        assert stage.ingest.unknown == 1
        assert stage.guests.guests[0].ends == []
    lines = [record.getMessage() for record in caplog.records if "without effect" in record.getMessage()]
    assert len(lines) == 5  # not JSON, not an object, no type, unknown type, too long: each once


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        (frame(1, b"\xff\xfe"), 1007),
        (b"\x82\x03abc", 1002),  # not masked
        (frame(3, b""), 1002),
        (frame(2 | 0x40, b""), 1002),
        (frame(0, b"from nowhere"), 1002),
        (frame(2, b"a", final=False) + frame(2, b"b"), 1002),
        (frame(9, b"x" * 126), 1002),
        (frame(9, b"x", final=False), 1002),
        (frame(11, b"x"), 1002),
        (frame(8, b"\x03"), 1002),
        (frame(8, b"\x03\xe8\xff"), 1007),
    ],
)
async def test_a_fault_of_one_connection_is_its_own(wire: bytes, code: int) -> None:
    async with Stage(close_timeout_s=0.2) as stage, stage.dial(stage.invite("other")) as other:
        await other.send(b"fine")
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("faulty"), stage.listen.port)
        await bot.send(frame(2, b"before") + wire + frame(2, b"after"))
        answer = await bot.read_all()
        assert answer[0] == 0x88
        assert int.from_bytes(answer[2:4], "big") == code
        await stage.guests.until(lambda: len(stage.guests.guests) == 2 and stage.guests.guests[1].ends)
        assert bytes(stage.guests.guests[1].data) in (b"before", b"beforea")
        assert stage.guests.guests[1].end is EndReason.FAULT
        await other.send(b" still")
        await stage.guests.until(lambda: stage.guests.guests[0].data == b"fine still")
        await bot.close()


async def test_a_bot_that_dials_again_replaces_itself() -> None:
    async with Stage() as stage:
        url = stage.invite()
        async with stage.dial(url) as old:
            await old.send(start())
            await old.send(b"old")
            await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].data == b"old")
            async with stage.dial(url) as new:
                await new.send(b"early")
                await new.send(start())
                await stage.guests.until(lambda: len(stage.guests.guests) == 2 and stage.guests.guests[1].starts)
                await old.wait_closed()
                assert old.close_code == 1000
        assert stage.guests.story[:4] == [("opened", 0), ("started", 0), ("ended", 0), ("opened", 1)]
        assert stage.guests.guests[0].end is EndReason.REPLACED


async def test_an_uninvited_bot_that_dials_again_replaces_itself_once_it_is_known() -> None:
    async with Stage() as stage:
        stage.admissions.allow_unknown_loopback = True
        async with stage.dial(stage.url("/")) as old, stage.dial(stage.url("/")) as new:
            await old.send(start())
            await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].starts)
            await new.send(b"early")
            await new.send(start())
            await stage.guests.until(lambda: len(stage.guests.guests) == 2 and stage.guests.guests[1].starts)
            assert stage.guests.guests[0].end is EndReason.REPLACED
            assert stage.guests.guests[1].ends == []


@pytest.mark.parametrize("path", ["/", "/in/", "/in/wrong", "/in/" + "x" * 4000, "/probe/short", "/favicon.ico"])
async def test_strangers_are_refused_before_the_upgrade(path: str) -> None:
    async with Stage() as stage:
        stage.invite()
        with pytest.raises(InvalidStatus) as refused:
            async with stage.dial(stage.url(path)):
                pass
        assert refused.value.response.status_code == 404
        assert refused.value.response.body == b"Not Found\n"
        assert stage.guests.refusals == [RefusalReason.PATH]
        assert stage.ingest.refused == 1
        assert stage.ingest.connections == 0


async def test_void_and_wrong_and_nearly_right_look_the_same() -> None:
    async with Stage() as stage:
        void = stage.invite("gone")
        stage.admissions.revoke("gone")
        near = stage.invite("here")
        near = near[:-1] + ("_" if near[-1] != "_" else "-")
        answers = set()
        for url in (void, near, stage.url("/in/nothing")):
            with pytest.raises(InvalidStatus) as refused:
                async with stage.dial(url):
                    pass
            response = refused.value.response
            response.headers.pop("Date", None)
            answers.add((response.status_code, bytes(response.body), tuple(response.headers.raw_items())))
        assert len(answers) == 1


async def test_revoking_closes_the_live_connection() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start())
        await stage.guests.until(lambda: stage.guests.guests)
        elsewhere(stage.admissions.revoke, "one")
        await bot.wait_closed()
        assert bot.close_code == 1008
        assert stage.guests.guests[0].end is EndReason.REVOKED


async def test_another_bot_cannot_use_the_invitation() -> None:
    async with Stage() as stage:
        url = stage.invite()
        stage.admissions.bind("one", "bot-1")
        async with stage.dial(url) as bot:
            await bot.send(b"some")
            await bot.send(start("bot-2"))
            await bot.wait_closed()
            assert bot.close_code == 1008
        assert stage.guests.guests[0].end is EndReason.REFUSED
        assert stage.guests.guests[0].starts == []
        assert stage.guests.refusals == [RefusalReason.BOT]


async def test_binding_closes_a_live_connection_of_another_bot() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start("bot-2"))
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].starts)
        stage.admissions.bind("one", "bot-1")
        await bot.wait_closed()
        assert bot.close_code == 1008


async def test_no_more_connections_than_allowed_but_room_for_the_invited() -> None:
    async with Stage(max_connections=2) as stage:
        stage.admissions.allow_unknown = True
        async with stage.dial(stage.url("/a")) as idle, stage.dial(stage.invite("one")) as one:
            await one.send(start())
            await stage.guests.until(lambda: stage.guests.guests)
            with pytest.raises(InvalidStatus) as refused:
                async with stage.dial(stage.url("/b")):
                    pass
            assert refused.value.response.status_code == 503
            async with stage.dial(stage.invite("two")) as two:
                await two.send(start("bot-2"))
                await idle.wait_closed()
                await stage.guests.until(lambda: len(stage.guests.guests) == 2)
                assert stage.guests.guests[0].ends == []
                with pytest.raises(InvalidStatus):
                    async with stage.dial(stage.invite("three")):
                        pass


async def test_strangers_that_send_give_way_to_the_invited_the_youngest_first() -> None:
    async with Stage(max_connections=2) as stage:
        stage.admissions.allow_unknown = True
        async with stage.dial(stage.url("/a")) as old, stage.dial(stage.url("/b")) as young:
            for number, bot in enumerate((old, young)):
                await bot.send(start(f"stranger-{number}"))
                await bot.send(b"x")
                await stage.guests.until(lambda number=number: len(stage.guests.guests) == number + 1)
            async with stage.dial(stage.invite()) as invited:
                await young.wait_closed()
                assert young.close_code == 1013
                await invited.send(start())
                await stage.guests.until(lambda: len(stage.guests.guests) == 3)
            first, second, _ = stage.guests.guests
            assert (first.ends, second.end) == ([], EndReason.REPLACED)


async def test_one_secret_fills_no_house() -> None:
    async with Stage(max_connections=2, close_timeout_s=0.1) as stage:
        path = stage.admissions.invite("one")
        idle = [await RawBot.reach(stage.listen.port) for _ in range(8)]
        for bot in idle:
            assert (await bot.upgrade(path, stage.listen.port)).startswith(b"HTTP/1.1 101 ")
        async with stage.dial(stage.invite("two")) as other:
            await other.send(b"x")
            await stage.guests.until(lambda: stage.guests.guests)
        for bot in idle[:-1]:
            assert (await bot.read_all()).endswith(b"replaced")
        for bot in idle:
            await bot.close()


async def test_who_dials_without_end_is_let_in_only_so_often_and_disturbs_nobody() -> None:
    async with Stage(max_connections=2) as stage, stage.dial(stage.invite("calm")) as calm:
        await calm.send(start("bot-2"))
        path, let_in = stage.admissions.invite("loop"), 0
        for _ in range(100):
            bot = await RawBot.reach(stage.listen.port)
            head = await bot.upgrade(path, stage.listen.port, frame(2, b"x"))
            let_in += head.startswith(b"HTTP/1.1 101 ")
            bot.abort()
        assert 60 <= let_in <= 75  # a burst, and one a second
        assert stage.ingest.refused == 100 - let_in
        assert RefusalReason.RATE in stage.guests.refusals
        await calm.send(ping(1))
        async with asyncio.timeout(DEADLINE_S):
            assert json.loads(await calm.recv())["seq"] == 1
        assert stage.guests.guests[0].ends == []


async def test_a_flood_of_refusals_is_answered_and_told_only_so_often() -> None:
    async with Stage() as stage:
        codes = []
        for _ in range(40):
            with pytest.raises(InvalidStatus) as refused:
                async with stage.dial(stage.url("/in/guess")):
                    pass
            codes.append(refused.value.response.status_code)
        assert codes[0] == 404
        assert codes[-1] == 429
        assert stage.ingest.refused == 40
        assert len(stage.guests.refusals) < 30
        async with stage.dial(stage.invite()) as bot:  # from the same address, with the secret
            await bot.send(b"x")
            await stage.guests.until(lambda: stage.guests.guests)


async def test_idle_sockets_cannot_lock_out_the_invited() -> None:
    async with Stage() as stage:
        idle = [await RawBot.reach(stage.listen.port) for _ in range(150)]
        async with stage.dial(stage.invite()) as bot:
            await bot.send(b"x")
            await stage.guests.until(lambda: stage.guests.guests)
        for socket in idle:
            await socket.close()


async def test_an_endless_request_is_cut_off() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.send(b"GET /" + b"x" * 40_000)
        assert await bot.read_all() == b""
        await bot.close()


async def test_a_slow_request_is_cut_off() -> None:
    async with Stage(open_timeout_s=0.1) as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.send(b"GET / HTTP/1.1\r\n")
        assert await bot.read_all() == b""
        await bot.close()


async def test_a_silent_peer_is_given_up() -> None:
    async with Stage(ping_interval_s=0.05, ping_timeout_s=0.05, close_timeout_s=0.05) as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("silent"), stage.listen.port)
        await bot.send(frame(2, b"last words"))
        await stage.guests.until(lambda: stage.guests.guests and stage.guests.guests[0].ends)
        assert stage.guests.guests[0].end is EndReason.LOST
        await bot.close()


async def test_who_reads_no_answers_is_dropped() -> None:
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("deaf"), stage.listen.port)
        bot.writer.transport.pause_reading()
        flood = frame(2, b"y") + frame(1, ping(1, more="x" * 50_000).encode()) * 20
        try:
            while True:
                bot.writer.write(flood)
                async with asyncio.timeout(DEADLINE_S):
                    await bot.writer.drain()
        except ConnectionError:
            pass
        await stage.guests.until(lambda: stage.guests.guests[0].ends)
        bot.abort()


async def test_holding_back_and_reading_on() -> None:
    async with Stage(ping_interval_s=0.02, ping_timeout_s=0.02) as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start())
        await stage.guests.until(lambda: stage.guests.guests)
        guest = stage.guests.guests[0]
        elsewhere(guest.flow.pause)
        sent = 0
        try:  # until the buffers of both ends are full
            while True:
                async with asyncio.timeout(0.2):
                    await bot.send(b"z" * 1_000_000)
                sent += 1_000_000
        except TimeoutError:
            sent += 1_000_000  # the message under way is still in the client's buffer
        held = len(guest.data)
        assert held < sent
        assert guest.ends == []  # in spite of a keep-alive that is much shorter
        elsewhere(guest.flow.resume)
        await stage.guests.until(lambda: len(guest.data) >= sent)
        guest.flow.pause()
        elsewhere(stage.admissions.revoke, "one")
        await stage.guests.until(lambda: guest.ends)
        guest.flow.resume()  # without effect, and without harm


async def test_a_flood_of_pings_is_answered_to_the_last() -> None:
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        await bot.send(start())
        for seq in range(1500):
            await bot.send(ping(seq))
        async with asyncio.timeout(DEADLINE_S):
            answers = [json.loads(await bot.recv())["seq"] for _ in range(1500)]
        assert answers == list(range(1500))


async def test_a_flood_keeps_nobody_else_waiting() -> None:
    async with Stage() as stage, stage.dial(stage.invite("good")) as good:
        await good.send(start())
        flooder = await RawBot.reach(stage.listen.port)
        await flooder.upgrade(stage.admissions.invite("flood"), stage.listen.port)
        flooder.writer.write(frame(9, b"") * 40_000)  # one read of the socket holds as many
        await flooder.reader.readexactly(2)  # its first answer: the flood is being read
        await good.send(ping(1))
        async with asyncio.timeout(DEADLINE_S):
            await good.recv()
        answered = len(await flooder.reader.read(200_000)) // 2
        assert answered < 40_000  # the other one was not kept until the last of the flood was answered
        flooder.abort()


async def test_who_begins_stream_after_stream_waits_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "_NEXT_STREAM_S", 0.01)
    async with Stage() as stage, stage.dial(stage.invite()) as bot:
        for number in range(20):
            await bot.send(start())
            await bot.send(bytes([number]))
        await stage.guests.until(lambda: len(stage.guests.guests) == 20 and stage.guests.guests[-1].data)
        assert [bytes(guest.data) for guest in stage.guests.guests] == [bytes([number]) for number in range(20)]
    assert caplog.text.count("one stream after the other") == 1


async def test_streams_that_had_to_wait_when_all_ends_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_NEXT_STREAM_S", 3600.0)
    async with Stage() as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
        flood = b"".join(frame(1, start().encode()) + frame(2, bytes([number])) for number in range(100))
        await bot.send(flood)
        await stage.guests.until(lambda: len(stage.guests.guests) == 9)
        assert sum(len(guest.data) for guest in stage.guests.guests) == 8  # the rest waits
        async with stage.dial(stage.invite("two")) as other:
            await other.send(start("bot-2"))
            await other.send(ping(1))
            assert json.loads(await other.recv())["seq"] == 1
        await stage.ingest.stop()
        mine = [guest for guest in stage.guests.guests if guest.caller.invitation_id == "one"]
        assert len(mine) == 9
        assert b"".join(bytes(guest.data) for guest in mine) == bytes(range(100))
        bot.abort()


async def test_what_a_flood_put_off_is_kept_at_the_end() -> None:
    async with Stage(close_timeout_s=0.1) as stage:
        bot = await RawBot.reach(stage.listen.port)
        await bot.upgrade(stage.admissions.invite("one"), stage.listen.port)
        await bot.send(frame(2, b"first ") + frame(9, b"") * 4000 + frame(2, b"last"))
        await stage.guests.until(lambda: stage.guests.guests)
        await stage.ingest.stop()
        assert bytes(stage.guests.guests[0].data) == b"first last"
        await bot.close()


async def test_stopping_ends_every_intake() -> None:
    stage = Stage(close_timeout_s=0.1)
    async with stage:
        raw = await RawBot.reach(stage.listen.port)
        await raw.upgrade(stage.admissions.invite("raw"), stage.listen.port)
        await raw.send(frame(2, b"x"))
        idle = await RawBot.reach(stage.listen.port)
        async with stage.dial(stage.invite()) as bot:
            await bot.send(start())
            await stage.guests.until(lambda: len(stage.guests.guests) == 2)
            await stage.ingest.stop()
            await bot.wait_closed()
            assert bot.close_code == 1001
    assert [guest.end for guest in stage.guests.guests] == [EndReason.STOPPED, EndReason.STOPPED]
    assert stage.ingest.connections == 0
    await raw.close()
    await idle.close()


async def test_no_secret_is_ever_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("websockets").setLevel(logging.DEBUG)
    logging.getLogger("websockets.client").setLevel(logging.WARNING)  # the bot's side is not ours
    secrets = []
    async with Stage() as stage:
        url = stage.invite()
        secrets.append(url.rsplit("/", 1)[1])
        async with stage.dial(url) as bot:
            await bot.send(start())
            await bot.send("{")
            await stage.guests.until(lambda: stage.ingest.malformed)
        stage.admissions.revoke("one")
        with pytest.raises(InvalidStatus):
            async with stage.dial(url):
                pass
        raw = await RawBot.reach(stage.listen.port)
        await raw.send(f"POST {stage.admissions.invite('post')} HTTP/1.1\r\n\r\n".encode())
        await raw.read_all()
        await raw.close()
        secrets.append((stage.admissions.path_of("post") or "").rsplit("/", 1)[1])
    logging.getLogger("websockets").setLevel(logging.NOTSET)
    logging.getLogger("websockets.client").setLevel(logging.NOTSET)
    text = "\n".join(record.getMessage() + str(record.exc_text) + str(record.__dict__) for record in caplog.records)
    assert "turned away" in text
    assert all(secret and secret not in text for secret in secrets)


async def test_a_taken_port_is_said() -> None:
    async with Stage() as stage:
        again = Ingest(IngestConfig(port=stage.listen.port, host="127.0.0.1"), Guests(), stage.admissions)
        with pytest.raises(Trouble) as trouble:
            await again.start()
        assert trouble.value.code is Code.INGEST_PORT
        assert trouble.value.values["port"] == stage.listen.port
        await again.stop()


async def test_on_all_addresses() -> None:
    guests = Guests()
    stage = Stage()
    ingest = Ingest(IngestConfig(port=0), guests, stage.admissions)
    listen = await ingest.start()
    path = stage.admissions.invite("one")
    async with stage.dial(f"ws://127.0.0.1:{listen.port}{path}") as bot:
        await bot.send(b"x")
        await guests.until(lambda: guests.guests)
        assert guests.guests[0].caller.peer == "127.0.0.1"
    await ingest.stop()
    assert listen.host == "0.0.0.0"


async def test_an_impossible_address_is_said() -> None:
    ingest = Ingest(IngestConfig(port=0, host="192.0.2.1"), Guests(), Stage().admissions)
    with pytest.raises(Trouble) as trouble:
        await ingest.start()
    assert trouble.value.code is Code.INGEST_ADDRESS


async def test_it_stops_although_nobody_ever_called() -> None:
    stage = Stage()
    async with stage:
        address = stage.listen
    with pytest.raises(OSError, match="Connect call failed"):
        await asyncio.open_connection(address.host, address.port)


async def test_it_stops_while_the_first_caller_knocks() -> None:
    async with Stage() as stage:
        reader, writer = await asyncio.open_connection(stage.listen.host, stage.listen.port)
    try:
        assert await asyncio.wait_for(reader.read(), DEADLINE_S) == b""
    except ConnectionResetError:
        pass  # not even taken yet: as good a way to be sent off
    finally:
        writer.close()


FIRST_CALLER = """
import asyncio, sys
from desktop.services.meetstream.admissions import Admissions
from desktop.services.meetstream.ingest import Ingest
from desktop.services.meetstream.listener import IngestConfig

async def main():
    ingest = Ingest(IngestConfig(port=0, host="127.0.0.1"), None, Admissions())
    address = await ingest.start()
    print("websockets" in sys.modules)
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(b"GET /probe/12345678 HTTP/1.1\\r\\nHost: x\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
                 b"Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\\r\\n\\r\\n")
    print((await reader.read()).endswith(ingest.probe_answer("12345678").encode()))
    writer.close()
    await ingest.stop()

asyncio.run(main())
"""


def test_no_server_is_loaded_before_somebody_calls() -> None:
    ended = subprocess.run([sys.executable, "-c", FIRST_CALLER], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("said", [b"", b"GET /in/x HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
async def test_half_open_connections_keep_no_invited_bot_out(said: bytes) -> None:
    async with Stage() as stage:
        strangers = [await RawBot.reach(stage.listen.port) for _ in range(300)]
        for stranger in strangers:
            stranger.writer.write(said)
        async with asyncio.timeout(stage.config.open_timeout_s / 2), stage.dial(stage.invite()) as bot:
            await bot.send(b"x")
            await stage.guests.until(lambda: stage.guests.guests)
        for stranger in strangers:
            stranger.abort()


async def test_a_server_that_cannot_be_loaded_is_said_and_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "websockets.asyncio.server", None)
    told: asyncio.Queue[tuple[Ingest, Trouble]] = asyncio.Queue()
    stage = Stage()
    ingest = Ingest(stage.config, stage.guests, stage.admissions, lambda *what: told.put_nowait(what))
    listen = await ingest.start()
    caller = await RawBot.reach(listen.port)
    async with asyncio.timeout(DEADLINE_S):
        server, trouble = await told.get()
    assert (server, trouble.code) == (ingest, Code.INGEST_SERVER)
    assert await caller.read_all() == b""
    with pytest.raises(OSError, match="Connect call failed"):
        await RawBot.reach(listen.port)
    await caller.close()
    await ingest.stop()
    assert "ingest stopped listening" in caplog.text
