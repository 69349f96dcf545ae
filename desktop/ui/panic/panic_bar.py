"""The amber bar over the wall header while everything is muted: how far that is true, what is left, the release."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.core.panic import Leftover, PanicState, Quiet, Target, TargetKind, loud
from desktop.ui.announce import announce
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.panic.panic_words import ICONS, leftover_line, spoken, target_line, title
from desktop.ui.panic.release_button import ReleaseButton
from desktop.ui.theme import Theme, dress

_HELD = frozenset({PanicState.MUTING, PanicState.MUTED, PanicState.EXCEPT})


class PanicFace(Struct, frozen=True):
    """All that the bar shows."""

    state: PanicState = PanicState.OFF
    targets: tuple[Target, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    muted_s: int = 0

    @property
    def count(self) -> int:
        """How many are not as they should be."""
        return len(self.leftovers) if self.state is PanicState.LEFTOVER else len(loud(self.targets))


class PanicBar(QFrame):
    """`show_face`; every wish is a signal."""

    stop_mix_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = PanicFace()
        self._key = ""
        self._icon, self._title = QLabel(self), QLabel(self)
        self._lines = {kind: _Line(self) for kind in TargetKind}
        self._rest = _Line(self)
        self.stop_mix, self.close_button = QPushButton(self), QPushButton(self)
        self.release = ReleaseButton(theme)
        self._lay_out()
        self.stop_mix.clicked.connect(self.stop_mix_wanted)
        self.close_button.clicked.connect(self.clear_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> str:
        """All that it says, in one line."""
        return " · ".join([self._title.text(), *(one.text.text() for one in self._all if one.text.text())])

    def show_face(self, face: PanicFace) -> None:
        """Show `face`."""
        if face == self._face:
            return
        news = face.state is not self._face.state
        self._face = face
        self._show()
        if news:
            announce(self, spoken(face.state, face.count), assertive=True)

    def set_key(self, key: str) -> None:
        """The key that releases while it is held."""
        self._key = key
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    @property
    def _all(self) -> tuple[_Line, ...]:
        return *self._lines.values(), self._rest

    def _show(self) -> None:
        face = self._face
        held = face.state in _HELD
        self._title.setText(title(face.state, face.count, face.muted_s))
        said = False
        for target in face.targets:
            line = target_line(target) if held else ""
            self._lines[target.kind].show_text(self._theme, ICONS.get(target.quiet, "check"), line)
            said = said or bool(line)
        rest = leftover_line(face.leftovers) if face.state is PanicState.LEFTOVER else ""
        if held and not said:
            rest = tr("Panic", "Nothing is being sent")
        self._rest.show_text(self._theme, "check" if held else "state-warn", rest)
        self.stop_mix.setText(tr("Panic", "Stop mix…"))
        mix = next((one for one in face.targets if one.kind is TargetKind.MIX), None)
        self.stop_mix.setVisible(held and mix is not None and mix.quiet is Quiet.SOUNDS)
        self.close_button.setText(tr("Panic", "Close"))
        self.close_button.setVisible(face.state is PanicState.LEFTOVER)
        self.release.setVisible(held)
        self.release.show_key(self._key)
        self.setAccessibleName(tr("Panic", "Mute all"))
        self.setAccessibleDescription(self.words)

    def _lay_out(self) -> None:
        dress(self, panel="panic")
        dress(self._title, role="strong", weight="bold", tone="on-warn")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._title)
        for kind, line in self._lines.items():
            self._row.addWidget(line)
            if kind is TargetKind.MIX:
                self._row.addWidget(self.stop_mix)
        self._row.addWidget(self._rest)
        self._row.addStretch(1)
        self._row.addWidget(self.close_button)
        self._row.addWidget(self.release)

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(12))
        self._icon.setPixmap(theme.pixmap("mute", "on.warn", 16, self.devicePixelRatioF()))
        self._show()


class _Line(QWidget):
    """An icon and a few words; gone while there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self.text = QLabel(self), ElidedLabel("", self)
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        dress(self.text, weight="semibold", tone="on-warn")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon)
        row.addWidget(self.text)
        self.hide()

    def show_text(self, theme: Theme, icon: str, text: str) -> None:
        """Empty: nothing."""
        self._icon.setPixmap(theme.pixmap(icon, "on.warn", 14, self.devicePixelRatioF()))
        self.text.setText(text)
        self.text.updateGeometry()
        self.setVisible(bool(text))
