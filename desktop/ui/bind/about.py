"""“About” and “Licences”: opened, and told what is read for them on a worker thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

import desktop
from desktop.control import licences
from desktop.paths import Paths
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.licences_dialog import LicencesDialog

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

log = logging.getLogger(__name__)


def open_about(window: MainWindow) -> AboutDialog:
    """Show it; FFmpeg's version follows."""
    dialog = AboutDialog(window.theme, window)
    dialog.licences_wanted.connect(partial(open_licences, window))
    dialog.show()
    window.reading_wanted.emit(licences.ffmpeg_here, partial(_tell, dialog, dialog.show_ffmpeg))
    return dialog


def open_licences(window: MainWindow) -> LicencesDialog:
    """Show it; the text follows."""
    dialog = LicencesDialog(window.theme, window)
    dialog.show()
    window.reading_wanted.emit(_text, partial(_tell, dialog, dialog.show_text))
    return dialog


def _text() -> str:
    try:
        return licences.read(desktop.__version__, Paths.licences(), Paths.resources())
    except OSError:
        log.exception("the licences could not be read")
        return ""


def _tell(dialog: QObject, show: Callable[[str], None], text: str) -> None:
    """Unless it was closed meanwhile."""
    if isValid(dialog):
        show(text)
