"""A small sheet of emoji: one press gives one. They come from the system's own font."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from desktop.ui.chat.emoji import EMOJI
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

_COLUMNS = 8


class EmojiPopover(Popover):
    """`chosen` and it closes; arrows go through it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.buttons: list[QToolButton] = []
        grid = QGridLayout(self)
        margin = theme.space(2)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setSpacing(theme.px(2))
        for place, (name, sign) in enumerate(EMOJI.items()):
            button = QToolButton()
            dress(button, look="quiet")
            font = theme.font("title")
            button.setFont(font)
            button.setText(sign)
            button.setAccessibleName(name.strip(":").replace("_", " "))
            button.setToolTip(name)
            button.setFixedSize(theme.px(32), theme.px(32))
            button.clicked.connect(lambda _=False, sign=sign: self._choose(sign))
            button.installEventFilter(self)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            self.buttons.append(button)
        self.setAccessibleName(tr("Chat", "Emoji"))

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Show it beside `anchor`, with the first one ready."""
        super().open_at(anchor)
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QToolButton):
            place = self.buttons.index(watched)
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS}
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.buttons[place].click()
                return True
            if event.key() in steps:
                self.buttons[(place + steps[Qt.Key(event.key())]) % len(self.buttons)].setFocus()
                return True
        return False

    def _choose(self, sign: str) -> None:
        self.close()
        self.chosen.emit(sign)
