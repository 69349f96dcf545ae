"""Direct messages and groups: the list, with what is unread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.channel import Channel, ChannelType
from desktop.ui import formats
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.chat.people_page import PeoplePage
from desktop.ui.chat.visible_text import visible
from desktop.ui.footer_button import FooterButton
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme


class ConversationsFace(Struct, frozen=True):
    """What there is. `read`: whether the list has come at all."""

    signed_in: bool = False
    read: bool = False
    failed: str = ""  # the sentence
    conversations: tuple[Channel, ...] = ()


class ConversationsPage(PeoplePage):
    """`show_face`; choosing, leaving and new ones are wishes."""

    chosen = Signal(object)  # a Channel
    leave_wanted = Signal(object)
    copy_id_wanted = Signal(object)
    new_wanted = Signal()
    sign_in_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "dm", parent)
        self._face = ConversationsFace()
        self.new = FooterButton(theme)
        self.column.addWidget(self.new)
        self.list.chosen.connect(lambda found: self._with(found, self.chosen.emit))
        self.list.menu_wanted.connect(self._menu)
        self.new.clicked.connect(self.new_wanted)
        self.empty.primary_pressed.connect(self._empty_pressed)
        self.retranslate()

    def show_face(self, face: ConversationsFace) -> None:
        """The list of now."""
        if face != self._face:
            self._face = face
            self._show()

    def _show(self) -> None:
        face = self._face
        self.show_rows([_row(one) for one in face.conversations], face.failed)
        self.new.setVisible(face.signed_in and (bool(face.conversations) or not face.read))
        if not face.signed_in:
            text = tr("Chat", "Sign in to Mezon to read and write messages.")
            self.empty.set_words(tr("Chat", "Not signed in"), text, tr("Chat", "Sign in to Mezon…"))
        elif face.read:
            text = tr("Chat", "Messages between you and others appear here.")
            self.empty.set_words(tr("Chat", "No conversations yet."), text, tr("Chat", "New message…"))
        else:
            self.empty.set_words("" if face.failed else tr("Chat", "Loading…"), "")

    def _empty_pressed(self) -> None:
        (self.new_wanted if self._face.signed_in else self.sign_in_wanted).emit()

    def _with(self, channel_id: int, call: object) -> None:
        found = next((one for one in self._face.conversations if one.id == channel_id), None)
        if found is not None and callable(call):
            call(found)

    def _menu(self, channel_id: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Chat", "Open"), lambda: self._with(channel_id, self.chosen.emit))
        menu.addAction(tr("Chat", "Copy conversation id"), lambda: self._with(channel_id, self.copy_id_wanted.emit))
        menu.addSeparator()
        menu.addAction(tr("Chat", "Leave conversation…"), lambda: self._with(channel_id, self.leave_wanted.emit))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def retranslate(self) -> None:
        self.list.setAccessibleName(tr("Chat", "Conversations"))
        self.new.set_words(tr("Chat", "New message…"), tr("Chat", "New…"))
        self._show()


def conversation_name(channel: Channel) -> str:
    """The group's own name, or who is in it."""
    names: Sequence[str] = [shown or user for shown, user in _names(channel)]
    name = channel.label if channel.kind is ChannelType.GROUP and channel.label else ", ".join(names)
    return visible(name or channel.label).replace("\n", " ") or tr("Chat", "Conversation")


def _names(channel: Channel) -> list[tuple[str, str]]:
    users = channel.usernames
    shown = channel.display_names
    count = max(len(users), len(shown))
    return [(shown[n] if n < len(shown) else "", users[n] if n < len(users) else "") for n in range(count)]


def _row(channel: Channel) -> PersonRow:
    name = conversation_name(channel)
    parts = []
    if channel.kind is ChannelType.GROUP:
        parts.append(tr("Chat", "%n other(s)", "", max(len(channel.user_ids), len(channel.usernames))))
    if channel.last_sent_at is not None:
        parts.append(_when(channel.last_sent_at))
    badge = "" if not channel.unread else str(channel.unread) if channel.unread < 1000 else "999+"
    unread = tr("Chat", "%n unread", "", channel.unread) if channel.unread else ""
    spoken = ", ".join(part for part in (isolate(name), *parts, unread) if part)
    direct = channel.kind is ChannelType.DIRECT and channel.user_ids
    face = channel.user_ids[0] if direct else channel.id  # as in the messages
    return PersonRow(channel.id, name, " · ".join(parts), badge, spoken=spoken, face=face)


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    today = local.date() == datetime.now(local.tzinfo).date()
    return formats.time_of_day(moment) if today else formats.date(moment)
