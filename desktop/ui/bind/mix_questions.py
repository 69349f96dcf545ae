"""Questions of the mixer: asked at the thing they are about, closed when the mix is in another state meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.core.errors import Code
from desktop.core.mix import MixState
from desktop.ui.popover import ConfirmPopover, Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mixer import Mixer
    from desktop.ui.main_window import MainWindow


class MixQuestions(QObject):
    """Lives as long as the window."""

    def __init__(self, window: MainWindow, desk: Desk, mixer: Mixer, confirm: ConfirmPopover) -> None:
        super().__init__(window)
        self._window, self._desk, self._mixer, self._confirm = window, desk, mixer, confirm
        self._about: MixState | None = None  # the state that the open question is about
        self._silenced = False  # those that may be asked for the last time have been
        mixer.changed.connect(self._look)
        confirm.answered.connect(self._answered)

    def ask(self, anchor: QWidget, question: Question | None, act: Callable[[], None]) -> None:
        """Do it at once where there is no question, else if the operator says so."""
        if question is None or (question.repeats and self._silenced):
            act()
            return

        def agreed() -> None:
            self._silenced = self._silenced or self._confirm.never_again.isChecked()
            act()

        self._window.docks.mix.show()  # a key may have asked while it was closed
        self._confirm.ask(anchor, question, agreed)
        self._about = self._mixer.mix.state

    def _answered(self, _yes: bool) -> None:
        self._about = None

    def _look(self) -> None:
        if self._about is None or self._about is self._mixer.mix.state:
            return
        self._about = None
        if self._confirm.isVisible():
            self._confirm.refuse()
            self._desk.notices.raise_(Code.MIX_QUESTION)
