from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.mix import AutoMix, DeskMix, Mix
from desktop.sim.zego.mixes import Mixes
from desktop.sim.zego.pull import Pulls
from desktop.sim.zego.rooms import Rooms
from desktop.sim.zego.switches import Switches
from desktop.sim.zego.wish import StopWish, read_auto, read_desk
from tests.sim.zego.client import APP_ID, Clock, auto, desk


class House:
    """Mixes of one app with a room, and what was told of them."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.clock = Clock()
        self.switches = Switches()
        self.rooms = Rooms(APP_ID, self.clock, lambda _: None)
        for name in "abc":
            self.rooms.publish("room", name, name)
        self.mixes = Mixes(self.rooms, Pulls(), self.switches, self.clock, self)

    def mix_started(self, mix: Mix) -> None:
        self.told.append(("start", mix.wish.task_id))

    def mix_stopped(self, mix: Mix, by_itself: bool) -> None:
        self.told.append(("idle" if by_itself else "stop", mix.wish.task_id))

    def auto(self, is_test: bool = False, **more: Any) -> Mix:
        return self.mixes.start_auto(read_auto(json.dumps(auto(**more)).encode()), is_test)

    def desk(self, *inputs: Any, is_test: bool = False, **more: Any) -> Mix:
        return self.mixes.start_desk(read_desk(json.dumps(desk(*inputs, **more)).encode()), is_test)

    def stop(self, kind: type[Mix], task_id: str, user_id: str = "u", room: str = "", seq: int | None = None) -> None:
        self.mixes.stop(StopWish(task_id, room, user_id, seq), False, kind)

    def wait(self, seconds: float) -> None:
        self.mixes.watch()
        self.clock.now += seconds
        self.mixes.watch()


@pytest.fixture
def house() -> House:
    return House()


def refused(call: Any, *args: Any, **more: Any) -> int:
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    return refusal.value.code


def test_a_task_runs_until_it_is_stopped(house: House) -> None:
    mix = house.auto()
    house.clock.now += 61.9
    assert house.mixes.duration_s("t", False) == 61
    assert house.auto(UserData="AAAA") is mix
    house.stop(AutoMix, "t", room="room")
    assert house.told == [("start", "t"), ("stop", "t")]
    assert refused(house.mixes.duration_s, "t", False) == Code.NO_TASK
    assert refused(house.stop, AutoMix, "t") == Code.NO_TASK
    house.switches.stop_unknown = Code.OK
    house.stop(AutoMix, "t")


def test_one_id_is_one_kind_in_one_room(house: House) -> None:
    house.auto(TaskId="x")
    house.desk("a", TaskId="y")
    house.rooms.open("other")
    assert refused(house.desk, "a", TaskId="x") == Code.UPDATE_FAILED
    assert refused(house.auto, TaskId="y") == Code.UPDATE_FAILED
    assert refused(house.auto, TaskId="x", RoomId="other") == Code.UPDATE_FAILED
    assert refused(house.stop, DeskMix, "x") == Code.NO_TASK
    assert refused(house.stop, AutoMix, "x", room="other") == Code.PARAMETER
    assert len(house.mixes.all()) == 2


def test_a_task_may_change_its_kind_by_a_switch(house: House) -> None:
    house.switches.task_changes_kind = True
    house.auto(TaskId="x")
    house.desk("a", TaskId="x")
    (mix,) = house.mixes.all()
    assert isinstance(mix, DeskMix)
    assert house.told == [("start", "x"), ("idle", "x"), ("start", "x")]
    assert refused(house.auto, TaskId="x", RoomId="nowhere") == Code.NO_ROOM
    assert house.mixes.all() == [mix]


def test_a_room_must_be_there_unless_support_made_it_so(house: House) -> None:
    assert refused(house.auto, RoomId="new") == Code.NO_ROOM
    house.switches.creates_room = True
    house.auto(RoomId="new")
    assert house.rooms.has("new")


def test_mixing_must_be_enabled(house: House) -> None:
    house.switches.mixing_enabled = False
    assert refused(house.auto) == refused(house.desk, "a") == Code.MIXING_NOT_ENABLED


def test_a_missing_input_fails_the_whole_start(house: House) -> None:
    assert refused(house.desk, "a", "nobody") == Code.INPUT_MISSING
    assert house.mixes.all() == []


def test_the_test_environment_is_another_world(house: House) -> None:
    prefix = f"zegotest-{APP_ID}-"
    assert refused(house.auto, is_test=True) == Code.TASK_FAILED
    mix = house.auto(is_test=True, MixOutput=[{"StreamId": f"{prefix}out"}])
    assert sorted(mix.parts()) == [f"{prefix}{name}" for name in "abc"]
    raw = desk()["MixOutput"][0] | {"StreamId": f"{prefix}out2"}
    assert refused(house.desk, "a", is_test=True, MixOutput=[raw]) == Code.INPUT_MISSING
    assert refused(house.desk, f"{prefix}{prefix}a", is_test=True, MixOutput=[raw]) == Code.INPUT_MISSING
    house.desk(f"{prefix}a", is_test=True, MixOutput=[raw])
    assert refused(house.mixes.duration_s, "t", False) == Code.NO_TASK
    house.auto()
    assert len(house.mixes.all()) == 3


def test_ownership_is_enforced_once_it_is_switched_on(house: House) -> None:
    house.auto()
    house.auto(UserId="other")
    house.switches.ownership = True
    assert refused(house.auto, UserId="other") == Code.NOT_THE_OWNER
    assert refused(house.stop, AutoMix, "t", user_id="other") == Code.NOT_THE_OWNER
    assert refused(house.stop, AutoMix, "t", user_id="") == Code.NOT_THE_OWNER
    house.stop(AutoMix, "t")


def test_an_idle_mix_ends_by_itself(house: House) -> None:
    house.auto()
    house.desk("a", TaskId="long", MaxIdleTime=300)
    for name in "abc":
        house.rooms.leave("room", name)
    house.wait(89)
    assert len(house.mixes.all()) == 2
    house.wait(1)
    assert house.told[2:] == [("idle", "t")]
    house.wait(210)
    assert house.told[3:] == [("idle", "long")]


def test_an_auto_mix_ends_with_its_room(house: House) -> None:
    house.auto()
    house.switches.idle_ends = False
    house.rooms.close("room")
    house.mixes.watch()
    assert house.mixes.all()
    house.switches.idle_ends = True
    house.mixes.watch()
    assert house.told[1:] == [("idle", "t")]


def test_a_mixer_can_break_down(house: House) -> None:
    house.auto()
    house.mixes.die("t")
    assert house.told[1:] == [("idle", "t")]
    with pytest.raises(KeyError):
        house.mixes.die("t")


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12), st.booleans())
def test_with_ordering_only_a_larger_sequence_is_executed(sequences: list[int], ordering: bool) -> None:
    house = House()
    house.switches.ordering = ordering
    highest = 0
    expected = -1
    for sequence in sequences:
        mix = house.desk({"StreamId": "a", "Volume": sequence}, Sequence=sequence)
        if not ordering or sequence > highest:
            expected = sequence
        highest = max(highest, sequence)
        assert mix.parts()["a"][1] == expected / 100


def test_ordering_wants_a_number_and_says_how_it_refuses(house: House) -> None:
    house.switches.ordering = True
    assert refused(house.auto) == Code.PARAMETER
    house.auto(Sequence=5)
    house.switches.stale_code = Code.UPDATE_FAILED
    assert refused(house.auto, Sequence=5) == Code.UPDATE_FAILED
    assert refused(house.stop, AutoMix, "t", seq=4) == Code.UPDATE_FAILED
    house.switches.stale_code = Code.OK
    house.stop(AutoMix, "t", seq=4)
    assert house.mixes.all()
    house.stop(AutoMix, "t", seq=6)
    assert not house.mixes.all()
