"""The line above the wall: summary or notice at the start; layout, record all, invite at the end.

While everything is muted the panic bar covers all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStackedLayout, QWidget

from desktop.core.model import Notice, RecordingState, SourceState, SourceView
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.keys import with_key
from desktop.ui.panel_walk import tab_after
from desktop.ui.segment import Segment
from desktop.ui.theme import Theme, dress
from desktop.ui.wall.geometry import WallLayout

if TYPE_CHECKING:
    from desktop.ui.notices.line import NoticeLine

_RUNNING = (RecordingState.STARTING, RecordingState.RECORDING, RecordingState.IDLE, RecordingState.HELD)


class WallHeader(QFrame):
    """36 high. The line of notices replaces the summary, nothing moves."""

    layout_wanted = Signal(WallLayout)
    record_all_wanted = Signal()
    stop_all_wanted = Signal()
    invite_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: tuple[SourceView, ...] = ()
        self._compact = False
        self._keys = ("", "", "")  # of the layout, of recording all, of the invitation
        self._notices: NoticeLine | None = None
        self._plain = QWidget(self)
        self._summary = ElidedLabel("", self._plain)
        self._room, self._choice = QWidget(self._plain), QWidget(self._plain)  # made in the order of the Tab key
        self._grid, self._focus = Segment(self._choice), Segment(self._choice)
        self._record, self._invite = QPushButton(self._plain), QPushButton(self._plain)
        self._stack = QStackedLayout()
        self._layers = QStackedLayout(self)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def notices(self) -> NoticeLine:
        """The line of notices. Made when it is first asked for: the window is painted before there are any."""
        if self._notices is None:
            from desktop.ui.notices.line import NoticeLine  # noqa: PLC0415 - the window stands before it

            self._notices = NoticeLine(self._theme, self)
            self._notice_room.addWidget(self._notices)
            tab_after(self, [self._notices, self._choice, self._record, self._invite])
        return self._notices

    @property
    def record_button(self) -> QPushButton:
        """Record all, or Stop all…; the question of the latter is anchored here."""
        return self._record

    @property
    def invite_button(self) -> QPushButton:
        """The last stop of the header; the wall comes after it."""
        return self._invite

    def set_views(self, views: Sequence[SourceView]) -> None:
        """Count the sources and their states."""
        self._views = tuple(views)
        self._retranslate()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """All open notices, worst first; without one the summary is seen."""
        self.notices.set_notices(notices)
        self._stack.setCurrentIndex(1 if notices else 0)

    def cover(self, bar: QWidget | None) -> None:
        """Show this instead of everything; None: the header itself."""
        if bar is not None and self._layers.indexOf(bar) < 0:
            self._layers.addWidget(bar)
            tab_after(self, [bar, self._plain])
        self._layers.setCurrentWidget(self._plain if bar is None else bar)

    def set_layout(self, layout: WallLayout) -> None:
        """Which segment is checked."""
        (self._grid if layout is WallLayout.GRID else self._focus).setChecked(True)

    def set_keys(self, layout: str, record_all: str, invite: str) -> None:
        """The keys that do what the buttons do, for their tooltips."""
        self._keys = (layout, record_all, invite)
        self._retranslate()

    def set_compact(self, compact: bool) -> None:
        """Under 1500 px: the record button is an icon, the invitation is shorter."""
        self._compact = compact
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @property
    def is_recording(self) -> bool:
        """Whether any source records, so that the button stops all."""
        return any(view.recording.state in _RUNNING for view in self._views)

    def _lay_out(self) -> None:
        dress(self, panel="panel")
        dress(self._summary, tone="secondary")
        dress(self._grid, look="segment")
        dress(self._focus, look="segment-last")
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # its text elides
        self._notice_room = QHBoxLayout(self._room)
        self._notice_room.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._summary)
        self._stack.addWidget(self._room)
        group = QButtonGroup(self)
        self._choice.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # round corners at the ends of the segments
        segments = QHBoxLayout(self._choice)
        segments.setContentsMargins(0, 0, 0, 0)
        segments.setSpacing(0)
        for segment in (self._grid, self._focus):
            group.addButton(segment)
            segments.addWidget(segment)
        self._focus.setChecked(True)
        self._row = QHBoxLayout(self._plain)
        self._row.addLayout(self._stack, 1)
        self._row.addWidget(self._choice)
        self._row.addWidget(self._record)
        self._row.addWidget(self._invite)
        for button in (self._record, self._invite):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layers.addWidget(self._plain)  # last: it shows what is on it, and what is shown is dressed again

    def _connect(self) -> None:
        self._grid.clicked.connect(lambda: self.layout_wanted.emit(WallLayout.GRID))
        self._focus.clicked.connect(lambda: self.layout_wanted.emit(WallLayout.FOCUS))
        self._record.clicked.connect(
            lambda: self.stop_all_wanted.emit() if self.is_recording else self.record_all_wanted.emit()
        )
        self._invite.clicked.connect(self.invite_wanted)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("wallHeader"))
        self._row.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
        for segment, icon in ((self._grid, "grid"), (self._focus, "focus")):
            segment.setIcon(theme.icon(icon, "text.secondary", on="text.primary"))
            segment.setIconSize(theme.icon_size())
            segment.setFixedSize(QSize(theme.px(36), theme.px(28)))
        self._invite.setIcon(theme.icon("bot", "text.secondary"))
        for button in (self._record, self._invite):
            button.setIconSize(theme.icon_size())
        self._retranslate()

    def _retranslate(self) -> None:
        self._summary.setText(summary(self._views))
        layout_key, record_key, invite_key = self._keys
        self._grid.setToolTip(with_key(tr("WallHeader", "Grid"), layout_key))
        self._focus.setToolTip(with_key(tr("WallHeader", "One source large"), layout_key))
        self._grid.setAccessibleName(tr("WallHeader", "Grid layout"))
        self._focus.setAccessibleName(tr("WallHeader", "Focus layout"))
        record = tr("WallHeader", "Stop all…") if self.is_recording else tr("WallHeader", "Record all")
        self._record.setText("" if self._compact else record)
        self._record.setAccessibleName(record)
        stop, start = tr("WallHeader", "Stop all recordings"), tr("WallHeader", "Record all sources")
        self._record.setToolTip(with_key(stop if self.is_recording else start, record_key))
        self._record.setIcon(
            self._theme.icon("stop", "text.primary") if self.is_recording else self._theme.icon("record", "rec.dot")
        )
        can_record = any(
            view.state in (SourceState.RECEIVING, SourceState.STALLED, SourceState.PAUSED) for view in self._views
        )
        self._record.setEnabled(self.is_recording or can_record)
        short, long = tr("WallHeader", "Invite bot…"), tr("WallHeader", "Invite a meeting bot…")
        self._invite.setText(short if self._compact else long)
        self._invite.setToolTip(with_key(tr("WallHeader", "Invite a meeting bot"), invite_key))


def summary(views: Sequence[SourceView]) -> str:
    """“4 sources: 3 receiving, 1 stalled”."""
    if not views:
        return tr("WallHeader", "No sources yet")
    counts = Counter(view.state for view in views)
    parts = ", ".join(_counted(state, counts[state]) for state in SourceState if counts[state])
    return tr("WallHeader", "%n source(s): {parts}", "", len(views)).format(parts=parts)


def _counted(state: SourceState, count: int) -> str:
    return {
        SourceState.INVITED: lambda: tr("WallHeader", "%n invited", "", count),
        SourceState.JOINING: lambda: tr("WallHeader", "%n joining", "", count),
        SourceState.WAITING: lambda: tr("WallHeader", "%n waiting", "", count),
        SourceState.RECEIVING: lambda: tr("WallHeader", "%n receiving", "", count),
        SourceState.STALLED: lambda: tr("WallHeader", "%n stalled", "", count),
        SourceState.PAUSED: lambda: tr("WallHeader", "%n paused", "", count),
        SourceState.ENDED: lambda: tr("WallHeader", "%n ended", "", count),
        SourceState.FAILED: lambda: tr("WallHeader", "%n failed", "", count),
    }[state]()
