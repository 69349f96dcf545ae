"""A picture of a message, as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.core.chat import Attachment
from desktop.ui.chat.message_painter import file_line
from desktop.ui.chat.visible_text import visible
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import button_row, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 760, 560


class _Canvas(QLabel):
    """Paints the picture whole, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumSize(160, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size() / self.devicePixelRatioF()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(self.rect().topLeft(), size)
        target.moveCenter(self.rect().center())
        painter.drawImage(target, self.image)


class PictureViewer(QDialog):
    """`show_picture`; where there is none, it says so and offers to try again."""

    browser_wanted = Signal(str)
    copy_wanted = Signal(str)
    retry_wanted = Signal(str)

    def __init__(self, theme: Theme, file: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self._file = file
        self._failed = False
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._canvas, self._line, self._address = (
            _Canvas(),
            ElidedLabel(),
            ElidedLabel(mode=Qt.TextElideMode.ElideMiddle),
        )
        dress(self._line, role="small", tone="secondary")
        dress(self._address, role="mono", tone="secondary")
        self._address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.retry, self.copy, self.browser = push_button(""), push_button(""), push_button("")
        row = button_row(self.copy, self.browser, aside=(self.retry,))
        column = column_in(self, theme, 4)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._line)
        column.addWidget(self._address)
        column.addLayout(row)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.retry.clicked.connect(self._again)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit(file.url))
        self.browser.clicked.connect(lambda: self.browser_wanted.emit(file.url))
        self._retranslate()

    @property
    def address(self) -> str:
        """Of the picture."""
        return self._file.url

    def show_picture(self, picture: QImage | None) -> None:
        """It has come; None where it could not be read."""
        self._failed = picture is None or picture.isNull()
        self._canvas.image = QImage() if picture is None else picture
        self._canvas.update()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _again(self) -> None:
        self._failed = False
        self._retranslate()
        self.retry_wanted.emit(self._file.url)

    def _retranslate(self) -> None:
        name = visible(self._file.name).replace("\n", " ") or tr("Chat", "Picture")
        self.setWindowTitle(name)
        self._canvas.setAccessibleName(name)
        if self._failed:
            self._canvas.setText(tr("Chat", "The picture could not be read."))
        elif self._canvas.image.isNull():
            self._canvas.setText(tr("Chat", "Loading…"))
        size = self._canvas.image.size()
        pixels = f"{size.width()} × {size.height()}" if not size.isEmpty() else ""
        self._line.setText(
            " · ".join(part for part in (file_line(self._file.filetype, self._file.size), pixels) if part)
        )
        self._address.setText(visible(self._file.url).replace("\n", " "))
        self.retry.setText(tr("Chat", "Try again"))
        self.retry.setVisible(self._failed)
        self.copy.setText(tr("Chat", "Copy address"))
        self.browser.setText(tr("Chat", "Open in the browser"))
