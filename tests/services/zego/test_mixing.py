from __future__ import annotations

import base64

from desktop.core.mix import Level, Origin, PlayAddress, Sender, Source
from desktop.core.mix_setup import Advanced, Extra, MixMode, MixSetup, Output
from desktop.services.zego.messages import PlayInfo, Request, RoomStream, TaskInfo
from desktop.services.zego.mixing import Mixing
from desktop.services.zego.naming import Naming

SOURCES = (
    Source("a", Origin.ROOM, Level(50), 1),
    Source("b", Origin.ROOM, Level(70, muted=True), 2),
    Source("c", Origin.STREAM, Level(120), 3),
    Source("http://x/y.flv", Origin.ADDRESS, Level(0), 4),
)
OUTPUTS = (Output("out"), Output(address="rtmp://x/live"))


class Recorder:
    """A client that only remembers."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def start(self, request: Request) -> tuple[PlayInfo, ...]:
        self.asked.append(request)
        return (PlayInfo("zegotest-7-out", "r", "h", "f"),)

    async def stop(self, request: Request) -> None:
        self.asked.append(request)

    async def task(self, task_id: str) -> TaskInfo:
        return TaskInfo(task_id, 42)

    async def streams(self, room_id: str) -> tuple[RoomStream, ...]:
        return (RoomStream("zegotest-7-a", "u", "n"),)


def made(*, test: bool = False) -> tuple[Mixing, Recorder]:
    recorder = Recorder()
    return Mixing(recorder, Naming(7, test)), recorder  # type: ignore[arg-type]  # the same four methods


def test_desk_names_everyone() -> None:
    request = made()[0].request("t", "r", MixSetup(MixMode.DESK, OUTPUTS), SOURCES, 5)
    body = request.body()
    assert request.action == "StartMix"
    assert (body["TaskId"], body["UserId"], body["Sequence"]) == ("t", "t", 5)
    assert [(one.get("StreamId") or one.get("StreamUrl"), one["Volume"]) for one in body["MixInput"]] == [
        ("a", 50),
        ("b", 0),
        ("c", 120),
        ("http://x/y.flv", 0),
    ]
    assert [one.get("StreamId") or one.get("StreamUrl") for one in body["MixOutput"]] == ["out", "rtmp://x/live"]


def test_auto_names_only_extras_and_who_stays_out() -> None:
    request = made()[0].request("t", "r", MixSetup(MixMode.AUTO, OUTPUTS), SOURCES, 5)
    assert request.action == "StartAutoMix"
    assert request.body()["ExtraMixInput"] == [
        {"StreamId": "b", "ModifyType": 1},
        {"StreamId": "c", "ModifyType": 0, "Volume": 120},
        {"StreamUrl": "http://x/y.flv", "ModifyType": 0, "Volume": 0},
    ]


def test_the_prefix_is_on_every_stream_and_on_no_address() -> None:
    body = made(test=True)[0].request("t", "r", MixSetup(MixMode.DESK, OUTPUTS), SOURCES, 5).body()
    assert [one.get("StreamId") for one in body["MixInput"]] == ["zegotest-7-a", "zegotest-7-b", "zegotest-7-c", None]
    assert [one.get("StreamId") for one in body["MixOutput"]] == ["zegotest-7-out", None]


def test_advanced() -> None:
    advanced = Advanced(True, receive_buffer_ms=300, bypass=True, user_data="Tin tức", extra=(Extra("k", "v"),))
    body = made()[0].request("t", "r", MixSetup(MixMode.DESK, OUTPUTS, advanced), SOURCES, 5).body()
    assert base64.b64decode(body["UserData"]).decode() == "Tin tức"
    assert (body["SoundLevel"], body["RecvBufferLevel"], body["ByPass"]) == (1, 300, 1)
    assert body["ExPara"] == [{"Key": "k", "Value": "v"}]
    assert [one["SoundLevelId"] for one in body["MixInput"]] == [1, 2, 3, 4]


async def test_answers_name_streams_as_the_operator_does() -> None:
    mixing, recorder = made(test=True)
    assert await mixing.start("t", "r", MixSetup(outputs=OUTPUTS), (), 1) == (PlayAddress("out", "r", "h", "f"),)
    assert await mixing.senders("r") == (Sender("a", "u", "n"),)
    assert await mixing.runs_for_s("t") == 42
    await mixing.stop("t", "r", MixMode.AUTO, 2)
    await mixing.stop("t", "r", MixMode.DESK, 3)
    assert [one.action for one in recorder.asked] == ["StartAutoMix", "StopAutoMix", "StopMix"]
