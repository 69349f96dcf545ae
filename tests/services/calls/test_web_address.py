from __future__ import annotations

import pytest

from desktop.core.call import CallRoom, Provider
from desktop.services.calls.web_address import web_address
from desktop.sim.calls import jwt, provider_tokens

PAGE = "https://studio.app.100ms.live/"
ROOM = CallRoom(Provider.HMS, "call-1", room_id="65f0a1")
TOKEN = provider_tokens.hms("secret", "65f0a1", "mai", 1_800_000_000.0, 3600.0)


def test_a_room_of_100ms_has_a_page_for_the_role_of_the_token() -> None:
    assert web_address(PAGE, ROOM, TOKEN) == "https://studio.app.100ms.live/meeting/65f0a1/guest"


def test_the_token_names_the_room_where_nothing_else_does() -> None:
    assert web_address(PAGE, CallRoom(Provider.HMS, "call-1"), TOKEN).endswith("/meeting/65f0a1/guest")


def test_what_stands_in_a_token_stays_one_part_of_the_path() -> None:
    odd = jwt.write("secret", {"room_id": "../a", "role": "x?y"})
    assert web_address(PAGE, CallRoom(Provider.HMS, "call-1"), odd).endswith("/meeting/..%2Fa/x%3Fy")


@pytest.mark.parametrize(
    ("page", "room", "token"),
    [
        ("", ROOM, TOKEN),
        (PAGE, CallRoom(Provider.AGORA, "call-1", channel="c"), TOKEN),
        (PAGE, CallRoom(Provider.LOCAL, "call-1"), TOKEN),
        (PAGE, ROOM, "no token"),
        (PAGE, ROOM, jwt.write("secret", {"role": 7})),
    ],
)
def test_where_it_is_not_known_there_is_none(page: str, room: CallRoom, token: str) -> None:
    assert web_address(page, room, token) == ""
