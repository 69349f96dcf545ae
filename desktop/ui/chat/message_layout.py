"""Where the parts of one message lie: measured once for a width, painted and pressed after that."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from desktop.core.chat import SYSTEM
from desktop.core.chat_line import ChatLine, Delivery, Tally
from desktop.core.links import links
from desktop.ui import formats
from desktop.ui.chat.emoji import drawn, legible, shown
from desktop.ui.chat.message_words import message_words
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme

MOST_CARDS, MOST_TALLIES = 6, 30
_EDGE, _TEXT_LEFT, _AVATAR = 12, 52, 28
_HEAD, _CARD, _TALLY, _GAP = 20, 44, 22, 4


class Press(Enum):
    """What of a message can be pressed."""

    LINK = auto()  # with its address
    ATTACHMENT = auto()  # with its place
    TALLY = auto()  # with its place
    REPLY = auto()  # with the id of the message that is answered
    RETRY = auto()
    DELETE = auto()


class Spot(Struct, frozen=True):
    """Something that can be pressed."""

    press: Press
    rect: QRect
    value: str | int = 0


class MessageLayout:
    """One message at one width. Positions count from the row's upper leading corner; `shown` says where that is."""

    def __init__(self, theme: Theme, line: ChatLine, head: bool, width: int, mirrored: bool = False) -> None:
        self.line, self.head, self.width, self.mirrored = line, head, width, mirrored
        self.spots: list[Spot] = []
        self.avatar = QRect(theme.px(_EDGE), theme.px(6), theme.px(_AVATAR), theme.px(_AVATAR)) if head else QRect()
        self.system = line.message.code in SYSTEM
        self._theme = theme
        self._left = theme.px(_TEXT_LEFT)
        self._room = max(theme.px(40), width - self._left - theme.px(_EDGE))
        self._y = theme.px(4 if head else 1)
        self.name = self._row(_HEAD) if head else QRect()
        self.icon = self._icon_place() if self.system else QRect()
        self.reply = self._row(18) if line.message.references and not line.message.removed else QRect()
        if not self.reply.isEmpty():
            self.spots.append(Spot(Press.REPLY, self.reply, line.message.references[0].message_id))
        self.text, self.text_at = self._lay_text()
        self.cards = [self._card(place) for place in range(min(MOST_CARDS, len(line.message.attachments)))]
        self.status: list[tuple[QRect, str, bool]] = []  # True marks what can be pressed
        self.tallies = self._lay_tallies()
        self.status += self._lay_status()
        self.height = self._y + theme.px(4)

    def spot_at(self, point: QPoint) -> Spot | None:
        """What lies under `point`, counted from the row's left corner."""
        link = self._link_at(point)
        if self.mirrored:
            point = QPoint(self.width - 1 - point.x(), point.y())
        for spot in self.spots:
            if spot.rect.contains(point):
                return spot
        return link

    def shown(self, part: QRect) -> QRect:
        """Where a part lies from the row's left corner: mirrored where one reads from the right."""
        if not self.mirrored:
            return part
        return QRect(self.width - part.left() - part.width(), part.top(), part.width(), part.height())

    def _icon_place(self) -> QRect:
        theme = self._theme
        return QRect(self._left - theme.px(24), self._y + theme.px(1), theme.px(16), theme.px(16))

    def _row(self, height: int) -> QRect:
        row = QRect(self._left, self._y, self._room, self._theme.px(height))
        self._y += row.height()
        return row

    def _lay_text(self) -> tuple[QTextLayout, QPointF]:
        theme, message = self._theme, self.line.message
        words = message_words(message)
        if self.system and message.created_at is not None:  # it has no head
            words = f"{words} {formats.time_of_day(message.created_at)}"
        font = theme.font("small" if self.system else "body")
        words = legible(words, QFontMetrics(font))
        layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        found = () if message.removed else links(words)
        self.links = [(_units(words, one.start), _units(words, one.end), words[one.start : one.end]) for one in found]
        layout.setFormats([*self._naming(words), *(self._linked(start, end) for start, end, _ in self.links)])
        layout.setCacheEnabled(True)
        height = 0.0
        layout.beginLayout()
        while words:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._room)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        at = QPointF(self.shown(QRect(self._left, self._y, self._room, 1)).topLeft())
        self._y += int(height + 0.999)
        return layout, at

    def _naming(self, words: str) -> list[QTextLayout.FormatRange]:
        """Who is named, where the places still hold: what is shown may be shorter than what was sent."""
        message, found = self.line.message, []
        for one in message.mentions if words == message.text else ():
            if 0 <= one.start < one.end <= len(words):
                part = QTextLayout.FormatRange()
                part.start = _units(words, one.start)
                part.length = _units(words, one.end) - part.start
                look = QTextCharFormat()
                look.setForeground(self._theme.colour("text.link"))
                look.setFontWeight(self._theme.font("body", "semibold").weight())
                part.format = look
                found.append(part)
        return found

    def _linked(self, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = start, end - start
        look = QTextCharFormat()
        look.setForeground(self._theme.colour("text.link"))
        look.setFontUnderline(True)
        found.format = look
        return found

    def _link_at(self, point: QPoint) -> Spot | None:
        where = QPointF(point) - self.text_at
        for number in range(self.text.lineCount() if self.links else 0):
            line = self.text.lineAt(number)
            if not QRectF(line.naturalTextRect()).contains(where):
                continue
            place = line.xToCursor(where.x())
            for start, end, address in self.links:
                if start <= place < end:
                    return Spot(Press.LINK, QRect(point, point), address)
        return None

    def _card(self, place: int) -> QRect:
        self._y += self._theme.px(_GAP)
        card = self._row(_CARD)
        self.spots.append(Spot(Press.ATTACHMENT, card, place))
        return card

    def _lay_tallies(self) -> list[tuple[QRect, Tally]]:
        theme, found = self._theme, []
        if not self.line.tallies:
            return []
        metrics = QFontMetrics(theme.font("small", "semibold"))
        x, self._y = self._left, self._y + theme.px(_GAP)
        for place, tally in enumerate(self.line.tallies[:MOST_TALLIES]):
            width = metrics.horizontalAdvance(tally_text(tally, metrics)) + theme.px(14)
            if x + width > self._left + self._room and x > self._left:
                x, self._y = self._left, self._y + theme.px(_TALLY + _GAP)
            box = QRect(x, self._y, min(width, self._room), theme.px(_TALLY))
            found.append((box, tally))
            self.spots.append(Spot(Press.TALLY, box, place))
            x += width + theme.px(_GAP)
        self._y += theme.px(_TALLY)
        hidden = len(self.line.tallies) - MOST_TALLIES
        if hidden > 0:
            self.status.append((self._row(20), tr("Chat", "and %n other reaction(s)", "", hidden), False))
        return found

    def _lay_status(self) -> list[tuple[QRect, str, bool]]:
        """Words under a message that is on its way or did not get there."""
        if self.line.delivery is Delivery.SENT:
            return []
        row = self._row(20)
        if self.line.delivery is Delivery.PENDING:
            return [(row, tr("Chat", "Sending…"), False)]
        metrics = QFontMetrics(self._theme.font("small", "semibold"))
        parts: list[tuple[QRect, str, bool]] = []
        x = row.left()
        for words, press in (
            (tr("Chat", "May have been sent.") if self.line.uncertain else tr("Chat", "Not sent."), None),
            (tr("Chat", "Try again"), Press.RETRY),
            (tr("Chat", "Delete"), Press.DELETE),
        ):
            width = metrics.horizontalAdvance(words) + self._theme.px(10)
            if x + width > row.right() + 1 and x > row.left():
                row = self._row(20)
                x = row.left()
            box = QRect(x, row.top(), min(width, row.width()), row.height())
            parts.append((box, words, press is not None))
            if press is not None:
                self.spots.append(Spot(press, box))
            x += width
        return parts


def tally_text(tally: Tally, metrics: QFontMetrics) -> str:
    """An emoji and how many gave it, in the font of `metrics`."""
    return f"{visible(drawn(shown(tally.emoji), metrics))[:24]} {tally.count}"


def _units(text: str, place: int) -> int:
    """Qt counts UTF-16 units."""
    return place + sum(character > "\uffff" for character in text[:place])
