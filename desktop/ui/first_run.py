"""The first choice: try the demo studio, or connect the services. Shown while nothing is set up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.studio_picture import PICTURE_HEIGHT, StudioPicture
from desktop.ui.theme import Theme, dress

if TYPE_CHECKING:
    from desktop.core.model import Notice
    from desktop.ui.notices.line import NoticeLine

CARD_WIDTH = 352
_SERVICES = ("chat", "bot", "mixer", "phone")  # their icons, in the order in which they are connected


class _Card(QFrame):
    """A picture or a list, a title, a text, one button, one line under it."""

    def __init__(self, theme: Theme, picture: QWidget, look: str) -> None:
        super().__init__()
        dress(self, panel="raised")
        self.picture = picture
        self.title, self.text, self.foot = QLabel(), QLabel(), QLabel()
        dress(self.title, role="title")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        dress(self.text, tone="secondary")
        self.foot.setWordWrap(True)
        dress(self.foot, role="small", tone="tertiary")
        self.button: QPushButton = push_button("", look=look, tall=True)
        self.button.setAutoDefault(True)  # Enter presses it too: it stands ready when the programme starts
        box = QVBoxLayout(self)
        self._margin = margin = theme.space(5)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme.px(6))
        box.addWidget(picture)
        box.addSpacing(theme.px(6))
        box.addWidget(self.title)
        box.addWidget(self.text, 1)
        box.addSpacing(theme.px(8))
        box.addWidget(self.button)
        box.addWidget(self.foot)
        self.setFixedWidth(theme.px(CARD_WIDTH))

    def set_texts(self, title: str, text: str, button: str, foot: str) -> None:
        """The words, in the language of the moment."""
        self.title.setText(title)
        self.text.setText(text)
        self.button.setText(button)
        self.foot.setText(foot)
        self._fit_text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_text()  # only now the style sheet has given it its font

    def _fit_text(self) -> None:
        inner = self.width() - 2 * self._margin
        for label in (self.text, self.foot):
            label.setMinimumHeight(label.heightForWidth(inner))


class FirstRun(QWidget):
    """“Welcome to Airdesk” with two cards, and above them what is told: the wall's line of notices is not seen."""

    demo_wanted = Signal()
    connect_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="panel")
        self._title, self._lead, self._foot = QLabel(), QLabel(), QLabel()
        dress(self._title, role="display")
        dress(self._lead, tone="secondary")
        dress(self._foot, role="small", tone="secondary")
        self._demo = _Card(theme, StudioPicture(theme), "primary")
        self._names = [QLabel() for _ in _SERVICES]
        self._purposes = [QLabel() for _ in _SERVICES]
        self._connect = _Card(theme, self._service_list(), "")
        self._notices: NoticeLine | None = None
        self._lay_out()
        self._demo.button.clicked.connect(self.demo_wanted)
        self._connect.button.clicked.connect(self.connect_wanted)
        self._retranslate()

    @property
    def first_button(self) -> QPushButton:
        """What has the focus when the programme starts."""
        return self._demo.button

    @property
    def notices(self) -> NoticeLine:
        """The line of notices. Made when it is first asked for; the wall's speaks for both."""
        if self._notices is None:
            from desktop.ui.notices.line import NoticeLine  # noqa: PLC0415 - most first starts tell of nothing

            self._notices = NoticeLine(self._theme, self, speaks=False)
            self._column.insertWidget(0, self._notices)
        return self._notices

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """All open notices, worst first."""
        if notices or self._notices is not None:
            self.notices.set_notices(notices)
            self.notices.setVisible(bool(notices))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.window().height() < self._theme.px(820)
        for card in (self._demo, self._connect):
            card.picture.setVisible(not short)

    def _service_list(self) -> QWidget:
        theme = self._theme
        holder = QWidget()
        holder.setMinimumHeight(theme.px(PICTURE_HEIGHT))
        column = QVBoxLayout(holder)
        column.setContentsMargins(theme.px(2), 0, 0, 0)
        column.setSpacing(theme.px(5))
        column.addStretch(1)
        for symbol, name, what in zip(_SERVICES, self._names, self._purposes, strict=True):
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            for icon in ("state-off", symbol):
                picture = QLabel()
                picture.setPixmap(theme.pixmap(icon, "text.secondary", 14, self.devicePixelRatioF()))
                line.addWidget(picture)
            dress(name, weight="semibold")
            dress(what, tone="secondary")
            line.addWidget(name)
            line.addWidget(what, 1)
            what.setWordWrap(True)
            column.addLayout(line)
        column.addStretch(1)
        return holder

    def _lay_out(self) -> None:
        theme = self._theme
        cards = QHBoxLayout()
        cards.setSpacing(theme.space(5))
        cards.addStretch(1)
        cards.addWidget(self._demo)
        cards.addWidget(self._connect)
        cards.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(theme.px(6))
        column.addStretch(1)
        for label in (self._title, self._lead):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            column.addWidget(label)
        column.addSpacing(theme.px(12))
        column.addLayout(cards)
        column.addSpacing(theme.px(12))
        self._foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (self._lead, self._foot):
            label.setWordWrap(True)
        column.addWidget(self._foot)
        column.addStretch(1)

    def _retranslate(self) -> None:
        self._title.setText(tr("FirstRun", "Welcome to Airdesk"))
        self._lead.setText(
            tr("FirstRun", "Watch meetings as sources, record them, and put programmes on the air in Mezon.")
        )
        services = (
            ("Mezon", tr("FirstRun", "channels, chat, broadcast")),
            ("MeetStream", tr("FirstRun", "meeting bots")),
            ("ZEGOCLOUD", tr("FirstRun", "cloud mix")),
            (tr("FirstRun", "Calls"), "Agora, 100ms"),
        )
        for (name, what), name_label, what_label in zip(services, self._names, self._purposes, strict=True):
            name_label.setText(name)
            what_label.setText(what)
        self._demo.set_texts(
            tr("FirstRun", "Try the demo studio"),
            tr(
                "FirstRun",
                "Simulated sources, a mix and a chat, all inside this computer. No account, no cost, nothing leaves "
                "the machine.",
            ),
            tr("FirstRun", "Open the demo studio"),
            tr("FirstRun", "Takes about 5 seconds"),
        )
        self._connect.set_texts(
            tr("FirstRun", "Connect your services"),
            tr(
                "FirstRun",
                "Sign in to Mezon, then add MeetStream, ZEGOCLOUD and calls. Each one is tested; skip what you do not "
                "need.",
            ),
            tr("FirstRun", "Connect services…"),
            tr("FirstRun", "About 5 minutes; have your keys at hand"),
        )
        self._foot.setText(
            tr(
                "FirstRun",
                "You can change everything later in Settings. Airdesk keeps passwords and keys in this computer’s "
                "keyring only.",
            )
        )
