"""The history of notices: a popover with time, icon, sentence and what can be done (F4 or the bell)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.model import Notice
from desktop.ui import formats
from desktop.ui.i18n import tr
from desktop.ui.notices.kinds import ICONS
from desktop.ui.notices.wording import notice_text, remedy_text
from desktop.ui.popover import Popover
from desktop.ui.row_brush import RowBrush
from desktop.ui.row_list import RowList
from desktop.ui.theme import Theme, dress

_NOTICE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex


class NoticeHistory(Popover):
    """`set_notices(history)`, newest first, then `open_at(bell)`."""

    remedy_wanted = Signal(object)  # a Notice
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._notices: tuple[Notice, ...] = ()
        self._model = QStandardItemModel(self)
        self._list, self._empty = RowList(self), QLabel(self)
        self._delegate = _NoticeRow(theme, self._list)
        self._title, self._stack = QLabel(self), QStackedWidget(self)
        self._copy, self._clear = QPushButton(self), QPushButton(self)
        self._lay_out()
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self._clear.clicked.connect(self.clear_wanted)
        self._list.activated.connect(self._ask)
        self._delegate.pressed.connect(self._ask)
        self._retranslate()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """All notices that are kept, newest first."""
        if tuple(notices) == self._notices and self._model.rowCount() == len(notices):
            return
        self._notices = tuple(notices)
        self._fill()

    def as_text(self) -> str:
        """One line a notice, for the clipboard; details are not part of it."""
        return "\n".join(
            f"{notice.raised_at.isoformat(timespec='seconds')} {notice.kind} {notice.code} {notice_text(notice)}"
            for notice in self._notices
        )

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(480), self.theme.px(420))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fill(self) -> None:
        self._model.clear()
        for notice in self._notices:
            item = QStandardItem(f"{formats.time_of_day(notice.raised_at)} {notice_text(notice)}")
            item.setData(notice, _NOTICE)
            item.setEditable(False)
            self._model.appendRow(item)
        self._stack.setCurrentWidget(self._list if self._notices else self._empty)
        self._copy.setEnabled(bool(self._notices))
        self._clear.setEnabled(bool(self._notices))

    def _lay_out(self) -> None:
        theme = self.theme
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        dress(self._list, panel="popover-list")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(self._empty, tone="tertiary")
        dress(self._title, role="strong", weight="semibold")
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for button in (self._copy, self._clear):
            dress(button, look="quiet")
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(1), theme.space(3), theme.px(1), theme.space(3))
        head.setContentsMargins(theme.space(4), 0, theme.space(3), 0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _ask(self, index: _Index) -> None:
        notice = index.data(_NOTICE)
        if isinstance(notice, Notice) and notice.remedy is not None:
            self.hide()
            self.remedy_wanted.emit(notice)

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("History", "Notices"))
        self._title.setText(tr("History", "Notices"))
        self._empty.setText(tr("History", "No notices."))
        self._copy.setText(tr("History", "Copy all"))
        self._clear.setText(tr("History", "Clear"))
        self._list.setAccessibleName(tr("History", "Notices"))
        self._fill()


class _NoticeRow(QStyledItemDelegate):
    """Time, icon, wrapped sentence; the thing to do below it as a link."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._brush = RowBrush(theme, view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        notice: Notice = index.data(_NOTICE)
        width = self._view.viewport().width()
        height = self._text_rect(QRect(0, 0, width, 0), notice).height() + 2 * self._theme.px(7)
        if notice.remedy is not None:
            height += self._theme.px(20)
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, notice = self._theme, index.data(_NOTICE)
        rect: QRect = option.rect
        painter.save()
        self._brush.ground(painter, rect, option.state)
        top = rect.top() + theme.px(7)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.secondary"))
        line = QRect(rect.left(), top, rect.width(), theme.px(18))
        time_rect = self._brush.placed(line, theme.px(12), theme.px(64))
        self._brush.text(painter, time_rect, formats.time_of_day(notice.raised_at))
        icon, tone = ICONS[notice.kind]
        tone = "text.tertiary" if notice.solved else tone
        self._brush.icon(painter, line, theme.px(78), icon, tone, 14)
        text_rect = self._text_rect(rect, notice)
        painter.setPen(theme.colour("text.secondary" if notice.solved else "text.primary"))
        painter.setFont(theme.font("body"))
        self._brush.text(painter, text_rect, notice_text(notice), Qt.TextFlag.TextWordWrap)
        if notice.remedy is not None:
            painter.setFont(theme.font("small", "semibold"))
            painter.setPen(theme.colour("text.link"))
            self._brush.text(painter, self._link_rect(rect, notice), remedy_text(notice.remedy))
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            notice = index.data(_NOTICE)
            rect: QRect = option.rect
            if notice.remedy is not None and self._link_rect(rect, notice).contains(event.position().toPoint()):
                self.pressed.emit(index)
                return True
        return False

    def _text_rect(self, rect: QRect, notice: Notice) -> QRect:
        theme = self._theme
        left = theme.px(100)
        width = rect.width() - left - theme.px(12)
        bounds = QFontMetrics(theme.font("body")).boundingRect(
            QRect(0, 0, width, 2000), int(Qt.TextFlag.TextWordWrap), notice_text(notice)
        )
        line = QRect(rect.left(), rect.top() + theme.px(7), rect.width(), max(theme.px(18), bounds.height()))
        return self._brush.placed(line, left, width)

    def _link_rect(self, rect: QRect, notice: Notice) -> QRect:
        text = self._text_rect(rect, notice)
        label = remedy_text(notice.remedy) if notice.remedy is not None else ""
        width = QFontMetrics(self._theme.font("small", "semibold")).horizontalAdvance(label) + self._theme.px(4)
        line = QRect(text.left(), text.bottom() + 1, text.width(), self._theme.px(20))
        return self._brush.placed(line, 0, width)
