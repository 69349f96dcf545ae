from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from desktop.core.tasks import Tasks
from desktop.sim.behaviour import Break, Ending, Entry, Meeting, Redial
from desktop.sim.bot import Bot, Status
from desktop.sim.films import Films
from desktop.sim.recipe import Recipe
from desktop.sim.sent import Ended
from tests.sim.media import decode
from tests.sim.receiver import Receiver, receiving

J, W, M, R, L = Status.JOINING, Status.WAITING, Status.IN_MEETING, Status.RECORDING, Status.LEAVING
OVER = [L, Status.STOPPED, Status.DONE]


@pytest.fixture
def soon(small: Recipe) -> Meeting:
    """A meeting in which everything happens at once."""
    return Meeting(film=small, joining_s=0, lobby_s=0.01, records_after_s=0, ping_every_s=0.02)


def request(url: str = "", **more: Any) -> dict[str, Any]:
    live = {"live_video_required": {"websocket_url": url}} if url else {}
    return {"meeting_link": "https://meet.google.com/abc", "bot_name": "Airdesk", **live, **more}


@asynccontextmanager
async def attending(bot: Bot) -> AsyncIterator[asyncio.Task[None]]:
    tasks = Tasks("test")
    try:
        async with asyncio.timeout(30):
            yield tasks.start(bot.attend(), "bot")
    finally:
        await tasks.aclose()


async def lived(meeting: Meeting, films: Films, url: str = "", **more: Any) -> Bot:
    bot = Bot("bot-1", request(url, **more), meeting, films, None)
    async with attending(bot) as life:
        await life
    return bot


def statuses(bot: Bot) -> list[Status]:
    return [step.status for step in bot.timeline]


async def test_a_bot_goes_through_the_service_s_statuses(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        bot = await lived(replace(soon, speed=0, fragments=12), films, receiver.url)
        assert statuses(bot) == [J, W, M, R, *OVER]
        assert bot.over
        assert receiver.hashes() == [bot.ledger.sent[0].sha256]
        times = [step.at for step in bot.timeline]
        assert times == sorted(times)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (Entry.DENIED, [J, W, Status.DENIED]),
        (Entry.NOT_ALLOWED, [J, Status.NOT_ALLOWED]),
        (Entry.FAILED, [J, Status.FAILED]),
    ],
)
async def test_not_every_bot_gets_in(soon: Meeting, films: Films, entry: Entry, expected: list[Status]) -> None:
    async with receiving() as receiver:
        bot = await lived(replace(soon, entry=entry), films, receiver.url)
        assert statuses(bot) == expected
        assert not receiver.closed  # it never dialled


async def test_the_lobby_lasts_as_long_as_the_request_says(soon: Meeting, films: Films) -> None:
    bot = await lived(replace(soon, entry=Entry.LOBBY), films, automatic_leave={"waiting_room_timeout": 0.05})
    assert statuses(bot) == [J, W, Status.NOT_ALLOWED]
    assert (bot.timeline[2].at - bot.timeline[1].at).total_seconds() >= 0.05


async def test_a_bot_in_the_lobby_can_be_removed(soon: Meeting, films: Films) -> None:
    bot = Bot("b", request(), replace(soon, entry=Entry.LOBBY), films, None)
    async with attending(bot) as life:
        while bot.status is not W:
            await asyncio.sleep(0)
        bot.remove()
        await life
    assert statuses(bot) == [J, W, Status.STOPPED, Status.DONE]


@pytest.mark.parametrize(
    ("fate", "word"), [({"kicked_after_s": 0.1}, "kicked"), ({"ends_after_s": 0.1, "kicked_after_s": 9.0}, "ended")]
)
async def test_the_host_or_the_end_of_the_meeting(
    soon: Meeting, films: Films, fate: dict[str, float], word: str
) -> None:
    async with receiving() as receiver:
        bot = await lived(replace(soon, **fate), films, receiver.url)  # type: ignore[arg-type]  # times of the meeting
        assert statuses(bot) == [J, W, M, R, *OVER]
        assert word in bot.timeline[-1].message
        assert len(receiver.of_type("video_stream_end")) == 1


async def test_a_bot_that_fails_says_so(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        bot = await lived(replace(soon, fails_after_s=0.1, ending=Ending.ABORT), films, receiver.url)
        assert statuses(bot) == [J, W, M, R, L, Status.FAILED]
        assert not receiver.of_type("video_stream_end")
        assert bot.ledger.sent[0].ended is Ended.ABORTED


async def test_a_removed_bot_ends_its_stream_properly(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        bot = Bot("b", request(receiver.url), soon, films, None)
        async with attending(bot) as life:
            await receiver.until(lambda: bool(receiver.intakes and receiver.intakes[0]))
            bot.remove()
            await life
        assert bot.status is Status.DONE
        assert receiver.closed == [1000]


async def test_a_receiver_that_does_not_read_cannot_keep_a_bot(soon: Meeting, films: Films) -> None:
    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Complete the handshake and read no more."""
        from websockets.server import ServerProtocol

        protocol = ServerProtocol()
        protocol.receive_data(await reader.readuntil(b"\r\n\r\n"))
        request = protocol.events_received()[0]
        protocol.send_response(protocol.accept(request))  # type: ignore[arg-type]  # the first event is the request
        writer.writelines(protocol.data_to_send())
        reader._transport.pause_reading()  # type: ignore[attr-defined]  # no public way to leave the socket unread
        writers.append(writer)

    writers: list[asyncio.StreamWriter] = []
    async with await asyncio.start_server(accept, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        bot = Bot("b", request(url), replace(soon, speed=0, ping_every_s=60), films, None)
        async with attending(bot) as life:
            while not bot.ledger.sent or bot.ledger.sent[0].size < 1 << 20:
                await asyncio.sleep(0.01)
            bot.remove()
            await life
        assert bot.status is Status.DONE
        for writer in writers:
            writer.transport.abort()


@pytest.mark.parametrize("redial", Redial)
async def test_a_broken_connection_is_dialled_again(soon: Meeting, films: Films, redial: Redial) -> None:
    breaks = Break(after_s=0.4, down_s=0.05, redial=redial, times=2)
    meeting = replace(soon, speed=4, fragments=6, breaks=breaks)
    async with receiving() as receiver:
        bot = await lived(meeting, films, receiver.url)
    ledger = bot.ledger
    assert [sent.connection for sent in ledger.sent] == list(range(len(ledger.sent)))
    assert receiver.hashes() == [sent.sha256 for sent in ledger.sent]
    assert ledger.sent[-1].ended is Ended.MESSAGE


async def test_breaks_come_as_often_as_said(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        meeting = replace(soon, breaks=Break(after_s=0.15, down_s=0.02, times=3), ends_after_s=1.5)
        bot = await lived(meeting, films, receiver.url)
    assert [sent.ended for sent in bot.ledger.sent] == [Ended.ABORTED] * 3 + [Ended.MESSAGE]
    assert receiver.hashes() == [sent.sha256 for sent in bot.ledger.sent]


async def test_a_receiver_that_hung_up_is_dialled_again_if_the_bot_is_to(soon: Meeting, films: Films) -> None:
    meeting = replace(soon, redials=1000, redial_s=0.02)
    async with receiving() as first:
        bot = Bot("b", request(first.url), meeting, films, None)
        async with attending(bot) as life:
            await first.until(lambda: bool(first.intakes and first.intakes[0]))
            async with receiving() as second:
                bot.request = request(second.url)
                await hang_up(first)
                await second.until(lambda: bool(second.intakes and second.intakes[0]))
                bot.remove()
                await life
                assert bytes(second.intakes[0])[4:8] == b"ftyp"


async def hang_up(receiver: Receiver) -> None:
    for connection in list(receiver.connections):
        await connection.close()


async def test_without_redials_a_lost_receiver_leaves_the_bot_in_the_meeting(soon: Meeting, films: Films) -> None:
    bot = Bot("b", request("ws://127.0.0.1:9/"), soon, films, None)
    async with attending(bot) as life:
        while bot.status is not R:
            await asyncio.sleep(0.01)
        done, _ = await asyncio.wait({life}, timeout=0.2)
        assert not done
        assert bot.status is R
        bot.remove()
        await life
    assert not bot.ledger.sent


async def test_without_a_stream_address_a_bot_only_records(soon: Meeting, films: Films) -> None:
    bot = await lived(replace(soon, ends_after_s=0.05), films)
    assert statuses(bot) == [J, W, M, R, *OVER]


async def test_the_camel_case_address_is_understood(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        body = {"liveVideoRequired": {"websocketUrl": receiver.url}}
        bot = await lived(replace(soon, speed=0, fragments=3), films, **body)
        assert len(receiver.intakes) == 1
        assert bot.stream_url == receiver.url


async def test_a_pause_is_black_and_silent_and_ends(soon: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        bot = Bot("b", request(receiver.url), replace(soon, speed=8), films, None)
        async with attending(bot) as life:
            await receiver.until(lambda: bool(receiver.intakes) and len(receiver.intakes[0]) > 20_000)
            bot.pause()
            await receiver.until(lambda: dark(receiver) > 0)
            bot.resume()
            shown = len(receiver.intakes[0])
            await receiver.until(lambda: len(receiver.intakes[0]) > shown + 60_000)
            bot.remove()
            await life
        seen = decode(bytes(receiver.intakes[0]))
        black = [int(luma.max()) <= 20 for luma in seen.lumas]
        assert not black[0]
        assert any(black)
        assert not black[-1]
        assert len({b - a for a, b in zip(seen.picture_times, seen.picture_times[1:], strict=False)}) == 1


def dark(receiver: Receiver) -> int:
    return sum(int(luma.max()) <= 20 for luma in decode(bytes(receiver.intakes[0])).lumas)
