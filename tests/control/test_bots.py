"""Wishes for bots: one wish is one bot, a removed one is gone with its address."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import cast

import pytest

from desktop.control import bots as module
from desktop.control.bots import Bots, LeftBot
from desktop.control.invitations import Invitations
from desktop.control.invite import InviteRequest
from desktop.control.notices import Notices
from desktop.control.reception import Arrivals, Place, Reception
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.errors import Code, Trouble
from desktop.core.model import Platform, SourceState
from desktop.media.intake import Intake
from desktop.services.meetstream.admissions import Admission, Admissions, RefusalReason
from desktop.services.meetstream.door import Caller, Flow
from tests.control.parts import LINK, Counted, Service, told, until


class Agency:
    """Bots with everything they ask, against a service that does as it is told."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.sources, self.notices, self.admissions = Sources(), Notices(), Admissions()
        invitations = Invitations(
            service.client,
            self.notices,
            service.tasks,
            lambda source: self.sources.changed.emit(source.id),
            self.admissions.bind,
            lambda: 0.01,
        )
        self.formers: list[Intake | None] = []
        self.reception = Reception(
            self._intake, cast("Arrivals", SimpleNamespace(intake_opened=None)), lambda *_: None, lambda: True
        )
        self.bots = Bots(
            self.sources,
            invitations,
            self.admissions,
            self.reception,
            self.notices,
            service.tasks,
            lambda path: f"wss://studio.example.net{path}",
        )
        self.sources.removed.connect(self.bots.forget)

    def _intake(self, place: Place, flow: object, former: Intake | None) -> Intake:
        self.formers.append(former)
        return Counted().intake

    def source(self, source_id: str) -> Source:
        found = self.sources.get(source_id)
        assert found is not None
        return found

    async def reaches(self, source_id: str, state: SourceState) -> None:
        await until(lambda: self.source(source_id).state is state)


@pytest.fixture
async def agency() -> AsyncIterator[Agency]:
    async with Service() as service:
        yield Agency(service)


async def test_an_invited_bot_is_told_an_address_of_its_own(agency: Agency) -> None:
    first, second = (agency.bots.invite(InviteRequest(LINK, name)) for name in ("One", "Two"))
    assert agency.sources.ids == (first, second)
    await agency.reaches(first, SourceState.JOINING)
    await agency.reaches(second, SourceState.JOINING)
    addresses = [body["live_video_required"]["websocket_url"] for body in agency.service.created]
    assert sorted(addresses) == sorted([agency.bots.address_of(first), agency.bots.address_of(second)])
    assert len(set(addresses)) == 2
    path = agency.bots.address_of(first).removeprefix("wss://studio.example.net")
    assert agency.admissions.admit(path, "127.0.0.1") == Admission(first)


async def test_the_source_is_what_was_filled_in(agency: Agency) -> None:
    request = InviteRequest(f" {LINK} ", "  ", bot_name="Camera 1", lobby_minutes=3, record=False)
    source = agency.source(agency.bots.invite(request))
    assert (source.name, source.bot_name, source.record, source.lobby_s) == ("Camera 1", "Camera 1", False, 180.0)
    assert source.platform is agency.bots.platform_of(LINK) is Platform.GOOGLE_MEET


@pytest.mark.parametrize(
    ("link", "code"), [("https://example.net/room", Code.BOT_LINK), ("https://zoom.us/j/1", Code.BOT_PLATFORM)]
)
async def test_a_link_that_cannot_work_makes_no_source(agency: Agency, link: str, code: Code) -> None:
    with pytest.raises(Trouble) as caught:
        agency.bots.invite(InviteRequest(link, "One"))
    assert caught.value.code is code
    assert agency.sources.ids == ()
    assert agency.service.asked["create"] == 0


async def test_the_same_wish_twice_is_one_bot(agency: Agency) -> None:
    request = InviteRequest(LINK, "One")
    assert agency.bots.invite(request) == agency.bots.invite(request)
    (source_id,) = agency.sources.ids
    await agency.reaches(source_id, SourceState.JOINING)
    assert len(agency.service.created) == 1


async def test_who_is_removed_is_gone_with_its_address(agency: Agency) -> None:
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    agency.service.word = "InMeeting"
    await until(lambda: agency.source(source_id).admitted)
    assert [view.id for view in agency.bots.live()] == [source_id]
    path = agency.admissions.path_of(source_id) or ""
    agency.source(source_id).intake_opened()
    agency.source(source_id).bytes_arrived(time.monotonic())
    agency.bots.remove(source_id)
    await agency.reaches(source_id, SourceState.ENDED)
    assert agency.service.removed == ["bot-1"]
    assert (agency.bots.live(), agency.bots.address_of(source_id)) == ((), "")
    assert agency.admissions.admit(path, "127.0.0.1") is RefusalReason.PATH
    assert agency.source(source_id).raw_reason == "removed"


async def test_who_cannot_be_removed_stays_and_can_be_asked_again(agency: Agency) -> None:
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await agency.reaches(source_id, SourceState.JOINING)
    agency.service.refuse("remove_bot", 500)
    agency.bots.remove(source_id)
    await until(lambda: told(agency.notices, Code.SERVICE_DOWN) == [True])
    assert agency.source(source_id).state is SourceState.JOINING
    assert agency.bots.address_of(source_id)
    assert agency.bots.live()
    agency.bots.remove(source_id)
    await agency.reaches(source_id, SourceState.ENDED)


async def test_a_bot_removed_before_the_service_knew_it_does_not_come(agency: Agency) -> None:
    agency.service.open.clear()
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await until(lambda: agency.service.asked["create"])
    agency.bots.remove(source_id)
    await agency.reaches(source_id, SourceState.ENDED)
    agency.sources.remove_tile(source_id)
    agency.service.open.set()
    await until(lambda: agency.service.removed == ["bot-1"])


async def test_who_stops_waiting_for_a_throttled_service_is_done_at_once(agency: Agency) -> None:
    agency.service.refuse("create", 429, **{"Retry-After": "3600"})
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await until(lambda: told(agency.notices, Code.BOT_LIMIT) == [True])
    agency.bots.remove(source_id)
    await agency.reaches(source_id, SourceState.ENDED)
    assert told(agency.notices, Code.BOT_LIMIT) == [False]
    await until(lambda: not len(agency.service.tasks))
    assert agency.service.created == []


async def test_asking_again_makes_a_new_bot_for_the_same_source(agency: Agency) -> None:
    agency.service.word = "Denied"
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    agency.bots.invite_again(source_id)  # it is not over yet
    await agency.reaches(source_id, SourceState.FAILED)
    assert told(agency.notices, Code.BOT_DENIED) == [True]
    agency.service.word = "InMeeting"
    agency.bots.invite_again(source_id)
    assert agency.source(source_id).state is SourceState.INVITED
    assert told(agency.notices, Code.BOT_DENIED) == [False]
    await until(lambda: agency.source(source_id).admitted)
    assert (agency.source(source_id).bot_id, len(agency.service.created)) == ("bot-2", 2)
    assert agency.sources.ids == (source_id,)


async def test_the_files_of_another_meeting_do_not_continue_those_of_the_last(agency: Agency) -> None:
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await agency.reaches(source_id, SourceState.JOINING)
    caller = Caller(source_id, "bot-1", "127.0.0.1")
    for _ in range(2):
        agency.reception.open_intake(caller, cast("Flow", None))
    agency.source(source_id).ended(time.monotonic())
    agency.bots.invite_again(source_id)
    agency.reception.open_intake(caller, cast("Flow", None))
    assert [former is None for former in agency.formers] == [True, False, True]


async def test_all_are_removed_but_those_that_are_over_or_unknown_to_the_service(agency: Agency) -> None:
    ids = [agency.bots.invite(InviteRequest(LINK, name)) for name in ("One", "Two", "Three")]
    for source_id in ids:
        await agency.reaches(source_id, SourceState.JOINING)
    agency.sources.add(Source("stranger", "Stranger"))
    agency.source(ids[1]).ended(time.monotonic())
    assert await agency.bots.remove_all()
    assert sorted(agency.service.removed) == sorted(agency.source(i).bot_id for i in (ids[0], ids[2]))
    assert agency.source("stranger").state is SourceState.INVITED


async def test_who_could_not_be_removed_is_told_of_and_keeps_its_address(agency: Agency) -> None:
    first, second = [agency.bots.invite(InviteRequest(LINK, name)) for name in ("One", "Two")]
    for source_id in (first, second):
        await agency.reaches(source_id, SourceState.JOINING)
    agency.service.refuse("remove_bot", 429, **{"Retry-After": "30"})
    assert not await agency.bots.remove_all()
    (left,) = agency.bots.live()
    assert told(agency.notices, Code.BOT_LIMIT) == [True]
    assert agency.notices.open()[0].source_id == left.id
    assert agency.bots.address_of(left.id)
    assert await agency.bots.remove_all()
    assert agency.bots.live() == ()


async def test_a_service_that_does_not_answer_keeps_nobody_for_long(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REMOVAL_S", 0.05)
    ids = [agency.bots.invite(InviteRequest(LINK, name)) for name in ("One", "Two")]
    for source_id in ids:
        await agency.reaches(source_id, SourceState.JOINING)
    agency.service.silent.add("remove_bot")
    assert not await agency.bots.remove_all()
    assert agency.service.asked["remove_bot"] == 2  # both at once
    assert told(agency.notices, Code.BOT_REMOVE) == [True, True]
    assert [view.id for view in agency.bots.live()] == ids
    await until(lambda: len(agency.service.tasks) == 2)  # only those who follow them


async def test_a_bot_that_is_just_being_created_is_live_and_removed_with_the_others(agency: Agency) -> None:
    agency.service.open.clear()
    only = agency.bots.invite(InviteRequest(LINK, "Guest"))
    await until(lambda: agency.service.asked["create"])
    assert [view.name for view in agency.bots.live()] == ["Guest"]
    leaving = asyncio.ensure_future(agency.bots.remove_all())
    await agency.reaches(only, SourceState.ENDED)
    assert agency.bots.live() == ()
    agency.service.open.set()
    await leaving
    assert agency.service.removed == ["bot-1"]


async def test_wishes_about_nobody_ask_nobody(agency: Agency) -> None:
    agency.sources.add(Source("stranger", "Stranger"))
    for source_id in ("stranger", "nobody"):
        agency.bots.pause(source_id)
        agency.bots.resume(source_id)
        agency.bots.invite_again(source_id)
    agency.bots.remove("nobody")
    assert agency.bots.address_of("nobody") == ""
    await asyncio.sleep(0)
    assert not agency.service.asked
    assert not len(agency.service.tasks)


async def test_a_paused_bot_goes_on_when_it_is_told_to(agency: Agency) -> None:
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await agency.reaches(source_id, SourceState.JOINING)
    source = agency.source(source_id)
    source.intake_opened()
    source.bytes_arrived(time.monotonic())
    agency.bots.pause(source_id)
    await agency.reaches(source_id, SourceState.PAUSED)
    agency.bots.resume(source_id)
    await agency.reaches(source_id, SourceState.RECEIVING)


async def test_a_tile_that_is_taken_away_leaves_no_address_and_no_notice(agency: Agency) -> None:
    agency.service.word = "Denied"
    source_id = agency.bots.invite(InviteRequest(LINK, "One"))
    await agency.reaches(source_id, SourceState.FAILED)
    assert agency.notices.open()
    agency.sources.remove_tile(source_id)
    assert agency.notices.open() == ()
    assert agency.bots.address_of(source_id) == ""


async def test_a_bot_of_a_former_run_is_followed_under_its_old_address(agency: Agency) -> None:
    first = agency.bots.invite(InviteRequest(LINK, "Guest", "Camera", lobby_minutes=3, record=False))
    await agency.reaches(first, SourceState.JOINING)
    left = agency.bots.left(first)
    assert left is not None
    async with Service() as service:
        service.created.append({})  # it knows the bot that the first console asked for
        service.word = "Recording"
        other = Agency(service)
        other.bots.follow(left)
        assert service.asked["create"] == 0
        source = other.source(first)
        assert (source.name, source.bot_name, source.bot_id) == ("Guest", "Camera", agency.source(first).bot_id)
        assert (source.link, source.platform) == (LINK, Platform.GOOGLE_MEET)
        assert (source.record, source.lobby_s) == (False, 180.0)
        assert other.bots.address_of(first) == agency.bots.address_of(first)
        await until(lambda: source.admitted)
        assert [view.id for view in other.bots.live()] == [first]
        other.bots.remove(first)
        await other.reaches(first, SourceState.ENDED)
        assert service.removed == [left.bot_id]
        other.bots.invite_again(first)
        await until(lambda: service.asked["create"] == 1)


async def test_a_bot_of_which_only_the_id_is_left_is_followed_too(agency: Agency) -> None:
    agency.bots.follow(LeftBot("a", "Guest", "bot-1", Platform.ZOOM, True))
    await agency.reaches("a", SourceState.JOINING)
    assert agency.bots.address_of("a").startswith("wss://studio.example.net/in/")
    assert agency.source("a").platform is Platform.ZOOM
    source = agency.source("a")
    source.ended(time.monotonic())
    agency.bots.invite_again("a")  # nobody knows for which meeting
    assert source.state is SourceState.ENDED


async def test_a_bot_that_the_service_has_forgotten_has_ended(agency: Agency) -> None:
    agency.service.refuse("status", 404)
    agency.bots.follow(LeftBot("a", "Guest", "bot-1", Platform.ZOOM, True))
    await agency.reaches("a", SourceState.ENDED)


async def test_only_a_bot_in_a_meeting_is_left_behind(agency: Agency) -> None:
    assert agency.bots.left("nobody") is None
    agency.sources.add(Source("stranger", "Stranger"))
    assert agency.bots.left("stranger") is None
    guest = agency.bots.invite(InviteRequest(LINK, "Guest"))
    assert agency.bots.left(guest) is None  # the service has not said which bot it is
    await agency.reaches(guest, SourceState.JOINING)
    assert agency.bots.left(guest) is not None
    agency.source(guest).ended(time.monotonic())
    assert agency.bots.left(guest) is None
