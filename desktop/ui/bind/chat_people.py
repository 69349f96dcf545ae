"""The people of the chat: who watches, who can be named or written to, direct messages and groups."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.core.account import Role
from desktop.core.channel import Channel, ChannelsState, ChannelType, Presence
from desktop.core.chat import HERE
from desktop.core.errors import Trouble
from desktop.core.member import Member
from desktop.ui.chat.conversations_page import ConversationsFace, conversation_name
from desktop.ui.chat.naming import Person
from desktop.ui.chat.tabs import Tab
from desktop.ui.chat.viewers_page import ViewersFace, ViewerView
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.bind.chat import ChatBinding
    from desktop.ui.chat.new_message_dialog import NewMessageDialog
    from desktop.ui.chat.panel import ChatPanel
    from desktop.ui.main_window import MainWindow
    from desktop.ui.popover import ConfirmPopover

DOUBTFUL_S = 60.0
_HERE = "here"  # as every client of Mezon writes it, in every language
_LOOK_MS, _ASK_S = 5_000, 20.0  # while the viewers are shown


class ChatPeople(QObject):
    """The viewers tab and the messages tab."""

    def __init__(
        self, home: ChatBinding, window: MainWindow, mezon: MezonDesk, panel: ChatPanel, confirm: ConfirmPopover
    ) -> None:
        super().__init__(home)
        self._home, self._window, self._mezon, self._panel, self._confirm = home, window, mezon, panel, confirm
        self._failed: Trouble | None = None
        self._asked_s = 0.0
        self.dialog: NewMessageDialog | None = None
        self._members: tuple[int, dict[int, Person]] | None = None  # of which channel: asked about at every key
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_again)
        mezon.channels.marks_changed.connect(self._show_viewers)
        mezon.conversations.changed.connect(self._conversations_changed)
        mezon.conversations.failed.connect(self._conversations_failed)
        mezon.chat.members.changed.connect(self._members_changed)
        panel.viewers.retry_wanted.connect(self._ask)
        page = panel.conversations
        page.new_wanted.connect(self.new_message)
        page.leave_wanted.connect(self.leave)
        page.retry_wanted.connect(mezon.conversations.refresh)
        page.copy_id_wanted.connect(lambda channel: QGuiApplication.clipboard().setText(str(channel.id)))

    def refresh(self) -> None:
        """Another channel or another tab."""
        shown = self._panel.tab is Tab.VIEWERS
        if shown and not self._look.isActive():
            self._look.start()
            self._ask()
        elif not shown:
            self._look.stop()
        self._show_viewers()
        self._show_conversations()
        self._show_titles()

    def nameable(self) -> list[Person]:
        """Who can be named in the open channel: its people, those who were met there, roles, everybody who is here."""
        chat = self._mezon.chat
        channel = chat.channel
        if channel is None:
            return []
        if self._members is None or self._members[0] != channel.id:
            self._members = channel.id, _persons(chat.members.of(channel))
        people = self._others(self._members[1])
        if channel.direct:
            return people
        roles = [Person(one.id, _one_line(one.name), role=True) for one in chat.members.roles(channel.clan_id)]
        return [*people, *(one for one in roles if one.name), Person(HERE, _HERE)]

    def reachable(self) -> list[Person]:
        """Whom one can write to: everybody of the clans, and who was met elsewhere."""
        return self._others(_persons(self._mezon.chat.members.everybody()))

    def _others(self, members: dict[int, Person]) -> list[Person]:
        """With who was met elsewhere; not the operator, and nobody without a name."""
        mine = {self._mezon.account.seat(role).user_id for role in Role}
        met = {user_id: Person(user_id, _one_line(name)) for user_id, name in self._met().items()}
        return [one for one in (met | members).values() if one.name and one.user_id and one.user_id not in mine]

    def _met(self) -> dict[int, str]:
        """In the chat, among the viewers, in conversations."""
        mezon = self._mezon
        found: dict[int, str] = {}
        for line in mezon.chat.lines:
            if not line.own:
                found[line.message.sender_id] = line.message.sender_name
        for one in self._presences:
            found.setdefault(one.viewer.user_id, one.viewer.name)
        for channel in mezon.conversations.all:
            for place, user_id in enumerate(channel.user_ids):
                names = (*channel.display_names[place : place + 1], *channel.usernames[place : place + 1])
                found.setdefault(user_id, next((name for name in names if name), ""))
        return found

    def new_message(self) -> None:
        """Ask with whom; at most one dialog at a time."""
        if self.dialog is None:
            from desktop.ui.chat.new_message_dialog import NewMessageDialog  # noqa: PLC0415 - not before it is asked for

            for clan in self._mezon.channels.clans:
                self._mezon.chat.members.want_clan(clan.id)
            self.dialog = NewMessageDialog(self._window.theme, self.reachable(), self._window)
            self.dialog.start_wanted.connect(self._mezon.conversations.create)
            self.dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def leave(self, channel: Channel) -> None:
        """Ask, then leave."""
        name = isolate(conversation_name(channel))
        group = channel.kind is ChannelType.GROUP
        title = tr("Chat", "Leave the group {name}?") if group else tr("Chat", "Leave the conversation with {name}?")
        question = Question(
            title.format(name=name),
            tr("Chat", "It goes out of the list until somebody writes in it again."),
            tr("Chat", "Stay"),
            tr("Chat", "Leave"),
        )
        self._confirm.ask(self._panel.tabs, question, lambda: self._leave(channel))

    def _leave(self, channel: Channel) -> None:
        present = self._mezon.chat.channel
        if present is not None and present.id == channel.id:
            self._panel.chat.back_wanted.emit()
        self._mezon.conversations.leave(channel.id)

    @property
    def _presences(self) -> tuple[Presence, ...]:
        place = self._home.place
        return (self._mezon.channels.presences(place.id) if place is not None else None) or ()

    def _show_viewers(self) -> None:
        place, channels = self._home.place, self._mezon.channels
        streaming = place is not None and place.kind is ChannelType.STREAMING
        found = channels.presences(place.id) if place is not None and streaming else None
        self._panel.show_counts(len(found) if found is not None else None, self._mezon.conversations.unread)
        if self._panel.tab is not Tab.VIEWERS:
            return
        now_s, now = time.monotonic(), datetime.now(UTC)
        views = tuple(_view(one, now_s, now) for one in found or ())
        offline = channels.state is ChannelsState.OFFLINE
        failed = streaming and (offline or channels.viewers_trouble is not None)
        mark = channels.marks().get(place.id) if place is not None else None
        live = mark is not None and mark.watched
        self._panel.viewers.show_face(ViewersFace(streaming, found is not None, failed, views, live))

    def _look_again(self) -> None:
        if time.monotonic() - self._asked_s >= _ASK_S and self._panel.isVisible():
            self._ask()
        self._show_viewers()

    def _ask(self) -> None:
        self._asked_s = time.monotonic()
        self._mezon.channels.read_viewers()

    def _conversations_changed(self) -> None:
        self._failed = None
        self._show_conversations()

    def _conversations_failed(self, trouble: Trouble) -> None:
        self._failed = trouble
        self._show_conversations()

    def _show_conversations(self) -> None:
        rooms = self._mezon.conversations
        failed = sentence(self._failed.code, self._failed.values) if self._failed is not None else ""
        signed_in = self._mezon.channels.state is not ChannelsState.SIGNED_OUT
        self._panel.conversations.show_face(ConversationsFace(signed_in, rooms.read, failed, rooms.all))
        place = self._home.place
        found = self._mezon.channels.presences(place.id) if place is not None else None
        streaming = place is not None and place.kind is ChannelType.STREAMING
        self._panel.show_counts(len(found) if found is not None and streaming else None, rooms.unread)

    def _show_titles(self) -> None:
        channel = self._mezon.chat.channel
        titles = self._mezon.chat.members.titles(channel.clan_id) if channel is not None else {}
        self._panel.chat.list.show_titles({user_id: _one_line(title) for user_id, title in titles.items()})

    def _members_changed(self) -> None:
        self._members = None
        self._show_titles()
        if self.dialog is not None:
            self.dialog.show_people(self.reachable())
        self._panel.chat.composer.look_for_names()

    def _closed(self) -> None:
        self.dialog = None


def _one_line(name: str) -> str:
    return visible(name).replace("\n", " ").strip()


def _persons(members: Iterable[Member]) -> dict[int, Person]:
    found = {}
    for one in members:
        name, username = _one_line(one.name), _one_line(one.username)
        found[one.user_id] = Person(one.user_id, name, username="" if username == name else username)
    return found


def _view(one: Presence, now_s: float, now: datetime) -> ViewerView:
    """To the minute, so that rows change only when what they say does."""
    age_s = max(0.0, now_s - one.confirmed_s)
    doubtful = age_s > DOUBTFUL_S
    confirmed = (now - timedelta(seconds=age_s)).replace(second=0, microsecond=0) if doubtful else None
    return ViewerView(one.viewer.user_id, one.viewer.name, one.since, confirmed, doubtful)
