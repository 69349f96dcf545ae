from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Envelope(_message.Message):
    __slots__ = ("cid", "channel", "clan_join", "channel_join", "channel_leave", "channel_message", "channel_message_ack", "channel_message_send", "channel_message_update", "channel_message_remove", "channel_presence_event", "error", "status_presence_event", "ping", "pong", "message_typing_event", "last_seen_message_event", "message_reaction_event", "channel_created_event", "channel_deleted_event", "channel_updated_event", "user_channel_added_event", "user_channel_removed_event", "user_clan_removed_event", "clan_updated_event", "clan_deleted_event", "streaming_joined_event", "streaming_leaved_event", "streaming_started_event", "streaming_ended_event", "category_event", "clan_created_event", "refresh_session_event")
    CID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CLAN_JOIN_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_JOIN_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LEAVE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_MESSAGE_ACK_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_MESSAGE_SEND_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_MESSAGE_UPDATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_MESSAGE_REMOVE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PRESENCE_EVENT_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    STATUS_PRESENCE_EVENT_FIELD_NUMBER: _ClassVar[int]
    PING_FIELD_NUMBER: _ClassVar[int]
    PONG_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_TYPING_EVENT_FIELD_NUMBER: _ClassVar[int]
    LAST_SEEN_MESSAGE_EVENT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_REACTION_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_CREATED_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_DELETED_EVENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_UPDATED_EVENT_FIELD_NUMBER: _ClassVar[int]
    USER_CHANNEL_ADDED_EVENT_FIELD_NUMBER: _ClassVar[int]
    USER_CHANNEL_REMOVED_EVENT_FIELD_NUMBER: _ClassVar[int]
    USER_CLAN_REMOVED_EVENT_FIELD_NUMBER: _ClassVar[int]
    CLAN_UPDATED_EVENT_FIELD_NUMBER: _ClassVar[int]
    CLAN_DELETED_EVENT_FIELD_NUMBER: _ClassVar[int]
    STREAMING_JOINED_EVENT_FIELD_NUMBER: _ClassVar[int]
    STREAMING_LEAVED_EVENT_FIELD_NUMBER: _ClassVar[int]
    STREAMING_STARTED_EVENT_FIELD_NUMBER: _ClassVar[int]
    STREAMING_ENDED_EVENT_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_EVENT_FIELD_NUMBER: _ClassVar[int]
    CLAN_CREATED_EVENT_FIELD_NUMBER: _ClassVar[int]
    REFRESH_SESSION_EVENT_FIELD_NUMBER: _ClassVar[int]
    cid: int
    channel: Channel
    clan_join: ClanJoin
    channel_join: ChannelJoin
    channel_leave: ChannelLeave
    channel_message: ChannelMessage
    channel_message_ack: ChannelMessageAck
    channel_message_send: ChannelMessageSend
    channel_message_update: ChannelMessageUpdate
    channel_message_remove: ChannelMessageRemove
    channel_presence_event: ChannelPresenceEvent
    error: Error
    status_presence_event: StatusPresenceEvent
    ping: Ping
    pong: Pong
    message_typing_event: MessageTypingEvent
    last_seen_message_event: LastSeenMessageEvent
    message_reaction_event: MessageReaction
    channel_created_event: ChannelCreatedEvent
    channel_deleted_event: ChannelDeletedEvent
    channel_updated_event: ChannelUpdatedEvent
    user_channel_added_event: Opaque
    user_channel_removed_event: Opaque
    user_clan_removed_event: Opaque
    clan_updated_event: Opaque
    clan_deleted_event: Opaque
    streaming_joined_event: StreamingJoinedEvent
    streaming_leaved_event: StreamingLeavedEvent
    streaming_started_event: StreamingStartedEvent
    streaming_ended_event: StreamingEndedEvent
    category_event: Opaque
    clan_created_event: Opaque
    refresh_session_event: Session
    def __init__(self, cid: _Optional[int] = ..., channel: _Optional[_Union[Channel, _Mapping]] = ..., clan_join: _Optional[_Union[ClanJoin, _Mapping]] = ..., channel_join: _Optional[_Union[ChannelJoin, _Mapping]] = ..., channel_leave: _Optional[_Union[ChannelLeave, _Mapping]] = ..., channel_message: _Optional[_Union[ChannelMessage, _Mapping]] = ..., channel_message_ack: _Optional[_Union[ChannelMessageAck, _Mapping]] = ..., channel_message_send: _Optional[_Union[ChannelMessageSend, _Mapping]] = ..., channel_message_update: _Optional[_Union[ChannelMessageUpdate, _Mapping]] = ..., channel_message_remove: _Optional[_Union[ChannelMessageRemove, _Mapping]] = ..., channel_presence_event: _Optional[_Union[ChannelPresenceEvent, _Mapping]] = ..., error: _Optional[_Union[Error, _Mapping]] = ..., status_presence_event: _Optional[_Union[StatusPresenceEvent, _Mapping]] = ..., ping: _Optional[_Union[Ping, _Mapping]] = ..., pong: _Optional[_Union[Pong, _Mapping]] = ..., message_typing_event: _Optional[_Union[MessageTypingEvent, _Mapping]] = ..., last_seen_message_event: _Optional[_Union[LastSeenMessageEvent, _Mapping]] = ..., message_reaction_event: _Optional[_Union[MessageReaction, _Mapping]] = ..., channel_created_event: _Optional[_Union[ChannelCreatedEvent, _Mapping]] = ..., channel_deleted_event: _Optional[_Union[ChannelDeletedEvent, _Mapping]] = ..., channel_updated_event: _Optional[_Union[ChannelUpdatedEvent, _Mapping]] = ..., user_channel_added_event: _Optional[_Union[Opaque, _Mapping]] = ..., user_channel_removed_event: _Optional[_Union[Opaque, _Mapping]] = ..., user_clan_removed_event: _Optional[_Union[Opaque, _Mapping]] = ..., clan_updated_event: _Optional[_Union[Opaque, _Mapping]] = ..., clan_deleted_event: _Optional[_Union[Opaque, _Mapping]] = ..., streaming_joined_event: _Optional[_Union[StreamingJoinedEvent, _Mapping]] = ..., streaming_leaved_event: _Optional[_Union[StreamingLeavedEvent, _Mapping]] = ..., streaming_started_event: _Optional[_Union[StreamingStartedEvent, _Mapping]] = ..., streaming_ended_event: _Optional[_Union[StreamingEndedEvent, _Mapping]] = ..., category_event: _Optional[_Union[Opaque, _Mapping]] = ..., clan_created_event: _Optional[_Union[Opaque, _Mapping]] = ..., refresh_session_event: _Optional[_Union[Session, _Mapping]] = ...) -> None: ...

class Opaque(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Ping(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Pong(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Error(_message.Message):
    __slots__ = ("code", "message", "context")
    class ContextEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    code: int
    message: str
    context: _containers.ScalarMap[str, str]
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., context: _Optional[_Mapping[str, str]] = ...) -> None: ...

class UserPresence(_message.Message):
    __slots__ = ("user_id", "session_id", "username", "is_mobile", "user_status")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    IS_MOBILE_FIELD_NUMBER: _ClassVar[int]
    USER_STATUS_FIELD_NUMBER: _ClassVar[int]
    user_id: int
    session_id: int
    username: str
    is_mobile: bool
    user_status: str
    def __init__(self, user_id: _Optional[int] = ..., session_id: _Optional[int] = ..., username: _Optional[str] = ..., is_mobile: _Optional[bool] = ..., user_status: _Optional[str] = ...) -> None: ...

class Channel(_message.Message):
    __slots__ = ("id", "presences", "self", "chanel_label", "clan_logo", "category_name")
    ID_FIELD_NUMBER: _ClassVar[int]
    PRESENCES_FIELD_NUMBER: _ClassVar[int]
    SELF_FIELD_NUMBER: _ClassVar[int]
    CHANEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CLAN_LOGO_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    id: int
    presences: _containers.RepeatedCompositeFieldContainer[UserPresence]
    self: UserPresence
    chanel_label: str
    clan_logo: str
    category_name: str
    def __init__(self_, id: _Optional[int] = ..., presences: _Optional[_Iterable[_Union[UserPresence, _Mapping]]] = ..., self: _Optional[_Union[UserPresence, _Mapping]] = ..., chanel_label: _Optional[str] = ..., clan_logo: _Optional[str] = ..., category_name: _Optional[str] = ...) -> None: ...

class ClanJoin(_message.Message):
    __slots__ = ("clan_id", "is_last_field")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    IS_LAST_FIELD_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    is_last_field: bool
    def __init__(self, clan_id: _Optional[int] = ..., is_last_field: _Optional[bool] = ...) -> None: ...

class ChannelJoin(_message.Message):
    __slots__ = ("clan_id", "channel_id", "channel_type", "is_public")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    channel_type: int
    is_public: bool
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., channel_type: _Optional[int] = ..., is_public: _Optional[bool] = ...) -> None: ...

class ChannelLeave(_message.Message):
    __slots__ = ("clan_id", "channel_id", "channel_type", "is_public")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    channel_type: int
    is_public: bool
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., channel_type: _Optional[int] = ..., is_public: _Optional[bool] = ...) -> None: ...

class ChannelMessageSend(_message.Message):
    __slots__ = ("clan_id", "channel_id", "content", "mentions", "attachments", "references", "mode", "anonymous_message", "mention_everyone", "avatar", "is_public", "code", "topic_id", "id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ANONYMOUS_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    MENTION_EVERYONE_FIELD_NUMBER: _ClassVar[int]
    AVATAR_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    content: str
    mentions: _containers.RepeatedCompositeFieldContainer[MessageMention]
    attachments: _containers.RepeatedCompositeFieldContainer[MessageAttachment]
    references: _containers.RepeatedCompositeFieldContainer[MessageRef]
    mode: int
    anonymous_message: bool
    mention_everyone: bool
    avatar: str
    is_public: bool
    code: int
    topic_id: int
    id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., content: _Optional[str] = ..., mentions: _Optional[_Iterable[_Union[MessageMention, _Mapping]]] = ..., attachments: _Optional[_Iterable[_Union[MessageAttachment, _Mapping]]] = ..., references: _Optional[_Iterable[_Union[MessageRef, _Mapping]]] = ..., mode: _Optional[int] = ..., anonymous_message: _Optional[bool] = ..., mention_everyone: _Optional[bool] = ..., avatar: _Optional[str] = ..., is_public: _Optional[bool] = ..., code: _Optional[int] = ..., topic_id: _Optional[int] = ..., id: _Optional[int] = ...) -> None: ...

class ChannelMessageAck(_message.Message):
    __slots__ = ("channel_id", "message_id", "code", "username", "create_time_seconds", "update_time_seconds", "clan_logo", "category_name")
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    CLAN_LOGO_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    channel_id: int
    message_id: int
    code: int
    username: str
    create_time_seconds: int
    update_time_seconds: int
    clan_logo: str
    category_name: str
    def __init__(self, channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., code: _Optional[int] = ..., username: _Optional[str] = ..., create_time_seconds: _Optional[int] = ..., update_time_seconds: _Optional[int] = ..., clan_logo: _Optional[str] = ..., category_name: _Optional[str] = ...) -> None: ...

class ChannelMessageUpdate(_message.Message):
    __slots__ = ("clan_id", "channel_id", "message_id", "content", "mentions", "attachments", "mode", "is_public", "hide_editted", "topic_id", "is_update_msg_topic", "create_time_seconds")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    HIDE_EDITTED_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    IS_UPDATE_MSG_TOPIC_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    message_id: int
    content: str
    mentions: _containers.RepeatedCompositeFieldContainer[MessageMention]
    attachments: _containers.RepeatedCompositeFieldContainer[MessageAttachment]
    mode: int
    is_public: bool
    hide_editted: bool
    topic_id: int
    is_update_msg_topic: bool
    create_time_seconds: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., content: _Optional[str] = ..., mentions: _Optional[_Iterable[_Union[MessageMention, _Mapping]]] = ..., attachments: _Optional[_Iterable[_Union[MessageAttachment, _Mapping]]] = ..., mode: _Optional[int] = ..., is_public: _Optional[bool] = ..., hide_editted: _Optional[bool] = ..., topic_id: _Optional[int] = ..., is_update_msg_topic: _Optional[bool] = ..., create_time_seconds: _Optional[int] = ...) -> None: ...

class ChannelMessageRemove(_message.Message):
    __slots__ = ("clan_id", "channel_id", "message_id", "mode", "is_public", "has_attachment", "topic_id", "mentions", "references")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    message_id: int
    mode: int
    is_public: bool
    has_attachment: bool
    topic_id: int
    mentions: bytes
    references: bytes
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., mode: _Optional[int] = ..., is_public: _Optional[bool] = ..., has_attachment: _Optional[bool] = ..., topic_id: _Optional[int] = ..., mentions: _Optional[bytes] = ..., references: _Optional[bytes] = ...) -> None: ...

class ChannelPresenceEvent(_message.Message):
    __slots__ = ("channel_id", "joins", "leaves", "clan_logo", "category_name", "mode")
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    JOINS_FIELD_NUMBER: _ClassVar[int]
    LEAVES_FIELD_NUMBER: _ClassVar[int]
    CLAN_LOGO_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    channel_id: int
    joins: _containers.RepeatedCompositeFieldContainer[UserPresence]
    leaves: _containers.RepeatedCompositeFieldContainer[UserPresence]
    clan_logo: str
    category_name: str
    mode: int
    def __init__(self, channel_id: _Optional[int] = ..., joins: _Optional[_Iterable[_Union[UserPresence, _Mapping]]] = ..., leaves: _Optional[_Iterable[_Union[UserPresence, _Mapping]]] = ..., clan_logo: _Optional[str] = ..., category_name: _Optional[str] = ..., mode: _Optional[int] = ...) -> None: ...

class StatusPresenceEvent(_message.Message):
    __slots__ = ("joins", "leaves")
    JOINS_FIELD_NUMBER: _ClassVar[int]
    LEAVES_FIELD_NUMBER: _ClassVar[int]
    joins: _containers.RepeatedCompositeFieldContainer[UserPresence]
    leaves: _containers.RepeatedCompositeFieldContainer[UserPresence]
    def __init__(self, joins: _Optional[_Iterable[_Union[UserPresence, _Mapping]]] = ..., leaves: _Optional[_Iterable[_Union[UserPresence, _Mapping]]] = ...) -> None: ...

class MessageTypingEvent(_message.Message):
    __slots__ = ("clan_id", "channel_id", "sender_id", "mode", "is_public", "sender_username", "sender_display_name", "topic_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    SENDER_USERNAME_FIELD_NUMBER: _ClassVar[int]
    SENDER_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    sender_id: int
    mode: int
    is_public: bool
    sender_username: str
    sender_display_name: str
    topic_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., sender_id: _Optional[int] = ..., mode: _Optional[int] = ..., is_public: _Optional[bool] = ..., sender_username: _Optional[str] = ..., sender_display_name: _Optional[str] = ..., topic_id: _Optional[int] = ...) -> None: ...

class LastSeenMessageEvent(_message.Message):
    __slots__ = ("clan_id", "channel_id", "message_id", "mode", "timestamp_seconds", "badge_count")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_SECONDS_FIELD_NUMBER: _ClassVar[int]
    BADGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    message_id: int
    mode: int
    timestamp_seconds: int
    badge_count: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., mode: _Optional[int] = ..., timestamp_seconds: _Optional[int] = ..., badge_count: _Optional[int] = ...) -> None: ...

class ChannelCreatedEvent(_message.Message):
    __slots__ = ("clan_id", "category_id", "creator_id", "parent_id", "channel_id", "channel_label", "channel_private", "channel_type", "status", "app_id", "clan_name", "channel_avatar")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PRIVATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    APP_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_NAME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_AVATAR_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    category_id: int
    creator_id: int
    parent_id: int
    channel_id: int
    channel_label: str
    channel_private: int
    channel_type: int
    status: int
    app_id: int
    clan_name: str
    channel_avatar: str
    def __init__(self, clan_id: _Optional[int] = ..., category_id: _Optional[int] = ..., creator_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., channel_label: _Optional[str] = ..., channel_private: _Optional[int] = ..., channel_type: _Optional[int] = ..., status: _Optional[int] = ..., app_id: _Optional[int] = ..., clan_name: _Optional[str] = ..., channel_avatar: _Optional[str] = ...) -> None: ...

class ChannelUpdatedEvent(_message.Message):
    __slots__ = ("clan_id", "category_id", "creator_id", "parent_id", "channel_id", "channel_label", "channel_type", "status", "meeting_code", "is_error", "channel_private", "app_id", "e2ee", "topic", "age_restricted", "active", "count_mess_unread", "user_ids", "role_ids", "channel_avatar")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    MEETING_CODE_FIELD_NUMBER: _ClassVar[int]
    IS_ERROR_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PRIVATE_FIELD_NUMBER: _ClassVar[int]
    APP_ID_FIELD_NUMBER: _ClassVar[int]
    E2EE_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    AGE_RESTRICTED_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    COUNT_MESS_UNREAD_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    ROLE_IDS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_AVATAR_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    category_id: int
    creator_id: int
    parent_id: int
    channel_id: int
    channel_label: str
    channel_type: int
    status: int
    meeting_code: str
    is_error: bool
    channel_private: bool
    app_id: int
    e2ee: int
    topic: str
    age_restricted: int
    active: int
    count_mess_unread: int
    user_ids: _containers.RepeatedScalarFieldContainer[int]
    role_ids: _containers.RepeatedScalarFieldContainer[int]
    channel_avatar: str
    def __init__(self, clan_id: _Optional[int] = ..., category_id: _Optional[int] = ..., creator_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., channel_label: _Optional[str] = ..., channel_type: _Optional[int] = ..., status: _Optional[int] = ..., meeting_code: _Optional[str] = ..., is_error: _Optional[bool] = ..., channel_private: _Optional[bool] = ..., app_id: _Optional[int] = ..., e2ee: _Optional[int] = ..., topic: _Optional[str] = ..., age_restricted: _Optional[int] = ..., active: _Optional[int] = ..., count_mess_unread: _Optional[int] = ..., user_ids: _Optional[_Iterable[int]] = ..., role_ids: _Optional[_Iterable[int]] = ..., channel_avatar: _Optional[str] = ...) -> None: ...

class ChannelDeletedEvent(_message.Message):
    __slots__ = ("clan_id", "category_id", "parent_id", "channel_id", "deletor")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    DELETOR_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    category_id: int
    parent_id: int
    channel_id: int
    deletor: str
    def __init__(self, clan_id: _Optional[int] = ..., category_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., deletor: _Optional[str] = ...) -> None: ...

class StreamingJoinedEvent(_message.Message):
    __slots__ = ("clan_id", "clan_name", "id", "participant", "user_id", "streaming_channel_label", "streaming_channel_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_NAME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    STREAMING_CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    STREAMING_CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    clan_name: str
    id: int
    participant: str
    user_id: int
    streaming_channel_label: str
    streaming_channel_id: int
    def __init__(self, clan_id: _Optional[int] = ..., clan_name: _Optional[str] = ..., id: _Optional[int] = ..., participant: _Optional[str] = ..., user_id: _Optional[int] = ..., streaming_channel_label: _Optional[str] = ..., streaming_channel_id: _Optional[int] = ...) -> None: ...

class StreamingLeavedEvent(_message.Message):
    __slots__ = ("id", "clan_id", "streaming_channel_id", "streaming_user_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    STREAMING_CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    STREAMING_USER_ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    clan_id: int
    streaming_channel_id: str
    streaming_user_id: str
    def __init__(self, id: _Optional[int] = ..., clan_id: _Optional[int] = ..., streaming_channel_id: _Optional[str] = ..., streaming_user_id: _Optional[str] = ...) -> None: ...

class StreamingStartedEvent(_message.Message):
    __slots__ = ("clan_id", "channel_id", "streaming_url", "is_streaming")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    STREAMING_URL_FIELD_NUMBER: _ClassVar[int]
    IS_STREAMING_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    streaming_url: str
    is_streaming: bool
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., streaming_url: _Optional[str] = ..., is_streaming: _Optional[bool] = ...) -> None: ...

class StreamingEndedEvent(_message.Message):
    __slots__ = ("clan_id", "channel_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ...) -> None: ...

class ChannelMessage(_message.Message):
    __slots__ = ("clan_id", "channel_id", "message_id", "code", "sender_id", "username", "avatar", "content", "channel_label", "clan_logo", "category_name", "display_name", "clan_nick", "clan_avatar", "reactions", "mentions", "attachments", "references", "referenced_message", "create_time_seconds", "update_time_seconds", "mode", "hide_editted", "is_public", "topic_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    AVATAR_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CLAN_LOGO_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CLAN_NICK_FIELD_NUMBER: _ClassVar[int]
    CLAN_AVATAR_FIELD_NUMBER: _ClassVar[int]
    REACTIONS_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    REFERENCED_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    HIDE_EDITTED_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    message_id: int
    code: int
    sender_id: int
    username: str
    avatar: str
    content: str
    channel_label: str
    clan_logo: str
    category_name: str
    display_name: str
    clan_nick: str
    clan_avatar: str
    reactions: bytes
    mentions: bytes
    attachments: bytes
    references: bytes
    referenced_message: bytes
    create_time_seconds: int
    update_time_seconds: int
    mode: int
    hide_editted: bool
    is_public: bool
    topic_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., code: _Optional[int] = ..., sender_id: _Optional[int] = ..., username: _Optional[str] = ..., avatar: _Optional[str] = ..., content: _Optional[str] = ..., channel_label: _Optional[str] = ..., clan_logo: _Optional[str] = ..., category_name: _Optional[str] = ..., display_name: _Optional[str] = ..., clan_nick: _Optional[str] = ..., clan_avatar: _Optional[str] = ..., reactions: _Optional[bytes] = ..., mentions: _Optional[bytes] = ..., attachments: _Optional[bytes] = ..., references: _Optional[bytes] = ..., referenced_message: _Optional[bytes] = ..., create_time_seconds: _Optional[int] = ..., update_time_seconds: _Optional[int] = ..., mode: _Optional[int] = ..., hide_editted: _Optional[bool] = ..., is_public: _Optional[bool] = ..., topic_id: _Optional[int] = ...) -> None: ...

class MessageAttachment(_message.Message):
    __slots__ = ("filename", "size", "url", "filetype", "width", "height", "thumbnail", "duration")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    FILETYPE_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    THUMBNAIL_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    filename: str
    size: int
    url: str
    filetype: str
    width: int
    height: int
    thumbnail: str
    duration: int
    def __init__(self, filename: _Optional[str] = ..., size: _Optional[int] = ..., url: _Optional[str] = ..., filetype: _Optional[str] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., thumbnail: _Optional[str] = ..., duration: _Optional[int] = ...) -> None: ...

class MessageAttachmentList(_message.Message):
    __slots__ = ("attachments",)
    ATTACHMENTS_FIELD_NUMBER: _ClassVar[int]
    attachments: _containers.RepeatedCompositeFieldContainer[MessageAttachment]
    def __init__(self, attachments: _Optional[_Iterable[_Union[MessageAttachment, _Mapping]]] = ...) -> None: ...

class MessageMention(_message.Message):
    __slots__ = ("id", "user_id", "username", "role_id", "rolename", "create_time_seconds", "s", "e")
    ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_ID_FIELD_NUMBER: _ClassVar[int]
    ROLENAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    S_FIELD_NUMBER: _ClassVar[int]
    E_FIELD_NUMBER: _ClassVar[int]
    id: int
    user_id: int
    username: str
    role_id: int
    rolename: str
    create_time_seconds: int
    s: int
    e: int
    def __init__(self, id: _Optional[int] = ..., user_id: _Optional[int] = ..., username: _Optional[str] = ..., role_id: _Optional[int] = ..., rolename: _Optional[str] = ..., create_time_seconds: _Optional[int] = ..., s: _Optional[int] = ..., e: _Optional[int] = ...) -> None: ...

class MessageMentionList(_message.Message):
    __slots__ = ("mentions",)
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    mentions: _containers.RepeatedCompositeFieldContainer[MessageMention]
    def __init__(self, mentions: _Optional[_Iterable[_Union[MessageMention, _Mapping]]] = ...) -> None: ...

class MessageRef(_message.Message):
    __slots__ = ("message_id", "message_ref_id", "content", "has_attachment", "ref_type", "message_sender_id", "message_sender_username", "message_sender_avatar", "message_sender_clan_nick", "message_sender_display_name")
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_REF_ID_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    HAS_ATTACHMENT_FIELD_NUMBER: _ClassVar[int]
    REF_TYPE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_USERNAME_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_AVATAR_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_CLAN_NICK_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    message_id: int
    message_ref_id: int
    content: str
    has_attachment: bool
    ref_type: int
    message_sender_id: int
    message_sender_username: str
    message_sender_avatar: str
    message_sender_clan_nick: str
    message_sender_display_name: str
    def __init__(self, message_id: _Optional[int] = ..., message_ref_id: _Optional[int] = ..., content: _Optional[str] = ..., has_attachment: _Optional[bool] = ..., ref_type: _Optional[int] = ..., message_sender_id: _Optional[int] = ..., message_sender_username: _Optional[str] = ..., message_sender_avatar: _Optional[str] = ..., message_sender_clan_nick: _Optional[str] = ..., message_sender_display_name: _Optional[str] = ...) -> None: ...

class MessageRefList(_message.Message):
    __slots__ = ("refs",)
    REFS_FIELD_NUMBER: _ClassVar[int]
    refs: _containers.RepeatedCompositeFieldContainer[MessageRef]
    def __init__(self, refs: _Optional[_Iterable[_Union[MessageRef, _Mapping]]] = ...) -> None: ...

class MessageReaction(_message.Message):
    __slots__ = ("id", "emoji_id", "emoji", "sender_id", "sender_name", "sender_avatar", "action", "count", "channel_id", "message_id", "clan_id", "mode", "message_sender_id", "is_public", "topic_id", "emoji_recent_id")
    ID_FIELD_NUMBER: _ClassVar[int]
    EMOJI_ID_FIELD_NUMBER: _ClassVar[int]
    EMOJI_FIELD_NUMBER: _ClassVar[int]
    SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    SENDER_NAME_FIELD_NUMBER: _ClassVar[int]
    SENDER_AVATAR_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    IS_PUBLIC_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    EMOJI_RECENT_ID_FIELD_NUMBER: _ClassVar[int]
    id: int
    emoji_id: int
    emoji: str
    sender_id: int
    sender_name: str
    sender_avatar: str
    action: bool
    count: int
    channel_id: int
    message_id: int
    clan_id: int
    mode: int
    message_sender_id: int
    is_public: bool
    topic_id: int
    emoji_recent_id: int
    def __init__(self, id: _Optional[int] = ..., emoji_id: _Optional[int] = ..., emoji: _Optional[str] = ..., sender_id: _Optional[int] = ..., sender_name: _Optional[str] = ..., sender_avatar: _Optional[str] = ..., action: _Optional[bool] = ..., count: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., clan_id: _Optional[int] = ..., mode: _Optional[int] = ..., message_sender_id: _Optional[int] = ..., is_public: _Optional[bool] = ..., topic_id: _Optional[int] = ..., emoji_recent_id: _Optional[int] = ...) -> None: ...

class MessageReactionList(_message.Message):
    __slots__ = ("reactions",)
    REACTIONS_FIELD_NUMBER: _ClassVar[int]
    reactions: _containers.RepeatedCompositeFieldContainer[MessageReaction]
    def __init__(self, reactions: _Optional[_Iterable[_Union[MessageReaction, _Mapping]]] = ...) -> None: ...

class Session(_message.Message):
    __slots__ = ("created", "token", "refresh_token", "user_id", "is_remember", "api_url", "id_token", "ws_url", "session_id")
    CREATED_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    REFRESH_TOKEN_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    IS_REMEMBER_FIELD_NUMBER: _ClassVar[int]
    API_URL_FIELD_NUMBER: _ClassVar[int]
    ID_TOKEN_FIELD_NUMBER: _ClassVar[int]
    WS_URL_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    created: bool
    token: str
    refresh_token: str
    user_id: int
    is_remember: bool
    api_url: str
    id_token: str
    ws_url: str
    session_id: str
    def __init__(self, created: _Optional[bool] = ..., token: _Optional[str] = ..., refresh_token: _Optional[str] = ..., user_id: _Optional[int] = ..., is_remember: _Optional[bool] = ..., api_url: _Optional[str] = ..., id_token: _Optional[str] = ..., ws_url: _Optional[str] = ..., session_id: _Optional[str] = ...) -> None: ...

class SessionRefreshRequest(_message.Message):
    __slots__ = ("token", "vars", "is_remember")
    class VarsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    VARS_FIELD_NUMBER: _ClassVar[int]
    IS_REMEMBER_FIELD_NUMBER: _ClassVar[int]
    token: str
    vars: _containers.ScalarMap[str, str]
    is_remember: bool
    def __init__(self, token: _Optional[str] = ..., vars: _Optional[_Mapping[str, str]] = ..., is_remember: _Optional[bool] = ...) -> None: ...

class SessionLogoutRequest(_message.Message):
    __slots__ = ("token", "refresh_token", "device_id", "fcm_token", "platform")
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    REFRESH_TOKEN_FIELD_NUMBER: _ClassVar[int]
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    FCM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PLATFORM_FIELD_NUMBER: _ClassVar[int]
    token: str
    refresh_token: str
    device_id: str
    fcm_token: str
    platform: str
    def __init__(self, token: _Optional[str] = ..., refresh_token: _Optional[str] = ..., device_id: _Optional[str] = ..., fcm_token: _Optional[str] = ..., platform: _Optional[str] = ...) -> None: ...

class User(_message.Message):
    __slots__ = ("id", "username", "display_name", "avatar_url")
    ID_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    AVATAR_URL_FIELD_NUMBER: _ClassVar[int]
    id: int
    username: str
    display_name: str
    avatar_url: str
    def __init__(self, id: _Optional[int] = ..., username: _Optional[str] = ..., display_name: _Optional[str] = ..., avatar_url: _Optional[str] = ...) -> None: ...

class Account(_message.Message):
    __slots__ = ("user", "email")
    USER_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    user: User
    email: str
    def __init__(self, user: _Optional[_Union[User, _Mapping]] = ..., email: _Optional[str] = ...) -> None: ...

class ListClanDescRequest(_message.Message):
    __slots__ = ("limit", "state", "cursor")
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    limit: int
    state: int
    cursor: str
    def __init__(self, limit: _Optional[int] = ..., state: _Optional[int] = ..., cursor: _Optional[str] = ...) -> None: ...

class ClanDesc(_message.Message):
    __slots__ = ("creator_id", "clan_name", "logo", "banner", "clan_id", "status", "badge_count", "clan_order", "has_unread_message")
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_NAME_FIELD_NUMBER: _ClassVar[int]
    LOGO_FIELD_NUMBER: _ClassVar[int]
    BANNER_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    BADGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CLAN_ORDER_FIELD_NUMBER: _ClassVar[int]
    HAS_UNREAD_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    creator_id: int
    clan_name: str
    logo: str
    banner: str
    clan_id: int
    status: int
    badge_count: int
    clan_order: int
    has_unread_message: bool
    def __init__(self, creator_id: _Optional[int] = ..., clan_name: _Optional[str] = ..., logo: _Optional[str] = ..., banner: _Optional[str] = ..., clan_id: _Optional[int] = ..., status: _Optional[int] = ..., badge_count: _Optional[int] = ..., clan_order: _Optional[int] = ..., has_unread_message: _Optional[bool] = ...) -> None: ...

class ClanDescList(_message.Message):
    __slots__ = ("clandesc",)
    CLANDESC_FIELD_NUMBER: _ClassVar[int]
    clandesc: _containers.RepeatedCompositeFieldContainer[ClanDesc]
    def __init__(self, clandesc: _Optional[_Iterable[_Union[ClanDesc, _Mapping]]] = ...) -> None: ...

class CategoryDesc(_message.Message):
    __slots__ = ("creator_id", "clan_id", "category_name", "category_id", "category_order")
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ORDER_FIELD_NUMBER: _ClassVar[int]
    creator_id: int
    clan_id: int
    category_name: str
    category_id: int
    category_order: int
    def __init__(self, creator_id: _Optional[int] = ..., clan_id: _Optional[int] = ..., category_name: _Optional[str] = ..., category_id: _Optional[int] = ..., category_order: _Optional[int] = ...) -> None: ...

class CategoryDescList(_message.Message):
    __slots__ = ("categorydesc",)
    CATEGORYDESC_FIELD_NUMBER: _ClassVar[int]
    categorydesc: _containers.RepeatedCompositeFieldContainer[CategoryDesc]
    def __init__(self, categorydesc: _Optional[_Iterable[_Union[CategoryDesc, _Mapping]]] = ...) -> None: ...

class ListChannelDescsRequest(_message.Message):
    __slots__ = ("limit", "state", "cursor", "clan_id", "channel_type", "is_mobile", "page")
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    IS_MOBILE_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    limit: int
    state: int
    cursor: str
    clan_id: int
    channel_type: int
    is_mobile: bool
    page: int
    def __init__(self, limit: _Optional[int] = ..., state: _Optional[int] = ..., cursor: _Optional[str] = ..., clan_id: _Optional[int] = ..., channel_type: _Optional[int] = ..., is_mobile: _Optional[bool] = ..., page: _Optional[int] = ...) -> None: ...

class ChannelMessageHeader(_message.Message):
    __slots__ = ("id", "timestamp_seconds", "sender_id", "content")
    ID_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMP_SECONDS_FIELD_NUMBER: _ClassVar[int]
    SENDER_ID_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    id: int
    timestamp_seconds: int
    sender_id: int
    content: str
    def __init__(self, id: _Optional[int] = ..., timestamp_seconds: _Optional[int] = ..., sender_id: _Optional[int] = ..., content: _Optional[str] = ...) -> None: ...

class ChannelDescription(_message.Message):
    __slots__ = ("clan_id", "parent_id", "channel_id", "category_id", "category_name", "type", "creator_id", "channel_label", "channel_private", "avatars", "user_ids", "last_sent_message", "last_seen_message", "onlines", "meeting_code", "count_mess_unread", "active", "last_pin_message", "usernames", "creator_name", "create_time_seconds", "update_time_seconds", "display_names", "channel_avatar", "clan_name", "app_id", "is_mute", "age_restricted", "topic", "e2ee", "member_count")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PRIVATE_FIELD_NUMBER: _ClassVar[int]
    AVATARS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    LAST_SENT_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    LAST_SEEN_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ONLINES_FIELD_NUMBER: _ClassVar[int]
    MEETING_CODE_FIELD_NUMBER: _ClassVar[int]
    COUNT_MESS_UNREAD_FIELD_NUMBER: _ClassVar[int]
    ACTIVE_FIELD_NUMBER: _ClassVar[int]
    LAST_PIN_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    USERNAMES_FIELD_NUMBER: _ClassVar[int]
    CREATOR_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAMES_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_AVATAR_FIELD_NUMBER: _ClassVar[int]
    CLAN_NAME_FIELD_NUMBER: _ClassVar[int]
    APP_ID_FIELD_NUMBER: _ClassVar[int]
    IS_MUTE_FIELD_NUMBER: _ClassVar[int]
    AGE_RESTRICTED_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    E2EE_FIELD_NUMBER: _ClassVar[int]
    MEMBER_COUNT_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    parent_id: int
    channel_id: int
    category_id: int
    category_name: str
    type: int
    creator_id: int
    channel_label: str
    channel_private: int
    avatars: _containers.RepeatedScalarFieldContainer[str]
    user_ids: _containers.RepeatedScalarFieldContainer[int]
    last_sent_message: ChannelMessageHeader
    last_seen_message: ChannelMessageHeader
    onlines: _containers.RepeatedScalarFieldContainer[bool]
    meeting_code: str
    count_mess_unread: int
    active: int
    last_pin_message: str
    usernames: _containers.RepeatedScalarFieldContainer[str]
    creator_name: str
    create_time_seconds: int
    update_time_seconds: int
    display_names: _containers.RepeatedScalarFieldContainer[str]
    channel_avatar: str
    clan_name: str
    app_id: int
    is_mute: bool
    age_restricted: int
    topic: str
    e2ee: int
    member_count: int
    def __init__(self, clan_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., category_id: _Optional[int] = ..., category_name: _Optional[str] = ..., type: _Optional[int] = ..., creator_id: _Optional[int] = ..., channel_label: _Optional[str] = ..., channel_private: _Optional[int] = ..., avatars: _Optional[_Iterable[str]] = ..., user_ids: _Optional[_Iterable[int]] = ..., last_sent_message: _Optional[_Union[ChannelMessageHeader, _Mapping]] = ..., last_seen_message: _Optional[_Union[ChannelMessageHeader, _Mapping]] = ..., onlines: _Optional[_Iterable[bool]] = ..., meeting_code: _Optional[str] = ..., count_mess_unread: _Optional[int] = ..., active: _Optional[int] = ..., last_pin_message: _Optional[str] = ..., usernames: _Optional[_Iterable[str]] = ..., creator_name: _Optional[str] = ..., create_time_seconds: _Optional[int] = ..., update_time_seconds: _Optional[int] = ..., display_names: _Optional[_Iterable[str]] = ..., channel_avatar: _Optional[str] = ..., clan_name: _Optional[str] = ..., app_id: _Optional[int] = ..., is_mute: _Optional[bool] = ..., age_restricted: _Optional[int] = ..., topic: _Optional[str] = ..., e2ee: _Optional[int] = ..., member_count: _Optional[int] = ...) -> None: ...

class ChannelDescList(_message.Message):
    __slots__ = ("channeldesc",)
    CHANNELDESC_FIELD_NUMBER: _ClassVar[int]
    channeldesc: _containers.RepeatedCompositeFieldContainer[ChannelDescription]
    def __init__(self, channeldesc: _Optional[_Iterable[_Union[ChannelDescription, _Mapping]]] = ...) -> None: ...

class ListChannelDetailRequest(_message.Message):
    __slots__ = ("channel_id",)
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    channel_id: int
    def __init__(self, channel_id: _Optional[int] = ...) -> None: ...

class CreateChannelDescRequest(_message.Message):
    __slots__ = ("clan_id", "parent_id", "channel_id", "category_id", "type", "channel_label", "channel_private", "user_ids", "app_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_ID_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_LABEL_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_PRIVATE_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    APP_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    parent_id: int
    channel_id: int
    category_id: int
    type: int
    channel_label: str
    channel_private: int
    user_ids: _containers.RepeatedScalarFieldContainer[int]
    app_id: int
    def __init__(self, clan_id: _Optional[int] = ..., parent_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., category_id: _Optional[int] = ..., type: _Optional[int] = ..., channel_label: _Optional[str] = ..., channel_private: _Optional[int] = ..., user_ids: _Optional[_Iterable[int]] = ..., app_id: _Optional[int] = ...) -> None: ...

class DeleteChannelDescRequest(_message.Message):
    __slots__ = ("clan_id", "channel_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ...) -> None: ...

class ListChannelUsersRequest(_message.Message):
    __slots__ = ("clan_id", "channel_id", "channel_type", "limit", "state", "cursor")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_TYPE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    channel_type: int
    limit: int
    state: int
    cursor: str
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., channel_type: _Optional[int] = ..., limit: _Optional[int] = ..., state: _Optional[int] = ..., cursor: _Optional[str] = ...) -> None: ...

class ChannelUser(_message.Message):
    __slots__ = ("user_id",)
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: int
    def __init__(self, user_id: _Optional[int] = ...) -> None: ...

class ChannelUserList(_message.Message):
    __slots__ = ("channel_users", "cursor", "channel_id")
    CHANNEL_USERS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    channel_users: _containers.RepeatedCompositeFieldContainer[ChannelUser]
    cursor: str
    channel_id: int
    def __init__(self, channel_users: _Optional[_Iterable[_Union[ChannelUser, _Mapping]]] = ..., cursor: _Optional[str] = ..., channel_id: _Optional[int] = ...) -> None: ...

class ListClanUsersRequest(_message.Message):
    __slots__ = ("clan_id",)
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    def __init__(self, clan_id: _Optional[int] = ...) -> None: ...

class ClanUser(_message.Message):
    __slots__ = ("user", "role_id", "clan_nick", "clan_avatar", "clan_id")
    USER_FIELD_NUMBER: _ClassVar[int]
    ROLE_ID_FIELD_NUMBER: _ClassVar[int]
    CLAN_NICK_FIELD_NUMBER: _ClassVar[int]
    CLAN_AVATAR_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    user: User
    role_id: _containers.RepeatedScalarFieldContainer[int]
    clan_nick: str
    clan_avatar: str
    clan_id: int
    def __init__(self, user: _Optional[_Union[User, _Mapping]] = ..., role_id: _Optional[_Iterable[int]] = ..., clan_nick: _Optional[str] = ..., clan_avatar: _Optional[str] = ..., clan_id: _Optional[int] = ...) -> None: ...

class ClanUserList(_message.Message):
    __slots__ = ("clan_users", "cursor", "clan_id")
    CLAN_USERS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    clan_users: _containers.RepeatedCompositeFieldContainer[ClanUser]
    cursor: str
    clan_id: int
    def __init__(self, clan_users: _Optional[_Iterable[_Union[ClanUser, _Mapping]]] = ..., cursor: _Optional[str] = ..., clan_id: _Optional[int] = ...) -> None: ...

class RoleListEventRequest(_message.Message):
    __slots__ = ("clan_id", "limit", "state", "cursor")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    limit: int
    state: int
    cursor: str
    def __init__(self, clan_id: _Optional[int] = ..., limit: _Optional[int] = ..., state: _Optional[int] = ..., cursor: _Optional[str] = ...) -> None: ...

class Role(_message.Message):
    __slots__ = ("id", "title")
    ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    id: int
    title: str
    def __init__(self, id: _Optional[int] = ..., title: _Optional[str] = ...) -> None: ...

class RoleList(_message.Message):
    __slots__ = ("roles",)
    ROLES_FIELD_NUMBER: _ClassVar[int]
    roles: _containers.RepeatedCompositeFieldContainer[Role]
    def __init__(self, roles: _Optional[_Iterable[_Union[Role, _Mapping]]] = ...) -> None: ...

class RoleListEventResponse(_message.Message):
    __slots__ = ("cursor", "clan_id", "roles")
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    cursor: str
    clan_id: int
    roles: RoleList
    def __init__(self, cursor: _Optional[str] = ..., clan_id: _Optional[int] = ..., roles: _Optional[_Union[RoleList, _Mapping]] = ...) -> None: ...

class StreamingChannelUser(_message.Message):
    __slots__ = ("id", "user_id", "channel_id", "participant")
    ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_FIELD_NUMBER: _ClassVar[int]
    id: int
    user_id: int
    channel_id: int
    participant: str
    def __init__(self, id: _Optional[int] = ..., user_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., participant: _Optional[str] = ...) -> None: ...

class StreamingChannelUserList(_message.Message):
    __slots__ = ("streaming_channel_users",)
    STREAMING_CHANNEL_USERS_FIELD_NUMBER: _ClassVar[int]
    streaming_channel_users: _containers.RepeatedCompositeFieldContainer[StreamingChannelUser]
    def __init__(self, streaming_channel_users: _Optional[_Iterable[_Union[StreamingChannelUser, _Mapping]]] = ...) -> None: ...

class RegisterStreamingChannelRequest(_message.Message):
    __slots__ = ("clan_id", "channel_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ...) -> None: ...

class RegisterStreamingChannelResponse(_message.Message):
    __slots__ = ("clan_id", "channel_id", "streaming_url")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    STREAMING_URL_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    streaming_url: str
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., streaming_url: _Optional[str] = ...) -> None: ...

class ListChannelMessagesRequest(_message.Message):
    __slots__ = ("clan_id", "channel_id", "message_id", "limit", "direction", "topic_id")
    CLAN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    TOPIC_ID_FIELD_NUMBER: _ClassVar[int]
    clan_id: int
    channel_id: int
    message_id: int
    limit: int
    direction: int
    topic_id: int
    def __init__(self, clan_id: _Optional[int] = ..., channel_id: _Optional[int] = ..., message_id: _Optional[int] = ..., limit: _Optional[int] = ..., direction: _Optional[int] = ..., topic_id: _Optional[int] = ...) -> None: ...

class ChannelMessageList(_message.Message):
    __slots__ = ("messages", "last_seen_message", "last_sent_message")
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    LAST_SEEN_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    LAST_SENT_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    messages: _containers.RepeatedCompositeFieldContainer[ChannelMessage]
    last_seen_message: ChannelMessageHeader
    last_sent_message: ChannelMessageHeader
    def __init__(self, messages: _Optional[_Iterable[_Union[ChannelMessage, _Mapping]]] = ..., last_seen_message: _Optional[_Union[ChannelMessageHeader, _Mapping]] = ..., last_sent_message: _Optional[_Union[ChannelMessageHeader, _Mapping]] = ...) -> None: ...

class UploadAttachmentRequest(_message.Message):
    __slots__ = ("filename", "filetype", "size", "width", "height")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    FILETYPE_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    filename: str
    filetype: str
    size: int
    width: int
    height: int
    def __init__(self, filename: _Optional[str] = ..., filetype: _Optional[str] = ..., size: _Optional[int] = ..., width: _Optional[int] = ..., height: _Optional[int] = ...) -> None: ...

class UploadAttachment(_message.Message):
    __slots__ = ("filename", "url")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    filename: str
    url: str
    def __init__(self, filename: _Optional[str] = ..., url: _Optional[str] = ...) -> None: ...
