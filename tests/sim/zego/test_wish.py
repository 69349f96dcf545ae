from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.encoding import Codec
from desktop.sim.zego.wish import Input, Output, StopWish, read_auto, read_desk, read_stop
from tests.sim.zego.client import auto, desk, output


def body(raw: dict[str, Any]) -> bytes:
    return json.dumps(raw).encode()


def refusal(raw: dict[str, Any]) -> int:
    with pytest.raises(Refused) as refused:
        (read_desk if "MixInput" in raw else read_auto)(body(raw))
    return refused.value.code


def extra(**more: Any) -> dict[str, Any]:
    return auto(ExtraMixInput=[more])


def test_an_auto_mix_as_documented() -> None:
    example = {"TaskId": "2213699902971205739", "UserId": "123", "RoomId": "room123"}
    wish = read_auto(body(example | {"MixOutput": [{"StreamId": "stream3"}]}))
    assert (wish.task_id, wish.user_id, wish.room_id) == ("2213699902971205739", "123", "room123")
    assert wish.outputs == (Output("stream3", "", 48_000, 1, Codec.HE_AAC),)
    assert (wish.sequence, wish.added, wish.removed) == (None, (), frozenset())


def test_who_rules_when_both_a_stream_and_an_address_are_named() -> None:
    both = {"StreamId": "s", "StreamUrl": "rtmp://there/x"}
    wish = read_auto(body(auto(ExtraMixInput=[both, both | {"ModifyType": 1}], MixOutput=[both])))
    assert wish.added == (Input("rtmp://there/x", is_url=True),)
    assert wish.removed == {"s"}
    assert wish.outputs[0].address == wish.outputs[0].play_name == "s"
    wish = read_desk(body(desk(both, MixOutput=[output("s", StreamUrl="rtmp://there/app/x?token=1")])))
    assert wish.inputs == (Input("rtmp://there/x", is_url=True),)
    assert wish.outputs[0].address == "rtmp://there/app/x?token=1"
    assert wish.outputs[0].play_name == "x"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (auto(TaskId=""), Code.PARAMETER),
        (auto(TaskId="x" * 257), Code.PARAMETER),
        (auto(UserId=None), Code.PARAMETER),
        (auto(RoomId=""), Code.PARAMETER),
        (auto(MixOutput=[]), Code.PARAMETER),
        (auto(MixOutput=[{}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamUrl": "http://there/x"}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamId": "a b"}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamId": "x", "AudioCodec": 4}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamId": "x", "AudioBitrate": 0}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamId": "x", "SoundChannel": 3}]), Code.PARAMETER),
        (auto(MixOutput=[{"StreamId": "x"}, {"StreamId": "x"}]), Code.OUTPUT_TWICE),
        (auto(MixOutput=[{"StreamId": f"{n}"} for n in range(4)]), Code.TOO_MANY_OUTPUTS),
        (auto(TaskId=7), Code.PARSE),
        (auto(MixOutput={}), Code.PARSE),
        (auto(UserData="not base64!"), Code.PARAMETER),
        (auto(UserData=base64.b64encode(bytes(3001)).decode()), Code.PARAMETER),
        (auto(SoundLevel=2), Code.PARAMETER),
        (auto(ByPass=2), Code.PARAMETER),
        (auto(AlignmentType=3), Code.PARAMETER),
        (auto(RecvBufferLevel=4001), Code.PARAMETER),
        (auto(ExPara=[{"Key": 1}]), Code.PARSE),
        (extra(StreamId="x", Volume=201), Code.PARAMETER),
        (extra(StreamId="x", Volume=-1), Code.PARAMETER),
        (extra(StreamId="x", ModifyType=2), Code.PARAMETER),
        (extra(StreamUrl="ftp://there/x"), Code.PARAMETER),
        (extra(StreamUrl="rtmp://there/x", ModifyType=1), Code.PARAMETER),
        (extra(StreamId="x") | {"SoundLevel": 1}, Code.PARAMETER),
        (auto(ExtraMixInput=[{"StreamId": "x"}] * 2), Code.INPUT_TWICE),
        (auto(ExtraMixInput=[{"StreamId": f"{n}"} for n in range(10)]), Code.TOO_MANY_INPUTS),
        (desk(), Code.PARAMETER),
        (desk("a", "a"), Code.INPUT_TWICE),
        (desk(*(f"{n}" for n in range(10))), Code.TOO_MANY_INPUTS),
        (desk({"StreamId": "a", "ContentControl": 3}), Code.PARAMETER),
        (desk("a", MixOutput=[{"StreamId": "x"}]), Code.PARAMETER),
        (desk("a", MixOutput=[output("x", Width=3002)]), Code.WIDTH),
        (desk("a", MixOutput=[output("x", Height=3)]), Code.WIDTH),
        (desk("a", MaxIdleTime=89), Code.PARAMETER),
        (desk("a", MaxIdleTime=14_401), Code.PARAMETER),
        (desk("a", TaskId=1), Code.START_PARSE),
    ],
)
def test_each_fault_has_its_code(raw: dict[str, Any], code: int) -> None:
    assert refusal(raw) == code


def test_the_bounds_are_within() -> None:
    data = base64.b64encode(bytes(3000)).decode()
    wish = read_desk(
        body(
            desk(
                {"StreamId": "a", "Volume": 0, "SoundLevelId": 2**32 - 1},
                {"StreamUrl": "http://there/x.flv", "Volume": 200, "SoundLevelId": 0},
                UserData=data,
                SoundLevel=1,
                Sequence=2**31 - 1,
                RecvBufferLevel=4000,
                MaxIdleTime=14_400,
                MixOutput=[output(f"{n}", SoundChannel=2, AudioCodec=3) for n in range(3)],
            )
        )
    )
    assert [one.volume for one in wish.inputs] == [0, 200]
    assert (wish.user_data, wish.sequence, wish.max_idle_s) == (data, 2**31 - 1, 14_400)
    assert [one.channels for one in wish.outputs] == [2, 2, 2]


def test_a_stop_names_its_room_only_for_an_auto_mix() -> None:
    raw = body({"TaskId": "t", "UserId": "u", "RoomId": "r", "Sequence": 3})
    assert read_stop(raw, in_room=True) == StopWish("t", "r", "u", 3)
    assert read_stop(raw, in_room=False) == StopWish("t", "", "u", 3)
    assert read_stop(body({"TaskId": "t"}), in_room=False) == StopWish("t", "", "", None)
    with pytest.raises(Refused, match="RoomId is empty"):
        read_stop(body({"TaskId": "t"}), in_room=True)
