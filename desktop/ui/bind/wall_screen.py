"""The wall on another screen and back: the submenu of screens, and the strip in the wall's place meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.core.errors import Code
from desktop.ui.i18n import tr
from desktop.ui.panel_walk import tab_after
from desktop.ui.wall_away import WallAway
from desktop.ui.wall_window import WallWindow

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow


class WallScreenBinding(QObject):
    """Made when somebody first looks at the submenu. The wall comes back by itself when its screen goes."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._away: WallWindow | None = None
        self._screen: QScreen | None = None
        self._place: WallAway | None = None
        self._offered: list[QObject] = []
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._screen_gone)

    @property
    def is_away(self) -> bool:
        """Whether the wall is on another screen."""
        return self._away is not None

    def offer(self, menu: QMenu) -> None:
        """List the other screens in front of “Bring the wall back”."""
        for old in self._offered:
            old.deleteLater()
        back = menu.actions()[-1]
        found = [screen for screen in QGuiApplication.screens() if screen is not self._window.screen()]
        self._offered = []
        for screen in found:
            action = menu.addAction(_name(screen))
            menu.insertAction(back, action)
            action.setCheckable(True)
            action.setChecked(screen is self._screen)
            action.triggered.connect(lambda _=False, screen=screen: self.send(screen))
            self._offered.append(action)
        if not found:
            none = menu.addAction(tr("WallScreen", "There is no other screen."))
            menu.insertAction(back, none)
            none.setEnabled(False)
            self._offered.append(none)

    def send(self, screen: QScreen) -> None:
        """Show the wall on all of `screen`."""
        self.back()
        wall = self._window.wall
        column = _column(wall)
        if column is None:
            return
        at = column.indexOf(wall)  # what stands under it stays there
        self._away, self._screen = WallWindow(self._window), screen
        self._away.closed.connect(self.back)
        self._away.take(wall, screen)
        self._place = place = WallAway(self._window.theme, _name(screen), self._window)
        place.back_wanted.connect(self.back)
        place.strip.invite_wanted.connect(wall.invite_wanted)
        place.strip.set_invite_key(self._window.actions_.key_text("source.invite"))
        place.strip.set_single_keys(self._desk.store.settings.appearance.single_keys)
        column.insertWidget(at, place, 1)
        tab_after(self._window.wall_header.invite_button, [place.back_button, place.strip])
        place.show()
        self._window.binding.wall.add_strip(place.strip)
        self._window.binding.commands.refresh()
        self._window.panels.go_to(wall)

    def back(self) -> None:
        """Bring the wall into the main window again."""
        away, place = self._away, self._place
        if away is None or place is None:
            return
        self._away = self._screen = self._place = None
        self._window.binding.wall.drop_strip()
        column = _column(place)
        if column is not None:
            column.replaceWidget(place, self._window.wall)
            column.setStretchFactor(self._window.wall, 1)
        self._window.wall.show()
        tab_after(self._window.wall_header.invite_button, [self._window.wall])
        for gone in (place, away):
            gone.hide()
            gone.deleteLater()
        self._window.binding.commands.refresh()
        self._window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wall leaves with its desk; a minimised desk leaves it where it is."""
        if watched is self._window and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.back()
        return False

    def _screen_gone(self, screen: QScreen) -> None:
        if self._away is not None and screen is self._screen:
            self.back()
            self._desk.notices.raise_(Code.WALL_BACK)


def _column(inside: QWidget) -> QVBoxLayout | None:
    panel = inside.parentWidget()
    layout = None if panel is None else panel.layout()
    return layout if isinstance(layout, QVBoxLayout) else None


def _name(screen: QScreen) -> str:
    size = screen.size() * screen.devicePixelRatio()
    return f"{screen.name()}, {size.width()} × {size.height()}"
