"""Microphone, camera and speaker before and in a call: chosen, switched off, heard and tried. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.core.call import Devices
from desktop.core.call_kind import CallKind
from desktop.ui import formats
from desktop.ui.calls.level_bar import SILENT_DB, LevelBar
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import InUse
from desktop.ui.fields import ChoiceBox, FieldNote, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class DeviceFields(QWidget):
    """`changed` when the operator chooses anything; `devices`, `microphone_on` and `camera_on` say what."""

    changed = Signal()
    test_wanted = Signal()
    talk_wanted = Signal(bool)  # push to talk, or not

    def __init__(self, theme: Theme, devices: Devices, push_to_talk: bool = False, key: str = "") -> None:
        """`key` is the one that is held to talk, as people write it."""
        super().__init__()
        self._theme, self._key = theme, key
        self._video = False
        self._chosen = {"microphone": devices.microphone, "camera": devices.camera, "speaker": devices.speaker}
        self.boxes = {kind: ChoiceBox() for kind in self._chosen}
        self._labels = {kind: QLabel() for kind in self._chosen}
        self._notes = {kind: FieldNote(theme) for kind in self._chosen}
        self.mute, self.camera_off = _switch(), _switch()
        self.talk = QCheckBox()
        self.talk.setChecked(push_to_talk)
        self.test = push_button("")
        self.level, self._peak = LevelBar(theme, 272, 10), QLabel()
        self._found: Found | None = None
        self._lay_out()
        self._retranslate()
        for kind, box in self.boxes.items():
            box.currentIndexChanged.connect(lambda _=0, kind=kind: self._choose(kind))
        for switch in (self.mute, self.camera_off):
            switch.toggled.connect(self._switched)
        self.test.clicked.connect(self.test_wanted)
        self.talk.toggled.connect(self.talk_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def devices(self) -> Devices:
        """What is chosen; "" is the system's default."""
        return Devices(**self._chosen)

    @property
    def microphone_on(self) -> bool:
        """Whether it is to be heard from the start."""
        return not self.mute.isChecked()

    @property
    def camera_on(self) -> bool:
        """Never in an audio call."""
        return self._video and not self.camera_off.isChecked()

    def set_kind(self, kind: CallKind) -> None:
        """In an audio call there is no camera."""
        self._video = kind is CallKind.VIDEO
        for widget in (self._labels["camera"], self.boxes["camera"], self.camera_off):
            widget.setVisible(self._video)
        if not self._video:
            self._notes["camera"].say("", "")

    def show_found(self, found: Found) -> None:
        """What there is now. A chosen one that is not there stays chosen, and says so."""
        self._found = found
        for kind, names in zip(self._chosen, (found.microphones, found.cameras, found.speakers), strict=True):
            chosen, box = self._chosen[kind], self.boxes[kind]
            choices = [("", tr("Call", "System default")), *((name, name) for name in names)]
            if chosen and chosen not in names:
                choices.append((chosen, tr("Call", "{name} (not connected)").format(name=chosen)))
            box.set_choices(*choices)
            blocked = box.blockSignals(True)
            box.choose(chosen)
            box.blockSignals(blocked)

    def show_used(self, used: InUse) -> None:
        """Whether it works, or why not."""
        note = self._notes.get(used.kind)
        if note is not None:
            note.say(_fault_words(used.kind, used.fault), "error" if used.fault else "")

    @property
    def camera_fault(self) -> str:
        """Why there is no picture, in a sentence; "" where nothing is wrong."""
        return self._notes["camera"].text if self.camera_on else ""

    def show_level(self, decibels: float | None) -> None:
        """Of the microphone, in dBFS."""
        self.level.set_level(decibels, muted=self.mute.isChecked())
        shown = self.level.level
        silent = shown is None or shown <= SILENT_DB
        self._peak.setText(formats.UNKNOWN if silent or shown is None else f"{formats.decibel(round(shown))} dBFS")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _choose(self, kind: str) -> None:
        self._chosen[kind] = self.boxes[kind].chosen or ""
        self.changed.emit()

    def _switched(self) -> None:
        self._restyle()
        self.changed.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        beside: dict[str, QWidget] = {"microphone": self.mute, "camera": self.camera_off, "speaker": self.test}
        for kind, box in self.boxes.items():
            dress(self._labels[kind], tone="secondary", weight="medium")
            self._labels[kind].setBuddy(box)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            row.addWidget(box, 1)
            row.addWidget(beside[kind])
            column.addWidget(self._labels[kind])
            column.addLayout(row)
            column.addWidget(self._notes[kind])
            if kind == "microphone":
                column.addLayout(self._level_row())
                column.addWidget(self.talk)
        self._peak.setMinimumWidth(theme.px(64))
        self._peak.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        dress(self._peak, role="small", tone="secondary")

    def _level_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addWidget(self.level, 1)
        row.addWidget(self._peak)
        return row

    def _restyle(self) -> None:
        theme, size = self._theme, self._theme.size("control")
        for switch, on, off in ((self.mute, "mic", "mic-off"), (self.camera_off, "camera", "camera-off")):
            out = switch.isChecked()
            switch.setIcon(theme.icon(off if out else on, "warn.text" if out else "text.primary"))
            switch.setIconSize(theme.icon_size())
            switch.setFixedSize(QSize(size, size))
        self.test.setIcon(theme.icon("volume"))
        self.test.setIconSize(theme.icon_size())

    def _retranslate(self) -> None:
        self._labels["microphone"].setText(tr("Call", "Microphone"))
        self._labels["camera"].setText(tr("Call", "Camera"))
        self._labels["speaker"].setText(tr("Call", "Speaker"))
        self.test.setText(tr("Call", "Test sound"))
        self.talk.setText(tr("Call", "Push to talk: hold {key}").format(key=self._key).rstrip())
        self.talk.setToolTip(tr("Call", "The microphone is on only while the key, or “Talk” in the panel, is held."))
        self.level.setAccessibleName(tr("Call", "Level of the microphone"))
        for switch, words in (
            (self.mute, tr("Call", "Join with the microphone off")),
            (self.camera_off, tr("Call", "Camera off")),
        ):
            switch.setToolTip(words)
            switch.setAccessibleName(words)
        self.show_found(self._found or Found())


def _switch() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _fault_words(kind: str, fault: str) -> str:
    if not fault:
        return ""
    camera = kind == "camera"
    if fault == "denied":
        if camera:
            return tr("Notice", "Airdesk may not use the camera. Allow it in the system’s privacy settings.")
        return tr("Notice", "Airdesk may not use the microphone. Allow it in the system’s privacy settings.")
    if fault == "none":
        return tr("Call", "No camera found.") if camera else tr("Call", "No microphone found.")
    if fault == "busy":
        return tr("Call", "The camera is used by another program.") if camera else tr("Call", "It is used elsewhere.")
    if fault == "gone":
        return tr("Call", "It was unplugged. The system’s default is used.")
    return tr("Call", "It does not work. Choose another one.")
