"""One connection of a bot, against the reference receiver, on real sockets."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace

import pytest
from websockets.exceptions import InvalidHandshake

from desktop.core.tasks import Tasks
from desktop.sim.behaviour import Chunking, Damage, DamageKind, Ending, Meeting, Redial, Stall
from desktop.sim.films import Films
from desktop.sim.recipe import Recipe
from desktop.sim.reel import Reel
from desktop.sim.sent import Ended
from desktop.sim.stream import Ledger, Stream, start_message
from tests.sim.media import decode
from tests.sim.receiver import receiving

ID = "bot-123"


@pytest.fixture
def quick(small: Recipe) -> Meeting:
    """As fast as the receiver takes it, 30 fragments."""
    return Meeting(film=small, speed=0, fragments=30, ping_every_s=0.02)


async def streamed(
    meeting: Meeting, films: Films, url: str, ledger: Ledger, redial: Redial | None = None, reel: Reel | None = None
) -> Ended:
    reel = reel or await reel_of(meeting, films)
    return await Stream(ID, meeting, reel, ledger).run(url, None, redial)


async def reel_of(meeting: Meeting, films: Films) -> Reel:
    changed = await films.get(meeting.change_to) if meeting.change_to else None
    return Reel(await films.get(meeting.film), lambda _: None, changed, meeting.change_after)


@asynccontextmanager
async def background(stream: Stream, url: str) -> AsyncIterator[asyncio.Task[Ended]]:
    tasks = Tasks("test")
    try:
        yield tasks.start(stream.run(url, None, None), "stream")
    finally:
        await tasks.aclose()


async def test_the_reference_receiver_gets_a_playable_file(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    async with receiving(max_size=1 << 20) as receiver:  # the reference's own limit
        assert await streamed(replace(quick, fragments=70), films, receiver.url, ledger) is Ended.MESSAGE
    assert receiver.hashes() == [ledger.sent[0].sha256]
    assert receiver.closed == [1000]
    seen = decode(bytes(receiver.intakes[0]))
    assert len(seen.lumas) == 256 + 64  # beyond the loop point
    times = seen.picture_times
    assert all(later > earlier for earlier, later in itertools.pairwise(times))
    assert len(seen.sound_times) > 540
    assert {round((b - a) * 44100) for a, b in zip(seen.sound_times, seen.sound_times[1:], strict=False)} == {1024}


async def test_the_messages_are_those_of_the_document(quick: Meeting, films: Films) -> None:
    async with receiving() as receiver:
        await streamed(quick, films, receiver.url, Ledger())
    start, *_, end = [text for text in receiver.texts if text["type"] != "video_latency_ping"]
    assert start == {
        "type": "video_stream_start",
        "bot_id": ID,
        "codec": "h264",
        "audio_codec": "aac",
        "container": "fmp4",
        "width": 160,
        "height": 90,
        "framerate": 25,
        "audio_sample_rate": 44100,
        "audio_bitrate": "128k",
    }
    assert list(end) == ["type", "bot_id", "duration_seconds"]
    assert end["duration_seconds"] == pytest.approx(5.5, abs=0.1)


def test_without_sound_nothing_is_said_of_sound(small: Recipe) -> None:
    assert not [name for name in start_message(ID, replace(small, sound=False)) if name.startswith("audio")]


@pytest.mark.parametrize("chunking", Chunking)
async def test_every_way_of_cutting_arrives_whole(quick: Meeting, films: Films, chunking: Chunking) -> None:
    ledger = Ledger()
    meeting = replace(quick, chunking=chunking, chunk_bytes=1000, fragments=20)
    async with receiving() as receiver:
        await streamed(meeting, films, receiver.url, ledger)
    assert receiver.hashes() == [ledger.sent[0].sha256]
    assert len(receiver.sizes) == ledger.sent[0].messages
    assert decode(bytes(receiver.intakes[0])).lumas


async def test_one_message_can_be_larger_than_a_mebibyte(films: Films, small: Recipe) -> None:
    """Where the reference receiver closes with 1009."""
    meeting = Meeting(
        film=replace(small, kbit_s=900, grain=40, width=320, height=180), chunking=Chunking.BIG, speed=0, fragments=120
    )
    async with receiving() as receiver:
        assert await streamed(meeting, films, receiver.url, Ledger()) is Ended.MESSAGE
        assert max(receiver.sizes) > 1 << 20
    async with receiving(max_size=1 << 20) as reference:
        assert await streamed(meeting, films, reference.url, Ledger()) is Ended.LOST
        assert not any(size > 1 << 20 for size in reference.sizes)


@pytest.mark.parametrize("early", [1, 4])
async def test_bytes_may_come_before_the_start(quick: Meeting, films: Films, early: int) -> None:
    ledger = Ledger()
    async with receiving() as receiver:
        await streamed(replace(quick, early_chunks=early), films, receiver.url, ledger)
    assert len(receiver.early) == early
    assert receiver.early[0][4:8] == b"ftyp"
    whole = b"".join(receiver.early) + bytes(receiver.intakes[0])
    assert len(whole) == ledger.sent[0].size
    assert len(decode(whole).lumas) > 128


async def test_pings_are_answered_measured_and_checked(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    stream = Stream(ID, replace(quick, speed=1, fragments=0), await reel_of(quick, films), ledger)
    async with receiving() as receiver, background(stream, receiver.url) as running:
        await receiver.until(lambda: bool(ledger.pings) and ledger.pings[0].answered >= 5)
        stream.stop(Ending.MESSAGE)
        assert await running is Ended.MESSAGE
    pings = ledger.pings[0]
    assert pings.faults == []
    assert len(pings.round_trips_ms) == pings.answered
    assert [text["seq"] for text in receiver.of_type("video_latency_ping")][:5] == [0, 1, 2, 3, 4]


async def test_a_receiver_that_does_not_answer_is_dropped(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    meeting = replace(quick, speed=1, fragments=0, missed_pongs=3)
    async with receiving() as receiver:
        receiver.answers = False
        assert await streamed(meeting, films, receiver.url, ledger) is Ended.DEAD
    assert ledger.pings[0].missed == 3
    assert not receiver.of_type("video_stream_end")


@pytest.mark.parametrize(
    ("ending", "ended", "code"),
    [(Ending.MESSAGE, Ended.MESSAGE, 1000), (Ending.CLOSE, Ended.CLOSED, 1000), (Ending.ABORT, Ended.ABORTED, 1006)],
)
async def test_every_way_to_end(quick: Meeting, films: Films, ending: Ending, ended: Ended, code: int) -> None:
    ledger = Ledger()
    async with receiving() as receiver:
        assert await streamed(replace(quick, ending=ending), films, receiver.url, ledger) is ended
        await receiver.until(lambda: bool(receiver.closed))
    assert receiver.closed == [code]
    assert len(receiver.of_type("video_stream_end")) == (ending is Ending.MESSAGE)
    assert receiver.hashes() == [ledger.sent[0].sha256]  # exact, even before a reset


async def test_a_second_start_on_one_connection_is_a_second_intake(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    meeting = replace(quick, start_again_after=10, chunking=Chunking.CARRY, chunk_bytes=777)
    async with receiving() as receiver:
        await streamed(meeting, films, receiver.url, ledger)
    assert receiver.hashes() == [sent.sha256 for sent in ledger.sent]
    assert [sent.ended for sent in ledger.sent] == [Ended.AGAIN, Ended.MESSAGE]
    assert [len(decode(bytes(intake)).lumas) > 40 for intake in receiver.intakes] == [True, True]
    assert {sent.connection for sent in ledger.sent} == {0}


async def test_a_lost_connection_is_taken_up_in_three_ways(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    reel = await reel_of(quick, films)
    init = (await films.get(quick.film)).init
    async with receiving() as receiver:
        await streamed(quick, films, receiver.url, ledger, reel=reel)
        for redial in (Redial.WITHOUT_INIT, Redial.NEW_INIT, Redial.INIT_LOST):
            await streamed(quick, films, receiver.url, ledger, redial, reel)
    _, without, new, lost = (bytes(intake) for intake in receiver.intakes)
    assert without[4:8] == b"moof"
    assert new.startswith(init)
    assert not lost.startswith(init[:8])
    assert lost.startswith(init[len(init) // 2 :])
    assert receiver.hashes() == [sent.sha256 for sent in ledger.sent]
    assert [sent.connection for sent in ledger.sent] == [0, 1, 2, 3]
    first, second = (bytes(receiver.intakes[index]) for index in (0, 1))
    assert len(decode(first + second).lumas) == round((ledger.sent[1].media_s) * 25)  # goes on exactly there


async def test_a_stall_skips_and_comes_back_with_a_key_frame(quick: Meeting, films: Films) -> None:
    meeting = replace(quick, speed=8, fragments=40, stall=Stall(after_s=0.3, for_s=0.4))
    async with receiving() as receiver:
        await streamed(meeting, films, receiver.url, Ledger())
    times = decode(bytes(receiver.intakes[0])).picture_times
    gaps = [float(b - a) for a, b in itertools.pairwise(times) if b - a > times[1] - times[0]]
    assert len(gaps) == 1
    assert 0.4 * 8 * 0.5 < gaps[0] < 0.4 * 8 + 3


async def test_a_late_stall_loses_nothing(quick: Meeting, films: Films) -> None:
    meeting = replace(quick, speed=8, fragments=40, stall=Stall(after_s=0.2, for_s=0.3, late=True, pings=False))
    ledger = Ledger()
    async with receiving() as receiver:
        await streamed(meeting, films, receiver.url, ledger)
    times = decode(bytes(receiver.intakes[0])).picture_times
    assert len({b - a for a, b in itertools.pairwise(times)}) == 1


async def test_another_picture_size_in_mid_stream(quick: Meeting, films: Films, small: Recipe) -> None:
    meeting = replace(quick, change_to=replace(small, width=320, height=180), change_after=14, fragments=28)
    async with receiving() as receiver:
        await streamed(meeting, films, receiver.url, Ledger())
    data = bytes(receiver.intakes[0])
    second = data.index(b"ftyp", 100) - 4
    assert decode(data[:second]).sizes[-1] == (160, 90)
    assert decode(data[second:]).sizes[0] == (320, 180)


@pytest.mark.parametrize("kind", DamageKind)
async def test_damage_is_sent_as_counted(quick: Meeting, films: Films, kind: DamageKind) -> None:
    ledger, sound = Ledger(), Ledger()
    async with receiving() as receiver:
        await streamed(replace(quick, damage=Damage(kind, first=5, every=9)), films, receiver.url, ledger)
        await streamed(quick, films, receiver.url, sound)
    assert receiver.hashes() == [ledger.sent[0].sha256, sound.sent[0].sha256]
    assert ledger.sent[0].sha256 != sound.sent[0].sha256


async def test_odd_texts_are_sent_as_they_are(quick: Meeting, films: Films) -> None:
    odd = ("{", json.dumps({"type": "video_weather", "rain": True}))
    async with receiving() as receiver:
        await streamed(replace(quick, odd_texts=odd), films, receiver.url, Ledger())
    assert receiver.odd == ["{"]
    assert receiver.of_type("video_weather") == [{"type": "video_weather", "rain": True}]


async def test_the_pace_is_that_of_a_recorder(quick: Meeting, films: Films) -> None:
    """No fragment leaves before its last picture has been taken."""
    loop = asyncio.get_running_loop()
    film = await films.get(quick.film)
    async with receiving() as receiver:
        began = loop.time()
        await streamed(replace(quick, speed=4, fragments=20), films, receiver.url, Ledger())
        assert loop.time() - began >= film.ends_s(19) / 4


async def test_nobody_there_is_an_error(quick: Meeting, films: Films) -> None:
    with pytest.raises(OSError, match="onnect"):
        await streamed(quick, films, "ws://127.0.0.1:9/", Ledger())


async def test_a_refusal_is_an_error(quick: Meeting, films: Films) -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(InvalidHandshake):
            await streamed(quick, films, f"ws://127.0.0.1:{port}/", Ledger())


async def test_a_receiver_that_hangs_up_is_noticed_at_once(quick: Meeting, films: Films) -> None:
    ledger = Ledger()
    stream = Stream(ID, replace(quick, speed=0.001, fragments=0), await reel_of(quick, films), ledger)
    async with AsyncExitStack() as listening:
        receiver = await listening.enter_async_context(receiving())
        async with background(stream, receiver.url) as running, asyncio.timeout(10):
            await receiver.until(lambda: bool(receiver.intakes))
            await listening.aclose()
            assert await running is Ended.LOST
