"""The list of messages: sticks to the newest unless it was scrolled, then counts what came."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QToolTip, QWidget

from desktop.core.chat_line import ChatLine
from desktop.ui.chat.message_layout import Press, Spot
from desktop.ui.chat.message_model import LINE, MOST_ROWS, MessageModel, is_head
from desktop.ui.chat.message_painter import MessagePainter
from desktop.ui.chat.pictures import Pictures
from desktop.ui.i18n import isolate, tr
from desktop.ui.row_list import RowList
from desktop.ui.theme import Theme, dress

GATHER_MS = 60  # what comes within this is shown together
_NEAR_PX = 24  # so close to the end counts as the end
_OLDER_PX = 200
_PAGE = 100  # lines that are shown more when one scrolls up to where they are held


class MessageList(RowList):
    """`show_lines` what is held of the channel. Nothing opens but by a press; older messages are a wish.

    At the end only the newest are rows, `MOST_ROWS` at most. Who scrolls up gets more of them, page by page,
    and what is in view stays where it is.
    """

    older_wanted = Signal()
    newest_shown = Signal()  # the end is in view, and what is there now
    link_wanted = Signal(str)
    attachment_wanted = Signal(object, int)  # a ChatLine, which of its files
    reaction_wanted = Signal(object, int)  # a ChatLine, which of its tallies
    retry_wanted = Signal(object)
    delete_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    reply_lost = Signal(object)  # the id of an answered message that is not here

    def __init__(self, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = MessageModel(self)
        self._painter = MessagePainter(theme, self._lines, pictures, self)
        self._waiting: Sequence[ChatLine] | None = None
        self._held: Sequence[ChatLine] = ()
        self._at_end = True
        self._missed = 0
        self._name = ""
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
        pictures.changed.connect(self._picture_came)
        self.retranslate()

    @property
    def at_end(self) -> bool:
        """Whether the newest message is in view."""
        return self._at_end

    def show_lines(self, lines: Sequence[ChatLine]) -> None:
        """All lines that are held, oldest first. Calls that follow each other closely are shown as one."""
        self._waiting = lines
        if not self._gather.isActive():
            self._gather.start()

    def show_titles(self, titles: Mapping[int, str]) -> None:
        """What people are here, by their ids: a role stands beside the name."""
        self._painter.titles = titles
        self.viewport().update()

    def show_now(self) -> None:
        """Do not wait for more."""
        self._gather.stop()
        self._take()

    def start(self, name: str) -> None:
        """Another channel: from its end on. `name` is what it is called."""
        self._waiting, self._held, self._newest_key, self._asked_for = None, (), None, None
        self._at_end, self._missed, self._name = True, 0, name
        self._gather.stop()
        self._lines.show(())
        self.retranslate()

    def to_newest(self) -> None:
        """Go to the end and stay there."""
        self._at_end, self._missed = True, 0
        self._show_held()
        self._count()
        self.newest_shown.emit()

    def to_message(self, message_id: int) -> bool:
        """Bring a message into view; false where it is not held."""
        place = next((place for place, line in enumerate(self._held) if line.message.id == message_id), None)
        if place is None:
            return False
        self._at_end = False
        first = max(0, min(place - MOST_ROWS // 2, len(self._held) - MOST_ROWS))
        self._show(self._held[first : first + MOST_ROWS])
        index = self._lines.index(self._lines.row_of_message(message_id) or 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def retranslate(self) -> None:
        """The words again."""
        words = tr("Chat", "Chat of {name}").format(name=isolate(self._name)) if self._name else tr("Chat", "Messages")
        self.setAccessibleName(words)
        self._painter.forget()
        self._count()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # Qt looks at the height alone, and the rows would overlap
        if self._at_end and event.size().height() > event.oldSize().height() and not self._gather.isActive():
            self.show_lines(self._held)  # there may be room for more
        self._place_button()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._at_end:
            self.newest_shown.emit()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().data(LINE)
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            at = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(line, self.viewport().mapToGlobal(at))
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.menu_spot(event)
        line = index.data(LINE)
        if line is not None:
            self.menu_wanted.emit(line, at)

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
        elif spot.press is Press.REPLY:
            if not self.to_message(int(spot.value)):
                self.reply_lost.emit(int(spot.value))
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
        before = self._asked_for is not None and bool(lines) and self._held and lines[0].key != self._held[0].key
        if before:
            self._asked_for = None
        self._held = lines
        self._show_held(_PAGE if before else 0)
        self._count()
        if self._at_end:
            self.newest_shown.emit()

    def _show_held(self, before: int = 0, after: int = 0) -> None:
        """The newest rows at the end; else those that were shown, and so many more on either side.

        Who reads further up gets no rows at the end: they cost, and the bar would shrink under the hand.
        """
        held, shown = self._held, self._lines.lines
        if self._at_end or not shown:
            self._show(held[-self._rows_at_end() :])
            return
        places = {line.key: place for place, line in enumerate(held)}
        known = [row for row, line in enumerate(shown) if line.key in places]
        if known:  # else nothing of what is read is held any more: it stays until one goes on
            first, last = places[shown[known[0]].key], places[shown[known[-1]].key]
            gone = shown[: known[0]]
            self._show([*gone, *held[first if gone else max(0, first - before) : last + 1 + after]])

    def _rows_at_end(self) -> int:
        """So many as were shown and have come, within bounds; of a burst only what can be seen is measured."""
        shown = self._lines.lines
        if not shown:
            return MOST_ROWS
        newest, filling = shown[-1].key, self._rows_in_view()
        came = next((count for count, line in enumerate(reversed(self._held)) if line.key == newest), MOST_ROWS)
        return filling if came > filling else max(filling, min(MOST_ROWS, len(shown) + came))

    def _rows_in_view(self) -> int:
        """How many of the newest fill the view, and enough beyond it to be scrolled."""
        room = self.viewport().height() + self._theme.px(2 * _NEAR_PX)
        newest = reversed(self._held[-MOST_ROWS - 1 :])
        for rows, (line, former) in enumerate(itertools.pairwise(newest), 1):
            room -= self._painter.measured(line, is_head(line, former)).height
            if room <= 0 or rows == MOST_ROWS:
                return rows
        return len(self._held)

    def _show(self, lines: Sequence[ChatLine]) -> None:
        """Show these, and keep what is in view where it is."""
        if self._at_end:
            self._lines.show(lines)
            self.scrollToBottom()
            return
        top = self.indexAt(QPoint(1, 1))
        key = top.data(LINE).key if top.isValid() else None
        offset = self.visualRect(top).top()
        current = self.currentIndex().data(LINE)
        self._lines.show(lines)
        if current is not None and not self.currentIndex().isValid():
            row = self._lines.row_of(current.key)
            if row is not None:
                self.selectionModel().setCurrentIndex(
                    self._lines.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self.executeDelayedItemsLayout()
        row = self._lines.row_of(key) if key is not None else None
        if row is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self._lines.index(row)).top() - offset)

    def _scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        low = value >= bar.maximum() - self._theme.px(_NEAR_PX)
        rows = self._lines.lines
        whole = not rows or not self._held or rows[-1].key == self._held[-1].key
        if low and not whole and not self._at_end:
            QTimer.singleShot(0, self, self._show_later)
        was, self._at_end = self._at_end, low and (whole or self._at_end)
        if self._at_end and self._missed:
            self._missed = 0
            self._count()
        if self._at_end and not was:
            self.newest_shown.emit()
        oldest = self._lines.lines[0].key if self._lines.lines else None
        if value <= self._theme.px(_OLDER_PX) and bar.maximum() > 0 and oldest != self._asked_for and not self._at_end:
            if self._held and self._held[0].key != oldest:
                QTimer.singleShot(0, self, self._show_more)  # not in the middle of a scroll
                return
            self._asked_for = oldest
            self.older_wanted.emit()

    def _show_more(self) -> None:
        if not self._at_end and self.verticalScrollBar().value() <= self._theme.px(_OLDER_PX):
            self._show_held(_PAGE)

    def _show_later(self) -> None:
        held = {line.key for line in self._held}
        if not any(line.key in held for line in self._lines.lines):
            self.to_newest()
        elif not self._at_end:
            self._show_held(after=_PAGE)

    def _picture_came(self, _address: str) -> None:
        self.viewport().update()

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
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        dress(self, panel="panel")
        dress(self.newest, look="primary")
        self.newest.hide()

    def _restyle(self) -> None:
        self._painter.forget()
        self.scheduleDelayedItemsLayout()
