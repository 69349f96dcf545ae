"""The wall between the desk and the operator: views, pictures, levels in; wishes out."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu

from desktop.ui.i18n import tr
from desktop.ui.keys import native
from desktop.ui.panel_walk import focus_is_in
from desktop.ui.wall.face import TileButton
from desktop.ui.wall.geometry import WallLayout

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.core.model import Picture
    from desktop.ui.bind.pulls import PullBinding
    from desktop.ui.bind.sources import SourceBinding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.wall.wall import Wall

LAYOUT = "wall_layout"
SCREEN_FRAME_S = 1 / 60
MENU = (
    "source.listen", "source.listen_add", "source.mute", None, "source.record", None, "source.pause", "source.rename",
    "source.host_text", "source.copy_address", "source.diagnostics", None, "source.remove",
)  # fmt: skip

# What a tile offers on a button and the menu as a command.
_IN_MENU = (TileButton.COPY_HOST_TEXT, TileButton.REMOVE_BOT, TileButton.RESUME, TileButton.REMOVE_TILE)


class WallBinding(QObject):
    """Many changes in one turn of the loop are one refresh: the newest wins."""

    refreshed = Signal()

    def __init__(self, window: MainWindow, desk: Desk, sources: SourceBinding, pulls: PullBinding) -> None:
        super().__init__(window)
        self._window, self._desk, self._sources, self._pulls = window, desk, sources, pulls
        self._wall = window.wall
        self._strip: Wall | None = None  # while the wall is on another screen
        self._sizes: dict[Wall, dict[str, tuple[int, int]]] = {}  # at which they show pictures
        kept = window.layout_memory.word(LAYOUT)
        self.layout = WallLayout(kept) if kept in list(WallLayout) else WallLayout.FOCUS
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._waiting: dict[str, Picture] = {}
        self._shown_at = -math.inf
        self._gathering = QTimer(self)
        self._gathering.setTimerType(Qt.TimerType.PreciseTimer)
        self._gathering.setSingleShot(True)
        self._gathering.timeout.connect(self._show_pictures)
        self._listen()
        self._hear_wishes()

    def refresh(self) -> None:
        """Show every source as it stands now."""
        ids = self._desk.sources.ids
        was_empty = focus_is_in(self._wall.empty)
        views = [self._desk.sources.view(source_id) for source_id in ids]
        self._wall.set_views(views, time.monotonic())
        self._wall.set_layout(self.layout, self._desk.sources.focus_id)
        self._show_keys(self._wall)
        if self._strip is not None:
            self._strip.set_views(views, time.monotonic())
            self._strip.set_layout(WallLayout.STRIP, None)
            self._show_keys(self._strip)
            self._strip.setVisible(bool(ids))  # how to begin is said on the wall itself
        self._window.wall_header.set_views(views)
        self._window.wall_header.set_layout(self.layout)
        if was_empty and ids:  # the card that had the keyboard is gone
            self._wall.select(ids[0], by_keyboard=True)
        self._sources.check_question()
        self.refreshed.emit()

    def focus(self, source_id: str) -> None:
        """Show one large; from the grid this leads to the focus layout."""
        self._desk.sources.focus(source_id)
        self._wall.select(source_id)
        self.set_layout(WallLayout.FOCUS)

    def set_layout(self, layout: WallLayout) -> None:
        """Focus or grid; remembered for the next start."""
        if layout is not self.layout:
            self.layout = layout
            self._window.layout_memory.keep_word(LAYOUT, layout.value)
        self.refresh()

    def add_strip(self, strip: Wall) -> None:
        """A second, small wall for the desk; the same source is selected in both."""
        self._strip = strip
        self._hear_wall(strip)
        strip.selected.connect(self._wall.select)
        self._wall.selected.connect(strip.select)
        self.refresh()
        if self._wall.selected_id is not None:
            strip.select(self._wall.selected_id)

    def drop_strip(self) -> None:
        """The wall is back: it alone says at which sizes pictures are seen."""
        strip, self._strip = self._strip, None
        if strip is not None:
            self._wall.selected.disconnect(strip.select)
            for source_id in self._sizes.pop(strip, {}):
                self._show_size(source_id)

    def _listen(self) -> None:
        desk = self._desk
        for signal in (desk.sources.added, desk.sources.removed, desk.sources.changed):
            signal.connect(self._source_changed)
        for plain in (desk.sources.order_changed, desk.sources.focus_changed, desk.recordings.changed,
                      desk.listening.changed):  # fmt: skip
            plain.connect(self._changed)
        self._window.actions_.keys_changed.connect(self._changed)
        desk.sources.removed.connect(self._removed)
        desk.pictures.arrived.connect(self._picture)

    def _hear_wishes(self) -> None:
        wall, desk = self._wall, self._desk
        wall.clocks_due.connect(self.refresh)
        self._hear_wall(wall)
        header = self._window.wall_header
        header.layout_wanted.connect(self.set_layout)
        header.record_all_wanted.connect(desk.recordings.start_all)
        header.stop_all_wanted.connect(self._sources.record_all)
        wall.empty.test_source_wanted.connect(self._window.test_source_wanted)
        wall.empty.set_test_source(desk.demo)

    def _hear_wall(self, wall: Wall) -> None:
        desk = self._desk
        wall.meters_due.connect(lambda: self._levels(wall))
        wall.shown_changed.connect(lambda *size: self._shown(wall, *size))
        wall.focus_wanted.connect(self.focus)
        wall.layout_wanted.connect(self.set_layout)
        wall.listen_wanted.connect(self._listen_to)
        wall.volume_wanted.connect(desk.listening.set_volume)
        wall.mute_wanted.connect(desk.listening.set_muted)
        wall.rename_wanted.connect(self._sources.rename)
        wall.remove_wanted.connect(self._sources.remove)
        wall.move_wanted.connect(self._sources.move)
        wall.overs_cleared.connect(desk.pictures.clear_overs)
        wall.selected.connect(lambda _source_id: self.refreshed.emit())
        wall.menu_wanted.connect(self._menu)
        wall.button.connect(self._button)

    def _show_keys(self, wall: Wall) -> None:
        keys = (self._window.actions_.key_text("source.listen"), self._window.actions_.key_text("source.mute"))
        for source_id in wall.ids:
            wall.tile(source_id).controls.set_keys(*keys)

    def _shown(self, wall: Wall, source_id: str, width: int, height: int, visible: bool) -> None:
        """A source has one picture: the large wall says how large it is, the strip only for what is not there."""
        sizes = self._sizes.setdefault(wall, {})
        if visible:
            sizes[source_id] = (width, height)
        else:
            sizes.pop(source_id, None)
        self._show_size(source_id)

    def _show_size(self, source_id: str) -> None:
        both = (self._wall, self._strip)
        sizes = [self._sizes.get(wall, {}).get(source_id) for wall in both if wall is not None]
        size = next((size for size in sizes if size is not None), None)
        self._desk.pictures.show(source_id, *(size or (0, 0)), size is not None)

    def _listen_to(self, source_id: str, add: bool) -> None:
        if add:
            self._desk.listening.toggle(source_id)
        else:
            self._desk.listening.hear_only(source_id)

    def _levels(self, wall: Wall) -> None:
        for source_id in wall.ids:
            tile = wall.tile(source_id)
            if tile.isVisible():
                tile.set_level(self._desk.pictures.level(source_id))

    def _picture(self, source_id: str) -> None:
        """Show it now, or with those of the other sources that come within one frame of the screen."""
        picture = self._desk.pictures.take(source_id)
        if picture is None:
            return
        if source_id in self._waiting:  # two in one frame: it catches up, and none is skipped for the others' sake
            self._show_pictures()
        self._waiting[source_id] = picture
        early_s = self._shown_at + SCREEN_FRAME_S - time.monotonic()
        if early_s <= 0:
            self._show_pictures()
        elif not self._gathering.isActive():
            self._gathering.start(math.ceil(1000 * early_s))

    def _show_pictures(self) -> None:
        """All pictures that wait: with the meters that move with them they are painted and sent to the screen once."""
        self._gathering.stop()
        self._shown_at = time.monotonic()
        for source_id, picture in self._waiting.items():
            self._wall.set_picture(source_id, picture)
            if self._strip is not None:
                self._strip.set_picture(source_id, picture)
        self._waiting.clear()

    def _menu(self, source_id: str, where: QPoint) -> None:
        self._wall.select(source_id)
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        focus = menu.addAction(tr("TileMenu", "Focus") + "\tEnter")  # the key is the tile's own, not the window's
        focus.triggered.connect(lambda: self.focus(source_id))
        for wish, text in self._wall.tile(source_id).offers:
            if wish not in _IN_MENU:
                menu.addAction(text).triggered.connect(lambda _=False, wish=wish: self._button(source_id, wish))
        for command_id in MENU:
            if command_id is None:
                menu.addSeparator()
            else:
                self._add_command(menu, command_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _add_command(self, menu: QMenu, command_id: str) -> None:
        actions = self._window.actions_
        shared, key = actions.action(command_id), actions.command(command_id).widget_key
        if not key:
            menu.addAction(shared)
            return
        own = menu.addAction(f"{shared.text()}\t{native(key)}")  # the key is the tile's own, as that of Focus
        own.setEnabled(shared.isEnabled())
        own.setToolTip(shared.toolTip())
        own.triggered.connect(lambda _=False: shared.trigger())

    def _button(self, source_id: str, button: TileButton) -> None:
        sources = self._sources
        {
            TileButton.COPY_HOST_TEXT: sources.copy_host_text,
            TileButton.REMOVE_BOT: sources.remove,
            TileButton.CHECK_INGEST: lambda _id: self._window.check_ingest(),
            TileButton.RESUME: sources.pause_or_resume,
            TileButton.SHOW_RECORDING: sources.show_recording,
            TileButton.REMOVE_TILE: sources.remove,
            TileButton.INVITE_AGAIN: self._pulls.again,
            TileButton.DETAILS: sources.show_details,
        }[button](source_id)

    def _removed(self, source_id: str) -> None:
        for sizes in self._sizes.values():
            sizes.pop(source_id, None)

    def _source_changed(self, _source_id: str) -> None:
        self._soon.start()

    def _changed(self) -> None:
        self._soon.start()
