"""The folded part of the mix's setup: what most mixes leave as it is, within the ranges of the service's document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.core.mix_setup import (
    ADVISED_USER_DATA_BYTES,
    MOST_USER_DATA_BYTES,
    Advanced,
    Alignment,
    Extra,
    user_data_bytes,
)
from desktop.ui.fields import ChoiceBox, FieldNote, NumberBox, label_of, mark_wrong
from desktop.ui.fold import Fold
from desktop.ui.i18n import tr
from desktop.ui.phrases import Phrases
from desktop.ui.theme import Theme

MOST_BUFFER_MS = 4000


class AdvancedFold(Fold):
    """`value` is None while something in it is wrong."""

    changed = Signal()

    def __init__(self, theme: Theme, advanced: Advanced) -> None:
        super().__init__(theme)
        self._given = advanced
        self.sound_level, self.bypass, self.alignment = QCheckBox(), QCheckBox(), ChoiceBox()
        self._phrases = Phrases()
        self._offer()
        self.buffer = NumberBox(0, MOST_BUFFER_MS, " ms")
        self.user_data = QLineEdit(advanced.user_data)
        self.extra = QPlainTextEdit("\n".join(f"{one.key}={one.value}" for one in advanced.extra))
        self.data_note, self.extra_note = FieldNote(theme), FieldNote(theme)
        self.sound_level.setChecked(advanced.sound_level)
        self.bypass.setChecked(advanced.bypass)
        self.alignment.choose(advanced.alignment)
        self.buffer.setValue(advanced.receive_buffer_ms)
        self._lay_out()
        self._connect()
        self._judge()

    @property
    def value(self) -> Advanced | None:
        """What is chosen."""
        extra = self._extra()
        if extra is None or user_data_bytes(self.user_data.text()) > MOST_USER_DATA_BYTES:
            return None
        return Advanced(
            sound_level=self.sound_level.isChecked(),
            alignment=self.alignment.chosen,
            receive_buffer_ms=self.buffer.value(),
            bypass=self.bypass.isChecked(),
            channels=self._given.channels,
            user_data=self.user_data.text(),
            extra=extra,
        )

    def unfold(self, opened: bool) -> None:
        """Show what is folded away, or hide it."""
        super().unfold(opened)
        self.button.setAccessibleDescription(tr("Mixer", "open") if opened else tr("Mixer", "closed"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phrases.again()
            self._offer()
            self.unfold(self.opened)
            self._judge()

    def _offer(self) -> None:
        self.alignment.set_choices(
            (Alignment.NONE, tr("Mixer", "None")),
            (Alignment.CHOSEN, tr("Mixer", "Chosen streams")),
            (Alignment.ALL, tr("Mixer", "All streams")),
        )

    def _extra(self) -> tuple[Extra, ...] | None:
        lines = [line.strip() for line in self.extra.toPlainText().splitlines() if line.strip()]
        parts = [line.partition("=") for line in lines]
        if any(not (key.strip() and parted) for key, parted, _ in parts):
            return None
        return tuple(Extra(key.strip(), value.strip()) for key, _, value in parts)

    def _judge(self) -> None:
        long = user_data_bytes(self.user_data.text())
        too_long = long > MOST_USER_DATA_BYTES
        count = tr("Mixer", "{count} of {most} bytes. The service advises at most {advised}.").format(
            count=long, most=MOST_USER_DATA_BYTES, advised=ADVISED_USER_DATA_BYTES
        )
        over = long > ADVISED_USER_DATA_BYTES
        self.data_note.say(count if over else "", "error" if too_long else "warn" if over else "")
        mark_wrong(self.user_data, too_long)
        wrong = self._extra() is None
        self.extra_note.say(
            tr("Mixer", "Each line is a key, = and a value.") if wrong else "", "error" if wrong else ""
        )
        self.changed.emit()

    def _connect(self) -> None:
        for box in (self.sound_level, self.bypass):
            box.toggled.connect(self._judge)
        self.alignment.currentIndexChanged.connect(self._judge)
        self.buffer.valueChanged.connect(self._judge)
        self.user_data.textChanged.connect(self._judge)
        self.extra.textChanged.connect(self._judge)

    def _lay_out(self) -> None:
        grid, say = self.grid, self._phrases.say
        say(self.button.setText, lambda: tr("Mixer", "Advanced"))
        say(self.sound_level.setText, lambda: tr("Mixer", "Sound levels travel in the outputs, for their players"))
        say(self.bypass.setText, lambda: tr("Mixer", "A single input is passed on as it is"))
        say(self.extra.setPlaceholderText, lambda: tr("Mixer", "key=value, as the service’s support names them"))
        say(self.user_data.setPlaceholderText, lambda: tr("Mixer", "Text that the players receive"))
        self.extra.setFixedHeight(self._theme.px(54))
        self.extra.setTabChangesFocus(True)
        grid.addWidget(self.sound_level, 0, 0, 1, 2)
        grid.addWidget(self.bypass, 1, 0, 1, 2)
        fields: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: tr("Mixer", "Align by network time"), self.alignment),
            (lambda: tr("Mixer", "Receive buffer, at least"), self.buffer),
            (lambda: tr("Mixer", "User data"), self.user_data),
            (lambda: tr("Mixer", "Extra parameters"), self.extra),
        )
        for row, (words, field) in enumerate(fields):
            label = label_of(field)
            say(label.setText, words)
            say(field.setAccessibleName, words)
            tall = field is self.extra
            grid.addWidget(label, 2 + 2 * row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
            short = Qt.AlignmentFlag.AlignLeading if field in (self.alignment, self.buffer) else Qt.AlignmentFlag(0)
            grid.addWidget(field, 2 + 2 * row, 1, short)
        grid.addWidget(self.data_note, 7, 1)
        grid.addWidget(self.extra_note, 9, 1)
