"""The strips side by side, and the button that adds one. One stop of the Tab key; the arrows go from strip to strip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from desktop.core.mix import Mix
from desktop.core.mix_setup import MOST_INPUTS
from desktop.core.model import NO_LEVEL, Level
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.mixer.strip import MixStrip, StripFace
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme, dress


class StripRow(QScrollArea):
    """`show_mix(mix, sources, now)`. Strips are kept by their key, so that a hand on a fader is not let go."""

    menu_wanted = Signal(str)
    reason_wanted = Signal(str)

    def __init__(self, theme: Theme, wishes: MixWishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wishes = wishes
        self._strips: dict[str, MixStrip] = {}
        self._current = ""
        self._compact = False
        self.add = QPushButton()
        self.hint = ElidedLabel()
        dress(self.hint, tone="secondary")
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def strips(self) -> tuple[MixStrip, ...]:
        """From the first to the last."""
        return tuple(self._strips.values())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return (*(stop for strip in self._strips.values() for stop in strip.stops), self.add)

    def strip(self, key: str) -> MixStrip | None:
        """The strip of an input."""
        return self._strips.get(key)

    def show_mix(self, mix: Mix, sources: Mapping[str, int], now: float) -> None:
        """A strip for each input, in their order."""
        wanted = [one.key for one in mix.strips]
        order = list(self._strips)
        for key in [key for key in order if key not in wanted]:
            self._take_away(key, order)
        for place, one in enumerate(mix.strips):
            strip = self._strips.get(one.key) or self._make()
            self._strips[one.key] = strip
            if self._row.indexOf(strip) != place:
                self._row.insertWidget(place, strip)
            strip.show_face(StripFace(mix, one, place + 1, sources.get(one.key)), now)
        self._strips = {key: self._strips[key] for key in wanted}
        if self._current not in self._strips:
            self._make_current(wanted[0] if wanted else "")
        self._show_add(mix)

    def show_levels(self, levels: Mapping[str, Level], now: float) -> None:
        """The levels that are known; the others are hatched."""
        for key, strip in self._strips.items():
            strip.set_level(levels.get(key, NO_LEVEL), now)

    def set_compact(self, compact: bool) -> None:
        """Narrow strips."""
        self._compact = compact
        self._restyle()

    def take_focus(self) -> None:
        """To the current strip, or to what adds the first."""
        strip = self._strips.get(self._current)
        if strip is None:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            strip.take_focus()
            self.ensureWidgetVisible(strip)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """There is only one way to scroll."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - delta)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def _make(self) -> MixStrip:
        strip, wishes = MixStrip(self._theme), self._wishes
        strip.set_compact(self._compact)
        for signal, wish in (
            (strip.moved, wishes.moved), (strip.gesture, wishes.gesture), (strip.mute_wanted, wishes.mute),
            (strip.remove_wanted, wishes.remove), (strip.apply_wanted, wishes.apply),
            (strip.over_cleared, wishes.over_cleared), (strip.menu_wanted, self.menu_wanted),
            (strip.reason_wanted, self.reason_wanted),
        ):  # fmt: skip
            signal.connect(wish)
        strip.entered.connect(self._make_current)
        strip.step_wanted.connect(self._step)
        return strip

    def _take_away(self, key: str, order: list[str]) -> None:
        strip = self._strips.pop(key)
        had_focus = any(stop.hasFocus() for stop in (*strip.stops, strip.percent.field))
        if key == self._current:
            rest = [one for one in order if one in self._strips]
            later = [one for one in order[order.index(key) + 1 :] if one in self._strips]
            self._make_current((later or rest[-1:] or [""])[0])
        self._row.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        if had_focus:
            self.take_focus()

    def _make_current(self, key: str) -> None:
        if key == self._current:
            return
        for one in (self._strips.get(self._current), self._strips.get(key)):
            if one is not None:
                one.set_current(one is self._strips.get(key))
        self._current = key

    def _step(self, key: str, steps: int) -> None:
        order = list(self._strips)
        place = order.index(key) + steps
        if 0 <= place < len(order):
            self._make_current(order[place])
            self.take_focus()

    def _show_add(self, mix: Mix) -> None:
        full = mix.inputs >= MOST_INPUTS
        self.add.setEnabled(not full)
        self.add.setToolTip(tr("Mixer", "A mix takes nine inputs.") if full else "")
        self.add.setAccessibleDescription(self.add.toolTip())

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.setAutoDefault(False)
        dress(self.add, look="dashed")
        room = QWidget()
        self._row = QHBoxLayout(room)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.add)
        self._row.addWidget(self.hint, 1)
        self._row.addStretch()
        self.setWidget(room)

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setSpacing(theme.px(6))
        self.add.setText(tr("Mixer", "Add\ninput"))
        self.add.setAccessibleName(tr("Mixer", "Add input"))
        self.add.setIcon(QIcon() if self._compact else theme.icon("plus", "text.secondary"))
        self.add.setIconSize(theme.icon_size())
        self.add.setFixedWidth(theme.size("stripCompact" if self._compact else "strip"))
        policy = self.add.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.add.setSizePolicy(policy)
        self.setAccessibleName(tr("Mixer", "Inputs of the mix"))
        for strip in self._strips.values():
            strip.set_compact(self._compact)
