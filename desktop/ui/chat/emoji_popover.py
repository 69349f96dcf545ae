"""A small sheet of emoji: one press gives one. They come from the system's own fonts, or are written in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from desktop.ui.chat.emoji import EMOJI, can_draw, words
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

_COLUMNS, _WORDY_COLUMNS = 8, 4


class EmojiPopover(Popover):
    """`chosen` and it closes; arrows go through it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.buttons: list[QToolButton] = []
        large = QFontMetrics(theme.font("title"))
        self._wordy = wordy = not all(can_draw(sign, large) for sign in EMOJI.values())
        self._columns = _WORDY_COLUMNS if wordy else _COLUMNS
        grid = QGridLayout(self)
        margin = theme.space(2)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setSpacing(theme.px(2))
        for place, sign in enumerate(EMOJI.values()):
            button = QToolButton()
            dress(button, look="quiet")
            button.setFont(theme.font("body" if wordy else "title"))
            button.setFixedHeight(theme.px(32))
            if wordy:
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            else:
                button.setFixedWidth(theme.px(32))
            button.clicked.connect(lambda _=False, sign=sign: self._choose(sign))
            button.installEventFilter(self)
            grid.addWidget(button, place // self._columns, place % self._columns)
            self.buttons.append(button)
        self._retranslate()

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Show it beside `anchor`, with the first one ready."""
        super().open_at(anchor)
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QToolButton):
            place = self.buttons.index(watched)
            down = self._columns
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -down, Qt.Key.Key_Down: down}
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.buttons[place].click()
                return True
            if event.key() in steps:
                self.buttons[(place + steps[Qt.Key(event.key())]) % len(self.buttons)].setFocus()
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Chat", "Emoji"))
        for button, sign in zip(self.buttons, EMOJI.values(), strict=True):
            button.setText(words(sign) if self._wordy else sign)
            button.setAccessibleName(words(sign))
            button.setToolTip(words(sign))

    def _choose(self, sign: str) -> None:
        self.close()
        self.chosen.emit(sign)
