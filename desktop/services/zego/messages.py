"""What this console and ZEGOCLOUD's server API say to each other; no I/O.

Source: protocols/zego.md (StartAutoMix, StartMix and their like). Stream ids are as on the wire.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

Body = dict[str, Any]

_AUDIO_ONLY = 1  # ContentControl; and what the picture's figures are to be in a mix without one


class Request(Protocol):
    """A POST: its action and what stands in its body."""

    action: ClassVar[str]

    def body(self) -> Body:
        """The JSON object."""


@dataclass(frozen=True, slots=True)
class Input:
    """What goes into a mix. `url` is an RTMP or HTTP-FLV address."""

    stream_id: str = ""
    url: str = ""
    volume: int = 100  # percent, 0-200
    level_id: int = 0
    remove: bool = False  # Auto: a stream of the room that is to stay out

    def as_extra(self, levels: bool) -> Body:
        """In StartAutoMix. Of both names an addition takes the address and a removal the id: only that one is sent."""
        if self.remove:
            return {"StreamId": self.stream_id, "ModifyType": 1}
        named = {"StreamUrl": self.url} if self.url else {"StreamId": self.stream_id}
        return {**named, "ModifyType": 0, "Volume": self.volume, **self._level(levels)}

    def as_input(self, levels: bool) -> Body:
        """In StartMix, where the address wins."""
        named = {"StreamUrl": self.url} if self.url else {"StreamId": self.stream_id}
        return {**named, "ContentControl": _AUDIO_ONLY, "Volume": self.volume, **self._level(levels)}

    def _level(self, levels: bool) -> Body:
        return {"SoundLevelId": self.level_id} if levels else {}


@dataclass(frozen=True, slots=True)
class OutputStream:
    """Where a mix goes."""

    stream_id: str = ""
    url: str = ""  # rtmp://
    codec: int = 0
    bitrate_bps: int = 48_000
    channels: int = 1

    def in_auto(self) -> Body:
        """In StartAutoMix, where the id wins."""
        named = {"StreamId": self.stream_id} if self.stream_id else {"StreamUrl": self.url}
        return {**named, **self._sound()}

    def in_desk(self) -> Body:
        """In StartMix, where the address wins, and figures of a picture are asked for even without one."""
        named = {"StreamUrl": self.url} if self.url else {"StreamId": self.stream_id}
        picture = dict.fromkeys(("VideoBitrate", "Fps", "Width", "Height"), _AUDIO_ONLY)
        return {**named, **picture, **self._sound()}

    def _sound(self) -> Body:
        return {"AudioCodec": self.codec, "AudioBitrate": self.bitrate_bps, "SoundChannel": self.channels}


@dataclass(frozen=True, slots=True)
class Options:
    """What both kinds of mix take beside inputs and outputs. Only what differs from the default is sent."""

    user_data: str = ""  # base64
    sound_level: bool = False
    bypass: bool = False
    channels: int = 1
    alignment: int = 0
    receive_buffer_ms: int = 0
    extra: tuple[tuple[str, str], ...] = ()

    def body(self) -> Body:
        """SoundLevel and UserData are always there: left out they could not be taken back from a running mix."""
        body: Body = {"SoundLevel": int(self.sound_level), "UserData": self.user_data}
        if self.bypass:
            body["ByPass"] = 1
        if self.channels != 1:
            body["SoundChannel"] = self.channels
        if self.alignment:
            body["AlignmentType"] = self.alignment
        if self.receive_buffer_ms:
            body["RecvBufferLevel"] = self.receive_buffer_ms
        if self.extra:
            body["ExPara"] = [{"Key": key, "Value": value} for key, value in self.extra]
        return body


@dataclass(frozen=True, slots=True)
class Task:
    """Which mix, of whom, in which room, and the number that orders requests about it."""

    task_id: str
    user_id: str
    room_id: str
    sequence: int

    def body(self) -> Body:
        """The fields that all four requests begin with."""
        return {"TaskId": self.task_id, "UserId": self.user_id, "RoomId": self.room_id, "Sequence": self.sequence}


@dataclass(frozen=True, slots=True)
class StartAutoMix:
    """Everyone in the room, and the extra inputs."""

    action: ClassVar[str] = "StartAutoMix"
    task: Task
    inputs: tuple[Input, ...]
    outputs: tuple[OutputStream, ...]
    options: Options = Options()

    def body(self) -> Body:
        """The JSON object."""
        body = {**self.task.body(), "MixOutput": [one.in_auto() for one in self.outputs], **self.options.body()}
        if self.inputs:
            body["ExtraMixInput"] = [one.as_extra(self.options.sound_level) for one in self.inputs]
        return body


@dataclass(frozen=True, slots=True)
class StartMix:
    """Sound only, and exactly these inputs."""

    action: ClassVar[str] = "StartMix"
    task: Task
    inputs: tuple[Input, ...]
    outputs: tuple[OutputStream, ...]
    options: Options = Options()

    def body(self) -> Body:
        """The JSON object."""
        return {
            **self.task.body(),
            "MixInput": [one.as_input(self.options.sound_level) for one in self.inputs],
            "MixOutput": [one.in_desk() for one in self.outputs],
            **self.options.body(),
        }


@dataclass(frozen=True, slots=True)
class StopAutoMix:
    """End it."""

    action: ClassVar[str] = "StopAutoMix"
    task: Task

    def body(self) -> Body:
        """The JSON object."""
        return self.task.body()


@dataclass(frozen=True, slots=True)
class StopMix:
    """End it; this one knows no room."""

    action: ClassVar[str] = "StopMix"
    task: Task

    def body(self) -> Body:
        """The JSON object."""
        return {key: value for key, value in self.task.body().items() if key != "RoomId"}


@dataclass(frozen=True, slots=True)
class Head:
    """What every answer begins with."""

    code: int
    message: str = ""
    request_id: str = ""
    data: Mapping[str, Any] | None = None

    @classmethod
    def read(cls, answer: object) -> Head | None:
        """None if it is no answer of this service."""
        fields = answer if isinstance(answer, dict) else {}
        code = fields.get("Code")
        if not isinstance(code, int) or isinstance(code, bool):
            return None
        data = fields.get("Data")
        return cls(
            code, text_of(fields, "Message"), text_of(fields, "RequestId"), data if isinstance(data, dict) else None
        )


@dataclass(frozen=True, slots=True)
class PlayInfo:
    """Where one output can be heard; an address is empty where the service has none."""

    stream_id: str
    rtmp: str = ""
    hls: str = ""
    flv: str = ""

    @classmethod
    def read_all(cls, data: Mapping[str, Any] | None) -> tuple[PlayInfo, ...]:
        """Out of the data of a start; what cannot be read is left out."""
        return tuple(
            cls(text_of(row, "StreamId"), text_of(row, "RTMP"), text_of(row, "HLS"), text_of(row, "FLV"))
            for row in _rows(data, "PlayInfo")
        )


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """A mix that runs."""

    task_id: str
    runs_for_s: int = 0

    @classmethod
    def read(cls, data: Mapping[str, Any] | None) -> TaskInfo | None:
        """None if the data names no task."""
        info = (data or {}).get("TaskInfo")
        if not isinstance(info, dict) or not text_of(info, "TaskId"):
            return None
        return cls(text_of(info, "TaskId"), _number(info, "MixDuration"))


@dataclass(frozen=True, slots=True)
class RoomStream:
    """Somebody sends in the room."""

    stream_id: str
    user_id: str = ""
    user_name: str = ""
    created_ms: int = 0

    @classmethod
    def read_all(cls, data: Mapping[str, Any] | None) -> tuple[RoomStream, ...]:
        """The list of a room; rows without an id are left out, an id comes once."""
        found: dict[str, RoomStream] = {}
        for row in _rows(data, "StreamList"):
            if stream_id := text_of(row, "StreamId"):
                one = cls(stream_id, text_of(row, "UserId"), text_of(row, "UserName"), _number(row, "CreateTime"))
                found.setdefault(stream_id, one)
        return tuple(found.values())


def _rows(data: Mapping[str, Any] | None, name: str) -> list[Mapping[str, Any]]:
    rows = (data or {}).get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """A field as text, also where the service sends a number; empty without one."""
    value = fields.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _number(fields: Mapping[str, Any], name: str) -> int:
    try:
        return max(0, int(text_of(fields, name)))
    except ValueError:
        return 0
