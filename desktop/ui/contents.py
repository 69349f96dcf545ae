"""What a window holds, as a column at its left: a search, and the list of its pages.

What a page is, and which ones match a search, is the window's to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from desktop.ui.announce import announce
from desktop.ui.fields import button_row
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

_TO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Contents(QWidget):
    """The window fills `list`, listens to it and to `search`, and says by `show_hits` what is left of the list."""

    def __init__(self, theme: Theme, width: int) -> None:
        """`width` in pixels at 100 %."""
        super().__init__()
        self._theme, self._width = theme, width
        self.search = SearchField(theme, "")
        self.search.installEventFilter(self)
        self._nothing = QLabel()
        self._nothing.setWordWrap(True)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.hide()
        dress(self._nothing, tone="tertiary", role="small")
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.list, panel="panel")
        self._column = QVBoxLayout(self)
        for widget in (self.search, self._nothing, self.list):
            self._column.addWidget(widget)
        theme.changed.connect(self._restyle)
        self._restyle()

    def name(self, pages: str, search: str) -> None:
        """In the language of now: what the list is called, and what can be searched."""
        self.list.setAccessibleName(pages)
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)

    def show_hits(self, hits: Sequence[bool], nothing: str) -> None:
        """Leave the rows of the list that match; `nothing` is said where none does."""
        for row, hit in enumerate(hits):
            self.list.setRowHidden(row, not hit)
        said = "" if any(hits) else nothing
        if said != self._nothing.text():
            announce(self.search, said)
        self._nothing.setText(said)
        self._nothing.setVisible(bool(said))

    def lay_out(self, dialog: QDialog, pages: QWidget, aside: QWidget, close: QPushButton) -> None:
        """Fill `dialog`: this column, beside it `pages`, below both `aside` and the button that closes it."""
        QShortcut(QKeySequence.StandardKey.Find, dialog, self._find)
        close.clicked.connect(dialog.close)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self)
        upper.addWidget(_line("line-vertical"))
        upper.addWidget(pages, 1)
        lower = button_row(close, aside=(aside,))
        lower.setContentsMargins(self._theme.px(16), self._theme.px(10), self._theme.px(16), self._theme.px(10))
        box = QVBoxLayout(dialog)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(upper, 1)
        box.addWidget(_line("line"))
        box.addLayout(lower)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search to what it has left."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed in _TO_THE_LIST and self._nothing.isHidden():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        """Ready to type what is sought; what was sought before goes with the first letter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.px(self._width))
        self.list.setIconSize(theme.icon_size(16))
        self._column.setContentsMargins(theme.px(8), theme.px(10), theme.px(8), theme.px(8))
        self._column.setSpacing(theme.px(8))


def _line(kind: str) -> QFrame:
    line = QFrame()
    dress(line, panel=kind)
    return line
