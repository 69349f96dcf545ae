"""What stands in the place of the picture while there is none: icon, two lines, up to two buttons."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.panel_walk import tab_after
from desktop.ui.theme import Theme, dress
from desktop.ui.wall.face import Card, TileButton

_NOTHING = Card("", "umd.text2", "")
_BUTTON_H, _GAP = 24, 8


class StateCard(QWidget):
    """Paints a Card on black. What finds no room (the icon, then the buttons, the last one first) is left out;
    the context menu of the tile offers the same."""

    pressed = Signal(TileButton)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card = _NOTHING
        self._buttons: list[QPushButton] = []
        self._rows: list[tuple[str, QRect]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        theme.changed.connect(self._lay_out)

    def set_card(self, card: Card | None) -> None:
        """Show `card`; None hides it."""
        self.setVisible(card is not None)
        if card is None or card == self._card:
            return
        if card.buttons != self._card.buttons:
            self._make_buttons(card)
        self._card = card
        self._lay_out()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the present card, also those without room."""
        return tuple(self._buttons)

    def set_focusable(self, focusable: bool) -> None:
        """Whether Tab reaches the buttons: only on the selected tile."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if focusable else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, card = self._theme, self._card
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("tile.picture"))
        for part, rect in self._rows:
            if part == "icon":
                pixmap = theme.pixmap(card.icon, card.icon_tone, self._icon_size, self.devicePixelRatioF())
                painter.drawPixmap(rect.topLeft(), pixmap)
                continue
            painter.setFont(theme.font("small", "semibold" if part == "title" else "regular"))
            painter.setPen(theme.colour("umd.text" if part == "title" else "umd.text2"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect, int(flags), card.title if part == "title" else card.line)

    @property
    def _icon_size(self) -> int:
        return 28 if self.height() >= self._theme.px(240) else 20

    def _make_buttons(self, card: Card) -> None:
        for button in self._buttons:
            button.deleteLater()
            button.hide()
        self._buttons = []
        for wish, text in card.buttons:
            button = QPushButton(text, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            dress(button, look="tile")
            button.clicked.connect(lambda _=False, wish=wish: self.pressed.emit(wish))
            self._buttons.append(button)
        tile = self.parentWidget()
        if tile is not None:
            tab_after(tile, self._buttons)

    def _lay_out(self) -> None:
        """Stack what fits, centred: title first, then line, buttons, icon."""
        theme = self._theme
        width = self.width() - 2 * theme.px(8)
        title = self._text_height(self._card.title, "semibold", width)
        line = self._text_height(self._card.line, "regular", width)
        icon, gap = theme.px(self._icon_size), theme.px(_GAP)
        spare = self.height() - theme.px(8) - title
        with_line = bool(self._card.line) and spare >= line
        spare -= line if with_line else 0
        shown = self._buttons_within(width) if spare >= theme.px(_BUTTON_H) + gap else []
        spare -= theme.px(_BUTTON_H) + gap if shown else 0
        with_icon = bool(self._card.icon) and spare >= icon + gap
        spare -= icon + gap if with_icon else 0
        y = (spare + theme.px(8)) // 2
        self._rows = []
        if with_icon:
            self._rows.append(("icon", QRect((self.width() - icon) // 2, y, icon, icon)))
            y += icon + gap
        self._rows.append(("title", QRect(theme.px(8), y, width, title)))
        y += title
        if with_line:
            self._rows.append(("line", QRect(theme.px(8), y, width, line)))
            y += line
        self._place_buttons(shown, y + gap, gap)
        self.update()

    def _buttons_within(self, width: int) -> list[QPushButton]:
        """The first ones, as many as fit beside each other."""
        gap, taken = self._theme.px(_GAP), 0
        shown: list[QPushButton] = []
        for button in self._buttons:
            taken += button.sizeHint().width() + (gap if shown else 0)
            if taken > width:
                break
            shown.append(button)
        return shown

    def _place_buttons(self, shown: list[QPushButton], y: int, gap: int) -> None:
        widths = [button.sizeHint().width() for button in shown]
        x = (self.width() - sum(widths) - gap * (len(shown) - 1)) // 2
        for button in self._buttons:
            button.setVisible(button in shown)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            shown.reverse()
        for button in shown:
            width = button.sizeHint().width()
            button.setGeometry(x, y, width, self._theme.px(_BUTTON_H))
            x += width + gap

    def _text_height(self, text: str, weight: str, width: int) -> int:
        if not text:
            return 0
        metrics = QFontMetrics(self._theme.font("small", weight))
        wrapped = metrics.boundingRect(QRect(0, 0, width, 1000), int(Qt.TextFlag.TextWordWrap), text)
        return max(self._theme.px(18), wrapped.height() + self._theme.px(2))
