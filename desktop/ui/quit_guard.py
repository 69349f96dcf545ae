"""“Before you leave”: what still runs, one line each with its own choice. The only modal dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.tall_body import TallBody
from desktop.ui.theme import Theme, dress

WIDTH, FOOTER = 480, 72
NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Leaving:
    """How the operator wants to leave."""

    remove_bots: bool = False
    stop_mix: bool = False


class QuitGuard(QDialog):
    """`result()` is Accepted for “Quit”; then `leaving` says what becomes of what still runs."""

    def __init__(
        self,
        theme: Theme,
        bots: Sequence[str],
        recordings: Sequence[str],
        parent: QWidget,
        broadcast: str = "",
        on_air: bool = True,
        uploads: Sequence[str] = (),
        mix: Sequence[str] = (),
        call: str = "",
    ) -> None:
        """Names of sources whose bots are in meetings, and of those that are recorded; the channel of the
        broadcast, and whether that is acknowledged; names of files on their way to a message; outputs of a mix; the
        call."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(tr("Quit", "Before you leave"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(WIDTH))
        self.remove, self.leave = QRadioButton(tr("Quit", "Remove them")), QRadioButton(tr("Quit", "Leave them"))
        self.stop_mix = QRadioButton(tr("Quit", "Stop the mix"))
        self.leave_mix = QRadioButton(tr("Quit", "Leave it running"))
        self.stay, self.quit = push_button(tr("Quit", "Stay")), push_button(tr("Quit", "Quit"), look="danger")
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.space(3))
        if broadcast:
            box.addWidget(self._broadcast(broadcast, on_air))
        if mix:
            box.addWidget(self._mix(mix))
        if bots:
            box.addWidget(self._bots(bots))
        if recordings:
            box.addWidget(self._recordings(recordings))
        if uploads:
            box.addWidget(self._uploads(uploads))
        if call:
            box.addWidget(self._call(call))
        box.addStretch(1)
        margin = theme.space(5)
        body.setMinimumWidth(theme.px(WIDTH) - 2 * margin)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, margin, margin, margin)
        outer.setSpacing(2 * theme.space(3))
        outer.addWidget(TallBody(body, theme.px(FOOTER)), 1)
        outer.addLayout(self._buttons())
        self.stay.clicked.connect(self.reject)
        self.quit.clicked.connect(self.accept)
        self.stay.setFocus()

    @property
    def leaving(self) -> Leaving:
        """What was chosen."""
        return Leaving(remove_bots=self.remove.isChecked(), stop_mix=self.stop_mix.isChecked())

    def _broadcast(self, channel: str, on_air: bool) -> QFrame:
        title = tr("Quit", "On air in {channel}") if on_air else tr("Quit", "Connecting to go on air in {channel}")
        title = title.format(channel=isolate(channel))
        text = tr("Quit", "The broadcast ends with Airdesk. Listeners hear nothing from then on.")
        return self._card("on-air", title, "", text)

    def _mix(self, outputs: Sequence[str]) -> QFrame:
        self._choice = QButtonGroup(self)
        self._choice.addButton(self.stop_mix)
        self._choice.addButton(self.leave_mix)
        self.leave_mix.setChecked(True)  # nothing that listeners hear ends without a word
        text = tr("Quit", "It is still running and still billed, also without Airdesk.")
        return self._card(
            "mixer", tr("Quit", "The mix is running"), _listed(outputs), text, self.stop_mix, self.leave_mix
        )

    def _bots(self, names: Sequence[str]) -> QFrame:
        self._group = QButtonGroup(self)
        self._group.addButton(self.remove)
        self._group.addButton(self.leave)
        self.remove.setChecked(True)
        title = tr("Quit", "%n bot(s) in meetings", "", len(names))
        text = tr("Quit", "A bot that stays goes on costing, and its picture arrives nowhere.")
        return self._card("bot", title, _listed(names), text, self.remove, self.leave)

    def _recordings(self, names: Sequence[str]) -> QFrame:
        title = tr("Quit", "%n recording(s)", "", len(names))
        return self._card("record", title, _listed(names), tr("Quit", "They are saved and stopped."))

    def _uploads(self, names: Sequence[str]) -> QFrame:
        title = tr("Quit", "%n file(s) being uploaded", "", len(names))
        return self._card("upload", title, _listed(names), tr("Quit", "They are not sent if you quit now."))

    def _call(self, call: str) -> QFrame:
        title = tr("Quit", "In call {name}").format(name=isolate(call))
        return self._card("phone", title, "", tr("Quit", "You leave it with Airdesk. The others stay."))

    def _card(self, icon: str, title: str, names: str, text: str, *choices: QRadioButton) -> QFrame:
        theme = self._theme
        card = QFrame()
        dress(card, panel="raised")
        picture, heading, listed, said = QLabel(), QLabel(title), QLabel(names), QLabel(text)
        tone = "rec.dot" if icon == "record" else "text.primary"
        picture.setPixmap(theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
        dress(heading, weight="semibold")
        dress(listed, tone="secondary")
        dress(said, role="small", tone="tertiary")
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        if not names:
            listed.hide()
        for label in (heading, listed, said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        if choices:
            row = QHBoxLayout()
            row.setSpacing(theme.px(12))
            for choice in choices:
                row.addWidget(choice)
            row.addStretch(1)
            column.addLayout(row)
        outer = QHBoxLayout(card)
        outer.setContentsMargins(*(theme.px(n) for n in (12, 10, 12, 10)))
        outer.setSpacing(theme.px(10))
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(column, 1)
        return card

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stay)
        row.addWidget(self.quit)
        self.stay.setDefault(True)
        self.stay.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return row


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(isolate(name) for name in names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return tr("Quit", "{names} and %n more", "", more).format(names=shown) if more > 0 else shown
