"""What each person has read of each channel of the stand-in's world, and what is unread after that."""

from __future__ import annotations

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.talk import Talk


class ReadMarks:
    """What was said before the marks are kept counts as read."""

    def __init__(self, talk: Talk, read_until: int) -> None:
        self._talk = talk
        self._read_until = read_until
        self._marks: dict[tuple[int, int], pb.ChannelMessageHeader] = {}  # by person and channel

    def see(self, user_id: int, channel_id: int, message_id: int, at_s: int) -> None:
        """Everything up to this message was read. Nothing is unread again."""
        if message_id > self.last(user_id, channel_id).id:
            self._marks[user_id, channel_id] = pb.ChannelMessageHeader(id=message_id, timestamp_seconds=at_s)

    def last(self, user_id: int, channel_id: int) -> pb.ChannelMessageHeader:
        """The last message that was read; an empty one where none was."""
        return self._marks.get((user_id, channel_id), pb.ChannelMessageHeader())

    def unread(self, user_id: int, channel_id: int) -> int:
        """How many messages of others came after it."""
        after = max(self.last(user_id, channel_id).id, self._read_until)
        return self._talk.count_after(channel_id, after, but=user_id)
