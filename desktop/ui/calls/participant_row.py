"""One person in the call: who, what they do, how loud."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.core.call import Participant
from desktop.ui.calls.call_words import person_name, person_state, speaks
from desktop.ui.calls.face import CallFace
from desktop.ui.calls.level_bar import LevelBar, decibels
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.theme import Theme, dress


class ParticipantRow(QFrame):
    """Shows the newest of one person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str, str, str] | None = None
        self._face, self._icon, self._name, self._state = CallFace(theme), QLabel(), ElidedLabel(), QLabel()
        self._level = LevelBar(theme, 48, 6)
        dress(self._name, weight="medium")
        dress(self._state, role="small", tone="secondary")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(n) for n in (10, 3, 10, 3)))
        row.setSpacing(theme.px(8))
        row.addWidget(self._face)
        row.addLayout(words, 1)
        row.addWidget(self._icon)
        row.addWidget(self._level)
        theme.changed.connect(self._repaint)

    def show_person(self, person: Participant) -> None:
        """As they are now."""
        self._level.set_level(decibels(person.level), muted=person.microphone is False)
        self._face.show_person(person.id, person.name)
        off = person.microphone is False
        tone = "text.tertiary" if off else "ready.text" if speaks(person) else "text.secondary"
        shown = (person_name(person), person_state(person), "mic-off" if off else "mic", tone)
        if shown != self._shown:
            self._shown = shown
            self._repaint()

    def _repaint(self) -> None:
        if self._shown is None:
            return
        name, state, icon, tone = self._shown
        self._name.setText(name)
        self._state.setText(state)
        self._icon.setPixmap(self._theme.pixmap(icon, tone, 14, self.devicePixelRatioF()))
        self.setAccessibleName(f"{name}: {state}")
