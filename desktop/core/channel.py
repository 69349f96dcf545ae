"""Clans and their channels as values, shared by the room for them and the window; no behaviour beyond the fields."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, IntEnum, auto

from msgspec import Struct
from msgspec.structs import replace


class ChannelType(IntEnum):
    """What kind of channel it is, with the service's own numbers."""

    UNKNOWN = 0  # none of the kinds below: the service goes on without us
    TEXT = 1
    GROUP = 2
    DIRECT = 3
    MEETING = 4
    FORUM = 5
    STREAMING = 6
    THREAD = 7
    APP = 8
    ANNOUNCEMENT = 9
    VOICE = 10


_TOLD_BY_UPDATE = ("label", "topic", "category_id", "category_name")
_TYPES = {int(one): one for one in ChannelType}


class Clan(Struct, frozen=True):
    """A community with channels. Id 0 is no clan: direct messages and groups live there."""

    id: int
    name: str
    logo: str = ""
    unread: int = 0  # as the service said when it was listed


class Category(Struct, frozen=True):
    """A heading within a clan."""

    id: int
    name: str


class Channel(Struct, frozen=True, gc=False):
    """One channel. Without `gc`: tens of thousands are held, and none can be part of a cycle."""

    id: int
    clan_id: int
    category_id: int = 0
    category_name: str = ""
    label: str = ""
    type: int = ChannelType.TEXT  # the service's number, also where we know no such type
    private: bool = False
    parent_id: int = 0
    topic: str = ""
    member_count: int = 0
    unread: int = 0
    muted: bool = False
    user_ids: tuple[int, ...] = ()  # who is in a direct message or group; the names in the same order
    usernames: tuple[str, ...] = ()
    display_names: tuple[str, ...] = ()
    last_sent_at: datetime | None = None

    @property
    def kind(self) -> ChannelType:
        """The type, UNKNOWN where the number means nothing to us."""
        return _TYPES.get(self.type, ChannelType.UNKNOWN)

    def updated(self, told: Channel) -> Channel:
        """With what an update says; what is empty in it is not known."""
        known = {name: getattr(told, name) for name in _TOLD_BY_UPDATE}
        return replace(self, private=told.private, **{name: value for name, value in known.items() if value})

    @property
    def direct(self) -> bool:
        """Whether it is a direct message or a group: of no clan."""
        return self.type in (ChannelType.DIRECT, ChannelType.GROUP)


class Viewer(Struct, frozen=True):
    """Somebody who watches a streaming channel."""

    user_id: int
    channel_id: int
    name: str = ""


class Presence(Struct, frozen=True):
    """A viewer with what is known of their stay."""

    viewer: Viewer
    since: datetime | None = None  # None where they were there before we looked
    confirmed_s: float = 0.0  # when the service named them last, monotonic


class Mark(Struct, frozen=True):
    """What a channel row shows beside its name."""

    on_air: bool = False  # our own acknowledged broadcast
    live: bool = False  # somebody else's
    viewers: int | None = None  # None where nobody knows
    unread: int = 0
    mentions: int = 0

    @property
    def watched(self) -> bool:
        """Whether who is there watches something; else they wait."""
        return self.on_air or self.live


class ChannelsState(Enum):
    """What the list of channels can be."""

    SIGNED_OUT = auto()
    LOADING = auto()
    SHOWN = auto()
    OFFLINE = auto()  # the channels stay, and may be old
    FAILED = auto()
