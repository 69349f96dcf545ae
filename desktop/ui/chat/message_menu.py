"""What can be done with a message: its menu."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.chat import SYSTEM
from desktop.core.chat_line import ChatLine, Delivery
from desktop.core.links import links
from desktop.ui.chat.emoji import QUICK, can_draw, drawn, shown, words
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import tr

_MOST_NAMED = 4  # links and files of one message


class Wish(Enum):
    """What the operator wants with it; some come with a value."""

    REPLY = auto()
    REACT = auto()  # an emoji; empty to choose from all
    TALLY = auto()  # the place of a reaction that is there
    CHANGE = auto()
    REMOVE = auto()
    RETRY = auto()
    COPY = auto()  # a text
    LINK = auto()  # an address
    FILE = auto()  # its place


class MessageMenu(QObject):
    """`open_at`; `wished` tells which line, what and with which value."""

    wished = Signal(object, object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self.menu: QMenu | None = None

    def open_at(self, line: ChatLine, at: QPoint, may_write: bool) -> None:
        """Show it for this line."""
        self.menu = menu = QMenu(self._home)
        sent = line.delivery is Delivery.SENT and bool(line.message.id) and not line.message.removed
        if line.delivery is Delivery.FAILED:
            self._add(menu, tr("Chat", "Try again"), line, Wish.RETRY)
        if sent and may_write and line.message.code not in SYSTEM:
            self._add(menu, tr("Chat", "Reply"), line, Wish.REPLY)
            self._add_reactions(menu, line)
            if line.own:
                self._add(menu, tr("Chat", "Edit"), line, Wish.CHANGE)
            menu.addSeparator()
        self._add_contents(menu, line)
        self._add_copies(menu, line)
        if line.own and not line.message.removed and line.delivery is not Delivery.PENDING:
            menu.addSeparator()
            self._add(menu, tr("Chat", "Delete…") if sent else tr("Chat", "Delete"), line, Wish.REMOVE)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add(self, menu: QMenu, words: str, line: ChatLine, wish: Wish, value: object = None) -> None:
        menu.addAction(words, lambda: self.wished.emit(line, wish, value))

    def _add_reactions(self, menu: QMenu, line: ChatLine) -> None:
        given = menu.addMenu(tr("Chat", "React"))
        metrics = QFontMetrics(given.font())
        for sign in QUICK:
            self._add(
                given, f"{sign}  {words(sign)}" if can_draw(sign, metrics) else words(sign), line, Wish.REACT, sign
            )
        self._add(given, tr("Chat", "More…"), line, Wish.REACT, "")
        for place, tally in enumerate(line.tallies[:8]):
            if tally.own:
                sign = visible(drawn(shown(tally.emoji), metrics))[:24]
                text = tr("Chat", "Take {emoji} away").format(emoji=sign)
                self._add(given, text.replace("&", "&&"), line, Wish.TALLY, place)

    def _add_contents(self, menu: QMenu, line: ChatLine) -> None:
        message = line.message
        for place, file in enumerate(message.attachments[:_MOST_NAMED]):
            name = visible(file.name).replace("\n", " ")[:40]
            words = tr("Chat", "Open {name}…").format(name=name or tr("Chat", "File without a name"))
            self._add(menu, words.replace("&", "&&"), line, Wish.FILE, place)
            self._add(menu, tr("Chat", "Copy address of the file"), line, Wish.COPY, file.url)
        text = visible(message.text)
        for found in links(text)[:_MOST_NAMED]:
            address = text[found.start : found.end]
            short = address if len(address) <= 48 else f"{address[:47]}…"
            words = tr("Chat", "Open {name}…").format(name=short)
            self._add(menu, words.replace("&", "&&"), line, Wish.LINK, address)
            self._add(menu, tr("Chat", "Copy address"), line, Wish.COPY, address)

    def _add_copies(self, menu: QMenu, line: ChatLine) -> None:
        message = line.message
        if message.text:
            self._add(menu, tr("Chat", "Copy text"), line, Wish.COPY, message.text)
        if message.id:
            self._add(menu, tr("Chat", "Copy message id"), line, Wish.COPY, str(message.id))
        if message.sender_id:
            self._add(menu, tr("Chat", "Copy person’s id"), line, Wish.COPY, str(message.sender_id))
