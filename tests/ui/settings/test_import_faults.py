from __future__ import annotations

import pytest

from desktop.settings.schema import Calls, MeetStream, Mezon, Settings, Zego
from desktop.ui.settings.import_faults import import_faults

pytestmark = pytest.mark.usefixtures("languages")


def test_what_the_pages_take_is_right() -> None:
    chosen = Settings(
        mezon=Mezon(gateway="gw.example.net", streaming="wss://stn.example.net/ws"),
        calls=Calls(channel="messaging:newsroom"),
    )
    assert import_faults(Settings()) == ()
    assert import_faults(chosen) == ()


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        (Settings(meetstream=MeetStream(base="http://bots.example.net")), "meetstream.base"),
        (Settings(mezon=Mezon(gateway="http://gw.example.net")), "mezon.gateway"),
        (Settings(mezon=Mezon(streaming="ws://stn.example.net/ws")), "mezon.streaming"),
        (Settings(zego=Zego(base="ftp://zego.example.net")), "zego.base"),
        (Settings(calls=Calls(base="http://chat.example.net")), "calls.base"),
        (Settings(calls=Calls(channel="newsroom")), "calls.channel"),
    ],
)
def test_an_address_that_would_lead_a_key_astray_is_found(wrong: Settings, place: str) -> None:
    found = import_faults(wrong)
    assert [one for one, _ in found] == [place]
    assert found[0][1].endswith(".")
