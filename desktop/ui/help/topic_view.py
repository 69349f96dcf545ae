"""The text of a topic: Markdown as Qt reads it, with room between its parts and lines in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QBrush, QTextCursor, QTextDocument, QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser

from desktop.ui.theme import Theme

_UNKNOWN = QTextDocument.ResourceType.UnknownResource
_MARGIN, _BEFORE_HEADING, _AFTER, _CELL = 20, 14, 6, 5  # px at 100 %


class TopicView(QTextBrowser):
    """Goes from topic to topic by their links, and back. Opens nothing outside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        theme.changed.connect(self.reload)

    def doSetSource(self, name: QUrl | str, kind: QTextDocument.ResourceType = _UNKNOWN) -> None:
        super().doSetSource(name, kind)
        self._dress()

    def _dress(self) -> None:
        theme, document = self._theme, self.document()
        document.setDocumentMargin(theme.px(_MARGIN))
        block = document.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            if cursor.currentTable() is None:
                shape = block.blockFormat()
                heading = shape.headingLevel() > 1
                shape.setTopMargin(theme.px(_BEFORE_HEADING if heading else 0))
                shape.setBottomMargin(theme.px(_AFTER))
                cursor.setBlockFormat(shape)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorderBrush(QBrush(self._theme.colour("line.soft")))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setCellPadding(self._theme.px(_CELL))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(self._theme.px(_AFTER))
        table.setFormat(shape)
