"""The playlist: what is played in which order, how each item stands, what happens at the end (UI.md 6.3)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.programme import NOT_READY, PLAYING, TRACKS_LIMIT, AtEnd, Track, TrackState
from desktop.ui import formats
from desktop.ui.dialogs import on_screen
from desktop.ui.empty_state import EmptyState
from desktop.ui.fields import ChoiceBox, push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.onair.address_popover import AddressPopover
from desktop.ui.onair.playlist_model import PlaylistModel
from desktop.ui.onair.playlist_view import PlaylistView
from desktop.ui.theme import Theme, dress

SIZE = (620, 440)


class PlaylistFace(Struct, frozen=True):
    """What the window shows. `position_s` of the item on air, in whole seconds."""

    channel: str = ""
    tracks: tuple[Track, ...] = ()
    position_s: float | None = None
    at_end: AtEnd = AtEnd.SILENT
    can_undo: bool = False


def summary(tracks: Sequence[Track], position_s: float | None = None) -> str:
    """“5 items, 16:14 ready”: what is still to be heard, as far as the lengths are known; else no time."""
    over = (TrackState.PLAYED, *NOT_READY)
    lengths = [(track, track.length_s or 0.0) for track in tracks if track.state not in over]
    ready = sum(max(0.0, s - (position_s or 0.0)) if track.state in PLAYING else s for track, s in lengths)
    items = tr("Playlist", "%n item(s)", "", len(tracks))
    if not ready:
        return items
    return tr("Playlist", "{items}, {time} ready").format(items=items, time=formats.elapsed(ready))


class PlaylistWindow(QDialog):
    """`show_face(PlaylistFace(...))`; modal to nothing. Every edit is a wish."""

    add_wanted = Signal(object)  # addresses, in order
    replace_wanted = Signal(int, str)
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    next_wanted = Signal(int)
    check_wanted = Signal(int)
    undo_wanted = Signal()
    at_end_wanted = Signal(object)  # an AtEnd

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = PlaylistFace()
        self.setModal(False)
        self._rows = PlaylistModel(self)
        self.list = PlaylistView(theme, self._rows)
        self.empty = EmptyState(theme, "playlist")
        self.add, self.undo, self.close_button = push_button(""), push_button(""), push_button("")
        self._summary, self._at_end_label = QLabel(), QLabel()
        self.at_end = ChoiceBox()
        self.address = AddressPopover(theme, self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_face(self, face: PlaylistFace) -> None:
        """Show `face`; what is selected stays selected, and where it is gone, what took its place."""
        if face == self._face:
            return
        chosen, row = self.list.chosen(), self.list.currentIndex().row()
        self._face = face
        self._rows.set_tracks(face.tracks)
        self._rows.set_position(face.position_s)
        if chosen is not None and self.list.chosen() is None:
            self.list.choose(chosen.id)
        if chosen is not None and self.list.chosen() is None:
            self.list.setCurrentIndex(self._rows.index(min(row, self._rows.rowCount() - 1)))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show(self) -> None:
        face = self._face
        self._pages.setCurrentIndex(0 if face.tracks else 1)
        self._summary.setText(summary(face.tracks, face.position_s) if face.tracks else "")
        self.undo.setEnabled(face.can_undo)
        blocked = self.at_end.blockSignals(True)
        self.at_end.choose(face.at_end)
        self.at_end.blockSignals(blocked)
        title = tr("Playlist", "Playlist – {channel}").format(channel=isolate(face.channel))
        self.setWindowTitle(title if face.channel else tr("Playlist", "Playlist"))

    def _ask_to_add(self) -> None:
        self.address.ask(self.add, self.add_wanted.emit, room=TRACKS_LIMIT - len(self._face.tracks))

    def _ask_to_replace(self, track_id: int) -> None:
        track = next((one for one in self._face.tracks if one.id == track_id), None)
        if track is not None:
            self.address.ask(self.add, lambda found: self.replace_wanted.emit(track_id, found[0]), track.address)

    def _connect(self) -> None:
        self.add.clicked.connect(self._ask_to_add)
        self.empty.primary_pressed.connect(self._ask_to_add)
        self.undo.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(self.close)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(lambda: self.undo_wanted.emit() if self._face.can_undo else None)
        self.at_end.currentIndexChanged.connect(lambda _: self.at_end_wanted.emit(self.at_end.chosen))
        for mine, of_list in (
            (self.move_wanted, self.list.move_wanted),
            (self.next_wanted, self.list.next_wanted),
            (self.remove_wanted, self.list.remove_wanted),
            (self.check_wanted, self.list.check_wanted),
        ):
            of_list.connect(mine)
        self.list.replace_wanted.connect(self._ask_to_replace)

    def _lay_out(self) -> None:
        theme = self._theme
        self.resize(on_screen(self, theme, SIZE))
        dress(self._summary, role="small", tone="secondary")
        dress(self._at_end_label, role="small", tone="secondary")
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.add)
        top.addStretch(1)
        top.addWidget(self._summary)
        foot.addWidget(self._at_end_label)
        foot.addWidget(self.at_end)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        foot.addWidget(self.close_button)
        for row in (top, foot):
            row.setContentsMargins(*(theme.px(n) for n in (11, 10, 13, 10)))
            row.setSpacing(theme.space(2))
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)
        self.setTabOrder(self.add, self.list)

    def _restyle(self) -> None:
        theme = self._theme
        for button, icon in ((self.add, "link"), (self.undo, "reply")):
            button.setIcon(theme.icon(icon, size=16))
            button.setIconSize(theme.icon_size(16))

    def _retranslate(self) -> None:
        self.add.setText(tr("Playlist", "Add address…"))
        self.undo.setText(tr("Playlist", "Undo"))
        self.close_button.setText(tr("Playlist", "Close"))
        self._at_end_label.setText(tr("Playlist", "When the list ends"))
        self.at_end.setAccessibleName(tr("Playlist", "When the list ends"))
        self.list.setAccessibleName(tr("Playlist", "Playlist"))
        blocked = self.at_end.blockSignals(True)
        self.at_end.set_choices(
            (AtEnd.SILENT, tr("Playlist", "Stay on air, silent")),
            (AtEnd.REPEAT, tr("Playlist", "Repeat the list")),
            (AtEnd.STOP, tr("Playlist", "End the broadcast")),
        )
        self.at_end.blockSignals(blocked)
        self.empty.set_words(
            tr("Playlist", "Nothing to play."),
            tr("Playlist", "Add the address of a file that ends in .ogg, .opus or .webm."),
            tr("Playlist", "Add address…"),
        )
        self.list.viewport().update()
        self._show()
