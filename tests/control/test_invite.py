"""One wish, one key."""

from msgspec.structs import replace

from desktop.control.invite import InviteRequest
from tests.control.parts import LINK


def test_every_wish_has_a_key_of_its_own_that_repeating_it_keeps() -> None:
    first, second = InviteRequest(LINK, "One"), InviteRequest(LINK, "One")
    assert first.key
    assert first.key != second.key
    assert replace(first, source_name="Two").key == first.key


def test_unless_told_otherwise_it_is_recorded_and_does_not_stay_alone() -> None:
    request = InviteRequest(LINK, "One")
    assert (request.record, request.leave_when_empty, request.lobby_minutes) == (True, True, 10)
