"""“About Airdesk”: version, licence, what it runs on. Can be copied for support."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QEvent, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

import desktop
from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.phrases import Phrases
from desktop.ui.theme import Theme, dress

WIDTH = 440


class AboutDialog(QDialog):
    """Made anew each time it is opened."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(WIDTH))
        self._facts = facts()
        title, said, shown = QLabel("Airdesk"), QLabel(), QLabel(self._facts)
        dress(title, role="display")
        dress(said, tone="secondary")
        dress(shown, role="mono", tone="secondary")
        said.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy, close = push_button(""), push_button("")
        self._phrases = Phrases()
        self._phrases.say(self.setWindowTitle, lambda: tr("About", "About Airdesk"))
        self._phrases.say(said.setText, _licence)
        self._phrases.say(copy.setText, lambda: tr("About", "Copy"))
        self._phrases.say(close.setText, lambda: tr("About", "Close"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._facts))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        box = QVBoxLayout(self)
        margin = theme.space(5)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme.space(3))
        for widget in (title, said, shown):
            box.addWidget(widget)
        box.addSpacing(theme.space(3))
        box.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phrases.again()


def _licence() -> str:
    return tr(
        "About",
        "Free software under the GNU General Public License, version 3 or later. It carries FFmpeg with x264 "
        "and x265, Qt and PySide6.",
    )


def facts() -> str:
    """Versions, one a line."""
    return "\n".join(
        (
            f"Airdesk {desktop.__version__}",
            f"Python {platform.python_version()}",
            f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    )
