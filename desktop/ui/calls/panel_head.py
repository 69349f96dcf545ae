"""The header of the call's dock: which call it is and how it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop.core.call import Call
from desktop.ui.calls.call_words import state_chip
from desktop.ui.calls.cough import Cough
from desktop.ui.chip import Chip
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class PanelHead(QFrame):
    """Shows the newest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._id = QLabel(), ElidedLabel()
        self.chip, self.cough = Chip(theme), Chip(theme)
        dress(self._id, weight="semibold")
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(n) for n in (10, 0, 8, 0)))
        row.setSpacing(theme.px(6))
        row.addWidget(self._icon)
        row.addWidget(self._id, 1)
        row.addWidget(self.cough)
        row.addWidget(self.chip)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_call(self, call: Call, cough: Cough) -> None:
        """Its id and its state; COUGH while the key holds the microphone off."""
        self._id.setText(call.id)
        word, icon, tone = state_chip(call)
        self.chip.set_state(word, icon=icon, tone=tone)
        locked = cough is Cough.LOCKED
        words = tr("Call", "COUGH locked") if locked else tr("Call", "COUGH")
        self.cough.set_state(words, icon="cough", tone="on.warn", filled="warn.fill")
        self.cough.setVisible(cough is not Cough.UP)

    def _restyle(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("phone", "text.secondary", 16, self.devicePixelRatioF()))
