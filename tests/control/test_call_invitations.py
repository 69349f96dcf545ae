from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.control.call_invitations import CallInvitations, InvitationWords, Invited
from desktop.core.call import CallState, Ending, Participant
from desktop.core.call_id import CallTarget, link_of
from desktop.core.call_page import PageEnded, PageParticipants, PageReady, PageReconnected, PageReconnecting
from desktop.core.errors import Code, Trouble
from desktop.services.calls.invitations import Invitation
from desktop.services.calls.messages import call_object
from tests.control.call_parts import ROOM
from tests.control.parts import until
from tests.control.test_calls import WISH, House

WORDS = InvitationWords("Join the call", "Call", "Call ended")


class Rooms(House):
    """With invitations."""

    def __init__(self) -> None:
        super().__init__()
        self.invitations = CallInvitations(
            self.calls,
            self.tasks,
            lambda: self.service,  # type: ignore[arg-type, return-value]  # as much of a client as is asked
            lambda: "newsroom",
            lambda trouble: self.said.append(trouble.code),
        )


@pytest.fixture
async def rooms() -> AsyncIterator[Rooms]:
    made = Rooms()
    yield made
    made.calls.close()
    await made.tasks.aclose()


async def test_a_call_that_is_started_is_told_with_the_whole_object(rooms: Rooms) -> None:
    rooms.invitations.post_when_joined(WORDS)
    await rooms.in_call(replace(WISH, started_here=True))
    await until(lambda: rooms.said == [Code.CALL_INVITED])
    (posted,) = rooms.service.posted
    assert posted["text"] == "Join the call"
    attachments = posted["attachments"]
    assert isinstance(attachments, list)
    assert attachments[0]["call"]["extra"] == 1


async def test_a_call_that_is_started_is_told_in_mezon(rooms: Rooms) -> None:
    heard: list[str] = []
    rooms.invitations.say_in_mezon = lambda text: not heard.append(text)
    rooms.invitations.mezon_place = lambda: "night-desk"
    rooms.invitations.post_link_when_joined("Join:", "night-desk")
    await rooms.in_call(replace(WISH, started_here=True))
    await until(lambda: rooms.said == [Code.CALL_INVITED])
    assert heard == ["Join: " + link_of(WISH.call_id, ROOM.kind)]


async def test_a_join_that_fails_tells_nobody_and_the_one_that_succeeds_tells_once(rooms: Rooms) -> None:
    heard: list[str] = []
    rooms.invitations.say_in_mezon = lambda text: not heard.append(text)
    rooms.invitations.mezon_place = lambda: "night-desk"
    wish = replace(WISH, started_here=True)

    def want() -> None:
        rooms.invitations.post_when_joined(WORDS)
        rooms.invitations.post_link_when_joined("Join:", "night-desk")

    want()
    rooms.calls.join(wish)
    await until(lambda: rooms.state is CallState.LOADING)  # the service has made it
    rooms.page.say(PageReady())
    assert rooms.state is CallState.JOINING
    rooms.page.say(PageEnded(Ending.MICROPHONE_MISSING, ""))
    assert rooms.state is CallState.ENDED
    await until(lambda: len(rooms.tasks) == 0)
    assert (rooms.service.posted, heard) == ([], [])
    await rooms.in_call()  # another one, of which nobody wanted to tell
    rooms.page.say(PageEnded(Ending.LOST))
    want()
    await rooms.in_call(wish)
    rooms.page.say(PageReconnecting())
    rooms.page.say(PageReconnected())
    await until(lambda: len(rooms.tasks) == 0)
    assert (len(rooms.service.posted), len(heard)) == (1, 1)


async def test_who_gives_up_before_being_in_tells_nobody(rooms: Rooms) -> None:
    rooms.invitations.post_when_joined(WORDS)
    rooms.calls.join(replace(WISH, started_here=True))
    await until(lambda: rooms.state is CallState.LOADING)
    rooms.calls.leave()
    await until(lambda: len(rooms.tasks) == 0)
    assert rooms.service.posted == []


async def test_who_came_into_view_meanwhile_is_not_told(rooms: Rooms) -> None:
    heard: list[str] = []
    rooms.invitations.say_in_mezon = lambda text: not heard.append(text)
    rooms.invitations.mezon_place = lambda: "another"
    rooms.invitations.post_link_when_joined("Join:", "night-desk")
    await rooms.in_call(replace(WISH, started_here=True))
    await until(lambda: rooms.said == [Code.CALL_INVITE])
    assert heard == []


async def test_a_joined_call_can_be_told_later(rooms: Rooms) -> None:
    rooms.invitations.post(WORDS)
    assert rooms.service.posted == []
    await rooms.in_call()
    rooms.invitations.post(WORDS)
    await until(lambda: bool(rooms.service.posted))
    attachments = rooms.service.posted[0]["attachments"]
    assert isinstance(attachments, list)
    assert attachments[0]["call"]["agora"] == {"channel": "c1"}


async def test_an_invitation_that_is_not_sent_is_a_notice_and_the_call_goes_on(rooms: Rooms) -> None:
    await rooms.in_call()
    rooms.service.trouble = Trouble(Code.CALL_RIGHTS)
    rooms.invitations.post(WORDS)
    await until(lambda: rooms.said == [Code.CALL_INVITE])
    assert rooms.state is CallState.IN_CALL


@pytest.mark.parametrize(("others", "ending", "marked"), [
    (0, Ending.LEFT, True),
    (1, Ending.LEFT, False),
    (1, Ending.OVER, True),
    (0, Ending.LOST, False),
])  # fmt: skip
async def test_the_last_one_out_marks_the_end(rooms: Rooms, others: int, ending: Ending, marked: bool) -> None:
    await rooms.in_call()
    rooms.invitations.post(WORDS)
    await until(lambda: rooms.said == [Code.CALL_INVITED])
    there = (Participant("me", own=True), *(Participant(str(one)) for one in range(others)))
    rooms.page.say(PageParticipants(there))
    if ending is Ending.LEFT:
        rooms.calls.leave()
    rooms.page.say(PageEnded(ending))
    if marked:
        await until(lambda: bool(rooms.service.replaced))
        message_id, message = rooms.service.replaced[0]
        attachments = message["attachments"]
        assert isinstance(attachments, list)
        assert (message_id, attachments[0]["title"]) == ("m1", "Call ended")
        assert attachments[0]["ended_at"]
    else:
        await until(lambda: len(rooms.tasks) == 0)
        assert rooms.service.replaced == []


async def test_the_end_of_another_call_marks_nothing(rooms: Rooms) -> None:
    await rooms.in_call()
    rooms.invitations.post(WORDS)
    await until(lambda: rooms.said == [Code.CALL_INVITED])
    rooms.page.say(PageEnded(Ending.LOST))
    await rooms.in_call(replace(WISH, call_id="call-2"))
    rooms.page.say(PageEnded(Ending.OVER))
    await until(lambda: len(rooms.tasks) == 0)
    assert rooms.service.replaced == []


async def test_a_mark_that_fails_troubles_nobody(rooms: Rooms) -> None:
    await rooms.in_call()
    rooms.invitations.post(WORDS)
    await until(lambda: rooms.said == [Code.CALL_INVITED])
    rooms.service.trouble = Trouble(Code.SERVICE_OFFLINE)
    rooms.invitations.mark_ended()
    await until(lambda: rooms.invitations.trouble is not None)
    assert rooms.said == [Code.CALL_INVITED]


async def test_the_link_goes_to_the_open_channel(rooms: Rooms) -> None:
    said: list[str] = []

    def say(text: str) -> bool:
        said.append(text)
        return True

    assert not rooms.invitations.post_link("Come:")
    await rooms.in_call()
    assert not rooms.invitations.post_link("Come:")
    rooms.invitations.say_in_mezon = say
    assert rooms.invitations.post_link("Come:")
    assert said == ["Come: airdesk://call/call-1?type=video"]


async def test_invitations_are_read_and_found_whatever_the_case(rooms: Rooms) -> None:
    rooms.service.found = (Invitation("Call-1", room=ROOM), Invitation("call-2"))
    rooms.invitations.read()
    await until(lambda: bool(rooms.invitations.found))
    room_for = rooms.invitations.room_for
    assert room_for(CallTarget("CALL-1")) == ROOM
    assert room_for(CallTarget("call-2")) is room_for(CallTarget("nobody")) is None
    assert room_for(CallTarget("call-1", call=call_object(ROOM))) == ROOM
    rooms.service.trouble = Trouble(Code.CALL_KEY)
    rooms.invitations.read()
    await until(lambda: rooms.invitations.trouble is not None)
    assert rooms.invitations.found


async def test_what_invitations_say_of_a_call(rooms: Rooms) -> None:
    rooms.service.found = (
        Invitation("call-1", sender="Bao", sent_at="2026-11-20T21:00:00Z"),
        Invitation("call-2", sender="Lan"),
        Invitation("CALL-1", sender="Lan", sent_at="2026-11-20T21:47:00.5Z"),
        Invitation("call-3", ended=True),
    )
    rooms.invitations.read()
    await until(lambda: bool(rooms.invitations.found))
    about = rooms.invitations.about
    assert about("Call-1") == Invited("Lan", datetime(2026, 11, 20, 21, 47, 0, 500_000, tzinfo=UTC))
    assert about("call-2") == Invited("Lan")
    assert about("call-3") == Invited(ended=True)
    assert about("nobody") is None
    assert rooms.invitations.open_ids == ("CALL-1", "call-2")
    rooms.service.found = (Invitation("call-2", sent_at="yesterday"), Invitation("call-4", sent_at="2026-11-20T21:47"))
    rooms.invitations.read()
    await until(lambda: len(rooms.invitations.found) == 2)
    assert about("call-2") == about("call-4") == Invited()
