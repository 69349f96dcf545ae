"""Where windows stood, for each state and screen, kept in one small file.

No setting and no secret lives here: losing the file loses only positions.
"""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from desktop.core.small_file import read_small
from desktop.core.whole_file import replace_file
from desktop.ui.docks import lay_corners

log = logging.getLogger(__name__)

TITLE_BAR = 30  # room for the system's frame, where its height is not known
_OTHER_SIDE = {
    Qt.DockWidgetArea.LeftDockWidgetArea: Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea: Qt.DockWidgetArea.LeftDockWidgetArea,
}
NO_FRAMES = ("offscreen", "minimal", "vnc")


class LayoutMemory:
    """Places of windows. `file` None remembers for this run only."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept: dict[str, dict[str, object]] = _read(file)
        self._unsaved = False  # the disk did not take it the last time

    def keep(self, name: str, window: QWidget) -> None:
        """Remember where `window` stands, for its present state and screen. Written only where that has changed."""
        before = dict(self._kept)
        frame = window.geometry().y() - window.frameGeometry().y()
        entry: dict[str, object] = {"rect": _numbers(_normal_rect(window)), "state": state_of(window), "frame": frame}
        if isinstance(window, QMainWindow):
            docks = bytes(window.saveState().toBase64().data()).decode("ascii")
            self._kept[_key(name, window)] = {"docks": docks, "mirrored": _mirrored(window)}
        self._kept[name] = entry
        if self._kept != before or self._unsaved:
            self._write()

    def restore(self, name: str, window: QWidget) -> bool:
        """Put `window` back, inside the screen; false if nothing is known. Call after it was first shown."""
        entry = self._kept.get(name)
        rect = _rect(entry.get("rect")) if entry is not None else None
        if entry is None or rect is None:
            return False
        screen = QGuiApplication.screenAt(rect.center()) or window.screen()
        window.setGeometry(clamped(rect, screen.availableGeometry().adjusted(0, _frame(entry.get("frame")), 0, 0)))
        if entry.get("state") == "maximised":
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
        elif entry.get("state") == "fullscreen":
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self._restore_docks(name, window)
        return True

    def keep_word(self, name: str, word: str) -> None:
        """Remember one word of how things stand: grid or focus."""
        self._kept[f"word/{name}"] = {"word": word}
        self._write()

    def word(self, name: str) -> str:
        """The word kept under a name; empty if there is none."""
        kept = self._kept.get(f"word/{name}", {}).get("word")
        return kept if isinstance(kept, str) else ""

    def forget(self, name: str) -> None:
        """Back to how things stand by themselves."""
        for key in [k for k in self._kept if k == name or k.startswith(f"layout/{name}/")]:
            del self._kept[key]
        self._write()

    def _restore_docks(self, name: str, window: QWidget) -> None:
        kept = self._kept.get(_key(name, window), {})
        docks = kept.get("docks")
        if not isinstance(window, QMainWindow) or not isinstance(docks, str):
            return
        known = window.restoreState(QByteArray.fromBase64(docks.encode("ascii")))
        if known and kept.get("mirrored", False) is not _mirrored(window):
            _change_sides(window)
        lay_corners(window)

    def _write(self) -> None:
        if self._file is None:
            return
        try:
            replace_file(self._file, msgspec.json.format(msgspec.json.encode(self._kept), indent=1), lasting=False)
        except OSError as error:  # a lost position is no trouble for the operator
            if not self._unsaved:
                log.warning("window places are not kept: %s", error)
            self._unsaved = True
        else:
            self._unsaved = False


def state_of(window: QWidget) -> str:
    """The word for a window's state."""
    if window.isFullScreen():
        return "fullscreen"
    return "maximised" if window.isMaximized() else "normal"


def clamped(rect: QRect, available: QRect) -> QRect:
    """`rect` moved, and if needed shrunk, until it lies inside `available`."""
    width, height = min(rect.width(), available.width()), min(rect.height(), available.height())
    left = max(available.left(), min(rect.left(), available.left() + available.width() - width))
    top = max(available.top(), min(rect.top(), available.top() + available.height() - height))
    return QRect(left, top, width, height)


def _mirrored(window: QWidget) -> bool:
    return window.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _change_sides(window: QMainWindow) -> None:
    """Qt keeps left and right as they were; one now reads from the other side."""
    docks = [dock for dock in window.findChildren(QDockWidget) if window.dockWidgetArea(dock) in _OTHER_SIDE]
    shown = [dock for dock in docks if not dock.isHidden() and not dock.isFloating()]
    widths = [dock.width() for dock in shown]
    for dock in docks:
        if not dock.isFloating():
            hidden = dock.isHidden()
            window.addDockWidget(_OTHER_SIDE[window.dockWidgetArea(dock)], dock)
            dock.setHidden(hidden)
    window.resizeDocks(shown, widths, Qt.Orientation.Horizontal)


def _normal_rect(window: QWidget) -> QRect:
    shrunk = window.isFullScreen() or window.isMaximized()
    return window.normalGeometry() if shrunk and window.normalGeometry().isValid() else window.geometry()


def _numbers(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def _key(name: str, window: QWidget) -> str:
    screen: QScreen | None = window.screen()
    serial = (screen.serialNumber() or screen.name()) if screen is not None else ""
    return f"layout/{name}/{state_of(window)}/{serial}"


def _rect(numbers: object) -> QRect | None:
    if isinstance(numbers, list) and len(numbers) == 4 and all(isinstance(n, int) for n in numbers):
        return QRect(*numbers)
    return None


def _frame(kept: object) -> int:
    """How high the frame above a window is: as it was, unless that cannot be. A maximised one may have had none."""
    if QGuiApplication.platformName() in NO_FRAMES:
        return 0
    return kept if isinstance(kept, int) and 0 < kept < TITLE_BAR else TITLE_BAR


def _read(file: Path | None) -> dict[str, dict[str, object]]:
    if file is None:
        return {}
    try:
        kept = msgspec.json.decode(read_small(file))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("window places could not be read: %s", error)
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(key): value for key, value in kept.items() if isinstance(value, dict)}
