"""“Invite a meeting bot”: one dialog is one wish for one bot.

Decides nothing: the verdict on the link and the state of the address are given to it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.control.invite import InviteRequest
from desktop.core.model import AddressFault, Platform, Reach
from desktop.settings.schema import MeetStream
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import FieldNote, NumberBox, label_of, mark_wrong, push_button, when_left
from desktop.ui.i18n import isolate, tr
from desktop.ui.invite_address import AddressCard
from desktop.ui.invite_more import MoreOptions
from desktop.ui.tall_body import TallBody
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 620, 576
FOOTER = 60  # at least its height
LIVE = (Platform.GOOGLE_MEET, Platform.TEAMS)
Verdict = Callable[[str], Platform]


class InviteDialog(QDialog):
    """Emits one InviteRequest, whose key is made with the dialog, and closes at once."""

    invite_wanted = Signal(object)
    settings_wanted = Signal()

    def __init__(self, theme: Theme, verdict: Verdict, defaults: MeetStream, record: bool, parent: QWidget) -> None:
        """`verdict(link)` says where a link leads; `defaults` remembers the bot's name and times."""
        super().__init__(parent)
        self._theme = theme
        self._verdict = verdict
        self._key = uuid.uuid4().hex
        self._reach = Reach.NOT_CHECKED
        self._ready = True
        self._sent = False
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.link, self.source_name, self.bot_name = QLineEdit(), QLineEdit(), QLineEdit(defaults.bot_name)
        self.link_note, self.name_note = FieldNote(theme, keep_room=True), FieldNote(theme)
        self.address = AddressCard(theme)
        self.minutes = NumberBox(1, 120)
        self.minutes.setValue(defaults.lobby_minutes)
        self.record, self.leave = QCheckBox(), QCheckBox()
        self.record.setChecked(record)
        self.leave.setChecked(True)
        self.more = MoreOptions(theme, defaults.retention_hours)
        self._box_title, self._box_text = QLabel(), QLabel()
        self._box_button = push_button("", look="link")
        self._in_use = QLabel()
        self._bots_active: int | None = None
        self.cancel, self.submit = push_button(""), push_button("", look="primary")
        self.submit.setDefault(True)
        self._lay_out()
        self._connect()
        self._retranslate()
        self._take_clipboard()

    def show_address(self, shown: str, fault: AddressFault, trouble: str) -> None:
        """The address with its secret dotted, and what speaks against it."""
        self.address.show_address(shown, fault, trouble)
        self._judge()

    def show_reach(self, reach: Reach, checked_at: datetime | None) -> None:
        """What the last check found."""
        self._reach = reach
        self.address.show_reach(reach, checked_at)
        self._judge()

    def show_service(self, ready: bool, bots_active: int | None) -> None:
        """Whether there is a key to invite with, and how many bots the service counts."""
        self._ready, self._bots_active = ready, bots_active
        self._count_bots()
        self._judge()

    def _count_bots(self) -> None:
        count = self._bots_active
        self._in_use.setText("" if count is None else tr("Invite", "Bots in use %n", "", count))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _connect(self) -> None:
        self.link.textChanged.connect(self._judge_link)
        when_left(self.link, self, lambda: self._judge_link(finished=True))
        self.bot_name.textChanged.connect(self._judge)
        when_left(self.bot_name, self, self._check_name)
        self.cancel.clicked.connect(self.reject)
        self.submit.clicked.connect(self._submit)
        self._box_button.clicked.connect(self.settings_wanted)

    def _take_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text().strip()
        if len(text) < 500 and self._verdict(text) in LIVE:
            self.link.setText(text)
            self.link.selectAll()
        self.link.setFocus()
        self._judge_link()

    def _platform(self) -> Platform:
        return self._verdict(self.link.text().strip())

    def _judge_link(self, _text: str = "", finished: bool = False) -> None:
        text, platform = self.link.text().strip(), self._platform()
        if platform is Platform.GOOGLE_MEET:
            self.link_note.say(tr("Invite", "Google Meet. Live picture is supported."), "ok", quiet=True)
        elif platform is Platform.TEAMS:
            self.link_note.say(tr("Invite", "Teams. Live picture is supported."), "ok", quiet=True)
        elif platform is Platform.ZOOM:
            said = tr("Invite", "Zoom. Live picture is not supported by the bot service; only a recording afterwards.")
            self.link_note.say(said, "error")
        elif text and (finished or "://" in text or " " in text):
            self.link_note.say(tr("Invite", "This is not a meeting link."), "error")
        else:
            self.link_note.say("", "")
        mark_wrong(self.link, self.link_note.text != "" and platform not in LIVE)
        self._judge()

    def _check_name(self) -> None:
        empty = not self.bot_name.text().strip()
        self.name_note.say(tr("Invite", "The bot needs a name in the meeting.") if empty else "", "error")
        mark_wrong(self.bot_name, empty)

    def _judge(self) -> None:
        """The box above the buttons, and what the acting button says."""
        unreachable = self._reach is Reach.NOT_REACHABLE or self.address.blocked
        name = isolate(self.bot_name.text().strip() or "Airdesk")
        if not self._ready:
            title, text = tr("Invite", "MeetStream is not set up."), tr("Invite", "Its key goes into the settings.")
        elif unreachable:
            title = tr("Invite", "The bot will join but no picture can arrive here.")
            text = tr("Invite", "Check the address above first, or invite it all the same.")
        else:
            title = tr("Invite", "Somebody in the meeting must admit “{name}”.").format(name=name)
            text = tr(
                "Invite", "Airdesk shows the waiting time on the tile and tells you when it is let in or turned away."
            )
        self._box_title.setText(title)
        self._box_text.setText(text)
        warning = unreachable or not self._ready
        dress(self._box, panel="warn" if warning else "info")
        icon, tone = ("state-warn", "warn.text") if warning else ("state-info", "info.text")
        self._box_icon.setPixmap(self._theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
        self._box_button.setVisible(not self._ready)
        self.submit.setText(tr("Invite", "Invite anyway") if unreachable else tr("Invite", "Invite bot"))
        self.submit.setEnabled(self._ready and not self._sent)

    def _submit(self) -> None:
        self._judge_link(finished=True)
        self._check_name()
        if self._platform() not in LIVE:
            if not self.link_note.text:
                self.link_note.say(tr("Invite", "A meeting link is needed."), "error")
                mark_wrong(self.link, True)
            self.link.setFocus()
            return
        if not self.bot_name.text().strip():
            self.bot_name.setFocus()
            return
        if self._sent:
            return
        self._sent = True
        self.invite_wanted.emit(self._request())
        self.accept()

    def _request(self) -> InviteRequest:
        bot_name = self.bot_name.text().strip()
        return InviteRequest(
            link=self.link.text().strip(),
            source_name=self.source_name.text().strip() or bot_name,
            bot_name=bot_name,
            lobby_minutes=self.minutes.value(),
            record=self.record.isChecked(),
            leave_when_empty=self.leave.isChecked(),
            retention_hours=self.more.retention_hours,
            message=self.more.message,
            tags=self.more.tags,
            key=self._key,
        )

    def _lay_out(self) -> None:
        theme = self._theme
        self.setMinimumWidth(theme.px(WIDTH))
        self.resize(on_screen(self, theme, (WIDTH, HEIGHT)))
        fields = (self.link, self.source_name, self.bot_name, self.minutes)
        self._labels: dict[QWidget, QLabel] = {field: label_of(field) for field in fields}
        dress(self._labels[self.minutes], tone="", weight="")
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(*(theme.px(n) for n in (16, 14, 16, 12)))
        body.setSpacing(theme.px(4))
        for widget in (self._labels[self.link], self.link, self.link_note):
            body.addWidget(widget)
        body.addSpacing(theme.px(4))
        body.addLayout(self._names())
        body.addSpacing(theme.px(8))
        body.addWidget(self.address)
        body.addSpacing(theme.px(8))
        patience = QHBoxLayout()
        patience.setSpacing(theme.space(3))
        patience.addWidget(self._labels[self.minutes])
        patience.addWidget(self.minutes)
        patience.addStretch(1)
        body.addLayout(patience)
        for option in (self.record, self.leave, self.more):
            body.addWidget(option)
        body.addStretch(1)
        body.addSpacing(theme.px(8))
        body.addWidget(self._information())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TallBody(inside, theme.px(FOOTER)), 1)
        line = QFrame()
        dress(line, panel="line")
        column.addWidget(line)
        column.addLayout(self._footer())

    def _names(self) -> QGridLayout:
        names = QGridLayout()
        names.setHorizontalSpacing(self._theme.space(4))
        names.setVerticalSpacing(self._theme.px(4))
        for column, field in enumerate((self.source_name, self.bot_name)):
            names.addWidget(self._labels[field], 0, column)
            names.addWidget(field, 1, column)
            names.setColumnStretch(column, 1)
        names.addWidget(self.name_note, 2, 1)
        return names

    def _information(self) -> QFrame:
        theme = self._theme
        self._box, self._box_icon = QFrame(), QLabel()
        dress(self._box_title, weight="semibold")
        dress(self._box_text, tone="secondary")
        for label in (self._box_title, self._box_text):
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._box_title)
        words.addWidget(self._box_text)
        row = QHBoxLayout(self._box)
        row.setContentsMargins(*(theme.px(n) for n in (12, 8, 12, 8)))
        row.setSpacing(theme.px(10))
        row.addWidget(self._box_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._box_button)
        return self._box

    def _footer(self) -> QHBoxLayout:
        theme = self._theme
        dress(self._in_use, role="small", tone="tertiary")
        self.submit.setIcon(theme.icon("bot", "on.accent"))
        self.submit.setIconSize(theme.icon_size())
        row = QHBoxLayout()
        row.setContentsMargins(*(theme.px(n) for n in (16, 10, 16, 10)))
        row.setSpacing(theme.space(3))
        row.addWidget(self._in_use)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.submit)
        return row

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Invite", "Invite a meeting bot"))
        self._labels[self.link].setText(tr("Invite", "Meeting link"))
        self._labels[self.source_name].setText(tr("Invite", "Source name on the wall"))
        self._labels[self.bot_name].setText(tr("Invite", "Bot name in the meeting"))
        self._labels[self.minutes].setText(tr("Invite", "Give up if nobody admits it within"))
        self.link.setPlaceholderText("https://meet.google.com/abc-defg-hij")
        self.minutes.setSuffix(tr("Invite", " min"))
        self.record.setText(tr("Invite", "Record from the first picture"))
        self.leave.setText(tr("Invite", "Remove the bot when everyone has left"))
        self._box_button.setText(tr("Invite", "Open settings"))
        self.cancel.setText(tr("Invite", "Cancel"))
        self._count_bots()
        if self.name_note.text:
            self._check_name()
        self._judge_link()
