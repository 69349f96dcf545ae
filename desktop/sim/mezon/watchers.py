"""Who watches the streaming channels, and which of them are live."""

from __future__ import annotations

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.world import Happening, Person, World


class Watchers:
    """Viewers come and go; the streaming service says when a channel goes live."""

    def __init__(self, world: World, switches: Switches) -> None:
        self._world = world
        self._switches = switches
        self._there: dict[int, dict[int, pb.StreamingChannelUser]] = {}  # by channel, then by person
        self.live: set[int] = set()

    def join(self, person: Person, channel: pb.ChannelDescription) -> None:
        """One more viewer."""
        there = self._there.setdefault(channel.channel_id, {})
        if person.id in there:
            return
        name = person.display_name or person.username
        seat = pb.StreamingChannelUser(
            id=self._world.ids.next(), user_id=person.id, channel_id=channel.channel_id, participant=name
        )
        there[person.id] = seat
        event = pb.StreamingJoinedEvent(
            clan_id=channel.clan_id,
            clan_name=channel.clan_name,
            id=seat.id,
            participant=name,
            user_id=person.id,
            streaming_channel_label=channel.channel_label,
            streaming_channel_id=channel.channel_id,
        )
        self._tell(pb.Envelope(streaming_joined_event=event), channel)

    def leave(self, user_id: int, channel: pb.ChannelDescription) -> None:
        """One viewer less."""
        seat = self._there.get(channel.channel_id, {}).pop(user_id, None)
        if seat is None:
            return
        event = pb.StreamingLeavedEvent(
            id=seat.id,
            clan_id=channel.clan_id,
            streaming_channel_id=str(channel.channel_id),
            streaming_user_id=str(user_id),
        )
        self._tell(pb.Envelope(streaming_leaved_event=event), channel)

    def seats(self, channel_id: int) -> list[pb.StreamingChannelUser]:
        """Who watches this channel, in the order of their coming."""
        return list(self._there.get(channel_id, {}).values())

    def started(self, channel: pb.ChannelDescription, url: str = "") -> None:
        """The channel is live from now on."""
        self.live.add(channel.channel_id)
        event = pb.StreamingStartedEvent(
            clan_id=channel.clan_id, channel_id=channel.channel_id, streaming_url=url, is_streaming=True
        )
        if self._switches.stream_events:
            self._tell(pb.Envelope(streaming_started_event=event), channel)

    def ended(self, channel: pb.ChannelDescription) -> None:
        """The channel is not live any more."""
        self.live.discard(channel.channel_id)
        event = pb.StreamingEndedEvent(clan_id=channel.clan_id, channel_id=channel.channel_id)
        if self._switches.stream_events:
            self._tell(pb.Envelope(streaming_ended_event=event), channel)

    def _tell(self, envelope: pb.Envelope, channel: pb.ChannelDescription) -> None:
        only = self._world.insiders(channel.channel_id)
        self._world.announce(Happening(envelope, channel.clan_id, channel.channel_id, only))
