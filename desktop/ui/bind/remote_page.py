"""Settings › Remote control between the operator and `Remote`. Lives as long as its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question
from desktop.ui.settings.remote_page import RemotePage

if TYPE_CHECKING:
    from desktop.control.notices import Notices
    from desktop.control.remote import Remote
    from desktop.ui.settings.dialog import SettingsDialog


class RemotePageBinding(QObject):
    """A new token is shown until the window is closed or the page is made anew."""

    def __init__(self, page: RemotePage, remote: Remote, dialog: SettingsDialog, notices: Notices) -> None:
        super().__init__(page)
        self._page, self._remote, self._dialog, self._notices = page, remote, dialog, notices
        self._token = ""
        remote.changed.connect(self._show)
        remote.token_made.connect(self._show_token)
        page.copy_wanted.connect(self._copy)
        page.renew_wanted.connect(self._ask)
        dialog.finished.connect(self._forget)
        self._show()

    def _show(self) -> None:
        remote, trouble = self._remote, self._remote.trouble
        said = sentence(trouble.code, trouble.values) if trouble is not None else ""
        self._page.show_state(remote.state, remote.surfaces, said)
        self._page.show_token(self._token, remote.stored_at, known=remote.has_token)

    def _show_token(self, token: str) -> None:
        self._token = token if self._dialog.isVisible() else ""  # made unseen, it is told by nobody: renew it
        self._show()

    def _copy(self, token: str) -> None:
        QGuiApplication.clipboard().setText(token)
        self._notices.raise_(Code.COPIED_ADDRESS)

    def _forget(self) -> None:
        self._token = ""
        self._show()

    def _ask(self, button: QWidget) -> None:
        question = Question(
            tr("Remote", "Renew the token?"),
            tr("Remote", "Surfaces that are connected are hung up on until they have the new one."),
            tr("Remote", "Keep"),
            tr("Remote", "Renew token"),
        )
        self._dialog.ask(button, question, self._remote.renew)
