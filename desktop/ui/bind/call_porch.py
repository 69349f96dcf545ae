"""The commands of calls before anybody has used one: they make what they need, and then do what was wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut

from desktop.core.errors import Code
from desktop.core.model import ServiceState
from desktop.ui.bind.call_service import CallServiceBinding
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.control.call_desk import CallDesk
    from desktop.control.calls import Calls
    from desktop.control.desk import Desk
    from desktop.settings.schema import Settings
    from desktop.ui.bind.calls import CallBinding
    from desktop.ui.main_window import MainWindow

COUGH = "call.cough"
_IN_CALL = ("call.microphone", "call.camera", COUGH, "call.leave")


class CallPorch(QObject):
    """`binding` from the first wish on. Nothing of calls is loaded before it."""

    def __init__(self, window: MainWindow, desk: Desk, need: Callable[[], CallDesk], studio: Callable[[], str]) -> None:
        """`need` makes the desk of calls, once; `studio` tells where the demo's calls are, "" without a demo."""
        super().__init__(window)
        self._window, self._desk, self._need, self._studio = window, desk, need, studio
        self.binding: CallBinding | None = None
        self._calls: CallDesk | None = None
        self.service = CallServiceBinding(window, desk, window.binding.settings, lambda: self._calls_desk().check)
        self._told = False
        self._on("call.start", lambda made: made.start())
        self._on("call.join", lambda made: made.join())
        self._on("call.microphone", lambda made: made.toggle_microphone())
        self._on("call.camera", lambda made: made.toggle_camera())
        self._on("call.leave", lambda made: made.leave())
        self._cough = window.actions_.action(COUGH)
        self._cough_key = QShortcut(window)  # its key outside a call, where the command itself is off
        self._cough_key.activated.connect(self._no_cough)
        self._cough.changed.connect(self._follow_cough)
        self._cough.triggered.connect(self._say_how)
        window.actions_.action("window.call").triggered.connect(self._go)
        desk.store.changed.connect(self._settings_changed)
        window.retranslated.connect(self._show)
        self._show()

    def close(self) -> None:
        """No process of a call stays behind."""
        self._desk.store.changed.disconnect(self._settings_changed)
        if self.binding is not None:
            self.binding.close()

    @property
    def call_name(self) -> str:
        """The call that the operator is in, or joins; "" without one."""
        return self.binding.call_name if self.binding is not None else ""

    @property
    def calls(self) -> Calls | None:
        """The operator's calls, once somebody wanted one."""
        return self._calls.calls if self._calls is not None else None

    @property
    def _made(self) -> CallBinding:
        if self.binding is None:
            from desktop.ui.bind.calls import CallBinding  # noqa: PLC0415 - most evenings there is no call

            self.binding = CallBinding(self._window, self._desk, self._calls_desk(), self._studio())
        return self.binding

    def _calls_desk(self) -> CallDesk:
        if self._calls is None:
            self._calls = self._need()
            self._calls.check.changed.connect(self._show)
            self.service.join(self._calls.check)
        return self._calls

    def _on(self, command: str, act: Callable[[CallBinding], None]) -> None:
        self._window.actions_.action(command).triggered.connect(lambda _=False: act(self._made))

    def _go(self) -> None:
        dock = self._window.docks.call
        if dock is not None and dock.isVisible():
            self._window.panels.go_to(dock)

    def _follow_cough(self) -> None:
        self._cough_key.setContext(self._cough.shortcutContext())
        self._cough_key.setKeys(self._cough.shortcuts())
        self._cough_key.setEnabled(not self._cough.isEnabled())

    def _say_how(self) -> None:
        """Chosen in the menu, where nothing can be held. Its key never gets here: in a call it is heard before that."""
        key = self._window.actions_.key_text(COUGH)
        said = tr("Call", "Hold {key}, or the button in the call’s panel.").format(key=key)
        self._window.status.show_hint(said if key else tr("Call", "Hold the button in the call’s panel."))

    def _no_cough(self) -> None:
        """Said once."""
        if not self._told:
            self._told = True
            self._desk.notices.raise_(Code.CALL_NONE)

    def _settings_changed(self, new: Settings, old: Settings) -> None:
        if new.calls != old.calls:
            self._show()

    def _show(self) -> None:
        if self.binding is not None:
            return
        actions, chosen = self._window.actions_, self._desk.store.settings.calls
        ready = bool(chosen.api_key and chosen.user_id)
        reason = tr("Call", "The call service is not set up. Set it up in the settings.")
        if self.service.status.state is ServiceState.RETIRED:
            ready, reason = False, tr("Call", "This service has retired calls.")
        for command in ("call.start", "call.join"):
            actions.set_enabled(command, ready, reason)
        for command in _IN_CALL:
            actions.set_enabled(command, False, tr("Call", "You are in no call."))
