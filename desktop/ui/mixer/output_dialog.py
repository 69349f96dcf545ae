"""“Add output”: where the mix goes, and in which coding. One output, made anew or changed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from desktop.core.mix import Mix
from desktop.core.mix_setup import Codec, MixMode, MixSetup, Output, OutputFault, output_fault
from desktop.ui.fields import ChoiceBox, FieldNote, NumberBox, button_row, column_in, label_of, mark_wrong, push_button
from desktop.ui.i18n import tr
from desktop.ui.mixer.master_words import codec_words, fault_words
from desktop.ui.phrases import Phrases
from desktop.ui.theme import Theme

WIDTH = 460
LONGEST = 1024
LEAST_KBPS, MOST_KBPS = 8, 512


class OutputDialog(QDialog):
    """`setup_wanted` carries the setup with this output in it; the dialog closes with it."""

    setup_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, mix: Mix, place: int | None) -> None:
        """`place` of the output that is changed; None adds one."""
        super().__init__(parent)
        self._theme = theme
        self._mix, self._place = mix, place
        self._given = Output() if place is None else mix.setup.outputs[place]
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.target = QLineEdit(self._given.target)
        self.codec, self.channels = ChoiceBox(), ChoiceBox()
        self.bitrate = NumberBox(LEAST_KBPS, MOST_KBPS, " kbit/s")
        self.note, self.live = FieldNote(theme, keep_room=True), FieldNote(theme)
        self.cancel, self.submit = push_button(""), push_button("", look="primary")
        self._phrases = Phrases()
        self.submit.setDefault(True)
        self._offer()
        self.codec.choose(self._given.codec)
        self.bitrate.setValue(round(self._given.bitrate_bps / 1000))
        self.channels.choose(self._given.channels)
        self._lay_out()
        self.target.textChanged.connect(self._judge)
        self.codec.currentIndexChanged.connect(self._judge)
        self.bitrate.valueChanged.connect(self._judge)
        self.channels.currentIndexChanged.connect(self._judge)
        self.cancel.clicked.connect(self.reject)
        self.submit.clicked.connect(self._submit)
        self._judge()

    @property
    def output(self) -> Output:
        """What is entered. An address and a name exclude each other, so that no precedence is left to the service."""
        text = self.target.text().strip()
        is_address = "://" in text
        bps = self._given.bitrate_bps
        if self.bitrate.value() != round(bps / 1000):
            bps = 1000 * self.bitrate.value()
        return Output(
            "" if is_address else text, text if is_address else "", self.codec.chosen, bps, self.channels.chosen
        )

    @property
    def setup(self) -> MixSetup:
        """The setup of the mix with it."""
        outputs = list(self._mix.setup.outputs)
        if self._place is None:
            outputs.append(self.output)
        else:
            outputs[self._place : self._place + 1] = [self.output]
        return msgspec.structs.replace(self._mix.setup, outputs=tuple(outputs))

    def show_mix(self, mix: Mix) -> None:
        """The mix has changed meanwhile; an output that is not there any more cannot be changed."""
        gone = self._place is not None and mix.setup.outputs != self._mix.setup.outputs
        self._mix = mix
        if gone:
            self.reject()
        else:
            self._judge()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phrases.again()
            self._offer()
            self._judge()

    def _offer(self) -> None:
        self.codec.set_choices(*((codec, codec_words(codec)) for codec in Codec))
        self.channels.set_choices((1, tr("Mixer", "Mono")), (2, tr("Mixer", "Stereo")))

    def _judge(self) -> None:
        fault = output_fault(self.setup.outputs, frozenset(one.key for one in self._mix.strips))
        typed = bool(self.target.text().strip())
        wrong = fault is not OutputFault.NONE and (typed or fault is not OutputFault.EMPTY)
        self.note.say(fault_words(fault) if wrong else "", "error" if wrong else "")
        mark_wrong(self.target, wrong)
        self.submit.setEnabled(fault is OutputFault.NONE)
        running = self._mix.running
        if running is None:
            self.live.say("", "")
        elif running.live_change(self.setup):
            self.live.say(tr("Mixer", "The running mix takes this at once."), "info", quiet=True)
        else:
            self.live.say(_needs_restart(running.mode), "warn", quiet=True)

    def _submit(self) -> None:
        if self.submit.isEnabled():
            self.setup_wanted.emit(self.setup)
            self.accept()

    def _lay_out(self) -> None:
        theme = self._theme
        adds = self._place is None
        say = self._phrases.say
        say(self.setWindowTitle, lambda: tr("Mixer", "Add output") if adds else tr("Mixer", "Edit output"))
        say(self.submit.setText, lambda: tr("Mixer", "Add output") if adds else tr("Mixer", "Save"))
        say(self.cancel.setText, lambda: tr("Mixer", "Cancel"))
        self.target.setMaxLength(LONGEST)
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.target.setPlaceholderText("mix-main, rtmp://live.example.net/app/key")
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(10))
        fields: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: tr("Mixer", "Name or RTMP address"), self.target),
            (lambda: tr("Mixer", "Codec"), self.codec),
            (lambda: tr("Mixer", "Bitrate"), self.bitrate),
            (lambda: tr("Mixer", "Channels"), self.channels),
        )
        for words, field in fields:
            label = label_of(field)
            say(label.setText, words)
            say(field.setAccessibleName, words)
            form.addRow(label, field)
            if field is self.target:
                form.addRow("", self.note)
        buttons = button_row(self.cancel, self.submit)
        column = column_in(self, theme, 5, 4)
        column.addLayout(form)
        column.addWidget(self.live)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.px(WIDTH))


def _needs_restart(mode: MixMode) -> str:
    if mode is MixMode.DESK:
        return tr(
            "Mixer",
            "While the mix runs, the name or address of an output can change. "
            "Its codec, bitrate and channels, and another output, need a restart.",
        )
    return tr("Mixer", "While the mix runs in Auto, no output can change. It needs a restart.")
