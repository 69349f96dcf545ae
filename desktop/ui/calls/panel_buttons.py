"""What the operator does in a call: mute, cough, camera, devices, volume, leave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QToolButton, QVBoxLayout

from desktop.core.call import JOINED, UNDER_WAY, Call
from desktop.core.call_kind import CallKind
from desktop.ui.calls.cough import Cough
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

_EDGE, _GAP, _ICON_ONLY = 10, 6, 40


class PanelButtons(QFrame):
    """Each wish is a signal; what is shown is the state."""

    microphone_wanted = Signal(bool)
    camera_wanted = Signal(bool)
    cough_pressed = Signal()
    cough_released = Signal()
    devices_wanted = Signal()
    invite_wanted = Signal()
    volume_wanted = Signal(int)  # percent
    silence_wanted = Signal(bool)
    leave_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._call, self._cough = Call(), Cough.UP
        self.mute, self.cough, self.leave = QPushButton(), QPushButton(), QPushButton()
        self.camera, self.devices, self.invite, self.hear = (QToolButton() for _ in range(4))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setPageStep(10)
        self._lay_out()
        self.mute.clicked.connect(lambda: self.microphone_wanted.emit(not self._call.microphone.wish))
        self.camera.clicked.connect(lambda: self.camera_wanted.emit(not self._call.camera.wish))
        self.cough.pressed.connect(self.cough_pressed)
        self.cough.released.connect(self.cough_released)
        self.devices.clicked.connect(self.devices_wanted)
        self.invite.clicked.connect(self.invite_wanted)
        self.volume.valueChanged.connect(self.volume_wanted)
        self.hear.clicked.connect(lambda: self.silence_wanted.emit(self._call.heard and not self._call.silent))
        self.leave.clicked.connect(self.leave_wanted)
        theme.changed.connect(self._show)
        self._show()

    def show_call(self, call: Call, cough: Cough) -> None:
        """How they stand."""
        if _shown(call) != _shown(self._call) or cough is not self._cough:
            self._call, self._cough = call, cough
            self._show()
        self._call = call

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        call, theme = self._call, self._theme
        joined, talks = call.state in JOINED, call.push_to_talk
        on = call.talking if talks else call.microphone.wish
        self.mute.setText(tr("Call", "Mute") if on else tr("Call", "MUTED"))
        self.mute.setAccessibleName(tr("Call", "Mute the microphone") if on else tr("Call", "Unmute the microphone"))
        held = tr("Call", "With push to talk the microphone is on only while the key is held.")
        self.mute.setToolTip(held if talks else self.mute.accessibleName())
        dress(self.mute, look="" if on else "muted")
        self.mute.setIcon(theme.icon("mic" if on else "mic-off", "text.primary" if on else "on.warn"))
        if talks:
            self.cough.setToolTip(tr("Call", "The microphone is on while this, or the key, is held."))
        else:
            self.cough.setToolTip(tr("Call", "The microphone is off while this, or the key, is held."))
        self.cough.setIcon(theme.icon("mic" if talks else "cough"))
        video = call.wish is not None and call.wish.kind is CallKind.VIDEO
        self.camera.setVisible(video)
        camera = tr("Call", "Turn the camera off") if call.camera.wish else tr("Call", "Turn the camera on")
        self.camera.setIcon(theme.icon("camera" if call.camera.wish else "camera-off"))
        self._name(self.camera, camera)
        self._name(self.devices, tr("Call", "Microphone, camera and speaker…"))
        self.devices.setIcon(theme.icon("gear"))
        self._name(self.invite, tr("Call", "Invite others…"))
        self.invite.setIcon(theme.icon("phone-add"))
        self.leave.setIcon(theme.icon("phone-end", "error.text"))
        self.volume.setAccessibleName(tr("Call", "Volume of the call"))
        silent = call.silent or not call.heard
        self.hear.setIcon(
            theme.icon("headphones-off" if silent else "headphones", "warn.text" if silent else "text.primary")
        )
        self._name(self.hear, tr("Call", "Hear the call again") if silent else tr("Call", "Silence the call for me"))
        self.volume.setToolTip(tr("Call", "Volume of the call: {percent} %").format(percent=call.volume))
        blocked = self.volume.blockSignals(True)
        self.volume.setValue(call.volume)
        self.volume.blockSignals(blocked)
        for button in (self.mute, self.cough, self.camera, self.devices, self.invite, self.hear, self.volume):
            button.setEnabled(joined)
        self.mute.setEnabled(joined and not talks)
        self.leave.setEnabled(call.state in UNDER_WAY)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """No wider than the one word that says a state: the others give way, not the panel."""
        theme = self._theme
        beside = 2 * theme.px(_ICON_ONLY) + 2 * theme.px(_GAP) + 2 * theme.px(_EDGE)
        return QSize(self.mute.sizeHint().width() + beside, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Icons alone where there is no room for all words."""
        talk = tr("Call", "Talk") if self._call.push_to_talk else tr("Call", "Cough")
        for button, words in ((self.cough, talk), (self.leave, tr("Call", "Leave"))):
            button.setText(words)
            button.setAccessibleName(words)
        theme = self._theme
        needed = sum(button.sizeHint().width() for button in (self.mute, self.cough, self.leave))
        if needed + 2 * theme.px(_GAP) + 2 * theme.px(_EDGE) > self.width():
            for button in (self.cough, self.leave):
                button.setText("")

    @staticmethod
    def _name(button: QToolButton, words: str) -> None:
        button.setToolTip(words)
        button.setAccessibleName(words)

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self.leave, look="danger")
        for button in (self.mute, self.cough, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
            button.setIconSize(theme.icon_size())
        for tool in (self.hear, self.invite, self.camera, self.devices):
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tool.setIconSize(theme.icon_size())
            dress(tool, look="quiet")
        row = QHBoxLayout()
        row.setSpacing(theme.px(_GAP))
        for button in (self.mute, self.cough, self.leave):  # each as wide as its words, and what is left for all
            row.addWidget(button)
        sound = QHBoxLayout()
        sound.setSpacing(theme.px(6))
        sound.addWidget(self.hear)
        sound.addWidget(self.volume, 1)
        sound.addWidget(self.invite)
        sound.addWidget(self.camera)
        sound.addWidget(self.devices)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(n) for n in (_EDGE, 4, _EDGE, 8)))
        column.setSpacing(theme.px(6))
        column.addLayout(sound)
        column.addLayout(row)


def _shown(call: Call) -> tuple[object, ...]:
    """What of it the buttons tell."""
    state, heard = call.state, (call.volume, call.silent, call.heard)
    return state, call.microphone, call.camera, call.push_to_talk, call.talking, heard
