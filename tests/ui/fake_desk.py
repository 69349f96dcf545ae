"""A desk without services: every value can be set, every wish is noted.

Faithful to `desktop.control`: `test_fake_desk.py` compares the names and parameters.
"""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import msgspec
from msgspec.structs import replace

from desktop.control.health import Health
from desktop.control.invite import InviteRequest
from desktop.control.notices import Notices
from desktop.control.panic import Panic
from desktop.control.services import ServiceStatus
from desktop.control.vitals import Reading
from desktop.core.model import (
    NO_LEVEL,
    NOT_RECORDING,
    AddressFault,
    DecodeMode,
    IngestState,
    Keeping,
    Level,
    Picture,
    Platform,
    Reach,
    RecordingState,
    RecordingView,
    ServiceState,
    SourceState,
    SourceView,
    VideoFormat,
)
from desktop.core.signal import Signal
from desktop.settings.schema import Listen, Settings

if TYPE_CHECKING:
    from desktop.control.sources import Sources
    from desktop.control.vitals import Vitals

SECRET_PATH = "/in/abcdefghijklmnopqrstuvwxyz012345"
DOTTED = "wss://studio.example.net/in/••••••••"


class FakeSources:
    added = Signal(str)
    removed = Signal(str)
    changed = Signal(str)
    order_changed = Signal()
    focus_changed = Signal()

    def __init__(self, wishes: list[tuple[Any, ...]]) -> None:
        self.views: dict[str, SourceView] = {}
        self.focus_id: str | None = None
        self.wishes = wishes
        self.lost: SourceView | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.views)

    def view(self, source_id: str) -> SourceView:
        view = self.views[source_id]
        return replace(view, number=self.ids.index(source_id) + 1, focused=source_id == self.focus_id)

    def remove_tile(self, source_id: str, for_good: bool = False) -> None:
        self.wishes.append(("remove_tile", source_id))
        self.lost = self.views.pop(source_id)
        self.removed.emit(source_id)

    def restore_tile(self) -> None:
        self.wishes.append(("restore_tile",))
        if self.lost is not None:
            self.put(self.lost)
            self.lost = None

    def rename(self, source_id: str, name: str) -> None:
        self.wishes.append(("rename", source_id, name))
        self.change(source_id, name=name)

    def move(self, source_id: str, index: int) -> None:
        self.wishes.append(("move", source_id, index))
        order = [other for other in self.views if other != source_id]
        order.insert(index, source_id)
        self.views = {other: self.views[other] for other in order}
        self.order_changed.emit()

    def focus(self, source_id: str) -> None:
        self.wishes.append(("focus", source_id))
        self.focus_id = source_id
        self.focus_changed.emit()

    def diagnostics(self, source_id: str) -> str:
        return f'{{"id": "{source_id}"}}'

    # For tests only
    def put(self, view: SourceView) -> None:
        self.views[view.id] = view
        self.added.emit(view.id)
        if self.focus_id is None:
            self.focus_id = view.id
            self.focus_changed.emit()

    def change(self, source_id: str, **values: Any) -> None:
        self.views[source_id] = replace(self.views[source_id], **values)
        self.changed.emit(source_id)


class FakeBots:
    def __init__(self, sources: FakeSources, wishes: list[tuple[Any, ...]]) -> None:
        self.sources = sources
        self.wishes = wishes
        self.requests: list[InviteRequest] = []

    def platform_of(self, link: str) -> Platform:
        if "meet.google.com" in link:
            return Platform.GOOGLE_MEET
        return Platform.ZOOM if "zoom.us" in link else Platform.UNKNOWN

    def invite(self, request: InviteRequest) -> str:
        self.wishes.append(("invite", request.link))
        if all(known.key != request.key for known in self.requests):
            self.requests.append(request)
            view = SourceView(request.key[:8], 0, request.source_name, SourceState.INVITED, time.monotonic())
            self.sources.put(view)
        return request.key[:8]

    def invite_again(self, source_id: str) -> None:
        self.wishes.append(("invite_again", source_id))

    def remove(self, source_id: str) -> None:
        self.wishes.append(("remove", source_id))

    def pause(self, source_id: str) -> None:
        self.wishes.append(("pause", source_id))

    def resume(self, source_id: str) -> None:
        self.wishes.append(("resume", source_id))

    def address_of(self, source_id: str) -> str:
        return f"wss://studio.example.net{SECRET_PATH}-{source_id}"

    def live(self) -> tuple[SourceView, ...]:
        over = (SourceState.ENDED, SourceState.FAILED)
        return tuple(self.sources.view(i) for i in self.sources.ids if self.sources.views[i].state not in over)


class FakePictures:
    arrived = Signal(str)

    def __init__(self) -> None:
        self.waiting: dict[str, Picture] = {}
        self.levels: dict[str, Level] = {}
        self.shown: dict[str, tuple[int, int, bool]] = {}

    def take(self, source_id: str) -> Picture | None:
        return self.waiting.pop(source_id, None)

    def level(self, source_id: str) -> Level:
        return self.levels.get(source_id, NO_LEVEL)

    def clear_overs(self) -> None:
        self.levels.clear()

    def show(self, source_id: str, width_px: int, height_px: int, visible: bool) -> None:
        self.shown[source_id] = (width_px, height_px, visible)


class FakeRecordings:
    changed = Signal()

    def __init__(self, sources: FakeSources, wishes: list[tuple[Any, ...]], folder: Path) -> None:
        self.sources = sources
        self.wishes = wishes
        self.folder = folder
        self.recovered: tuple[Any, ...] = ()

    def start(self, source_id: str) -> None:
        self.wishes.append(("record", source_id))
        view = RecordingView(RecordingState.RECORDING, time.monotonic())
        self.sources.change(source_id, recording=view)
        self.changed.emit()

    def stop(self, source_id: str) -> None:
        self.wishes.append(("stop", source_id))
        self.sources.change(source_id, recording=NOT_RECORDING)
        self.changed.emit()

    def start_all(self) -> None:
        self.wishes.append(("record_all",))

    def stop_all(self) -> None:
        self.wishes.append(("stop_all",))


class FakeListening:
    changed = Signal()

    def __init__(self, wishes: list[tuple[Any, ...]]) -> None:
        self.wishes = wishes
        self.mode = Listen.FOCUS
        self.heard: frozenset[str] = frozenset()
        self.volumes: dict[str, int] = {}
        self.mutes: dict[str, bool] = {}

    @property
    def on_bus(self) -> frozenset[str]:
        return self.heard

    def is_heard(self, source_id: str) -> bool:
        return source_id in self.heard

    def set_mode(self, mode: Listen) -> None:
        self.mode = mode
        self.changed.emit()

    def hear_only(self, source_id: str) -> None:
        self.wishes.append(("hear_only", source_id))

    def toggle(self, source_id: str) -> None:
        self.wishes.append(("toggle", source_id))

    def play_test(self) -> None:
        self.wishes.append(("play_test",))

    def volume(self, source_id: str) -> int:
        return self.volumes.get(source_id, 100)

    def muted(self, source_id: str) -> bool:
        return self.mutes.get(source_id, False)

    def set_volume(self, source_id: str, volume: int) -> None:
        self.volumes[source_id] = volume
        self.changed.emit()

    def set_muted(self, source_id: str, muted: bool) -> None:
        self.mutes[source_id] = muted
        self.changed.emit()


class FakeCheck:
    """Of any service."""

    changed = Signal()

    def __init__(self, wishes: list[tuple[Any, ...]], state: ServiceState = ServiceState.NOT_SET_UP) -> None:
        self.wishes = wishes
        self.status = ServiceStatus(state)

    def test(self) -> None:
        self.wishes.append(("test",))

    def show(self, status: ServiceStatus) -> None:
        self.status = status
        self.changed.emit()


class FakeIngest:
    changed = Signal()

    def __init__(self, wishes: list[tuple[Any, ...]]) -> None:
        self.wishes = wishes
        self.state = IngestState.LISTENING
        self.trouble: Any = None
        self.shown_address = DOTTED
        self.bots_sending = (0, 0)
        self.fault = AddressFault.NONE
        self.reach = Reach.NOT_CHECKED
        self.checked_at: datetime | None = None
        self.certificate_until: datetime | None = None
        self.listen: Any = SimpleNamespace(host="0.0.0.0", port=8787, tls=True)

    def spare_address(self) -> str:
        return f"wss://studio.example.net{SECRET_PATH}"

    def renew(self) -> None:
        self.wishes.append(("renew",))

    def check(self) -> None:
        self.wishes.append(("check",))

    def restart(self) -> None:
        self.wishes.append(("restart",))

    def show(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self.changed.emit()


class FakeVitals:
    changed = Signal()

    def __init__(self) -> None:
        self.reading = Reading(cpu_percent=23.0, disk_free_bytes=182_000_000_000)

    def show(self, **values: Any) -> None:
        self.reading = msgspec.structs.replace(self.reading, **values)
        self.changed.emit()


class FakeStore:
    changed = Signal(Settings, Settings)

    def __init__(self) -> None:
        self.settings = Settings(welcomed=True)

    def update(self, **sections: Any) -> None:
        old = self.settings
        kept = {name: getattr(old, name) for name in old.__struct_fields__}
        self.settings = Settings(**{**kept, **sections})
        self.changed.emit(self.settings, old)


class FakeSecrets:
    changed = Signal()

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.dates: dict[str, datetime] = {}
        self.retried = 0
        self.keeping = Keeping.KEYRING

    def retry(self) -> None:
        self.retried += 1

    def is_set(self, name: str) -> bool:
        return name in self.values

    def stored_at(self, name: str) -> datetime | None:
        return self.dates.get(name)

    def set(self, name: str, value: str) -> None:
        self.values[name] = value
        self.changed.emit()

    def forget(self, name: str) -> None:
        self.values.pop(name, None)
        self.changed.emit()


class FakePulls:
    def __init__(self, wishes: list[tuple[Any, ...]]) -> None:
        self.wishes = wishes
        self.known: set[str] = set()
        self.addresses: dict[str, str] = {}

    def address(self, source_id: str) -> str:
        return self.addresses.get(source_id, "")

    def add(self, text: str, name: str = "", *, record: bool = False) -> str:
        self.wishes.append(("pull", text, name, record))
        return "pulled"

    def again(self, source_id: str) -> bool:
        if source_id in self.known:
            self.wishes.append(("pull again", source_id))
        return source_id in self.known

    def end(self, source_id: str) -> None:
        self.wishes.append(("pull end", source_id))


class FakeDesk(SimpleNamespace):
    """The same attributes as `desktop.control.desk.Desk`; `wishes` holds what was asked for."""

    def __init__(self, folder: Path = Path("/recordings"), demo: bool = False, open_ingest: bool = False) -> None:
        self.wishes: list[tuple[Any, ...]] = []
        self.sources = FakeSources(self.wishes)
        self.bots = FakeBots(self.sources, self.wishes)
        self.pulls = FakePulls(self.wishes)
        self.pictures = FakePictures()
        self.notices = Notices()
        self.recordings = FakeRecordings(self.sources, self.wishes, folder)
        self.listening = FakeListening(self.wishes)
        self.meetstream = FakeCheck(self.wishes)
        self.ingest = FakeIngest(self.wishes)
        self.vitals = FakeVitals()
        self.health = Health(cast("Sources", self.sources), cast("Vitals", self.vitals))
        self.store = FakeStore()
        self.secrets = FakeSecrets()
        self.panic = Panic(lambda _seconds, _ring: SimpleNamespace(cancel=lambda: None))
        self.demo = demo
        self.open_ingest = open_ingest


def receiving(source_id: str, name: str, **values: Any) -> SourceView:
    """A source in full health."""
    now = time.monotonic()
    return SourceView(
        source_id,
        0,
        name,
        SourceState.RECEIVING,
        now,
        platform=Platform.GOOGLE_MEET,
        bot_id=f"bot-{source_id}",
        bot_name="Airdesk",
        last_byte_at=now,
        format=VideoFormat("h264", 1280, 720, 25.0, "aac"),
        latency_ms=412.0,
        decode_mode=DecodeMode.FULL,
        can_pause=True,
        can_remove=True,
        **values,
    )
