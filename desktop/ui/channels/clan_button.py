"""The clan that is shown, as the button that opens the menu of clans."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop.ui.chat.message_painter import hue, initials
from desktop.ui.leading import Leading
from desktop.ui.theme import Theme, dress

_AVATAR = 24


class ClanButton(QPushButton):
    """Avatar, name, chevron; without a clan only the words that stand for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._clan_id = 0
        self._named = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self, look="quiet")
        self._leading = Leading(theme, self)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def show_clan(self, name: str, clan_id: int, otherwise: str) -> None:
        """`otherwise` is shown where there is no name."""
        self._named, self._clan_id = bool(name), clan_id
        self.setText(name or otherwise)
        self.update()

    def sizeHint(self) -> QSize:  # a height that is fixed falls when the style sheet brings its own least height
        return QSize(super().sizeHint().width(), self._theme.size("dockTitle") - 1)  # the line below is the header's

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        name, option.text, option.icon = self.text(), "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = theme.px(10)
        if self._named:
            avatar = self._leading.placed(self.rect(), theme.px(8), theme.px(_AVATAR))
            side = theme.px(_AVATAR)
            avatar.setTop((self.height() - side) // 2)
            avatar.setHeight(side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue(self._clan_id))
            painter.drawEllipse(QRectF(avatar))
            painter.setFont(theme.font("micro", "bold"))
            painter.setPen(QColor("#ffffff"))
            painter.drawText(avatar, Qt.AlignmentFlag.AlignCenter, initials(name))
            chevron = self._leading.placed(self.rect(), self.width() - theme.px(24), theme.px(16))
            picture = theme.pixmap("chevron-down", "text.secondary", 16, self.devicePixelRatioF())
            painter.drawPixmap(chevron.left(), (self.height() - theme.px(16)) // 2, picture)
            left = theme.px(8 + _AVATAR + 8)
        font = theme.font("strong" if self._named else "small", "semibold")
        box = self._leading.placed(self.rect(), left, self.width() - left - theme.px(30 if self._named else 8))
        painter.setFont(font)
        painter.setPen(theme.colour("text.primary" if self._named else "text.secondary"))
        self._leading.elided(painter, box, name)
