"""What a client wants of a mix: the bodies of StartAutoMix, StartMix and their stops, read and checked.

Whether the streams named here exist is not this file's question.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.encoding import Codec, Encoding
from desktop.sim.zego.fields import Fields

MOST_INPUTS, MOST_OUTPUTS = 9, 3
MOST_USER_DATA = 4000  # bytes
LEAST_IDLE_S, MOST_IDLE_S = 90, 14_400
_STREAM_ID = re.compile(r"[A-Za-z0-9_-]{1,256}")
_SEQUENCES = range(-(2**31), 2**63)
_POSITIVE = range(1, 2**31)
_LARGEST_SIDE = 3000  # pixels


@dataclass(frozen=True, slots=True)
class Input:
    """One input: a stream id or an address, whichever rules."""

    name: str
    is_url: bool
    volume: int = 100  # 0..200
    sound_level_id: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """One output. `url` is "" when it goes to a stream id."""

    stream_id: str
    url: str
    bitrate: int  # bits per second
    channels: int
    codec: Codec

    @property
    def encoding(self) -> Encoding:
        """How it is coded."""
        return Encoding(self.codec, self.bitrate, self.channels)

    @property
    def address(self) -> str:
        """Where it goes."""
        return self.url or self.stream_id

    @property
    def play_name(self) -> str:
        """The name under which it can be pulled: the stream id, or the end of the address."""
        return self.stream_id or self.url.rstrip("/").rpartition("/")[2].partition("?")[0]


@dataclass(frozen=True, slots=True)
class Wish:
    """What both kinds of mix have in common."""

    task_id: str
    user_id: str
    room_id: str
    sequence: int | None
    outputs: tuple[Output, ...]
    user_data: str
    sound_level: int
    max_idle_s: int


@dataclass(frozen=True, slots=True)
class AutoWish(Wish):
    """StartAutoMix."""

    added: tuple[Input, ...]
    removed: frozenset[str]


@dataclass(frozen=True, slots=True)
class DeskWish(Wish):
    """StartMix: every input is named."""

    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class StopWish:
    """StopAutoMix, and StopMix with `room_id` ""."""

    task_id: str
    room_id: str
    user_id: str
    sequence: int | None


def read_auto(body: bytes) -> AutoWish:
    """Raises Refused."""
    fields = Fields.of(body)
    common = _common(fields)
    room_id = fields.needed("RoomId")
    extras = fields.items("ExtraMixInput")
    added = [_input(one, common.sound_level) for one in extras if one.number("ModifyType", 0, (0, 1)) == 0]
    gone = [_stream_id(one, "StreamId", needed=True) for one in extras if one.number("ModifyType", 0, (0, 1)) == 1]
    _check_distinct(added)
    outputs = tuple(_output(one, id_rules=True) for one in fields.items("MixOutput"))
    _check_outputs(outputs)
    fields.number("ByPass", 0, (0, 1))
    return AutoWish(
        common.task_id, common.user_id, room_id, common.sequence, outputs, common.user_data, common.sound_level,
        LEAST_IDLE_S, tuple(added), frozenset(gone),
    )  # fmt: skip


def read_desk(body: bytes) -> DeskWish:
    """Raises Refused."""
    fields = Fields.of(body, Code.START_PARSE)
    common = _common(fields)
    inputs = [_input(one, common.sound_level) for one in fields.items("MixInput")]
    if not inputs:
        raise fields.wrong("MixInput", "is empty")
    for one in fields.items("MixInput"):
        one.number("ContentControl", 0, (0, 1, 2))
    _check_distinct(inputs)
    outputs = tuple(_desk_output(one) for one in fields.items("MixOutput"))
    _check_outputs(outputs)
    return DeskWish(
        common.task_id, common.user_id, fields.text("RoomId", 256), common.sequence, outputs, common.user_data,
        common.sound_level, fields.number("MaxIdleTime", LEAST_IDLE_S, range(LEAST_IDLE_S, MOST_IDLE_S + 1)),
        tuple(inputs),
    )  # fmt: skip


def read_stop(body: bytes, in_room: bool) -> StopWish:
    """`in_room` is StopAutoMix, which names the room. Raises Refused."""
    fields = Fields.of(body)
    room_id = fields.needed("RoomId") if in_room else ""
    return StopWish(fields.needed("TaskId"), room_id, fields.text("UserId", 256), _sequence(fields))


def _common(fields: Fields) -> Wish:
    wish = Wish(
        task_id=fields.needed("TaskId"),
        user_id=fields.needed("UserId"),
        room_id="",
        sequence=_sequence(fields),
        outputs=(),
        user_data=_user_data(fields),
        sound_level=fields.number("SoundLevel", 0, (0, 1)),
        max_idle_s=LEAST_IDLE_S,
    )
    fields.number("SoundChannel", 1, (1, 2))
    fields.number("AlignmentType", 0, (0, 1, 2))
    fields.number("RecvBufferLevel", 0, range(4001))
    for one in fields.items("ExPara"):
        one.text("Key")
        one.text("Value")
    return wish


def _sequence(fields: Fields) -> int | None:
    return fields.number("Sequence", None, _SEQUENCES) if fields.has("Sequence") else None


def _user_data(fields: Fields) -> str:
    text = fields.text("UserData", MOST_USER_DATA)
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise fields.wrong("UserData", "is not base64") from None
    return text


def _input(fields: Fields, sound_level: int) -> Input:
    """Of both, the address rules: in StartMix always, in StartAutoMix for an input that is added."""
    url = fields.text("StreamUrl")
    if url and urlsplit(url).scheme not in ("rtmp", "http", "https"):
        raise fields.wrong("StreamUrl", "must be rtmp or http-flv")
    name = url or _stream_id(fields, "StreamId", needed=True)
    volume = fields.number("Volume", 100, range(201))
    level_id = fields.number("SoundLevelId", None if sound_level else 0, range(2**32))
    return Input(name, bool(url), volume, level_id)


def _stream_id(fields: Fields, name: str, needed: bool) -> str:
    value = fields.needed(name) if needed else fields.text(name, 256)
    if value and not _STREAM_ID.fullmatch(value):
        raise fields.wrong(name, "has characters that are not allowed")
    return value


def _output(fields: Fields, id_rules: bool) -> Output:
    stream_id, url = _stream_id(fields, "StreamId", needed=False), fields.text("StreamUrl")
    if not stream_id and not url:
        raise fields.wrong("StreamId", "is empty")
    if url and not url.startswith("rtmp://"):
        raise fields.wrong("StreamUrl", "must be rtmp")
    if stream_id and url:
        stream_id, url = (stream_id, "") if id_rules else ("", url)
    return Output(
        stream_id,
        url,
        bitrate=fields.number("AudioBitrate", 48_000, _POSITIVE),
        channels=fields.number("SoundChannel", 1, (1, 2)),
        codec=Codec(fields.number("AudioCodec", 0, range(4))),
    )


def _desk_output(fields: Fields) -> Output:
    """The size of the picture must be there, 1 for sound alone."""
    fields.number("VideoBitrate", None, _POSITIVE)
    fields.number("Fps", None, _POSITIVE)
    for side in ("Width", "Height"):
        length = fields.number(side, None, _POSITIVE)
        if length > _LARGEST_SIDE or (length != 1 and length % 2):
            raise Refused(Code.WIDTH, f"{side} must be even and at most {_LARGEST_SIDE}")
    return _output(fields, id_rules=False)


def _check_distinct(inputs: list[Input]) -> None:
    if len(inputs) > MOST_INPUTS:
        raise Refused(Code.TOO_MANY_INPUTS, "too many input streams")
    if len({one.name for one in inputs}) < len(inputs):
        raise Refused(Code.INPUT_TWICE, "duplicate input stream")


def _check_outputs(outputs: tuple[Output, ...]) -> None:
    if not outputs:
        raise Refused(Code.PARAMETER, "input params error: MixOutput is empty")
    if len(outputs) > MOST_OUTPUTS:
        raise Refused(Code.TOO_MANY_OUTPUTS, "too many output streams")
    if len({one.address for one in outputs}) < len(outputs):
        raise Refused(Code.OUTPUT_TWICE, "duplicate output stream")
