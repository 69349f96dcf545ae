"""The buttons of the dialog: before joining, while joining, after a failure."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress


class JoinFooter(QFrame):
    """`join_wanted` says whether the microphone is to be on."""

    join_wanted = Signal(bool)
    stop_wanted = Signal()
    mute_wanted = Signal()
    cancel_wanted = Signal()
    bot_wanted = Signal()
    browser_wanted = Signal()

    def __init__(self, theme: Theme, with_channel: bool, mezon: str = "") -> None:
        """`mezon` is what is open in Mezon, if it may be told too."""
        super().__init__()
        self._theme, self._with_channel, self._place = theme, with_channel, mezon
        self._channel = ""
        self._under_way = self._failed = self._retired = False
        self._tell = QCheckBox(self)
        self._tell.setChecked(True)
        self._tell.setVisible(with_channel)
        self.mezon = QCheckBox(self)  # not by itself: whoever is open there may have nothing to do with the call
        self.mezon.setVisible(bool(mezon))
        self.bot, self.browser, self.cancel = push_button(""), push_button(""), push_button("")
        self.muted, self.join = push_button(""), push_button("", "primary")
        self._lay_out()
        self.bot.clicked.connect(self.bot_wanted)
        self.browser.clicked.connect(self.browser_wanted)
        self.cancel.clicked.connect(self._cancel)
        self.muted.clicked.connect(self._mute)
        self.join.clicked.connect(lambda: self.join_wanted.emit(True))
        theme.changed.connect(self._retranslate)
        self._retranslate()

    @property
    def tell_channel(self) -> bool:
        """Whether the invitation is to be posted."""
        return self._with_channel and self._tell.isChecked()

    @property
    def tell_mezon(self) -> bool:
        """Whether the link is to be said in Mezon."""
        return bool(self._place) and self.mezon.isChecked()

    def set_channel(self, channel: str) -> None:
        """Where it would be posted."""
        self._channel = channel
        self._retranslate()

    def show_state(self, under_way: bool, muted: bool, failed: bool) -> None:
        """Joining, or not; with the microphone off already; after a failure."""
        self._under_way, self._failed = under_way, failed
        self.join.setEnabled(not under_way)
        self.muted.setEnabled(not (under_way and muted))
        self._tell.setEnabled(not under_way)
        self.mezon.setEnabled(not under_way)
        self._retranslate()

    def show_browser(self, known: bool) -> None:
        """Whether the call can be opened in a browser."""
        self.browser.setVisible(known and not self._retired)

    def show_retired(self) -> None:
        """Only to leave, or to invite a bot instead."""
        self._retired = True
        for widget in (self.join, self.muted, self.browser, self._tell, self.mezon):
            widget.hide()
        self.bot.show()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _cancel(self) -> None:
        (self.stop_wanted if self._under_way else self.cancel_wanted).emit()

    def _mute(self) -> None:
        if self._under_way:
            self.mute_wanted.emit()
        else:
            self.join_wanted.emit(False)

    def _lay_out(self) -> None:
        theme = self._theme
        line = QFrame()
        dress(line, panel="line")
        row = QHBoxLayout()
        row.setContentsMargins(*(theme.px(n) for n in (16, 10, 16, 10)))
        row.setSpacing(theme.space(3))
        tell = QVBoxLayout()
        tell.setSpacing(theme.px(2))
        tell.addWidget(self._tell)
        tell.addWidget(self.mezon)
        row.addLayout(tell)
        row.addStretch(1)
        for button in (self.bot, self.browser, self.cancel, self.muted, self.join):
            row.addWidget(button)
        self.bot.hide()
        self.browser.hide()
        self.join.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(row)

    def _retranslate(self) -> None:
        theme = self._theme
        self._tell.setText(tr("Call", "Tell {channel}").format(channel=isolate(self._channel)))
        self.mezon.setText(tr("Call", "Tell {channel} in Mezon").format(channel=isolate(self._place)))
        self.bot.setText(tr("Call", "Invite a meeting bot…"))
        self.browser.setText(tr("Call", "Open in browser"))
        self.browser.setIcon(theme.icon("external"))
        if self._retired:
            self.cancel.setText(tr("Call", "Close"))
        elif self._under_way:
            self.cancel.setText(tr("Call", "Stop joining"))
        else:
            self.cancel.setText(tr("Call", "Cancel"))
        self.muted.setText(tr("Call", "Mute before joining") if self._under_way else tr("Call", "Join muted"))
        self.muted.setIcon(theme.icon("mic-off"))
        if self._under_way:
            self.join.setText(tr("Call", "Joining…"))
        else:
            self.join.setText(tr("Call", "Try again") if self._failed else tr("Call", "Join call"))
        self.join.setIcon(theme.icon("hourglass" if self._under_way else "phone", "on.accent"))
        for button in (self.browser, self.muted, self.join):
            button.setIconSize(theme.icon_size())
