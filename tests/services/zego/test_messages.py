from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.zego.messages import (
    Head,
    Input,
    Options,
    OutputStream,
    PlayInfo,
    RoomStream,
    StartAutoMix,
    StartMix,
    StopAutoMix,
    StopMix,
    Task,
    TaskInfo,
)

TASK = Task("task", "user", "room", 7)
HEAD = {"TaskId": "task", "UserId": "user", "RoomId": "room", "Sequence": 7}
SOUND = {"AudioCodec": 1, "AudioBitrate": 64000, "SoundChannel": 2}
OUTPUT = OutputStream("out", "", 1, 64000, 2)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["Code", "Message", "Data", "PlayInfo", "TaskInfo", "StreamList", "StreamId", "TaskId", "MixDuration"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def test_an_auto_mix() -> None:
    inputs = (Input("guest", volume=80), Input(url="rtmp://x/y"), Input("quiet", remove=True))
    assert StartAutoMix(TASK, inputs, (OUTPUT,)).body() == {
        **HEAD,
        "MixOutput": [{"StreamId": "out", **SOUND}],
        "ExtraMixInput": [
            {"StreamId": "guest", "ModifyType": 0, "Volume": 80},
            {"StreamUrl": "rtmp://x/y", "ModifyType": 0, "Volume": 100},
            {"StreamId": "quiet", "ModifyType": 1},
        ],
        "SoundLevel": 0,
        "UserData": "",
    }
    assert "ExtraMixInput" not in StartAutoMix(TASK, (), (OUTPUT,)).body()


def test_a_desk_mix_is_of_sound_alone() -> None:
    body = StartMix(TASK, (Input("a", volume=0),), (OUTPUT,)).body()
    assert body["MixInput"] == [{"StreamId": "a", "ContentControl": 1, "Volume": 0}]
    picture = {"VideoBitrate": 1, "Fps": 1, "Width": 1, "Height": 1}
    assert body["MixOutput"] == [{"StreamId": "out", **picture, **SOUND}]


def test_which_of_two_names_is_taken() -> None:
    both = Input("id", "rtmp://x")
    assert both.as_extra(False)["StreamUrl"] == both.as_input(False)["StreamUrl"] == "rtmp://x"
    assert "StreamId" not in both.as_extra(False) | both.as_input(False)
    assert Input("id", "rtmp://x", remove=True).as_extra(False) == {"StreamId": "id", "ModifyType": 1}
    out = OutputStream("id", "rtmp://x")
    assert (out.in_auto().get("StreamId"), out.in_auto().get("StreamUrl")) == ("id", None)
    assert (out.in_desk().get("StreamId"), out.in_desk().get("StreamUrl")) == (None, "rtmp://x")


def test_options() -> None:
    options = Options("ZGF0YQ==", True, True, 2, 1, 500, (("k", "v"),))
    assert options.body() == {
        "UserData": "ZGF0YQ==",
        "SoundLevel": 1,
        "ByPass": 1,
        "SoundChannel": 2,
        "AlignmentType": 1,
        "RecvBufferLevel": 500,
        "ExPara": [{"Key": "k", "Value": "v"}],
    }
    one = Input("a", level_id=3)
    assert StartMix(TASK, (one,), (OUTPUT,), options).body()["MixInput"][0]["SoundLevelId"] == 3
    assert StartAutoMix(TASK, (one,), (OUTPUT,), options).body()["ExtraMixInput"][0]["SoundLevelId"] == 3


def test_stops() -> None:
    assert StopAutoMix(TASK).body() == HEAD
    assert StopMix(TASK).body() == {"TaskId": "task", "UserId": "user", "Sequence": 7}


def test_answers() -> None:
    play = {"StreamId": "out", "RTMP": "rtmp://p/out", "HLS": "http://p/out.m3u8", "FLV": "http://p/out.flv"}
    head = Head.read({"Code": 0, "Message": "success", "RequestId": "1", "Data": {"PlayInfo": [play, 5]}})
    assert head is not None
    assert PlayInfo.read_all(head.data) == (PlayInfo("out", "rtmp://p/out", "http://p/out.m3u8", "http://p/out.flv"),)
    assert TaskInfo.read({"TaskInfo": {"TaskId": "t", "MixDuration": 12}}) == TaskInfo("t", 12)
    assert TaskInfo.read({}) is None
    rows = [{"StreamId": "s", "UserId": "u", "UserName": "n", "CreateTime": 5}, {"StreamId": "s"}, {"UserId": "x"}]
    assert RoomStream.read_all({"StreamList": rows}) == (RoomStream("s", "u", "n", 5),)


def test_what_is_no_answer() -> None:
    for nothing in (None, [], "x", {}, {"Code": "0"}, {"Code": True}):
        assert Head.read(nothing) is None


@given(JSON)
def test_nothing_that_is_answered_makes_reading_fail(answer: object) -> None:
    head = Head.read(answer)
    data = head.data if head is not None else (answer if isinstance(answer, dict) else None)
    PlayInfo.read_all(data)
    TaskInfo.read(data)
    RoomStream.read_all(data)
