"""The uppermost line of the window: menus, what is special about this run, date and clock."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenuBar, QToolButton, QWidget

from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.chip import Chip
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme, dress

_USER = {
    ServiceState.REFUSED: ("state-error", "error.text"),
    ServiceState.DEGRADED: ("state-warn", "warn.text"),
    ServiceState.DOWN: ("state-warn", "warn.text"),
}


class TopStrip(QWidget):
    """Set with `QMainWindow.setMenuWidget`. `menu_bar` is filled by `menus.py`."""

    user_pressed = Signal(object)  # the button, as an anchor

    def __init__(self, theme: Theme, demo: bool, open_ingest: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="window")
        self.menu_bar = QMenuBar(self)
        self.demo_chip, self.open_chip = Chip(theme), Chip(theme)
        self.demo_chip.setVisible(demo)
        self.open_chip.setVisible(open_ingest)
        self._date, self._clock = QLabel(), QLabel()
        self.user = QToolButton()
        self.user.hide()
        self._user: tuple[str, ServiceState, str] = ("", ServiceState.NOT_SET_UP, "")
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self.show_time)
        self._lay_out()
        self._retranslate()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_time(self) -> None:
        """Write date and clock, and again when the shown figure changes."""
        now = datetime.now(UTC)
        self._date.setText(formats.week_date(now))
        self._clock.setText(formats.time_of_day(now, seconds=formats.TimeStyle.seconds))
        period_s = 1 if formats.TimeStyle.seconds else 60
        past_s = (now.second % period_s) + now.microsecond / 1e6
        self._tick.start(round((period_s - past_s) * 1000) + 5)

    def show_user(self, name: str, state: ServiceState, sentence: str) -> None:
        """Who is signed in, and how that stands; nothing without a name."""
        self._user = (name, state, sentence)
        if not name:  # nor is its icon drawn for the first paint
            self.user.hide()
            return
        icon, tone = _USER.get(state, ("user", "text.secondary"))
        self.user.setText(name)
        self.user.setIcon(self._theme.icon(icon, tone))
        self.user.setToolTip(sentence)
        said = tr("TopStrip", "Signed in as {name}").format(name=isolate(name))
        self.user.setAccessibleName(said)
        self.user.setAccessibleDescription(sentence)
        self.user.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.px(8), 0, self._theme.px(10), 0)
        row.setSpacing(self._theme.px(10))
        row.addWidget(self.menu_bar, 1)  # with room to spare: from right to left, Qt takes its hint for one menu's
        dress(self.user, look="status")
        self.user.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.user.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.user.clicked.connect(lambda: self.user_pressed.emit(self.user))
        for widget in (self.open_chip, self.demo_chip, self._date, self._clock, self.user):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        dress(self._date, role="small", tone="secondary")
        dress(self._clock, role="strong", weight="bold")
        self._clock.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("menubar"))
        self.menu_bar.setFixedHeight(self._theme.size("menubar"))
        self.user.setFixedHeight(self._theme.px(24))
        self.user.setIconSize(self._theme.icon_size())
        self.user.setMaximumWidth(self._theme.px(220))
        self.show_user(*self._user)
        self._clock.setFont(self._theme.font("strong", "bold"))

    def _retranslate(self) -> None:
        self.demo_chip.set_state(tr("TopStrip", "DEMO"), icon="demo", tone="info.text")
        self.demo_chip.setToolTip(tr("TopStrip", "Everything shown here is simulated inside this computer."))
        self.open_chip.set_state(tr("TopStrip", "OPEN INGEST"), icon="state-warn", tone="warn.text")
        self.open_chip.setToolTip(tr("TopStrip", "Bots without an invitation are let in, from this computer only."))
        if self.isVisible():
            self.show_time()
