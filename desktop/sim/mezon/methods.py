"""What the stand-in's API answers, by the name of the method: one message in, one out (mezon.md, 2.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from google.protobuf.message import Message

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import Accounts, Caller
from desktop.sim.mezon.census import Census
from desktop.sim.mezon.marks import ReadMarks
from desktop.sim.mezon.refused import DENIED, INVALID, NOT_FOUND, Refused
from desktop.sim.mezon.talk import Talk
from desktop.sim.mezon.uploads import Uploads
from desktop.sim.mezon.watchers import Watchers
from desktop.sim.mezon.world import World

Asked = TypeVar("Asked", bound=Message)
Method = tuple[type[Message], Callable[[Caller, Message], Message]]

_PAGE = 500


class Methods:
    """All methods that need a session. Remembers which session listed the channels of which clan."""

    def __init__(
        self,
        world: World,
        talk: Talk,
        marks: ReadMarks,
        watchers: Watchers,
        accounts: Accounts,
        uploads: Uploads,
    ) -> None:
        self._world = world
        self._talk = talk
        self._marks = marks
        self._watchers = watchers
        self._accounts = accounts
        self._uploads = uploads
        self._listed: dict[str, set[int]] = defaultdict(set)
        self._methods: dict[str, Method] = {}
        self._add("GetAccount", pb.Opaque, self._account)
        self._add("SessionLogout", pb.SessionLogoutRequest, self._logout)
        self._add("ListClanDescs", pb.ListClanDescRequest, self._clans)
        self._add("ListCategoryDescs", pb.CategoryDesc, self._categories)
        self._add("ListChannelDescs", pb.ListChannelDescsRequest, self._channels)
        self._add("ListChannelDetail", pb.ListChannelDetailRequest, self._channel)
        self._add("CreateChannelDesc", pb.CreateChannelDescRequest, self._create)
        self._add("DeleteChannelDesc", pb.DeleteChannelDescRequest, self._delete)
        self._add("ListStreamingChannelUsers", pb.ListChannelUsersRequest, self._watching)
        census = Census(world)
        self._add("ListClanUsers", pb.ListClanUsersRequest, census.of_clan)
        self._add("ListChannelUsers", pb.ListChannelUsersRequest, census.of_channel)
        self._add("ListRoles", pb.RoleListEventRequest, census.roles)
        self._add("RegisterStreamingChannel", pb.RegisterStreamingChannelRequest, self._register)
        self._add("ListChannelMessages", pb.ListChannelMessagesRequest, self._history)
        self._add("SendChannelMessage", pb.ChannelMessageSend, self._send)
        self._add("UploadAttachmentFile", pb.UploadAttachmentRequest, self._upload)

    def kind(self, name: str) -> type[Message]:
        """What this method takes; refused where there is none of this name."""
        if name not in self._methods:
            raise Refused(NOT_FOUND, f"Unknown method {name}")
        return self._methods[name][0]

    def call(self, name: str, caller: Caller, asked: Message) -> Message:
        """The answer; Refused where there is none."""
        self.kind(name)
        return self._methods[name][1](caller, asked)

    def listed(self, session_id: str, clan_id: int) -> bool:
        """Whether this session has listed the channels of this clan."""
        return clan_id in self._listed[session_id]

    def _add(self, name: str, kind: type[Asked], answer: Callable[[Caller, Asked], Message]) -> None:
        def checked(caller: Caller, asked: Message) -> Message:
            assert isinstance(asked, kind)
            return answer(caller, asked)

        self._methods[name] = (kind, checked)

    def _account(self, caller: Caller, _: pb.Opaque) -> pb.Account:
        who = caller.account.person
        user = pb.User(id=who.id, username=who.username, display_name=who.display_name, avatar_url=who.avatar)
        return pb.Account(user=user, email=caller.account.email)

    def _logout(self, caller: Caller, _: pb.SessionLogoutRequest) -> pb.Opaque:
        self._accounts.end(caller)
        return pb.Opaque()

    def _clans(self, caller: Caller, asked: pb.ListClanDescRequest) -> pb.ClanDescList:
        clans = self._world.clans_of(caller.id)
        return pb.ClanDescList(clandesc=[clan.desc for clan in clans[: asked.limit or _PAGE]])

    def _categories(self, caller: Caller, asked: pb.CategoryDesc) -> pb.CategoryDescList:
        clan = self._world.clan(asked.clan_id, caller.id)
        return pb.CategoryDescList(categorydesc=clan.categories.values())

    def _channels(self, caller: Caller, asked: pb.ListChannelDescsRequest) -> pb.ChannelDescList:
        """All kinds of a clan whatever type was asked for; of clan 0 only that type."""
        found = self._world.channels_of(caller.id, asked.clan_id)
        if not asked.clan_id and asked.channel_type in (ChannelType.DIRECT, ChannelType.GROUP):
            found = [one for one in found if one.type == asked.channel_type]
        self._listed[caller.session_id].add(asked.clan_id)
        size = asked.limit or _PAGE
        first = int(asked.cursor) if asked.cursor.isdigit() else max(0, asked.page - 1) * size
        return pb.ChannelDescList(channeldesc=[self._seen_by(caller, one) for one in found[first : first + size]])

    def _channel(self, caller: Caller, asked: pb.ListChannelDetailRequest) -> pb.ChannelDescription:
        return self._seen_by(caller, self._world.channel(asked.channel_id, caller.id))

    def _create(self, caller: Caller, asked: pb.CreateChannelDescRequest) -> pb.ChannelDescription:
        return self._seen_by(caller, self._world.create(asked, caller.id))

    def _delete(self, caller: Caller, asked: pb.DeleteChannelDescRequest) -> pb.Opaque:
        channel = self._world.channel(asked.channel_id, caller.id)
        clan = self._world.clans.get(channel.clan_id)
        if clan is None or caller.id not in (channel.creator_id, clan.desc.creator_id):
            raise Refused(DENIED, "Not allowed to delete this channel")
        self._world.delete(channel, caller.id)
        return pb.Opaque()

    def _watching(self, caller: Caller, asked: pb.ListChannelUsersRequest) -> pb.StreamingChannelUserList:
        """Of one channel, or with channel 0 of all streaming channels of the clan."""
        listed = pb.StreamingChannelUserList()
        for channel in self._world.channels_of(caller.id, asked.clan_id):
            wanted = asked.channel_id in (0, channel.channel_id)
            if wanted and channel.type == ChannelType.STREAMING:
                listed.streaming_channel_users.extend(self._watchers.seats(channel.channel_id))
        return listed

    def _register(
        self, caller: Caller, asked: pb.RegisterStreamingChannelRequest
    ) -> pb.RegisterStreamingChannelResponse:
        channel = self._world.channel(asked.channel_id, caller.id)
        if channel.type != ChannelType.STREAMING:
            raise Refused(INVALID, "Not a streaming channel")
        url = f"rtmp://127.0.0.1/live/{channel.channel_id}"
        return pb.RegisterStreamingChannelResponse(
            clan_id=channel.clan_id, channel_id=channel.channel_id, streaming_url=url
        )

    def _history(self, caller: Caller, asked: pb.ListChannelMessagesRequest) -> pb.ChannelMessageList:
        channel = self._world.channel(asked.channel_id, caller.id)
        answer = pb.ChannelMessageList(messages=self._talk.history(channel, asked))
        answer.last_sent_message.CopyFrom(channel.last_sent_message)
        answer.last_seen_message.CopyFrom(self._marks.last(caller.id, channel.channel_id))
        return answer

    def _send(self, caller: Caller, asked: pb.ChannelMessageSend) -> pb.ChannelMessageAck:
        channel = self._world.channel(asked.channel_id, caller.id)
        message = self._talk.say(caller.account.person, channel, asked)
        return pb.ChannelMessageAck(
            channel_id=message.channel_id,
            message_id=message.message_id,
            username=message.username,
            create_time_seconds=message.create_time_seconds,
        )

    def _upload(self, caller: Caller, asked: pb.UploadAttachmentRequest) -> pb.UploadAttachment:
        return self._uploads.slot(asked, caller.id)

    def _seen_by(self, caller: Caller, channel: pb.ChannelDescription) -> pb.ChannelDescription:
        """With what is unread for who asks; a direct message or group names the others."""
        last = self._marks.last(caller.id, channel.channel_id)
        unread = self._marks.unread(caller.id, channel.channel_id)
        if channel.clan_id and not last.id and not unread:
            return channel
        seen = pb.ChannelDescription()
        seen.CopyFrom(channel)
        seen.count_mess_unread = unread
        if last.id:
            seen.last_seen_message.CopyFrom(last)
        if channel.clan_id:
            return seen
        mine = list(channel.user_ids).index(caller.id)
        for column in (seen.user_ids, seen.usernames, seen.display_names, seen.avatars, seen.onlines):
            del column[mine]
        if channel.type == ChannelType.DIRECT:
            seen.channel_label = seen.usernames[0]
        return seen
