"""The card on an empty wall: what will appear here and how to make it appear (png/02b)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.field_note import FieldNote
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class EmptyWall(QFrame):
    """Three numbered sentences, the ingest address with its secret dotted, what to do."""

    invite_wanted = Signal()
    test_source_wanted = Signal()
    copy_address_wanted = Signal()
    check_wanted = Signal()
    connect_wanted = Signal()
    welcome_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._check_line = ""
        self._texts: list[QLabel] = []
        self._numbers: list[QLabel] = []
        self._address = QLineEdit(self)
        self._copy, self._check = QPushButton(self), QPushButton(self)
        self._invite, self._test = QPushButton(self), QPushButton(self)
        self._connect, self._welcome = QPushButton(self), QPushButton(self)
        self._missing = FieldNote(theme)
        self._layout = QVBoxLayout(self)
        self._build()
        self._copy.clicked.connect(self.copy_address_wanted)
        self._check.clicked.connect(self.check_wanted)
        self._invite.clicked.connect(self.invite_wanted)
        self._test.clicked.connect(self.test_source_wanted)
        self._connect.clicked.connect(self.connect_wanted)
        self._welcome.clicked.connect(self.welcome_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_service(True)

    @property
    def first_button(self) -> QPushButton:
        """What has the focus when the wall is empty: the next thing to do."""
        return self._connect if self._invite.isHidden() else self._invite

    def set_service(self, stored: bool) -> None:
        """Whether there is a key to invite bots with; without one the card leads to where it is stored."""
        had_focus = self.window().focusWidget() is self.first_button
        self._invite.setVisible(stored)
        self._connect.setVisible(not stored)
        self._welcome.setVisible(not stored)
        if had_focus:  # else it would go to whatever comes next in the window
            self.first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._retranslate()

    def set_ingest(self, shown_address: str, check_line: str, checking: bool = False) -> None:
        """`shown_address` has its secret dotted; `check_line` is the sentence on the last check."""
        self._address.setText(shown_address)
        self._address.setCursorPosition(0)
        self._check_line = check_line
        self._copy.setEnabled(bool(shown_address))
        self._check.setEnabled(bool(shown_address) and not checking)
        self._retranslate()

    def set_test_source(self, offered: bool) -> None:
        """Whether a test source can be opened."""
        self._test.setVisible(offered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_texts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _build(self) -> None:
        dress(self, panel="raised")
        layout = self._layout
        self._add_label(layout, role="title")
        self._add_label(layout, tone="secondary")
        layout.addWidget(self._missing)
        for number in (1, 2, 3):
            layout.addLayout(self._step(number))
        dress(self._address, role="mono")
        self._address.setReadOnly(True)
        self._address.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout()
        row.addWidget(self._address, 1)
        row.addWidget(self._copy)
        row.addWidget(self._check)
        layout.addLayout(row)
        dress(self._invite, look="primary", tall=True)
        dress(self._connect, look="primary", tall=True)
        actions = QHBoxLayout()
        for button in (self._invite, self._connect, self._test, self._welcome):
            actions.addWidget(button)
        for button in (self._test, self._welcome):
            dress(button, tall=True)
        actions.addStretch(1)
        layout.addLayout(actions)
        for button in (self._copy, self._check, self._invite, self._test, self._connect, self._welcome):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(True)  # Enter presses it too: there is no tile here that Enter could focus

    def _step(self, number: int) -> QHBoxLayout:
        box = QLabel(str(number), self)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dress(box, number=True, role="small", weight="semibold")
        self._numbers.append(box)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        self._add_label(lines, role="strong", weight="semibold")
        self._add_label(lines, role="small", tone="secondary")
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(4))
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(lines, 1)
        return row

    def _add_label(self, layout: QVBoxLayout, **look: str) -> None:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        dress(label, **look)
        self._texts.append(label)
        layout.addWidget(label)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.px(620))
        margin = theme.space(6)
        self._layout.setContentsMargins(margin, margin - theme.px(4), margin, margin - theme.px(4))
        self._layout.setSpacing(theme.space(4))
        for box in self._numbers:
            box.setFixedSize(theme.px(22), theme.px(22))
        self._copy.setIcon(theme.icon("copy", "text.secondary"))
        self._check.setIcon(theme.icon("reload", "text.secondary"))
        self._invite.setIcon(theme.icon("bot", "on.accent"))
        for button in (self._copy, self._check, self._invite):
            button.setIconSize(theme.icon_size())
        self._fit_texts()

    def _retranslate(self) -> None:
        texts = (
            tr("EmptyWall", "Invite a meeting bot"),
            tr(
                "EmptyWall",
                "A source is a bot that joins a Google Meet or Teams meeting and sends its picture and sound here.",
            ),
            tr("EmptyWall", "Paste the meeting link"),
            tr("EmptyWall", "The bot joins under the name you choose."),
            tr("EmptyWall", "Somebody in the meeting admits it"),
            tr("EmptyWall", "Most bots fail here. Ask the host to be ready."),
            tr("EmptyWall", "The picture arrives at this address"),
            self._check_line or tr("EmptyWall", "It must be reachable from the internet. Not checked yet."),
        )
        for label, text in zip(self._texts, texts, strict=True):
            label.setText(text)
        self._address.setAccessibleName(tr("EmptyWall", "Ingest address, secret part hidden"))
        self._copy.setText(tr("EmptyWall", "Copy address"))
        self._check.setText(tr("EmptyWall", "Check again"))
        self._invite.setText(tr("EmptyWall", "Invite a meeting bot…"))
        self._test.setText(tr("EmptyWall", "Open a test source"))
        self._connect.setText(tr("EmptyWall", "Connect services…"))
        self._welcome.setText(tr("EmptyWall", "Back to the welcome"))
        missing = tr("EmptyWall", "MeetStream is not set up. Store the key of your account; then bots can be invited.")
        self._missing.say("" if self._connect.isHidden() else missing, "warn")
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Word-wrapped labels in a column get too little height unless told (UI.md 17)."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # the style sheet gives the labels their fonts when they are first shown
        theme = self._theme
        inner = theme.px(620) - 2 * theme.space(6)
        for position, label in enumerate(self._texts):
            indent = theme.px(22) + theme.space(4) if position >= 2 else 0
            label.setMinimumHeight(label.heightForWidth(inner - indent - 2))
        self.adjustSize()
