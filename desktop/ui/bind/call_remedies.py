"""What notices of calls offer to do (UI.md 9.2): join again, renew, choose another device, start one, invite a bot."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.control.call_desk import CallDesk
from desktop.core.errors import Code
from desktop.core.model import Notice, Remedy

if TYPE_CHECKING:
    from desktop.ui.bind.calls import CallBinding
    from desktop.ui.main_window import MainWindow


class CallRemedies(QObject):
    """Lives as long as the binding of the call. What the state does not allow does nothing."""

    def __init__(self, window: MainWindow, calls: CallDesk, binding: CallBinding) -> None:
        super().__init__(binding)
        self._calls, self._binding = calls, binding
        answers = window.binding.notices.answers
        answers[Remedy.TRY_CALL] = answers[Remedy.JOIN_CALL_AGAIN] = lambda _notice: self._join_again()
        answers[Remedy.RENEW_CALL] = lambda _notice: calls.calls.renew()
        answers[Remedy.CHOOSE_CALL_DEVICE] = lambda _notice: binding.choose_devices()
        answers[Remedy.START_CALL] = lambda _notice: self._start()
        answers[Remedy.OPEN_PRIVACY] = _open_privacy
        answers[Remedy.INVITE_BOT] = lambda _notice: window.binding.invite.open()

    def _join_again(self) -> None:
        """With the dialog's choice, where it is open; else as before."""
        if self._binding.dialog is not None:
            self._binding.join()
        elif self._calls.offered:
            self._calls.calls.join_again()

    def _start(self) -> None:
        if self._binding.dialog is not None:
            self._binding.dialog.dialog.reject()
        if self._calls.offered:
            self._binding.start()


def _open_privacy(notice: Notice) -> None:
    camera = notice.code is Code.CALL_CAMERA_DENIED
    QDesktopServices.openUrl(QUrl(privacy_page(sys.platform, camera)))


def privacy_page(platform: str, camera: bool) -> str:
    """Where the system says who may use the microphone, or the camera; "" where it has no such page."""
    return {
        "win32": f"ms-settings:privacy-{'webcam' if camera else 'microphone'}",
        "darwin": "x-apple.systempreferences:com.apple.preference.security?Privacy_"
        + ("Camera" if camera else "Microphone"),
    }.get(platform, "")
