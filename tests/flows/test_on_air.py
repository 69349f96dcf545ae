"""Evenings on the air over real sockets: a list to its end, every way in which the service fails, cuts, cancels."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from desktop.control import broadcast
from desktop.core.air import AirFault, AirNews, LiveState, Sound
from desktop.core.programme import AtEnd, TrackState
from desktop.core.run_log import Outcome, RowKind
from desktop.sim.mezon import stn_rules
from desktop.sim.mezon.stn_events import StnEventKind
from desktop.sim.mezon.stn_rules import Answer, Complaint, Second
from tests.clips import ogg, webm
from tests.control.on_air import CHANNEL, ME, TOKEN, Evening

S = LiveState
TRACK, DEAD, REFUSED = RowKind.TRACK, RowKind.DEAD_AIR, RowKind.REFUSED


async def test_a_list_is_played_to_its_end(evening: Evening) -> None:
    await evening.play(ogg(), webm(), ogg(0.3))
    evening.live.programme.at_end = AtEnd.STOP
    await evening.go_live()
    await evening.reach(S.OFF)
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR, S.STOPPING, S.OFF]
    assert [row for row in await evening.outcomes() if row[0] is TRACK] == [(TRACK, Outcome.PLAYED)] * 3
    assert [track.state for track in evening.live.programme.tracks] == [TrackState.PLAYED] * 3
    assert [track.length_s is not None for track in evening.live.programme.tracks] == [True] * 3
    await evening.until(lambda: len(evening.told) == 2)
    assert [event.kind for event in evening.told] == [StnEventKind.STREAM_STARTED, StnEventKind.STREAM_ENDED]
    assert evening.told[0].channel_id == CHANNEL.id


async def test_the_frames_are_those_of_the_seed(evening: Evening) -> None:
    await evening.play()
    await evening.go_live()
    evening.live.end()
    await evening.reach(S.OFF)
    address = evening.live.programme.tracks[0].address
    ids = {"ClanId": str(CHANNEL.clan_id), "ChannelId": str(CHANNEL.id), "UserId": str(ME.id)}
    value = {"ChannelId": str(CHANNEL.id), "Password": ""}
    assert [frame for _, frame in evening.stn.heard] == [
        {**ids, "Value": {**value, "FileUrl": address}, "Key": "connect_publisher"},
        {**ids, "Value": {**value, "FileUrl": ""}, "Key": "stop_publisher"},
    ]
    assert list(evening.stn.queries) == ["token=head.pay%2Bload%2F%3D%26x.sign%20ature"]
    assert await evening.outcomes() == [(TRACK, Outcome.ENDED_UNCONFIRMED)]


async def test_after_the_last_track_it_is_silent_until_something_is_added(evening: Evening) -> None:
    await evening.play(ogg(0.2))
    await evening.go_live()
    await evening.until(lambda: evening.live.air.sound is Sound.SILENT)
    assert evening.live.air.state is S.ON_AIR
    assert evening.live.air.track is None
    evening.live.programme.add(evening.shelf.put("late.ogg", ogg(9)))
    await evening.until(lambda: evening.live.air.sound is Sound.PLAYING)
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR]
    assert AirNews.SILENT in [news.what for news in evening.news]
    assert (await evening.rows())[-1].ended_at is None


async def test_pause_resume_and_skip_count_when_the_service_says_so(evening: Evening) -> None:
    await evening.play(ogg(8), ogg(9))
    await evening.go_live()
    evening.live.pause(True)
    assert (evening.live.air.sound, evening.live.air.pause_asked) == (Sound.PLAYING, True)
    await evening.until(lambda: evening.live.air.sound is Sound.PAUSED)
    evening.stn.rules.pause_bare = True
    evening.live.pause(False)
    await evening.until(lambda: evening.live.air.sound is Sound.PLAYING)
    first = evening.live.air.track
    evening.live.skip()
    assert evening.live.air.track == first
    await evening.until(lambda: evening.live.air.track not in (None, first))
    assert await evening.outcomes() == [
        (TRACK, Outcome.PAUSED),
        (RowKind.PAUSE, Outcome.RESUMED),
        (TRACK, Outcome.SKIPPED),  # and no row for the moment before the next
        (TRACK, Outcome.OPEN),
    ]


async def test_an_unanswered_skip_plays_the_next_and_an_unanswered_pause_is_dropped(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broadcast, "ANSWER_S", 0.05)
    evening.stn.rules.skip_acknowledged = evening.stn.rules.pause_acknowledged = False
    await evening.play(ogg(8), ogg(9))
    await evening.go_live()
    evening.live.pause(True)
    await evening.until(lambda: AirNews.PAUSE_UNANSWERED in [news.what for news in evening.news])
    assert evening.live.air.pause_asked is None
    evening.live.skip()
    await evening.until(lambda: evening.live.air.track and evening.live.air.track.title == "Track 1")
    evening.live.skip()
    await evening.until(lambda: [news.what for news in evening.news].count(AirNews.SKIP_UNANSWERED) == 2)
    assert evening.live.air.sound is Sound.PLAYING
    assert not evening.live.air.skip_asked


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (stn_rules.PAGE, AirFault.ROUTE),
        (stn_rules.TOKEN_REJECTED, AirFault.TOKEN),
        (stn_rules.FORBIDDEN, AirFault.TOKEN),
        (Answer(404, "404 page not found"), AirFault.ROUTE),
        (Answer(302, "", {"Location": "http://127.0.0.1:1/ws"}), AirFault.ROUTE),
        (Answer(418, "teapot"), AirFault.UNKNOWN),
    ],
)
async def test_a_refusal_at_the_door_that_will_not_pass(evening: Evening, answer: Answer, fault: AirFault) -> None:
    evening.stn.rules.answers.append(answer)
    await evening.play()
    assert evening.live.go_live() is None
    await evening.reach(S.FAILED)
    assert (evening.live.air.fault, evening.live.air.known) == (fault, True)
    assert str(answer.status) in evening.live.air.details
    assert S.ON_AIR not in evening.states
    assert not await evening.rows()
    evening.live.clear()
    assert evening.live.air.state is S.OFF


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answer(500), AirFault.OFFLINE),
        (stn_rules.PROXY, AirFault.OFFLINE),
        (stn_rules.FULL, AirFault.BUSY),
        (stn_rules.BUSY, AirFault.BUSY),
        (stn_rules.MEMORY, AirFault.BUSY),
        (stn_rules.STOPPING, AirFault.BUSY),
    ],
)
async def test_a_refusal_at_the_door_that_may_pass_is_tried_again(
    evening: Evening, answer: Answer, fault: AirFault
) -> None:
    evening.stn.rules.answers.extend([answer, answer])
    await evening.play(ogg(9))
    await evening.go_live()
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR]
    busy = [news for news in evening.news if news.what is AirNews.BUSY]
    assert [news.fault for news in busy] == [fault, fault]
    assert answer.body in busy[0].details


async def test_after_six_tries_it_fails(evening: Evening) -> None:
    evening.stn.rules.answers.extend([stn_rules.FULL] * 7)
    await evening.play()
    evening.live.go_live()
    await evening.reach(S.FAILED)
    assert not evening.stn.rules.answers
    assert evening.live.air.fault is AirFault.BUSY


async def test_nobody_listens(evening: Evening) -> None:
    await evening.stn.stop()
    await evening.play()
    evening.live.go_live()
    await evening.reach(S.FAILED)
    assert (evening.live.air.fault, evening.live.air.known) == (AirFault.OFFLINE, False)


@pytest.mark.parametrize("complaint", list(Complaint))
async def test_a_file_the_service_refuses(evening: Evening, complaint: Complaint) -> None:
    evening.stn.rules.complaint = complaint
    evening.stn.rules.fail_next = "unsupported audio codec: opus is required"
    await evening.play(ogg(), ogg(9))
    evening.live.go_live()
    await evening.reach(S.FAILED)
    assert evening.live.air.fault is AirFault.REFUSED
    assert "opus is required" in evening.live.air.details
    assert evening.live.programme.tracks[0].state is TrackState.REFUSED
    assert await evening.outcomes() == [(REFUSED, Outcome.REFUSED)]
    await evening.go_live()  # the next one is first now
    assert evening.live.air.track == evening.live.programme.tracks[1]


async def test_a_refused_track_in_the_middle_is_left_out(evening: Evening) -> None:
    await evening.play(ogg(8), ogg(), ogg(9))
    await evening.go_live()
    evening.stn.rules.fail_next = "failed to fetch file: status 404"
    evening.live.skip()
    await evening.until(lambda: evening.live.air.track and evening.live.air.track.title == "Track 2")
    assert evening.states == [S.OFF, S.CONNECTING, S.ON_AIR, S.RECONNECTING, S.ON_AIR]
    assert evening.live.programme.tracks[1].state is TrackState.UNREACHABLE
    kinds = await evening.outcomes()
    assert kinds[0] == (TRACK, Outcome.SKIPPED)
    assert kinds[-1] == (TRACK, Outcome.OPEN)
    assert kinds.count((REFUSED, Outcome.REFUSED)) == 1
    assert kinds.count((DEAD, Outcome.RESUMED)) == 1


async def test_what_is_not_ready_is_not_offered_and_what_is_skipped_was_not_played(evening: Evening) -> None:
    await evening.play(ogg(8), b"RIFF" + bytes(100), ogg(9))
    await evening.go_live()
    evening.live.skip()
    await evening.until(lambda: evening.live.air.track and evening.live.air.track.title == "Track 2")
    kinds = await evening.outcomes()
    assert (REFUSED, Outcome.NOT_OFFERED) in kinds
    assert (REFUSED, Outcome.REFUSED) not in kinds
    first, unfit, _ = evening.live.programme.tracks
    assert (first.state, first.skipped, unfit.state) == (TrackState.PLAYED, True, TrackState.REFUSED)


@pytest.mark.parametrize("text", ["timeout while reading", "publisher session closed", "502 bad gateway"])
async def test_an_error_that_may_pass_is_tried_again_with_the_same_track(evening: Evening, text: str) -> None:
    evening.stn.rules.fail_next = text
    await evening.play(ogg(9))
    await evening.go_live()
    assert [news.what for news in evening.news][:2] == [AirNews.BUSY, AirNews.ON_AIR]


async def test_a_structured_failure_says_itself_whether_to_try_again(evening: Evening) -> None:
    evening.stn.rules.complaint, evening.stn.rules.retryable = Complaint.PUBLISH_FAILED, True
    evening.stn.rules.fail_next = "no such thing"
    await evening.play(ogg(9))
    await evening.go_live()
    evening.stn.rules.retryable = False
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    await peer.fail("encoder broke")
    await evening.reach(S.FAILED)
    assert (await evening.outcomes())[0] == (TRACK, Outcome.FAILED)


@pytest.mark.parametrize("cut", ["cut", "close", "fail"])
async def test_loss_while_on_air_is_shown_at_once_and_resumed_with_the_same_track(evening: Evening, cut: str) -> None:
    await evening.play(ogg(9), ogg(8))
    await evening.go_live()
    track, since = evening.live.air.track, evening.live.air.on_air_since
    peer = evening.stn.publisher(CHANNEL.id)
    assert peer is not None
    if cut == "cut":
        peer.cut()
    elif cut == "close":
        await peer.close()
    else:
        await peer.fail("connection reset by peer")
    await evening.reach(S.RECONNECTING)
    assert evening.live.air.track is None
    await evening.reach(S.ON_AIR)
    assert (evening.live.air.track, evening.live.air.on_air_since) == (track, since)
    lost = Outcome.FAILED if cut == "fail" else Outcome.LOST
    assert await evening.outcomes() == [(TRACK, lost), (DEAD, Outcome.RESUMED), (TRACK, Outcome.OPEN)]
    assert [news.what for news in evening.news] == [AirNews.ON_AIR, AirNews.LOST, AirNews.BACK]


async def test_a_network_that_falls_silent_is_seen(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.services.mezon.publisher.PULSE_S", 0.05)
    monkeypatch.setattr("desktop.services.mezon.publisher.PONG_S", 0.1)
    await evening.play(ogg(9))
    await evening.go_live()
    evening.stn.rules.silent = True
    await evening.reach(S.RECONNECTING)
    evening.stn.rules.silent = False
    await evening.reach(S.ON_AIR)


async def test_a_file_that_takes_too_long(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "ACK_S", 0.1)
    evening.stn.rules.acknowledges = False
    await evening.play()
    evening.live.go_live()
    await evening.reach(S.FAILED)
    assert evening.live.air.fault is AirFault.TIMEOUT
    await evening.until(lambda: len(evening.stn.heard) == 2)
    assert [frame["Key"] for _, frame in evening.stn.heard] == ["connect_publisher", "stop_publisher"]


@pytest.mark.parametrize("stage", ["handshake", "reading", "countdown", "reconnecting", "at_once"])
async def test_cancel_at_every_stage(evening: Evening, stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await evening.play(ogg(9))
    if stage == "reconnecting":
        await evening.go_live()
        evening.stn.rules.silent = True
        peer = evening.stn.publisher(CHANNEL.id)
        assert peer is not None
        peer.cut()
        await evening.reach(S.RECONNECTING)
    else:
        evening.stn.rules.acknowledges = False
        if stage == "countdown":
            monkeypatch.setattr("desktop.control.retries.PAUSES_S", (60.0,))
            evening.stn.rules.answers.append(stn_rules.FULL)
        evening.live.go_live()
        if stage == "reading":
            await evening.until(lambda: evening.stn.heard)
        if stage == "countdown":
            await evening.until(lambda: evening.live.air.retry_at is not None)
        if stage == "handshake":
            await evening.until(lambda: len(evening.stn.queries) == 1)
    evening.stn.rules.silent = False
    evening.live.end()
    await evening.reach(S.OFF)
    assert S.FAILED not in evening.states
    await evening.until(lambda: not evening.stn.peers)
    evening.stn.rules.acknowledges = True
    await evening.go_live()  # and nothing stands in the way of the next


async def test_retry_now_does_not_wait(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.control.retries.PAUSES_S", (60.0,))
    evening.stn.rules.answers.append(stn_rules.FULL)
    await evening.play(ogg(9))
    evening.live.go_live()
    await evening.until(lambda: evening.live.air.retry_at is not None)
    evening.live.retry_now()
    await evening.reach(S.ON_AIR)


async def test_a_stop_the_service_does_not_answer_still_ends(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broadcast, "STOP_S", 0.1)
    evening.stn.rules.closes_after_stop = False
    await evening.play(ogg(9))
    await evening.go_live()
    evening.live.end()
    assert evening.live.air.state is S.STOPPING
    await evening.reach(S.OFF)
    assert await evening.outcomes() == [(TRACK, Outcome.ENDED_UNCONFIRMED)]


async def test_a_stop_the_service_confirms(evening: Evening) -> None:
    evening.stn.rules.stop_acknowledged = True
    await evening.play(ogg(9))
    await evening.go_live()
    evening.live.end()
    await evening.reach(S.OFF)
    assert await evening.outcomes() == [(TRACK, Outcome.ENDED)]


async def test_somebody_else_takes_the_channel(evening: Evening, tmp_path: Path) -> None:
    evening.stn.rules.second = Second.REPLACE
    await evening.play(ogg(9))
    await evening.go_live()
    async with Evening(tmp_path / "other") as other:
        other.url = evening.url
        await other.play(ogg(9))
        await other.go_live()
        await evening.until(lambda: S.RECONNECTING in evening.states)
        assert [news.fault for news in evening.news if news.what is AirNews.LOST] == [AirFault.ENDED]
        other.live.end()
        await other.reach(S.OFF)
        evening.live.end()


async def test_a_second_publisher_is_refused(evening: Evening, tmp_path: Path) -> None:
    await evening.play(ogg(9))
    await evening.go_live()
    async with Evening(tmp_path / "other") as other:
        other.url = evening.url
        await other.play(ogg(9))
        other.live.go_live()
        await other.reach(S.FAILED)
        assert "already has a publisher" in other.live.air.details
    assert evening.live.air.state is S.ON_AIR


async def test_without_rights_in_the_clan(evening: Evening) -> None:
    evening.stn.may_publish = lambda user, clan, channel: False
    await evening.play()
    evening.live.go_live()
    await evening.reach(S.FAILED)
    assert evening.live.air.fault is AirFault.RIGHTS
    assert evening.live.programme.tracks[0].state is TrackState.READY


async def test_quitting_while_on_air_ends_the_publication_in_order(evening: Evening) -> None:
    await evening.play(ogg(9))
    await evening.go_live()
    await evening.live.aclose()
    assert evening.live.air.state is S.OFF
    assert [frame["Key"] for _, frame in evening.stn.heard][-1] == "stop_publisher"


async def test_the_token_is_in_no_log_and_no_error(evening: Evening, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    echo = Answer(503, f"no place for token={TOKEN} or head.pay%2Bload%2F%3D%26x.sign%20ature")
    evening.stn.rules.answers.extend([echo, Answer(401, TOKEN)])
    await evening.play()
    evening.live.go_live()
    await evening.reach(S.FAILED)
    said = [caplog.text, repr(evening.news), repr(evening.live.air), evening.live.air.details]
    said += [news.details for news in evening.news]
    assert not [text for text in said if "head.pay" in text]
    assert any("•••" in news.details for news in evening.news)
