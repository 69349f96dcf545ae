"""The help: a list of topics, a search, and the topic itself. Everything is shipped; nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from desktop.ui.contents import Contents
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import push_button
from desktop.ui.help.topic_view import TopicView
from desktop.ui.help.topics import START, Topics
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme

SIZE, LIST_WIDTH = (880, 660), 230
_TOPIC = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Made once; closing only hides it. `topics` gives those of the language in use."""

    def __init__(self, theme: Theme, topics: Callable[[], Topics], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = topics
        self._topics = topics()
        self.setModal(False)
        self.resize(on_screen(self, theme, SIZE))
        self._contents = contents = Contents(theme, LIST_WIDTH)
        self.search, self.list = contents.search, contents.list
        self.browser = TopicView(theme)
        self.back, self._close = push_button(""), push_button("")
        self.back.setEnabled(False)
        contents.lay_out(self, self.browser, self.back, self._close)
        self.search.textChanged.connect(self._searched)
        self.list.currentItemChanged.connect(self._chosen)
        self.browser.sourceChanged.connect(self._arrived)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.back.clicked.connect(self.browser.backward)
        self._retranslate()

    @property
    def topic(self) -> str:
        """What is shown."""
        return _topic_of(self.browser.source())

    def open_at(self, topic: str) -> None:
        """Show the window at a topic."""
        self.search.clear()
        self._go_to(topic)
        if not self.isVisible():
            self.browser.clearHistory()  # the way back begins here
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _go_to(self, topic: str) -> None:
        self.browser.setSource(QUrl(Topics.file(topic)), QTextDocument.ResourceType.MarkdownResource)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_TOPIC) != self.topic:
            self._go_to(item.data(_TOPIC))

    def _arrived(self, place: QUrl) -> None:
        """The list follows a link and the way back."""
        topic = _topic_of(place)  # the browser itself says only later where it is
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_TOPIC) == topic:
                self.list.setCurrentRow(row)
                self.list.item(row).setHidden(False)
        self.list.blockSignals(False)
        self.setWindowTitle(tr("Help", "Help – {topic}").format(topic=self._topics.title(topic)))

    def _searched(self, text: str) -> None:
        found = self._topics.found(text)
        hits = [self.list.item(row).data(_TOPIC) in found for row in range(self.list.count())]
        nothing = tr("Help", "Nothing matches “{text}”.").format(text=isolate(text.strip()))
        self._contents.show_hits(hits, nothing)
        if found and text.strip():
            if self.topic not in found:
                self._go_to(found[0])
            self.browser.find(text.strip())

    def _retranslate(self) -> None:
        self._topics = self._read()
        shown = self.topic
        self.list.blockSignals(True)
        self.list.clear()
        for topic in self._topics.found(""):
            item = QListWidgetItem(self._topics.title(topic))
            item.setData(_TOPIC, topic)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.browser.setSearchPaths([str(folder) for folder in self._topics.folders])
        self.browser.clearHistory()
        self._go_to(shown)
        self.browser.reload()
        self._arrived(self.browser.source())
        self._contents.name(tr("Help", "Topics"), tr("Help", "Search the help"))
        self.browser.setAccessibleName(tr("Help", "Topic"))
        self.back.setText(tr("Help", "Back"))
        self._close.setText(tr("Help", "Close"))
        self._searched(self.search.text())


def _topic_of(place: QUrl) -> str:
    return place.fileName().removesuffix(".md") or START
