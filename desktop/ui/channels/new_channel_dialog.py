"""“New streaming channel”: its name, its category, who sees it. Decides nothing; emits one wish."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QLabel, QLineEdit, QWidget

from desktop.core.channel import Category
from desktop.ui.fields import ChoiceBox, FieldNote, button_row, column_in, label_of, push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.phrases import Phrases
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 420, 260
LONGEST = 64


class NewChannelDialog(QDialog):
    """`create_wanted(name, category id, private)`; then `accept`, or `show_failure` and everything stays."""

    create_wanted = Signal(str, object, bool)

    def __init__(
        self, theme: Theme, parent: QWidget, clan: str, categories: Sequence[Category], taken: set[str]
    ) -> None:
        """`taken` are the names that exist in the clan."""
        super().__init__(parent)
        self._theme = theme
        self._taken = {name.casefold() for name in taken}
        self._busy = False
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.category = ChoiceBox(*((one.id, one.name) for one in categories), (0, ""))
        self.private = QCheckBox()
        self.note = FieldNote(theme, keep_room=True)
        self.cancel, self.create_button = push_button(""), push_button("", look="primary")
        self._phrases = Phrases()
        self.create_button.setDefault(True)
        self._lay_out(clan)
        self.name.textChanged.connect(self._judge)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self._create)
        self._judge()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._busy

    def show_failure(self, sentence: str) -> None:
        """Why the service did not make it."""
        self._busy = False
        self._judge()
        self.note.say(sentence, "error")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phrases.again()
            self._judge()

    def _judge(self) -> None:
        name = self.name.text().strip()
        exists = name.casefold() in self._taken
        self.note.say(tr("NewChannel", "A channel with this name exists.") if exists else "", "error")
        self.create_button.setEnabled(bool(name) and not exists and not self._busy)
        for field in (self.name, self.category, self.private):
            field.setEnabled(not self._busy)

    def _create(self) -> None:
        self._busy = True
        self._judge()
        self.create_wanted.emit(self.name.text().strip(), self.category.chosen, self.private.isChecked())

    def _lay_out(self, clan: str) -> None:
        theme = self._theme
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        say = self._phrases.say
        where = QLabel()
        dress(where, tone="secondary")
        say(self.setWindowTitle, lambda: tr("NewChannel", "New streaming channel"))
        say(where.setText, lambda: tr("NewChannel", "In {clan}").format(clan=isolate(clan)))
        say(lambda words: self.category.setItemText(self.category.count() - 1, words), _no_category)
        say(self.private.setText, lambda: tr("NewChannel", "Private: only chosen members see it"))
        say(self.cancel.setText, lambda: tr("NewChannel", "Cancel"))
        say(self.create_button.setText, lambda: tr("NewChannel", "Create"))
        form = QFormLayout()
        form.setVerticalSpacing(theme.space(3))
        fields: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: tr("NewChannel", "Name"), self.name),
            (lambda: tr("NewChannel", "Category"), self.category),
        )
        for words, field in fields:
            label = label_of(field)
            say(label.setText, words)
            say(field.setAccessibleName, words)
            form.addRow(label, field)
        buttons = button_row(self.cancel, self.create_button)
        column = column_in(self, theme, 4, 3)
        column.addWidget(where)
        column.addLayout(form)
        column.addWidget(self.private)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addLayout(buttons)


def _no_category() -> str:
    return tr("NewChannel", "No category")
