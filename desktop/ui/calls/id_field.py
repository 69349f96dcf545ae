"""Which call is meant: the field of the dialog for an id, a link or a whole call object. It looks nothing up."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.call_id import hosted_page, proposed_id, read_target
from desktop.core.errors import Trouble
from desktop.ui.fields import FieldNote, label_of, mark_wrong
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.theme import Theme, dress

NOT_PASTED = 8_000  # characters: more is no invitation; a whole call object is


class CallIdField(QWidget):
    """`starting` proposes an id; else an invitation in the clipboard is taken. `changed` with every other text."""

    changed = Signal()

    def __init__(self, theme: Theme, starting: bool) -> None:
        super().__init__()
        self._starting = starting
        self._hint, self._invited = QLabel(), QLabel()
        self.edit, self.note = QLineEdit(), FieldNote(theme)
        self._label = label_of(self.edit)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(completer)
        dress(self._hint, role="small", tone="tertiary")
        dress(self._invited, role="small", tone="secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for label in (self._hint, self._invited):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._label, self.edit, self._hint, self._invited, self.note):
            column.addWidget(widget)
        self._invited.hide()
        self._take_first()
        self.edit.textChanged.connect(self._changed)
        self._retranslate()

    @property
    def text(self) -> str:
        """As it was typed or pasted."""
        return self.edit.text()

    @property
    def page(self) -> str:
        """The provider's own page that was pasted instead of a call; "" for anything else."""
        return hosted_page(self.text)

    def offer(self, ids: tuple[str, ...]) -> None:
        """Calls to which others have invited: whoever begins to type is shown them."""
        self._known.setStringList(list(ids))

    def show_invited(self, words: str) -> None:
        """What an invitation says of this call; "": there is none."""
        self._invited.setText(words)
        self._invited.setVisible(bool(words))

    def show_trouble(self, trouble: Trouble) -> None:
        """It names no call."""
        fault = sentence(trouble.code, trouble.values)
        if self.page:
            fault = tr("Call", "This is a page of 100ms and no call of the call service. Open it in the browser.")
        self.note.say(fault, "error")
        mark_wrong(self.edit, True)
        self.edit.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _take_first(self) -> None:
        if self._starting:
            self.edit.setText(proposed_id(datetime.now().astimezone()))
        else:
            pasted = QGuiApplication.clipboard().text().strip()
            if len(pasted) < NOT_PASTED and _is_invitation(pasted):
                self.edit.setText(pasted)
        self.edit.selectAll()
        self.edit.setFocus()

    def _changed(self) -> None:
        self.note.say("", "")
        mark_wrong(self.edit, False)
        self.changed.emit()

    def _retranslate(self) -> None:
        self._label.setText(tr("Call", "Call ID"))
        hint = tr("Call", "Capital and small letters are the same.")
        if not self._starting:
            hint = tr("Call", "Capital and small letters are the same. A link from chat works too.")
        self._hint.setText(hint)


def _is_invitation(text: str) -> bool:
    """A link or a call object, not any word that happens to be copied."""
    if "://" not in text and not text.startswith("{"):
        return False
    try:
        read_target(text)
    except Trouble:
        return False
    return True
