"""What the stand-in answers to the requests of the realtime socket (mezon.md, 3.2). No I/O."""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.connection import Connection
from desktop.sim.mezon.dialect import Dialect
from desktop.sim.mezon.marks import ReadMarks
from desktop.sim.mezon.refused import Refused
from desktop.sim.mezon.switches import JoinRule, Switches
from desktop.sim.mezon.talk import Talk
from desktop.sim.mezon.world import Happening, Person, World

BAD_INPUT = 3
MUST_JOIN = "Must join channel before sending messages"


class Requests:
    """One envelope in, one out. `listed` says whether a session has listed the channels of a clan."""

    def __init__(
        self, world: World, talk: Talk, marks: ReadMarks, switches: Switches, listed: Callable[[str, int], bool]
    ) -> None:
        self._world = world
        self._talk = talk
        self._marks = marks
        self._switches = switches
        self._listed = listed
        self._answers: dict[str, Callable[[Connection, pb.Envelope], pb.Envelope]] = {
            "clan_join": self._join_clan,
            "channel_join": self._join,
            "channel_leave": self._leave,
            "channel_message_send": self._send,
            "channel_message_update": self._update,
            "channel_message_remove": self._remove,
            "message_reaction_event": self._react,
            "message_typing_event": self._typing,
            "last_seen_message_event": self._see,
            "ping": lambda *_: pb.Envelope(pong=pb.Pong()),
        }

    def answer(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        """The reply, an error where it is refused, an empty one to what is not known here."""
        answer = self._answers.get(asked.WhichOneof("message") or "")
        try:
            return answer(connection, asked) if answer is not None else pb.Envelope()
        except Refused as refused:
            return pb.Envelope(error=pb.Error(code=BAD_INPUT, message=refused.message))

    def left(self, connection: Connection) -> None:
        """Tell the others that this client is gone."""
        for channel_id in list(connection.channels):
            connection.channels.discard(channel_id)
            self._tell_presence(connection, channel_id, joined=False)

    def _join_clan(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        clan_id = asked.clan_join.clan_id
        if clan_id:
            self._world.clan(clan_id, connection.caller.id)
        if not self._switches.list_before_join or self._listed(connection.caller.session_id, clan_id):
            connection.clans.add(clan_id)
        return asked

    def _join(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        channel = self._world.channel(asked.channel_join.channel_id, connection.caller.id)
        new = channel.channel_id not in connection.channels
        connection.channels.add(channel.channel_id)
        if new:
            self._tell_presence(connection, channel.channel_id, joined=True)
        me = _presence(connection)
        joined = pb.Channel(
            id=channel.channel_id,
            presences=[me],
            self=me,
            chanel_label=channel.channel_label,
            category_name=channel.category_name,
        )
        return pb.Envelope(channel=joined)

    def _leave(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        if asked.channel_leave.channel_id in connection.channels:
            connection.channels.discard(asked.channel_leave.channel_id)
            self._tell_presence(connection, asked.channel_leave.channel_id, joined=False)
        return pb.Envelope()

    def _send(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        wish = asked.channel_message_send
        channel = self._world.channel(wish.channel_id, connection.caller.id)
        self._check_joined(connection, channel)
        message = self._talk.say(_person(connection), channel, wish, by=connection)
        return self._ack(message)

    def _update(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        wish = asked.channel_message_update
        channel = self._world.channel(wish.channel_id, connection.caller.id)
        return self._ack(self._talk.edit(connection.caller.id, channel, wish))

    def _remove(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        wish = asked.channel_message_remove
        channel = self._world.channel(wish.channel_id, connection.caller.id)
        return self._ack(self._talk.remove(connection.caller.id, channel, wish.message_id))

    def _react(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        wish = asked.message_reaction_event
        channel = self._world.channel(wish.channel_id, connection.caller.id)
        reaction = self._talk.react(_person(connection), channel, wish, by=connection)
        return pb.Envelope(message_reaction_event=reaction)

    def _typing(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        channel = self._world.channel(asked.message_typing_event.channel_id, connection.caller.id)
        self._talk.typing(_person(connection), channel, by=connection)
        return asked

    def _see(self, connection: Connection, asked: pb.Envelope) -> pb.Envelope:
        """Kept, and told to the same person's other clients."""
        seen, who = asked.last_seen_message_event, connection.caller.id
        channel = self._world.channel(seen.channel_id, who)
        self._marks.see(who, channel.channel_id, seen.message_id, seen.timestamp_seconds)
        told = pb.Envelope(last_seen_message_event=seen)
        only = frozenset({who})
        self._world.announce(Happening(told, channel.clan_id, channel.channel_id, only, connection))
        return asked

    def _check_joined(self, connection: Connection, channel: pb.ChannelDescription) -> None:
        if self._switches.must_join:
            self._switches.must_join -= 1
            connection.channels.discard(channel.channel_id)
            raise Refused(BAD_INPUT, MUST_JOIN)
        rule = self._switches.join_rule
        clan_is_enough = rule is JoinRule.AS_SPOKEN and connection.spoken is Dialect.W1
        joined = channel.channel_id in connection.channels or (clan_is_enough and channel.clan_id in connection.clans)
        if rule is not JoinRule.NOTHING and not joined:
            raise Refused(BAD_INPUT, MUST_JOIN)

    def _ack(self, message: pb.ChannelMessage) -> pb.Envelope:
        ack = pb.ChannelMessageAck(
            channel_id=message.channel_id,
            message_id=message.message_id,
            code=message.code,
            username=message.username,
            create_time_seconds=message.create_time_seconds,
            update_time_seconds=message.update_time_seconds,
            category_name=message.category_name,
        )
        return pb.Envelope(channel_message_ack=ack)

    def _tell_presence(self, connection: Connection, channel_id: int, joined: bool) -> None:
        channel = self._world.channels.get(channel_id)
        if channel is None:
            return
        event = pb.ChannelPresenceEvent(channel_id=channel_id, category_name=channel.category_name)
        (event.joins if joined else event.leaves).append(_presence(connection))
        envelope = pb.Envelope(channel_presence_event=event)
        only = self._world.insiders(channel_id)
        self._world.announce(Happening(envelope, channel.clan_id, channel_id, only, connection))


def _presence(connection: Connection) -> pb.UserPresence:
    who = _person(connection)
    return pb.UserPresence(user_id=who.id, session_id=connection.number, username=who.username)


def _person(connection: Connection) -> Person:
    return connection.caller.account.person
