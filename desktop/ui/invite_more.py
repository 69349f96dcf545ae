"""The folded part of the invitation: message to the meeting, retention, tags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.fields import NumberBox, label_of
from desktop.ui.fold import Fold
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme


class MoreOptions(Fold):
    """What is not opened keeps its default."""

    def __init__(self, theme: Theme, retention_hours: int) -> None:
        super().__init__(theme)
        self._message, self._tags = QLineEdit(), QLineEdit()
        self._message.setMaxLength(500)
        self._retention = NumberBox(1, 24 * 365)
        self._retention.setValue(retention_hours)
        fields: tuple[QWidget, ...] = (self._message, self._retention, self._tags)
        self._labels = [label_of(field) for field in fields]
        for row, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            self.grid.addWidget(label, row, 0)
            short = Qt.AlignmentFlag.AlignLeading if field is self._retention else Qt.AlignmentFlag(0)
            self.grid.addWidget(field, row, 1, short)
        self._retranslate()

    @property
    def message(self) -> str:
        """What the bot writes into the meeting's chat when it is in."""
        return self._message.text().strip()

    @property
    def retention_hours(self) -> int:
        """How long the service keeps its own recording."""
        return self._retention.value()

    @property
    def tags(self) -> tuple[str, ...]:
        """Words that the service keeps beside the bot."""
        return tuple(word.strip() for word in self._tags.text().split(",") if word.strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.button.setText(tr("Invite", "Advanced: bot message, retention, tags"))
        texts = (
            tr("Invite", "Bot message"),
            tr("Invite", "MeetStream keeps its copy"),
            tr("Invite", "Tags"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._message.setPlaceholderText(tr("Invite", "Written into the meeting’s chat when the bot is in"))
        self._tags.setPlaceholderText(tr("Invite", "Words, separated by commas"))
        self._retention.setSuffix(tr("Invite", " hours"))
