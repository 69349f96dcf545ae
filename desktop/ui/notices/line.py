"""The notice line: one sentence, at most one thing to do (or a decision), close. It never pushes anything away."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.core.model import Notice, NoticeKind
from desktop.ui.announce import announce
from desktop.ui.i18n import tr
from desktop.ui.notices.kinds import ICONS
from desktop.ui.notices.sentence_label import SentenceLabel
from desktop.ui.notices.wording import notice_text, remedy_text
from desktop.ui.theme import Theme, dress


class NoticeLine(QFrame):
    """`set_notices(open_notices)`, worst first; shows the first and “+2” for the others."""

    remedy_wanted = Signal(object)  # the Notice whose button was pressed
    close_wanted = Signal(int)  # the id of the notice
    history_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, speaks: bool = True) -> None:
        """`speaks`: it tells the screen reader; of several lines with the same notices only one does."""
        super().__init__(parent)
        self._theme, self._speaks = theme, speaks
        self._notices: tuple[Notice, ...] = ()
        self._spoken: set[tuple[int, int]] = set()
        self._icon, self._text = QLabel(self), SentenceLabel(theme, self)
        self._remedy, self._instead = QPushButton(self), QPushButton(self)
        self._others, self._close = QPushButton(self), QToolButton(self)
        self._lay_out()
        self._remedy.clicked.connect(self._ask_for_remedy)
        self._instead.clicked.connect(self._ask_for_instead)
        self._others.clicked.connect(self.history_wanted)
        self._close.clicked.connect(self._ask_to_close)
        theme.changed.connect(self._show)
        self._show()

    @property
    def current(self) -> Notice | None:
        """The notice that is shown."""
        return self._notices[0] if self._notices else None

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """All open notices, worst first, then newest."""
        self._notices = tuple(notices)
        self._show()
        if self._speaks:
            self._speak()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(self._theme.px(9), 0, self._theme.px(3), 0)
        layout.setSpacing(self._theme.px(8))
        dress(self._remedy, look="link")
        dress(self._instead, look="link")
        dress(self._others, look="link")
        dress(self._close, look="quiet", close=True)
        for button in (self._remedy, self._instead, self._others, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._remedy)
        layout.addWidget(self._instead)
        layout.addWidget(self._others)
        layout.addWidget(self._close)

    def _show(self) -> None:
        theme, notice = self._theme, self.current
        self.setFixedHeight(theme.size("notice"))
        if notice is None:
            return
        self._close.setIcon(theme.icon("close", "text.tertiary", 12))
        self._close.setIconSize(theme.icon_size(12))
        self._close.setFixedSize(theme.size("hitMin"), theme.size("hitMin"))
        self._close.setToolTip(tr("NoticeLine", "Close this notice"))
        self._close.setAccessibleName(tr("NoticeLine", "Close this notice"))
        icon, tone = ICONS[notice.kind]
        self._icon.setPixmap(theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
        dress(self, notice=str(notice.kind))
        text = notice_text(notice)
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, remedy in ((self._remedy, notice.remedy), (self._instead, notice.instead)):
            button.setVisible(remedy is not None)
            if remedy is not None:
                button.setText(remedy_text(remedy))
        more = len(self._notices) - 1
        self._others.setVisible(more > 0)
        self._others.setText(f"+{more}")
        self._others.setAccessibleName(tr("NoticeLine", "%n more notice(s)", "", more))

    def _speak(self) -> None:
        """Each notice is spoken once, and again when it is repeated."""
        for notice in self._notices:
            key = (notice.id, notice.count)
            if key not in self._spoken and notice.kind in (NoticeKind.WARN, NoticeKind.ERROR, NoticeKind.OK):
                announce(self, notice_text(notice), assertive=notice.kind is NoticeKind.ERROR)
            self._spoken.add(key)
        still = {notice.id for notice in self._notices}
        self._spoken = {key for key in self._spoken if key[0] in still}

    def _ask_for_remedy(self) -> None:
        if self.current is not None:
            self.remedy_wanted.emit(self.current)

    def _ask_for_instead(self) -> None:
        if self.current is not None:
            self.remedy_wanted.emit(replace(self.current, remedy=self.current.instead))

    def _ask_to_close(self) -> None:
        if self.current is not None:
            self.close_wanted.emit(self.current.id)
