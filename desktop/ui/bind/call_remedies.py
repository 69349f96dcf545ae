"""What notices of calls offer to do (UI.md 9.2): join again, renew, choose another device, start one, invite a bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.control.call_desk import CallDesk
from desktop.core.model import Remedy

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
