"""Brings the window to the front when Airdesk is started a second time with the same home."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.core.doorbell import answer, hang_up

log = logging.getLogger(__name__)

TOKEN = "XDG_ACTIVATION_TOKEN"  # Qt takes it from here for the next window that is to come to the front


class Door(QObject):
    """Watches the bell; the system tells of it, nobody has to look. Main thread."""

    def __init__(self, window: QWidget, bell: Path) -> None:
        super().__init__(window)
        self._window, self._bell = window, bell
        self._heard("")  # somebody may have rung while the window was being made
        if not bell.exists():
            hang_up(bell)
        self._watcher = QFileSystemWatcher([str(bell)], self)
        self._watcher.fileChanged.connect(self._heard)

    def _heard(self, _path: str) -> None:
        token = answer(self._bell)
        if token is None:
            return
        log.info("started a second time: the window comes to the front")
        window = self._window
        if token and QGuiApplication.platformName().startswith("wayland"):
            os.environ[TOKEN] = token
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)  # where the desktop lets no window push itself to the front
