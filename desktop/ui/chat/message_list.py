"""The list of messages: sticks to the newest unless it was scrolled, then counts what came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QToolTip, QWidget

from desktop.core.chat_line import ChatLine
from desktop.ui.chat.message_layout import Press, Spot
from desktop.ui.chat.message_model import LINE, MessageModel
from desktop.ui.chat.message_painter import MessagePainter
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

GATHER_MS = 60  # what comes within this is shown together
_NEAR_PX = 24  # so close to the end counts as the end
_OLDER_PX = 200


class MessageList(QListView):
    """`show_lines` what is held of the channel. Nothing opens but by a press; older messages are a wish."""

    older_wanted = Signal()
    link_wanted = Signal(str)
    attachment_wanted = Signal(object, int)  # a ChatLine, which of its files
    reaction_wanted = Signal(object, int)  # a ChatLine, which of its tallies
    retry_wanted = Signal(object)
    delete_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = MessageModel(self)
        self._painter = MessagePainter(theme, self._lines, self)
        self._waiting: Sequence[ChatLine] | None = None
        self._at_end = True
        self._missed = 0
        self._newest_key: int | None = None
        self._asked_for: int | None = None
        self._gather = QTimer(self, interval=GATHER_MS, singleShot=True)
        self.newest = QPushButton(self.viewport())
        self._lay_out()
        self._gather.timeout.connect(self._take)
        self.newest.clicked.connect(self.to_newest)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._stretched)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def show_lines(self, lines: Sequence[ChatLine]) -> None:
        """All lines that are held, oldest first. Calls that follow each other closely are shown as one."""
        self._waiting = lines
        if not self._gather.isActive():
            self._gather.start()

    def show_now(self) -> None:
        """Do not wait for more."""
        self._gather.stop()
        self._take()

    def to_newest(self) -> None:
        """Go to the end and stay there."""
        self._at_end, self._missed = True, 0
        self.scrollToBottom()
        self._count()

    def retranslate(self) -> None:
        """The words again."""
        self.setAccessibleName(tr("Chat", "Messages"))
        self._painter.forget()
        self._count()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        spot, _ = self._spot_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        if spot is not None and spot.press is Press.LINK:
            QToolTip.showText(event.globalPosition().toPoint(), str(spot.value)[:400], self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot, line = self._spot_at(event.position().toPoint())
        if spot is not None and line is not None:
            self._pressed(spot, line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _pressed(self, spot: Spot, line: ChatLine) -> None:
        if spot.press is Press.LINK:
            self.link_wanted.emit(str(spot.value))
        elif spot.press is Press.ATTACHMENT:
            self.attachment_wanted.emit(line, int(spot.value))
        elif spot.press is Press.TALLY:
            self.reaction_wanted.emit(line, int(spot.value))
        elif spot.press is Press.RETRY:
            self.retry_wanted.emit(line)
        else:
            self.delete_wanted.emit(line)

    def _spot_at(self, point: QPoint) -> tuple[Spot | None, ChatLine | None]:
        index = self.indexAt(point)
        if not index.isValid():
            return None, None
        inside = point - self.visualRect(index).topLeft()
        return self._painter.layout_of(index).spot_at(inside), index.data(LINE)

    def _menu(self, at: QPoint) -> None:
        line = self.indexAt(at).data(LINE)
        if line is not None:
            self.menu_wanted.emit(line, self.viewport().mapToGlobal(at))

    def _take(self) -> None:
        lines, self._waiting = self._waiting, None
        if lines is None:
            return
        newest = lines[-1].key if lines else None
        if not self._at_end and newest != self._newest_key:
            keys = [line.key for line in lines]
            known = keys.index(self._newest_key) if self._newest_key in keys else len(keys) - 1
            self._missed += len(keys) - 1 - known
        self._newest_key = newest
        self._asked_for = None
        self._lines.show(lines)
        if self._at_end:
            self.scrollToBottom()
        self._count()

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._at_end = value >= bar.maximum() - self._theme.px(_NEAR_PX)
        if self._at_end and self._missed:
            self._missed = 0
            self._count()
        oldest = self._lines.lines[0].key if self._lines.lines else None
        if value <= self._theme.px(_OLDER_PX) and bar.maximum() > 0 and oldest != self._asked_for and not self._at_end:
            self._asked_for = oldest
            self.older_wanted.emit()

    def _stretched(self, _least: int, _most: int) -> None:
        if self._at_end:
            self.scrollToBottom()

    def _count(self) -> None:
        self.newest.setVisible(self._missed > 0)
        self.newest.setText(tr("Chat", "%n new message(s)", "", self._missed))
        self._place_button()

    def _place_button(self) -> None:
        self.newest.adjustSize()
        x = (self.viewport().width() - self.newest.width()) // 2
        self.newest.move(x, self.viewport().height() - self.newest.height() - self._theme.px(6))

    def _lay_out(self) -> None:
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        dress(self, panel="list")
        dress(self.newest, look="primary")
        self.newest.hide()

    def _restyle(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
