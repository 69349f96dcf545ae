"""How a message is painted. Layouts are measured once and kept, those not seen lately are let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.chat import Attachment
from desktop.core.chat_line import ChatLine, Delivery
from desktop.ui import formats
from desktop.ui.chat.message_layout import MessageLayout, tally_text
from desktop.ui.chat.message_model import MOST_ROWS, MessageModel
from desktop.ui.chat.message_words import system_icon
from desktop.ui.chat.pictures import Pictures
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import tr
from desktop.ui.row_brush import RowBrush
from desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_HUES = 12
_SHORT_KIND = 5  # letters of a kind of file that people know by them: PDF
THUMB = (56, 32)
_CHIP, _NAME_LEAST = 96, 72  # pixels of a role at most, and of a name before a role has room


class MessagePainter(QStyledItemDelegate):
    """`layout_of(index)` gives the measured message, for painting and for pressing."""

    def __init__(self, theme: Theme, model: MessageModel, pictures: Pictures, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._pictures = pictures
        self._model = model
        self._view = view
        self._brush = RowBrush(theme, view)
        self._kept: OrderedDict[int, MessageLayout] = OrderedDict()
        self.titles: Mapping[int, str] = {}  # roles by person

    def forget(self) -> None:
        """Measure anew: another theme, another language."""
        self._kept.clear()

    def layout_of(self, index: _Index) -> MessageLayout:
        """The measured message at the view's width."""
        return self.measured(*self._model.row(index.row()))  # not data(): every row is asked at each layout

    def measured(self, line: ChatLine, head: bool) -> MessageLayout:
        """A message as it would be, or is, at the view's width."""
        form = self._view.viewport().width(), self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        kept = self._kept.get(line.key)
        if kept is None or kept.line is not line or kept.head is not head or (kept.width, kept.mirrored) != form:
            kept = self._kept[line.key] = MessageLayout(self._theme, line, head, *form)
            if len(self._kept) > max(2 * MOST_ROWS, self._model.rowCount() + MOST_ROWS):
                self._kept.popitem(last=False)
        return kept

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(80), self.layout_of(index).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        layout, rect = self.layout_of(index), QRect(option.rect)
        line, theme = layout.line, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.mentions_me:
            painter.fillRect(rect, theme.colour("mention.tint"))
            bar = layout.shown(QRect(0, 0, theme.px(3), rect.height())).translated(rect.topLeft())
            painter.fillRect(bar, theme.colour("accent.fill"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("bg.hover"))
        self._brush.ring(painter, rect, option.state)
        painter.translate(rect.topLeft())
        self._paint_head(painter, layout)
        if layout.system:
            self._icon(painter, layout.shown(layout.icon), system_icon(line.message), "text.tertiary", 16)
        wordless = not line.message.text and not layout.system
        quiet = line.message.removed or line.delivery is Delivery.PENDING or wordless
        tone = "text.tertiary" if quiet else "text.secondary" if layout.system else "text.primary"
        painter.setPen(theme.colour(tone))
        layout.text.draw(painter, QPointF(layout.text_at))
        self._paint_cards(painter, layout)
        self._paint_tallies(painter, layout)
        self._paint_status(painter, layout)
        painter.restore()

    def _paint_head(self, painter: QPainter, layout: MessageLayout) -> None:
        theme, message = self._theme, layout.line.message
        if layout.head:
            name = visible(message.sender_name).replace("\n", " ") or "?"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue(message.sender_id))
            avatar = layout.shown(layout.avatar)
            painter.drawEllipse(QRectF(avatar))
            painter.setFont(theme.font("micro", "bold"))
            painter.setPen(QColor("#ffffff"))
            painter.drawText(avatar, Qt.AlignmentFlag.AlignCenter, initials(name))
            self._paint_name(painter, layout.name, name, layout)
        if not layout.reply.isEmpty():
            answered = message.references[0]
            text = f"{visible(answered.sender_name)}: {visible(answered.text)}".replace("\n", " ")
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text.tertiary"))
            icon = QRect(layout.reply.left(), layout.reply.top() + theme.px(3), theme.px(12), theme.px(12))
            self._icon(painter, layout.shown(icon), "reply", "text.tertiary", 12)
            _draw(painter, layout.shown(layout.reply.adjusted(theme.px(16), 0, 0, 0)), text)

    def _paint_name(self, painter: QPainter, row: QRect, name: str, layout: MessageLayout) -> None:
        theme, message = self._theme, layout.line.message
        when = formats.time_of_day(message.created_at) if message.created_at is not None else ""
        if message.edited_at is not None and not message.removed:
            when = tr("Chat", "{time}, edited").format(time=when)
        small, bold, gap = theme.font("small"), theme.font("body", "semibold"), theme.px(8)
        title = self.titles.get(message.sender_id, "")
        chip = min(QFontMetrics(theme.font("micro")).horizontalAdvance(title) + gap, theme.px(_CHIP)) if title else 0
        room = row.width() - QFontMetrics(small).horizontalAdvance(when) - gap
        if room - chip - gap < theme.px(_NAME_LEAST):
            chip = 0  # whoever it is comes first
        elif chip:
            room -= chip + gap
        name = QFontMetrics(bold).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(theme.colour("text.primary"))
        painter.drawText(layout.shown(row), Qt.AlignmentFlag.AlignVCenter, name)
        left = QFontMetrics(bold).horizontalAdvance(name) + gap
        if chip:
            self._paint_chip(painter, layout.shown(QRect(row.left() + left, row.top(), chip, row.height())), title)
            left += chip + gap
        painter.setFont(small)
        painter.setPen(theme.colour("text.tertiary"))
        painter.drawText(layout.shown(row.adjusted(left, 0, 0, 0)), Qt.AlignmentFlag.AlignVCenter, when)

    def _paint_chip(self, painter: QPainter, box: QRect, title: str) -> None:
        theme, spare = self._theme, (box.height() - self._theme.px(16)) // 2
        box = box.adjusted(0, spare, 0, -spare)
        painter.setFont(theme.font("micro"))
        painter.setPen(QPen(theme.colour("line.control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setPen(theme.colour("text.secondary"))
        shown = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, box.width() - theme.px(6))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_cards(self, painter: QPainter, layout: MessageLayout) -> None:
        theme = self._theme
        for card, file in zip(layout.cards, layout.line.message.attachments, strict=False):
            painter.setPen(QPen(theme.colour("line.soft"), 1))
            painter.setBrush(theme.colour("bg.raised"))
            painter.drawRoundedRect(QRectF(layout.shown(card)).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
            left = self._paint_thumb(painter, layout, card, file)
            inner = card.adjusted(left, theme.px(4), -theme.px(32), -theme.px(4))
            half = inner.height() // 2
            painter.setFont(theme.font("small", "semibold"))
            painter.setPen(theme.colour("text.primary"))
            name = visible(file.name).replace("\n", " ") or tr("Chat", "File without a name")
            _draw(painter, layout.shown(inner.adjusted(0, 0, 0, -half)), name)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text.secondary"))
            _draw(painter, layout.shown(inner.adjusted(0, half, 0, 0)), file_line(file.filetype, file.size))
            place = QRect(card.right() - theme.px(26), card.center().y() - theme.px(8), theme.px(16), theme.px(16))
            icon = "eye" if is_picture(file) else "external"
            self._icon(painter, layout.shown(place), icon, "text.secondary", 16)

    def _paint_thumb(self, painter: QPainter, layout: MessageLayout, card: QRect, file: Attachment) -> int:
        """The picture, small, or an icon for the kind of file; returns where the words begin."""
        theme = self._theme
        picture = self._pictures.thumb(file.url) if is_picture(file) else None
        if picture is not None:
            size = theme.px(THUMB[0]), theme.px(THUMB[1])
            box = layout.shown(QRect(card.left() + theme.px(6), card.center().y() - size[1] // 2, *size))
            fitted = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(box.topLeft(), fitted)
            target.moveCenter(box.center())
            painter.fillRect(box, theme.colour("bg.field"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, picture)
            return theme.px(6 + 8) + size[0]
        kind = file.filetype.partition("/")[0]
        icon = {"video": "film", "audio": "audio-file", "image": "camera"}.get(kind, "attach")
        place = QRect(card.left() + theme.px(10), card.center().y() - theme.px(8), theme.px(16), theme.px(16))
        self._icon(painter, layout.shown(place), icon, "text.secondary", 16)
        return theme.px(36)

    def _icon(self, painter: QPainter, place: QRect, name: str, tone: str, size: int) -> None:
        painter.drawPixmap(place.topLeft(), self._theme.pixmap(name, tone, size, self._view.devicePixelRatioF()))

    def _paint_tallies(self, painter: QPainter, layout: MessageLayout) -> None:
        theme = self._theme
        painter.setFont(theme.font("small", "semibold"))
        for part, tally in layout.tallies:
            box = layout.shown(part)
            painter.setPen(QPen(theme.colour("accent.text" if tally.own else "line.soft"), 1))
            painter.setBrush(theme.colour("bg.selected" if tally.own else "bg.control"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
            painter.setPen(theme.colour("text.primary"))
            metrics, room = QFontMetrics(painter.font()), box.width() - theme.px(6)
            words = metrics.elidedText(tally_text(tally, metrics), Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_status(self, painter: QPainter, layout: MessageLayout) -> None:
        theme = self._theme
        for box, words, pressable in layout.status:
            failed = layout.line.delivery is Delivery.FAILED
            painter.setFont(theme.font("small", "semibold" if pressable else "regular"))
            tone = "text.link" if pressable else "error.text" if failed else "text.tertiary"
            painter.setPen(theme.colour(tone))
            painter.drawText(layout.shown(box), Qt.AlignmentFlag.AlignVCenter, words)


def initials(name: str) -> str:
    """At most two letters for an avatar."""
    words = [word for word in name.split() if word[0].isalnum()] or [name]
    return "".join(word[0] for word in (words if len(words) < 2 else [words[0], words[-1]])).upper()


def is_picture(file: Attachment) -> bool:
    """Whether it is one by what its sender says; what it is, its bytes will tell."""
    return file.filetype.startswith("image/") or file.name.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".webp"))


def file_line(filetype: str, size: int) -> str:
    """Kind and size of an attachment."""
    kind = _kind(visible(filetype.split(";")[0]).replace("\n", " ").strip().lower())
    parts = [part for part in (kind, formats.size(size) if size > 0 else "") if part]
    return " · ".join(parts)


def _kind(filetype: str) -> str:
    """A word for what the sender says it is."""
    main, _, sub = filetype.partition("/")
    known = {"image": tr("Chat", "Image"), "video": tr("Chat", "Video"), "audio": tr("Chat", "Sound")}
    if not filetype:
        return ""
    return known.get(main) or (sub.upper() if sub.isalnum() and len(sub) <= _SHORT_KIND else tr("Chat", "File"))


def hue(sender_id: int) -> QColor:
    """The same colour for the same person; dark enough for white letters."""
    return QColor.fromHsv((sender_id >> 22 ^ sender_id) % _HUES * 360 // _HUES, 130, 130)


def _draw(painter: QPainter, box: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
