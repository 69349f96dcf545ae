"""Rooms of one app and the streams in them, which come and go. What is heard of a stream: `tones.py`."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.tones import Tone, pitch

NORMAL_END, HEARTBEAT_END = 0, 1  # why a stream closed


@dataclass(frozen=True, slots=True)
class RoomStream:
    """One published stream. `id` is the developer's, without the prefix of the test environment."""

    id: str
    user_id: str
    user_name: str
    created_ms: int
    number: int
    tone: Tone


@dataclass(slots=True)
class Room:
    """Its streams in the order of their coming."""

    id: str
    session_id: int
    streams: dict[str, RoomStream] = field(default_factory=dict)
    changes: int = 0  # of the list of streams


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """A stream came or went. `closed_ms` and `reason` are of one that went."""

    room: str
    session_id: int
    stream: RoomStream
    seq: int
    closed_ms: int | None = None
    reason: int = NORMAL_END


class Rooms:
    """`clock` is Unix seconds; `tell` hears of every stream that comes or goes."""

    def __init__(self, app_id: int, clock: Callable[[], float], tell: Callable[[StreamEvent], None]) -> None:
        self._prefix = f"zegotest-{app_id}-"
        self._clock = clock
        self._tell = tell
        self._numbers = itertools.count()
        self._sessions = itertools.count(100_000_001)
        self._rooms: dict[str, Room] = {}

    def open(self, room_id: str) -> Room:
        """The room, made if there is none."""
        if room_id not in self._rooms:
            self._rooms[room_id] = Room(room_id, next(self._sessions))
        return self._rooms[room_id]

    def close(self, room_id: str) -> None:
        """The room dies, and every stream in it."""
        for stream_id in list(self._rooms[room_id].streams):
            self.leave(room_id, stream_id)
        del self._rooms[room_id]

    def get(self, room_id: str) -> Room:
        """Raises Refused 104."""
        room = self._rooms.get(room_id)
        if room is None:
            raise Refused(Code.NO_ROOM, "room does not exist")
        return room

    def has(self, room_id: str) -> bool:
        """Whether there is such a room."""
        return room_id in self._rooms

    def publish(self, room_id: str, stream_id: str, user_name: str, tone: Tone | None = None) -> RoomStream:
        """Somebody begins to publish; the room is made if needed. A stream that is there already goes on."""
        room = self.open(room_id)
        if stream_id in room.streams:
            return room.streams[stream_id]
        number = next(self._numbers)
        created_ms = round(self._clock() * 1000)
        stream = RoomStream(
            stream_id, f"user-{user_name}", user_name, created_ms, number + 1, tone or Tone(pitch(number))
        )
        room.streams[stream_id] = stream
        room.changes += 1
        self._tell(StreamEvent(room.id, room.session_id, stream, room.changes))
        return stream

    def leave(self, room_id: str, stream_id: str, reason: int = NORMAL_END) -> None:
        """A stream ends. Raises KeyError if it is not there."""
        room = self._rooms[room_id]
        stream = room.streams.pop(stream_id)
        room.changes += 1
        now_ms = round(self._clock() * 1000)
        self._tell(StreamEvent(room.id, room.session_id, stream, room.changes, now_ms, reason))

    def find(self, shown_id: str, is_test: bool) -> RoomStream | None:
        """The stream of this id in any room; in the test environment only with the prefix, once."""
        if is_test and not shown_id.startswith(self._prefix):
            return None
        stream_id = shown_id.removeprefix(self._prefix) if is_test else shown_id
        return next((room.streams[stream_id] for room in self._rooms.values() if stream_id in room.streams), None)

    def shown(self, stream_id: str, is_test: bool) -> str:
        """The id as the server API gives it."""
        return self._prefix + stream_id if is_test else stream_id

    def is_shown(self, stream_id: str, is_test: bool) -> bool:
        """Whether an id that a developer typed has what the environment needs."""
        return not is_test or stream_id.startswith(self._prefix)
