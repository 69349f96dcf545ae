"""The line above the strips: the mode and what it means, where levels come from, how many inputs, the scenes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.core.mix import Mix
from desktop.core.mix_setup import MOST_INPUTS, MixMode
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.segment import Segment
from desktop.ui.theme import Theme, dress

HEIGHT = 36


class MixHeader(QFrame):
    """`show_mix(mix)`; `mode_wanted` is a wish: the segment goes down only when the mix has the mode."""

    mode_wanted = Signal(object)  # MixMode

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mix = Mix()
        self._compact = False
        self._title, self._sentence = QLabel(self), ElidedLabel("", self)
        self._kind, self._count = ElidedLabel("", self), ElidedLabel("", self)
        self.auto, self.desk = Segment(self), Segment(self)
        self._choice = QWidget(self)
        self.scenes = QToolButton(self)
        self._lay_out()
        self.auto.clicked.connect(lambda: self._want(MixMode.AUTO))
        self.desk.clicked.connect(lambda: self._want(MixMode.DESK))
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def sentence(self) -> str:
        """What the mode means."""
        return self._sentence.text()

    @property
    def count(self) -> str:
        """How many inputs there are."""
        return self._count.text()

    def show_mix(self, mix: Mix) -> None:
        """Its mode and its inputs."""
        self._mix = mix
        auto = mix.mode is MixMode.AUTO
        (self.auto if auto else self.desk).setChecked(True)
        self._sentence.setText(mode_words(mix.mode, self._compact))
        count = tr("Mixer", "{count} of {most} inputs").format(count=min(mix.inputs, MOST_INPUTS), most=MOST_INPUTS)
        if count != self._count.text():
            self._count.setText(count)

    def set_compact(self, compact: bool) -> None:
        """Shorter words."""
        self._compact = compact
        self._restyle()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # some words are longer now, or have another font
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def _want(self, mode: MixMode) -> None:
        self.show_mix(self._mix)
        if mode is not self._mix.mode:
            self.mode_wanted.emit(mode)

    def _lay_out(self) -> None:
        dress(self._title, weight="semibold", tone="secondary")
        for label in (self._sentence, self._kind, self._count):
            dress(label, role="small", tone="secondary")
        for label in (self._kind, self._count):
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.scenes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scenes.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self.scenes, look="quiet")
        dress(self.auto, look="segment")
        dress(self.desk, look="segment-last")
        choice, group = self._choice, QButtonGroup(self)
        choice.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # round corners at the ends of the segments
        segments = QHBoxLayout(choice)
        segments.setContentsMargins(0, 0, 0, 0)
        segments.setSpacing(0)
        for segment in (self.auto, self.desk):
            group.addButton(segment)
            segments.addWidget(segment)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(choice)
        self._row.addWidget(self._sentence, 1)
        for part in (self._kind, self._count, self.scenes):
            self._row.addWidget(part)

    def _fit(self) -> None:
        """After the sentence, what levels are gives way, then the count; the buttons keep their words."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        kept = sum(part.sizeHint().width() for part in (self._title, self._choice, self.scenes))
        room = self.width() - margins.left() - margins.right() - kept - 3 * gap
        for label in (self._count, self._kind):
            room -= label.sizeHint().width() + gap
            label.setVisible(room >= 0)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(HEIGHT))
        self._row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
        self._title.setText(tr("Mixer", "Mix"))
        for segment, text, mode in (
            (self.auto, tr("Mixer", "Auto"), MixMode.AUTO),
            (self.desk, tr("Mixer", "Desk"), MixMode.DESK),
        ):
            segment.setText(text)
            segment.setToolTip(mode_words(mode, compact=False))
            segment.setAccessibleDescription(segment.toolTip())
            segment.setMinimumWidth(theme.px(56))
            segment.setFixedHeight(theme.px(28))
        self._kind.setText(tr("Mixer", "dBFS") if self._compact else tr("Mixer", "Meter: dBFS"))
        self._kind.setToolTip(tr("Mixer", "Measured in Airdesk, of sources that carry the same sound as an input"))
        self.scenes.setText("" if self._compact else tr("Mixer", "Scenes"))
        self.scenes.setIcon(theme.icon("mixer", "text.secondary"))
        self.scenes.setIconSize(theme.icon_size())
        self.scenes.setAccessibleName(tr("Mixer", "Scenes of the mix"))
        self.scenes.setToolTip(tr("Mixer", "Save and recall scenes"))
        self.show_mix(self._mix)


def mode_words(mode: MixMode, compact: bool) -> str:
    """One sentence for each mode."""
    if mode is MixMode.AUTO:
        short, long = (
            tr("Mixer", "Everyone at 100 %"),
            tr("Mixer", "Auto: everyone in the room at 100 %, extra inputs have faders"),
        )
    else:
        short, long = tr("Mixer", "A fader for every stream"), tr("Mixer", "Desk: a fader for every stream")
    return short if compact else long
