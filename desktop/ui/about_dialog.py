"""“About Airdesk”: version, licence, what it runs on. Can be copied for support."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QEvent, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QWidget

import desktop
from desktop.ui.fields import button_row, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

WIDTH = 440


class AboutDialog(QDialog):
    """Made anew each time it is opened."""

    licences_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(WIDTH))
        self._facts = facts()
        title, self._said, self._shown = QLabel("Airdesk"), QLabel(), QLabel(self._facts)
        dress(title, role="display")
        dress(self._said, tone="secondary")
        dress(self._shown, role="mono", tone="secondary")
        self._said.setWordWrap(True)
        self._shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy, self._licences, self._close = push_button(""), push_button(""), push_button("")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._facts))
        self._licences.clicked.connect(self.licences_wanted)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        buttons = button_row(self._close, aside=(self._copy, self._licences))
        box = column_in(self, theme, 5, 3)
        for widget in (title, self._said, self._shown):
            box.addWidget(widget)
        box.addSpacing(theme.space(3))
        box.addLayout(buttons)
        self._retranslate()

    def show_ffmpeg(self, version: str) -> None:
        """Name the FFmpeg that decodes here, once it is known; empty where it cannot be told."""
        if version:
            self._facts = facts(version)
            self._shown.setText(self._facts)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("About", "About Airdesk"))
        self._said.setText(
            tr(
                "About",
                "Free software under the GNU General Public License, version 3 or later. It carries FFmpeg with x264 "
                "and x265, Qt and PySide6.",
            )
        )
        self._copy.setText(tr("About", "Copy"))
        self._copy.setToolTip(tr("About", "Copy the versions, for whoever helps you"))
        self._licences.setText(tr("About", "Licences…"))
        self._close.setText(tr("About", "Close"))


def facts(ffmpeg: str = "") -> str:
    """Versions, one a line; FFmpeg's where it is known."""
    return "\n".join(
        (
            f"Airdesk {desktop.__version__}",
            f"Python {platform.python_version()}",
            f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
            *([f"FFmpeg {ffmpeg}"] if ffmpeg else []),
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    )
