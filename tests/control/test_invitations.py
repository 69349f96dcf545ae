"""Bots are created, followed and let go, over real HTTP, whatever the service says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from desktop.control import invitations as module
from desktop.control.invitations import (
    LOBBY_NOTICE_AFTER_S,
    NO_MEDIA_AFTER_S,
    STATUS_FAILURES_BEFORE_NOTICE,
    Invitations,
)
from desktop.control.invite import InviteRequest
from desktop.control.notices import Notices
from desktop.control.source import OVER, Source
from desktop.core.errors import Code
from desktop.core.model import Remedy, SourceState
from tests.control.parts import LINK, Service, told, until

ADDRESS = "wss://studio.example.net/in/abcdefghijklmnopqrstuvwxyz012345"


class Office:
    """Invitations at work for one source."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.notices = Notices()
        self.source = Source("a", "Guest", link=LINK)
        self.changes = 0
        self.bound: list[tuple[str, str]] = []
        self.invitations = Invitations(
            service.client,
            self.notices,
            service.tasks,
            self._changed,
            lambda source_id, bot_id: self.bound.append((source_id, bot_id)),
            lambda: 0.01,
        )

    def _changed(self, source: Source) -> None:
        self.changes += 1

    def invite(self, **more: object) -> None:
        self.invitations.start(self.source, InviteRequest(LINK, "Guest", **more), ADDRESS)  # type: ignore[arg-type]  # fields of the request, as a test needs them

    async def reaches(self, state: SourceState) -> None:
        await until(lambda: self.source.state is state)

    async def asks(self, what: str = "status", times: int = 3) -> None:
        """Wait until the service was asked so much more often and has answered all but the last."""
        before = self.service.asked[what]
        await until(lambda: self.service.asked[what] >= before + times + 1)

    async def unfollowed(self) -> None:
        await until(lambda: not self.invitations.is_followed("a"))


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with Service() as service:
        yield Office(service)


async def test_what_the_operator_filled_in_reaches_the_service(office: Office) -> None:
    office.invite(bot_name="Camera 1", lobby_minutes=3, retention_hours=48, message="Hello", tags=("news",))
    assert office.invitations.is_followed("a")
    await office.reaches(SourceState.JOINING)
    (body,) = office.service.created
    assert body["live_video_required"] == {"websocket_url": ADDRESS}
    assert body["automatic_leave"]["waiting_room_timeout"] == 180
    assert (body["meeting_link"], body["bot_name"], body["bot_message"]) == (LINK, "Camera 1", "Hello")
    assert body["recording_config"]["retention"]["hours"] == 48
    assert (office.source.bot_id, office.bound) == ("bot-1", [("a", "bot-1")])
    request = office.invitations.request_of("a")
    assert request is not None
    assert request.bot_name == "Camera 1"


async def test_the_way_into_the_meeting_and_out_of_it(office: Office) -> None:
    office.invite()
    for word, state in (
        ("Joining", SourceState.JOINING),
        ("InWaitingRoom", SourceState.WAITING),
        ("InMeeting", SourceState.JOINING),
        ("Stopped", SourceState.ENDED),
    ):
        office.service.word = word
        await office.reaches(state)
    assert office.source.raw_reason == "Stopped"
    await office.unfollowed()
    assert office.changes == 5  # the bot is known, and four states


async def test_a_waiting_bot_that_leaves_was_never_admitted(office: Office) -> None:
    office.invite()
    office.service.word = "InWaitingRoom"
    await office.reaches(SourceState.WAITING)
    office.service.word = "Stopped"
    await office.reaches(SourceState.FAILED)
    assert (office.source.reason, office.source.raw_reason) == (Code.BOT_NEVER, "Stopped")
    (notice,) = office.notices.open()
    assert (notice.code, notice.source_id, notice.values["minutes"]) == (Code.BOT_NEVER, "a", 10)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Denied", Code.BOT_DENIED),
        ("NotAllowed", Code.BOT_NEVER),
        ("bot.kicked", Code.BOT_KICKED),
        ("Error", Code.BOT_FAILED),
    ],
)
async def test_what_went_wrong_is_on_the_tile_and_in_a_notice(office: Office, word: str, code: Code) -> None:
    office.service.word = word
    office.invite()
    await office.reaches(SourceState.FAILED)
    assert (office.source.reason, office.source.raw_reason) == (code, word)
    assert told(office.notices, code) == [True]
    await office.unfollowed()


async def test_a_bot_that_the_host_removed_says_so_although_its_stream_ended_in_order(office: Office) -> None:
    office.service.word, office.service.timeline = "Recording", ["bot.joining", "Removed by the host (bot.kicked)."]
    office.invite()
    await office.asks()
    office.source.intake_opened()
    office.source.bytes_arrived(time.monotonic())
    office.source.intake_closed(clean=True, now=time.monotonic())
    await office.asks()  # it is still on its way out
    assert office.source.state is SourceState.ENDED
    office.service.word = "Stopped"
    await office.reaches(SourceState.FAILED)
    assert (office.source.reason, office.source.raw_reason) == (
        Code.BOT_KICKED,
        "Removed by the host (bot.kicked).",
    )
    assert told(office.notices, Code.BOT_KICKED) == [True]
    await office.unfollowed()


async def test_an_end_that_was_meant_stays_one(office: Office) -> None:
    office.service.word, office.service.timeline = "Recording", ["The meeting has ended."]
    office.invite()
    await office.asks()
    office.service.word = "Done"
    await office.unfollowed()
    assert (office.source.state, office.source.reason) == (SourceState.ENDED, None)
    assert office.service.asked["detail"] == 1


async def test_an_end_whose_details_are_refused_is_an_end(office: Office) -> None:
    office.service.refuse("detail", 404)
    office.service.word = "Stopped"
    office.invite()
    await office.unfollowed()
    assert (office.source.state, office.notices.open()) == (SourceState.ENDED, ())


async def test_an_unknown_word_changes_nothing(office: Office) -> None:
    office.service.word = "Reticulating"
    office.invite()
    await office.asks()
    assert office.source.state is SourceState.INVITED
    assert office.notices.history() == ()


async def test_a_refused_invitation_fails_with_its_reason(office: Office) -> None:
    office.service.refuse("create", 401)
    office.invite()
    await office.reaches(SourceState.FAILED)
    assert (office.source.reason, office.source.bot_id) == (Code.BOT_KEY, "")
    assert told(office.notices, Code.BOT_KEY) == [True]
    await office.unfollowed()


async def test_a_throttled_invitation_waits_says_so_and_goes_on(office: Office) -> None:
    office.service.refuse("create", 429, **{"Retry-After": "1"})
    office.invite()
    await until(lambda: told(office.notices, Code.BOT_LIMIT) == [True])
    assert office.notices.open()[0].values["seconds"] == 1
    assert office.source.state is SourceState.INVITED
    await office.reaches(SourceState.JOINING)
    assert told(office.notices, Code.BOT_LIMIT) == [False]
    assert len(office.service.created) == 1


async def test_who_stops_waiting_gets_no_bot_later(office: Office) -> None:
    office.service.refuse("create", 429, **{"Retry-After": "3600"})
    office.invite()
    await until(lambda: told(office.notices, Code.BOT_LIMIT) == [True])
    assert await office.invitations.remove(office.source)
    office.invitations.stop_following("a")
    assert told(office.notices, Code.BOT_LIMIT) == [False]
    await until(lambda: not len(office.service.tasks))
    assert office.service.created == []


async def test_a_bot_that_is_removed_while_it_is_created_goes_as_soon_as_it_is_known(office: Office) -> None:
    office.service.open.clear()
    office.invite()
    await until(lambda: office.service.asked["create"])
    office.invitations.stop_following("a")
    office.source.ended(time.monotonic())
    office.service.open.set()
    await until(lambda: office.service.removed == ["bot-1"])
    assert (office.source.state, office.bound) == (SourceState.ENDED, [])
    await until(lambda: not len(office.service.tasks))
    assert office.service.asked["status"] == 0


async def test_who_leaves_waits_for_the_bot_that_was_taken_back_while_it_was_created(office: Office) -> None:
    await office.invitations.settle()  # there is nobody
    office.service.open.clear()
    office.invite()
    await until(lambda: office.service.asked["create"])
    assert office.invitations.is_creating("a")
    office.invitations.stop_following("a")
    assert not office.invitations.is_creating("a")
    settled = asyncio.ensure_future(office.invitations.settle())
    office.service.open.set()
    await settled
    assert office.service.removed == ["bot-1"]


async def test_a_service_that_does_not_answer_keeps_nobody_here(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "SETTLING_S", 0.01)
    office.service.open.clear()
    office.invite()
    await until(lambda: office.service.asked["create"])
    office.invitations.stop_following("a")
    await office.invitations.settle()
    assert "may stay in its meeting" in caplog.text
    assert office.service.removed == []


async def test_a_bot_of_an_older_invitation_does_not_take_the_place_of_the_newer(office: Office) -> None:
    office.service.open.clear()
    office.invite()
    await until(lambda: office.service.asked["create"] == 1)
    office.invitations.stop_following("a")
    office.source.ended(time.monotonic())
    office.source.asked_again(time.monotonic())
    office.invite()
    await until(lambda: office.service.asked["create"] == 2)
    office.service.open.set()
    await office.reaches(SourceState.JOINING)
    await until(lambda: len(office.service.removed) == 1)
    assert {office.source.bot_id, *office.service.removed} == {"bot-1", "bot-2"}
    assert office.bound == [("a", office.source.bot_id)]


async def test_an_older_invitation_that_fails_does_not_fail_the_newer(office: Office) -> None:
    office.service.open.clear()
    office.service.refuse("create", 500)
    office.invite()
    await until(lambda: office.service.asked["create"] == 1)
    office.invite()
    await until(lambda: office.service.asked["create"] == 2)
    office.service.open.set()
    await office.reaches(SourceState.JOINING)
    await until(lambda: len(office.service.tasks) == 1)
    assert office.notices.history() == ()


async def test_an_invitation_that_is_taken_back_before_it_began_asks_nobody(office: Office) -> None:
    office.invite()
    office.invitations.stop_following("a")
    await until(lambda: not len(office.service.tasks))
    assert office.service.asked["create"] == 0


async def test_a_bot_that_the_service_does_not_know_any_more_has_ended(office: Office) -> None:
    office.invite()
    await office.reaches(SourceState.JOINING)
    office.service.refuse("status", 404)
    await office.reaches(SourceState.ENDED)
    assert office.source.raw_reason == "404"
    await office.unfollowed()


async def test_while_bytes_come_it_is_only_not_followed_any_more(office: Office) -> None:
    office.invite()
    await office.reaches(SourceState.JOINING)
    office.source.intake_opened()
    office.source.bytes_arrived(time.monotonic())
    office.service.refuse("status", 404)
    await office.unfollowed()
    assert office.source.state is SourceState.RECEIVING


async def test_status_failures_are_told_when_there_are_several_and_solved_by_the_next_answer(office: Office) -> None:
    office.invite()
    await office.reaches(SourceState.JOINING)
    office.service.refuse("status", 500, times=STATUS_FAILURES_BEFORE_NOTICE - 1)
    await office.asks(times=STATUS_FAILURES_BEFORE_NOTICE + 1)
    assert told(office.notices, Code.BOT_STATUS) == []
    office.service.refuse("status", 500, times=STATUS_FAILURES_BEFORE_NOTICE + 2)
    await until(lambda: told(office.notices, Code.BOT_STATUS) == [True])
    await until(lambda: told(office.notices, Code.BOT_STATUS) == [False])
    (notice,) = office.notices.history()
    assert (notice.count, notice.solved) == (1, True)


async def test_the_lobby_is_told_of_only_to_who_is_kept_waiting_and_only_once(office: Office) -> None:
    office.service.word = "InWaitingRoom"
    office.invite()
    await office.reaches(SourceState.WAITING)
    office.source.since = time.monotonic() + 1000
    await office.asks()
    assert told(office.notices, Code.BOT_LOBBY) == []
    office.source.since = time.monotonic() - LOBBY_NOTICE_AFTER_S
    await until(lambda: told(office.notices, Code.BOT_LOBBY) == [True])
    office.notices.close(office.notices.open()[0].id)
    await office.asks()
    assert told(office.notices, Code.BOT_LOBBY) == [False]
    office.service.word = "InMeeting"
    await until(lambda: office.source.admitted)


async def test_who_is_admitted_hears_no_more_of_the_lobby(office: Office) -> None:
    office.service.word = "InWaitingRoom"
    office.invite()
    await office.reaches(SourceState.WAITING)
    office.source.since = time.monotonic() - LOBBY_NOTICE_AFTER_S
    await until(lambda: told(office.notices, Code.BOT_LOBBY) == [True])
    office.service.word = "InMeeting"
    await until(lambda: told(office.notices, Code.BOT_LOBBY) == [False])
    assert office.notices.history()[0].solved


async def test_a_bot_removed_from_the_lobby_leaves_no_notice_of_it(office: Office) -> None:
    office.service.word = "InWaitingRoom"
    office.invite()
    await office.reaches(SourceState.WAITING)
    office.source.since = time.monotonic() - LOBBY_NOTICE_AFTER_S
    await until(lambda: told(office.notices, Code.BOT_LOBBY) == [True])
    office.invitations.stop_following("a")
    assert told(office.notices, Code.BOT_LOBBY) == [False]


async def test_a_meeting_without_media_is_told_of_once_until_bytes_come(office: Office) -> None:
    office.service.word = "InMeeting"
    office.invite()
    await until(lambda: office.source.admitted)
    office.source.since = time.monotonic() + 1000
    await office.asks()
    assert told(office.notices, Code.SOURCE_NO_MEDIA) == []
    office.source.since = time.monotonic() - NO_MEDIA_AFTER_S - 1
    await until(lambda: told(office.notices, Code.SOURCE_NO_MEDIA) == [True])
    await office.asks()
    assert office.notices.history()[0].count == 1
    office.notices.close(office.notices.history()[0].id)
    await office.asks()
    assert told(office.notices, Code.SOURCE_NO_MEDIA) == [False]
    office.notices.reopen_last()
    office.source.intake_opened()
    office.source.bytes_arrived(time.monotonic())
    await until(lambda: told(office.notices, Code.SOURCE_NO_MEDIA) == [False])
    assert office.notices.history()[0].solved


async def test_a_throttled_status_is_not_asked_for_sooner_than_it_may_be(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    sleep = asyncio.sleep

    async def noted(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0.001 if seconds >= 1 else seconds)

    office.invite()
    await office.reaches(SourceState.JOINING)
    monkeypatch.setattr(module.asyncio, "sleep", noted)
    office.service.refuse("status", 429, **{"Retry-After": "7"})
    await until(lambda: 7.0 in slept)
    monkeypatch.undo()
    await until(lambda: told(office.notices, Code.BOT_STATUS) == [False])  # it was told, for 7 s are many polls
    assert office.notices.history()[0].solved


async def test_what_is_refused_of_a_bot_that_is_there_invites_and_removes_nobody(office: Office) -> None:
    office.service.word = "Recording"
    office.invite()
    await until(lambda: office.source.admitted)
    office.source.intake_opened()
    office.source.bytes_arrived(time.monotonic())
    office.service.refuse("pause_recording", 429, **{"Retry-After": "30"})
    office.invitations.pause(office.source)
    await until(lambda: told(office.notices, Code.BOT_LIMIT) == [True])
    (notice,) = office.notices.open()
    assert (notice.values["invited"], notice.values["seconds"], notice.values["name"]) == (1, 30, "Guest")
    assert notice.remedy is Remedy.SHOW_SOURCE  # "Stop waiting" would take the bot out of its meeting
    office.invitations.pause(office.source)
    await office.reaches(SourceState.PAUSED)
    assert told(office.notices, Code.BOT_LIMIT) == [False]
    office.service.refuse("remove_bot", 401)
    assert not await office.invitations.remove(office.source)
    assert [notice.values.get("invited") for notice in office.notices.open()] == [1]


async def test_pause_and_resume_count_when_the_service_has_accepted_them(office: Office) -> None:
    office.service.word = "Recording"
    office.invite()
    await until(lambda: office.source.admitted)
    office.source.intake_opened()
    office.source.bytes_arrived(time.monotonic())
    office.service.refuse("pause_recording", 409)
    office.invitations.pause(office.source)
    await until(lambda: told(office.notices, Code.BOT_PAUSE) == [True])
    assert office.source.state is SourceState.RECEIVING
    office.invitations.pause(office.source)
    await office.reaches(SourceState.PAUSED)
    office.invitations.resume(office.source)
    await office.reaches(SourceState.RECEIVING)


async def test_removing_says_whether_it_was_done(office: Office) -> None:
    assert await office.invitations.remove(office.source)  # there is no bot yet
    office.source.bot_id = "bot-9"
    office.service.refuse("remove_bot", 500)
    assert not await office.invitations.remove(office.source)
    assert told(office.notices, Code.SERVICE_DOWN) == [True]
    office.service.refuse("remove_bot", 404)
    assert await office.invitations.remove(office.source)  # it is gone: that is what was wanted
    assert await office.invitations.remove(office.source)
    assert office.service.removed == ["bot-9"]
    assert office.source.state not in OVER  # that is said by who asked
