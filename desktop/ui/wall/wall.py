"""The wall: all sources side by side. Lays out, selects, scrolls; shows views and emits wishes.

Ids are those of the sources, in wall order. The wall tells the size at which each picture is shown
(`shown_changed`, device pixels) and beats for meters (`meters_due`, with the pictures or at 30 Hz) and counted
times (`clocks_due`, 1 Hz); the binding answers with set_level/set_views. Keys: `wall_keys.py`, places: `geometry.py`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop.core.model import Level, Picture, SourceState, SourceView
from desktop.ui.announce import announce
from desktop.ui.i18n import tr
from desktop.ui.panel_walk import tab_after
from desktop.ui.theme import Theme, dress, fill
from desktop.ui.wall.empty_wall import EmptyWall
from desktop.ui.wall.geometry import GHOST, Arrangement, Measures, WallLayout, arrange
from desktop.ui.wall.ghost_tile import GhostTile
from desktop.ui.wall.navigation import Direction, neighbour
from desktop.ui.wall.pulse import WITH_LEVEL, Pulse
from desktop.ui.wall.reorder import Reorder
from desktop.ui.wall.tile_news import is_news
from desktop.ui.wall.wall_keys import WallKeys

if TYPE_CHECKING:
    from desktop.ui.wall.tile import Tile


class Wall(QWidget):
    """One child per source, every one an accessible button; the wall is one tab stop."""

    focus_wanted = Signal(str)
    layout_wanted = Signal(WallLayout)
    selected = Signal(str)
    listen_wanted = Signal(str, bool)  # true: add to what is heard
    volume_wanted = Signal(str, int)
    mute_wanted = Signal(str, bool)
    menu_wanted = Signal(str, QPoint)  # on the screen
    button = Signal(str, object)  # a TileButton
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)
    move_wanted = Signal(str, int)
    invite_wanted = Signal()
    overs_cleared = Signal()
    shown_changed = Signal(str, int, int, bool)  # device pixels; 0, 0, False while hidden
    meters_due = Signal()
    clocks_due = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tiles: dict[str, Tile] = {}
        self._layout = WallLayout.FOCUS
        self._focus_id: str | None = None
        self._selected_id: str | None = None
        self._first = 0
        self._arrangement = Arrangement(())
        self._shown: dict[str, tuple[int, int, bool]] = {}
        self._reorder = Reorder(self)
        self._window: QWindow | None = None
        self.empty = EmptyWall(theme, self)
        self._ghost = GhostTile(theme, self)
        self._more = QToolButton(self)
        self._pulse = Pulse(theme, self)
        self._keys = WallKeys(self)
        self._build()

    @property
    def ids(self) -> tuple[str, ...]:
        """The sources in wall order."""
        return tuple(self._tiles)

    @property
    def selected_id(self) -> str | None:
        """The selected source."""
        return self._selected_id

    @property
    def arrangement(self) -> Arrangement:
        """Where everything lies now."""
        return self._arrangement

    def tile(self, source_id: str) -> Tile:
        """The tile of a source; KeyError for one that is not on the wall."""
        return self._tiles[source_id]

    def set_views(self, views: Sequence[SourceView], now: float) -> None:
        """All sources, in wall order, at the monotonic time `now`. Call it as often as you like."""
        ids = [view.id for view in views]
        if ids != list(self._tiles):
            self._tiles = self._tiles_for(ids)
            if self._selected_id not in self._tiles:
                self._select(ids[0] if ids else None)
            self._arrange()
        for view in views:
            self._set_view(view, now)
        self._beat()

    def set_layout(self, layout: WallLayout, focus_id: str | None) -> None:
        """Focus or grid, and which source is large; without one it is the first."""
        if (layout, focus_id) != (self._layout, self._focus_id):
            self._layout, self._focus_id = layout, focus_id
            self._arrange()

    def set_picture(self, source_id: str, picture: Picture) -> None:
        """The newest picture of a source; forgotten when it is not on the wall."""
        tile = self._tiles.get(source_id)
        if tile is not None:
            tile.set_picture(picture)
            self._pulse.pictured(time.monotonic())

    def set_level(self, source_id: str, level: Level) -> None:
        """The level of a source at this moment."""
        tile = self._tiles.get(source_id)
        if tile is not None:
            tile.set_level(level)

    def set_invite_key(self, key: str) -> None:
        """The key that invites a bot, as the ghost tile shows it."""
        self._ghost.set_key(key)

    def set_single_keys(self, allowed: bool) -> None:
        """Whether digits and letters alone act."""
        self._keys.single_keys = allowed

    def select(self, source_id: str, by_keyboard: bool = False) -> None:
        """Select a source and bring it into view; the keyboard follows if it asked."""
        if source_id not in self._tiles:
            return
        self._select(source_id)
        self._scroll_to(source_id)
        if by_keyboard:
            self._tiles[source_id].setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, direction: Direction) -> None:
        """Move the selection by an arrow key; scrolls the strip at its ends."""
        if self._selected_id is None:
            return
        target = neighbour(self._arrangement.places, self.ids.index(self._selected_id), direction)
        if target is not None:
            self.select(self.ids[target], by_keyboard=True)
        elif direction in (Direction.UP, Direction.DOWN):
            self.scroll_strip(direction.value[1], follow=True)

    def scroll_strip(self, tiles: int, follow: bool = False) -> None:
        """Scroll the strip by whole tiles; `follow` takes the selection to its end."""
        first = max(0, min(self._first + tiles, self._arrangement.before + self._arrangement.after))
        if first == self._first:
            return
        self._first = first
        self._arrange()
        strip = [place.index for place in self._arrangement.places if not place.focus and place.index != GHOST]
        if follow and strip:
            self.select(self.ids[strip[0 if tiles < 0 else -1]], by_keyboard=True)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(1024), self._theme.px(477))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._arrangement.more is not None and event.angleDelta().y():
            self.scroll_strip(-1 if event.angleDelta().y() > 0 else 1)
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not self._window:
            self._window = window
            window.windowStateChanged.connect(self._window_changed)
        self._arrange()
        self._tell_shown()
        self._beat()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_shown()
        self._beat()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._tell_shown()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colour("bg.wall"))
        if self._reorder.mark is not None:
            painter.fillRect(self._reorder.mark, self._theme.colour("tile.focus"))

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self._more, look="wall")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.clicked.connect(self._show_more)
        self._ghost.clicked.connect(self.invite_wanted)
        self.empty.invite_wanted.connect(self.invite_wanted)
        self._pulse.meters_due.connect(self.meters_due)
        self._pulse.clocks_due.connect(self.clocks_due)
        self._theme.changed.connect(self._arrange)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self._retranslate()

    def _tiles_for(self, ids: Sequence[str]) -> dict[str, Tile]:
        for gone in set(self._tiles) - set(ids):
            tile = self._tiles.pop(gone)
            tile.hide()
            tile.deleteLater()
            self._shown.pop(gone, None)
        new = {source_id: self._tiles.get(source_id) or self._new_tile(source_id) for source_id in ids}
        if any(source_id not in self._tiles for source_id in new):
            tab_after(self.empty.first_button, new.values())
        return new

    def _new_tile(self, source_id: str) -> Tile:
        from desktop.ui.wall.tile import Tile  # noqa: PLC0415 - an empty wall has none

        tile = Tile(self._theme, self)
        tile.clicked.connect(lambda: self._select(source_id))
        tile.focus_wanted.connect(lambda: self.focus_wanted.emit(source_id))
        tile.listen_wanted.connect(lambda add: self.listen_wanted.emit(source_id, add))
        tile.volume_changed.connect(lambda volume: self.volume_wanted.emit(source_id, volume))
        tile.mute_wanted.connect(lambda muted: self.mute_wanted.emit(source_id, muted))
        tile.menu_wanted.connect(lambda where: self.menu_wanted.emit(source_id, where))
        tile.button.connect(lambda wish: self.button.emit(source_id, wish))
        tile.overs_cleared.connect(self.overs_cleared)
        tile.dragged.connect(lambda where: self._reorder.drag(source_id, where))
        tile.dropped.connect(lambda where: self._reorder.drop(source_id, where))
        return tile

    def _set_view(self, view: SourceView, now: float) -> None:
        tile = self._tiles[view.id]
        before = tile.view
        tile.set_view(view, now)
        if before is not None and is_news(before, view):
            announce(tile, tile.accessibleName(), assertive=view.state is SourceState.FAILED)

    def _select(self, source_id: str | None) -> None:
        if source_id == self._selected_id:
            return
        for tile_id, tile in self._tiles.items():
            tile.set_selected(tile_id == source_id)
        self._selected_id = source_id
        if source_id is not None:
            self.selected.emit(source_id)

    def _arrange(self) -> None:
        measures = Measures().scaled(self._theme.scale)
        ids = self.ids
        focus = ids.index(self._focus_id) if self._focus_id in self._tiles else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        found = arrange(
            self.width(), self.height(), len(ids), self._layout,
            focus=focus, first=self._first, rtl=rtl, measures=measures,
        )  # fmt: skip
        self._arrangement, self._first = found, found.before
        placed = {place.index: place for place in found.places}
        for index, source_id in enumerate(ids):
            tile = self._tiles[source_id]
            if index in placed:
                tile.set_place(placed[index])
            tile.setVisible(index in placed)
        self._ghost.setVisible(GHOST in placed)
        if GHOST in placed:
            self._ghost.setGeometry(placed[GHOST].tile)
        self._show_more_button(found)
        self.empty.setVisible(not ids)
        self.empty.move((self.width() - self.empty.width()) // 2, max(0, (self.height() - self.empty.height()) // 2))
        self._tell_shown()
        self.update()

    def _show_more_button(self, found: Arrangement) -> None:
        self._more.setVisible(found.more is not None)
        if found.more is not None:
            self._more.setGeometry(found.more)
            self._more.setText(tr("Wall", "%n more", "", found.before + found.after))
            up = found.after == 0
            self._more.setIcon(self._theme.icon("chevron-up" if up else "chevron-down", "umd.text2", 14))

    def _show_more(self) -> None:
        self.scroll_strip(1 if self._arrangement.after else -self._first)

    def _scroll_to(self, source_id: str) -> None:
        index = self.ids.index(source_id)
        if any(place.index == index for place in self._arrangement.places):
            return
        shown = [place.index for place in self._arrangement.places if not place.focus]
        self.scroll_strip(index - max(shown) if index > max(shown) else index - min(shown))

    @property
    def _seen(self) -> bool:
        window = self._window
        return self.isVisible() and window is not None and not window.windowStates() & Qt.WindowState.WindowMinimized

    def _window_changed(self) -> None:
        self._tell_shown()
        self._beat()

    def _tell_shown(self) -> None:
        """Tell the size in device pixels of every picture whose size or visibility has changed."""
        seen = self._seen
        for source_id, tile in self._tiles.items():
            size = tile.picture.wanted_size
            visible = seen and not tile.isHidden() and not size.isEmpty()
            now = (size.width(), size.height(), True) if visible else (0, 0, False)
            if self._shown.get(source_id, (0, 0, False)) != now:
                self._shown[source_id] = now
                self.shown_changed.emit(source_id, *now)

    def _beat(self) -> None:
        seen = self._seen
        levels = any(tile.view is not None and tile.view.state in WITH_LEVEL for tile in self._tiles.values())
        self._pulse.run(meters=seen and levels, clocks=seen and bool(self._tiles))

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for tile in self._tiles.values():
            if old is not None and (old is tile or tile.isAncestorOf(old)):
                tile.focus_moved(new)

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Wall", "Wall"))
        for tile in self._tiles.values():
            tile.refresh(time.monotonic())
        self._arrange()
