from __future__ import annotations

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.rooms import HEARTBEAT_END, Rooms, StreamEvent
from tests.sim.zego.client import APP_ID, Clock


class Heard(list[StreamEvent]):
    pass


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def rooms(heard: Heard, clock: Clock) -> Rooms:
    return Rooms(APP_ID, clock, heard.append)


def test_streams_come_and_go_in_order(rooms: Rooms, heard: Heard, clock: Clock) -> None:
    first = rooms.publish("r", "a", "Mai")
    assert rooms.publish("r", "a", "Mai") is first
    clock.now += 2
    rooms.publish("r", "b", "Jonas")
    rooms.leave("r", "a", HEARTBEAT_END)
    assert [(event.stream.id, event.seq, event.closed_ms is None) for event in heard] == [
        ("a", 1, True),
        ("b", 2, True),
        ("a", 3, False),
    ]
    assert heard[-1].closed_ms == first.created_ms + 2000
    assert heard[-1].reason == HEARTBEAT_END
    assert list(rooms.get("r").streams) == ["b"]
    again = rooms.publish("r", "a", "Mai")
    assert again.number != first.number
    with pytest.raises(KeyError):
        rooms.leave("r", "nobody")


def test_a_closed_room_takes_its_streams_along(rooms: Rooms, heard: Heard) -> None:
    rooms.publish("r", "a", "Mai")
    session = rooms.get("r").session_id
    rooms.close("r")
    assert heard[-1].closed_ms is not None
    assert not rooms.has("r")
    with pytest.raises(Refused) as refused:
        rooms.get("r")
    assert refused.value.code == Code.NO_ROOM
    assert rooms.open("r").session_id != session


def test_the_test_environment_wants_its_prefix_once(rooms: Rooms) -> None:
    stream = rooms.publish("r", "a", "Mai")
    shown = rooms.shown("a", is_test=True)
    assert shown == f"zegotest-{APP_ID}-a"
    assert rooms.find(shown, is_test=True) is stream
    assert rooms.find("a", is_test=True) is None
    assert rooms.find(rooms.shown(shown, is_test=True), is_test=True) is None
    assert rooms.find("a", is_test=False) is stream
    assert rooms.find(shown, is_test=False) is None
    assert (rooms.shown("a", False), rooms.is_shown("a", False), rooms.is_shown("a", True)) == ("a", True, False)
    assert rooms.is_shown(shown, True)


def test_each_stream_has_a_tone_of_its_own(rooms: Rooms) -> None:
    assert len({rooms.publish("r", f"{n}", "x").tone.hz for n in range(9)}) == 9
