"""The key and the button that are held, between the operator and the call's microphone (UI.md 8.8).

To cough it is off while one of them is down; with push to talk it is on only then.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.control.calls import Calls
from desktop.core.call import JOINED
from desktop.ui.announce import announce
from desktop.ui.calls.cough import Cough, CoughRule
from desktop.ui.calls.cough_key import COUGH, CoughKey
from desktop.ui.calls.panel import CallPanel
from desktop.ui.calls.panel_head import PanelHead
from desktop.ui.i18n import tr
from desktop.ui.status_button import StatusButton

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class CallCough(QObject):
    """Lives as long as the binding of the call. `changed` when the microphone is held off, or no more."""

    changed = Signal()

    def __init__(self, window: MainWindow, calls: Calls, panel: CallPanel, head: PanelHead) -> None:
        super().__init__(window)
        self._window, self._calls, self._panel, self._head = window, calls, panel, head
        self._rule = CoughRule()
        self.key = CoughKey(window.actions_, lambda: self._in_call, self)
        self.mark = StatusButton(window.theme, "mic-off")
        self.mark.hide()
        window.status.add_mark(self.mark)
        self.mark.clicked.connect(window.actions_.action("window.call").trigger)
        buttons = panel.buttons
        for pressed, released in (
            (buttons.cough_pressed, buttons.cough_released),
            (self.key.down, self.key.up),
        ):
            pressed.connect(self._press)
            released.connect(self._release)
        self.key.lost.connect(self.lose)

    @property
    def state(self) -> Cough:
        """Where the key stands."""
        return self._rule.state

    def follow(self) -> None:
        """The call has changed: after it nothing is held."""
        if not self._in_call:
            self._rule.forget()
        words = self.words
        self.mark.setVisible(bool(words))
        if words:
            self.mark.show_text("", "warn.text", name=words)
            self.mark.setToolTip(words)

    def lose(self) -> None:
        """Who held it is gone without letting go: the microphone stays off, and that is said."""
        if self._calls.call.push_to_talk:
            self._calls.set_talking(False)
        else:
            self._held(self._rule.lose)

    @property
    def words(self) -> str:
        """Why the microphone is off, in a sentence; "" while the key is up."""
        if self.state is Cough.UP:
            return ""
        if self.state is Cough.HELD:
            return tr("Call", "Cough: your microphone is off while the key is held.")
        text = tr("Call", "Your microphone is still off. Press {key} to turn it on.")
        if self.state is Cough.LOCKED:
            text = tr("Call", "Cough is locked: your microphone is off. Press {key} to turn it on.")
        return text.replace("{key}", self._window.actions_.key_text(COUGH))

    @property
    def _in_call(self) -> bool:
        return self._calls.call.state in JOINED

    def _press(self) -> None:
        if self._calls.call.push_to_talk:
            self._calls.set_talking(True)
        else:
            self._held(lambda: self._rule.press(time.monotonic()))

    def _release(self) -> None:
        if self._calls.call.push_to_talk:
            self._calls.set_talking(False)
        else:
            self._held(self._rule.release)

    def _held(self, step: Callable[[], Cough]) -> None:
        """Silent first, shown after."""
        if not self._in_call:
            return
        state = step()
        self._calls.set_cough(self._rule.muted)
        self.changed.emit()
        if state is Cough.LOCKED:
            announce(self._head, tr("Call", "COUGH locked"), assertive=True)
        elif state is Cough.STRANDED:
            announce(self._panel, self._panel.note.text, assertive=True)
