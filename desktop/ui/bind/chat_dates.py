"""Going to a day of the open channel: asked for in a dialog, read back to, shown."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.control.room import MOST
from desktop.ui import formats
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.control.chat import Chat
    from desktop.ui.chat.date_dialog import DateDialog
    from desktop.ui.chat.page import ChatPage
    from desktop.ui.main_window import MainWindow


class ChatDates(QObject):
    """At most one dialog at a time."""

    def __init__(self, parent: QObject, window: MainWindow, chat: Chat, page: ChatPage) -> None:
        super().__init__(parent)
        self._window, self._chat, self._page = window, chat, page
        self.dialog: DateDialog | None = None
        page.stop_wanted.connect(chat.look_back.stop)
        chat.look_back.ended.connect(self._ended)

    def ask(self) -> None:
        """Which day."""
        if self.dialog is None:
            from desktop.ui.chat.date_dialog import DateDialog  # noqa: PLC0415 - not before it is asked for

            self.dialog = DateDialog(self._window.theme, self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.wanted.connect(self._go)
            self.dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _go(self, day: date) -> None:
        self._chat.go_to(datetime.combine(day, time()).astimezone())

    def _ended(self, message_id: int, whole: bool) -> None:
        lines = self._chat.lines
        first = next((line.message for line in lines if line.message.id), None)
        if message_id:
            self._page.list.show_now()
            self._page.list.to_message(message_id)
        if not whole and first is not None and first.created_at is not None:
            when = formats.date(first.created_at)
            full = self._chat.reading is not None and self._chat.reading.room.full
            if full:
                words = tr("Chat", "Only the newest {n} messages can be read here; the first of them is of {date}.")
            else:
                words = tr("Chat", "That day could not be reached. What is here begins on {date}.")
            self._page.tell(words.format(n=MOST, date=when), "warn")
        elif not message_id:
            self._page.tell(tr("Chat", "Nothing was said since then."))

    def _closed(self) -> None:
        self.dialog = None
