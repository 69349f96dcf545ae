"""The dialog that joins a call, between the desk and the operator: what it shows of call, page and service."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from desktop.control.call_desk import CallDesk
from desktop.control.call_invitations import InvitationWords, Invited
from desktop.core.call import JOINED, UNDER_WAY, CallState, Devices, JoinWish
from desktop.core.call_id import read_target
from desktop.core.errors import Trouble
from desktop.core.model import ServiceState
from desktop.ui.bind.call_pages import CallPages
from desktop.ui.bind.service import moment_text
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.join_dialog import JoinDialog
from desktop.ui.calls.page_words import Levels
from desktop.ui.calls.panel import OWN
from desktop.ui.calls.web_page import WebPage
from desktop.ui.i18n import isolate, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow


class CallDialogBinding(QObject):
    """From `open` until the dialog is closed; then `closed`."""

    closed = Signal()
    bot_wanted = Signal()

    def __init__(self, window: MainWindow, desk: Desk, calls: CallDesk, pages: CallPages, starting: bool) -> None:
        super().__init__(window)
        self._store, self._calls, self._pages = desk.store, calls, pages
        chosen = desk.store.settings.calls
        devices, theme = Devices(chosen.microphone, chosen.camera, chosen.speaker), window.theme
        fields = DeviceFields(theme, devices, chosen.push_to_talk, window.actions_.key_text("call.cough"))
        self._place = calls.invitations.mezon_place()  # as it was offered
        channel = chosen.channel.rpartition(":")[2]
        self.dialog = JoinDialog(theme, window, fields, chosen.kind, starting, calls.name, channel, self._place)
        self._page: WebPage | None = None
        self._starting = starting
        self._tried = False  # what ended before is no failure of this dialog's
        self._connect()

    def open(self) -> None:
        """Show it, and start to look at the devices."""
        self.dialog.open()
        self._look_service()
        if self._calls.check.status.state is not ServiceState.RETIRED:
            self._preview()
            if not self._starting:
                self._calls.invitations.read()  # what is said of a call there need not be asked for

    def show(self) -> None:
        """The call has changed, or a second has passed."""
        call = self._calls.calls.call
        if self._tried:
            self.dialog.show_call(call, time.monotonic(), time.time())
        if self._tried and call.state in JOINED:
            self._keep_choice()
            self.dialog.accept()
        elif self._tried and call.state is CallState.ENDED:
            self._look_service()
            if self._calls.check.status.state is not ServiceState.RETIRED:
                self._preview()

    def _connect(self) -> None:
        dialog, calls = self.dialog, self._calls.calls
        dialog.join_wanted.connect(self._join)
        dialog.id.changed.connect(self._show_invited)
        self._calls.invitations.changed.connect(self._show_invitations)
        dialog.stop_wanted.connect(calls.leave)
        dialog.mute_wanted.connect(lambda: calls.set_microphone(False))
        dialog.devices_changed.connect(self._arrange)
        dialog.fields.test_wanted.connect(self._test)
        dialog.fields.talk_wanted.connect(self._push_to_talk)
        dialog.bot_wanted.connect(self._want_bot)
        dialog.browser_wanted.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        dialog.finished.connect(self._closed)

    def _join(self, wish: JoinWish, tell: bool) -> None:
        self._tried = True
        invitations = self._calls.invitations
        if not wish.started_here:
            wish = replace(wish, room=invitations.room_for(read_target(self.dialog.id.text)))
        words = invitation_words(wish.call_id)
        if tell:
            invitations.post_when_joined(words)
        if self.dialog.footer.tell_mezon:
            invitations.post_link_when_joined(words.text, self._place)
        self._calls.calls.join(wish)

    def _show_invitations(self) -> None:
        self.dialog.id.offer(self._calls.invitations.open_ids)
        self._show_invited()

    def _show_invited(self) -> None:
        """Who has invited: before joining, no provider tells who else is there."""
        words = ""
        if not self._starting:
            try:
                call_id = read_target(self.dialog.id.text).call_id
            except Trouble:
                call_id = ""
            invited = self._calls.invitations.about(call_id) if call_id else None
            words = invited_words(invited) if invited is not None else ""
        self.dialog.id.show_invited(words)

    def _preview(self) -> None:
        page = self._pages.preview()
        if page is self._page:
            return
        self.dialog.show_picture(None)
        self._page = page
        for signal, slot in self._ears(page):
            signal.connect(slot)
        self.dialog.fields.show_found(page.found)
        self._arrange()

    def _ears(self, page: WebPage) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        fields = self.dialog.fields
        return (
            (page.devices_found, fields.show_found),
            (page.device_used, self.dialog.show_used),
            (page.levels, self._show_levels),
            (page.picture, self._show_picture),
        )

    def _show_levels(self, levels: Levels) -> None:
        self.dialog.fields.show_level(levels.microphone)

    def _arrange(self) -> None:
        """What is chosen is tried at once; nobody hears or sees it before the call is joined."""
        page, fields = self._page, self.dialog.fields
        if page is None or page.is_over or self._calls.calls.call.state in UNDER_WAY:
            return
        devices = fields.devices
        page.arrange(
            microphone_on=True,
            microphone=devices.microphone,
            camera_on=fields.camera_on,
            camera=devices.camera,
            speaker=devices.speaker,
            muted=True,
            picture_width=round(self.dialog.picture.width() * self.dialog.devicePixelRatioF()),
        )

    def _test(self) -> None:
        if self._page is not None and not self._page.is_over:
            self._page.test_speaker()

    def _show_picture(self, person: str, image: QImage | None) -> None:
        if person == OWN:
            self.dialog.show_picture(image)

    def _look_service(self) -> None:
        if self._calls.check.status.state is ServiceState.RETIRED:
            self.dialog.show_retired()

    def _keep_choice(self) -> None:
        """For the next call."""
        devices, chosen = self.dialog.fields.devices, self._store.settings.calls
        kept = msgspec.structs.replace(
            chosen,
            kind=self.dialog.kind,
            microphone=devices.microphone,
            camera=devices.camera,
            speaker=devices.speaker,
        )
        if kept != chosen:
            self._store.update(calls=kept)

    def _push_to_talk(self, on: bool) -> None:
        """Kept at once: the desk of calls follows the settings."""
        self._store.update(calls=msgspec.structs.replace(self._store.settings.calls, push_to_talk=on))

    def _want_bot(self) -> None:
        self.dialog.reject()
        self.bot_wanted.emit()

    def _closed(self) -> None:
        self._calls.invitations.changed.disconnect(self._show_invitations)
        if self._page is not None and isValid(self._page):
            for signal, slot in self._ears(self._page):
                signal.disconnect(slot)
        if self._calls.calls.call.state not in UNDER_WAY:
            self._pages.end_preview()
        self.dialog.deleteLater()
        self.deleteLater()
        self.closed.emit()


def invited_words(invited: Invited) -> str:
    """Who has invited to a call, and when; or that it is over."""
    if invited.ended:
        return tr("Call", "The invitation says that this call has ended.")
    name = isolate(invited.sender) if invited.sender else tr("Call", "Somebody")
    if invited.sent_at is None:
        return tr("Call", "{name} has invited to this call.").format(name=name)
    text = tr("Call", "{name} has invited to this call, {when}.")
    return text.format(name=name, when=moment_text(invited.sent_at))


def invitation_words(call_id: str) -> InvitationWords:
    """What the others read in their channel."""
    name = isolate(call_id)
    return InvitationWords(
        text=tr("Call", "Call {name}: join with sound and picture.").format(name=name),
        title=tr("Call", "Call {name}").format(name=name),
        over=tr("Call", "Call {name} has ended").format(name=name),
    )
