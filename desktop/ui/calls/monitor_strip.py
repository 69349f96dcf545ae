"""The call under the wall, while it is joined: one of what the operator hears, with the controls of a tile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.core.call import JOINED, Call
from desktop.ui import formats
from desktop.ui.calls.call_words import heard_words
from desktop.ui.calls.level_bar import LevelBar, decibels
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress
from desktop.ui.wall.tile_controls import ListenButton, VolumeSlider

SLIDER, LEVEL, FIGURE = (72, 160), (48, 140), 40  # least and most wide


class MonitorStrip(QFrame):
    """36 high. Headphones, level, volume and mute of the call; state in, wishes out."""

    listen_wanted = Signal(bool)  # true adds it to what is heard, false hears it alone
    volume_wanted = Signal(int)  # percent
    mute_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._call = Call()
        self._icon, self._name, self._words = QLabel(), ElidedLabel(), ElidedLabel()
        self.level = LevelBar(theme, LEVEL[1], 8)
        self.listen, self.mute = ListenButton(), QToolButton()
        self.volume, self._percent = VolumeSlider(Qt.Orientation.Horizontal), QLabel()
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self._lay_out()
        self.listen.clicked.connect(self._ask_to_listen)
        self.listen.stepped.connect(lambda step: self.volume.setValue(self.volume.value() + step))
        self.volume.valueChanged.connect(self.volume_wanted)
        self.mute.clicked.connect(lambda: self.mute_wanted.emit(not self._call.silent))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_call(self, call: Call) -> None:
        """As it is now; there is nothing of a call that is not joined."""
        former, self._call = self._call, call
        self.setVisible(call.state in JOINED)
        if call.state not in JOINED:
            self.level.set_level(None)
            return
        loudest = max((one.level for one in call.others if one.level is not None), default=None)
        self.level.set_level(decibels(loudest), muted=not call.heard_percent)
        if _shown(call) != _shown(former):
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _ask_to_listen(self) -> None:
        adds = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.listen_wanted.emit(adds)

    def _show(self) -> None:
        call, theme = self._call, self._theme
        name = isolate(call.id)
        self._name.setText(tr("Call", "Call {name}").format(name=name))
        text, tone = heard_words(call)
        self._words.setText(text)
        dress(self._words, role="small", tone=tone)
        self.level.setAccessibleName(tr("Call", "Level of the call"))
        self.listen.setIcon(theme.icon("headphones" if call.heard else "headphones-off", _ear(call)))
        self.listen.setToolTip(tr("Call", "Listen to the call alone; with Shift: add it or take it away"))
        self.listen.setAccessibleName(
            tr("Call", "Listening to the call") if call.heard else tr("Call", "Listen to the call")
        )
        self.mute.setIcon(
            theme.icon("mute" if call.silent else "volume", "warn.text" if call.silent else "text.primary")
        )
        self.mute.setToolTip(
            tr("Call", "Hear the call again") if call.silent else tr("Call", "Silence the call for me")
        )
        self.mute.setAccessibleName(self.mute.toolTip())
        self.volume.setToolTip(tr("Call", "Volume of the call: {percent} %").format(percent=call.volume))
        self.volume.setAccessibleName(tr("Call", "Volume of the call"))
        self._percent.setText(formats.percent(call.volume))
        if not self.volume.isSliderDown():
            blocked = self.volume.blockSignals(True)
            self.volume.setValue(call.volume)
            self.volume.blockSignals(blocked)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("wallHeader"))
        self._row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
        self._icon.setPixmap(theme.pixmap("phone", "text.secondary", 16, self.devicePixelRatioF()))
        for widget, (least, most) in ((self.level, LEVEL), (self.volume, SLIDER)):
            widget.setMinimumWidth(theme.px(least))
            widget.setMaximumWidth(theme.px(most))
        self._percent.setMinimumWidth(theme.px(FIGURE))
        for button in (self.listen, self.mute):
            button.setIconSize(theme.icon_size())
        self._show()

    def _lay_out(self) -> None:
        dress(self, panel="panel")
        dress(self._name, weight="medium")
        dress(self._percent, role="small", tone="secondary")
        self.volume.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.volume.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.listen, self.mute):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            dress(button, look="quiet")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._name, 2)
        self._row.addWidget(self._words, 3)
        for widget in (self.level, self.listen, self.volume, self._percent, self.mute):
            self._row.addWidget(widget)


def _ear(call: Call) -> str:
    return "text.primary" if call.heard else "warn.text"


def _shown(call: Call) -> tuple[object, ...]:
    """What of it is told here, but for the level."""
    return call.state, call.id, call.volume, call.silent, call.heard
