"""The main job: invite a bot, see it, record it, let it go."""

import asyncio

from desktop.core.errors import Code
from desktop.core.model import DecodeMode, RecordingState, SourceState
from desktop.sim.behaviour import Break, Chunking, Ending, Entry, Meeting, Stall
from tests.flows.conftest import SMALL, Evening, Sit, complete


async def digests_of(evening: Evening) -> list[str]:
    await evening.until(lambda: all(complete(one) for one in evening.sent()), "the end of every stream")
    return sorted(one.sha256 for one in evening.sent() if one.size)


def test_from_the_invitation_to_the_picture_to_the_recording(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest", source_name="Guest")
        assert evening.view(source).state is SourceState.INVITED
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.shows(source)
        view = evening.view(source)
        assert (view.format and view.format.codec, view.decode_mode) == ("h264", DecodeMode.FULL)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.RECORDING, "REC")
        await evening.until(lambda: evening.desk.ingest.bots_sending == (1, 1), "the count of bots")
        ended = await evening.reaches(source, SourceState.ENDED)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the saved file")
        await evening.until(lambda: evening.notices(Code.RECORDING_SAVED), "the notice")
        assert ended.ended_at is not None
        assert evening.digests() == await digests_of(evening)
        assert evening.view(source).bytes_recorded == evening.view(source).bytes_received == evening.sent()[0].size

    sit(scenario, {"guest": Meeting(film=SMALL, ends_after_s=3.0)})


def test_the_lobby_is_shown_and_a_bot_that_nobody_admits_fails(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("lobby", lobby_minutes=1)
        waiting = await evening.reaches(source, SourceState.WAITING)
        assert waiting.gives_up_at is not None
        evening.desk.bots.remove(source)
        await evening.reaches(source, SourceState.ENDED)
        assert evening.files() == []

    sit(scenario, {"lobby": Meeting(film=SMALL, entry=Entry.LOBBY)})


def test_a_denied_bot_says_why_and_can_be_asked_again(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("closed")
        failed = await evening.reaches(source, SourceState.FAILED)
        assert failed.reason is Code.BOT_DENIED
        assert failed.raw_reason
        evening.desk.bots.invite_again(source)
        await evening.reaches(source, SourceState.INVITED)
        await evening.reaches(source, SourceState.FAILED)
        assert len(evening.notices(Code.BOT_DENIED)) >= 1

    sit(scenario, {"closed": Meeting(film=SMALL, entry=Entry.DENIED)})


def test_a_bot_that_the_host_removes_says_so_on_its_tile(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("strict", source_name="Guest")
        await evening.reaches(source, SourceState.RECEIVING)
        failed = await evening.reaches(source, SourceState.FAILED)
        assert failed.reason is Code.BOT_KICKED
        assert "bot.kicked" in failed.raw_reason
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the saved file")
        assert evening.view(source).state is SourceState.FAILED
        assert evening.digests() == await digests_of(evening)
        assert len(evening.notices(Code.BOT_KICKED)) == 1

    sit(scenario, {"strict": Meeting(film=SMALL, kicked_after_s=2.0)})


def test_a_cut_connection_comes_back_under_the_same_source(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("cut")
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.reaches(source, SourceState.STALLED)
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.shows(source)
        assert evening.desk.sources.ids == (source,)
        await evening.until(lambda: evening.notices(Code.SOURCE_BACK), "the good news")
        await evening.reaches(source, SourceState.ENDED)
        await evening.until(lambda: len(evening.notices(Code.RECORDING_SAVED)) == 2, "both parts")
        assert evening.digests() == await digests_of(evening)

    sit(scenario, {"cut": Meeting(film=SMALL, ends_after_s=6.0, breaks=Break(after_s=2.0, down_s=1.0))})


def test_a_stall_is_said_and_its_end_too(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("stall")
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.reaches(source, SourceState.STALLED)
        assert [notice.source_id for notice in evening.notices(Code.SOURCE_STALLED)] == [source]
        assert evening.view(source).recording.state is not RecordingState.RECORDING
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.shows(source)
        assert evening.notices(Code.SOURCE_STALLED)[0].solved

    sit(scenario, {"stall": Meeting(film=SMALL, stall=Stall(after_s=1.5, for_s=8.0))})


def test_every_way_of_cutting_the_bytes_leaves_them_whole(sit: Sit) -> None:
    ways = {way.value: Meeting(film=SMALL, chunking=way, ends_after_s=2.5, early_chunks=1) for way in Chunking}
    ways["abort"] = Meeting(film=SMALL, ends_after_s=2.5, ending=Ending.ABORT)
    ways["again"] = Meeting(film=SMALL, ends_after_s=3.0, start_again_after=5)
    ways["odd"] = Meeting(film=SMALL, ends_after_s=2.5, odd_texts=("{", "[]", '{"type": 7}', '{"type": "news"}'))

    async def scenario(evening: Evening) -> None:
        sources = [evening.invite(word) for word in ways]
        for source in sources:
            await evening.reaches(source, SourceState.ENDED, patience_s=60)
        await evening.until(
            lambda: all(evening.view(s).recording.state is RecordingState.SAVED for s in sources), "the files"
        )
        assert evening.digests() == await digests_of(evening)

    sit(scenario, ways)


def test_pause_and_resume_in_the_meeting(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.until(lambda: evening.view(source).can_pause, "the right to pause")
        evening.desk.bots.pause(source)
        await evening.reaches(source, SourceState.PAUSED)
        evening.desk.bots.resume(source)
        await evening.reaches(source, SourceState.RECEIVING)

    sit(scenario)


def test_a_removed_bot_leaves_and_its_address_is_void(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.reaches(source, SourceState.RECEIVING)
        assert [view.id for view in evening.desk.bots.live()] == [source]
        evening.desk.bots.remove(source)
        await evening.reaches(source, SourceState.ENDED)
        assert evening.desk.bots.live() == ()
        assert evening.desk.bots.address_of(source) == ""

    sit(scenario)


def test_recording_can_be_stopped_and_started_in_the_middle(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.until(lambda: evening.view(source).recording.bytes_on_disk > 0, "bytes on disk")
        evening.desk.recordings.stop(source)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the saved file")
        evening.desk.recordings.start(source)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.RECORDING, "REC again")
        await asyncio.sleep(0)
        assert len(evening.files()) == 2
        middle = evening.files()[1].read_bytes()
        assert middle[4:8] == b"ftyp"

    sit(scenario)
