"""One page of the settings: cards with rows that can be searched. Knows no setting."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.finding import has_words, plain
from desktop.settings.schema import Settings
from desktop.ui.fields import button_row, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

LABEL_WIDTH = 156


class Row(QWidget):
    """A label, its field, and a line of help. Is tinted while a search finds it."""

    def __init__(
        self, theme: Theme, label: str, fields: Iterable[QWidget], hint: str, note: QWidget | None, stretch: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._found = False
        widgets = list(fields)
        self.words = " ".join([label, hint, *(getattr(w, "text", str)() for w in widgets if hasattr(w, "text"))])
        caption = QLabel(label)
        dress(caption, tone="secondary", weight="medium")
        caption.setFixedWidth(theme.px(LABEL_WIDTH))
        caption.setWordWrap(True)
        caption.setMinimumHeight(theme.px(28))
        line = QHBoxLayout()
        line.setSpacing(theme.space(3))
        line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._field_column(theme, widgets, hint, note, stretch), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        box.addLayout(line)
        if widgets and label:
            caption.setBuddy(widgets[0])
            if not widgets[0].accessibleName():
                widgets[0].setAccessibleName(label)

    def set_found(self, found: bool) -> None:
        """Tint it, or not."""
        self._found = found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._found:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("mention.tint"))
            painter.drawRoundedRect(QRectF(self.rect()), self._theme.px(4), self._theme.px(4))

    def _field_column(
        self, theme: Theme, widgets: list[QWidget], hint: str, note: QWidget | None, stretch: bool
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        fields = QHBoxLayout()
        fields.setSpacing(theme.space(3))
        for index, widget in enumerate(widgets):
            fields.addWidget(widget, 1 if stretch and index == 0 else 0)
        if not stretch:
            fields.addStretch(1)
        column.addLayout(fields)
        if hint:
            column.addWidget(hint_label(hint))
        if note is not None:
            column.addWidget(note)
        return column


class Card(QFrame):
    """A raised frame of rows, with a title or without one."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self._theme = theme
        dress(self, panel="raised")
        self._box = QVBoxLayout(self)
        margin = theme.space(3)
        self._box.setContentsMargins(margin, margin, margin, margin)
        self._box.setSpacing(theme.px(4))
        if title:
            heading = QLabel(title)
            dress(heading, role="strong", weight="semibold")
            heading.setContentsMargins(margin, 0, 0, theme.px(2))
            self._box.addWidget(heading)

    def add(self, widget: QWidget) -> None:
        """Put any widget below what is there."""
        self._box.addWidget(widget)


class Page(QScrollArea):
    """A page. Subclasses fill it in their constructor, show values, and emit the whole new section."""

    edited = Signal(str, object)  # name of the section in Settings, its new value
    reset_wanted = Signal(object)  # the button that asks, as an anchor
    section = ""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self.title = title
        self.rows: list[Row] = []
        self.parts: dict[str, QWidget] = {}  # what somebody may be sent to; each has a focus proxy
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        self.column.setSpacing(theme.px(10))
        heading = QLabel(title)
        dress(heading, role="display")
        self.column.addWidget(heading)
        self.setWidget(inner)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section."""
        raise NotImplementedError

    def card(self, title: str = "") -> Card:
        """A new card at the end of the page."""
        card = Card(self.theme, title)
        self.column.addWidget(card)
        return card

    def row(
        self,
        card: Card,
        label: str,
        *fields: QWidget,
        hint: str = "",
        note: QWidget | None = None,
        stretch: bool = False,
    ) -> Row:
        """A new row in a card, with help and a note below it; with `stretch` the first field takes all width."""
        row = Row(self.theme, label, fields, hint, note, stretch)
        card.add(row)
        self.rows.append(row)
        return row

    def show_part(self, name: str) -> None:
        """Bring it to the top, and the keyboard to its first field. Only in a window that is shown."""
        part = self.parts[name]
        self.verticalScrollBar().setValue(part.y())
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The end of the page: the way back to the defaults."""
        reset = push_button(tr("Settings", "Reset this page…"), look="quiet")
        reset.clicked.connect(lambda: self.reset_wanted.emit(reset))
        line = button_row(reset)
        self.column.addLayout(line)
        self.column.addStretch(1)

    def search(self, text: str) -> bool:
        """Tint the rows that hold `text`; true if the page has any, or there is nothing to look for."""
        wanted = plain(text).split()
        found = False
        for row in self.rows:
            hit = bool(wanted) and has_words(wanted, plain(row.words))
            row.set_found(hit)
            found = found or hit
        return found or has_words(wanted, plain(self.title))


def hint_label(text: str) -> QLabel:
    """A line of help."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role="small", tone="tertiary")
    return label
