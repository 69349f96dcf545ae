"""“Go to date”: which day of a channel to look at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import formats
from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class DateDialog(QDialog):
    """`wanted`: a day, as datetime.date."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setMaximumDate(QDate.currentDate())
        self._label, self._hint = QLabel(), QLabel()
        self._label.setBuddy(self.day)
        self._hint.setWordWrap(True)
        dress(self._hint, role="small", tone="secondary")
        self.cancel, self.submit = push_button(""), push_button("", look="primary")
        self.submit.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.submit)
        column = QVBoxLayout(self)
        margin = theme.space(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.space(2))
        for widget in (self._label, self.day, self._hint):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(320))
        self.cancel.clicked.connect(self.reject)
        self.submit.clicked.connect(self._submit)
        self._retranslate()
        self.day.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _submit(self) -> None:
        day = self.day.date()
        self.wanted.emit(date(day.year(), day.month(), day.day()))
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Chat", "Go to date"))
        self._label.setText(tr("Chat", "Day"))
        self._hint.setText(tr("Chat", "A day long ago takes a while: everything since then is read."))
        self.day.setLocale(formats.language())
        self.day.setDisplayFormat(formats.day_pattern())
        self.cancel.setText(tr("Chat", "Cancel"))
        self.submit.setText(tr("Chat", "Go"))
