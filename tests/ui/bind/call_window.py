"""A window with calls, and neither a service nor a process behind them: wishes are noted, the state is set."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from desktop.control.call_desk import CallDesk
from desktop.control.call_invitations import Invited
from desktop.control.services import ServiceStatus
from desktop.core.call import IDLE_CALL, Call, CallRoom, CallState, JoinWish, Participant, Provider, Switch
from desktop.core.call_kind import CallKind
from desktop.core.model import ServiceState
from desktop.core.signal import Signal
from desktop.ui.bind.call_porch import CallPorch
from desktop.ui.bind.calls import CallBinding
from desktop.ui.calls import page_words
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeCheck

ROOM = CallRoom(Provider.LOCAL, "night", CallKind.VIDEO)
ME, GUEST = Participant("1", "Mai", own=True, microphone=True), Participant("8", "Lan Pham", microphone=True)
JOINED = Call(
    CallState.IN_CALL,
    JoinWish("night", CallKind.VIDEO),
    ROOM,
    (ME, GUEST),
    Switch(True, True),
    Switch(True, True),
    joined_at=0.0,
)


class FakeWebPage(QObject):
    """What `WebPage` is to the window."""

    devices_found = QtSignal(object)
    device_used = QtSignal(object)
    levels = QtSignal(object)
    picture = QtSignal(str, object)
    made: list[FakeWebPage]

    def __init__(self, studio: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.is_over = False
        self.ready_told = 0
        self.tested = 0
        self.setup = page_words.Setup()
        self.found = page_words.Devices(("Scarlett",), ("BRIO",), ("HD 25",))
        self.made.append(self)

    def arrange(self, **changes: object) -> None:
        self.setup = page_words.changed(self.setup, changes)

    def tell_ready(self) -> None:
        self.ready_told += 1

    def test_speaker(self) -> None:
        self.tested += 1

    def close(self) -> None:
        self.is_over = True


class FakeCalls:
    changed = Signal()

    def __init__(self) -> None:
        self.call = IDLE_CALL
        self.wishes: list[tuple[Any, ...]] = []
        self.make_page: Any = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *values: self.wishes.append((name, *values))

    def show(self, call: Call, **changes: Any) -> None:
        self.call = replace(call, **changes)
        self.changed.emit()


class FakeInvitations:
    """What others were told, and what they have told."""

    changed = Signal()

    def __init__(self, desk: FakeCallDesk) -> None:
        self.post = self.post_when_joined = desk.told.append
        self.tell_mezon = self.post_link_when_joined = lambda text, place: desk.links.append((text, place))
        self.mezon_place = lambda: "night-desk"
        self.read = desk._read
        self.room_for = lambda _target: desk.room
        self.open_ids: tuple[str, ...] = ()
        self.known: dict[str, Invited] = {}

    def about(self, call_id: str) -> Invited | None:
        return self.known.get(call_id)

    def tell(self, **known: Invited) -> None:
        self.known, self.open_ids = known, tuple(known)
        self.changed.emit()


class FakeCallDesk:
    def __init__(self) -> None:
        self.calls = FakeCalls()
        self.check = FakeCheck([], ServiceState.UNTESTED)
        self.name = "Mai"
        self.told: list[Any] = []
        self.ears = FakeCalls()  # notes whatever is wished of it
        self.offered = True
        self.links: list[tuple[str, str]] = []
        self.read = 0
        self.room: CallRoom | None = None
        self.invitations = FakeInvitations(self)

    def _read(self) -> None:
        self.read += 1

    def retire(self) -> None:
        self.check.show(ServiceStatus(ServiceState.RETIRED))


class CallWindow:
    """The porch, and what stands behind it once something was wanted."""

    def __init__(self, window: MainWindow, desk: Any) -> None:
        self.window, self.desk = window, desk
        self.made: list[FakeCallDesk] = []
        window.wait_for_calls(self._make, lambda: "127.0.0.1:9")
        assert window.call_porch is not None
        self.porch: CallPorch = window.call_porch

    def _make(self) -> CallDesk:
        self.made.append(FakeCallDesk())
        return cast("CallDesk", self.made[-1])

    @property
    def calls(self) -> FakeCalls:
        return self.made[0].calls

    @property
    def binding(self) -> CallBinding:
        assert self.porch.binding is not None
        return self.porch.binding

    @property
    def page(self) -> FakeWebPage:
        return FakeWebPage.made[-1]

    def do(self, command: str) -> None:
        self.window.actions_.action(command).trigger()
