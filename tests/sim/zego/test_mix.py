from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.mix import GIVE_UP_S, AutoMix, DeskMix
from desktop.sim.zego.rooms import Rooms
from desktop.sim.zego.switches import OwnStream, Switches
from desktop.sim.zego.tones import Sound, Tone
from desktop.sim.zego.wish import read_auto, read_desk
from tests.sim.zego.client import APP_ID, Clock, auto, desk, output

URL = "http://there/live.flv"


class Addresses:
    def __init__(self) -> None:
        self.there: dict[str, Sound] = {}

    def sound(self, url: str) -> Sound | None:
        return self.there.get(url)


@pytest.fixture
def rooms(clock: Clock) -> Rooms:
    rooms = Rooms(APP_ID, clock, lambda _: None)
    for name in "abc":
        rooms.publish("room", name, name)
    rooms.publish("other", "far", "far")
    return rooms


@pytest.fixture
def addresses() -> Addresses:
    return Addresses()


def auto_mix(rooms: Rooms, addresses: Addresses, switches: Switches | None = None, **more: Any) -> AutoMix:
    return AutoMix(read_auto(json.dumps(auto(**more)).encode()), False, rooms, addresses, switches or Switches())


def desk_mix(rooms: Rooms, addresses: Addresses, *inputs: Any, **more: Any) -> DeskMix:
    return DeskMix(read_desk(json.dumps(desk(*inputs, **more)).encode()), False, rooms, addresses)


def gains(mix: AutoMix | DeskMix) -> dict[str, float]:
    return {name: gain for name, (_, gain) in mix.parts().items()}


def test_an_auto_mix_follows_its_room(rooms: Rooms, addresses: Addresses) -> None:
    extras = [{"StreamId": "far", "Volume": 150}, {"StreamUrl": URL}, {"StreamId": "b", "ModifyType": 1}]
    mix = auto_mix(rooms, addresses, ExtraMixInput=extras)
    mix.check()
    assert gains(mix) == {"a": 1.0, "c": 1.0, "far": 1.5}
    assert mix.addresses() == {URL}
    addresses.there[URL] = Tone(440)
    rooms.leave("room", "a")
    rooms.publish("room", "d", "d")
    assert gains(mix) == {"c": 1.0, "d": 1.0, "far": 1.5, URL: 1.0}
    rooms.close("room")
    assert gains(mix) == {"far": 1.5, URL: 1.0}


def test_nine_are_heard_and_a_tenth_is_not(rooms: Rooms, addresses: Addresses) -> None:
    mix = auto_mix(rooms, addresses)
    for number in range(8):
        rooms.publish("room", f"late-{number}", "x")
    assert len(gains(mix)) == 9
    assert "late-5" in gains(mix)
    assert "late-6" not in gains(mix)
    with pytest.raises(Refused) as refused:
        mix.check()
    assert refused.value.code == Code.TOO_MANY_INPUTS


@pytest.mark.parametrize("switch", OwnStream)
def test_naming_a_stream_of_the_room_is_a_switch(rooms: Rooms, addresses: Addresses, switch: OwnStream) -> None:
    mix = auto_mix(rooms, addresses, Switches(own_stream=switch), ExtraMixInput=[{"StreamId": "a", "Volume": 30}])
    if switch is OwnStream.VOLUME:
        mix.check()
        assert gains(mix) == {"a": 0.3, "b": 1.0, "c": 1.0}
    else:
        with pytest.raises(Refused) as refused:
            mix.check()
        assert refused.value.code == Code.INPUT_TWICE


def test_an_extra_stream_that_is_not_there_is_a_switch(rooms: Rooms, addresses: Addresses) -> None:
    switches = Switches()
    mix = auto_mix(rooms, addresses, switches, ExtraMixInput=[{"StreamId": "nobody"}, {"StreamUrl": URL}])
    mix.check()
    assert gains(mix) == {"a": 1, "b": 1, "c": 1}
    switches.auto_needs_extras = True
    with pytest.raises(Refused) as refused:
        mix.check()
    assert refused.value.code == Code.INPUT_MISSING


@pytest.mark.parametrize("live", [False, True])
def test_extra_inputs_of_a_running_mix_are_a_switch(rooms: Rooms, addresses: Addresses, live: bool) -> None:
    mix = auto_mix(rooms, addresses, Switches(extra_live=live), ExtraMixInput=[{"StreamId": "far"}])
    wish = auto(ExtraMixInput=[{"StreamId": "far", "Volume": 20}, {"StreamId": "a", "ModifyType": 1}], UserData="AAAA")
    mix.change(read_auto(json.dumps(wish).encode()))
    assert mix.wish.user_data == "AAAA"
    assert gains(mix) == ({"b": 1, "c": 1, "far": 0.2} if live else {"a": 1, "b": 1, "c": 1, "far": 1})


def test_a_change_that_cannot_be_changes_nothing(rooms: Rooms, addresses: Addresses) -> None:
    mix = auto_mix(rooms, addresses, Switches(extra_live=True))
    with pytest.raises(Refused):
        mix.change(read_auto(json.dumps(auto(ExtraMixInput=[{"StreamId": "a"}])).encode()))
    assert gains(mix) == {"a": 1, "b": 1, "c": 1}
    manual = desk_mix(rooms, addresses, "a")
    wish = read_desk(json.dumps(desk("a", "nobody")).encode())
    with pytest.raises(Refused) as refused:
        manual.change(wish, needs_inputs=True)
    assert refused.value.code == Code.INPUT_MISSING
    assert gains(manual) == {"a": 1}
    manual.change(wish, needs_inputs=False)
    assert manual.missing() == ["nobody"]


def test_an_output_cannot_be_an_input(rooms: Rooms, addresses: Addresses) -> None:
    for mix in (auto_mix(rooms, addresses, MixOutput=[{"StreamId": "a"}]), desk_mix(rooms, addresses, "a")):
        if isinstance(mix, DeskMix):
            rooms.publish("room", "out", "out")
            mix = desk_mix(rooms, addresses, "a", "out")
        with pytest.raises(Refused) as refused:
            mix.check()
        assert refused.value.code == Code.INPUT_IS_OUTPUT


def test_codec_and_bitrate_stay_as_they_began(rooms: Rooms, addresses: Addresses) -> None:
    mix = desk_mix(rooms, addresses, "a")
    raw = desk("b")
    raw["MixOutput"] = [raw["MixOutput"][0] | {"StreamId": "elsewhere", "AudioBitrate": 96_000}]
    mix.change(read_desk(json.dumps(raw).encode()), needs_inputs=True)
    assert (mix.outputs[0].stream_id, mix.outputs[0].bitrate) == ("elsewhere", 48_000)
    raw["MixOutput"] = [output("more", SoundChannel=2), output("elsewhere", AudioBitrate=96_000)]
    mix.change(read_desk(json.dumps(raw).encode()), needs_inputs=True)
    assert [(one.stream_id, one.bitrate, one.channels) for one in mix.outputs] == [
        ("more", 48_000, 1),
        ("elsewhere", 48_000, 1),
    ]


def test_a_lost_input_of_a_desk_is_given_up(rooms: Rooms, addresses: Addresses) -> None:
    desk_one, auto_one = desk_mix(rooms, addresses, "a", "b"), auto_mix(rooms, addresses)
    rooms.leave("room", "a")
    for now in (0.0, GIVE_UP_S - 1):
        assert not desk_one.watch(now)
    rooms.publish("room", "a", "a")
    assert "a" in gains(desk_one)  # it came back in time
    desk_one.watch(GIVE_UP_S)
    rooms.leave("room", "a")
    for mix in (desk_one, auto_one):
        mix.watch(100.0)
        mix.watch(100.0 + GIVE_UP_S)
    rooms.publish("room", "a", "a")
    assert "a" not in gains(desk_one)
    assert "a" in gains(auto_one)
    desk_one.change(desk_one.wish, needs_inputs=True)
    assert "a" in gains(desk_one)


def test_a_mix_without_inputs_ends_after_its_time(rooms: Rooms, addresses: Addresses) -> None:
    mix = desk_mix(rooms, addresses, "a", MaxIdleTime=200)
    assert not mix.watch(0)
    rooms.leave("room", "a")
    assert not mix.watch(10)
    assert not mix.watch(209.9)
    assert mix.watch(210)
    rooms.publish("room", "a", "a")
    mix.look_again()
    assert not mix.watch(211)
    assert not mix.watch(1000)
