"""Others are told of the call that goes on: in the app's channel, in Mezon, by a link for anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from desktop.control.call_desk import CallDesk
from desktop.core.call_id import link_of
from desktop.core.errors import Code
from desktop.ui.bind.call_dialog import invitation_words
from desktop.ui.i18n import isolate, tr

if TYPE_CHECKING:
    from desktop.control.desk import Desk


class CallInvite(QObject):
    """A menu, made each time it is opened."""

    def __init__(self, desk: Desk, calls: CallDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._calls = desk, calls

    def open(self, anchor: QWidget) -> None:
        """Over the button: the panel is at the edge of the window."""
        menu = self.menu(anchor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def menu(self, parent: QWidget) -> QMenu:
        """What can be told, and to whom."""
        menu, call, invitations = QMenu(parent), self._calls.calls.call, self._calls.invitations
        words = invitation_words(call.id)
        channel = self._desk.store.settings.calls.channel.rpartition(":")[2]
        place = invitations.mezon_place()
        if channel:
            text = tr("Call", "Tell {channel}").format(channel=isolate(channel))
            menu.addAction(text, lambda: invitations.post(words))
        if place:
            text = tr("Call", "Tell {channel} in Mezon").format(channel=isolate(place))
            menu.addAction(text, lambda: invitations.tell_mezon(words.text, place))
        menu.addAction(tr("Call", "Copy the link"), self._copy)
        web = call.room.web if call.room is not None else ""
        if web:
            menu.addSeparator()
            menu.addAction(tr("Call", "Open in browser"), lambda: QDesktopServices.openUrl(QUrl(web)))
        return menu

    def _copy(self) -> None:
        call = self._calls.calls.call
        if call.wish is not None:
            kind = call.room.kind if call.room is not None else call.wish.kind
            QGuiApplication.clipboard().setText(link_of(call.id, kind))
            self._desk.notices.raise_(Code.COPIED_TEXT)
