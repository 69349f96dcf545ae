"""“Connect services”: one page for each service, and at the end what is connected.

What is entered is saved as it is entered, as in the settings; closing loses nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.model import ServiceState
from desktop.settings.schema import Settings
from desktop.ui.asking_dialog import AskingDialog
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import push_button
from desktop.ui.i18n import tr
from desktop.ui.panel_walk import first_stop
from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.cards import Cards
from desktop.ui.settings.connect_page import ConnectPage, EndPage
from desktop.ui.settings.connect_words import Service
from desktop.ui.settings.meetstream_card import MeetStreamCard
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.page import Page
from desktop.ui.settings.zego_card import ZegoCard
from desktop.ui.theme import Theme, dress

SIZE, MINIMUM = (760, 680), (640, 520)


class ConnectDialog(AskingDialog):
    """`pages_made`: connect to the cards, again when the language or the look has changed."""

    edited = Signal(str, object)
    pages_made = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._settings = Settings()
        self.resize(on_screen(self, theme, SIZE))
        self._stack, self._step = QStackedWidget(), QLabel()
        self.skip, self.back = push_button(""), push_button("")
        self.next = push_button("", look="primary")
        self._lay_out()
        self.skip.clicked.connect(lambda: self._go(1))
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(self._go_on)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_pages)
        theme.changed.connect(self._later.start)
        self._make_pages()

    def show_settings(self, settings: Settings) -> None:
        """Show what is set of each service."""
        self._settings = settings
        for page in self._pages:
            page.show_settings(settings)

    def open_first(self) -> None:
        """Show it, at the first service that is not connected yet."""
        waiting = [n for n, card in enumerate(self.cards) if card.state is not ServiceState.WORKING]
        self._show_page(waiting[0] if waiting else len(self.cards))
        self.show()
        self.raise_()
        self.activateWindow()
        self._focus_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._later.start()

    @property
    def _pages(self) -> list[Page]:
        return [page for page in map(self._stack.widget, range(self._stack.count())) if isinstance(page, Page)]

    @property
    def _is_end(self) -> bool:
        return self._stack.currentIndex() == self._stack.count() - 1

    def _make_pages(self) -> None:
        chosen = max(0, self._stack.currentIndex())
        focused = self.focusWidget() in self._stack.findChildren(QWidget)
        for page in self._pages:
            self._stack.removeWidget(page)
            page.deleteLater()
        pages = [ConnectPage(self._theme, service) for service in Service]
        mezon, meetstream, zego, calls = pages
        self.cards = Cards(MezonCard(mezon), MeetStreamCard(meetstream), ZegoCard(zego), CallsCard(calls))
        for page, card in zip(pages, self.cards, strict=True):
            page.hold(card)
            card.edited.connect(lambda value, section=page.section: self.edited.emit(section, value))
            card.state_shown.connect(self._show_state)
            self._stack.addWidget(page)
        self._end = EndPage(self._theme)
        self._stack.addWidget(self._end)
        self.show_settings(self._settings)
        self._retranslate()
        self._show_page(chosen)
        self.pages_made.emit()
        if focused:
            self._focus_page()

    def _go_on(self) -> None:
        if self._is_end:
            self.accept()
        else:
            self._go(1)

    def _go(self, step: int) -> None:
        self._show_page(self._stack.currentIndex() + step)
        self._focus_page()

    def _show_page(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        said = tr("Connect", "Step {n} of {count}").format(n=index + 1, count=self._stack.count())
        self._step.setText(said)
        self._show_state()

    def _focus_page(self) -> None:
        """The keyboard goes to the first control of the page, or to what leads on."""
        page = self._stack.currentWidget()
        stop = None if page is None or self._is_end else first_stop(page)
        (stop or (self.next if self.next.isEnabled() else self.skip)).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_state(self) -> None:
        """What the buttons say, and the last page, as the cards stand."""
        self.skip.setVisible(not self._is_end)
        self.back.setEnabled(self._stack.currentIndex() > 0)
        self.next.setText(tr("Connect", "Done") if self._is_end else tr("Connect", "Next"))
        page = self._stack.currentWidget()
        missing = isinstance(page, ConnectPage) and page.state is ServiceState.NOT_SET_UP
        self.next.setEnabled(not missing)
        self.next.setToolTip(tr("Connect", "This service is not set up yet. Set it up, or skip it.") if missing else "")
        self._end.show_cards(self.cards)

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Connect", "Connect services"))
        self.setMinimumSize(on_screen(self, self._theme, MINIMUM))
        self.skip.setText(tr("Connect", "Skip"))
        self.back.setText(tr("Connect", "Back"))

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self._step, role="small", tone="tertiary")
        line = QFrame()
        dress(line, panel="line")
        lower = QHBoxLayout()
        lower.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        lower.setSpacing(theme.space(3))
        lower.addWidget(self._step)
        lower.addStretch(1)
        for button in (self.skip, self.back, self.next):
            lower.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._stack, 1)
        box.addWidget(line)
        box.addLayout(lower)
