"""The folded part of the invitation: message to the meeting, retention, tags."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from desktop.ui.fields import NumberBox
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class MoreOptions(QWidget):
    """Closed at first; what is not opened keeps its default."""

    def __init__(self, theme: Theme, retention_hours: int) -> None:
        super().__init__()
        self._theme = theme
        self.fold = QToolButton()
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self.fold, look="quiet", weight="medium")
        self._message, self._tags = QLineEdit(), QLineEdit()
        self._message.setMaxLength(500)
        self._retention = NumberBox(1, 24 * 365)
        self._retention.setValue(retention_hours)
        self._labels = [QLabel(), QLabel(), QLabel()]
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(theme.px(24), 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(4))
        grid.setVerticalSpacing(theme.px(6))
        for row, (label, field) in enumerate(
            zip(self._labels, (self._message, self._retention, self._tags), strict=True)
        ):
            dress(label, tone="secondary", weight="medium")
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            short = Qt.AlignmentFlag.AlignLeading if field is self._retention else Qt.AlignmentFlag(0)
            grid.addWidget(field, row, 1, short)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._body)
        self.fold.clicked.connect(lambda: self.unfold(self._body.isHidden()))
        self.unfold(False)
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

    def unfold(self, opened: bool) -> None:
        """Show what is folded away, or hide it."""
        self._body.setVisible(opened)
        self.fold.setIconSize(self._theme.icon_size())
        self.fold.setIcon(self._theme.icon("chevron-down" if opened else "chevron-right", "text.secondary"))

    def _retranslate(self) -> None:
        self.fold.setText(tr("Invite", "Advanced: bot message, retention, tags"))
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
