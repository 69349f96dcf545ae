"""Headphones, volume, mute and “…” of a tile: a wish for the operator's ears, never for the air."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from desktop.core.model import SourceView
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.keys import with_key
from desktop.ui.theme import Theme, dress

_STEP = 5


class VolumeSlider(QSlider):
    """0…100 %; the wheel is left to the strip of tiles, as on every slider without focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ListenButton(QToolButton):
    """The headphone icon; the wheel over it changes the volume by 5 %."""

    stepped = Signal(int)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.stepped.emit(_STEP if turned > 0 else -_STEP)
        event.accept()


class TileControls(QWidget):
    """Over the picture (`band`) or in the caption of the focus tile."""

    listen_wanted = Signal(bool)  # true adds it to what is heard, false hears it alone
    volume_changed = Signal(int)
    mute_wanted = Signal(bool)
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._band = True
        self._state: tuple[str, bool, bool, int] = ("", False, False, 100)
        self._keys = ("", "")  # that listen and mute
        self._listen = ListenButton(self)
        self._slider = VolumeSlider(Qt.Orientation.Horizontal, self)  # made before “…”: Tab follows this order
        self._mute, self._more = QToolButton(self), QToolButton(self)
        self._slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._slider.setRange(0, 100)
        self._slider.setSingleStep(1)
        self._slider.setPageStep(10)
        for widget in (self._listen, self._mute, self._more, self._slider):
            dress(widget, look="tile")
        for button in (self._listen, self._mute, self._more):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._listen.clicked.connect(self._ask_to_listen)
        self._listen.stepped.connect(self.step_volume)
        self._slider.valueChanged.connect(self.volume_changed)
        self._mute.clicked.connect(lambda: self.mute_wanted.emit(not self._state[2]))
        self._more.clicked.connect(
            lambda: self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))
        )
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_focusable(False)

    def set_view(self, view: SourceView) -> None:
        """Show what is in force; a slider in the hand is not moved."""
        state = (view.name, view.listening, view.muted, view.volume)
        if state == self._state:
            return
        self._state = state
        if not self._slider.isSliderDown():
            blocked = self._slider.blockSignals(True)
            self._slider.setValue(view.volume)
            self._slider.blockSignals(blocked)
        self._retranslate()
        self._restyle()

    def set_keys(self, listen: str, mute: str) -> None:
        """The keys that do what the buttons do, for their tooltips."""
        if (listen, mute) != self._keys:
            self._keys = (listen, mute)
            self._retranslate()

    def set_band(self, band: bool) -> None:
        """As a dark band over the picture, or plain in the caption (without the mute button)."""
        self._band = band
        self._mute.setVisible(band)
        self._slider.setMaximumWidth(self._theme.px(220 if band else 62))
        self.update()

    def set_focusable(self, focusable: bool) -> None:
        """Whether Tab goes through the slider and “…”: only on the selected tile."""
        policy = Qt.FocusPolicy.TabFocus if focusable else Qt.FocusPolicy.NoFocus
        self._slider.setFocusPolicy(policy)
        self._more.setFocusPolicy(policy)
        self._listen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mute.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def step_volume(self, step: int) -> None:
        """One step louder or softer."""
        self._slider.setValue(self._slider.value() + step)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(124), self._theme.px(30 if self._band else 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._band:
            ground = QColor(self._theme.colour("tile.bg"))
            ground.setAlphaF(0.82)
            QPainter(self).fillRect(self.rect(), ground)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _ask_to_listen(self) -> None:
        adds = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.listen_wanted.emit(adds)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(self._theme.px(4), 0, self._theme.px(4), 0)
        layout.setSpacing(self._theme.px(4))
        layout.addWidget(self._listen)
        layout.addWidget(self._slider, 1)
        layout.addStretch(0)
        layout.addWidget(self._mute)
        layout.addWidget(self._more)

    def _restyle(self) -> None:
        theme = self._theme
        _, listening, muted, _ = self._state
        headphones = "headphones-off" if muted and listening else "headphones"
        self._listen.setIcon(theme.icon(headphones, "tile.focus" if listening else "umd.text2", 14))
        self._mute.setIcon(theme.icon("mute" if muted else "volume", "umd.warn" if muted else "umd.text", 14))
        self._more.setIcon(theme.icon("more", "umd.text", 14))
        for button in (self._listen, self._mute, self._more):
            button.setIconSize(theme.icon_size(14))
            button.setFixedSize(theme.px(24), theme.px(24))

    def _retranslate(self) -> None:
        name, listening, muted, volume = self._state
        listen_key, mute_key = self._keys
        self._listen.setToolTip(with_key(tr("Tile", "Listen to this alone; with Shift: add it"), listen_key))
        self._listen.setAccessibleName(
            tr("Tile", "Listening to {name}") if listening else tr("Tile", "Listen to {name}")
        )
        self._mute.setToolTip(with_key(tr("Tile", "Muted here") if muted else tr("Tile", "Not muted here"), mute_key))
        self._mute.setAccessibleName(tr("Tile", "Unmute {name} here") if muted else tr("Tile", "Mute {name} here"))
        self._more.setToolTip(tr("Tile", "More"))
        self._more.setAccessibleName(tr("Tile", "More for {name}"))
        self._slider.setToolTip(formats.percent(volume))
        self._slider.setAccessibleName(tr("Tile", "Headphone volume of {name}"))
        for widget in (self._listen, self._mute, self._more, self._slider):
            widget.setAccessibleName(widget.accessibleName().format(name=isolate(name)))
