"""The settings window: a list of pages, a search, and what is true for all of them.

Settings are saved as they are changed; there is nothing to confirm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QStackedWidget, QWidget

from desktop.settings.schema import Settings
from desktop.ui.asking_dialog import AskingDialog
from desktop.ui.contents import Contents
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.panel_walk import tab_after
from desktop.ui.popover import Question
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme, dress

LIST_WIDTH, SIZE, MINIMUM = 196, (960, 760), (820, 600)

PageMaker = Callable[[], Page]


class SettingsDialog(AskingDialog):
    """Pages are made anew when the language or the look changes, so that nothing old stays on them."""

    edited = Signal(str, object)
    reset_confirmed = Signal(str)
    pages_made = Signal()  # connect to the pages again

    def __init__(self, theme: Theme, makers: Sequence[tuple[str, str, PageMaker]], parent: QWidget) -> None:
        """`makers` holds (id, icon, how to make the page), in the order of the list."""
        super().__init__(theme, parent)
        self._theme = theme
        self._makers = tuple(makers)
        self._settings = Settings()
        self.pages: dict[str, Page] = {}
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_pages)
        self._make_pages()
        theme.changed.connect(self._later.start)

    def show_settings(self, settings: Settings) -> None:
        """Show all values."""
        self._settings = settings
        for page in self.pages.values():
            page.show_settings(settings)

    def open_page(self, page_id: str, part: str = "") -> None:
        """Show the window on a page, or on one part of it; it makes no other window wait."""
        self.search.clear()  # else the page might not be in the list
        ids = [known for known, _, _ in self._makers]
        if page_id in ids:
            self.list.setCurrentRow(ids.index(page_id))
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if part:
            self.pages[page_id].show_part(part)

    @property
    def help_page(self) -> QWidget | None:
        """The page that is shown, also while the list has the keyboard: help is about it."""
        return self._stack.currentWidget()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._later.start()

    def _lay_out(self) -> None:
        theme = self._theme
        self.resize(on_screen(self, theme, SIZE))
        self._contents = contents = Contents(theme, LIST_WIDTH)
        self.search, self.list = contents.search, contents.list
        self.search.textChanged.connect(self._searched)
        self._stack = QStackedWidget()
        self.list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._footer = QLabel()
        dress(self._footer, tone="tertiary", role="small")
        self._close = push_button("")
        contents.lay_out(self, self._stack, self._footer, self._close)

    def _make_pages(self) -> None:
        chosen = max(0, self.list.currentRow())
        focused = self.list.hasFocus() or not self.isVisible()
        place = self._place_of_focus()
        self.list.clear()
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages = {}
        for page_id, icon, make in self._makers:
            page = make()
            page.edited.connect(self.edited)
            page.reset_wanted.connect(lambda button, page=page: self._ask_reset(button, page))
            page.show_settings(self._settings)
            self._stack.addWidget(page)
            self.pages[page_id] = page
            item = QListWidgetItem(self._theme.icon(icon, "text.secondary"), page.title)
            item.setSizeHint(QSize(0, self._theme.px(32)))
            self.list.addItem(item)
        self.list.setCurrentRow(chosen)
        if focused:
            self.list.setFocus()
        elif place is not None:
            list(self.pages.values())[chosen].findChildren(QWidget)[place].setFocus()
        tab_after(self.list, [*self.pages.values(), self._close])
        self._retranslate()
        self.pages_made.emit()

    def _place_of_focus(self) -> int | None:
        """Which part of the shown page has the focus: who changes the language by key goes on in the same row."""
        page, focus = self._stack.currentWidget(), self.focusWidget()
        parts = page.findChildren(QWidget) if page is not None else []
        return parts.index(focus) if focus in parts else None

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Settings", "Settings"))
        self.setMinimumSize(on_screen(self, self._theme, MINIMUM))
        self._contents.name(tr("Settings", "Pages"), tr("Settings", "Search settings"))
        self._footer.setText(tr("Settings", "Changes are saved as you make them."))
        self._close.setText(tr("Settings", "Close"))
        self._searched(self.search.text())

    def _searched(self, text: str) -> None:
        hits = [page.search(text) for page in self.pages.values()]
        nothing = tr("Settings", "Nothing matches “{text}”.").format(text=isolate(text.strip()))
        self._contents.show_hits(hits, nothing)
        if any(hits) and self.list.isRowHidden(max(0, self.list.currentRow())):
            self.list.setCurrentRow(hits.index(True))

    def _ask_reset(self, button: QWidget, page: Page) -> None:
        question = Question(
            tr("Settings", "Reset the page “{page}”?").format(page=page.title),
            tr("Settings", "Its settings return to their first values. Stored keys stay."),
            tr("Settings", "Keep"),
            tr("Settings", "Reset"),
        )
        self.ask(button, question, lambda: self.reset_confirmed.emit(page.section))
