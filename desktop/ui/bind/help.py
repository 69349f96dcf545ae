"""Help: F1 at the place one is at, a word on a control, topics from the menu. Loaded when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWhatsThis

from desktop.paths import Paths
from desktop.ui.help.help_window import HelpWindow
from desktop.ui.help.places import topic_at
from desktop.ui.help.topics import Topics
from desktop.ui.help.whats_this import lay_words, nearest_words
from desktop.ui.kept_window import KeptWindow

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

NAME = "help"


class HelpBinding(QObject):
    """One for the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shown = HelpWindow(window.theme, self._topics, window)
        KeptWindow(window, NAME, self.shown)

    def open_here(self) -> None:
        """The topic of what has the keyboard; of the active window where nothing has."""
        here = QApplication.focusWidget() or QApplication.activeWindow()
        if here is not None and (here is self.shown or self.shown.isAncestorOf(here)):
            self.shown.open_at("start")  # F1 in the help: to its beginning
        else:
            self.shown.open_at(topic_at(here))

    def open_at(self, topic: str) -> None:
        """A topic of the menu."""
        self.shown.open_at(topic)

    def whats_this(self) -> None:
        """By key: a word on what has the keyboard. From the menu, or where there is none: the next click asks."""
        lay_words(QApplication.allWidgets())
        by_key = QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
        found = nearest_words(QApplication.focusWidget()) if by_key else None
        if found is None:
            QWhatsThis.enterWhatsThisMode()
            return
        widget, words = found
        QWhatsThis.showText(widget.mapToGlobal(widget.rect().center()), words, widget)

    def _topics(self) -> Topics:
        return Topics(Paths.resources() / "help", self._window.languages.current)
