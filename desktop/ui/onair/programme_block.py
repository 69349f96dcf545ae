"""What plays: title, position by our own clock since the acknowledgement, what comes next, or what went wrong."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import formats
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.onair.air_button import AirButton
from desktop.ui.theme import Theme, dress

_STEPS = 1000
_ROW = 24


class ProgrammeFace(Struct, frozen=True):
    """`length_s` None where nobody knows it: elapsed only, no bar."""

    title: str = ""
    position_s: float = 0.0
    length_s: float | None = None
    following: tuple[str, ...] = ()
    count: int = 0
    left_s: float | None = None  # of all that is ready
    line: str = ""  # takes the place of what follows: an item that is being made, patience
    failure: str = ""  # a sentence; with "Details" and "Clear"
    waiting: bool = False  # for the next try: with "Retry now"


class ProgrammeBlock(QWidget):
    """`show_face(ProgrammeFace(...))`."""

    details_wanted = Signal()
    retry_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = ProgrammeFace()
        self._kind, self._octagon = QLabel(), QLabel()
        self._title = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._position, self._length = QLabel(), QLabel()
        self._bar = QProgressBar()
        self._next, self._count = ElidedLabel(), QLabel()
        self.retry, self.details, self.clear = AirButton(), push_button("", "link"), push_button("", "link")
        self._compact = False
        self._lay_out()
        self.retry.clicked.connect(self.retry_wanted)
        self.details.clicked.connect(self.details_wanted)
        self.clear.clicked.connect(self.clear_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def show_face(self, face: ProgrammeFace) -> None:
        """Show `face`."""
        if face != self._face:
            self._face = face
            self._show()

    def set_compact(self, compact: bool) -> None:
        """Fewer words about what follows."""
        self._compact = compact
        self._show()

    def retranslate(self) -> None:
        """The words again."""
        self.retry.setText(tr("AirBar", "Retry now"))
        self.details.setText(tr("AirBar", "Details"))
        self.clear.setText(tr("AirBar", "Clear"))
        self._bar.setAccessibleName(tr("AirBar", "Programme position"))
        tip = tr("AirBar", "Counted by Airdesk's own clock since the service's answer.")
        for label in (self._position, self._length, self._bar):
            label.setToolTip(tip)
        self._show()

    def _show(self) -> None:
        face = self._face
        self._title.setText(face.title or tr("AirBar", "Programme"))
        dress(self._title, role="strong" if face.title else "small", tone="" if face.title else "secondary")
        self._kind.setVisible(bool(face.title))
        known = bool(face.title) and face.length_s is not None
        self._position.setText(formats.countdown(face.position_s) if face.title else "")
        self._length.setText(f"/ {formats.countdown(face.length_s)}" if known and face.length_s is not None else "")
        self._bar.setVisible(known)
        if known and face.length_s:
            self._bar.setValue(min(_STEPS, int(_STEPS * face.position_s / face.length_s)))
        said = tr("AirBar", "{position} of {length}").format(
            position=formats.countdown(face.position_s), length=formats.countdown(face.length_s or 0)
        )
        self._bar.setAccessibleDescription(said if known else "")
        self._octagon.setVisible(bool(face.failure))
        self.details.setVisible(bool(face.failure))
        self.clear.setVisible(bool(face.failure))
        self.retry.setVisible(face.waiting)
        dress(self._next, tone="error" if face.failure else "secondary")
        self._next.setMinimumHeight(self._theme.px(_ROW))  # a row that does not jump when its buttons come
        self._next.setText(face.failure or face.line or self._following())
        self._count.setText("" if face.failure or face.line else self._summary())
        self._count.setVisible(bool(self._count.text()))

    def _following(self) -> str:
        if not self._face.title:
            return tr("AirBar", "Nothing to play")
        if not self._face.following:
            return ""
        return tr("AirBar", "Next  {titles}").format(titles=", ".join(self._face.following))

    def _summary(self) -> str:
        face = self._face
        if not face.count:
            return ""
        items = tr("AirBar", "%n item(s)", "", face.count)
        if face.left_s is None:
            return items
        if self._compact:
            return tr("AirBar", "{time} left").format(time=formats.countdown(face.left_s))
        return tr("AirBar", "{items} · {time} left").format(items=items, time=formats.countdown(face.left_s))

    def _lay_out(self) -> None:
        theme = self._theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        dress(self._title, role="strong", weight="semibold")
        dress(self._position, role="title")
        for label in (self._length, self._next, self._count):
            dress(label, role="small", tone="secondary")
        dress(self.retry, look="link")
        self._bar.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        room = self._bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(room)
        first, third = QHBoxLayout(), QHBoxLayout()
        clock = QWidget()
        clock.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # “0:41 / 1:35” in every language
        times = QHBoxLayout(clock)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(theme.px(7))
        for label in (self._position, self._length):
            times.addWidget(label)
        first.addWidget(self._kind)
        first.addWidget(self._title, 1)
        first.addWidget(clock)
        for button in (self.retry, self.details, self.clear):
            dress(button, slim="true")
            button.setFixedHeight(theme.px(_ROW))
        third.addWidget(self._octagon)
        third.addWidget(self._next, 1)
        for button in (self.retry, self.details, self.clear):
            third.addWidget(button)
        third.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(1), theme.space(3), theme.space(1))
        column.setSpacing(theme.px(2))
        for row in (first, third):
            row.setSpacing(theme.px(7))
        column.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._bar)
        column.addLayout(third)
        column.addStretch(1)

    def _restyle(self) -> None:
        theme = self._theme
        ratio = self.devicePixelRatioF()
        self._kind.setPixmap(theme.pixmap("audio-file", "text.secondary", 16, ratio))
        self._octagon.setPixmap(theme.pixmap("state-error", "error.text", 14, ratio))
        self._bar.setFixedHeight(theme.px(4))
