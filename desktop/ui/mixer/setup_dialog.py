"""The setup of the mix, and its start: what it is made of, what a start needs, and the advanced part."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.mix import Mix
from desktop.core.mix_setup import MixSetup
from desktop.ui import formats
from desktop.ui.dialogs import on_screen
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import FieldNote, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.mixer.advanced_fold import AdvancedFold
from desktop.ui.mixer.mix_header import mode_words
from desktop.ui.mixer.setup_checks import ready, setup_checks
from desktop.ui.mixer.standing import Standing
from desktop.ui.onair.check_list import CheckLine, CheckList
from desktop.ui.phrases import Phrases
from desktop.ui.tall_body import TallBody
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT, FOOTER = 540, 420, 60


class SetupDialog(QDialog):
    """`show_mix` before it opens and with every change. A changed setup is a wish, and so is the start."""

    setup_wanted = Signal(object)  # MixSetup
    start_wanted = Signal()
    output_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, mix: Mix, standing: Standing, starting: bool) -> None:
        """`starting`: it was opened to start the mix."""
        super().__init__(parent)
        self._theme = theme
        self._mix, self._standing = mix, standing
        self._starting = starting
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.advanced = AdvancedFold(theme, mix.setup.advanced)
        self.live = FieldNote(theme)
        self._facts: list[QLabel] = [ElidedLabel(mode=Qt.TextElideMode.ElideMiddle) for _ in range(2)]
        self._facts.append(QLabel(wordWrap=True))  # the mode: no name, so it is seen whole
        self._checks = CheckList(theme)
        self.add_output, self.settings = push_button(""), push_button("")
        self.cancel, self.save = push_button(""), push_button("")
        self.start = push_button("", look="primary")
        self._phrases = Phrases()
        self._word()
        self._lay_out()
        self.advanced.changed.connect(self._judge)
        self.add_output.clicked.connect(self.output_wanted)
        self.settings.clicked.connect(self.settings_wanted)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(lambda: self._submit(start=False))
        self.start.clicked.connect(lambda: self._submit(start=True))
        self._judge()

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        """The checks that are shown."""
        return self._checks.lines

    @property
    def setup(self) -> MixSetup | None:
        """What is chosen here; None while something is wrong."""
        advanced = self.advanced.value
        return None if advanced is None else msgspec.structs.replace(self._mix.setup, advanced=advanced)

    def show_mix(self, mix: Mix, standing: Standing) -> None:
        """Outputs and room as they are now."""
        self._mix, self._standing = mix, standing
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phrases.again()
            self._judge()

    def _word(self) -> None:
        say, starting = self._phrases.say, self._starting
        say(self.setWindowTitle, lambda: tr("Mixer", "Start the mix") if starting else tr("Mixer", "Set up the mix"))
        say(self.add_output.setText, lambda: tr("Mixer", "Add output…"))
        say(self.settings.setText, lambda: tr("Mixer", "Open settings"))
        say(self.cancel.setText, lambda: tr("Mixer", "Cancel"))
        say(self.save.setText, lambda: tr("Mixer", "Save"))
        say(self.start.setText, lambda: tr("Mixer", "Start mix"))

    def _judge(self) -> None:
        mix, setup = self._mix, self.setup
        facts = (mix.room or formats.UNKNOWN, mix.task_id or formats.UNKNOWN, mode_words(mix.setup.mode, compact=False))
        for label, text in zip(self._facts, facts, strict=True):
            label.setText(text)
        lines = setup_checks(mix, self._standing, mix.setup if setup is None else setup)
        self._checks.show_lines(lines)
        self.start.setVisible(self._starting and not mix.under_way)
        self.start.setEnabled(setup is not None and ready(lines))
        self.save.setEnabled(setup is not None and setup != mix.setup)
        self.add_output.setVisible(not mix.setup.outputs)
        self.settings.setVisible(not mix.room)
        restart = mix.running is not None and setup is not None and not mix.running.live_change(setup)
        text = tr("Mixer", "The running mix does not take this live. It needs a restart.") if restart else ""
        self.live.say(text, "warn" if restart else "", quiet=True)

    def _submit(self, start: bool) -> None:
        setup = self.setup
        if setup is None:
            return
        self.accept()
        if setup != self._mix.setup:
            self.setup_wanted.emit(setup)
        if start:
            self.start_wanted.emit()

    def _lay_out(self) -> None:
        theme = self._theme
        facts = QGridLayout()
        facts.setHorizontalSpacing(theme.space(4))
        facts.setColumnStretch(1, 1)
        names: tuple[Callable[[], str], ...] = (
            lambda: tr("Mixer", "Room"), lambda: tr("Mixer", "Task"), lambda: tr("Mixer", "Mode"),
        )  # fmt: skip
        for row, (name, value) in enumerate(zip(names, self._facts, strict=True)):
            label = QLabel()
            dress(label, tone="secondary", weight="medium")
            self._phrases.say(label.setText, name)
            self._phrases.say(value.setAccessibleName, name)
            facts.addWidget(label, row, 0)
            facts.addWidget(value, row, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.space(4))
        column.addLayout(facts)
        column.addWidget(self._checks)
        more = QHBoxLayout()
        for button in (self.add_output, self.settings):
            more.addWidget(button)
        more.addStretch(1)
        column.addLayout(more)
        column.addWidget(self.advanced)
        column.addWidget(self.live)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.cancel, self.save, self.start):
            buttons.addWidget(button)
        outer = column_in(self, theme, 5)
        outer.addWidget(TallBody(body, theme.px(FOOTER)), 1)
        outer.addLayout(buttons)
        self.resize(on_screen(self, theme, (WIDTH, HEIGHT)))
