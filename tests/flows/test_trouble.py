"""What goes wrong of an evening, and that everything else goes on."""

import asyncio
import hashlib
import json
import logging
import shutil
import time

import msgspec
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from desktop.app import QUIET
from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.errors import Code
from desktop.core.launch import Launch, SecretsKind
from desktop.core.model import DecodeMode, RecordingState, ServiceState, SourceState
from desktop.settings.schema import Ingest, Recording, Settings
from desktop.sim.behaviour import Damage, DamageKind, Meeting
from desktop.sim.recipe import Recipe
from desktop.sim.rules import Refused
from tests.flows.conftest import SMALL, Evening, Sit, complete, state_of
from tests.media.rolling import frames


async def whole(evening: Evening, sources: list[str]) -> None:
    """Wait for the end of all, then compare what was sent with what lies on disk."""
    for source in sources:
        await evening.reaches(source, SourceState.ENDED, patience_s=60)
    await evening.until(
        lambda: all(evening.view(s).recording.state is RecordingState.SAVED for s in sources), "the files"
    )
    await evening.until(lambda: all(complete(one) for one in evening.sent()), "the end of every stream")
    sent = evening.sent()
    assert evening.digests() == sorted(one.sha256 for one in sent if one.size)


def test_a_window_that_is_blocked_for_ten_seconds_costs_no_byte_and_no_pong(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        sources = [evening.invite(word) for word in ("one", "two")]
        for source in sources:
            await evening.shows(source)
        answered = [pings.answered for pings in evening.pings()]
        on_disk = [path.stat().st_size for path in evening.files()]
        time.sleep(10)  # noqa: ASYNC251 - the window does nothing at all
        later = [path.stat().st_size for path in evening.files()]
        assert all(after > before for before, after in zip(on_disk, later, strict=True))
        for before, pings in zip(answered, evening.pings(), strict=True):
            assert pings.answered >= before + 30  # five a second were asked
            assert pings.missed <= 1  # the one on its way
            assert pings.faults == []
        await whole(evening, sources)

    meeting = Meeting(film=SMALL, ping_every_s=0.2, ends_after_s=16.0)
    sit(scenario, {"one": meeting, "two": meeting})


def test_eight_sources_at_once(sit: Sit) -> None:
    words = [f"s{number}" for number in range(8)]

    async def scenario(evening: Evening) -> None:
        sources = [evening.invite(word) for word in words]
        for source in sources:
            await evening.reaches(source, SourceState.RECEIVING)
        await whole(evening, sources)
        shown = [source for source in sources if evening.view(source).frames_shown > 0]
        assert shown[:4] == sources[:4]  # the strip shows at least three beside the focus; hidden ones cost nothing

    sit(scenario, dict.fromkeys(words, Meeting(film=SMALL, ends_after_s=8.0)))


@pytest.mark.parametrize("kind", list(DamageKind))
def test_damage_costs_pictures_and_nothing_else(sit: Sit, kind: DamageKind) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("hurt")
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.until(lambda: evening.view(source).frames_shown >= 60, "pictures after the damage")
        await whole(evening, [source])

    sit(scenario, {"hurt": Meeting(film=SMALL, ends_after_s=8.0, damage=Damage(kind, first=4, every=11))})


def test_another_size_and_codec_in_mid_stream(sit: Sit) -> None:
    other = Recipe(scene="guest", width=640, height=360, codec="hevc", preset="ultrafast", b_frames=2)

    async def scenario(evening: Evening) -> None:
        source = evening.invite("changes")
        await evening.reaches(source, SourceState.RECEIVING)

        def changed() -> bool:
            found = evening.view(source).format
            return found is not None and (found.codec, found.width) == ("hevc", 640)

        await evening.until(changed, "the other format", patience_s=60)
        await evening.shows(source)

    sit(scenario, {"changes": Meeting(film=SMALL, change_to=other, change_after=8)})


def test_a_full_disk_holds_recordings_and_never_the_picture(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.reaches(source, SourceState.RECEIVING)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.HELD, "the hold")
        await evening.until(lambda: evening.notices(Code.DISK_STOP), "the notice")
        await evening.shows(source)
        recording = msgspec.structs.replace(evening.desk.store.settings.recording, stop_gb=0.0, warn_gb=0.0)
        evening.desk.store.update(recording=recording)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.RECORDING, "REC")
        await evening.until(lambda: evening.notices(Code.DISK_BACK), "the good news")
        assert evening.notices(Code.DISK_STOP)[0].solved

    sit(scenario, settings=Settings(recording=Recording(stop_gb=1e9)))


def test_a_hidden_window_decodes_nothing_and_records_on(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.shows(source)
        evening.console.window.hide()
        await evening.until(lambda: evening.view(source).decode_mode is DecodeMode.OFF, "no decoding")
        on_disk = evening.view(source).bytes_recorded
        await evening.until(lambda: evening.view(source).bytes_recorded > on_disk, "more bytes on disk")
        evening.console.window.show()
        await evening.until(lambda: evening.view(source).decode_mode is DecodeMode.FULL, "decoding")
        await evening.shows(source)

    sit(scenario)


def test_strangers_are_refused_before_the_upgrade_and_told_of(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        listen = evening.desk.ingest.listen
        assert listen is not None
        for path in ("/", "/in/", "/in/" + "a" * 43):
            with pytest.raises(InvalidStatus):
                async with connect(f"ws://127.0.0.1:{listen.port}{path}"):
                    raise AssertionError("let in")
        await evening.until(lambda: evening.notices(Code.INGEST_REFUSED), "the notice")
        assert evening.desk.sources.ids == ()

    sit(scenario)


def test_an_open_ingest_takes_anybody_on_this_machine(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        async with connect(evening.desk.ingest.open_address + "anything") as bot:
            await bot.send('{"type": "video_stream_start", "bot_id": "bot-7"}')
            await bot.send(b"\x00\x00\x00\x08free")
            await evening.until(lambda: evening.desk.sources.ids, "the source")
            (source,) = evening.desk.sources.ids
            view = await evening.reaches(source, SourceState.RECEIVING)
            assert (view.bot_id, view.name) == ("bot-7", "bot-7")
        await evening.reaches(source, SourceState.ENDED)

    sit(scenario, launch=Launch(secrets=SecretsKind.MEMORY, open_ingest=True))


def test_recordings_go_on_in_the_folder_that_was_deleted_under_them(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.RECORDING, "REC")
        shutil.rmtree(evening.home / "recordings")
        await evening.until(lambda: evening.notices(Code.RECORDING_DELETED), "the notice")
        (notice,) = evening.notices(Code.RECORDING_DELETED)
        assert float(notice.values["bytes"]) > 0
        await evening.until(evening.files, "the new file")
        await evening.reaches(source, SourceState.ENDED)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the saved file")
        (path,) = evening.files()
        view = evening.view(source)
        assert view.recording.path == path
        assert view.bytes_recorded == path.stat().st_size < view.bytes_received
        assert frames(path) > 0

    sit(scenario, {"guest": Meeting(film=SMALL, ends_after_s=8.0)})


def test_a_stream_without_sound_and_one_that_cannot_be_decoded_are_said(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        silent = evening.invite("silent")
        await evening.until(lambda: evening.notices(Code.SOURCE_NO_SOUND), "the notice about the sound")
        async with connect(evening.desk.ingest.open_address) as stranger:
            await stranger.send(b"\0\0\0\x10ftypisom\0\0\2\0" + b"\0\0\0\x10moov" + bytes(8))
            await evening.until(lambda: evening.notices(Code.SOURCE_BROKEN), "the notice about the picture")
        await evening.until(lambda: not evening.notices(Code.SOURCE_BROKEN)[0].open, "its end")
        await evening.reaches(silent, SourceState.ENDED)
        await evening.until(lambda: evening.notices(Code.SOURCE_NO_SOUND)[0].solved, "the end of both")
        assert [notice.source_id for notice in evening.notices(Code.SOURCE_NO_SOUND)] == [silent]

    mute = Recipe(scene="desk", width=320, height=180, fps=25, preset="ultrafast", sound=False)
    chosen = Settings(ingest=Ingest(allow_unknown=True))
    sit(scenario, {"silent": Meeting(film=mute, ends_after_s=6.0)}, settings=chosen)


def test_an_unknown_bot_that_names_an_invited_one_gets_a_tile_of_its_own(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.shows(source)
        async with connect(evening.desk.ingest.open_address) as stranger:
            start = {"type": "video_stream_start", "bot_id": evening.view(source).bot_id}
            await stranger.send(json.dumps(start))
            await stranger.send(b"\x00\x00\x00\x08free")
            await evening.until(lambda: len(evening.desk.sources.ids) == 2, "the other tile")
            other = evening.desk.sources.ids[1]
            await evening.reaches(other, SourceState.RECEIVING)
        await evening.reaches(other, SourceState.ENDED)
        await evening.reaches(source, SourceState.ENDED)
        await evening.until(lambda: evening.view(source).recording.state is RecordingState.SAVED, "the file")
        path = evening.view(source).recording.path
        assert path is not None
        (sent,) = evening.sent()
        await evening.until(lambda: complete(sent), "the end of the stream")
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sent.sha256

    chosen = Settings(ingest=Ingest(allow_unknown=True))
    sit(scenario, {"guest": Meeting(film=SMALL, ends_after_s=3.0)}, settings=chosen)


def test_a_refused_key_is_said_on_the_tile_and_on_the_lamp(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        evening.desk.secrets.set(MEETSTREAM_KEY, "ms_wrong")
        await evening.until(lambda: evening.desk.meetstream.status.state is ServiceState.REFUSED, "the lamp")
        source = evening.invite("guest")
        view = await evening.reaches(source, SourceState.FAILED)
        assert view.reason is Code.BOT_KEY
        assert evening.notices(Code.BOT_KEY)

    sit(scenario)


def test_a_throttled_invitation_waits_and_goes_on_by_itself(sit: Sit) -> None:
    async def scenario(evening: Evening) -> None:
        stand_in = evening.studio.meetstream
        assert stand_in is not None
        stand_in.answer_instead(Refused(429, "Request was throttled.", {"Retry-After": "1"}), "create")
        source = evening.invite("guest")
        await evening.until(lambda: evening.notices(Code.BOT_LIMIT), "the notice")
        await evening.reaches(source, SourceState.RECEIVING)
        assert evening.notices(Code.BOT_LIMIT)[0].solved
        assert len(stand_in.bots) == 1

    sit(scenario)


def test_no_secret_leaves_the_desk(sit: Sit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in QUIET:  # as the program itself does
        caplog.set_level(logging.WARNING, logger=name)
    secrets: list[str] = []

    async def scenario(evening: Evening) -> None:
        source = evening.invite("guest")
        await evening.shows(source)
        key = await evening.wiring.secrets.get(MEETSTREAM_KEY)
        path = evening.desk.bots.address_of(source).rsplit("/", 1)[-1]
        spare = evening.desk.ingest.spare_address().rsplit("/", 1)[-1]
        assert key
        assert len(path) >= 32
        assert len(spare) >= 32
        secrets.extend((key, path, spare))
        shown = evening.desk.sources.diagnostics(source) + evening.desk.ingest.shown_address
        await evening.until((evening.home / "state.json").exists, "the state file")
        state = str(state_of(evening.home / "state.json"))
        settings = (evening.home / "settings.json").read_text()
        await asyncio.sleep(0)
        for secret in secrets:
            assert secret not in shown + state + settings

    sit(scenario, launch_state=True)
    said = [(record.name, record.getMessage()) for record in caplog.records]
    assert not [name for name, text in said for secret in secrets if secret in text]
