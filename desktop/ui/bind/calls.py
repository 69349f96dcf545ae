"""The operator's call between the desk and the window: dialog, panel, keys. Made when somebody first wants a call."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer

from desktop.control.call_desk import CallDesk
from desktop.core.call import JOINED, UNDER_WAY, Call, CallState, Devices
from desktop.core.call_kind import CallKind
from desktop.core.model import ServiceState
from desktop.ui.announce import announce
from desktop.ui.bind.call_cough import CallCough
from desktop.ui.bind.call_dialog import CallDialogBinding
from desktop.ui.bind.call_invite import CallInvite
from desktop.ui.bind.call_pages import CallPages
from desktop.ui.bind.call_remedies import CallRemedies
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.devices_popover import DevicesPopover
from desktop.ui.calls.monitor_strip import MonitorStrip
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import InUse, Levels
from desktop.ui.calls.panel import CallPanel
from desktop.ui.calls.panel_head import PanelHead
from desktop.ui.calls.web_page import WebPage
from desktop.ui.i18n import tr
from desktop.ui.popover import ConfirmPopover, Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow

SECOND_MS = 1000
ENDED_MS = 4000  # the panel of a call that was left stands so long


class CallBinding(QObject):
    """Lives as long as the window, as soon as it is there."""

    def __init__(self, window: MainWindow, desk: Desk, calls: CallDesk, studio: str) -> None:
        """`studio` as `CallPages` has it."""
        super().__init__(window)
        self._window, self._desk, self._calls = window, desk, calls
        self.pages = CallPages(studio, self)
        self.panel, self.head = CallPanel(window.theme), PanelHead(window.theme)
        self.dialog: CallDialogBinding | None = None
        self.devices: DevicesPopover | None = None
        self.confirm = ConfirmPopover(window.theme, window)
        self.cough = CallCough(window, calls.calls, self.panel, self.head)
        self.strip = MonitorStrip(window.theme)
        self.remedies = CallRemedies(window, calls, self)
        self.invite = CallInvite(desk, calls, self)
        self._clock = QTimer(self, interval=SECOND_MS)
        self._gone = QTimer(self, interval=ENDED_MS, singleShot=True)
        self._shown_state = CallState.IDLE
        calls.calls.make_page = self.pages.take
        self._dock = window.docks.make_call(self.panel, self.head)
        window.panels.add(self._dock)
        self._put_strip()
        self._connect()
        self._show()

    def start(self) -> None:
        """Ask which call is to be started."""
        self._open(starting=True)

    def join(self) -> None:
        """Ask which call is to be joined."""
        self._open(starting=False)

    def toggle_microphone(self) -> None:
        """Mute or unmute."""
        self._calls.calls.set_microphone(not self._call.microphone.wish)

    def toggle_camera(self) -> None:
        """Off or on."""
        self._calls.calls.set_camera(not self._call.camera.wish)

    def leave(self) -> None:
        """Leave; asks where others would stay in a call that was started here."""
        call = self._call
        if call.wish is not None and call.wish.started_here and call.others:
            question = Question(
                tr("Call", "Leave the call?"),
                tr("Call", "%n others stay.", "", len(call.others)),
                tr("Call", "Stay"),
                tr("Call", "Leave"),
            )
            self.confirm.ask(self.panel.buttons.leave, question, self._calls.calls.leave)
        else:
            self._calls.calls.leave()

    def close(self) -> None:
        """The window goes: no process stays behind."""
        self._clock.stop()
        self.pages.close()

    @property
    def call_name(self) -> str:
        """The one that is under way; "" without one."""
        return self._call.id if self._call.state in UNDER_WAY else ""

    @property
    def _call(self) -> Call:
        return self._calls.calls.call

    @property
    def _in_call(self) -> bool:
        return self._call.state in JOINED

    def _connect(self) -> None:
        buttons, ears = self.panel.buttons, self._calls.ears
        buttons.microphone_wanted.connect(self._calls.calls.set_microphone)
        buttons.camera_wanted.connect(self._calls.calls.set_camera)
        buttons.volume_wanted.connect(self._calls.calls.set_volume)
        buttons.silence_wanted.connect(self._silence)
        buttons.leave_wanted.connect(self.leave)
        buttons.devices_wanted.connect(self.choose_devices)
        buttons.invite_wanted.connect(lambda: self.invite.open(buttons.invite))
        self.strip.volume_wanted.connect(self._calls.calls.set_volume)
        self.strip.mute_wanted.connect(self._calls.calls.set_silent)
        self.strip.listen_wanted.connect(lambda adds: ears.toggle() if adds else ears.hear_only())
        self.cough.changed.connect(self._show)
        self._calls.calls.changed.connect(self._show)
        self._calls.check.changed.connect(self._show_commands)
        self.pages.opened.connect(self._listen)
        self._clock.timeout.connect(self._show)
        self._gone.timeout.connect(self._hide)
        self._window.retranslated.connect(self._show)

    def _listen(self, page: WebPage) -> None:
        self.panel.clear()  # what a former page showed last
        page.picture.connect(self.panel.show_picture)

    def _open(self, starting: bool) -> None:
        if self._call.state in UNDER_WAY:
            self._window.docks.show_call()
            return
        if self.dialog is not None:
            self.dialog.dialog.raise_()
            self.dialog.dialog.activateWindow()
            return
        self.dialog = CallDialogBinding(self._window, self._desk, self._calls, self.pages, starting)
        self.dialog.closed.connect(self._dialog_closed)
        self.dialog.bot_wanted.connect(self._window.binding.invite.open)
        self.dialog.open()
        self._clock.start()

    def _dialog_closed(self) -> None:
        self.dialog = None
        self._show()

    def _show(self) -> None:
        call = self._call
        self.cough.follow()
        self.panel.show_call(call, self.cough.state, self.cough.words, time.monotonic(), time.time())
        self.head.show_call(call, self.cough.state)
        self.strip.show_call(call)
        if self.dialog is not None:
            self.dialog.show()
        if call.state is not self._shown_state:
            self._shown_state = call.state
            self._follow(call)

    def _follow(self, call: Call) -> None:
        """Another state: the dock comes with the call and goes after it."""
        announce(self.head, self.head.chip.text())
        if call.state in JOINED or (call.state in UNDER_WAY and self.dialog is None):
            self._gone.stop()
            self._window.docks.show_call()
        if call.state in JOINED:
            page = self.pages.page
            if page is not None:
                page.arrange(picture_width=self.panel.tile_width)
        if call.state is CallState.ENDED:
            self.pages.close()
            self._gone.start()
            self._keep_volume(call.volume)
        running = call.state in UNDER_WAY or self.dialog is not None
        if running and not self._clock.isActive():
            self._clock.start()
        elif not running:
            self._clock.stop()
        self._show_commands()

    def _keep_volume(self, percent: int) -> None:
        """For the next call."""
        chosen = self._desk.store.settings.calls
        if chosen.volume != percent:
            self._desk.store.update(calls=msgspec.structs.replace(chosen, volume=percent))

    def _silence(self, silent: bool) -> None:
        """Whoever wants to hear the call again hears it, whatever kept it silent."""
        if silent:
            self._calls.calls.set_silent(True)
        else:
            self._calls.ears.hear_again()

    def _put_strip(self) -> None:
        """Under the wall, also while that is on another screen."""
        room = self._window.wall_header.parentWidget()
        column = room.layout() if room is not None else None
        assert column is not None
        column.addWidget(self.strip)
        self._window.panels.add(self.strip)

    def _hide(self) -> None:
        if self._call.state not in UNDER_WAY:
            self._dock.hide()
            self.panel.clear()

    def _show_commands(self) -> None:
        actions = self._window.actions_
        nothing = tr("Call", "You are in no call.")
        if self._call.push_to_talk and self._in_call:
            nothing = tr("Call", "With push to talk the microphone is on only while the key is held.")
        video = self._call.wish is not None and self._call.wish.kind is CallKind.VIDEO
        for command, on in (
            ("call.microphone", self._in_call and not self._call.push_to_talk),
            ("call.camera", self._in_call and video),
            ("call.cough", self._in_call),
            ("call.leave", self._call.state in UNDER_WAY),
        ):
            actions.set_enabled(command, on, nothing)
        retired = self._calls.check.status.state is ServiceState.RETIRED
        for command in ("call.start", "call.join"):
            actions.set_enabled(command, not retired, tr("Call", "This service has retired calls."))

    def choose_devices(self) -> None:
        """Others than those in use; nothing outside a call."""
        page = self.pages.page
        if page is None or not self._in_call or self.devices is not None:
            return
        call = self._call
        video = call.wish is not None and call.wish.kind is CallKind.VIDEO
        theme, key = self._window.theme, self._window.actions_.key_text("call.cough")
        fields = DeviceFields(theme, call.devices, call.push_to_talk, key)
        popover = self.devices = DevicesPopover(theme, self._window, fields, page.found, video)
        fields.talk_wanted.connect(self._push_to_talk)
        popover.chosen.connect(self._use)
        popover.test_wanted.connect(page.test_speaker)
        page.devices_found.connect(self._show_found)
        page.device_used.connect(self._show_used)
        page.levels.connect(self._show_levels)
        popover.closed.connect(self._devices_closed)
        popover.open_at(self.panel.buttons.devices)

    def _use(self, devices: Devices) -> None:
        """Now, and in the next call."""
        self._calls.calls.set_devices(devices)
        chosen = self._desk.store.settings.calls
        used = {"microphone": devices.microphone, "camera": devices.camera, "speaker": devices.speaker}
        self._desk.store.update(calls=msgspec.structs.replace(chosen, **used))

    def _push_to_talk(self, on: bool) -> None:
        """Now, and in the next call."""
        self._calls.calls.set_push_to_talk(on)
        self._show_commands()
        chosen = self._desk.store.settings.calls
        self._desk.store.update(calls=msgspec.structs.replace(chosen, push_to_talk=on))

    def _devices_closed(self) -> None:
        popover, self.devices = self.devices, None
        if popover is not None:
            popover.deleteLater()
        page = self.pages.page
        if page is not None:
            page.devices_found.disconnect(self._show_found)
            page.device_used.disconnect(self._show_used)
            page.levels.disconnect(self._show_levels)

    def _show_found(self, found: Found) -> None:
        if self.devices is not None:
            self.devices.fields.show_found(found)

    def _show_used(self, used: InUse) -> None:
        if self.devices is not None:
            self.devices.fields.show_used(used)

    def _show_levels(self, levels: Levels) -> None:
        if self.devices is not None:
            self.devices.show_levels(levels)
