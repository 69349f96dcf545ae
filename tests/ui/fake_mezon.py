"""The rooms of Mezon without a service: the broadcast stands as the test says, every wish is noted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from msgspec.structs import replace

from desktop.control.air_effects import News
from desktop.control.arrival import role_of
from desktop.control.chat import Chat
from desktop.control.checklist import Check, Facts, checks
from desktop.control.conversations import Conversations
from desktop.control.mezon_check import Verdict
from desktop.core.account import Attempt, Role, Seat, SeatState
from desktop.core.air import Air, AirChannel, AirFault, LiveState
from desktop.core.channel import Category, Channel, ChannelsState, ChannelType, Clan, Mark
from desktop.core.errors import Trouble
from desktop.core.programme import Clip, Programme, Track, TrackState
from desktop.core.run_log import Found, Query, Row
from desktop.core.sign_in import SignInRequest
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

CLAN = Clan(7, "Mekong Radio")
SHOW = Channel(1 << 60, 7, 1, "Shows", "evening-show", ChannelType.STREAMING)
NIGHT = Channel((1 << 60) + 1, 7, 1, "Shows", "night-desk", ChannelType.STREAMING)
TALK = Channel((1 << 60) + 2, 7, 1, "Shows", "requests", ChannelType.TEXT)
CHANNEL = AirChannel(SHOW.id, 7, "evening-show", "Mekong Radio")


class FakeLive:
    changed = Signal()
    news = Signal(News)

    def __init__(self) -> None:
        self.wishes: list[tuple[Any, ...]] = []
        self.air = Air()
        self.held = False
        self.programme = Programme()
        self.facts = Facts(signed_in=True, publisher="night desk", somebody_else_live=False)

    @property
    def checks(self) -> tuple[Check, ...]:
        return checks(self.facts, self.air.channel, self.programme)

    def choose(self, channel: AirChannel | None) -> bool:
        self.wishes.append(("choose", channel))
        if not self.air.under_way:
            self.show(replace(self.air, channel=channel))
        return not self.air.under_way

    def go_live(self) -> Check | None:
        self.wishes.append(("go_live",))
        return None

    def end(self) -> None:
        self.wishes.append(("end",))

    def pause(self, paused: bool) -> None:
        self.wishes.append(("pause", paused))

    def skip(self) -> None:
        self.wishes.append(("skip",))

    def retry_now(self) -> None:
        self.wishes.append(("retry_now",))

    def clear(self) -> None:
        self.wishes.append(("clear",))

    # For tests only
    def show(self, air: Air) -> None:
        self.air = air
        self.changed.emit()

    def ready(self, *titles: str) -> tuple[Track, ...]:
        """A channel and a list of items of a minute."""
        for title in titles or ("one", "two"):
            self.programme.add(f"https://clips.example.net/{title}.ogg")
        for track in self.programme.tracks:
            self.programme.checked(track.id, Clip(length_s=60))
        self.show(replace(self.air, channel=CHANNEL))
        return self.programme.tracks

    def connecting(self) -> None:
        self.show(Air(LiveState.CONNECTING, channel=CHANNEL, since=time.monotonic(), loading=self.programme.first()))

    def on_air(self) -> None:
        if self.air.state is not LiveState.CONNECTING:
            self.connecting()
        first = self.programme.tracks[0]
        self.programme.mark(first.id, TrackState.ON_AIR)
        self.show(self.air.acknowledged(self.programme.tracks[0], time.monotonic()))

    def lost(self) -> None:
        now = time.monotonic()
        again = {"lost_at": now, "retry_at": now + 7, "attempt": 1, "fault": AirFault.LOST}
        self.show(replace(self.air.hushed().entered(LiveState.RECONNECTING, now), **again))

    def failed(self, fault: AirFault = AirFault.REFUSED, **also: Any) -> None:
        also = {"fault": fault, "retry_at": None, **also}
        self.show(self.air.hushed().entered(LiveState.FAILED, time.monotonic(), **also))

    def off(self) -> None:
        self.show(Air(channel=self.air.channel))


class FakeAsRun:
    failed = Signal()

    def __init__(self) -> None:
        self.kept_as = self.fault = ""
        self.interrupted: Row | None = None
        self.found: Found | Exception = Found()
        self.queries: list[Query] = []
        self.saved: int | Exception = 0
        self.targets: list[Path] = []

    def find(self, query: Query, tell: Callable[[Found | Exception], None]) -> None:
        self.queries.append(query)
        tell(self.found)

    def save(self, _query: Query, target: Path, tell: Callable[[int | Exception], None]) -> None:
        self.targets.append(target)
        tell(self.saved)


class FakeChannels:
    changed = Signal()
    marks_changed = Signal()
    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        self.wishes: list[tuple[Any, ...]] = []
        self.state = ChannelsState.SHOWN
        self.trouble: Trouble | None = None
        self.viewers_trouble: Trouble | None = None
        self.offline_trouble: Trouble | None = None
        self.retry_at: float | None = None
        self.clans: tuple[Clan, ...] = (CLAN,)
        self.categories = (Category(1, "Shows"),)
        self.clan_id = CLAN.id
        self.collapsed: frozenset[int] = frozenset()
        self.channels: tuple[Channel, ...] = (SHOW, NIGHT, TALK)
        self.found: dict[int, Mark] = {SHOW.id: Mark(viewers=9)}
        self.on_air_id = 0

    def marks(self) -> dict[int, Mark]:
        return self.found

    def set_on_air(self, channel_id: int) -> None:
        self.on_air_id = channel_id

    def presences(self, _channel_id: int) -> None:
        return None  # nobody knows

    def create(self, label: str, category_id: int = 0, private: bool = False) -> None:
        self.wishes.append(("create", label, category_id, private))

    def __getattr__(self, wish: str) -> Callable[..., None]:
        if wish not in ("choose_clan", "refresh", "retry_now", "fold", "opened", "read_viewers", "go_to"):
            raise AttributeError(wish)
        return lambda *args: self.wishes.append((wish, *args))


class FakeDirectory:
    changed = Signal()

    def __init__(self, channels: FakeChannels) -> None:
        self.rooms = channels
        self.others: dict[Clan, tuple[Channel, ...]] = {}
        self.complete = True
        self.looked = 0

    def look(self) -> None:
        self.looked += 1

    def places(self) -> Iterator[tuple[Clan, tuple[Channel, ...]]]:
        yield CLAN, self.rooms.channels
        yield from self.others.items()


class FakeChat(Chat):
    """The room itself, without a connection; what it is asked to open is open, and empty."""

    def __init__(self) -> None:
        super().__init__(Tasks("fake chat"))
        self.place: Channel | None = None

    @property
    def channel(self) -> Channel | None:
        return self.place

    def open(self, channel: Channel | None) -> None:
        self.place = channel
        self.changed.emit()


class FakeCheck:
    changed = Signal()

    def __init__(self) -> None:
        self.wishes: list[str] = []
        self.busy = False
        self.verdict: Verdict | None = None

    def test(self) -> None:
        self.wishes.append("test")

    def forget(self) -> None:
        self.wishes.append("forget")

    # For tests only
    def show(self, verdict: Verdict | None, busy: bool = False) -> None:
        self.verdict, self.busy = verdict, busy
        self.changed.emit()


class FakeAccount:
    changed = Signal()

    def __init__(self) -> None:
        self.wishes: list[tuple[Any, ...]] = []
        self.seats = {Role.USER: Seat(SeatState.SIGNED_IN, 7, "thao.op"), Role.BOT: Seat()}
        self.attempt = Attempt()
        self.publisher = Role.USER

    def seat(self, role: Role) -> Seat:
        return self.seats[role]

    def sign_in(self, request: SignInRequest) -> None:
        self.wishes.append(("sign_in", request))
        self.show(attempt=Attempt(role_of(request), time.monotonic()))

    def stop(self) -> None:
        self.wishes.append(("stop",))

    def sign_out(self, role: Role) -> None:
        self.wishes.append(("sign_out", role))

    def publish_as(self, role: Role) -> None:
        self.wishes.append(("publish_as", role))

    def exported(self, role: Role) -> dict[str, str]:
        return {"user_id": str(self.seats[role].user_id), "token": "t"}

    def take(self, role: Role, exported: dict[str, object]) -> None:
        self.wishes.append(("take", role, exported))

    # For tests only
    def show(self, *, attempt: Attempt | None = None, **seats: Seat) -> None:
        self.attempt = attempt or self.attempt
        self.seats |= {Role(name): seat for name, seat in seats.items()}
        self.changed.emit()


class FakeMezon(SimpleNamespace):
    """What the bindings use of `desktop.control.mezon_desk.MezonDesk`."""

    def __init__(self) -> None:
        self.account, self.channels = FakeAccount(), FakeChannels()
        self.directory = FakeDirectory(self.channels)
        self.chat, self.conversations = FakeChat(), Conversations(Tasks("fake conversations"))
        self.check = FakeCheck()
        self.live, self.asrun = FakeLive(), FakeAsRun()
